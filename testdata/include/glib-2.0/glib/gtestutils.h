#ifndef STUB_GLIB_GTESTUTILS_H
#define STUB_GLIB_GTESTUTILS_H

#include "gtypes.h"

G_NORETURN void g_assertion_message_expr(const char *domain, const char *file, int line, const char *func,
                                         const char *expr);

#define g_assert(expr)                                                           \
  G_STMT_START                                                                   \
  {                                                                              \
    if (G_LIKELY(expr))                                                          \
      ;                                                                          \
    else                                                                         \
      g_assertion_message_expr(NULL, __FILE__, __LINE__, __func__, #expr);       \
  }                                                                              \
  G_STMT_END
#define g_assert_not_reached()                                                   \
  G_STMT_START                                                                   \
  {                                                                              \
    g_assertion_message_expr(NULL, __FILE__, __LINE__, __func__, NULL);          \
  }                                                                              \
  G_STMT_END

#endif
