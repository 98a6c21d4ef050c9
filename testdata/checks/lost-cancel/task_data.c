/* What hangs on a task is known under two names. */
#include <gio/gio.h>

/* How many are open stands in the task's data, known here under another name. */
struct count {
    int open;
};

static void try_to_complete(GTask *task)
{
    struct count *c = g_task_get_task_data(task);
    if (c->open > 0)
        return;
    g_task_return_boolean(task, TRUE);
    g_object_unref(task);
}

void count_all(GAsyncReadyCallback done)
{
    GTask *task = g_task_new(NULL, NULL, done, NULL);
    struct count *c = g_malloc0(sizeof *c);
    g_task_set_task_data(task, c, g_free);
    try_to_complete(task);
}

/* What holds the handle is handed on by each turn of a loop: who calls it has something to loop over. */
struct transfer {
    GTask *task;
    int files;
};

void transfer_all(GHashTable *running, char **names, GAsyncReadyCallback done)
{
    struct transfer *t = g_malloc0(sizeof *t);
    t->task = g_task_new(NULL, NULL, done, NULL);
    for (int i = 0; names[i]; i++) {
        g_hash_table_insert(running, names[i], t);
        t->files++;
    }
}

void transfer_done(struct transfer *t)
{
    g_task_return_boolean(t->task, TRUE);
    g_object_unref(t->task);
    g_free(t);
}
