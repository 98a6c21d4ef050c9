#ifndef STUB_GLIB_GERROR_H
#define STUB_GLIB_GERROR_H

#include "gtypes.h"

typedef struct _GError {
  GQuark domain;
  gint code;
  gchar *message;
} GError;

void g_error_free(GError *error);
void g_clear_error(GError **err);
void g_set_error(GError **err, GQuark domain, gint code, const gchar *format, ...);
void g_propagate_error(GError **dest, GError *src);

#endif
