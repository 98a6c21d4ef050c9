#ifndef STUB_GLIB_GMEM_H
#define STUB_GLIB_GMEM_H

#include "gtypes.h"

gpointer g_malloc(gsize n_bytes);
gpointer g_malloc0(gsize n_bytes);
gpointer g_realloc(gpointer mem, gsize n_bytes);
gpointer g_try_malloc(gsize n_bytes);
gpointer g_try_realloc(gpointer mem, gsize n_bytes);
void g_free(gpointer mem);

#define g_new(struct_type, n_structs) ((struct_type *) g_malloc(sizeof(struct_type) * (gsize) (n_structs)))
#define g_new0(struct_type, n_structs) ((struct_type *) g_malloc0(sizeof(struct_type) * (gsize) (n_structs)))

static inline void g_autoptr_cleanup_generic_gfree(void *p)
{
  void **pp = (void **) p;
  g_free(*pp);
}

/* The type is kept, the variable is nulled before the release runs: several statements on a pointer to the variable. */
#define g_clear_pointer(pp, destroy)                                          \
  G_STMT_START                                                                \
  {                                                                           \
    _Static_assert(sizeof *(pp) == sizeof(gpointer), "not a pointer");        \
    __typeof__((pp)) _pp = (pp);                                              \
    __typeof__(*(pp)) _ptr = *_pp;                                            \
    *_pp = NULL;                                                              \
    if (_ptr)                                                                 \
      (destroy)(_ptr);                                                        \
  }                                                                           \
  G_STMT_END

static inline gpointer g_steal_pointer(gpointer pp)
{
  gpointer *ptr = (gpointer *) pp;
  gpointer ref;

  ref = *ptr;
  *ptr = NULL;

  return ref;
}
#define g_steal_pointer(pp) ((__typeof__(*pp)) (g_steal_pointer)(pp))

#endif
