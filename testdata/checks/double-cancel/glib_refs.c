/* References counted right and wrong; ids and threads released twice. */
#include <gio/gio.h>

void do_more(void);

void one_reference_each(void)
{
  GCancellable *c = g_cancellable_new();
  GCancellable *second = g_object_ref(c);

  g_object_unref(c);
  g_object_unref(second);
}

void ref_through_the_same_variable(void)
{
  GCancellable *c = g_cancellable_new();

  g_object_ref(c);
  do_more();
  g_object_unref(c);
  g_object_unref(c);
}

void one_unref_too_many(void)
{
  GCancellable *c = g_cancellable_new();

  g_object_ref(c);
  g_object_unref(c);
  g_object_unref(c);
  g_object_unref(c); /* want "double-cancel" */
}

void autoptr_and_unref(void)
{
  g_autoptr(GCancellable) c = g_cancellable_new();

  do_more();
  g_object_unref(c); /* the scope's end does it again */
} /* want "double-cancel" */

void autoptr_and_clear(void)
{
  g_autoptr(GCancellable) c = g_cancellable_new();

  do_more();
  g_clear_object(&c);
}

void clear_twice_is_fine(void)
{
  GCancellable *c = g_cancellable_new();

  g_clear_object(&c);
  g_clear_object(&c);
}

void cancel_twice_is_fine(void)
{
  GCancellable *c = g_cancellable_new();

  g_cancellable_cancel(c);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

void destroy_then_unref_is_fine(GMainContext *context)
{
  GSource *source = g_timeout_source_new(10);

  g_source_attach(source, context);
  g_source_destroy(source);
  g_source_unref(source);
}

static gboolean tick(gpointer data)
{
  (void) data;
  return G_SOURCE_CONTINUE;
}

void id_removed_twice(void)
{
  guint id = g_timeout_add(10, tick, NULL);

  g_source_remove(id);
  do_more();
  g_source_remove(id); /* want "double-cancel" */
}

void id_cleared_then_asked(void)
{
  guint id = g_timeout_add(10, tick, NULL);

  g_clear_handle_id(&id, g_source_remove);
  if (id != 0)
    g_source_remove(id);
}

static gpointer run(gpointer data)
{
  return data;
}

void joined_and_unreffed(void)
{
  GThread *t = g_thread_new("t", run, NULL);

  g_thread_join(t);
  g_thread_unref(t); /* want "double-cancel" */
}

void joined_with_a_reference_of_our_own(void)
{
  GThread *t = g_thread_ref(g_thread_new("t", run, NULL));

  g_thread_join(t);
  g_thread_unref(t);
}

/* The owner's field is cleared first, so its destructor finds nothing. */
typedef struct {
  GCancellable *cancellable;
} Op;

void op_stop(Op *op)
{
  if (op->cancellable) {
    g_object_unref(op->cancellable);
    op->cancellable = NULL;
  }
}

void op_free(Op *op)
{
  op_stop(op);
  op_stop(op);
  g_free(op);
}
