/* Callbacks of event loops: what waits in one keeps the loop from everything else, its own end included. */
#include <event2/event.h>
#include <libpq-fe.h>
#include <netdb.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

struct app {
    PGconn *db;
    struct event_base *base;
    struct event *tick;
};

/* ---- libevent; the project's own wrapper registers it ---- */

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
    struct app *a = arg;
    (void)fd;
    (void)what;
    PQclear(PQexec(a->db, "SELECT 1")); /* want "blocking-without-context: PQexec blocks here, in 'on_tick', which the .* calls back: the loop can neither go on nor be ended meanwhile; use PQsendQuery .*likely." */
}

static struct event *every(struct event_base *base, event_callback_fn fn, void *arg)
{
    return event_new(base, -1, EV_PERSIST, fn, arg);
}

int app_start(struct app *a)
{
    a->tick = every(a->base, on_tick, a);
    return a->tick ? 0 : -1;
}

void app_stop(struct app *a)
{
    event_free(a->tick);
}

/* ---- libuv; through a callee: both callbacks must do without it ---- */

static void retry_later(int n)
{
    if (n > 3) sleep(10);
}

static void on_timer(uv_timer_t *t)
{
    retry_later((int)(size_t)t->data); /* want "retry_later blocks in sleep, in 'on_timer', which the uv_loop_t calls back: the loop can neither go on nor be ended meanwhile; use uv_timer_start .likely." */
}

static void on_idle(uv_idle_t *i)
{
    retry_later((int)(size_t)i->data); /* want "retry_later blocks in sleep, in 'on_idle'" */
}

int timers(uv_timer_t *t, uv_idle_t *i)
{
    return uv_timer_start(t, on_timer, 10, 10) < 0 ? -1 : uv_idle_start(i, on_idle);
}

/* ---- nothing: work is done in a thread of its own; a moment is no wait; the child has ended ---- */

static void work(uv_work_t *req)
{
    struct addrinfo **out = req->data;
    if (getaddrinfo("example.org", "80", NULL, out) != 0) *out = NULL;
}

static void after(uv_work_t *req, int status)
{
    (void)req;
    (void)status;
    usleep(1000);
}

int resolve(uv_loop_t *loop, uv_work_t *req)
{
    return uv_queue_work(loop, req, work, after);
}

static void on_child(uv_signal_t *s, int num)
{
    int status;
    (void)s;
    (void)num;
    while (waitpid(-1, &status, WNOHANG) > 0) {
    }
}

int children(uv_signal_t *s)
{
    return uv_signal_start(s, on_child, SIGCHLD);
}

/* Numbers are not looked up; names are. */
static void on_peer(uv_timer_t *t)
{
    char host[64];
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST}, *found = NULL;
    struct sockaddr *sa = t->data;
    getnameinfo(sa, 16, host, sizeof host, NULL, 0, NI_NUMERICHOST);
    if (getaddrinfo(host, NULL, &hints, &found) == 0) freeaddrinfo(found);
    hints.ai_flags = AI_PASSIVE;
    if (getaddrinfo(host, NULL, &hints, &found) == 0) freeaddrinfo(found); /* want "getaddrinfo blocks here, in 'on_peer'" */
    getnameinfo(sa, 16, host, sizeof host, NULL, 0, 0); /* want "getnameinfo blocks here, in 'on_peer'" */
}

int peers(uv_timer_t *t)
{
    return uv_timer_start(t, on_peer, 10, 10);
}

/* Further down it is told once for each function that leads there: by way of another callback it is that one's, and the
 * two that begin with the same call need one change. */
static void look_up(const char *name)
{
    struct addrinfo *found;
    if (getaddrinfo(name, NULL, NULL, &found) == 0) freeaddrinfo(found);
}

static void reconnect(const char *name)
{
    look_up(name);
}

static void on_lost(uv_timer_t *t)
{
    reconnect(t->data); /* want "reconnect blocks in getaddrinfo, in 'on_lost', .*; use uv_getaddrinfo or uv_getnameinfo" */
}

static void on_lost_again(uv_timer_t *t)
{
    reconnect(t->data);
}

static void on_retry(uv_timer_t *t)
{
    if (t->data) on_lost(t);
}

int connections(uv_timer_t t[3])
{
    uv_timer_start(&t[0], on_lost, 10, 10);
    uv_timer_start(&t[1], on_retry, 10, 10);
    return uv_timer_start(&t[2], on_lost_again, 10, 10);
}

/* A function that nobody registers may wait. */
void on_console(struct app *a)
{
    PQclear(PQexec(a->db, "SELECT 2"));
}
