/* Releases that come twice, and some that only look so, on contexts of a Go-style library. */
#define _GNU_SOURCE
#include <context.h>

static GoContext *parent;
static struct timespec deadline;

int step(int round);

int released_twice(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_unref(ctx);
    go_context_unref(ctx);   /* want "double-cancel" */
    return 0;
}

int twice_on_the_error_path(int n)
{
    int rc = 0;
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0) {
        go_context_unref(ctx);
        rc = -1;
        goto out;
    }
    go_context_is_canceled(ctx);
out:
    go_context_unref(ctx);   /* want "double-cancel" */
    return rc;
}

static void finish(GoContext *ctx)
{
    go_context_unref(ctx);
}

int twice_through_a_helper(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    finish(ctx);
    go_context_unref(ctx);   /* want "double-cancel" */
    return 0;
}

int once_on_each_path(int n)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0) {
        go_context_unref(ctx);
        return -1;
    }
    go_context_unref(ctx);
    return 0;
}

int made_again_in_between(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_unref(ctx);
    ctx = go_with_deadline(parent, deadline);
    go_context_unref(ctx);
    return 0;
}

int released_in_a_loop_that_makes(int n)
{
    for (int i = 0; i < n; i++) {
        GoContext *ctx;

        ctx = go_with_deadline(parent, deadline);
        go_context_unref(ctx);
    }
    return 0;
}

int set_to_nothing_after_release(int n)
{
    GoContext *ctx = go_with_deadline(parent, deadline);

    if (step(n) < 0) {
        if (ctx != NULL)
            go_context_unref(ctx);
        ctx = NULL;
    }
    if (ctx != NULL)
        go_context_unref(ctx);
    return 0;
}

int remembered_by_a_flag(int n)
{
    int released = 0;
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) > 0) {
        go_context_unref(ctx);
        released = 1;
    }
    if (!released)
        go_context_unref(ctx);
    return 0;
}
