/* Two obligations from one call: a context that must be dropped and a cancel function that must be called. */
#include <channel.h>
#include <context.h>
#include <go.h>

#include <stdlib.h>

int step(int n);

int both_done(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent);
    int rc = step(n);

    r.cancel(r.context);
    go_context_unref(r.context);
    return rc;
}

/* The context is dropped, but nobody was told to stop. */
int cancel_never_called(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent); /* want "never-released" */
    int rc = step(n);

    go_context_unref(r.context);
    return rc;
}

/* Told to stop, never dropped. */
int context_never_dropped(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent); /* want "never-released" */
    int rc = step(n);

    r.cancel(r.context);
    return rc;
}

int early_return(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent); /* want "lost-cancel" "lost-cancel" */

    if (step(n) < 0)
        return -1;
    r.cancel(r.context);
    go_context_unref(r.context);
    return 0;
}

/* Fields copied out first. */
int copied_out(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent);
    GoContext *ctx = r.context;
    CancelFunc cancel = r.cancel;

    step(n);
    cancel(ctx);
    go_context_unref(ctx);
    return 0;
}

/* Handed on whole. */
CancelContextResult handed_on(GoContext *parent)
{
    CancelContextResult r = go_context_with_cancel(parent);

    step(1);
    return r;
}

int taken_from_a_wrapper(GoContext *parent, int n)
{
    CancelContextResult r = handed_on(parent);

    step(n);
    r.cancel(r.context);
    go_context_unref(r.context);
    return 0;
}

static void finish(CancelContextResult *r)
{
    r->cancel(r->context);
    go_context_unref(r->context);
}

int finished_by_a_helper(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent);

    if (step(n) < 0) {
        finish(&r);
        return -1;
    }
    finish(&r);
    return 0;
}

/* Kept in an object with a destructor. */
struct session {
    GoContext *ctx;
    CancelFunc cancel;
};

struct session *session_new(GoContext *parent)
{
    struct session *s = calloc(1, sizeof *s);
    CancelContextResult r;

    if (!s)
        return NULL;
    r = go_context_with_cancel(parent);
    s->ctx = r.context;
    s->cancel = r.cancel;
    return s;
}

void session_free(struct session *s)
{
    s->cancel(s->ctx);
    go_context_unref(s->ctx);
    free(s);
}

static void *runs(void *arg)
{
    GoContext *ctx = arg;

    while (!go_context_is_canceled(ctx))
        step(0);
    go_context_unref(ctx);
    return NULL;
}

/* A reference of its own for the thread. */
int reference_for_the_thread(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent);

    if (go(runs, go_context_ref(r.context)) != 0) {
        go_context_unref(r.context);
        r.cancel(r.context);
        go_context_unref(r.context);
        return -1;
    }
    step(n);
    r.cancel(r.context);
    go_context_unref(r.context);
    return 0;
}

int channel_lost(GoContext *ctx)
{
    GoChannel *ch = go_channel_create(1); /* want "lost-cancel" */
    void *value;

    if (go_channel_receive_with_context(ch, &value, ctx) != 0)
        return -1;
    go_channel_close(ch);
    go_channel_unref(ch);
    return 0;
}
