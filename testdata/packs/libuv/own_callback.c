/* A callback gets the handle it was started for, and may close it: whoever set that up owes nothing then. */
#include <stdlib.h>
#include <uv.h>

static void closed(uv_handle_t *h)
{
    (void)h;
}

/* ---- closed by what they call back ---- */

struct session {
    uv_timer_t limit;
    uv_async_t wake;
    uv_poll_t socket;
    uv_tcp_t peer;
    int n;
};

static void on_limit(uv_timer_t *t)
{
    uv_close((uv_handle_t *)t, closed);
}

static void on_wake(uv_async_t *a)
{
    uv_close((uv_handle_t *)a, closed);
}

static void on_socket(uv_poll_t *p, int status, int events)
{
    (void)events;
    if (status < 0) uv_close((uv_handle_t *)p, closed);
}

static void on_alloc(uv_handle_t *h, size_t n, uv_buf_t *buf)
{
    (void)h;
    buf->base = malloc(n);
    buf->len = buf->base ? n : 0;
}

static void on_read(uv_stream_t *s, ssize_t n, const uv_buf_t *buf)
{
    free(buf->base);
    if (n < 0) uv_close((uv_handle_t *)s, closed);
}

int session_start(uv_loop_t *loop, struct session *s, int fd)
{
    if (uv_async_init(loop, &s->wake, on_wake)) return -1;
    uv_timer_init(loop, &s->limit);
    uv_timer_start(&s->limit, on_limit, 1000, 0);
    if (uv_poll_init(loop, &s->socket, fd)) return -1;
    uv_poll_start(&s->socket, 1, on_socket);
    if (uv_tcp_init(loop, &s->peer)) return -1;
    return uv_read_start((uv_stream_t *)&s->peer, on_alloc, on_read);
}

/* ---- by nobody ---- */

struct leaky {
    uv_timer_t tick;
    uv_async_t wake;
    uv_poll_t socket;
    int n;
};

static void on_tick(uv_timer_t *t)
{
    uv_timer_stop(t);
}

static void on_knock(uv_async_t *a)
{
    (void)a;
}

static void on_input(uv_poll_t *p, int status, int events)
{
    (void)events;
    if (status < 0) uv_poll_stop(p);
}

int leaky_start(uv_loop_t *loop, struct leaky *l, int fd)
{
    uv_async_init(loop, &l->wake, on_knock); /* want "never-released: 'l->wake'" */
    uv_timer_init(loop, &l->tick);           /* want "never-released: 'l->tick'" */
    uv_timer_start(&l->tick, on_tick, 1000, 0);
    uv_poll_init(loop, &l->socket, fd); /* want "never-released: 'l->socket'" */
    return uv_poll_start(&l->socket, 1, on_input);
}

int main(void)
{
    uv_loop_t *loop = uv_default_loop();
    struct session *s = calloc(1, sizeof *s);
    struct leaky *l = calloc(1, sizeof *l);
    if (!s || !l) return 1;
    if (session_start(loop, s, 0) || leaky_start(loop, l, 1)) return 1;
    return uv_run(loop, UV_RUN_DEFAULT);
}
