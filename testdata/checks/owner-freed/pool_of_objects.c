/* Objects of a pool end where they are torn down; that the pool's memory goes at the very end says nothing. */
#include <event2/event.h>
#include <stdlib.h>

struct conn {
    struct event *idle, *login, *logout;
    int id, in_use;
};

static struct conn *pool;

int pool_make(int n)
{
    pool = calloc(n, sizeof *pool);
    return pool ? 0 : -1;
}

void pool_drop(void)
{
    free(pool);
}

static void on_idle(int fd, short what, void *arg)
{
    struct conn *c = arg;
    event_free(c->idle);
    c->idle = NULL;
    c->id = fd + what;
}

static void on_login(int fd, short what, void *arg)
{
    struct conn *c = arg;
    event_free(c->login);
    c->login = NULL;
    c->id = fd + what;
}

int conn_start(struct event_base *base, struct conn *c)
{
    c->idle = event_new(base, -1, EV_PERSIST, on_idle, c);
    c->login = event_new(base, -1, EV_PERSIST, on_login, c);
    c->logout = event_new(base, -1, EV_PERSIST, on_login, c);
    return c->idle && c->login && c->logout ? 0 : -1;
}

void conn_destruct(struct conn *c)
{
    event_free(c->idle);
    event_free(c->logout); /* want "owner-freed: 'conn_destruct' ends here without regard to 'c->login'" */
    c->idle = c->logout = NULL;
    c->in_use = 0;
}
