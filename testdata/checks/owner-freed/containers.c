/* Containers that are freed while they hold handles nobody else has. */
/* options: --checks=-*,owner-freed,never-released,lost-cancel,double-cancel,use-after-cancel,overwritten-cancel */
#include <gio/gio.h>

void use(GCancellable *c);
gboolean is_ready(void);

/* ---- lists ---- */

void list_freed_as_it_is(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_prepend(list, g_cancellable_new());
    g_list_free(list); /* want "owner-freed: 'list' is freed here, but not .*GCancellable from g_cancellable_new.* \[likely\]" */
}

void list_freed_after_a_look(void)
{
    GCancellable *c = g_cancellable_new();
    GList *list = g_list_append(NULL, c);
    c = NULL;
    for (GList *l = list; l; l = l->next) g_cancellable_cancel(l->data);
    g_list_free(list); /* want "owner-freed: 'list' is freed here, but not 'c'" */
}

void list_freed_with_its_elements(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_prepend(list, g_cancellable_new());
    g_list_free_full(list, g_object_unref);
}

void list_freed_with_the_wrong_function(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_prepend(list, g_cancellable_new());
    g_list_free_full(list, (GDestroyNotify) g_cancellable_cancel); /* want "owner-freed: 'list' is freed here" */
}

void list_walked_and_released(int n)
{
    GSList *list = NULL;
    for (int i = 0; i < n; i++) list = g_slist_prepend(list, g_timeout_source_new(10));
    for (GSList *l = list; l != NULL; l = l->next) {
        GSource *source = l->data;
        g_source_destroy(source);
        g_source_unref(source);
    }
    g_slist_free(list);
}

void list_taken_apart(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_append(list, g_cancellable_new());
    while (list) {
        g_object_unref(list->data);
        list = g_list_delete_link(list, list);
    }
}

void list_for_each(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_append(list, g_cancellable_new());
    g_list_foreach(list, (GFunc) g_object_unref, NULL);
    g_list_free(list);
}

static void cancel_one(gpointer data, gpointer user_data)
{
    (void) user_data;
    g_cancellable_cancel(data);
}

void list_for_each_cancelled_only(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_append(list, g_cancellable_new());
    g_list_foreach(list, cancel_one, NULL);
    g_list_free(list); /* want "owner-freed: 'list' is freed here" */
}

void list_of_borrowed_ones(void)
{
    GCancellable *a = g_cancellable_new(), *b = g_cancellable_new();
    GList *list = g_list_append(NULL, a);
    list = g_list_append(list, b);
    for (GList *l = list; l; l = l->next) use(l->data);
    g_list_free(list);
    g_object_unref(a);
    g_object_unref(b);
}

GList *list_returned(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_append(list, g_cancellable_new());
    return g_list_reverse(list);
}

void list_left_behind(int n)
{
    GList *list = NULL;
    for (int i = 0; i < n; i++) list = g_list_append(list, g_cancellable_new()); /* want "never-released" */
    if (g_list_length(list) > 3) g_cancellable_cancel(g_list_nth_data(list, 0));
}

void list_cleared(void)
{
    GList *list = g_list_append(NULL, g_cancellable_new());
    g_clear_list(&list, g_object_unref);
}

/* helpers of the program's own */
static void free_nodes(GList *list)
{
    g_list_free(list);
}

static void free_all(GList *list)
{
    for (GList *l = list; l; l = l->next) g_object_unref(l->data);
    g_list_free(list);
}

void freed_by_a_helper(void)
{
    GList *list = g_list_append(NULL, g_cancellable_new());
    free_nodes(list); /* want "owner-freed: 'list' is freed here" */
}

void freed_by_a_better_helper(void)
{
    GList *list = g_list_append(NULL, g_cancellable_new());
    free_all(list);
}

/* ---- arrays ---- */

void array_without_free_func(void)
{
    GPtrArray *array = g_ptr_array_new();
    g_ptr_array_add(array, g_cancellable_new());
    g_ptr_array_unref(array); /* want "owner-freed: 'array' is freed here, but not .*GCancellable" */
}

void array_with_free_func(void)
{
    GPtrArray *array = g_ptr_array_new_with_free_func(g_object_unref);
    g_ptr_array_add(array, g_cancellable_new());
    g_ptr_array_unref(array);
}

void array_with_another_free_func(void)
{
    GPtrArray *array = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(array, g_cancellable_new());
    g_ptr_array_unref(array); /* want "owner-freed: 'array' is freed here" */
}

void array_of_scope(void)
{
    g_autoptr(GPtrArray) array = g_ptr_array_new();
    g_ptr_array_add(array, g_cancellable_new());
} /* want "owner-freed: 'array' is freed here" */

void array_of_scope_with_free_func(void)
{
    g_autoptr(GPtrArray) array = g_ptr_array_new_with_free_func(g_object_unref);
    g_ptr_array_add(array, g_cancellable_new());
}

void array_told_later(void)
{
    GPtrArray *array = g_ptr_array_new();
    g_ptr_array_set_free_func(array, g_object_unref);
    g_ptr_array_add(array, g_cancellable_new());
    g_ptr_array_free(array, TRUE);
}

void array_walked(int n)
{
    GPtrArray *array = g_ptr_array_new();
    for (int i = 0; i < n; i++) g_ptr_array_add(array, g_cancellable_new());
    for (guint i = 0; i < array->len; i++) g_object_unref(g_ptr_array_index(array, i));
    g_ptr_array_free(array, TRUE);
}

gpointer *array_handed_out(void)
{
    GPtrArray *array = g_ptr_array_new();
    g_ptr_array_add(array, g_cancellable_new());
    return g_ptr_array_free(array, FALSE);
}

void removed_and_released(void)
{
    GPtrArray *array = g_ptr_array_new();
    GCancellable *c = g_cancellable_new();
    g_ptr_array_add(array, c);
    g_ptr_array_remove(array, c);
    g_object_unref(c);
    g_ptr_array_free(array, TRUE);
}

void removed_and_forgotten(void)
{
    GPtrArray *array = g_ptr_array_new();
    GCancellable *c = g_cancellable_new(); /* want "never-released: 'c'" */
    g_ptr_array_add(array, c);
    g_ptr_array_remove(array, c);
    g_ptr_array_free(array, TRUE);
}

/* ---- queues ---- */

void queue_popped(int n)
{
    GQueue *q = g_queue_new();
    GCancellable *c;
    for (int i = 0; i < n; i++) g_queue_push_tail(q, g_cancellable_new());
    while ((c = g_queue_pop_head(q))) g_object_unref(c);
    g_queue_free(q);
}

void queue_freed(int n)
{
    GQueue *q = g_queue_new();
    for (int i = 0; i < n; i++) g_queue_push_tail(q, g_cancellable_new());
    g_queue_free(q); /* want "owner-freed: 'q' is freed here" */
}

void queue_on_the_stack(void)
{
    GQueue q = G_QUEUE_INIT;
    g_queue_push_tail(&q, g_cancellable_new());
    g_queue_clear(&q); /* want "owner-freed: 'q' is freed here" */
}

void queue_on_the_stack_forgotten(void)
{
    GQueue q;
    g_queue_init(&q);
    g_queue_push_tail(&q, g_cancellable_new()); /* want "never-released" */
}

/* ---- tables ---- */

void table_without_destroy(void)
{
    GHashTable *t = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(t, "a", g_cancellable_new());
    g_hash_table_destroy(t); /* want "owner-freed: 't' is freed here" */
}

void table_with_destroy(void)
{
    GHashTable *t = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_object_unref);
    g_hash_table_insert(t, "a", g_cancellable_new());
    g_hash_table_destroy(t);
}

void table_iterated(void)
{
    GHashTable *t = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iter;
    gpointer value;
    g_hash_table_insert(t, "a", g_cancellable_new());
    g_hash_table_iter_init(&iter, t);
    while (g_hash_table_iter_next(&iter, NULL, &value)) g_object_unref(value);
    g_hash_table_destroy(t);
}

static void unref_value(gpointer key, gpointer value, gpointer data)
{
    (void) key, (void) data;
    g_object_unref(value);
}

void table_for_each(void)
{
    GHashTable *t = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(t, "a", g_cancellable_new());
    g_hash_table_foreach(t, unref_value, NULL);
    g_hash_table_destroy(t);
}

/* ---- a container that lives on has what it is given ---- */

void handed_over(GPtrArray *array, GList **list)
{
    g_ptr_array_add(array, g_cancellable_new());
    *list = g_list_append(*list, g_cancellable_new());
}

static GPtrArray *pending;

void handed_to_a_global(void)
{
    g_ptr_array_add(pending, g_cancellable_new());
}
