/* Go's cases that are reported, on contexts of a Go-style library. */
#define _GNU_SOURCE
#include <context.h>

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>

static GoContext *parent;
static struct timespec deadline;

static void announce(GoContext *ctx)
{
    go_context_is_canceled(ctx);
}

int step(int round);
void note_down(const char *what);

int release_is_dead_code(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "(never-released|lost-cancel)" */
    go_context_is_canceled(ctx);
    if (0)
        go_context_unref(ctx);
    return 0;
}

int assigned_later_never_released(int n)
{
    GoContext *ctx;

    for (int i = 0; i < n; i++)
        step(i);
    ctx = go_with_deadline(parent, deadline);   /* want "never-released" */
    go_context_is_canceled(ctx);
    return 0;
}

int released_in_one_branch(int busy)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "lost-cancel: .*`busy` is false" */
    if (busy) {
        go_context_is_canceled(ctx);
        go_context_unref(ctx);
    }
    return 0;
}

/* Not an endless loop: the other branch comes back. */
int other_branch_ends(int busy)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "lost-cancel" */
    if (busy) {
        go_context_is_canceled(ctx);
        go_context_unref(ctx);
        return 1;
    }
    for (int i = 0; i < 10; i++) {
        if (step(i))
            return i;
    }
    return 0;
}

int early_return_of_an_error(int n)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "lost-cancel" */
    if (step(n) < 0)
        return -1;
    go_context_is_canceled(ctx);
    go_context_unref(ctx);
    return 0;
}

int one_case_leaves(int kind)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "lost-cancel: .*case 1" */
    switch (kind) {
    case 0:
        go_context_is_canceled(ctx);
        break;
    case 1:
        note_down("one");
        return -1;
    default:
        note_down("other");
        break;
    }
    go_context_unref(ctx);
    return 0;
}

int one_poll_arm_leaves(struct pollfd fds[2])
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "lost-cancel: .*POLLHUP" */
    for (;;) {
        if (poll(fds, 2, 1000) < 0)
            break;
        if (fds[0].revents & POLLIN) {
            go_context_is_canceled(ctx);
            continue;
        }
        if (fds[1].revents & POLLHUP)
            return 1;
    }
    go_context_unref(ctx);
    return 0;
}

int only_borrowed(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "never-released" */
    announce(ctx);
    return 0;
}

int void_cast_is_no_release(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "never-released" */
    (void)ctx;
    return 0;
}

int goto_past_the_release(int n)
{
    int rc = -1;
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "lost-cancel" */
    if (step(n) < 0)
        goto out;
    if (step(n + 1) < 0)
        goto release;
    rc = 0;
release:
    go_context_unref(ctx);
out:
    return rc;
}

static void *thread_body(void *arg)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);   /* want "lost-cancel" */
    go_context_is_canceled(ctx);
    if (arg == NULL)
        return NULL;
    go_context_unref(ctx);
    return arg;
}

int start_thread_body(pthread_t *id, void *arg)
{
    return pthread_create(id, NULL, thread_body, arg);
}

/* The wrapper is right; its caller loses what it got. */
static int make(GoContext **out)
{
    *out = go_with_deadline(parent, deadline);
    return 0;
}

int out_parameter_lost(void)
{
    GoContext *ctx;

    if (make(&ctx) != 0)   /* want "never-released" */
        return -1;
    go_context_is_canceled(ctx);
    return 0;
}

int out_parameter_lost_on_error(int n)
{
    GoContext *ctx;

    if (make(&ctx) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    go_context_unref(ctx);
    return 0;
}

static GoContext *made(void)
{
    return go_with_deadline(parent, deadline);
}

static GoContext *made_twice_over(void)
{
    return made();
}

int result_of_a_wrapper_of_a_wrapper(int n)
{
    GoContext *ctx = made_twice_over();   /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    go_context_unref(ctx);
    return 0;
}
