/* Go's cases that are reported, on GCancellable. */
#define _GNU_SOURCE
#include <gio/gio.h>

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>

static void announce(GCancellable *c)
{
    g_cancellable_cancel(c);
}

int step(int round);
void note_down(const char *what);

int release_is_dead_code(void)
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "(never-released|lost-cancel)" */
    g_cancellable_cancel(c);
    if (0)
        g_object_unref(c);
    return 0;
}

int assigned_later_never_released(int n)
{
    GCancellable *c;

    for (int i = 0; i < n; i++)
        step(i);
    c = g_cancellable_new();   /* want "never-released" */
    g_cancellable_cancel(c);
    return 0;
}

int released_in_one_branch(int busy)
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "lost-cancel: .*`busy` is false" */
    if (busy) {
        g_cancellable_cancel(c);
        g_object_unref(c);
    }
    return 0;
}

/* Not an endless loop: the other branch comes back. */
int other_branch_ends(int busy)
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "lost-cancel" */
    if (busy) {
        g_cancellable_cancel(c);
        g_object_unref(c);
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
    GCancellable *c;

    c = g_cancellable_new();   /* want "lost-cancel" */
    if (step(n) < 0)
        return -1;
    g_cancellable_cancel(c);
    g_object_unref(c);
    return 0;
}

int one_case_leaves(int kind)
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "lost-cancel: .*case 1" */
    switch (kind) {
    case 0:
        g_cancellable_cancel(c);
        break;
    case 1:
        note_down("one");
        return -1;
    default:
        note_down("other");
        break;
    }
    g_object_unref(c);
    return 0;
}

int one_poll_arm_leaves(struct pollfd fds[2])
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "lost-cancel: .*POLLHUP" */
    for (;;) {
        if (poll(fds, 2, 1000) < 0)
            break;
        if (fds[0].revents & POLLIN) {
            g_cancellable_cancel(c);
            continue;
        }
        if (fds[1].revents & POLLHUP)
            return 1;
    }
    g_object_unref(c);
    return 0;
}

int only_borrowed(void)
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "never-released" */
    announce(c);
    return 0;
}

int void_cast_is_no_release(void)
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "never-released" */
    (void)c;
    return 0;
}

int goto_past_the_release(int n)
{
    int rc = -1;
    GCancellable *c;

    c = g_cancellable_new();   /* want "lost-cancel" */
    if (step(n) < 0)
        goto out;
    if (step(n + 1) < 0)
        goto release;
    rc = 0;
release:
    g_object_unref(c);
out:
    return rc;
}

static void *thread_body(void *arg)
{
    GCancellable *c;

    c = g_cancellable_new();   /* want "lost-cancel" */
    g_cancellable_cancel(c);
    if (arg == NULL)
        return NULL;
    g_object_unref(c);
    return arg;
}

int start_thread_body(pthread_t *id, void *arg)
{
    return pthread_create(id, NULL, thread_body, arg);
}

/* The wrapper is right; its caller loses what it got. */
static int make(GCancellable **out)
{
    *out = g_cancellable_new();
    return 0;
}

int out_parameter_lost(void)
{
    GCancellable *c;

    if (make(&c) != 0)   /* want "never-released" */
        return -1;
    g_cancellable_cancel(c);
    return 0;
}

int out_parameter_lost_on_error(int n)
{
    GCancellable *c;

    if (make(&c) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    g_object_unref(c);
    return 0;
}

static GCancellable *made(void)
{
    return g_cancellable_new();
}

static GCancellable *made_twice_over(void)
{
    return made();
}

int result_of_a_wrapper_of_a_wrapper(int n)
{
    GCancellable *c = made_twice_over();   /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_object_unref(c);
    return 0;
}
