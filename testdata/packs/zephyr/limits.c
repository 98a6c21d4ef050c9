/* A limit is a struct that is passed by value: K_FOREVER is none, K_NO_WAIT never waits. A flag that says stop. */
// options: --checks=-*,blocking-without-context,select-without-done
#include <gio/gio.h>
#include <zephyr/kernel.h>

struct port {
    struct k_sem sem;
    struct k_mutex lock;
    struct k_condvar filled;
    struct k_msgq msgq;
    struct k_queue queue;
    struct k_event event;
    struct k_poll_event *polled;
    struct k_thread thread[2];
    bool stop;
    int n;
};

void for_ever(struct port *p, GCancellable *stop)
{
    if (g_cancellable_is_cancelled(stop)) return;
    k_sem_take(&p->sem, K_FOREVER); /* want "k_sem_take blocks here" */
    k_condvar_wait(&p->filled, &p->lock, K_FOREVER); /* want "k_condvar_wait blocks here" */
    k_msgq_get(&p->msgq, &p->n, K_FOREVER); /* want "k_msgq_get blocks here" */
    k_queue_get(&p->queue, K_FOREVER); /* want "k_queue_get blocks here" */
    k_event_wait(&p->event, 1, false, K_FOREVER); /* want "k_event_wait blocks here" */
    k_poll(p->polled, 1, K_FOREVER); /* want "select-without-done: k_poll waits without limit" */
    k_msleep(60000); /* want "k_msleep blocks here" */
}

void with_a_limit(struct port *p, GCancellable *stop)
{
    if (g_cancellable_is_cancelled(stop)) return;
    k_sem_take(&p->sem, K_MSEC(100));
    k_sem_take(&p->sem, K_NO_WAIT);
    k_condvar_wait(&p->filled, &p->lock, K_MSEC(100));
    k_msgq_get(&p->msgq, &p->n, K_NO_WAIT);
    k_queue_get(&p->queue, K_MSEC(p->n));
    k_poll(p->polled, 1, K_MSEC(5));
    k_msleep(5);
}

/* The limit is the caller's. */
static int take(struct port *p, k_timeout_t limit)
{
    return k_sem_take(&p->sem, limit);
}

int take_one(struct port *p, GCancellable *stop)
{
    if (g_cancellable_is_cancelled(stop)) return -1;
    if (take(p, K_MSEC(10)) == 0) return 0;
    return take(p, K_FOREVER); /* want "take blocks in k_sem_take" */
}

/* ---- threads ---- */

static void counts(void *arg, void *b, void *c)
{
    struct port *p = arg;
    while (!p->stop) k_sem_take(&p->sem, K_FOREVER); /* want "k_sem_take blocks here, and 'stop', which other threads set, cannot end it" */
}

static void is_woken(void *arg, void *b, void *c)
{
    struct port *p = arg;
    k_mutex_lock(&p->lock, K_FOREVER);
    while (!p->stop && !p->n) k_condvar_wait(&p->filled, &p->lock, K_FOREVER);
    k_mutex_unlock(&p->lock);
}

void port_start(struct port *p, k_thread_stack_t *stack)
{
    k_thread_create(&p->thread[0], stack, 512, counts, p, NULL, NULL, 0, 0, K_NO_WAIT);
    k_thread_create(&p->thread[1], stack, 512, is_woken, p, NULL, NULL, 0, 0, K_NO_WAIT);
}

void port_stop(struct port *p)
{
    k_mutex_lock(&p->lock, K_FOREVER);
    p->stop = true;
    k_condvar_broadcast(&p->filled);
    k_mutex_unlock(&p->lock);
    k_thread_join(&p->thread[0], K_FOREVER);
    k_thread_join(&p->thread[1], K_FOREVER);
}
