/* A flag in the thread's data says stop: a wait that it cannot end, and what ends waits beside it. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int handle(const char *buf, ssize_t n);

struct worker {
    int fd;
    atomic_bool stop;
    pthread_t thread;
    char buf[512];
};

static void *deaf(void *arg)
{
    struct worker *w = arg;
    while (!atomic_load(&w->stop)) {
        ssize_t n = recv(w->fd, w->buf, sizeof w->buf, 0); /* want "blocking-without-context: recv blocks here, and 'stop', which other threads set, cannot end it; use poll or SO_RCVTIMEO .likely." */
        if (n <= 0 || handle(w->buf, n) < 0) break;
    }
    return NULL;
}

int deaf_start(struct worker *w, int fd)
{
    w->fd = fd;
    atomic_store(&w->stop, false);
    return pthread_create(&w->thread, NULL, deaf, w);
}

void deaf_stop(struct worker *w)
{
    atomic_store(&w->stop, true);
    pthread_join(w->thread, NULL);
    close(w->fd); /* too late to wake it */
}

/* ---- through a callee; "running" is cleared ---- */

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    bool running;
    int n;
};

static void queue_wait(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    while (q->running && q->n == 0) pthread_cond_wait(&q->filled, &q->lock); /* want "pthread_cond_wait blocks here, and 'running'" */
    q->n = 0;
    pthread_mutex_unlock(&q->lock);
}

static void *consume(void *arg)
{
    struct queue *q = arg;
    while (q->running) queue_wait(q); /* want "queue_wait blocks in pthread_cond_wait, and 'running'" */
    return NULL;
}

int queue_start(struct queue *q, pthread_t *t)
{
    q->running = true;
    return pthread_create(t, NULL, consume, q);
}

void queue_put(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    q->n++;
    pthread_cond_signal(&q->filled);
    pthread_mutex_unlock(&q->lock);
}

void queue_stop(struct queue *q, pthread_t t)
{
    pthread_mutex_lock(&q->lock);
    q->running = false; /* nobody is woken */
    pthread_mutex_unlock(&q->lock);
    pthread_join(t, NULL);
}

/* ---- a global that is set by somebody who waits for no thread may be an option as well: for those who ask
 * (--confidence=possible) ---- */

static volatile int quitting;
static int feed;

static void *collect(void *arg)
{
    char buf[64];
    (void)arg;
    while (!quitting) {
        ssize_t n = recv(feed, buf, sizeof buf, 0);
        if (n < 0) break;
        sleep(5);
    }
    return NULL;
}

int collect_start(pthread_t *t)
{
    return pthread_create(t, NULL, collect, NULL);
}

void collect_stop(void)
{
    quitting = 1;
}

/* ---- nothing: a signal sets it, and interrupts ---- */

static volatile sig_atomic_t terminated;

static void on_signal(int number)
{
    terminated = number;
}

static void *until_signal(void *arg)
{
    char buf[64];
    while (!terminated)
        if (recv(feed, buf, sizeof buf, 0) < 0) break;
    return arg;
}

int signal_start(pthread_t *t)
{
    struct sigaction sa = {.sa_handler = on_signal};
    sigaction(SIGTERM, &sa, NULL);
    return pthread_create(t, NULL, until_signal, NULL);
}

/* ---- nothing to report: the one who sets it ends the wait as well ---- */

struct woken {
    int fd;
    bool stop;
    char buf[64];
};

static void *hears(void *arg)
{
    struct woken *w = arg;
    while (!w->stop)
        if (recv(w->fd, w->buf, sizeof w->buf, 0) <= 0) break;
    return NULL;
}

int woken_start(struct woken *w, pthread_t *t)
{
    return pthread_create(t, NULL, hears, w);
}

static void interrupt(struct woken *w)
{
    shutdown(w->fd, SHUT_RDWR);
}

void woken_stop(struct woken *w, pthread_t t)
{
    w->stop = true;
    interrupt(w);
    pthread_join(t, NULL);
}

/* ---- nothing: its own thread sets the flag ---- */

struct loop {
    int fd;
    bool quit;
    char buf[64];
};

static void *serve(void *arg)
{
    struct loop *l = arg;
    while (!l->quit) {
        ssize_t n = recv(l->fd, l->buf, sizeof l->buf, 0);
        if (n <= 0 || l->buf[0] == 'q') l->quit = true;
    }
    return NULL;
}

int loop_start(struct loop *l, pthread_t *t)
{
    return pthread_create(t, NULL, serve, l);
}

/* ---- nothing: the wait has a limit ---- */

struct polite {
    int fd;
    bool cancel;
    char buf[64];
};

static void *looks_up(void *arg)
{
    struct polite *p = arg;
    struct timeval limit = {.tv_sec = 1};
    setsockopt(p->fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    while (!p->cancel)
        if (recv(p->fd, p->buf, sizeof p->buf, 0) == 0) break;
    return NULL;
}

int polite_start(struct polite *p, pthread_t *t)
{
    return pthread_create(t, NULL, looks_up, p);
}

void polite_stop(struct polite *p, pthread_t t)
{
    p->cancel = true;
    pthread_join(t, NULL);
}

/* ---- nothing: no thread, so that whoever sets it runs before or after ---- */

struct state {
    int fd;
    bool stop;
    char buf[64];
};

int run(struct state *s)
{
    while (!s->stop)
        if (recv(s->fd, s->buf, sizeof s->buf, 0) <= 0) return -1;
    return 0;
}

void state_stop(struct state *s)
{
    s->stop = true;
}

/* ---- the flag, and a descriptor beside it, lie further in: behind what the thread was given ---- */

struct shared {
    int done_fd;
    atomic_bool stop;
    pthread_mutex_t lock;
    pthread_cond_t filled;
    int n;
};

struct member {
    struct shared *shared;
    int fd;
    pthread_t thread;
    char buf[64];
};

int shared_open(struct shared *s)
{
    s->done_fd = eventfd(0, EFD_CLOEXEC);
    return s->done_fd;
}

static void *sleeps(void *arg)
{
    struct member *m = arg;
    while (!atomic_load(&m->shared->stop)) sleep(30); /* want "sleep blocks here, and 'done_fd' .file descriptor. cannot end it" */
    return NULL;
}

static void *receives(void *arg)
{
    struct member *m = arg;
    struct shared *s = m->shared;
    while (!atomic_load(&s->stop))
        if (recv(m->fd, m->buf, sizeof m->buf, 0) <= 0) break; /* want "recv blocks here, and 'done_fd' .file descriptor. cannot end it" */
    return NULL;
}

/* Who sets the flag wakes it. */
static void *takes(void *arg)
{
    struct member *m = arg;
    pthread_mutex_lock(&m->shared->lock);
    while (!atomic_load(&m->shared->stop) && m->shared->n == 0)
        pthread_cond_wait(&m->shared->filled, &m->shared->lock);
    pthread_mutex_unlock(&m->shared->lock);
    return NULL;
}

int members_start(struct member m[3])
{
    return pthread_create(&m[0].thread, NULL, sleeps, &m[0]) || pthread_create(&m[1].thread, NULL, receives, &m[1]) ||
           pthread_create(&m[2].thread, NULL, takes, &m[2]);
}

void members_stop(struct shared *s, struct member m[3])
{
    uint64_t one = 1;
    pthread_mutex_lock(&s->lock);
    atomic_store(&s->stop, true);
    pthread_cond_broadcast(&s->filled);
    pthread_mutex_unlock(&s->lock);
    if (write(s->done_fd, &one, sizeof one) < 0) return;
    for (int i = 0; i < 3; i++) pthread_join(m[i].thread, NULL);
    close(s->done_fd);
}

/* ---- who sets the flag waits for the thread, and the thread sleeps for minutes ---- */

struct sweeper {
    bool stop;
    pthread_t thread;
};

static void *sweep(void *arg)
{
    struct sweeper *s = arg;
    while (!s->stop) {
        handle("", 0);
        sleep(300); /* want "sleep blocks here, and 'stop', which other threads set, cannot end it.*likely" */
    }
    return NULL;
}

int sweep_start(struct sweeper *s)
{
    return pthread_create(&s->thread, NULL, sweep, s);
}

void sweep_stop(struct sweeper *s)
{
    s->stop = true;
    pthread_join(s->thread, NULL);
}

/* For two seconds only: it hears of it soon. */
struct poller {
    bool stop;
    pthread_t thread;
};

static void *poll_on(void *arg)
{
    struct poller *p = arg;
    while (!p->stop) {
        handle("", 0);
        sleep(2);
    }
    return NULL;
}

int poll_start(struct poller *p)
{
    return pthread_create(&p->thread, NULL, poll_on, p);
}

void poll_stop(struct poller *p)
{
    p->stop = true;
    pthread_join(p->thread, NULL);
}

/* Nobody waits for it: it may sleep on. */
struct idler {
    bool stop;
};

static void *idle_on(void *arg)
{
    struct idler *i = arg;
    while (!i->stop) sleep(60);
    return NULL;
}

int idle_start(struct idler *i)
{
    pthread_t t;
    int r = pthread_create(&t, NULL, idle_on, i);
    if (r == 0) pthread_detach(t);
    return r;
}

void idle_stop(struct idler *i)
{
    i->stop = true;
}

/* Another word for it, and nobody signals the condition. */
struct closer {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool closing;
    pthread_t thread;
};

static void *until_closing(void *arg)
{
    struct closer *c = arg;
    pthread_mutex_lock(&c->lock);
    while (!c->closing) pthread_cond_wait(&c->changed, &c->lock); /* want "'closing', which other threads set" */
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

int closer_start(struct closer *c)
{
    return pthread_create(&c->thread, NULL, until_closing, c);
}

void closer_stop(struct closer *c)
{
    pthread_mutex_lock(&c->lock);
    c->closing = true;
    pthread_mutex_unlock(&c->lock);
    pthread_join(c->thread, NULL);
}
