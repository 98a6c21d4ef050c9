/* What is put into GLib's containers, and into thread pools. */
/* options: --checks=-*,owner-freed,never-released,lost-cancel,thread-lost-cancel,use-after-cancel,double-cancel */
#include <gio/gio.h>

void list_bad(void)
{
    GList *l = g_list_prepend(NULL, g_cancellable_new());
    g_list_free(l); /* want "owner-freed: 'l' is freed here" */
}

void list_good(void)
{
    GList *l = g_list_prepend(NULL, g_cancellable_new());
    g_list_free_full(l, g_object_unref);
}

void slist_bad(void)
{
    GSList *l = g_slist_append(NULL, g_main_loop_new(NULL, FALSE));
    g_slist_free(l); /* want "owner-freed: 'l' is freed here, but not the GMainLoop" */
}

void slist_good(void)
{
    GSList *l = g_slist_append(NULL, g_main_loop_new(NULL, FALSE));
    g_slist_free_full(l, (GDestroyNotify) g_main_loop_unref);
}

void queue_bad(GQueue *given)
{
    GQueue *q = g_queue_new();
    g_queue_push_head(q, g_timeout_source_new(1));
    g_queue_push_head(given, g_timeout_source_new(1));
    g_queue_free(q); /* want "owner-freed: 'q' is freed here, but not the GSource" */
}

void queue_good(void)
{
    GQueue *q = g_queue_new();
    g_queue_push_head(q, g_timeout_source_new(1));
    g_queue_free_full(q, (GDestroyNotify) g_source_unref);
}

void array_bad(void)
{
    GPtrArray *a = g_ptr_array_new();
    g_ptr_array_add(a, g_cancellable_new());
    g_ptr_array_free(a, TRUE); /* want "owner-freed: 'a' is freed here" */
}

void array_good(void)
{
    GPtrArray *a = g_ptr_array_new_with_free_func(g_object_unref);
    g_ptr_array_add(a, g_cancellable_new());
    g_ptr_array_free(a, TRUE);
}

void array_for_each(void)
{
    GPtrArray *a = g_ptr_array_new();
    g_ptr_array_add(a, g_cancellable_new());
    g_ptr_array_foreach(a, (GFunc) g_object_unref, NULL);
    g_ptr_array_unref(a);
}

void table_bad(void)
{
    GHashTable *t = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert(t, "k", g_cancellable_new());
    g_hash_table_unref(t); /* want "owner-freed: 't' is freed here" */
}

void table_good(void)
{
    GHashTable *t = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_object_unref);
    g_hash_table_insert(t, "k", g_cancellable_new());
    g_hash_table_unref(t);
}

void async_queue_bad(void)
{
    GAsyncQueue *q = g_async_queue_new();
    g_async_queue_push(q, g_cancellable_new());
    g_async_queue_unref(q); /* want "owner-freed: 'q' is freed here" */
}

void async_queue_good(void)
{
    GAsyncQueue *q = g_async_queue_new();
    g_async_queue_push(q, g_cancellable_new());
    g_object_unref(g_async_queue_pop(q));
    g_async_queue_unref(q);
}

static void looks(gpointer data, gpointer user_data)
{
    (void) user_data;
    g_cancellable_cancel(data);
}

static void ends(gpointer data, gpointer user_data)
{
    (void) user_data;
    g_cancellable_cancel(data);
    g_object_unref(data);
}

void pool_bad(void)
{
    GThreadPool *pool = g_thread_pool_new(looks, NULL, 1, TRUE, NULL);
    GCancellable *c = g_cancellable_new(); /* want "thread-lost-cancel: 'c'.*'looks'" */
    g_thread_pool_push(pool, c, NULL);
    g_thread_pool_free(pool, FALSE, TRUE);
}

void pool_good(void)
{
    GThreadPool *pool = g_thread_pool_new(ends, NULL, 1, TRUE, NULL);
    GCancellable *c = g_cancellable_new();
    g_thread_pool_push(pool, c, NULL);
    g_thread_pool_free(pool, FALSE, TRUE);
}
