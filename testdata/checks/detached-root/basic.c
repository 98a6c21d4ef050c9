/* A handler that makes a fresh root although its request's context is at hand. */
#include <context.h>
#include <gio/gio.h>
#include <nsync.h>

void serve(GoContext *ctx);

void handler(GoContext *ctx)
{
    if (go_context_is_canceled(ctx)) return;
    GoContext *mine = go_context_background(); /* want "detached-root: go_context_background starts anew although 'ctx' .GoContext. is at hand" */
    serve(mine);
    go_context_unref(mine);
}

void note(nsync_note request)
{
    if (nsync_note_is_notified(request)) return;
    nsync_note n = nsync_note_new(NULL, nsync_time_no_deadline); /* want "nsync_note_new starts anew although 'request'" */
    if (n) nsync_note_free(n);
}

void glib(GFile *file, GCancellable *cancellable, GError **error)
{
    char *text = NULL;
    if (g_cancellable_is_cancelled(cancellable)) return;
    GCancellable *own = g_cancellable_new(); /* want "g_cancellable_new starts anew although 'cancellable'" */
    g_file_load_contents(file, own, &text, NULL, NULL, error);
    g_free(text);
    g_object_unref(own);
}

/* ---- nothing to report ---- */

void fine_child(GoContext *ctx)
{
    CancelContextResult r = go_context_with_cancel(ctx);
    serve(r.context);
    r.cancel(r.context);
    go_context_unref(r.context);
}

void fine_root(void)
{
    GoContext *root = go_context_background();
    serve(root);
    go_context_unref(root);
}

void fine_default(GFile *file, GCancellable *cancellable, GError **error)
{
    char *text = NULL;
    GCancellable *own = NULL;
    if (cancellable == NULL) cancellable = own = g_cancellable_new();
    g_file_load_contents(file, cancellable, &text, NULL, NULL, error);
    g_free(text);
    if (own) g_object_unref(own);
}

static void forward(GCancellable *from, gpointer to)
{
    (void)from;
    g_cancellable_cancel(to);
}

/* Linked: who cancels the old one cancels the new one. */
void fine_linked(GFile *file, GCancellable *cancellable, GError **error)
{
    char *text = NULL;
    GCancellable *own = g_cancellable_new();
    gulong id = g_cancellable_connect(cancellable, G_CALLBACK(forward), own, NULL);
    g_file_load_contents(file, own, &text, NULL, NULL, error);
    g_free(text);
    g_cancellable_disconnect(cancellable, id);
    g_object_unref(own);
}

/* Cleaning up needs a context that nobody has cancelled. */
void fine_cleanup(GoContext *ctx)
{
    if (!go_context_is_canceled(ctx)) return;
    GoContext *last = go_context_background();
    serve(last);
    go_context_unref(last);
}

/* Said in the source: it is meant. */
void fine_meant(GoContext *ctx)
{
    if (go_context_is_canceled(ctx)) return;
    /* cancelcheck: detached(the audit log is written whatever becomes of the request) */
    GoContext *own = go_context_background();
    serve(own);
    go_context_unref(own);
    own = go_context_background(); // cancelcheck: detached(as above)
    serve(own);
    go_context_unref(own);
}

__attribute__((annotate("cancelcheck: detached(flushes after the request has ended)"))) void fine_annotated(GoContext *ctx)
{
    if (go_context_is_canceled(ctx)) return;
    GoContext *own = go_context_background();
    serve(own);
    go_context_unref(own);
}
