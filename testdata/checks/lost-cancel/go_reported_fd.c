/* Go's cases that are reported, on descriptors. */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

static void announce(int fd)
{
    eventfd_write(fd, 1);
}

int step(int round);
void note_down(const char *what);

int release_is_dead_code(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "(never-released|lost-cancel)" */
    if (fd < 0)
        return -1;
    eventfd_write(fd, 1);
    if (0)
        close(fd);
    return 0;
}

int assigned_later_never_released(int n)
{
    int fd;

    for (int i = 0; i < n; i++)
        step(i);
    fd = eventfd(0, EFD_CLOEXEC);   /* want "never-released" */
    if (fd < 0)
        return -1;
    eventfd_write(fd, 1);
    return 0;
}

int released_in_one_branch(int busy)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "lost-cancel: .*`busy` is false" */
    if (fd < 0)
        return -1;
    if (busy) {
        eventfd_write(fd, 1);
        close(fd);
    }
    return 0;
}

/* Not an endless loop: the other branch comes back. */
int other_branch_ends(int busy)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "lost-cancel" */
    if (fd < 0)
        return -1;
    if (busy) {
        eventfd_write(fd, 1);
        close(fd);
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
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "lost-cancel" */
    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    eventfd_write(fd, 1);
    close(fd);
    return 0;
}

int one_case_leaves(int kind)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "lost-cancel: .*case 1" */
    if (fd < 0)
        return -1;
    switch (kind) {
    case 0:
        eventfd_write(fd, 1);
        break;
    case 1:
        note_down("one");
        return -1;
    default:
        note_down("other");
        break;
    }
    close(fd);
    return 0;
}

int one_poll_arm_leaves(struct pollfd fds[2])
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "lost-cancel: .*POLLHUP" */
    if (fd < 0)
        return -1;
    for (;;) {
        if (poll(fds, 2, 1000) < 0)
            break;
        if (fds[0].revents & POLLIN) {
            eventfd_write(fd, 1);
            continue;
        }
        if (fds[1].revents & POLLHUP)
            return 1;
    }
    close(fd);
    return 0;
}

int only_borrowed(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "never-released" */
    if (fd < 0)
        return -1;
    announce(fd);
    return 0;
}

int void_cast_is_no_release(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "never-released" */
    if (fd < 0)
        return -1;
    (void)fd;
    return 0;
}

int goto_past_the_release(int n)
{
    int rc = -1;
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "lost-cancel" */
    if (fd < 0)
        return -1;
    if (step(n) < 0)
        goto out;
    if (step(n + 1) < 0)
        goto release;
    rc = 0;
release:
    close(fd);
out:
    return rc;
}

static void *thread_body(void *arg)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);   /* want "lost-cancel" */
    if (fd < 0)
        return NULL;
    eventfd_write(fd, 1);
    if (arg == NULL)
        return NULL;
    close(fd);
    return arg;
}

int start_thread_body(pthread_t *id, void *arg)
{
    return pthread_create(id, NULL, thread_body, arg);
}

/* The wrapper is right; its caller loses what it got. */
static int make(int *out)
{
    *out = eventfd(0, EFD_CLOEXEC);
    return *out < 0 ? -1 : 0;
}

int out_parameter_lost(void)
{
    int fd;

    if (make(&fd) != 0)   /* want "never-released" */
        return -1;
    eventfd_write(fd, 1);
    return 0;
}

int out_parameter_lost_on_error(int n)
{
    int fd;

    if (make(&fd) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

static int made(void)
{
    return eventfd(0, EFD_CLOEXEC);
}

static int made_twice_over(void)
{
    return made();
}

int result_of_a_wrapper_of_a_wrapper(int n)
{
    int fd = made_twice_over();   /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}
