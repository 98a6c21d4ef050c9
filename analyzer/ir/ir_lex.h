/* Tokens of the text form. Line ends are tokens; `//` comments and other white space are not. */
#ifndef CANCELCHECK_IR_IR_LEX_H
#define CANCELCHECK_IR_IR_LEX_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ir_tok_kind {
    IR_TOK_EOF,
    IR_TOK_NEWLINE,
    IR_TOK_WORD,  /* bare word: text */
    IR_TOK_INT,   /* decimal, no sign: value */
    IR_TOK_STR,   /* quoted: text without quotes and escapes */
    IR_TOK_PUNCT, /* one byte, or "->" or ".." */
};

struct ir_tok {
    enum ir_tok_kind kind;
    const char *start; /* into the source */
    size_t len;
    uint32_t line, col;
    const char *text; /* WORD, STR: NUL-terminated, in the lexer's arena */
    uint64_t value;   /* INT */
};

struct ir_lex {
    const char *p, *end, *line_start;
    uint32_t line;
    const char *name; /* of the source, for messages */
    struct arena *arena;
    struct ir_tok tok; /* the current token */
    struct err *err;
    bool failed; /* after the first error every token is IR_TOK_EOF */
};

/* Starts at the first token of text[0..len). Texts of tokens are put into `a`. */
void ir_lex_init(struct ir_lex *lx, const char *text, size_t len, const char *name, struct arena *a, struct err *e);
/* Moves on to the next token. */
void ir_lex_next(struct ir_lex *lx);
/* If the source continues with `s` at the current token (whatever tokens `s` is made of), moves behind it. */
bool ir_lex_eat_raw(struct ir_lex *lx, const char *s);
/* Reports "name:line:col: expected `what`, found ..." at the current token, once; gives false. */
bool ir_lex_fail(struct ir_lex *lx, const char *what);
/* The same with `found` given and at the place of `at`. */
bool ir_lex_fail_at(struct ir_lex *lx, const struct ir_tok *at, const char *what, const char *found);

/* Whether the current token is that word, that punctuation. */
bool ir_lex_is_word(const struct ir_lex *lx, const char *word);
bool ir_lex_is_punct(const struct ir_lex *lx, const char *punct);
/* Moves on when it is. */
bool ir_lex_eat_word(struct ir_lex *lx, const char *word);
bool ir_lex_eat_punct(struct ir_lex *lx, const char *punct);

#endif
