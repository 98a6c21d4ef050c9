/* Flags whose setter wakes somebody, but not the one who waits; globals; drivers behind a table. */
#include <libpq-fe.h>
#include <netdb.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

/* ---- the condition that is signalled is not what is waited for ---- */

struct asker {
    pthread_mutex_t lock;
    pthread_cond_t more;
    pthread_t thread;
    bool stopping;
    int queued, wake_fd, fd;
    const char *name;
};

static void *ask(void *data)
{
    struct asker *a = data;
    while (!a->stopping) {
        struct addrinfo *found;
        if (getaddrinfo(a->name, NULL, NULL, &found) == 0) freeaddrinfo(found); /* want "getaddrinfo blocks here, and 'stopping', which other threads set, cannot end it; use getaddrinfo_a .likely." */
        pthread_mutex_lock(&a->lock);
        while (!a->stopping && !a->queued) pthread_cond_wait(&a->more, &a->lock); /* this one is woken */
        pthread_mutex_unlock(&a->lock);
    }
    return NULL;
}

int ask_start(struct asker *a)
{
    return pthread_create(&a->thread, NULL, ask, a);
}

void ask_stop(struct asker *a)
{
    pthread_mutex_lock(&a->lock);
    a->stopping = true;
    pthread_cond_signal(&a->more);
    pthread_mutex_unlock(&a->lock);
    pthread_join(a->thread, NULL);
}

/* ---- a byte into a pipe wakes who waits for descriptors ---- */

struct reader {
    pthread_t thread;
    bool stopping;
    int wake_fd, fd;
    char buf[64];
};

static void *read_on(void *data)
{
    struct reader *r = data;
    while (!r->stopping)
        if (recv(r->fd, r->buf, sizeof r->buf, 0) < 0) break; /* perhaps the byte arrives here */
    return NULL;
}

int read_start(struct reader *r)
{
    return pthread_create(&r->thread, NULL, read_on, r);
}

void read_stop(struct reader *r)
{
    r->stopping = true;
    if (write(r->wake_fd, "", 1) < 0) return;
    pthread_join(r->thread, NULL);
}

/* ---- a global whose setter waits for threads is no option ---- */

static volatile int quitting;
static volatile int exit_on_error;
static pthread_t worker;

static void *work(void *data)
{
    char buf[64];
    while (!quitting && !exit_on_error)
        if (recv(*(int *)data, buf, sizeof buf, 0) < 0) break; /* want "recv blocks here, and 'quitting', which other threads set, cannot end it; use poll or SO_RCVTIMEO .likely." */
    return NULL;
}

int work_start(int *fd)
{
    return pthread_create(&worker, NULL, work, fd);
}

static void ask_to_quit(void)
{
    quitting = 1;
}

void work_stop(void)
{
    ask_to_quit();
    pthread_join(worker, NULL);
}

void parse_option(int on)
{
    exit_on_error = on;
}

/* ---- drivers ---- */

struct driver {
    int (*count)(void *db, const char *sql);
};

static int count_pg(void *db, const char *sql)
{
    PGresult *r = PQexec(db, sql);
    int n = PQntuples(r);
    PQclear(r);
    return n;
}

static int count_none(void *db, const char *sql)
{
    (void)db, (void)sql;
    return 0;
}

static const struct driver drivers[] = {{count_pg}, {count_none}};

struct poller {
    pthread_t thread;
    bool stop;
    int which;
    void *db;
};

static void *count_on(void *data)
{
    struct poller *p = data;
    int n = 0;
    while (!p->stop) n += drivers[p->which].count(p->db, "select 1"); /* want "count_pg blocks in PQexec, and 'stop', which other threads set, cannot end it" */
    return NULL;
}

int count_start(struct poller *p)
{
    return pthread_create(&p->thread, NULL, count_on, p);
}

void count_stop(struct poller *p)
{
    p->stop = true;
    pthread_join(p->thread, NULL);
}
