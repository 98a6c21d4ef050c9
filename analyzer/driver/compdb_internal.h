/* What the files that read compile databases share. */
#ifndef CANCELCHECK_DRIVER_COMPDB_INTERNAL_H
#define CANCELCHECK_DRIVER_COMPDB_INTERNAL_H

#include "base/arena.h"
#include "base/err.h"
#include "driver/driver.h"

#include <stdbool.h>
#include <stdint.h>

struct compdb_strs { /* growing list; strings and array owned by the arena it is pushed with */
    const char **v;
    uint32_t n, cap;
};

static inline void compdb_push(struct arena *a, struct compdb_strs *s, const char *text)
{
    ARENA_PUSH(a, s->v, s->n, s->cap, text);
}

/* ---- compdb_tokens.c ---- */

/* A `command` as clang splits it: blanks separate, a backslash escapes the next character, quotes group. No shell, no
 * expansion of any kind; an unterminated quote ends with the text. */
void compdb_split_command(struct arena *a, const char *command, struct compdb_strs *out);

/* Replaces each "@file" (relative to `dir`) by the arguments in that file, nested up to a depth; a file that cannot be
 * read stays as the argument it was. -1 with `e` when more arguments come out than any compiler takes. */
int compdb_expand_files(struct arena *a, const char *dir, const struct compdb_strs *in, struct compdb_strs *out,
                        struct err *e);

/* ---- compdb_compiler.c ---- */

struct compdb_compiler {
    uint32_t next;      /* index of the first argument after launchers and the compiler */
    bool cxx;           /* g++, clang++, ... */
    const char *target; /* triple in the compiler's name that differs from this machine's, else NULL */
};

/* Finds the compiler behind ccache, distcc, env, libtool and the like. */
struct compdb_compiler compdb_find_compiler(struct arena *a, const char *const *argv, uint32_t n);

/* ---- compdb_args.c ---- */

struct compdb_flags {
    struct compdb_strs args; /* what goes to libclang */
    const char *language;    /* of -x, NULL when there was none; not in args */
    bool cxx_driver;         /* --driver-mode=g++ */
    uint32_t dropped;        /* rejected by clang, or would load code or write files */
};

/* Keeps what decides how a C file is parsed, drops the rest. Positional arguments (inputs) are dropped. */
void compdb_sanitize(struct arena *a, const char *const *argv, uint32_t n, struct compdb_flags *out);

enum compdb_language { COMPDB_C, COMPDB_C_HEADER, COMPDB_NOT_C };
/* By -x when given, else by compiler and suffix. */
enum compdb_language compdb_language(const char *file, const struct compdb_flags *command, bool cxx_compiler);

/* Sorts the entries, drops exact duplicates, counts what is left. */
void compdb_finish(struct compdb *db);

#endif
