/* One descriptor in two objects: the other one's end may be what closes it. */
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct port {
    struct port *next;
    int fd;
    struct sock *sock;
};
struct sock {
    int s;
    int backlog;
    char *name;
};
struct plain {
    int fd;
    char *name;
};

static int make_sock(struct sock *out)
{
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s < 0) return -1;
    out->s = s;
    return s;
}

static int port_insert(struct port **list, int s, struct sock *sock)
{
    struct port *p = calloc(1, sizeof *p);
    if (!p) return 0;
    p->fd = s;
    p->sock = sock;
    p->next = *list;
    *list = p;
    return 1;
}

int port_open(struct port **list)
{
    struct sock *sock = calloc(1, sizeof *sock);
    int s;
    if (!sock) return 0;
    if ((s = make_sock(sock)) < 0) {
        free(sock);
        return 0;
    }
    if (listen(s, 5) < 0) {
        close(s);
        free(sock);
        return 0;
    }
    if (!port_insert(list, s, sock)) {
        close(s);
        free(sock);
        return 0;
    }
    return 1;
}

void ports_free(struct port *list)
{
    while (list) {
        struct port *next = list->next;
        close(list->fd);
        if (list->sock) {
            free(list->sock->name);
            free(list->sock);
        }
        free(list);
        list = next;
    }
}

void plain_open(struct plain *p)
{
    p->fd = socket(AF_INET, SOCK_STREAM, 0);
}

void plain_close(struct plain *p)
{
    if (p->fd >= 0) close(p->fd);
    p->fd = -1;
}

void plain_free(struct plain *p)
{
    free(p->name);
    free(p); /* want "owner-freed: .*'p->fd'" */
}
