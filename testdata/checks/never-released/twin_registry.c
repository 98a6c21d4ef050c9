/* A context kept in a table or a long-lived object, and never let go of again. */
#include <event2/event.h>
#include <gio/gio.h>
#include <libpq-fe.h>
#include <sys/timerfd.h>

static GCancellable *current;
static PGcancel *running;

/* What a global holds is taken to stay until the end. */
void fn_request_begins(void)
{
    current = g_cancellable_new();
}

void request_stops(void)
{
    g_cancellable_cancel(current);
}

void fn_query_begins(PGconn *db)
{
    running = PQgetCancel(db);
}

int query_stops(void)
{
    char why[64];
    return PQcancel(running, why, sizeof why);
}

struct session {
    int deadline;
    struct event *idle;
};

int session_begins(struct session *s, struct event_base *b, event_callback_fn cb)
{
    s->deadline = timerfd_create(1, 0); /* want "never-released" */
    s->idle = event_new(b, -1, 0, cb, s); /* want "never-released" */
    return s->deadline < 0 || !s->idle ? -1 : event_add(s->idle, NULL);
}
