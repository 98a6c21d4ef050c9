/* Memory released by wrappers of free() that take any pointer. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void xfree(void *p)
{
    if (p) free(p);
}

/* With a header before the memory. */
static void zfree(void *p)
{
    if (!p) return;
    free((char *)p - 16);
}

static void through(void *p)
{
    xfree(p);
}

struct lock {
    char *path;
    int fd;
};

struct lock *lock_take(const char *path)
{
    struct lock *l = malloc(sizeof *l);
    if (!l) return NULL;
    l->path = strdup(path);
    l->fd = open(path, O_CREAT | O_RDWR, 0600);
    return l;
}

void lock_break(struct lock *l)
{
    close(l->fd);
    l->fd = -1;
}

void lock_drop(struct lock *l)
{
    unlink(l->path);
    xfree(l->path);
    xfree(l); /* want "owner-freed: the object is freed here while 'l->fd'" */
}

void lock_drop_header(struct lock *l)
{
    zfree(l->path);
    zfree(l); /* want "owner-freed: the object is freed here while 'l->fd'" */
}

void lock_drop_through(struct lock *l)
{
    through(l->path);
    through(l); /* want "owner-freed: the object is freed here while 'l->fd'" */
}

void lock_end(struct lock *l)
{
    if (l->fd >= 0) close(l->fd);
    xfree(l->path);
    xfree(l);
}

int lock_try(const char *path)
{
    struct lock *l = malloc(sizeof *l);
    if (!l) return -1;
    l->fd = open(path, O_RDWR);
    if (l->fd >= 0 && write(l->fd, "x", 1) != 1) {
        xfree(l); /* want "owner-freed: the object is freed here while 'l->fd'" */
        return -1;
    }
    if (l->fd >= 0) close(l->fd);
    xfree(l);
    return 0;
}
