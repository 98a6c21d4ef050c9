/* Threads and loops that are given a context and never look at it. */
#include <context.h>
#include <go.h>
#include <gio/gio.h>
#include <pthread.h>
#include <semaphore.h>

void work(void);
static sem_t more;

struct job {
    GoContext *ctx;
    int turns;
};

static void *deaf(void *data) /* want "ignored-context: 'j->ctx' .GoContext. is never looked at in deaf, which loops, and never passed on" */
{
    struct job *j = data;
    for (int i = 0; i < j->turns; i++) work();
    return NULL;
}

static void *listens(void *data)
{
    struct job *j = data;
    while (!go_context_is_canceled(j->ctx)) work();
    return NULL;
}

static void passes_on(struct job *j);

static void *hands_over(void *data)
{
    struct job *j = data;
    for (int i = 0; i < j->turns; i++) passes_on(j);
    return NULL;
}

static void passes_on(struct job *j)
{
    if (!go_context_is_canceled(j->ctx)) work();
}

void start(struct job *j)
{
    go(deaf, j);
    go(listens, j);
    go(hands_over, j);
}

void waits(GCancellable *cancellable) /* want "'cancellable' .GCancellable. is never looked at in waits, which loops" */
{
    for (;;) {
        sem_wait(&more);
        work();
    }
}

/* ---- nothing to report ---- */

/* An interface asks for the parameter; there is nothing in here that takes long. */
int fine_short(int n, GCancellable *cancellable)
{
    int sum = 0;
    for (int i = 0; i < n; i++) sum += i;
    return sum;
}
