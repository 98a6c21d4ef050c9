/* Chunked region allocator. Chunks come zeroed from calloc, so the usual allocation is a bump of one pointer. */
#include "base/arena.h"

#include "base/err.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    ALIGN = 16,
    CHUNK_MIN = 4096,
    CHUNK_MAX = 256 * 1024,
    MAX_SPARE =
        64, /* chunks: pages that go back to the system at every clearing cost more than the work done in them */
};

/* The newest ordinary chunk is the head; a chunk made for one large object goes behind it. */
struct arena_chunk {
    struct arena_chunk *next;
    size_t used, size; /* of data */
    _Alignas(ALIGN) unsigned char data[];
};

static size_t round_up(size_t n)
{
    return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static struct arena_chunk *chunk_new(size_t size)
{
    struct arena_chunk *c = calloc(1, sizeof *c + size);
    if (!c) BUG("out of memory (%zu bytes for an arena)", size);
    c->size = size;
    return c;
}

/* Slow path: the head has no room for `size` (already rounded). */
static void *alloc_in_new_chunk(struct arena *a, size_t size)
{
    size_t want = a->head ? a->head->size * 2 : CHUNK_MIN;
    if (want > CHUNK_MAX) want = CHUNK_MAX;
    if (want < CHUNK_MIN) want = CHUNK_MIN;
    if (size > want / 4) { /* its own chunk, so that the rest of the head is not lost */
        struct arena_chunk *own = chunk_new(size);
        own->used = size;
        if (a->head) {
            own->next = a->head->next;
            a->head->next = own;
        } else {
            a->head = own;
        }
        return own->data;
    }
    struct arena_chunk *c = want == CHUNK_MAX ? a->spare : NULL;
    if (c)
        a->spare = c->next;
    else
        c = chunk_new(want);
    c->used = size;
    c->next = a->head;
    a->head = c;
    return c->data;
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 4) BUG("allocation of %zu bytes", size);
#ifdef CANCELCHECK_CHECKED
    if (a->watch) a->watch();
#endif
    size = size ? round_up(size) : ALIGN;
    a->used += size;
    struct arena_chunk *c = a->head;
    if (c && size <= c->size - c->used) {
        void *p = c->data + c->used;
        c->used += size;
        return p;
    }
    return alloc_in_new_chunk(a, size);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *p = arena_alloc(a, n + 1);
    if (n) memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_sprintf(struct arena *a, const char *fmt, ...)
{
    char small[512];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(small, sizeof small, fmt, ap);
    va_end(ap);
    if (n < 0) BUG("bad format \"%s\"", fmt);
    if ((size_t)n < sizeof small) return arena_strndup(a, small, (size_t)n);
    char *p = arena_alloc(a, (size_t)n + 1);
    va_start(ap, fmt);
    vsnprintf(p, (size_t)n + 1, fmt, ap);
    va_end(ap);
    return p;
}

static void free_all(struct arena_chunk *c)
{
    for (struct arena_chunk *next; c; c = next) {
        next = c->next;
        free(c);
    }
}

void arena_release(struct arena *a)
{
    free_all(a->head);
    free_all(a->spare);
    *a = (struct arena){0};
}

static void empty(struct arena_chunk *c)
{
    memset(c->data, 0, c->used);
    c->used = 0;
}

void arena_clear(struct arena *a)
{
    struct arena_chunk *keep = a->head;
    if (!keep) return;
    uint32_t n = 0;
    for (struct arena_chunk *c = a->spare; c; c = c->next) n++;
    for (struct arena_chunk *c = keep->next, *next; c; c = next) {
        next = c->next;
        if (c->size != CHUNK_MAX || n == MAX_SPARE) {
            free(c);
            continue;
        }
        empty(c);
        c->next = a->spare;
        a->spare = c;
        n++;
    }
    empty(keep);
    keep->next = NULL;
    a->used = 0;
}

/* When `arr` is the head's newest object and there is room behind it, it grows where it stands. */
static bool grow_in_place(struct arena *a, const void *arr, size_t old_size, size_t new_size)
{
    struct arena_chunk *c = a->head;
    if (!c || !arr || !old_size) return false;
    size_t old = round_up(old_size), more = round_up(new_size) - old;
    if (c->used < old || (const unsigned char *)arr != c->data + (c->used - old)) return false;
    if (more > c->size - c->used) return false;
    c->used += more;
    a->used += more;
    return true;
}

void *arena_grow(struct arena *a, void *arr, uint32_t len, uint32_t *cap, size_t elem)
{
    uint32_t old = *cap;
    if (old > UINT32_MAX / 2 - 4) BUG("array of more than 2^31 elements");
    *cap = old ? old * 2 : 4;
    if (grow_in_place(a, arr, elem * old, elem * *cap)) return arr;
    void *p = arena_alloc(a, elem * *cap);
    if (len) memcpy(p, arr, elem * len);
    return p;
}
