/* options: --pack=malloc */
/* Memory that GLib gives, when the heap is asked for. */
#include <glib.h>

void *tried_and_grown(gsize n)
{
    gpointer p = g_try_malloc(n), q;

    if (!p)
        return NULL;
    q = g_try_realloc(p, 2 * n);
    if (!q)
        g_free(p);
    return q;
}

void *lost_when_it_cannot_grow(gsize n)
{
    gpointer p = g_try_malloc(n); /* want "lost-cancel: 'p'" */

    if (!p)
        return NULL;
    p = g_try_realloc(p, 2 * n);
    return p;
}

void grown(gsize n)
{
    gpointer p = NULL;

    for (int i = 0; i < 3; i++)
        p = g_realloc(p, n * i);
    g_free(p);
}
