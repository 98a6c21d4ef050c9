/* A loop that begins threads does not run what they do; one that applies a function to each watch does. */
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

typedef void work_fn(void *data);

static void look_up(const char *name)
{
    struct addrinfo *found;
    if (getaddrinfo(name, "http", NULL, &found) == 0) freeaddrinfo(found);
}

/* ---- threads ---- */

struct job {
    work_fn *run;
    void *data;
};

static void *job_thread(void *arg)
{
    struct job *j = arg;
    j->run(j->data);
    free(j);
    return NULL;
}

static int start_detached(void *(*entry)(void *), void *arg)
{
    pthread_t t;
    if (pthread_create(&t, NULL, entry, arg)) return -1;
    return pthread_detach(t);
}

static int job_start(work_fn *run, void *data)
{
    struct job *j = malloc(sizeof *j);
    if (!j) return -1;
    j->run = run;
    j->data = data;
    if (start_detached(job_thread, j) == 0) return 0;
    free(j);
    return -1;
}

static void in_a_thread(void *data)
{
    look_up(data);
}

void listen_and_start(struct pollfd *p, char *name)
{
    while (poll(p, 1, -1) >= 0)
        if (p->revents) job_start(in_a_thread, name);
}

/* ---- each watch ---- */

struct watch {
    work_fn *call;
    void *data;
};

static struct watch watches[16];
static int n_watches;

void watch_add(work_fn *call, void *data)
{
    watches[n_watches].call = call;
    watches[n_watches++].data = data;
}

static void each_watch(void (*what)(struct watch *))
{
    for (int i = 0; i < n_watches; i++) what(&watches[i]);
}

static void call_watch(struct watch *w)
{
    w->call(w->data);
}

static void call_all(void)
{
    each_watch(call_watch);
}

static void in_the_loop(void *data)
{
    look_up(data); /* want "blocking-without-context: look_up blocks in getaddrinfo, in 'in_the_loop', which 'serve' calls back" */
}

void serve(struct pollfd *p, char *name)
{
    watch_add(in_the_loop, name);
    while (poll(p, 1, -1) >= 0) call_all();
}
