/* What a source file's text says to the preprocessor, read without one: its words, its includes, its macros. */
#ifndef CANCELCHECK_FRONTEND_PCH_LEX_H
#define CANCELCHECK_FRONTEND_PCH_LEX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a word stands in the text, which tells what it can refer to besides a macro. */
enum pch_use { PCH_USE_PLAIN, PCH_USE_TAG /* after struct, union, enum */, PCH_USE_MEMBER /* after . or -> */ };

struct pch_word { /* its first occurrence in that use */
    uint64_t hash;
    uint32_t off;
    enum pch_use use;
    bool in_define; /* all occurrences stand in bodies of macros */
    /* When all stand in blocks "#ifndef WORD, some typedef, #define WORD, #endif" of one content: its hash, else 0. The
     * C library's headers declare their types so; which of them does is the same to everybody. */
    uint64_t block;
    uint32_t count, in_blocks;
    /* All stand in blocks "#ifndef WORD, some #define, #endif": <stdio.h> and <unistd.h> share SEEK_SET so. What
     * depends on the word are those macros alone. Or in bodies of macros, which are read where the macro is used. */
    bool soft;
    uint32_t in_soft, in_bodies, in_soft_bodies; /* in_soft_bodies: of macros that such blocks define */
    uint32_t in_declared;                        /* in what such blocks declare */
    bool expanded; /* stands where a macro is replaced: neither in a definition nor asked whether it is defined */
    bool decides;  /* stands in a condition */
    bool opaque;   /* a tag: declared, "struct X;", outside functions and then only pointed to */
};
struct pch_include {
    uint32_t off;     /* of the line's '#' */
    const char *name; /* as written, without quotes; NULL when a macro names the file */
    bool angled, next;
    uint32_t guards;       /* conditionals around it that are not the file's include guard */
    const char *condition; /* the innermost one's line, "" */
};
struct pch_macro { /* #define or #undef */
    uint64_t hash;
    uint64_t block;                 /* of the block around it, as in a word */
    uint64_t body;                  /* hash over its parameters and text; 0: #undef */
    uint32_t off, name_off;         /* of the '#' and of the name */
    uint32_t first_line, last_line; /* it stands on, from 1 */
    const char *line;               /* "NAME text" on one line */
    const char *condition;          /* the innermost one's line, "" */
    bool conditional, soft, object; /* object: without parameters */
    bool in_block;                  /* somewhere in such a block */
    bool forked;                    /* in a conditional with an #else or #elif */
    uint64_t unless;                /* the name whose definition alone skips it; 0: there is more to it */
};
struct pch_soft {
    uint64_t hash, on; /* a name, and a word on the line of its block */
    bool declared;     /* any word outside the block's directives: some are declared */
};
struct pch_text {
    struct pch_word *words; /* by offset */
    struct pch_include *includes;
    struct pch_macro *macros;
    struct pch_soft *softs; /* names that soft blocks define or may declare */
    const char **asked;     /* files that __has_include asks for; NULL: through a macro */
    uint64_t *types;        /* names that blocks around a typedef declare */
    uint32_t n_words, n_includes, n_macros, n_softs, n_types, n_asked;
    uint32_t code; /* where the first token stands that belongs to no directive; the length when there is none */
};

uint64_t pch_hash(const char *s, size_t n);

/* The word is used, other than to decide what soft blocks define or declare, or to be defined or declared there. */
static inline bool pch_word_is_used(const struct pch_word *w)
{
    return w->count > w->in_soft + w->in_declared + w->in_soft_bodies;
}

/* Reads `len` bytes; all lists are owned by `a`. Takes any bytes. */
void pch_lex(struct arena *a, const char *text, size_t len, struct pch_text *out);

#endif
