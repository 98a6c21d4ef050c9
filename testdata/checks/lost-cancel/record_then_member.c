/* A record stored as a whole, then members: what a callee leaves in those is not what the record had. */
#include <fcntl.h>
#include <unistd.h>

struct conn {
    int fd, mode, tries;
};

int transfer(int fd);

static int conn_open(struct conn *c, const char *name, int mode)
{
    *c = (struct conn){0};
    c->fd = open(name, O_RDWR);
    if (c->fd < 0)
        return -1;
    c->mode = mode;
    return 0;
}

/* the mode is what the caller gave, not zero */
int bad_mode(const char *name, int mode)
{
    struct conn c;
    if (conn_open(&c, name, mode) < 0) /* want "lost-cancel: 'c.fd'" */
        return -1;
    if (c.mode > 1)
        return -1;
    return close(c.fd);
}

/* what was not stored again is still zero */
int good_tries(const char *name, int mode)
{
    struct conn c;
    if (conn_open(&c, name, mode) < 0)
        return -1;
    if (c.tries)
        return -1;
    return close(c.fd);
}

static int conn_open_some(struct conn *c, const char *name, int mode)
{
    *c = (struct conn){0};
    c->fd = open(name, O_RDWR);
    if (c->fd < 0)
        return -1;
    if (mode != 7)
        c->mode = mode;
    return 0;
}

/* on one way only */
int bad_some(const char *name, int mode)
{
    struct conn c;
    if (conn_open_some(&c, name, mode) < 0) /* want "lost-cancel: 'c.fd'" */
        return -1;
    if (c.mode)
        return -1;
    return close(c.fd);
}
