/* Records in lists that are linked through their own members: what the macros and inline functions do is seen. */
/* options: --checks=-*,owner-freed,never-released,lost-cancel,double-cancel,use-after-cancel,overwritten-cancel --confidence=possible */
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/queue.h>
#include <unistd.h>
#include <wayland-server-core.h>

/* ---- queue.h ---- */

struct item {
    int fd;
    TAILQ_ENTRY(item) link;
};
static TAILQ_HEAD(items, item) items = TAILQ_HEAD_INITIALIZER(items);

int item_add(const char *path)
{
    struct item *i = malloc(sizeof *i);
    if (!i)
        return -1;
    i->fd = open(path, O_RDONLY);
    TAILQ_INSERT_TAIL(&items, i, link);
    return 0;
}

int item_add_or_not(const char *path, int n)
{
    struct item *i = malloc(sizeof *i);
    if (!i)
        return -1;
    i->fd = open(path, O_RDONLY);
    TAILQ_INSERT_TAIL(&items, i, link);
    if (n) {
        TAILQ_REMOVE(&items, i, link);
        free(i); /* want "owner-freed: .*'i->fd'" */
        return -1;
    }
    return 0;
}

void item_drop(struct item *i)
{
    TAILQ_REMOVE(&items, i, link);
    close(i->fd);
    free(i);
}

void item_forget(struct item *i)
{
    TAILQ_REMOVE(&items, i, link);
    free(i); /* want "owner-freed: .*'i->fd'.*\[likely\]" */
}

void items_drop(void)
{
    struct item *i;
    while ((i = TAILQ_FIRST(&items)))
        item_drop(i);
}

void items_drop_in_one_go(void)
{
    struct item *i, *next;
    for (i = TAILQ_FIRST(&items); i; i = next) {
        next = TAILQ_NEXT(i, link);
        close(i->fd);
        free(i);
    }
    TAILQ_INIT(&items);
}

int items_of_this_function(const char *path, int well)
{
    struct items own;
    struct item *i = malloc(sizeof *i);
    TAILQ_INIT(&own);
    if (!i)
        return -1;
    i->fd = open(path, O_RDONLY);
    TAILQ_INSERT_TAIL(&own, i, link);
    while ((i = TAILQ_FIRST(&own))) {
        TAILQ_REMOVE(&own, i, link);
        if (well)
            close(i->fd);
        free(i); /* want "owner-freed: .*'i->fd'" */
    }
    return 0;
}

struct entry {
    int fd;
    SLIST_ENTRY(entry) link;
};
static SLIST_HEAD(, entry) entries;

int entry_add(const char *path)
{
    struct entry *e = calloc(1, sizeof *e);
    if (!e)
        return -1;
    e->fd = open(path, O_RDONLY); /* want "never-released: 'e->fd'.*field of 'struct entry'" */
    SLIST_INSERT_HEAD(&entries, e, link);
    return 0;
}

void entries_drop(void)
{
    while (!SLIST_EMPTY(&entries)) {
        struct entry *e = SLIST_FIRST(&entries);
        SLIST_REMOVE_HEAD(&entries, link);
        free(e);
    }
}

struct tail {
    int fd;
    STAILQ_ENTRY(tail) link;
};
static STAILQ_HEAD(, tail) tails = STAILQ_HEAD_INITIALIZER(tails);

int tail_add(const char *path)
{
    struct tail *t = calloc(1, sizeof *t);
    if (!t)
        return -1;
    t->fd = open(path, O_RDONLY);
    STAILQ_INSERT_TAIL(&tails, t, link);
    return 0;
}

void tails_drop(void)
{
    while (!STAILQ_EMPTY(&tails)) {
        struct tail *t = STAILQ_FIRST(&tails);
        STAILQ_REMOVE_HEAD(&tails, link);
        close(t->fd);
        free(t);
    }
}

/* ---- the kernel's ---- */

struct list_head {
    struct list_head *next, *prev;
};

static inline void list_add(struct list_head *entry, struct list_head *head)
{
    head->next->prev = entry;
    entry->next = head->next;
    entry->prev = head;
    head->next = entry;
}

static inline void list_del(struct list_head *entry)
{
    entry->next->prev = entry->prev;
    entry->prev->next = entry->next;
    entry->next = entry->prev = NULL;
}

#define list_entry(ptr, type, member) ((type *)((char *)(ptr)-offsetof(type, member)))
#define list_for_each_entry_safe(pos, n, head, member)                                           \
    for (pos = list_entry((head)->next, __typeof__(*pos), member),                               \
        n = list_entry(pos->member.next, __typeof__(*pos), member);                              \
         &pos->member != (head); pos = n, n = list_entry(n->member.next, __typeof__(*n), member))

struct conn {
    struct list_head node;
    int fd;
};
static struct list_head conns = {&conns, &conns};

int conn_add(const char *path)
{
    struct conn *c = malloc(sizeof *c);
    if (!c)
        return -1;
    c->fd = open(path, O_RDONLY);
    if (c->fd < 0) {
        free(c);
        return -1;
    }
    list_add(&c->node, &conns);
    return 0;
}

void conns_drop(void)
{
    struct conn *c, *n;
    list_for_each_entry_safe(c, n, &conns, node)
    {
        list_del(&c->node);
        close(c->fd);
        free(c);
    }
}

void conn_forget(struct conn *c)
{
    list_del(&c->node);
    free(c); /* want "owner-freed: .*'c->fd'.*\[likely\]" */
}

struct peer {
    int fd;
    struct list_head node;
};

int peer_add(const char *path, struct list_head *head)
{
    struct peer *c = malloc(sizeof *c);
    if (!c)
        return -1;
    c->fd = open(path, O_RDONLY); /* want "never-released: 'c->fd'.*field of 'struct peer'" */
    if (c->fd < 0) {
        free(c);
        return -1;
    }
    list_add(&c->node, head);
    return 0;
}

void peers_drop(struct list_head *head)
{
    while (head->next != head) {
        struct peer *c = list_entry(head->next, struct peer, node);
        list_del(&c->node);
        free(c);
    }
}

/* ---- Wayland's ---- */

struct view {
    struct wl_list link;
    struct wl_event_source *timer;
};

int on_view(void *data);

void view_add(struct wl_event_loop *loop, struct wl_list *views)
{
    struct view *v = calloc(1, sizeof *v);
    v->timer = wl_event_loop_add_timer(loop, on_view, v);
    wl_list_insert(views, &v->link);
}

void view_drop(struct view *v)
{
    wl_list_remove(&v->link);
    wl_event_source_remove(v->timer);
    free(v);
}

void view_forget(struct view *v)
{
    wl_list_remove(&v->link);
    free(v); /* want "owner-freed: .*'v->timer'" */
}

/* ---- two pointers in an array, as libuv has them ---- */

typedef void *QUEUE[2];
#define QUEUE_NEXT(q)    (*(QUEUE **)&((*(q))[0]))
#define QUEUE_PREV(q)    (*(QUEUE **)&((*(q))[1]))
#define QUEUE_DATA(p, t, f) ((t *)((char *)(p)-offsetof(t, f)))
#define QUEUE_INSERT_TAIL(h, q)              \
    do {                                     \
        QUEUE_NEXT(q) = (h);                 \
        QUEUE_PREV(q) = QUEUE_PREV(h);       \
        *(QUEUE **)&(*QUEUE_PREV(q))[0] = (q); \
        QUEUE_PREV(h) = (q);                 \
    } while (0)
#define QUEUE_REMOVE(q)                                    \
    do {                                                   \
        *(QUEUE **)&(*QUEUE_PREV(q))[0] = QUEUE_NEXT(q);   \
        *(QUEUE **)&(*QUEUE_NEXT(q))[1] = QUEUE_PREV(q);   \
    } while (0)

struct req {
    QUEUE queue;
    int fd;
};

int req_add(QUEUE *reqs, const char *path)
{
    struct req *r = malloc(sizeof *r);
    if (!r)
        return -1;
    r->fd = open(path, O_RDONLY);
    QUEUE_INSERT_TAIL(reqs, &r->queue);
    return 0;
}

void reqs_drop(QUEUE *reqs)
{
    while (QUEUE_NEXT(reqs) != reqs) {
        QUEUE *q = QUEUE_NEXT(reqs);
        struct req *r = QUEUE_DATA(q, struct req, queue);
        QUEUE_REMOVE(q);
        close(r->fd);
        free(r);
    }
}

void req_forget(struct req *r)
{
    QUEUE_REMOVE(&r->queue);
    free(r); /* want "owner-freed: .*'r->fd'" */
}
