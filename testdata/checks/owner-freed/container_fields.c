/* Containers in fields: the destructor frees the container, and nothing ever lets go of what was put into it. */
#include <gio/gio.h>

struct jobs {
    GList *running;
    GPtrArray *sources;
    GQueue waiting;
    GHashTable *by_name;
    GList *shown;
    GPtrArray *owned;
    GList *popped;
    GList *kept;
};

void show(GList *l);

struct jobs *jobs_new(void)
{
    struct jobs *j = g_malloc0(sizeof *j);
    j->sources = g_ptr_array_new();
    j->owned = g_ptr_array_new_with_free_func(g_object_unref);
    j->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    g_queue_init(&j->waiting);
    return j;
}

void jobs_start(struct jobs *j)
{
    j->running = g_list_prepend(j->running, g_cancellable_new());
    g_ptr_array_add(j->sources, g_timeout_source_new(3));
    g_queue_push_tail(&j->waiting, g_cancellable_new());
    g_hash_table_insert(j->by_name, "x", g_cancellable_new());
    j->shown = g_list_append(j->shown, g_cancellable_new());
    g_ptr_array_add(j->owned, g_cancellable_new());
    j->popped = g_list_append(j->popped, g_cancellable_new());
    j->kept = g_list_append(j->kept, g_cancellable_new());
}

void jobs_cancel(struct jobs *j)
{
    for (GList *l = j->running; l; l = l->next) g_cancellable_cancel(l->data);
    if (g_list_length(j->running) > 10) g_cancellable_cancel(g_list_nth_data(j->running, 0));
}

void jobs_show(struct jobs *j)
{
    show(j->shown);
}

GCancellable *jobs_pop(struct jobs *j)
{
    GCancellable *c = j->popped ? j->popped->data : NULL;
    j->popped = g_list_delete_link(j->popped, j->popped);
    return c;
}

static void drop(gpointer data)
{
    g_object_unref(data);
}

void jobs_free(struct jobs *j)
{
    g_list_free(j->running);       /* want "owner-freed: 'j->running' is freed here, but not the GCancellable.*which it may still hold \[likely\]" */
    g_ptr_array_unref(j->sources); /* want "owner-freed: 'j->sources' is freed here, but not the GSource" */
    g_queue_clear(&j->waiting);    /* want "owner-freed: 'j->waiting' is freed here" */
    g_hash_table_destroy(j->by_name); /* want "owner-freed: 'j->by_name' is freed here" */
    g_list_free(j->shown);
    g_ptr_array_unref(j->owned);
    g_list_free(j->popped);
    g_list_free_full(j->kept, drop);
    g_free(j);
}

/* Filled in a local first. */
struct batch {
    GPtrArray *all;
    GList *some;
};

void batch_fill(struct batch *b, int n)
{
    GPtrArray *all = g_ptr_array_new();
    GList *some = NULL;
    for (int i = 0; i < n; i++) {
        g_ptr_array_add(all, g_cancellable_new());
        some = g_list_prepend(some, g_cancellable_new());
    }
    b->all = all;
    b->some = g_list_reverse(some);
}

void batch_end(struct batch *b)
{
    g_ptr_array_unref(b->all); /* want "owner-freed: 'b->all' is freed here" */
    g_list_free(b->some);      /* want "owner-freed: 'b->some' is freed here" */
}

/* Walked and released in another function. */
struct walked {
    GList *all;
    GPtrArray *array;
};

void walked_add(struct walked *w)
{
    w->all = g_list_prepend(w->all, g_cancellable_new());
    if (!w->array) w->array = g_ptr_array_new();
    g_ptr_array_add(w->array, g_cancellable_new());
}

static void walked_release(struct walked *w)
{
    GList *l;
    for (l = w->all; l != NULL; l = l->next) {
        GCancellable *c = l->data;
        g_cancellable_cancel(c);
        g_clear_object(&c);
    }
    for (guint i = 0; i < w->array->len; i++) {
        GCancellable *c = g_ptr_array_index(w->array, i);
        g_object_unref(c);
    }
}

void walked_end(struct walked *w)
{
    walked_release(w);
    g_list_free(w->all);
    g_ptr_array_unref(w->array);
}
