/* Releases that come twice, and some that only look so, on GCancellable. */
#define _GNU_SOURCE
#include <gio/gio.h>

int step(int round);

int released_twice(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    g_object_unref(c);
    g_object_unref(c);   /* want "double-cancel" */
    return 0;
}

int twice_on_the_error_path(int n)
{
    int rc = 0;
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) < 0) {
        g_object_unref(c);
        rc = -1;
        goto out;
    }
    g_cancellable_cancel(c);
out:
    g_object_unref(c);   /* want "double-cancel" */
    return rc;
}

static void finish(GCancellable *c)
{
    g_object_unref(c);
}

int twice_through_a_helper(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    finish(c);
    g_object_unref(c);   /* want "double-cancel" */
    return 0;
}

int once_on_each_path(int n)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) < 0) {
        g_object_unref(c);
        return -1;
    }
    g_object_unref(c);
    return 0;
}

int made_again_in_between(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    g_object_unref(c);
    c = g_cancellable_new();
    g_object_unref(c);
    return 0;
}

int released_in_a_loop_that_makes(int n)
{
    for (int i = 0; i < n; i++) {
        GCancellable *c;

        c = g_cancellable_new();
        g_object_unref(c);
    }
    return 0;
}

int set_to_nothing_after_release(int n)
{
    GCancellable *c = g_cancellable_new();

    if (step(n) < 0) {
        if (c != NULL)
            g_object_unref(c);
        c = NULL;
    }
    if (c != NULL)
        g_object_unref(c);
    return 0;
}

int remembered_by_a_flag(int n)
{
    int released = 0;
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) > 0) {
        g_object_unref(c);
        released = 1;
    }
    if (!released)
        g_object_unref(c);
    return 0;
}
