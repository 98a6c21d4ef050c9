/* Held handles that are overwritten, and some that are not, on contexts of a Go-style library. */
#define _GNU_SOURCE
#include <context.h>

static GoContext *parent;
static struct timespec deadline;

int step(int round);

void made_twice(void)
{
    GoContext *ctx = go_with_deadline(parent, deadline);

    go_context_is_canceled(ctx);
    ctx = go_with_deadline(parent, deadline);   /* want "overwritten-cancel" */
    go_context_unref(ctx);
}

void made_in_a_loop(int n)
{
    GoContext *ctx = NULL;

    for (int i = 0; i < n; i++) {
        ctx = go_with_deadline(parent, deadline);   /* want "overwritten-cancel" */
        go_context_is_canceled(ctx);
    }
    if (ctx != NULL)
        go_context_unref(ctx);
}

void overwritten_by_nothing(void)
{
    GoContext *ctx = go_with_deadline(parent, deadline);

    go_context_is_canceled(ctx);
    ctx = NULL;   /* want "overwritten-cancel" */
}

void overwritten_on_one_path(int n)
{
    GoContext *ctx = go_with_deadline(parent, deadline);

    if (step(n) < 0)
        ctx = NULL;   /* want "overwritten-cancel" */
    if (ctx != NULL)
        go_context_unref(ctx);
}

void released_before(int n)
{
    GoContext *ctx = NULL;

    for (int i = 0; i < n; i++) {
        if (ctx != NULL)
            go_context_unref(ctx);
        ctx = go_with_deadline(parent, deadline);
    }
    if (ctx != NULL)
        go_context_unref(ctx);
}

void released_in_the_loop(int n)
{
    GoContext *ctx;

    for (int i = 0; i < n; i++) {
        ctx = go_with_deadline(parent, deadline);
        go_context_unref(ctx);
    }
}

GoContext *kept_elsewhere(void)
{
    GoContext *ctx = go_with_deadline(parent, deadline);
    GoContext *first = ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_unref(ctx);
    return first;
}

void swapped(void)
{
    GoContext *ctx = go_with_deadline(parent, deadline);
    GoContext *other = go_with_deadline(parent, deadline);
    GoContext *tmp = ctx;

    ctx = other;
    other = tmp;
    go_context_unref(ctx);
    go_context_unref(other);
}

/* Only a failed one is overwritten. */
void tried_again_when_it_failed(void)
{
    GoContext *ctx = go_with_deadline(parent, deadline);

    if (!(ctx != NULL))
        ctx = go_with_deadline(parent, deadline);
    if (ctx != NULL)
        go_context_unref(ctx);
}
