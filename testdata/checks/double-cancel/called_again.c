// A teardown that looks whether there is something to end may be called as often as one likes; and what a callee wrote is
// another thing than what was there before.
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

struct lock {
    const char *dir;
    int fd;
};

const char *next_dir(void);
int next_fd(void);

static void lock_end(struct lock *l)
{
    if (!l->dir) return;
    rmdir(l->dir);
    close(l->fd);
    l->dir = NULL;
}

static int lock_make(struct lock *l, const char *dir)
{
    l->fd = open(dir, O_RDONLY | O_DIRECTORY);
    if (l->fd < 0) return -1;
    l->dir = "/tmp";
    return 0;
}

void thrice(struct lock *l)
{
    lock_end(l);
    lock_end(l);
    lock_end(l);
}

void thrice_of_our_own(void)
{
    struct lock l = {NULL, -1};
    if (lock_make(&l, "/tmp/x") < 0) return;
    lock_end(&l);
    lock_end(&l);
    lock_end(&l);
}

/* What is given was filled where nobody looks. */
void thrice_filled_elsewhere(void (*fill)(struct lock *))
{
    struct lock l;
    fill(&l);
    lock_end(&l);
    lock_end(&l);
    lock_end(&l);
}

void made_again(struct lock *l)
{
    lock_end(l);
    if (lock_make(l, "/tmp/y") < 0) return;
    lock_end(l);
}

static void lock_take(struct lock *l)
{
    l->dir = next_dir();
    l->fd = next_fd();
}

void taken_again(void)
{
    struct lock l;
    lock_take(&l);
    lock_end(&l);
    lock_take(&l);
    lock_end(&l);
}

void ended_by_hand(struct lock *l)
{
    if (!l->dir) return;
    lock_end(l);
    close(l->fd); /* want "double-cancel: 'l->fd' is released twice" */
}

/* Whether it is there still does not say the lock: it is the other one that is emptied. */
struct pair {
    struct lock one;
    int second, open;
};

static void pair_end(struct pair *p)
{
    if (!p->open) return;
    close(p->second);
}

void twice_without_a_mark(struct pair *p)
{
    if (!p->open) return;
    pair_end(p);
    pair_end(p); /* want "double-cancel: 'p->second' is released twice" */
}
