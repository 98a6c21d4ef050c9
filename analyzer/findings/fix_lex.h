/* Tokens of a C file, for fixes: enough to find statements, their ends and the words in them. Private to findings/. */
#ifndef CANCELCHECK_FINDINGS_FIX_LEX_H
#define CANCELCHECK_FINDINGS_FIX_LEX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fix_token_kind {
    FIX_WORD,    /* identifier or keyword */
    FIX_LITERAL, /* number, string, character */
    FIX_PUNCT,   /* operator or bracket, as long as C has it */
};

/* Comments and preprocessor lines are no tokens. */
struct fix_token {
    enum fix_token_kind kind;
    uint32_t at, n;       /* offset and length */
    bool after_directive; /* a preprocessor line stands between it and the token before */
};

struct fix_source {
    const char *text; /* the caller's */
    uint32_t len;
    struct fix_token *tokens;
    uint32_t n_tokens;
    uint32_t *lines; /* offset of every line */
    uint32_t n_lines;
};

#define FIX_NONE UINT32_MAX

/* True when token `i` is there and reads `word`. */
bool fix_is(const struct fix_source *s, uint32_t i, const char *word);
/* The token that begins at `offset`, or FIX_NONE. */
uint32_t fix_token_at(const struct fix_source *s, uint32_t offset);
/* Offset of a place, or FIX_NONE when the text has none such. Columns count bytes. */
uint32_t fix_offset(const struct fix_source *s, uint32_t line, uint32_t col);
/* 0-based number of the line that holds `offset`. */
uint32_t fix_line(const struct fix_source *s, uint32_t offset);
/* The closing bracket of the opening one at `i`, or the opening one of the closing one; FIX_NONE when it has none. */
uint32_t fix_match(const struct fix_source *s, uint32_t i);

#endif
