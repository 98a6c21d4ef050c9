#ifndef STUB_GOBJECT_GOBJECT_H
#define STUB_GOBJECT_GOBJECT_H

#include <glib.h>
#include <gobject/gclosure.h>

typedef struct _GTypeClass {
  GType g_type;
} GTypeClass;
typedef struct _GObject {
  GTypeClass *g_class;
  guint ref_count;
  gpointer qdata;
} GObject;
typedef struct _GObjectClass {
  GTypeClass g_type_class;
  void (*dispose)(GObject *object);
  void (*finalize)(GObject *object);
} GObjectClass;

#define G_TYPE_OBJECT ((GType) 80)
#define G_OBJECT(object) ((GObject *) (void *) (object))
#define G_OBJECT_CLASS(klass) ((GObjectClass *) (void *) (klass))

gint g_type_add_instance_private(GType class_type, gsize private_size);
void g_type_class_adjust_private_offset(gpointer g_class, gint *private_size_or_offset);

gpointer g_object_new(GType object_type, const gchar *first_property_name, ...);
gpointer g_object_ref(gpointer object);
void g_object_unref(gpointer object);
void g_object_set(gpointer object, const gchar *first_property_name, ...);
gpointer g_object_get_data(GObject *object, const gchar *key);
void g_object_set_data(GObject *object, const gchar *key, gpointer data);
void g_object_set_data_full(GObject *object, const gchar *key, gpointer data, GDestroyNotify destroy);

#define g_object_ref(Obj) ((__typeof__(Obj)) (g_object_ref)(Obj))

void g_clear_object(GObject **object_ptr);
#define g_clear_object(object_ptr) g_clear_pointer((object_ptr), g_object_unref)

/* An inline function in GLib, called through a macro that casts. */
static inline gboolean(g_set_object)(GObject **object_ptr, GObject *new_object)
{
  GObject *old_object = *object_ptr;

  if (old_object == new_object)
    return FALSE;
  if (new_object != NULL)
    g_object_ref(new_object);
  *object_ptr = new_object;
  if (old_object != NULL)
    g_object_unref(old_object);
  return TRUE;
}
#define g_set_object(object_ptr, new_object) \
  ((g_set_object)((GObject **) (object_ptr), (GObject *) (new_object)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GObject, g_object_unref)

#endif
