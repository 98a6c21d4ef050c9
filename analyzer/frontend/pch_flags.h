/*
 * A shared header serves units whose command lines differ from its own: in macros that it never looks at, in folders
 * that change none of its includes, in the kind of code (-fPIC) when nobody asks for it.
 */
#ifndef CANCELCHECK_FRONTEND_PCH_FLAGS_H
#define CANCELCHECK_FRONTEND_PCH_FLAGS_H

#include "base/arena.h"
#include "base/bytes.h"

#include <stdbool.h>
#include <stdint.h>

struct pch_define {
    uint64_t name, body; /* pch_hash of the macro's name, of what follows it */
    const char *text;    /* "NAME=value", "NAME" */
};
/* Of a command line: what pch_flags_free calls free. */
struct pch_flags {
    const char **dirs, **names; /* of -I: absolute, each once; as written */
    uint32_t n_dirs, cap_dirs, cap_names;
    struct pch_define *defines; /* by name, as they stand after the whole line */
    uint32_t n_defines, cap_defines;
    const char *code; /* the last of -fPIC, -fpie and their like, "" */
};

/* Owned by `a` and `args`. */
void pch_flags_read(struct arena *a, const char *dir, const char *const *args, uint32_t n, struct pch_flags *out);
void pch_flags_put(struct bytes_writer *w, const struct pch_flags *f);
void pch_flags_get(struct bytes_reader *r, struct arena *a, struct pch_flags *f);

/* The definition of that name, NULL. */
const struct pch_define *pch_flags_find(const struct pch_flags *f, uint64_t name);
/* An argument of the kind that `code` keeps. */
bool pch_flags_is_code(const char *arg);

#endif
