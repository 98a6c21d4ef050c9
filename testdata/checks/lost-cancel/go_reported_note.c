/* Go's cases that are reported, on nsync notes. */
#define _GNU_SOURCE
#include <nsync.h>

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>

static void announce(nsync_note note)
{
    nsync_note_notify(note);
}

int step(int round);
void note_down(const char *what);

int release_is_dead_code(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "(never-released|lost-cancel)" */
    if (note == NULL)
        return -1;
    nsync_note_notify(note);
    if (0)
        nsync_note_free(note);
    return 0;
}

int assigned_later_never_released(int n)
{
    nsync_note note;

    for (int i = 0; i < n; i++)
        step(i);
    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "never-released" */
    if (note == NULL)
        return -1;
    nsync_note_notify(note);
    return 0;
}

int released_in_one_branch(int busy)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "lost-cancel: .*`busy` is false" */
    if (note == NULL)
        return -1;
    if (busy) {
        nsync_note_notify(note);
        nsync_note_free(note);
    }
    return 0;
}

/* Not an endless loop: the other branch comes back. */
int other_branch_ends(int busy)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "lost-cancel" */
    if (note == NULL)
        return -1;
    if (busy) {
        nsync_note_notify(note);
        nsync_note_free(note);
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
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "lost-cancel" */
    if (note == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    nsync_note_notify(note);
    nsync_note_free(note);
    return 0;
}

int one_case_leaves(int kind)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "lost-cancel: .*case 1" */
    if (note == NULL)
        return -1;
    switch (kind) {
    case 0:
        nsync_note_notify(note);
        break;
    case 1:
        note_down("one");
        return -1;
    default:
        note_down("other");
        break;
    }
    nsync_note_free(note);
    return 0;
}

int one_poll_arm_leaves(struct pollfd fds[2])
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "lost-cancel: .*POLLHUP" */
    if (note == NULL)
        return -1;
    for (;;) {
        if (poll(fds, 2, 1000) < 0)
            break;
        if (fds[0].revents & POLLIN) {
            nsync_note_notify(note);
            continue;
        }
        if (fds[1].revents & POLLHUP)
            return 1;
    }
    nsync_note_free(note);
    return 0;
}

int only_borrowed(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "never-released" */
    if (note == NULL)
        return -1;
    announce(note);
    return 0;
}

int void_cast_is_no_release(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "never-released" */
    if (note == NULL)
        return -1;
    (void)note;
    return 0;
}

int goto_past_the_release(int n)
{
    int rc = -1;
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "lost-cancel" */
    if (note == NULL)
        return -1;
    if (step(n) < 0)
        goto out;
    if (step(n + 1) < 0)
        goto release;
    rc = 0;
release:
    nsync_note_free(note);
out:
    return rc;
}

static void *thread_body(void *arg)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "lost-cancel" */
    if (note == NULL)
        return NULL;
    nsync_note_notify(note);
    if (arg == NULL)
        return NULL;
    nsync_note_free(note);
    return arg;
}

int start_thread_body(pthread_t *id, void *arg)
{
    return pthread_create(id, NULL, thread_body, arg);
}

/* The wrapper is right; its caller loses what it got. */
static int make(nsync_note *out)
{
    *out = nsync_note_new(NULL, nsync_time_no_deadline);
    return *out == NULL ? -1 : 0;
}

int out_parameter_lost(void)
{
    nsync_note note;

    if (make(&note) != 0)   /* want "never-released" */
        return -1;
    nsync_note_notify(note);
    return 0;
}

int out_parameter_lost_on_error(int n)
{
    nsync_note note;

    if (make(&note) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nsync_note_free(note);
    return 0;
}

static nsync_note made(void)
{
    return nsync_note_new(NULL, nsync_time_no_deadline);
}

static nsync_note made_twice_over(void)
{
    return made();
}

int result_of_a_wrapper_of_a_wrapper(int n)
{
    nsync_note note = made_twice_over();   /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    nsync_note_free(note);
    return 0;
}
