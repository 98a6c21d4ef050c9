/* NULL, or no limit, where a context or a limit is accepted and one is at hand. */
#include <gio/gio.h>
#include <nsync.h>
#include <poll.h>
#include <sys/select.h>
#include <time.h>

void direct(GFile *file, GCancellable *cancellable, GError **error)
{
    char *text = NULL;
    if (g_cancellable_is_cancelled(cancellable)) return;
    g_bus_get_sync(G_BUS_TYPE_SYSTEM, NULL, error); /* want "null-context: g_bus_get_sync is given no context although 'cancellable' .GCancellable. is at hand" */
    g_file_load_contents(file, cancellable, &text, NULL, NULL, error);
    g_free(text);
}

/* Through a function of our own, which hands on what it gets. */
static GDBusConnection *bus(GCancellable *cancellable, GError **error)
{
    return g_bus_get_sync(G_BUS_TYPE_SESSION, cancellable, error);
}

GDBusConnection *through(GCancellable *cancellable, GError **error)
{
    if (g_cancellable_is_cancelled(cancellable)) return NULL;
    return bus(NULL, error); /* want "bus is given no context although 'cancellable'.*it blocks in g_bus_get_sync" */
}

/* A library that nobody described: its header says that it takes a context. */
gboolean other_library_load(const char *name, GCancellable *cancellable, GError **error);

gboolean unknown(GCancellable *cancellable, GError **error)
{
    return !g_cancellable_is_cancelled(cancellable) &&
           other_library_load("a", NULL, error); /* want "other_library_load is given no context" */
}

/* An asynchronous call without it goes on when everybody has left. */
void loaded(GObject *source, GAsyncResult *result, gpointer data);

struct job {
    GCancellable *cancellable;
    GFile *file;
};

void asynchronous(struct job *j)
{
    g_file_load_contents_async(j->file, NULL, loaded, j); /* want "g_file_load_contents_async is given no context although 'j->cancellable'" */
}

void note(nsync_cv *cv, nsync_mu *mu, nsync_note stop)
{
    while (!nsync_note_is_notified(stop))
        nsync_cv_wait_with_deadline(cv, mu, nsync_time_no_deadline, NULL); /* want "nsync_cv_wait_with_deadline is given no context although 'stop'" */
}

/* A limit came in, and none goes on. */
int limit(int fd, int timeout_ms)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    if (poll(&p, 1, timeout_ms) <= 0) return -1;
    p.events = POLLOUT;
    return poll(&p, 1, -1); /* want "null-context: poll is given no limit although 'timeout_ms' is at hand" */
}

/* ---- nothing to report ---- */

GDBusConnection *fine_handed_on(GCancellable *cancellable, GError **error)
{
    return bus(cancellable, error);
}

GDBusConnection *fine_none_at_hand(GError **error)
{
    return bus(NULL, error);
}

/* After the context was seen cancelled, or what got it failed, cleaning up must not be cancelled too. */
gboolean fine_cleanup(GFile *file, GCancellable *cancellable, GError **error)
{
    char *text = NULL;
    if (!g_file_load_contents(file, cancellable, &text, NULL, NULL, error)) {
        g_bus_get_sync(G_BUS_TYPE_SYSTEM, NULL, error);
        return FALSE;
    }
    g_free(text);
    return TRUE;
}

gboolean fine_cleanup_at_the_end(GFile *file, GCancellable *cancellable, GError **error)
{
    char *text = NULL;
    gboolean ok = FALSE;
    if (!g_file_load_contents(file, cancellable, &text, NULL, NULL, error)) goto out;
    ok = TRUE;
out:
    g_bus_get_sync(G_BUS_TYPE_SYSTEM, NULL, error);
    g_free(text);
    return ok;
}

/* Who does not even want the error does not want to be told to stop. */
void fine_best_effort(GFile *file, GCancellable *cancellable)
{
    if (g_cancellable_is_cancelled(cancellable)) return;
    g_file_delete(file, NULL, NULL);
}

void fine_not_made_yet(GFile *file, GError **error)
{
    GCancellable *c = NULL;
    char *text = NULL;
    g_file_load_contents(file, NULL, &text, NULL, NULL, error);
    g_free(text);
    c = g_cancellable_new();
    g_object_unref(c);
}

/* 0 means for ever here: said by the caller. */
int fine_means_ever(int fd, int timeout_ms)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return timeout_ms == 0 ? poll(&p, 1, -1) : poll(&p, 1, timeout_ms);
}

/* The limit goes on: that its caller's may mean "for ever" is the caller's will. */
static int wait_for(int fd, int timeout_ms)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return timeout_ms < 0 ? poll(&p, 1, -1) : poll(&p, 1, timeout_ms);
}

int fine_limit_goes_on(int fd, int timeout_ms)
{
    return wait_for(fd, timeout_ms);
}

int fine_limit_in_parts(int fd, int timeout_ms)
{
    int timeout_now = timeout_ms > 1000 ? 1000 : timeout_ms;
    return wait_for(fd, timeout_now);
}

int limit_stays_here(int fd, int timeout_ms)
{
    return wait_for(fd, -1); /* want "wait_for is given no limit although 'timeout_ms'" */
}

/* A link of a chain that takes a context and hands it on nowhere: even what waits for a file only could be stopped. */
static int link_bad(GCancellable *cancellable, GFile *file, GError **error)
{
    return g_file_delete(file, NULL, error) ? 0 : -1; /* want "null-context: g_file_delete is given no context although 'cancellable' .GCancellable. is at hand.* .likely." */
}

/* ... but for what is done in passing: not even its error is wanted. */
static void fine_in_passing(GCancellable *cancellable, GFile *file)
{
    g_file_delete(file, NULL, NULL);
}

static int link_good(GCancellable *cancellable, GFile *file, GError **error)
{
    return g_file_delete(file, cancellable, error) ? 0 : -1;
}

int chain(GCancellable *cancellable, GFile *file, GError **error)
{
    fine_in_passing(cancellable, file);
    return link_good(cancellable, file, error) < 0 ? -1 : link_bad(cancellable, file, error);
}

/* The path has seen that the limit is the number that means "for ever". */
int limit_that_may_be_endless(int fd, unsigned long timeout_ns, const sigset_t *mask)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    if (timeout_ns != ~0ul) {
        struct timespec ts = {(time_t)(timeout_ns / 1000000000), (long)(timeout_ns % 1000000000)};
        return ppoll(&p, 1, &ts, mask);
    }
    return ppoll(&p, 1, NULL, mask);
}

int limit_left_aside(int fd, unsigned long timeout_ns, const sigset_t *mask)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return ppoll(&p, 1, NULL, mask); /* want "null-context: ppoll is given no limit" */
}
