/* A context derived from itself on each turn of a loop. */
#include <context.h>
#include <nsync.h>

int more(GoContext *ctx);
int turn(nsync_note n);

void grows(GoContext *ctx, struct timespec when)
{
    while (more(ctx)) ctx = go_with_deadline(ctx, when); /* want "context-in-loop: 'ctx' .GoContext. is derived from itself by go_with_deadline on every turn" */
}

void grows_by_member(GoContext *parent)
{
    GoContext *ctx = parent;
    for (int i = 0; i < 10; i++) {
        CancelContextResult r = go_context_with_cancel(ctx); /* want "'ctx' .GoContext. is derived from itself by go_context_with_cancel" */
        ctx = r.context;
        more(ctx);
        r.cancel(ctx);
    }
}

void fine_from_the_parent(GoContext *parent, struct timespec when)
{
    for (int i = 0; i < 10; i++) {
        GoContext *ctx = go_with_deadline(parent, when);
        more(ctx);
        go_context_unref(ctx);
    }
}

void fine_once(GoContext *ctx, struct timespec when)
{
    GoContext *mine = go_with_deadline(ctx, when);
    while (more(mine)) {
    }
    go_context_unref(mine);
}
