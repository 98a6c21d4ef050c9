/* Who sees to a field when several functions end an object, or something that hangs on it. */
#include <gio/gio.h>

static gboolean tick(gpointer data)
{
    return data != NULL;
}

/* ---- a part of the object ends; finalize sees to the rest ---- */

typedef struct {
    GObject parent;
    guint smooth_id;
    guint check_id;
} Lamp;
typedef struct {
    GObjectClass parent_class;
} LampClass;
static GObjectClass *lamp_parent_class;

void lamp_start(Lamp *self)
{
    self->smooth_id = g_timeout_add(100, tick, self);
    self->check_id = g_timeout_add(100, tick, self);
}

static void smooth_destroy(Lamp *self)
{
    if (self->smooth_id)
        g_source_remove(self->smooth_id);
    self->smooth_id = 0;
}

void lamp_set_smooth(Lamp *self, gboolean on)
{
    if (!on)
        smooth_destroy(self);
}

static void lamp_finalize(GObject *object)
{
    Lamp *self = (Lamp *)object;
    smooth_destroy(self);
    if (self->check_id)
        g_source_remove(self->check_id);
    lamp_parent_class->finalize(object);
}

void lamp_class_init(LampClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = lamp_finalize;
}

/* ---- told once: where the object goes, not in what that calls as well ---- */

typedef struct {
    GObject parent;
    guint wake_id;
    guint late_id;
    GCancellable *cancellable;
} Power;
typedef struct {
    GObjectClass parent_class;
} PowerClass;
static GObjectClass *power_parent_class;

void power_start(Power *self)
{
    self->wake_id = g_timeout_add(100, tick, self);
    self->cancellable = g_cancellable_new();
}

void power_later(Power *self)
{
    if (self->late_id)
        g_source_remove(self->late_id);
    self->late_id = g_timeout_add(100, tick, self);
}

static void power_cleanup(Power *self)
{
    if (self->wake_id)
        g_source_remove(self->wake_id);
    self->wake_id = 0;
    g_clear_object(&self->cancellable);
}

static void power_finalize(GObject *object) /* want "'self->late_id'" */
{
    Power *self = (Power *)object;
    power_cleanup(self);
    power_parent_class->finalize(object);
}

void power_class_init(PowerClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = power_finalize;
}

/* ---- elements that are stopped in a loop before a list frees them ---- */

struct wait {
    guint timeout_id;
    char *name, *text;
};
struct waits {
    GList *all;
};

static void wait_free(gpointer data)
{
    struct wait *w = data;
    g_free(w->name);
    g_free(w->text);
    g_free(w);
}

void waits_add(struct waits *ws)
{
    struct wait *w = g_malloc0(sizeof *w);
    w->timeout_id = g_timeout_add(1000, tick, w);
    ws->all = g_list_append(ws->all, w);
}

void waits_end(struct waits *ws)
{
    for (GList *l = ws->all; l; l = l->next) {
        struct wait *w = l->data;
        if (w)
            g_source_remove(w->timeout_id);
    }
    g_list_free_full(ws->all, wait_free);
}

/* ---- a task's data: its handles call back with the task ---- */

struct ask {
    GCancellable *reply;
    guint answer_id;
    guint lost_id;
    char *path;
};

static void ask_free(gpointer data)
{
    struct ask *a = data;
    g_clear_object(&a->reply);
    g_free(a->path);
    g_free(a);
}

static gboolean answered(gpointer data)
{
    GTask *task = data;
    struct ask *a = g_task_get_task_data(task);
    a->answer_id = 0;
    g_task_return_boolean(task, TRUE);
    g_object_unref(task);
    return FALSE;
}

void asked(gpointer data)
{
    GTask *task = data;
    struct ask *a = g_task_get_task_data(task);
    a->reply = g_cancellable_new();
    a->answer_id = g_timeout_add(1000, answered, task);
}

void ask_cancel(GTask *task)
{
    struct ask *a = g_task_get_task_data(task);
    if (a->answer_id)
        g_source_remove(a->answer_id);
    a->answer_id = 0;
}

void ask(GAsyncReadyCallback done)
{
    GTask *task = g_task_new(NULL, NULL, done, NULL);
    struct ask *a = g_malloc0(sizeof *a);
    g_task_set_task_data(task, a, ask_free);
    asked(task);
}
