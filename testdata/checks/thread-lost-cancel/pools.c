/* What a thread pool's function does with the data that is pushed. */
// options: --checks=thread-lost-cancel,lost-cancel,never-released,double-cancel,use-after-cancel,overwritten-cancel
#include <fcntl.h>
#include <gio/gio.h>
#include <unistd.h>

struct job {
    int fd;
    GCancellable *cancel;
};

static void forgets(gpointer data, gpointer user_data)
{
    struct job *job = data;
    char c;

    (void) user_data;
    if (read(job->fd, &c, 1) < 0) {
        g_object_unref(job->cancel);
        g_free(job);
        return;
    }
    close(job->fd);
    g_object_unref(job->cancel);
    g_free(job);
}

static void ends(gpointer data, gpointer user_data)
{
    struct job *job = data;
    char c;

    (void) user_data;
    if (read(job->fd, &c, 1) < 0)
        g_cancellable_cancel(job->cancel);
    close(job->fd);
    g_object_unref(job->cancel);
    g_free(job);
}

static void looks(gpointer data, gpointer user_data)
{
    (void) user_data;
    while (!g_cancellable_is_cancelled(data)) g_usleep(1000);
}

void in_a_local_pool(const char *path)
{
    GThreadPool *pool = g_thread_pool_new(forgets, NULL, 4, FALSE, NULL);
    struct job *job = g_new0(struct job, 1);

    job->cancel = g_cancellable_new();
    job->fd = open(path, O_RDONLY); /* want "thread-lost-cancel: 'job->fd'.*'forgets'" */
    g_thread_pool_push(pool, job, NULL);
    g_thread_pool_free(pool, FALSE, TRUE);
}

void in_a_local_pool_well(const char *path)
{
    GThreadPool *pool = g_thread_pool_new(ends, NULL, 4, FALSE, NULL);
    struct job *job = g_new0(struct job, 1);

    job->cancel = g_cancellable_new();
    job->fd = open(path, O_RDONLY);
    g_thread_pool_push(pool, job, NULL);
    g_thread_pool_free(pool, FALSE, TRUE);
}

struct server {
    GThreadPool *bad, *good, *either, *watchers;
};

void server_start(struct server *s, int n)
{
    s->bad = g_thread_pool_new(forgets, s, 4, FALSE, NULL);
    s->good = g_thread_pool_new(ends, s, 4, FALSE, NULL);
    s->either = g_thread_pool_new(n ? ends : forgets, s, 4, FALSE, NULL);
    s->watchers = g_thread_pool_new(looks, s, 4, FALSE, NULL);
}

void server_stop(struct server *s)
{
    g_thread_pool_free(s->bad, FALSE, TRUE);
    g_thread_pool_free(s->good, FALSE, TRUE);
    g_thread_pool_free(s->either, FALSE, TRUE);
    g_thread_pool_free(s->watchers, FALSE, TRUE);
}

void in_a_pool_of_the_server(struct server *s, const char *path)
{
    struct job *job = g_new0(struct job, 1);

    job->cancel = g_cancellable_new();
    job->fd = open(path, O_RDONLY); /* want "thread-lost-cancel: 'job->fd'.*'forgets'" */
    g_thread_pool_push(s->bad, job, NULL);
}

void in_a_pool_of_the_server_well(struct server *s, const char *path)
{
    struct job *job = g_new0(struct job, 1), *other = g_new0(struct job, 1);

    job->cancel = g_cancellable_new();
    job->fd = open(path, O_RDONLY);
    g_thread_pool_push(s->good, job, NULL);
    other->cancel = g_cancellable_new();
    other->fd = open(path, O_RDONLY);
    g_thread_pool_push(s->either, other, NULL);
}

void left_to_one_that_only_looks(struct server *s)
{
    GCancellable *c = g_cancellable_new(); /* want "thread-lost-cancel: 'c'.*'looks'" */

    g_thread_pool_push(s->watchers, c, NULL);
}

void dropped_while_it_looks(struct server *s)
{
    GCancellable *c = g_cancellable_new();

    g_thread_pool_push(s->watchers, c, NULL);
    g_cancellable_cancel(c);
    g_object_unref(c); /* want "use-after-cancel: 'c' is released here while the thread 'looks'" */
}

void a_reference_for_the_pool(struct server *s)
{
    GCancellable *c = g_cancellable_new();
    struct job *job = g_new0(struct job, 1);

    job->cancel = g_object_ref(c);
    job->fd = -1;
    g_thread_pool_push(s->good, job, NULL);
    g_cancellable_cancel(c);
    g_object_unref(c);
}

/* A pool that comes from elsewhere keeps what it is given. */
void in_an_unknown_pool(GThreadPool *pool)
{
    g_thread_pool_push(pool, g_cancellable_new(), NULL);
}
