/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <glib-object.h>
#include <libsoup-3.0/libsoup/soup-session.h>

#include <stddef.h>

int step(int n);

int good_session(int n)
{
    SoupSession *p = soup_session_new();

    if (step(n) < 0) {
        g_object_unref(p);
        return -1;
    }
    g_object_unref(p);
    return 0;
}

int bad_session(int n)
{
    SoupSession *p = soup_session_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_object_unref(p);
    return 0;
}

int good_cleared(int n)
{
    SoupSession *p = soup_session_new_with_options("timeout", 10, NULL);

    if (step(n) < 0) {
        g_clear_object(&p);
        return -1;
    }
    g_clear_object(&p);
    return 0;
}

int bad_cleared(int n)
{
    SoupSession *p = soup_session_new_with_options("timeout", 10, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_clear_object(&p);
    return 0;
}
