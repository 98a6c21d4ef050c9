/* Arrays, tables that grow, lists, trees, static caches: the handle moves into a container. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct conn {
    int fd;
    time_t since;
};
struct table {
    struct conn *items;
    size_t n, cap;
};

int table_accept(struct table *t, int listener)
{
    int fd = accept(listener, NULL, NULL);

    if (fd < 0)
        return -1;
    if (t->n == t->cap) {
        size_t cap = t->cap ? t->cap * 2 : 8;
        struct conn *items = realloc(t->items, cap * sizeof *items);

        if (!items) {
            close(fd);
            return -1;
        }
        t->items = items;
        t->cap = cap;
    }
    t->items[t->n++] = (struct conn){.fd = fd, .since = 0};
    return 0;
}

int table_accept_wrong(struct table *t, int listener)
{
    int fd = accept(listener, NULL, NULL); /* want "(lost-cancel|never-released)" */

    if (fd < 0)
        return -1;
    if (t->n == t->cap)
        return -1;
    t->items[t->n].fd = fd;
    t->items[t->n].since = 0;
    t->n++;
    return 0;
}

void table_close(struct table *t)
{
    for (size_t i = 0; i < t->n; i++)
        close(t->items[i].fd);
    free(t->items);
}

/* A local array, released in a loop. */
int local_array(int n)
{
    int fds[8];
    int made = 0;

    for (int i = 0; i < 8 && i < n; i++) {
        fds[i] = open("/dev/null", O_RDONLY);
        if (fds[i] < 0)
            break;
        made++;
    }
    for (int i = 0; i < made; i++)
        close(fds[i]);
    return made;
}

int worker_count;
static pthread_t workers[16];
static void *work(void *arg)
{
    return arg;
}

int start_workers(int n)
{
    for (int i = 0; i < n && i < 16; i++) {
        if (pthread_create(&workers[i], NULL, work, NULL) != 0)
            return -1;
        worker_count++;
    }
    return 0;
}

void stop_workers(void)
{
    for (int i = 0; i < worker_count; i++)
        pthread_join(workers[i], NULL);
}

int threads_on_the_stack(void)
{
    pthread_t ids[4];
    int n;

    for (n = 0; n < 4; n++) {
        if (pthread_create(&ids[n], NULL, work, NULL) != 0)
            break;
    }
    while (n > 0)
        pthread_join(ids[--n], NULL);
    return 0;
}

int threads_in_allocated_memory(int count)
{
    pthread_t *ids = malloc(sizeof *ids * (size_t)count);
    int started = 0;

    if (!ids)
        return -1;
    for (int i = 0; i < count; i++) {
        if (pthread_create(ids + i, NULL, work, NULL) == 0)
            started++;
        else
            break;
    }
    for (int i = 0; i < started; i++)
        pthread_join(ids[i], NULL);
    free(ids);
    return started;
}

/* An intrusive list. */
struct node {
    struct node *next;
    int fd;
};
static struct node *list;

int list_add(const char *path)
{
    struct node *n = malloc(sizeof *n);

    if (!n)
        return -1;
    n->fd = open(path, O_RDONLY);
    if (n->fd < 0) {
        free(n);
        return -1;
    }
    n->next = list;
    list = n;
    return 0;
}

void list_clear(void)
{
    while (list) {
        struct node *n = list;

        list = n->next;
        close(n->fd);
        free(n);
    }
}

/* A cache made on first use and kept as long as the process lives. */
int random_fd(void)
{
    static int fd = -1;

    if (fd < 0)
        fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    return fd;
}

static int log_fd = -1;

int log_reopen(const char *path)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT, 0600);

    if (fd < 0)
        return -1;
    if (log_fd >= 0)
        close(log_fd);
    log_fd = fd;
    return 0;
}

/* poll's own array is the table. */
int poll_set_add(struct pollfd *set, int *n, int max, const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK);

    if (fd < 0)
        return -1;
    if (*n >= max) {
        close(fd);
        return -1;
    }
    set[*n].fd = fd;
    set[*n].events = POLLIN;
    (*n)++;
    return 0;
}

/* A container of the C library takes a pointer to an object that holds the descriptor. */
static int by_fd(const void *a, const void *b)
{
    return ((const struct conn *)a)->fd - ((const struct conn *)b)->fd;
}
static void *tree;

int tree_add(const char *path)
{
    struct conn *c = malloc(sizeof *c);

    if (!c)
        return -1;
    c->fd = open(path, O_RDONLY);
    if (c->fd < 0) {
        free(c);
        return -1;
    }
    if (!tsearch(c, &tree, by_fd)) {
        close(c->fd);
        free(c);
        return -1;
    }
    return 0;
}

/* The descriptor becomes a key or a pointer of an unknown container. */
void container_put(void *container, void *item);
void container_put_int(void *container, int item);

int into_unknown_containers(void *c)
{
    int a = open("/dev/null", O_RDONLY);
    int b = open("/dev/null", O_RDONLY);

    container_put_int(c, a);
    container_put(c, (void *)(long)b);
    return 0;
}
