/* Go's cases that are not reported, on descriptors. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

static void announce(int fd)
{
    eventfd_write(fd, 1);
}

static void fd_cleanup(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

int step(int round);
void note_down(const char *what);
_Noreturn void die(const char *why);

int cleanup_attribute(int n)
{
    __attribute__((cleanup(fd_cleanup))) int fd = eventfd(0, EFD_CLOEXEC);

    if (step(n) < 0)
        return -1;
    eventfd_write(fd, 1);
    return 0;
}

int other_branch_never_ends(int busy)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (busy) {
        close(fd);
        return 0;
    }
    for (;;)
        step(0);
}

int other_branch_aborts(int busy)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (!busy) {
        note_down("idle");
        abort();
    }
    close(fd);
    return 0;
}

static void bail_out(int code)
{
    note_down("bail out");
    exit(code);
}

int other_branch_exits_through_a_helper(int busy)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(busy) < 0)
        bail_out(3);
    close(fd);
    return 0;
}

int other_cases_do_not_return(int kind)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    switch (kind) {
    case 0:
        eventfd_write(fd, 1);
        close(fd);
        return 0;
    case 1:
        die("one");
    default:
        abort();
    }
}

int cases_fall_through_to_the_release(int kind)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    switch (kind) {
    case 0:
        note_down("zero");
        __attribute__((fallthrough));
    case 1:
        eventfd_write(fd, 1);
        __attribute__((fallthrough));
    default:
        close(fd);
    }
    return 0;
}

int returned(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    eventfd_write(fd, 1);
    return fd;
}

struct pair {
    int ok;
    int fd;
};

struct pair returned_in_a_struct(void)
{
    struct pair p = {0};
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return p;
    p.ok = 1;
    p.fd = fd;
    return p;
}

int taken_out_of_the_struct(void)
{
    struct pair p = returned_in_a_struct();

    if (!p.ok)
        return -1;
    close(p.fd);
    return 0;
}

int stored_through_out(int *out)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    *out = fd;
    return 0;
}

int taken_from_out(int n)
{
    int fd;

    if (stored_through_out(&fd) != 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

static int kept;

int keep_globally(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    kept = fd;
    return 0;
}

void let_go(void)
{
    close(kept);
}

struct owner {
    char *name;
    int fd;
};

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);
    int fd;

    if (!o)
        return NULL;
    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0) {
        free(o);
        return NULL;
    }
    o->fd = fd;
    return o;
}

void owner_free(struct owner *o)
{
    if (!o)
        return;
    close(o->fd);
    free(o->name);
    free(o);
}

struct job {
    int fd;
};

static void *takes_over(void *arg)
{
    struct job *job = arg;

    eventfd_write(job->fd, 1);
    close(job->fd);
    free(job);
    return NULL;
}

int handed_to_a_thread(void)
{
    pthread_t id;
    struct job *job = malloc(sizeof *job);
    int fd;

    if (!job)
        return -1;
    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0) {
        free(job);
        return -1;
    }
    job->fd = fd;
    if (pthread_create(&id, NULL, takes_over, job) != 0) {
        close(job->fd);
        free(job);
        return -1;
    }
    pthread_detach(id);
    return 0;
}

int same_condition_twice(int flags)
{
    int fd = -1;

    if (flags & 4) {
        fd = eventfd(0, EFD_CLOEXEC);
        if (fd < 0)
            return -1;
    }
    step(flags);
    if (flags & 4)
        close(fd);
    return 0;
}

int guarded_by_a_flag(int n)
{
    int have = 0;
    int fd = -1;

    if (n > 3) {
        fd = eventfd(0, EFD_CLOEXEC);
        if (fd < 0)
            return -1;
        have = 1;
    }
    step(n);
    if (have)
        close(fd);
    return 0;
}

static void drop(int fd)
{
    note_down("drop");
    close(fd);
}

static void drop_it(int fd)
{
    drop(fd);
}

int released_through_a_helper(int n)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        drop(fd);
        return -1;
    }
    announce(fd);
    drop_it(fd);
    return 0;
}

static void drop_and_clear(int *p)
{
    if (*p >= 0) {
        close(*p);
        *p = -1;
    }
}

int released_by_address(int n)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        drop_and_clear(&fd);
        return -1;
    }
    eventfd_write(fd, 1);
    drop_and_clear(&fd);
    return 0;
}

int goto_ladder(int n)
{
    int rc = -1;
    int fd = -1;
    char *buf = NULL;

    buf = malloc(16);
    if (!buf)
        goto out;
    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        goto out;
    if (step(n) < 0)
        goto out;
    eventfd_write(fd, 1);
    rc = 0;
out:
    if (fd >= 0)
        close(fd);
    free(buf);
    return rc;
}
