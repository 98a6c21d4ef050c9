/* Uses of a handle after its release, and some before, on contexts of a Go-style library. */
#define _GNU_SOURCE
#include <context.h>

static GoContext *parent;
static struct timespec deadline;

int step(int round);

static void announce(GoContext *ctx)
{
    go_context_is_canceled(ctx);
}

int used_after_release(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_unref(ctx);
    go_context_is_canceled(ctx);   /* want "use-after-cancel" */
    return 0;
}

int used_after_release_on_one_path(int n)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0) {
        go_context_unref(ctx);
        goto log;
    }
    go_context_unref(ctx);
    return 0;
log:
    go_context_is_canceled(ctx);   /* want "use-after-cancel" */
    return -1;
}

int used_by_a_helper_after_release(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_unref(ctx);
    announce(ctx);   /* want "use-after-cancel" */
    return 0;
}

int used_before(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_is_canceled(ctx);
    announce(ctx);
    go_context_unref(ctx);
    return 0;
}

int made_again_then_used(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_unref(ctx);
    ctx = go_with_deadline(parent, deadline);
    go_context_is_canceled(ctx);
    go_context_unref(ctx);
    return 0;
}

int released_on_the_other_path_only(int n)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0) {
        go_context_unref(ctx);
        return -1;
    }
    go_context_is_canceled(ctx);
    go_context_unref(ctx);
    return 0;
}

int forgotten_after_release(int n)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0) {
        go_context_unref(ctx);
        ctx = NULL;
    }
    if (ctx != NULL) {
        go_context_is_canceled(ctx);
        go_context_unref(ctx);
    }
    return 0;
}
