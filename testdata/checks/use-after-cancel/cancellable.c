/* Uses of a handle after its release, and some before, on GCancellable. */
#define _GNU_SOURCE
#include <gio/gio.h>

int step(int round);

static void announce(GCancellable *c)
{
    g_cancellable_cancel(c);
}

int used_after_release(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    g_object_unref(c);
    g_cancellable_cancel(c);   /* want "use-after-cancel" */
    return 0;
}

int used_after_release_on_one_path(int n)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) < 0) {
        g_object_unref(c);
        goto log;
    }
    g_object_unref(c);
    return 0;
log:
    g_cancellable_cancel(c);   /* want "use-after-cancel" */
    return -1;
}

int used_by_a_helper_after_release(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    g_object_unref(c);
    announce(c);   /* want "use-after-cancel" */
    return 0;
}

int used_before(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    g_cancellable_cancel(c);
    announce(c);
    g_object_unref(c);
    return 0;
}

int made_again_then_used(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    g_object_unref(c);
    c = g_cancellable_new();
    g_cancellable_cancel(c);
    g_object_unref(c);
    return 0;
}

int released_on_the_other_path_only(int n)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) < 0) {
        g_object_unref(c);
        return -1;
    }
    g_cancellable_cancel(c);
    g_object_unref(c);
    return 0;
}

int forgotten_after_release(int n)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) < 0) {
        g_object_unref(c);
        c = NULL;
    }
    if (c != NULL) {
        g_cancellable_cancel(c);
        g_object_unref(c);
    }
    return 0;
}
