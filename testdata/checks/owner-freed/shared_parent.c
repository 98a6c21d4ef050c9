/* What ends one object takes something out of another that it points to: it does not answer for all of that. */
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct ctx {
    int udp_read, udp_write, link, raw, control, log, data;
};
struct interface {
    struct ctx *ctx;
    char *lease;
};

int ctx_open(struct ctx *c)
{
    c->udp_read = socket(AF_INET, SOCK_DGRAM, 0);
    c->udp_write = socket(AF_INET, SOCK_DGRAM, 0);
    c->link = socket(AF_NETLINK, SOCK_RAW, 0);
    c->raw = socket(AF_PACKET, SOCK_RAW, 0);
    c->control = socket(AF_UNIX, SOCK_STREAM, 0);
    c->log = socket(AF_UNIX, SOCK_DGRAM, 0);
    c->data = socket(AF_UNIX, SOCK_DGRAM, 0);
    return c->udp_read < 0 || c->udp_write < 0 || c->link < 0 || c->raw < 0;
}

void links_closed(struct ctx *c)
{
    close(c->link);
    c->link = -1;
    close(c->raw);
    c->raw = -1;
}

void lease_free(struct interface *ifp)
{
    struct ctx *c = ifp->ctx;
    free(ifp->lease);
    if (c->udp_read != -1) {
        close(c->udp_read);
        c->udp_read = -1;
    }
    if (c->udp_write != -1) {
        close(c->udp_write);
        c->udp_write = -1;
    }
}

/* A child's start: it closes what it does not need of what it got. */
void child_begins(struct ctx *c)
{
    close(c->control);
    c->control = -1;
    close(c->log);
    c->log = -1;
    close(c->data);
    c->data = -1;
}
