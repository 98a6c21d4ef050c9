/* Go's cases that are not reported, on POSIX timers. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

static void announce(timer_t timer)
{
    timer_getoverrun(timer);
}

static void timer_cleanup(timer_t *timer)
{
    timer_delete(*timer);
}

int step(int round);
void note_down(const char *what);
_Noreturn void die(const char *why);

int cleanup_attribute(int n)
{
    if (step(0) < 0)
        return -1;
    {
        __attribute__((cleanup(timer_cleanup))) timer_t timer;

        if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
            abort();
        if (step(n) < 0)
            return -1;
        timer_getoverrun(timer);
    }
    return 0;
}

int other_branch_never_ends(int busy)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (busy) {
        timer_delete(timer);
        return 0;
    }
    for (;;)
        step(0);
}

int other_branch_aborts(int busy)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (!busy) {
        note_down("idle");
        abort();
    }
    timer_delete(timer);
    return 0;
}

static void bail_out(int code)
{
    note_down("bail out");
    exit(code);
}

int other_branch_exits_through_a_helper(int busy)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (step(busy) < 0)
        bail_out(3);
    timer_delete(timer);
    return 0;
}

int other_cases_do_not_return(int kind)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    switch (kind) {
    case 0:
        timer_getoverrun(timer);
        timer_delete(timer);
        return 0;
    case 1:
        die("one");
    default:
        abort();
    }
}

int cases_fall_through_to_the_release(int kind)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    switch (kind) {
    case 0:
        note_down("zero");
        __attribute__((fallthrough));
    case 1:
        timer_getoverrun(timer);
        __attribute__((fallthrough));
    default:
        timer_delete(timer);
    }
    return 0;
}

timer_t returned(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        abort();
    timer_getoverrun(timer);
    return timer;
}

struct pair {
    int ok;
    timer_t timer;
};

struct pair returned_in_a_struct(void)
{
    struct pair p = {0};
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return p;
    p.ok = 1;
    p.timer = timer;
    return p;
}

int taken_out_of_the_struct(void)
{
    struct pair p = returned_in_a_struct();

    if (!p.ok)
        return -1;
    timer_delete(p.timer);
    return 0;
}

int stored_through_out(timer_t *out)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    *out = timer;
    return 0;
}

int taken_from_out(int n)
{
    timer_t timer;

    if (stored_through_out(&timer) != 0)
        return -1;
    if (step(n) < 0) {
        timer_delete(timer);
        return -1;
    }
    timer_delete(timer);
    return 0;
}

static timer_t kept;

int keep_globally(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    kept = timer;
    return 0;
}

void let_go(void)
{
    timer_delete(kept);
}

struct owner {
    char *name;
    timer_t timer;
};

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);
    timer_t timer;

    if (!o)
        return NULL;
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0) {
        free(o);
        return NULL;
    }
    o->timer = timer;
    return o;
}

void owner_free(struct owner *o)
{
    if (!o)
        return;
    timer_delete(o->timer);
    free(o->name);
    free(o);
}

struct job {
    timer_t timer;
};

static void *takes_over(void *arg)
{
    struct job *job = arg;

    timer_getoverrun(job->timer);
    timer_delete(job->timer);
    free(job);
    return NULL;
}

int handed_to_a_thread(void)
{
    pthread_t id;
    struct job *job = malloc(sizeof *job);
    timer_t timer;

    if (!job)
        return -1;
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0) {
        free(job);
        return -1;
    }
    job->timer = timer;
    if (pthread_create(&id, NULL, takes_over, job) != 0) {
        timer_delete(job->timer);
        free(job);
        return -1;
    }
    pthread_detach(id);
    return 0;
}

int same_condition_twice(int flags)
{
    timer_t timer;

    if (flags & 4) {
        if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
            return -1;
    }
    step(flags);
    if (flags & 4)
        timer_delete(timer);
    return 0;
}

int guarded_by_a_flag(int n)
{
    int have = 0;
    timer_t timer;

    if (n > 3) {
        if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
            return -1;
        have = 1;
    }
    step(n);
    if (have)
        timer_delete(timer);
    return 0;
}

static void drop(timer_t timer)
{
    note_down("drop");
    timer_delete(timer);
}

static void drop_it(timer_t timer)
{
    drop(timer);
}

int released_through_a_helper(int n)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (step(n) < 0) {
        drop(timer);
        return -1;
    }
    announce(timer);
    drop_it(timer);
    return 0;
}

int goto_ladder(int n)
{
    int rc = -1;
    timer_t timer;
    char *buf = malloc(16);

    if (!buf)
        return -1;
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        goto out_buf;
    if (step(n) < 0)
        goto out_timer;
    timer_getoverrun(timer);
    rc = 0;
out_timer:
    timer_delete(timer);
out_buf:
    free(buf);
    return rc;
}
