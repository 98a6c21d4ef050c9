/* References taken into fields: the object that took one owes it. */
#include <gio/gio.h>
#include <stdlib.h>

struct state {
    GCancellable *cancellable; /* never let go of */
    GCancellable *kept, *lent;
    int n;
};

struct state *state_new(GCancellable *cancellable)
{
    struct state *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->cancellable = g_object_ref(cancellable); /* want "never-released: .*'s->cancellable'.*" */
    s->kept = g_object_ref(cancellable);
    s->lent = cancellable;
    return s;
}

int state_look(const struct state *s)
{
    return g_cancellable_is_cancelled(s->cancellable) || g_cancellable_is_cancelled(s->lent);
}

void state_free(struct state *s)
{
    g_object_unref(s->kept);
    s->n = 0;
    free(s);
}
