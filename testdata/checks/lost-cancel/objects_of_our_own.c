/* Handles in objects that only one function knows: constructors, out-parameters, members passed by value. */
/* options: --checks=-*,lost-cancel,never-released,owner-freed */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int check(int n);
void show(const char *format, ...);

struct reader {
    int refs;
    FILE *f;
    struct reader *next;
};

static struct reader *reader_open(const char *path)
{
    struct reader *r = calloc(1, sizeof *r);

    if (!r)
        return NULL;
    r->f = fopen(path, "r");
    if (!r->f) {
        free(r);
        return NULL;
    }
    r->refs = 1;
    return r;
}

static void reader_unref(struct reader *r)
{
    if (--r->refs > 0)
        return;
    fclose(r->f);
    free(r);
}

static int reader_make(struct reader **out, const char *path)
{
    struct reader *r = malloc(sizeof *r);

    if (!r)
        return -1;
    r->f = fopen(path, "r");
    if (!r->f) {
        free(r);
        return -2;
    }
    *out = r;
    return 0;
}

int object_lost_on_an_error(const char *path)
{
    struct reader *r = reader_open(path);   /* want "lost-cancel: .*'r->f'.*`check\(1\)` is true.*likely" */

    if (!r)
        return -1;
    if (check(1))
        return -1;
    reader_unref(r);
    return 0;
}

int object_given_back(const char *path)
{
    struct reader *r = reader_open(path);

    if (!r)
        return -1;
    if (check(1)) {
        reader_unref(r);
        return -1;
    }
    reader_unref(r);
    return 0;
}

int freed_without_its_handle(const char *path)
{
    struct reader *r = NULL;
    int e = reader_make(&r, path);

    if (e < 0)
        return e;
    if (check(2)) {
        free(r);   /* want "owner-freed: .*FILE stream" */
        return -1;
    }
    fclose(r->f);
    free(r);
    return 0;
}

static struct reader *readers;
static struct reader *current;

int object_in_a_list(const char *path)
{
    struct reader *r = reader_open(path);

    if (!r)
        return -1;
    r->next = readers;
    readers = r;
    return check(3);
}

struct reader *object_returned(const char *path)
{
    struct reader *r = reader_open(path);

    if (r)
        show("opened %s", path);
    return r;
}

static void remember(struct reader *r)
{
    current = r;
}

int object_remembered(const char *path)
{
    struct reader *r = reader_open(path);

    if (!r)
        return -1;
    remember(r);
    return check(4);
}

static void *read_all(void *arg)
{
    struct reader *r = arg;

    reader_unref(r);
    return NULL;
}

int object_of_a_thread(const char *path)
{
    pthread_t t;
    struct reader *r = reader_open(path);

    if (!r)
        return -1;
    if (pthread_create(&t, NULL, read_all, r)) {
        reader_unref(r);
        return -1;
    }
    pthread_detach(t);
    return 0;
}

struct span {
    int fd;
    int flags;
};

static void span_close(struct span s)
{
    close(s.fd);
}

static int span_flags(struct span s)
{
    return s.flags;
}

int member_released_by_value(const char *path)
{
    struct span s = {open(path, O_RDONLY), 0};

    if (s.fd < 0)
        return -1;
    check(5);
    span_close(s);
    return 0;
}

int member_read_by_value(const char *path)
{
    struct span s = {open(path, O_RDONLY), 0};   /* want "never-released" */

    if (s.fd < 0)
        return -1;
    return span_flags(s);
}

/* Who looks into the object knows that there is one: the way on which it was not made ends there. */
struct link {
    int fd, state;
};

static struct link *link_new(int fd)
{
    struct link *l = calloc(1, sizeof *l);
    if (l) l->fd = fd;
    return l;
}

static void link_close(struct link *l)
{
    close(l->fd);
    free(l);
}

int talk(int fd);

void object_looked_into_without_being_asked_for(const char *path)
{
    struct link *l = NULL;
    for (int n = 0; n < 10; n++) {
        int fd = open(path, O_RDONLY);
        if (fd == -1) break;
        l = link_new(fd);
        if (talk(l->fd) == 0) break;
        link_close(l);
        l = NULL;
    }
    if (l) link_close(l);
}

void object_asked_for(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel" */
    if (fd == -1) return;
    struct link *l = link_new(fd);
    if (!l) return;
    link_close(l);
}
