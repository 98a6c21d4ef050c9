/* Three voices of failure: BUG() for ours, struct err for the environment's, one-line messages for the user's. */
#ifndef CANCELCHECK_BASE_ERR_H
#define CANCELCHECK_BASE_ERR_H

#include <stdarg.h>

struct err {
    char msg[1024]; /* one line, no newline at its end; empty when nothing failed */
};

/* Fills `e` (may be NULL) and is -1, so that `return err_set(e, ...)` reads well and every analyser knows what comes
 * back. */
#define err_set(e, ...) (err_fill((e), __VA_ARGS__), err_failed())
static inline int err_failed(void)
{
    return -1;
}
void err_fill(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A defect of cancelcheck itself: prints file and line, aborts. */
_Noreturn void err_bug(const char *file, int line, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#define BUG(...)  err_bug(__FILE__, __LINE__, __VA_ARGS__)
#define ASSERT(c) ((c) ? (void)0 : BUG("assertion failed: %s", #c))

/* malloc family that never returns NULL (prints and exits with code 3 when memory is out). */
void *xmalloc(unsigned long size);
void *xrealloc(void *p, unsigned long size);
char *xstrdup(const char *s);

#endif
