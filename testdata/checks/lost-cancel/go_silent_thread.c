/* Go's cases that are not reported, on threads that are joined. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

static void *worker(void *arg)
{
    return arg;
}

static void announce(pthread_t thread)
{
    pthread_kill(thread, SIGUSR1);
}

static void thread_cleanup(pthread_t *thread)
{
    pthread_join(*thread, NULL);
}

int step(int round);
void note_down(const char *what);
_Noreturn void die(const char *why);

int cleanup_attribute(int n)
{
    if (step(0) < 0)
        return -1;
    {
        __attribute__((cleanup(thread_cleanup))) pthread_t thread;

        if (pthread_create(&thread, NULL, worker, NULL) != 0)
            abort();
        if (step(n) < 0)
            return -1;
        pthread_kill(thread, SIGUSR1);
    }
    return 0;
}

int other_branch_never_ends(int busy)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (busy) {
        pthread_join(thread, NULL);
        return 0;
    }
    for (;;)
        step(0);
}

int other_branch_aborts(int busy)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (!busy) {
        note_down("idle");
        abort();
    }
    pthread_join(thread, NULL);
    return 0;
}

static void bail_out(int code)
{
    note_down("bail out");
    exit(code);
}

int other_branch_exits_through_a_helper(int busy)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (step(busy) < 0)
        bail_out(3);
    pthread_join(thread, NULL);
    return 0;
}

int other_cases_do_not_return(int kind)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    switch (kind) {
    case 0:
        pthread_kill(thread, SIGUSR1);
        pthread_join(thread, NULL);
        return 0;
    case 1:
        die("one");
    default:
        abort();
    }
}

int cases_fall_through_to_the_release(int kind)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    switch (kind) {
    case 0:
        note_down("zero");
        __attribute__((fallthrough));
    case 1:
        pthread_kill(thread, SIGUSR1);
        __attribute__((fallthrough));
    default:
        pthread_join(thread, NULL);
    }
    return 0;
}

pthread_t returned(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        abort();
    pthread_kill(thread, SIGUSR1);
    return thread;
}

struct pair {
    int ok;
    pthread_t thread;
};

struct pair returned_in_a_struct(void)
{
    struct pair p = {0};
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return p;
    p.ok = 1;
    p.thread = thread;
    return p;
}

int taken_out_of_the_struct(void)
{
    struct pair p = returned_in_a_struct();

    if (!p.ok)
        return -1;
    pthread_join(p.thread, NULL);
    return 0;
}

int stored_through_out(pthread_t *out)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    *out = thread;
    return 0;
}

int taken_from_out(int n)
{
    pthread_t thread;

    if (stored_through_out(&thread) != 0)
        return -1;
    if (step(n) < 0) {
        pthread_join(thread, NULL);
        return -1;
    }
    pthread_join(thread, NULL);
    return 0;
}

static pthread_t kept;

int keep_globally(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    kept = thread;
    return 0;
}

void let_go(void)
{
    pthread_join(kept, NULL);
}

struct owner {
    char *name;
    pthread_t thread;
};

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);
    pthread_t thread;

    if (!o)
        return NULL;
    if (pthread_create(&thread, NULL, worker, NULL) != 0) {
        free(o);
        return NULL;
    }
    o->thread = thread;
    return o;
}

void owner_free(struct owner *o)
{
    if (!o)
        return;
    pthread_join(o->thread, NULL);
    free(o->name);
    free(o);
}

struct job {
    pthread_t thread;
};

static void *takes_over(void *arg)
{
    struct job *job = arg;

    pthread_kill(job->thread, SIGUSR1);
    pthread_join(job->thread, NULL);
    free(job);
    return NULL;
}

int handed_to_a_thread(void)
{
    pthread_t id;
    struct job *job = malloc(sizeof *job);
    pthread_t thread;

    if (!job)
        return -1;
    if (pthread_create(&thread, NULL, worker, NULL) != 0) {
        free(job);
        return -1;
    }
    job->thread = thread;
    if (pthread_create(&id, NULL, takes_over, job) != 0) {
        pthread_join(job->thread, NULL);
        free(job);
        return -1;
    }
    pthread_detach(id);
    return 0;
}

int same_condition_twice(int flags)
{
    pthread_t thread;

    if (flags & 4) {
        if (pthread_create(&thread, NULL, worker, NULL) != 0)
            return -1;
    }
    step(flags);
    if (flags & 4)
        pthread_join(thread, NULL);
    return 0;
}

int guarded_by_a_flag(int n)
{
    int have = 0;
    pthread_t thread;

    if (n > 3) {
        if (pthread_create(&thread, NULL, worker, NULL) != 0)
            return -1;
        have = 1;
    }
    step(n);
    if (have)
        pthread_join(thread, NULL);
    return 0;
}

static void drop(pthread_t thread)
{
    note_down("drop");
    pthread_join(thread, NULL);
}

static void drop_it(pthread_t thread)
{
    drop(thread);
}

int released_through_a_helper(int n)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        drop(thread);
        return -1;
    }
    announce(thread);
    drop_it(thread);
    return 0;
}

int goto_ladder(int n)
{
    int rc = -1;
    pthread_t thread;
    char *buf = malloc(16);

    if (!buf)
        return -1;
    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        goto out_buf;
    if (step(n) < 0)
        goto out_thread;
    pthread_kill(thread, SIGUSR1);
    rc = 0;
out_thread:
    pthread_join(thread, NULL);
out_buf:
    free(buf);
    return rc;
}
