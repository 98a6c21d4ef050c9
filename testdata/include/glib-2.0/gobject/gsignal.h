#ifndef STUB_GOBJECT_GSIGNAL_H
#define STUB_GOBJECT_GSIGNAL_H

#include <gobject/gclosure.h>

typedef enum { G_CONNECT_DEFAULT = 0, G_CONNECT_AFTER = 1 << 0, G_CONNECT_SWAPPED = 1 << 1 } GConnectFlags;

gulong g_signal_connect_data(gpointer instance, const gchar *detailed_signal, GCallback c_handler, gpointer data,
                             GClosureNotify destroy_data, GConnectFlags connect_flags);
gulong g_signal_connect_object(gpointer instance, const gchar *detailed_signal, GCallback c_handler, gpointer gobject,
                               GConnectFlags connect_flags);
void g_signal_handler_disconnect(gpointer instance, gulong handler_id);
guint g_signal_handlers_disconnect_matched(gpointer instance, guint mask, guint signal_id, GQuark detail,
                                           GClosure *closure, gpointer func, gpointer data);
void g_clear_signal_handler(gulong *handler_id_ptr, gpointer instance);

#define g_signal_connect(instance, detailed_signal, c_handler, data) \
  g_signal_connect_data((instance), (detailed_signal), (c_handler), (data), NULL, (GConnectFlags) 0)
#define g_signal_connect_after(instance, detailed_signal, c_handler, data) \
  g_signal_connect_data((instance), (detailed_signal), (c_handler), (data), NULL, G_CONNECT_AFTER)
#define g_signal_connect_swapped(instance, detailed_signal, c_handler, data) \
  g_signal_connect_data((instance), (detailed_signal), (c_handler), (data), NULL, G_CONNECT_SWAPPED)
#define g_signal_handlers_disconnect_by_data(instance, data) \
  g_signal_handlers_disconnect_matched((instance), 16, 0, 0, NULL, NULL, (data))

#define g_clear_signal_handler(handler_id_ptr, instance)          \
  G_STMT_START                                                    \
  {                                                               \
    gpointer const _instance = (instance);                        \
    gulong *const _handler_id_ptr = (handler_id_ptr);             \
    const gulong _handler_id = *_handler_id_ptr;                  \
                                                                  \
    if (_handler_id > 0) {                                        \
      *_handler_id_ptr = 0;                                       \
      g_signal_handler_disconnect(_instance, _handler_id);        \
    }                                                             \
  }                                                               \
  G_STMT_END

#endif
