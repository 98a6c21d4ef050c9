/* A function that is called when the handle ends empties the field that held it: a second look finds nothing there. */
#include <ell/ell.h>
#include <stdlib.h>

struct peer {
    struct l_timeout *retry, *plain;
};

static void on_retry(struct l_timeout *t, void *data)
{
    struct peer *p = data;
    (void)t;
    (void)p;
}

static void retry_gone(void *data)
{
    struct peer *p = data;
    p->retry = NULL;
}

void peer_start(struct peer *p)
{
    p->retry = l_timeout_create(1, on_retry, p, retry_gone);
    p->plain = l_timeout_create(1, on_retry, p, NULL);
}

static void peer_reset(struct peer *p)
{
    if (p->retry) l_timeout_remove(p->retry);
}

void peer_fail(struct peer *p)
{
    l_timeout_remove(p->retry);
    peer_reset(p);
}

static void plain_reset(struct peer *p)
{
    if (p->plain) l_timeout_remove(p->plain);
}

void plain_fail(struct peer *p)
{
    l_timeout_remove(p->plain);
    plain_reset(p); /* want "double-cancel: 'p->plain' is released twice" */
}
