/* Source text for reports: a cache of files, lines out of them, columns for other formats, text made safe to show. */
#ifndef CANCELCHECK_REPORT_SOURCE_H
#define CANCELCHECK_REPORT_SOURCE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source_entry;

struct source_cache {
    struct arena arena;         /* owns texts and line tables */
    const char *root;           /* files that are not absolute are looked for here, then in the working directory */
    struct source_entry *files; /* stb_ds string map */
};

void source_cache_init(struct source_cache *c, const char *root);
void source_cache_release(struct source_cache *c);

struct source_line {
    const char *s; /* without its end of line; owned by the cache */
    size_t n;
};

/* Line `line` (1-based) of `file`. False when there is no such file or line; each file is read at most once. */
bool source_line(struct source_cache *c, const char *file, uint32_t line, struct source_line *out);

/* The column of byte column `col` (1-based) counted in UTF-16 code units, which is what SARIF viewers expect. */
uint32_t source_utf16_col(const struct source_line *line, uint32_t col);

/* Adds s[0..n) as a terminal may show it: tabs become spaces up to the next multiple of 8, control characters,
 * invisible and direction-changing ones and bytes that are no UTF-8 become \xHH or \u{HHHH}. `mark` is a byte offset,
 * at most n: gives the terminal column (from 0) where it stands. */
size_t source_show(struct strbuf *out, const char *s, size_t n, size_t mark);

/* Adds `s` with every byte that is not valid UTF-8 replaced by U+FFFD: JSON must be UTF-8. */
void source_utf8(struct strbuf *out, const char *s);

#endif
