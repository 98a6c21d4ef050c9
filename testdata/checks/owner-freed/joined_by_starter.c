/* Threads that the function which starts them waits for: nothing of them is left when their objects go. */
#include <pthread.h>
#include <stdlib.h>

struct worker {
    pthread_t thread;
    char *name;
};

struct pool {
    int n;
    struct worker **workers;
};

static struct pool pool;

static void *work(void *arg)
{
    struct worker *w = arg;
    return w->name;
}

void pool_run(void)
{
    for (int i = 0; i < pool.n; i++) {
        struct worker *w = pool.workers[i];
        if (pthread_create(&w->thread, NULL, work, w)) exit(1);
    }
    for (int i = 0; i < pool.n; i++) pthread_join(pool.workers[i]->thread, NULL);
}

void worker_free(struct worker *w)
{
    free(w->name);
    free(w);
}

/* ---- waited for elsewhere, and once not ---- */

struct runner {
    pthread_t thread;
    char *name;
};

int runner_start(struct runner *r)
{
    return pthread_create(&r->thread, NULL, work, r);
}

void runner_stop(struct runner *r)
{
    pthread_join(r->thread, NULL);
}

void runner_free(struct runner *r)
{
    free(r->name);
    free(r); /* want "owner-freed: .*'r->thread'" */
}
