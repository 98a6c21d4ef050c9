/* The cleanup that comes after the wait it should guard: the timer is never stopped when the wait fails. Several libraries. */
#include <event2/event.h>
#include <gio/gio.h>
#include <setjmp.h>
#include <stddef.h>
#include <sys/timerfd.h>
#include <systemd/sd-event.h>
#include <threads.h>
#include <libpq-fe.h>
#include <unistd.h>

int wait_for(void *what);
int step(int n);

static void fired(evutil_socket_t fd, short what, void *data)
{
    (void)fd, (void)what, (void)data;
}

int by_libevent(struct event_base *b, const struct timeval *tv)
{
    struct event *t = event_new(b, -1, 0, fired, NULL); /* want "lost-cancel: 't' " */
    if (!t) return -1;
    event_add(t, tv);
    if (wait_for(b) < 0) return -1;
    event_free(t);
    return 0;
}

int by_timerfd(void *what)
{
    int t = timerfd_create(1, 0); /* want "lost-cancel: 't' " */
    if (t < 0) return -1;
    if (wait_for(what) < 0) return -1;
    close(t);
    return 0;
}

int by_sd_event(sd_event *e, void *what)
{
    sd_event_source *s = NULL;
    if (sd_event_add_time(e, &s, 1, 1000, 0, NULL, NULL) < 0) return -1; /* want "lost-cancel: 's' " */
    if (wait_for(what) < 0) return -1;
    sd_event_source_unref(s);
    return 0;
}

static gboolean late(gpointer data)
{
    *(gboolean *)data = TRUE;
    return G_SOURCE_CONTINUE;
}

int by_glib(void *what)
{
    gboolean timed_out = FALSE;
    guint t = g_timeout_add(1000, late, &timed_out); /* want "lost-cancel: 't' " */
    if (wait_for(what) < 0) return -1;
    g_source_remove(t);
    return timed_out;
}

/* ---- skipped by a jump, by the end of the thread ---- */

static jmp_buf back;

int jumped_over(const char *db)
{
    PGconn *c = PQconnectdb(db); /* want "lost-cancel: 'c' " */
    if (PQstatus(c) != CONNECTION_OK) longjmp(back, 1);
    PQfinish(c);
    return 0;
}

int thread_ended(void *data)
{
    GCancellable *c = g_cancellable_new(); /* want "lost-cancel: 'c' " */
    if (step(*(int *)data) < 0) thrd_exit(1);
    g_object_unref(c);
    return 0;
}

gpointer g_thread_ended(gpointer data)
{
    PGconn *c = PQconnectdb(data); /* want "lost-cancel: 'c' " */
    if (PQstatus(c) != CONNECTION_OK) g_thread_exit(NULL);
    PQfinish(c);
    return NULL;
}
