/* g_autoptr, g_steal_pointer, g_clear_*: GLib's own ways to release. */
#include <gio/gio.h>

gboolean do_work(GCancellable *c, GError **error);
void do_more(void);

gboolean autoptr_released_on_every_path(gint n, GError **error)
{
  g_autoptr(GCancellable) c = g_cancellable_new();

  if (n < 0)
    return FALSE;
  if (g_cancellable_set_error_if_cancelled(c, error))
    return FALSE;
  for (gint i = 0; i < n; i++) {
    g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);

    if (i == 3)
      continue;
    if (i == 5)
      break;
    g_main_loop_quit(loop);
  }
  g_cancellable_cancel(c);
  return TRUE;
}

/* Set later, returned by stealing. */
GCancellable *autoptr_stolen(gint n)
{
  g_autoptr(GCancellable) c = NULL;

  c = g_cancellable_new();
  if (n < 0)
    return NULL;
  return g_steal_pointer(&c);
}

struct holder {
  GCancellable *cancellable;
  guint timeout_id;
  GMainContext *context;
};

void autoptr_stolen_into_a_field(struct holder *h)
{
  g_autoptr(GCancellable) c = g_cancellable_new();

  do_more();
  g_clear_object(&h->cancellable);
  h->cancellable = g_steal_pointer(&c);
}

void stolen_and_lost(void)
{
  g_autoptr(GCancellable) c = g_cancellable_new(); /* want "(lost-cancel|never-released)" */
  GCancellable *mine = g_steal_pointer(&c);

  g_cancellable_cancel(mine);
}

gboolean cleared_by_address(gint n)
{
  GCancellable *c = g_cancellable_new();

  if (n < 0) {
    g_clear_object(&c);
    return FALSE;
  }
  g_cancellable_cancel(c);
  g_clear_object(&c);
  return TRUE;
}

gboolean cleared_by_pointer_macro(gint n)
{
  GMainContext *context = g_main_context_new();
  GMainLoop *loop = g_main_loop_new(context, FALSE);

  if (n > 0)
    g_main_loop_run(loop);
  g_clear_pointer(&loop, g_main_loop_unref);
  g_clear_pointer(&context, g_main_context_unref);
  return TRUE;
}

gboolean one_of_two_cleared(gint n)
{
  GMainContext *context = g_main_context_new(); /* want "lost-cancel" */
  GMainLoop *loop = g_main_loop_new(context, FALSE);

  if (n > 0) {
    g_clear_pointer(&loop, g_main_loop_unref);
    return FALSE;
  }
  g_clear_pointer(&loop, g_main_loop_unref);
  g_clear_pointer(&context, g_main_context_unref);
  return TRUE;
}

static gboolean tick(gpointer data)
{
  struct holder *h = data;

  g_cancellable_cancel(h->cancellable);
  return G_SOURCE_CONTINUE;
}

gboolean id_cleared(struct holder *h)
{
  guint id = g_timeout_add(100, tick, h);

  do_more();
  g_clear_handle_id(&id, g_source_remove);
  return id == 0;
}

gboolean id_lost_on_one_path(struct holder *h, gint n)
{
  guint id = g_timeout_add(100, tick, h); /* want "lost-cancel" */

  if (n < 0)
    return FALSE;
  g_source_remove(id);
  return TRUE;
}

/* goto out with a NULL initialiser, as before g_autoptr. */
gboolean null_checked_ladder(GError **error)
{
  gboolean ret = FALSE;
  GCancellable *c = NULL;
  GFile *file = NULL;
  GError *local = NULL;

  c = g_cancellable_new();
  file = g_file_new_for_path("/etc/hosts");
  if (!g_file_delete(file, c, &local)) {
    g_propagate_error(error, local);
    goto out;
  }
  ret = TRUE;
out:
  if (file != NULL)
    g_object_unref(file);
  if (c != NULL)
    g_object_unref(c);
  return ret;
}

gboolean ladder_forgets(GError **error)
{
  gboolean ret = FALSE;
  GCancellable *c = NULL;

  c = g_cancellable_new(); /* want "lost-cancel" */
  if (g_cancellable_set_error_if_cancelled(c, error))
    return FALSE;
  if (!do_work(NULL, error))
    goto out;
  ret = TRUE;
out:
  g_clear_object(&c);
  return ret;
}

/* The usual guards of a public function, before and after. */
gboolean return_if_fail_before(struct holder *h)
{
  g_autoptr(GCancellable) c = NULL;

  g_return_val_if_fail(h != NULL, FALSE);
  c = g_cancellable_new();
  return do_work(c, NULL);
}

gboolean return_if_fail_after(struct holder *h)
{
  GCancellable *c = g_cancellable_new(); /* possible: the caller broke a rule */

  g_return_val_if_fail(h != NULL, FALSE);
  do_more();
  g_object_unref(c);
  return TRUE;
}

gboolean assert_does_not_return(struct holder *h)
{
  GCancellable *c = g_cancellable_new();

  g_assert(h != NULL);
  do_more();
  g_object_unref(c);
  return TRUE;
}

int not_reached(gint kind)
{
  GCancellable *c = g_cancellable_new();

  switch (kind) {
  case 0:
    g_object_unref(c);
    return 0;
  case 1:
    g_error("kind 1");
  default:
    g_assert_not_reached();
  }
}
