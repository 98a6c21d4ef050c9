/* Handles that objects own: constructors, destructors, half-made objects, embedded structs, nested owners. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

struct server {
    int epoll_fd;
    int wake_fd;
    char *name;
    struct server *next;
};

void server_free(struct server *s)
{
    if (s == NULL)
        return;
    if (s->wake_fd >= 0)
        close(s->wake_fd);
    if (s->epoll_fd >= 0)
        close(s->epoll_fd);
    free(s->name);
    free(s);
}

struct server *server_new(const char *name)
{
    struct server *s = calloc(1, sizeof *s);

    if (!s)
        return NULL;
    s->epoll_fd = s->wake_fd = -1;
    s->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (s->epoll_fd < 0)
        goto fail;
    s->wake_fd = eventfd(0, EFD_NONBLOCK);
    if (s->wake_fd < 0)
        goto fail;
    s->name = strdup(name);
    if (!s->name)
        goto fail;
    return s;
fail:
    server_free(s);
    return NULL;
}

/* Opened into a local first, then given to the object. */
int server_rewake(struct server *s)
{
    int fd = eventfd(0, EFD_NONBLOCK);

    if (fd < 0)
        return -1;
    if (s->wake_fd >= 0)
        close(s->wake_fd);
    s->wake_fd = fd;
    return 0;
}

/* The local never reaches the object when the object is closing. */
int server_rewake_wrong(struct server *s, int closing)
{
    int fd = eventfd(0, EFD_NONBLOCK); /* want "(lost-cancel|never-released)" */

    if (fd < 0)
        return -1;
    if (closing)
        return -1;
    s->wake_fd = fd;
    return 0;
}

/* A stack object with an init and a fini. */
struct timerset {
    timer_t slow;
    int fast;
};

static int timerset_init(struct timerset *t)
{
    if (timer_create(CLOCK_REALTIME, NULL, &t->slow) != 0)
        return -1;
    t->fast = timerfd_create(CLOCK_MONOTONIC, 0);
    if (t->fast < 0) {
        timer_delete(t->slow);
        return -1;
    }
    return 0;
}

static void timerset_fini(struct timerset *t)
{
    close(t->fast);
    timer_delete(t->slow);
}

int with_timerset(int n)
{
    struct timerset t;

    if (timerset_init(&t) != 0)
        return -1;
    while (n-- > 0)
        timer_getoverrun(t.slow);
    timerset_fini(&t);
    return 0;
}

int with_timerset_wrong(int n)
{
    struct timerset t;

    if (timerset_init(&t) != 0) /* want "lost-cancel" "lost-cancel" */
        return -1;
    if (n < 0)
        return -1;
    timerset_fini(&t);
    return 0;
}

/* An owner in an owner. */
struct app {
    struct timerset timers;
    struct server *server;
};

struct app *app_new(void)
{
    struct app *a = calloc(1, sizeof *a);

    if (!a)
        return NULL;
    if (timerset_init(&a->timers) != 0) {
        free(a);
        return NULL;
    }
    a->server = server_new("app");
    if (!a->server) {
        timerset_fini(&a->timers);
        free(a);
        return NULL;
    }
    return a;
}

void app_free(struct app *a)
{
    server_free(a->server);
    timerset_fini(&a->timers);
    free(a);
}

/* A linked list takes the object. */
static struct server *servers;

int register_server(const char *name)
{
    struct server *s = server_new(name);

    if (!s)
        return -1;
    s->next = servers;
    servers = s;
    return 0;
}

void unregister_all(void)
{
    while (servers) {
        struct server *next = servers->next;

        server_free(servers);
        servers = next;
    }
}

/* A worker object that joins its thread when it is stopped. */
struct worker {
    pthread_t thread;
    int running;
};

static void *worker_main(void *arg)
{
    return arg;
}

int worker_start(struct worker *w)
{
    if (pthread_create(&w->thread, NULL, worker_main, w) != 0)
        return -1;
    w->running = 1;
    return 0;
}

void worker_stop(struct worker *w)
{
    if (!w->running)
        return;
    w->running = 0;
    pthread_join(w->thread, NULL);
}

/* Struct copy moves everything. */
int moved_by_copy(struct timerset *out)
{
    struct timerset t;

    if (timerset_init(&t) != 0)
        return -1;
    *out = t;
    return 0;
}

/* Compound literal and designated initialiser. */
struct endpoint {
    int fd;
    int port;
};

struct endpoint endpoint_make(int port)
{
    return (struct endpoint){.fd = socket(AF_INET, SOCK_DGRAM, 0), .port = port};
}

int endpoint_use(int port)
{
    struct endpoint e = endpoint_make(port);

    if (e.fd < 0)
        return -1;
    close(e.fd);
    return 0;
}

int endpoint_use_wrong(int port)
{
    struct endpoint e = endpoint_make(port); /* want "lost-cancel" */

    if (e.fd < 0)
        return -1;
    if (e.port == 0)
        return -1;
    close(e.fd);
    return 0;
}
