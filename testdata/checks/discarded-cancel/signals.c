// options: --checks=-*,discarded-cancel --confidence=possible
/* Handlers of signals go with the object that sends; who is told may go before, and must be disconnected then. */
#include <gio/gio.h>

typedef struct _Panel Panel;
struct _Panel {
    GObject parent;
    GObject *child;
    char *title;
    int count;
};
typedef struct {
    GObjectClass parent_class;
} PanelClass;

GObject *theme_get_default(void);
GObject *button_new(void);
void redraw(int n);
extern GObject *manager;

static void on_theme(GObject *theme, gpointer data)
{
    Panel *self = data;

    (void) theme;
    redraw(self->count);
}

static void on_typed(GObject *sender, Panel *self)
{
    (void) sender;
    self->count++;
}

static void on_nothing(GObject *sender, gpointer data)
{
    (void) sender, (void) data;
    redraw(0);
}

static void on_stopped(GObject *sender, gpointer data)
{
    Panel *self = data;

    (void) sender;
    redraw(self->count);
}

void panel_watch(Panel *self, GObject *sender)
{
    g_signal_connect(theme_get_default(), "changed", G_CALLBACK(on_theme), self); /* want "callback works on 'self' \(.*Panel\), which 'panel_finalize' frees.*\[likely\]" */
    g_signal_connect(manager, "changed", G_CALLBACK(on_typed), self); /* want "which 'panel_finalize' frees.*\[likely\]" */
    g_signal_connect(sender, "changed", G_CALLBACK(on_theme), self); /* want "which 'panel_finalize' frees.*\[possible\]" */
    g_signal_connect_object(sender, "changed", G_CALLBACK(on_theme), self, G_CONNECT_DEFAULT);
    g_signal_connect(sender, "changed", G_CALLBACK(on_nothing), self);
    g_signal_connect(self, "notify", G_CALLBACK(on_theme), self);
    g_signal_connect(self->child, "clicked", G_CALLBACK(on_theme), self);
    g_signal_connect(sender, "stopped", G_CALLBACK(on_stopped), self);
}

void panel_unwatch(Panel *self, GObject *sender)
{
    g_signal_handlers_disconnect_matched(sender, 8, 0, 0, NULL, on_stopped, NULL);
    (void) self;
}

void panel_build(Panel *self)
{
    GObject *button = button_new();

    self->child = button;
    g_signal_connect(button, "clicked", G_CALLBACK(on_theme), self);
}

static void panel_finalize(GObject *object)
{
    Panel *self = (Panel *) object;

    g_free(self->title);
}

void panel_class_init(PanelClass *klass)
{
    ((GObjectClass *) klass)->finalize = panel_finalize;
}

/* Found again by its data. */
struct view {
    char *name;
    int n;
};

static void on_view(GObject *sender, struct view *view)
{
    (void) sender;
    redraw(view->n);
}

void view_watch(struct view *view, GObject *sender)
{
    g_signal_connect(sender, "changed", G_CALLBACK(on_view), view);
}

void view_free(struct view *view, GObject *sender)
{
    g_signal_handlers_disconnect_by_data(sender, view);
    g_free(view->name);
    g_free(view);
}

struct forgetful {
    char *name;
    int n;
};

static void on_forgetful(GObject *sender, struct forgetful *f)
{
    (void) sender;
    redraw(f->n);
}

void forgetful_watch(struct forgetful *f)
{
    g_signal_connect(theme_get_default(), "changed", G_CALLBACK(on_forgetful), f); /* want "works on 'f' \(struct forgetful\), which 'forgetful_free' frees.*\[likely\]" */
}

void forgetful_free(struct forgetful *f)
{
    g_free(f->name);
    g_free(f);
}

/* Found again by its data, cast on the way. */
typedef struct {
    GObject parent;
    char *name;
} Device;
typedef struct {
    GObjectClass parent_class;
} DeviceClass;
#define DEVICE(o) ((Device *) (void *) (o))

static void on_device(GObject *sender, gpointer data)
{
    Device *self = data;

    (void) sender;
    redraw(self->name != NULL);
}

void device_watch(Device *self, GObject *sender)
{
    g_signal_connect(sender, "changed", G_CALLBACK(on_device), self);
}

static void device_dispose(GObject *object)
{
    Device *self = DEVICE(object);

    g_signal_handlers_disconnect_by_data(manager, (gpointer) DEVICE(object));
    g_free(self->name);
}

void device_class_init(DeviceClass *klass)
{
    ((GObjectClass *) klass)->dispose = device_dispose;
}
