/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <glib-object.h>
#include <libnm/nm-client.h>

#include <stddef.h>

int step(int n);

int good_client(GCancellable *c, int n)
{
    NMClient *p = nm_client_new(c, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        g_object_unref(p);
        return -1;
    }
    g_object_unref(p);
    return 0;
}

int bad_client(GCancellable *c, int n)
{
    NMClient *p = nm_client_new(c, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    g_object_unref(p);
    return 0;
}

int good_client_finished(GAsyncResult *r, int n)
{
    NMClient *p = nm_client_new_finish(r, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        g_clear_object(&p);
        return -1;
    }
    g_clear_object(&p);
    return 0;
}

int bad_client_finished(GAsyncResult *r, int n)
{
    NMClient *p = nm_client_new_finish(r, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    g_clear_object(&p);
    return 0;
}
