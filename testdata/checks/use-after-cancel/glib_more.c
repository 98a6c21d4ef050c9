/* GLib: after the last reference, after a thread's end; and references that keep things alive. */
#include <gio/gio.h>

void do_more(void);

void cancelled_after_unref(void)
{
  GCancellable *c = g_cancellable_new();

  g_object_unref(c);
  g_cancellable_cancel(c); /* want "use-after-cancel" */
}

void reference_keeps_it(void)
{
  GCancellable *c = g_cancellable_new();
  GCancellable *mine = g_object_ref(c);

  g_object_unref(c);
  g_cancellable_cancel(mine);
  g_object_unref(mine);
}

void reference_taken_keeps_it(void)
{
  GCancellable *c = g_cancellable_new();

  g_object_ref(c);
  g_object_unref(c);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

void loop_run_after_unref(void)
{
  GMainLoop *loop = g_main_loop_new(NULL, FALSE);

  g_main_loop_unref(loop);
  g_main_loop_run(loop); /* want "use-after-cancel" */
}

void source_used_before_its_unref(GMainContext *context)
{
  GSource *source = g_timeout_source_new(10);

  g_source_attach(source, context);
  g_source_set_name(source, "tick");
  g_source_unref(source);
}

/* The context of an attached source keeps it alive. */
void attached_source_used_after_our_unref(GMainContext *context)
{
  GSource *source = g_timeout_source_new(10);

  g_source_attach(source, context);
  g_source_unref(source);
  do_more();
  g_source_set_name(source, "tick");
}

void source_used_after_its_unref(void)
{
  GSource *source = g_timeout_source_new(10);

  g_source_unref(source);
  do_more();
  g_source_set_name(source, "tick"); /* want "use-after-cancel" */
}

void cleared_then_null_safe(void)
{
  GCancellable *c = g_cancellable_new();

  g_clear_object(&c);
  g_cancellable_cancel(c);
}

/* Emptied, it lives on. */
void queue_filled_anew(GQueue *q)
{
    g_queue_clear(q);
    g_queue_push_head(q, NULL);
}

void queue_freed_and_filled(GQueue *q)
{
    g_queue_free(q);
    g_queue_push_head(q, NULL); /* want "use-after-cancel" */
}
