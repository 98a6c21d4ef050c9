/* A container that lives on in a variable of the file: what is put into it is the container's, whoever made it. */
#include <gio/gio.h>

static GHashTable *running;
static GPtrArray *waiting;

void run_one(const char *name)
{
    if (!running) running = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    g_hash_table_insert(running, g_strdup(name), g_cancellable_new());
}

void run_first(const char *name)
{
    running = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    g_hash_table_insert(running, g_strdup(name), g_cancellable_new());
}

void stop(const char *name)
{
    GCancellable *c = g_hash_table_lookup(running, name);
    if (c) g_cancellable_cancel(c);
    g_hash_table_remove(running, name);
}

void wait_for(void)
{
    if (!waiting) waiting = g_ptr_array_new_with_free_func(g_object_unref);
    g_ptr_array_add(waiting, g_cancellable_new());
}

/* This one does not. */
void lost_with_its_container(void)
{
    GPtrArray *a = g_ptr_array_new();
    GCancellable *c = g_cancellable_new(); /* want "never-released: 'c'" */
    g_ptr_array_add(a, c);
    g_ptr_array_unref(a);
}
