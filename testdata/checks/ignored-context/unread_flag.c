/* A flag that is set for a thread to end, before it is waited for, and that nobody reads. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

void step(void *job);

struct deaf {
    pthread_t thread;
    atomic_bool stop;
};

static void *deaf_run(void *data) /* want "ignored-context: 'stop', which other threads set, is never looked at in deaf_run" */
{
    struct deaf *d = data;
    for (;;) {
        step(d);
        usleep(1000);
    }
    return NULL;
}

int deaf_start(struct deaf *d)
{
    return pthread_create(&d->thread, NULL, deaf_run, d);
}

void deaf_stop(struct deaf *d)
{
    atomic_store(&d->stop, true);
    pthread_join(d->thread, NULL);
}

/* The same with a plain member that a helper sets. */
struct plain {
    pthread_t thread;
    volatile int quit;
    int turns;
};

static void *plain_run(void *data) /* want "ignored-context: 'quit'" */
{
    struct plain *s = data;
    while (s->turns > 0) step(s);
    return NULL;
}

static void plain_quit(struct plain *s)
{
    s->quit = 1;
}

int plain_start(struct plain *s)
{
    return pthread_create(&s->thread, NULL, plain_run, s);
}

void plain_stop(struct plain *s)
{
    plain_quit(s);
    pthread_join(s->thread, NULL);
}

/* A global. */
static bool stopping;
static pthread_t lone_thread;

static void *lone_run(void *data) /* not the only one that a global may be meant for */
{
    for (;;) step(data);
    return NULL;
}

int lone_start(void *job)
{
    return pthread_create(&lone_thread, NULL, lone_run, job);
}

void lone_stop(void)
{
    stopping = true;
    pthread_join(lone_thread, NULL);
}

/* Read, by the thread or by what it calls. */
struct hears {
    pthread_t thread;
    atomic_bool stop;
    bool quit;
};

static bool going(struct hears *h)
{
    return !atomic_load(&h->stop) && !h->quit;
}

static void *hears_run(void *data)
{
    struct hears *h = data;
    while (going(h)) step(h);
    return NULL;
}

int hears_start(struct hears *h)
{
    return pthread_create(&h->thread, NULL, hears_run, h);
}

void hears_stop(struct hears *h)
{
    h->quit = true;
    atomic_store(&h->stop, true);
    pthread_join(h->thread, NULL);
}

/* Its address goes to somebody. */
struct shown {
    pthread_t thread;
    int stop;
};

void watch(const int *flag);

static void *shown_run(void *data)
{
    struct shown *s = data;
    for (;;) watch(&s->stop);
    return NULL;
}

int shown_start(struct shown *s)
{
    return pthread_create(&s->thread, NULL, shown_run, s);
}

void shown_stop(struct shown *s)
{
    s->stop = 1;
    pthread_join(s->thread, NULL);
}

/* It does its work once: the flag is only a note. */
struct once {
    pthread_t thread;
    bool stopped;
};

static void *once_run(void *data)
{
    struct once *o = data;
    step(o);
    return NULL;
}

int once_start(struct once *o)
{
    return pthread_create(&o->thread, NULL, once_run, o);
}

void once_stop(struct once *o)
{
    o->stopped = true;
    pthread_join(o->thread, NULL);
}

/* It is told in another way as well: the flag is only a note. */
struct told {
    pthread_t thread;
    int wake;
    bool stopped;
};

static void *told_run(void *data)
{
    struct told *t = data;
    char c;
    while (read(t->wake, &c, 1) > 0) step(t);
    return NULL;
}

int told_start(struct told *t)
{
    return pthread_create(&t->thread, NULL, told_run, t);
}

void told_stop(struct told *t)
{
    t->stopped = true;
    close(t->wake);
    pthread_join(t->thread, NULL);
}
