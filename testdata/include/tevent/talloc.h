/* Stub of talloc.h: what the cases use. */
#ifndef STUB_TALLOC_H
#define STUB_TALLOC_H

#include <stddef.h>

typedef void TALLOC_CTX;

void *talloc_named_const(const void *context, size_t size, const char *name);
void *talloc_init(const char *fmt, ...);
void *talloc_pool(const void *context, size_t size);
int _talloc_free(void *ptr, const char *location);
void talloc_free_children(void *ptr);
int talloc_unlink(const void *context, void *ptr);
void *_talloc_steal_loc(const void *new_ctx, const void *ptr, const char *location);
void *_talloc_move(const void *new_ctx, const void *pptr);
void *_talloc_reference_loc(const void *context, const void *ptr, const char *location);
void _talloc_set_destructor(const void *ptr, int (*destructor)(void *));
void *_talloc_zero(const void *ctx, size_t size, const char *name);
char *talloc_strdup(const void *t, const char *p);

#define talloc_free(ctx) _talloc_free(ctx, __FILE__)
#define talloc_new(ctx) talloc_named_const(ctx, 0, "talloc_new")
#define talloc_zero(ctx, type) (type *)_talloc_zero(ctx, sizeof(type), #type)
#define talloc_steal(ctx, ptr)                                                                                         \
    ({                                                                                                                 \
        __typeof__(ptr) steal_ret = (__typeof__(ptr))_talloc_steal_loc((ctx), (ptr), __FILE__);                        \
        steal_ret;                                                                                                     \
    })
#define talloc_move(ctx, pptr) (__typeof__(*(pptr)))_talloc_move((ctx), (void *)(pptr))
#define TALLOC_FREE(ctx)                                                                                               \
    do {                                                                                                               \
        if (ctx != NULL) {                                                                                             \
            talloc_free(ctx);                                                                                          \
            ctx = NULL;                                                                                                \
        }                                                                                                              \
    } while (0)

#endif
