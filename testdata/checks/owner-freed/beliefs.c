/* What the rest of the program does with such objects tells what one function forgets. */
#include <event2/event.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/socket.h>

/* ---- every other function that frees the object releases the field first ---- */

struct conn {
    int sock;
    char *name;
};

struct conn *conn_open(const char *path)
{
    struct conn *c = calloc(1, sizeof *c);
    if (c) c->sock = open(path, O_RDWR);
    return c;
}

void conn_close(struct conn *c)
{
    if (c->sock > 0) close(c->sock);
    free(c);
}

void conn_drop(struct conn *c)
{
    free(c->name);
    free(c); /* want "owner-freed: the object is freed here while 'c->sock'" */
}

/* ---- of several, one releases it at an earlier stage ---- */

struct job {
    int fd;
};

struct job *job_start(const char *path)
{
    struct job *j = calloc(1, sizeof *j);
    if (j) j->fd = open(path, O_RDWR);
    return j;
}

void job_stop(struct job *j)
{
    if (j->fd >= 0) close(j->fd);
    j->fd = -1;
}

void job_free(struct job *j)
{
    free(j);
}

/* ---- nobody lets go of it but what makes it anew ---- */

struct cache {
    int fd;
};

int cache_load(struct cache *c, const char *path)
{
    if (c->fd > 0) close(c->fd);
    c->fd = open(path, O_RDONLY);
    return c->fd;
}

void cache_free(struct cache *c)
{
    free(c); /* want "owner-freed: the object is freed here while 'c->fd'" */
}

/* ---- the same object by another pointer ---- */

struct auth {
    int fd;
};

struct server {
    struct auth *auth;
    int done;
};

void server_tell(struct server *s);

int server_begin(struct server *s, const char *path)
{
    s->auth = calloc(1, sizeof *s->auth);
    if (!s->auth) return -1;
    s->auth->fd = open(path, O_RDONLY);
    return 0;
}

void server_done(struct server *s)
{
    struct auth *a = s->auth;
    server_tell(s);
    s->done = 1;
    close(a->fd);
    free(s->auth);
    s->auth = NULL;
}

void server_end(struct server *s)
{
    close(s->auth->fd);
    free(s->auth);
}

/* ---- fields that are released together ---- */

struct pane {
    int in, out;
    int log;
};

int pane_open(struct pane *p, const char *path)
{
    p->in = open(path, O_RDONLY);
    p->out = open(path, O_WRONLY);
    p->log = open(path, O_WRONLY);
    return p->in >= 0 && p->out >= 0 && p->log >= 0 ? 0 : -1;
}

void pane_lost(struct pane *p)
{
    close(p->in);
    close(p->out);
    p->in = p->out = -1;
}

void pane_kill(struct pane *p)
{
    close(p->out);
    close(p->in);
    p->in = p->out = -1;
}

void pane_error(struct pane *p)
{
    close(p->in); /* want "owner-freed: 'pane_error' ends here without regard to 'p->out'" */
    p->in = -1;
}

void pane_quiet(struct pane *p)
{
    close(p->log);
    p->log = -1;
}

/* ---- it looks at the other one ---- */

struct pipes {
    int in, out;
};

int pipes_open(struct pipes *p, const char *path)
{
    p->in = open(path, O_RDONLY);
    p->out = open(path, O_WRONLY);
    return p->in >= 0 && p->out >= 0 ? 0 : -1;
}

void pipes_lost(struct pipes *p)
{
    close(p->in);
    close(p->out);
    p->in = p->out = -1;
}

void pipes_kill(struct pipes *p)
{
    close(p->out);
    close(p->in);
    p->in = p->out = -1;
}

void pipes_half(struct pipes *p)
{
    close(p->in);
    p->in = -1;
    if (p->out >= 0) shutdown(p->out, SHUT_WR);
}

/* ---- a timer's own callback puts the field right; that is no end of the object ---- */

struct peer {
    struct event *config, *retry;
    int state;
};

static void on_config(evutil_socket_t fd, short what, void *arg)
{
    struct peer *p = arg;
    event_free(p->config);
    p->config = NULL;
    p->state = 2;
}

static void on_retry(evutil_socket_t fd, short what, void *arg)
{
    ((struct peer *)arg)->state = 1;
}

void peer_start(struct peer *p, struct event_base *base, const struct timeval *tv)
{
    p->config = event_new(base, -1, 0, on_config, p);
    event_add(p->config, tv);
    p->retry = event_new(base, -1, 0, on_retry, p);
    event_add(p->retry, tv);
}

void peer_lost(struct peer *p)
{
    event_free(p->config);
    event_free(p->retry);
    p->config = p->retry = NULL;
}

void peer_reset(struct peer *p)
{
    event_free(p->retry);
    event_free(p->config);
    p->retry = p->config = NULL;
}
