/* Test double of GLib's basic types: declarations only, enough for testdata. Paths end like the real headers'. */
#ifndef STUB_GLIB_GTYPES_H
#define STUB_GLIB_GTYPES_H

#include <stddef.h>
#include <stdint.h>

typedef char gchar;
typedef int gint;
typedef unsigned int guint;
typedef unsigned long gulong;
typedef gint gboolean;
typedef void *gpointer;
typedef const void *gconstpointer;
typedef size_t gsize;
typedef unsigned char guint8;
typedef long glong;
typedef ptrdiff_t gssize;
typedef uint32_t guint32;
typedef int64_t gint64;
typedef int GPid;
typedef uint32_t GQuark;
typedef gsize GType;

#define FALSE (0)
#define TRUE (!FALSE)
#define G_BEGIN_DECLS
#define G_END_DECLS
#define G_STMT_START do
#define G_STMT_END while (0)
#define G_GNUC_UNUSED __attribute__((__unused__))
#define G_NORETURN __attribute__((__noreturn__))
#define G_LIKELY(expr) (__builtin_expect(!!(expr), 1))
#define G_UNLIKELY(expr) (__builtin_expect(!!(expr), 0))
#define GPOINTER_TO_UINT(p) ((guint) (gulong) (p))
#define GUINT_TO_POINTER(u) ((gpointer) (gulong) (u))

typedef void (*GDestroyNotify)(gpointer data);
typedef void (*GFunc)(gpointer data, gpointer user_data);

/* Cleanup attributes, as GLib spells them. */
#define _GLIB_AUTOPTR_FUNC_NAME(TypeName) glib_autoptr_cleanup_##TypeName
#define _GLIB_AUTOPTR_CLEAR_FUNC_NAME(TypeName) glib_autoptr_clear_##TypeName
#define _GLIB_AUTOPTR_TYPENAME(TypeName) TypeName##_autoptr
#define _GLIB_CLEANUP(func) __attribute__((cleanup(func)))

#define G_DEFINE_AUTOPTR_CLEANUP_FUNC(TypeName, func)                                                   \
  typedef TypeName *_GLIB_AUTOPTR_TYPENAME(TypeName);                                                   \
  G_GNUC_UNUSED static inline void _GLIB_AUTOPTR_CLEAR_FUNC_NAME(TypeName)(TypeName * _ptr)             \
  {                                                                                                     \
    if (_ptr)                                                                                           \
      (func)((TypeName *) _ptr);                                                                        \
  }                                                                                                     \
  G_GNUC_UNUSED static inline void _GLIB_AUTOPTR_FUNC_NAME(TypeName)(TypeName * *_ptr)                  \
  {                                                                                                     \
    _GLIB_AUTOPTR_CLEAR_FUNC_NAME(TypeName)(*_ptr);                                                     \
  }

#define g_autoptr(TypeName) _GLIB_CLEANUP(_GLIB_AUTOPTR_FUNC_NAME(TypeName)) _GLIB_AUTOPTR_TYPENAME(TypeName)
#define g_autofree _GLIB_CLEANUP(g_autoptr_cleanup_generic_gfree)

#endif
