/* Handles left to a callback that runs once: it releases them on every path, or on some. */
#include <gio/gio.h>
#include <fcntl.h>
#include <unistd.h>

struct request {
    GCancellable *cancel;
    int fd;
};

static void request_free(struct request *r)
{
    g_object_unref(r->cancel);
    close(r->fd);
    g_free(r);
}

static void done_badly(GObject *source, GAsyncResult *result, gpointer data)
{
    struct request *r = data;

    g_object_unref(r->cancel);
    if (!g_file_load_contents_finish((GFile *)source, result, NULL, NULL, NULL, NULL)) {
        g_free(r);
        return;
    }
    close(r->fd);
    g_free(r);
}

static void done_well(GObject *source, GAsyncResult *result, gpointer data)
{
    struct request *r = data;

    if (!g_file_load_contents_finish((GFile *)source, result, NULL, NULL, NULL, NULL)) {
        request_free(r);
        return;
    }
    lseek(r->fd, 0, SEEK_SET);
    request_free(r);
}

void ask_badly(GFile *file, const char *path)
{
    struct request *r = g_new0(struct request, 1);

    r->cancel = g_cancellable_new();
    r->fd = open(path, O_RDONLY); /* want "lost-cancel: 'r->fd' .* is left to the callback 'done_badly', which does not release it on the path" */
    g_file_load_contents_async(file, r->cancel, done_badly, r);
}

void ask_well(GFile *file, const char *path)
{
    struct request *r = g_new0(struct request, 1);

    r->cancel = g_cancellable_new();
    r->fd = open(path, O_RDONLY);
    g_file_load_contents_async(file, r->cancel, done_well, r);
}

static struct request *pending;

/* Somebody else can reach it, and stop it. */
void ask_and_remember(GFile *file, const char *path)
{
    struct request *r = g_new0(struct request, 1);

    r->cancel = g_cancellable_new();
    r->fd = open(path, O_RDONLY);
    pending = r;
    g_file_load_contents_async(file, r->cancel, done_badly, r);
}

static void dropped_badly(GObject *source, GAsyncResult *result, gpointer data)
{
    if (!g_file_load_contents_finish((GFile *)source, result, NULL, NULL, NULL, NULL))
        return;
    g_object_unref(data);
}

void the_handle_itself(GFile *file)
{
    GCancellable *c = g_cancellable_new(); /* want "lost-cancel: 'c' .* is left to the callback 'dropped_badly'" */

    g_file_load_contents_async(file, c, dropped_badly, c);
}

/* The caller keeps it: the callback only looks. */
static void looks_at_it(GObject *source, GAsyncResult *result, gpointer data)
{
    g_cancellable_cancel(data);
}

void borrowed(GFile *file)
{
    GCancellable *c = g_cancellable_new();

    g_file_load_contents_async(file, c, looks_at_it, c);
    g_object_unref(c);
}

void borrowed_without_end(GFile *file)
{
    GCancellable *c = g_cancellable_new();

    g_file_load_contents_async(file, c, looks_at_it, c);
}
