#ifndef STUB_GLIB_GMESSAGES_H
#define STUB_GLIB_GMESSAGES_H

#include "gtypes.h"

typedef enum { G_LOG_LEVEL_ERROR = 1 << 2, G_LOG_LEVEL_CRITICAL = 1 << 3, G_LOG_LEVEL_WARNING = 1 << 4,
               G_LOG_LEVEL_DEBUG = 1 << 7 } GLogLevelFlags;

void g_log(const gchar *log_domain, GLogLevelFlags log_level, const gchar *format, ...);
void g_print(const gchar *format, ...);
void g_printerr(const gchar *format, ...);
void g_return_if_fail_warning(const char *log_domain, const char *pretty_function, const char *expression);

#define g_error(...)                                        \
  G_STMT_START                                              \
  {                                                         \
    g_log(NULL, G_LOG_LEVEL_ERROR, __VA_ARGS__);            \
    for (;;)                                                \
      ;                                                     \
  }                                                         \
  G_STMT_END
#define g_warning(...) g_log(NULL, G_LOG_LEVEL_WARNING, __VA_ARGS__)
#define g_critical(...) g_log(NULL, G_LOG_LEVEL_CRITICAL, __VA_ARGS__)
#define g_debug(...) g_log(NULL, G_LOG_LEVEL_DEBUG, __VA_ARGS__)

#define g_return_if_fail(expr)                                      \
  G_STMT_START                                                      \
  {                                                                 \
    if (G_LIKELY(expr)) {                                           \
    } else {                                                        \
      g_return_if_fail_warning(NULL, __func__, #expr);              \
      return;                                                       \
    }                                                               \
  }                                                                 \
  G_STMT_END
#define g_return_val_if_fail(expr, val)                             \
  G_STMT_START                                                      \
  {                                                                 \
    if (G_LIKELY(expr)) {                                           \
    } else {                                                        \
      g_return_if_fail_warning(NULL, __func__, #expr);              \
      return (val);                                                 \
    }                                                               \
  }                                                                 \
  G_STMT_END

#endif
