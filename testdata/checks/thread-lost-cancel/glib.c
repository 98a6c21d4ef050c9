/* Cancellables, descriptors and loops left to GLib's threads. */
// options: --checks=thread-lost-cancel,lost-cancel,never-released,double-cancel,use-after-cancel,overwritten-cancel
#include <fcntl.h>
#include <gio/gio.h>
#include <unistd.h>

int step(int round);

static gpointer forgets_on_error(gpointer data)
{
    GCancellable *c = data;

    if (g_cancellable_is_cancelled(c))
        return NULL;
    g_cancellable_cancel(c);
    g_object_unref(c);
    return NULL;
}

static gpointer releases(gpointer data)
{
    GCancellable *c = data;

    if (!g_cancellable_is_cancelled(c))
        g_cancellable_cancel(c);
    g_object_unref(c);
    return NULL;
}

static gpointer looks(gpointer data)
{
    while (!g_cancellable_is_cancelled(data))
        g_usleep(1000);
    return NULL;
}

void left_to_a_thread(void)
{
    GCancellable *c = g_cancellable_new(); /* want "thread-lost-cancel: 'c'.*'forgets_on_error'" */

    g_thread_unref(g_thread_new("t", forgets_on_error, c));
}

void left_to_a_thread_well(void)
{
    GCancellable *c = g_cancellable_new();

    g_thread_unref(g_thread_new("t", releases, c));
}

void not_started(void)
{
    GCancellable *c = g_cancellable_new(); /* want "lost-cancel: 'c'" */
    GThread *t = g_thread_try_new("t", releases, c, NULL);

    if (t)
        g_thread_unref(t);
}

void not_started_well(void)
{
    GCancellable *c = g_cancellable_new();
    GThread *t = g_thread_try_new("t", releases, c, NULL);

    if (t)
        g_thread_unref(t);
    else
        g_object_unref(c);
}

/* Each side has a reference. */
void a_reference_each(void)
{
    GCancellable *c = g_cancellable_new();
    GThread *t = g_thread_new("t", releases, g_object_ref(c));

    g_cancellable_cancel(c);
    g_object_unref(c);
    g_thread_unref(t);
}

void shared_with_one_that_is_joined(void)
{
    GCancellable *c = g_cancellable_new();
    GThread *t = g_thread_new("t", looks, c);

    g_cancellable_cancel(c);
    g_thread_join(t);
    g_object_unref(c);
}

void dropped_while_it_looks(void)
{
    GCancellable *c = g_cancellable_new();
    GThread *t = g_thread_new("t", looks, c);

    g_cancellable_cancel(c);
    g_thread_unref(t);
    g_object_unref(c); /* want "use-after-cancel: 'c' is released here while the thread 'looks'" */
}

struct work {
    GCancellable *cancel;
    int fd;
};

static void work_free(struct work *w)
{
    g_clear_object(&w->cancel);
    if (w->fd >= 0)
        close(w->fd);
    g_free(w);
}

static gpointer frees_half(gpointer data)
{
    struct work *w = data;

    lseek(w->fd, 0, SEEK_SET);
    g_object_unref(w->cancel);
    g_free(w);
    return NULL;
}

static gpointer frees_all(gpointer data)
{
    struct work *w = data;

    if (step(0))
        g_cancellable_cancel(w->cancel);
    work_free(w);
    return NULL;
}

void half_of_a_struct(const char *path)
{
    struct work *w = g_new0(struct work, 1);

    w->cancel = g_cancellable_new();
    w->fd = open(path, O_RDONLY); /* want "thread-lost-cancel: 'w->fd'.*'frees_half'" */
    g_thread_unref(g_thread_new("half", frees_half, w));
}

void all_of_a_struct(const char *path)
{
    struct work *w = g_new0(struct work, 1);

    w->cancel = g_cancellable_new();
    w->fd = open(path, O_RDONLY);
    g_thread_unref(g_thread_new("all", frees_all, w));
}

/* The struct has a reference of its own, which the thread drops. */
void a_reference_in_the_struct(void)
{
    GCancellable *c = g_cancellable_new();
    struct work *w = g_new0(struct work, 1);

    w->cancel = g_object_ref(c);
    w->fd = -1;
    g_thread_unref(g_thread_new("all", frees_all, w));
    g_cancellable_cancel(c);
    g_object_unref(c);
}
