/* GLib handles in private records: sources, cancellables, handlers. */
#include <gio/gio.h>

typedef struct {
  GCancellable *cancellable;
  guint timeout_id;
} Good;

static gboolean good_tick(gpointer data)
{
  (void) data;
  return G_SOURCE_CONTINUE;
}

Good *good_new(void)
{
  Good *g = g_new0(Good, 1);

  g->cancellable = g_cancellable_new();
  g->timeout_id = g_timeout_add(10, good_tick, g);
  return g;
}

void good_free(Good *g)
{
  g_clear_handle_id(&g->timeout_id, g_source_remove);
  g_cancellable_cancel(g->cancellable);
  g_clear_object(&g->cancellable);
  g_free(g);
}

/* The record goes, the timer still ticks on it. */
typedef struct {
  guint timeout_id;
  GCancellable *cancellable;
} Bad;

static gboolean bad_tick(gpointer data)
{
  Bad *b = data;

  g_cancellable_cancel(b->cancellable);
  return G_SOURCE_CONTINUE;
}

Bad *bad_new(void)
{
  Bad *b = g_new0(Bad, 1);

  b->timeout_id = g_timeout_add(10, bad_tick, b); /* want "never-released" */
  b->cancellable = g_cancellable_new();            /* want "never-released" */
  return b;
}

void bad_free(Bad *b)
{
  g_free(b);
}
