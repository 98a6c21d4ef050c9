/* A request's context kept in an object that was there before. */
#include <context.h>
#include <gio/gio.h>
#include <stdlib.h>

struct session {
    GoContext *ctx;
    GCancellable *cancellable;
};
static GoContext *last;

void bad(struct session *s, GoContext *ctx)
{
    s->ctx = go_context_ref(ctx); /* want "context-in-struct: 'ctx' .GoContext. is kept in 's->ctx', which outlives the request" */
}

void global(GoContext *ctx)
{
    last = ctx; /* want "'ctx' .GoContext. is kept in 'last'" */
}

void glib(struct session *s, GCancellable *cancellable)
{
    s->cancellable = g_object_ref(cancellable); /* want "'cancellable' .GCancellable. is kept in 's->cancellable'" */
}

/* ---- nothing to report ---- */

/* Made for this request. */
struct session *fine_own(GoContext *ctx)
{
    struct session *s = calloc(1, sizeof *s);
    if (s) s->ctx = ctx;
    return s;
}

void run(struct session *s);

void fine_local(GoContext *ctx)
{
    struct session s = {.ctx = ctx};
    run(&s);
}
