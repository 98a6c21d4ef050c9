/* The function that is called when a handle has been closed frees what holds it. */
#include <stdlib.h>
#include <uv.h>

struct mailbox {
    uv_async_t async;
    char *queue;
};

static void on_async(uv_async_t *a)
{
    struct mailbox *m = a->data;
    m->queue = NULL;
}

static void closed(uv_handle_t *h)
{
    struct mailbox *m = h->data;
    free(m->queue);
    free(m);
}

struct mailbox *mailbox_new(uv_loop_t *loop)
{
    struct mailbox *m = calloc(1, sizeof *m);
    if (!m) return NULL;
    if (uv_async_init(loop, &m->async, on_async)) {
        free(m);
        return NULL;
    }
    m->async.data = m;
    return m;
}

void mailbox_end(struct mailbox *m)
{
    uv_close((uv_handle_t *)&m->async, closed);
}

void mailbox_drop(struct mailbox *m)
{
    free(m->queue);
    free(m); /* want "owner-freed: .*'m->async'" */
}
