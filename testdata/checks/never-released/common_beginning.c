/* Records that begin with the same members, as C has base classes: what ends the base ends them all. And what a global is
 * made of is held until the process ends. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define TRANSFER_MEMBERS \
    int type;            \
    int fd;

struct transfer {
    TRANSFER_MEMBERS
};

struct upload {
    TRANSFER_MEMBERS
    long sent;
};


struct lone {
    long type;
    int fd;
};

extern struct transfer *transfers[8];

void upload_begin(struct upload *u, const char *name)
{
    u->type = 1;
    u->fd = open(name, O_RDONLY);
    transfers[0] = (struct transfer *)u;
}

void lone_begin(struct lone *l, const char *name)
{
    l->type = 1;
    l->fd = open(name, O_RDONLY); /* want "never-released" */
}

void transfer_end(struct transfer *t)
{
    close(t->fd);
}

static struct {
    int level;
    int null_fd;
} config;

int config_init(void)
{
    config.level = 3;
    config.null_fd = open("/dev/null", O_WRONLY);
    return config.null_fd;
}
