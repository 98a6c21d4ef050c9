/* Filling struct err, and the two ways to end: a bug of ours aborts, missing memory exits with code 3 (incomplete). */
#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void err_fill(struct err *e, const char *fmt, ...)
{
    if (!e) return;
    va_list ap;
    va_start(ap, fmt);
    /* Through a buffer of its own: callers may put an older e->msg into the new one. */
    char text[sizeof e->msg];
    int n = vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    if (n < 0) text[0] = '\0';
    size_t len = strlen(text);
    while (len && (text[len - 1] == '\n' || text[len - 1] == '\r')) text[--len] = '\0';
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\n' || text[i] == '\r') text[i] = ' ';
    }
    memcpy(e->msg, text, len + 1);
}

void err_bug(const char *file, int line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "cancelcheck: bug at %s:%d: ", file, line);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    abort();
}

static void *need(void *p, unsigned long size)
{
    if (p) return p;
    fprintf(stderr, "cancelcheck: out of memory (%lu bytes)\n", size);
    exit(3);
}

void *xmalloc(unsigned long size)
{
    return need(malloc(size ? size : 1), size);
}

void *xrealloc(void *p, unsigned long size)
{
    return need(realloc(p, size ? size : 1), size);
}

char *xstrdup(const char *s)
{
    unsigned long n = strlen(s) + 1;
    return memcpy(xmalloc(n), s, n);
}
