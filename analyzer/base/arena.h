/* Region allocator: one arena per function, TU or run; nobody frees nodes one by one. */
#ifndef CANCELCHECK_BASE_ARENA_H
#define CANCELCHECK_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *head;
    struct arena_chunk *spare; /* emptied by arena_clear, of the largest size */
    size_t used;               /* bytes handed out, for --stats */
#ifdef CANCELCHECK_CHECKED
    void (*watch)(void); /* called whenever something is allocated; NULL */
#endif
};

/* An empty arena is all zero bytes: `struct arena a = {0};` needs no init call. */

/* Gives `size` zeroed bytes aligned for any object; owned by `a`. Aborts when memory is out. */
__attribute__((returns_nonnull)) void *arena_alloc(struct arena *a, size_t size);

/* Copies `n` bytes of `s` and a closing NUL; owned by `a`. */
__attribute__((returns_nonnull)) char *arena_strndup(struct arena *a, const char *s, size_t n);
__attribute__((returns_nonnull)) char *arena_strdup(struct arena *a, const char *s);

/* printf into the arena. */
char *arena_sprintf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Gives everything back; the arena is empty and usable again. */
void arena_release(struct arena *a);

/* Forgets all allocations and keeps some memory for the next ones. */
void arena_clear(struct arena *a);

/* Grows arr (elements of `elem` bytes, *cap of them, len used) to hold one more; contents are kept, the new part is
 * zero. */
__attribute__((returns_nonnull)) void *arena_grow(struct arena *a, void *arr, uint32_t len, uint32_t *cap, size_t elem);

#define ARENA_NEW(a, T)      ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))
/* Appends `val` to the array `arr` with fields arr, n_##arr and cap_##arr style names given one by one. */
#define ARENA_PUSH(a, arr, len, cap, val)                                                                              \
    do {                                                                                                               \
        if ((len) == (cap) || !(arr)) (arr) = arena_grow((a), (arr), (len), &(cap), sizeof *(arr));                    \
        (arr)[(len)++] = (val);                                                                                        \
    } while (0)

#endif
