/* Results thrown away, on GCancellable. */
#define _GNU_SOURCE
#include <gio/gio.h>

void result_ignored(void)
{
    g_cancellable_new();   /* want "discarded-cancel" */
}

void result_cast_to_void(void)
{
    (void)g_cancellable_new();   /* want "discarded-cancel" */
}

int only_compared(void)
{
    return g_cancellable_new() != NULL;   /* want "discarded-cancel|never-released" */
}

static GCancellable *made(void)
{
    return g_cancellable_new();
}

void wrapper_ignored(void)
{
    made();   /* want "discarded-cancel" */
}

void released_at_once(void)
{
    g_object_unref(g_cancellable_new());
}

GCancellable *handed_on(void)
{
    return made();
}

int both_arms(int n)
{
    GCancellable *c = n ? made() : g_cancellable_new();

    g_object_unref(c);
    return 0;
}
