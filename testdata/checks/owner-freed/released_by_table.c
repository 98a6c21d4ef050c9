/* What an object's own function pointer releases, the object's end need not: loops with one of several back ends. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

struct loop {
    int fd, max;
    void *slots;
    void (*finish)(struct loop *l);
    int (*wait)(struct loop *l);
};

static void epoll_finish(struct loop *l)
{
    close(l->fd);
}

static void poll_finish(struct loop *l)
{
    free(l->slots);
}

static int epoll_start(struct loop *l)
{
    l->finish = epoll_finish;
    l->fd = epoll_create1(EPOLL_CLOEXEC);
    return l->fd < 0 ? -1 : 0;
}

static int poll_start(struct loop *l)
{
    l->finish = poll_finish;
    return 0;
}

struct loop *loop_new(int kind)
{
    struct loop *l = calloc(1, sizeof *l);
    if (!l) return NULL;
    l->slots = calloc(16, 8);
    if ((kind ? epoll_start(l) : poll_start(l)) == 0) return l;
    free(l->slots);
    free(l);
    return NULL;
}

void loop_free(struct loop *l)
{
    if (!l) return;
    if (l->finish) l->finish(l);
    free(l->slots);
    free(l);
}

/* The same without a pointer that is called. */
struct plain {
    int fd;
    void *slots;
    void (*finish)(struct plain *p);
};

static void plain_finish(struct plain *p)
{
    close(p->fd);
}

int plain_start(struct plain *p)
{
    p->finish = plain_finish;
    p->fd = epoll_create1(EPOLL_CLOEXEC);
    return p->fd < 0 ? -1 : 0;
}

void plain_stop(struct plain *p)
{
    p->finish(p);
    p->fd = -1;
}

void plain_free(struct plain *p)
{
    free(p->slots);
    free(p); /* want "owner-freed: .*'p->fd'.*" */
}
