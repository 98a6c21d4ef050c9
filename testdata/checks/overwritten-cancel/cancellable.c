/* Held handles that are overwritten, and some that are not, on GCancellable. */
#define _GNU_SOURCE
#include <gio/gio.h>

int step(int round);

void made_twice(void)
{
    GCancellable *c = g_cancellable_new();

    g_cancellable_cancel(c);
    c = g_cancellable_new();   /* want "overwritten-cancel" */
    g_object_unref(c);
}

void made_in_a_loop(int n)
{
    GCancellable *c = NULL;

    for (int i = 0; i < n; i++) {
        c = g_cancellable_new();   /* want "overwritten-cancel" */
        g_cancellable_cancel(c);
    }
    if (c != NULL)
        g_object_unref(c);
}

void overwritten_by_nothing(void)
{
    GCancellable *c = g_cancellable_new();

    g_cancellable_cancel(c);
    c = NULL;   /* want "overwritten-cancel" */
}

void overwritten_on_one_path(int n)
{
    GCancellable *c = g_cancellable_new();

    if (step(n) < 0)
        c = NULL;   /* want "overwritten-cancel" */
    if (c != NULL)
        g_object_unref(c);
}

void released_before(int n)
{
    GCancellable *c = NULL;

    for (int i = 0; i < n; i++) {
        if (c != NULL)
            g_object_unref(c);
        c = g_cancellable_new();
    }
    if (c != NULL)
        g_object_unref(c);
}

void released_in_the_loop(int n)
{
    GCancellable *c;

    for (int i = 0; i < n; i++) {
        c = g_cancellable_new();
        g_object_unref(c);
    }
}

GCancellable *kept_elsewhere(void)
{
    GCancellable *c = g_cancellable_new();
    GCancellable *first = c;

    c = g_cancellable_new();
    g_object_unref(c);
    return first;
}

void swapped(void)
{
    GCancellable *c = g_cancellable_new();
    GCancellable *other = g_cancellable_new();
    GCancellable *tmp = c;

    c = other;
    other = tmp;
    g_object_unref(c);
    g_object_unref(other);
}

/* Only a failed one is overwritten. */
void tried_again_when_it_failed(void)
{
    GCancellable *c = g_cancellable_new();

    if (!(c != NULL))
        c = g_cancellable_new();
    if (c != NULL)
        g_object_unref(c);
}
