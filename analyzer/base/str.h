/* Growing string buffer, interning, escaping and small text helpers. */
#ifndef CANCELCHECK_BASE_STR_H
#define CANCELCHECK_BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct strbuf {
    char *s; /* always NUL-terminated once anything was added; NULL before */
    size_t len, cap;
};

void strbuf_add(struct strbuf *b, const char *s, size_t n);
void strbuf_puts(struct strbuf *b, const char *s);
void strbuf_putc(struct strbuf *b, char c);
void strbuf_addf(struct strbuf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The text so far, "" when nothing was added; owned by `b`. */
const char *strbuf_cstr(const struct strbuf *b);
void strbuf_clear(struct strbuf *b);
void strbuf_release(struct strbuf *b);

/* Adds `s` between double quotes; control bytes, quote and backslash as \n \t \" \\ \xHH. Bytes >= 0x80 are kept. */
void strbuf_quote(struct strbuf *b, const char *s);

/* Adds `text` for a terminal or a log: control bytes and terminal escapes are shown as \xHH. */
void strbuf_visible(struct strbuf *b, const char *text);

bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);
/* Shell-style match with * and ? (no brackets); `*` also matches '/'. */
bool str_glob(const char *pattern, const char *s);
/* The word of words[0..n) nearest to `word` by edit distance, NULL when none is near enough to be meant. */
const char *str_nearest(const char *word, const char *const *words, size_t n);

/* String interning: equal strings get equal ids; id 0 is the empty string. */
struct intern {
    struct arena arena;
    const char **strs; /* id -> text; stb_ds array */
    void *map;         /* stb_ds string map */
};
void intern_init(struct intern *in);
void intern_release(struct intern *in);
uint32_t intern_str(struct intern *in, const char *s);
const char *intern_text(const struct intern *in, uint32_t id);

#endif
