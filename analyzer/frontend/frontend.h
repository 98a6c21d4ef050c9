/* One translation unit from source to IR: the only door to libclang. */
#ifndef CANCELCHECK_FRONTEND_FRONTEND_H
#define CANCELCHECK_FRONTEND_FRONTEND_H

#include "base/err.h"
#include "ir/ir.h"

#include <stdbool.h>
#include <stdint.h>

struct frontend; /* one a worker: libclang's index and reused buffers */

/* `resource_dir`: where clang's own headers are (its parent of include/), NULL to find it. Never NULL; aborts without
 * memory. */
struct frontend *frontend_new(const char *resource_dir);
void frontend_free(struct frontend *f);

struct pch;

struct frontend_job {
    const char *file;        /* absolute */
    const char *dir;         /* working directory of the compile command */
    const char *const *args; /* sanitised arguments without compiler, -c, -o and the file itself */
    uint32_t n_args;
    const struct pch *pch; /* a precompiled header to try first (pch.h), NULL */
    const char *root; /* project root: file names in the USRs of statics are taken below it; NULL: they are absolute */
    bool verify;      /* run ir_verify on the result */
};

enum frontend_header { FRONTEND_HEADER_NONE, FRONTEND_HEADER_USED, FRONTEND_HEADER_REFUSED };

struct frontend_dep {
    const char *path; /* absolute */
};

struct frontend_result {
    struct ir_unit *unit;      /* owned by the caller; NULL when the file could not be parsed */
    struct frontend_dep *deps; /* every file read, by path; owned by unit->arena */
    uint32_t n_deps;
    uint32_t n_errors;       /* error diagnostics; a unit with errors is still given when libclang recovered */
    bool fatal;              /* a fatal error (missing header) cut the parse short */
    char first_error[512];   /* "file:line:col: text", "" when there was none */
    uint32_t n_skipped;      /* functions not lowered (nested functions, ...) */
    char first_skipped[512]; /* "file:line:col: why", "" when there was none */
    uint32_t lines;          /* of the main file */
    double parse_seconds, lower_seconds; /* CPU */
    enum frontend_header header;         /* what became of the job's precompiled header */
    char refusal[256];                   /* why it was not used */
};

/* 0, or -1 with `e` when no unit came out. */
int frontend_run(struct frontend *f, const struct frontend_job *job, struct frontend_result *r, struct err *e);

struct frontend_foresight {
    uint64_t bytes; /* of headers that job->pch would spare the unit; 0 when it would be refused or is not worth it */
    uint64_t *wants, *blamed; /* see struct pch_unit; NULL when no part of the header would do either */
};
/* Guessed from the texts alone; frontend_run may find otherwise. What it gives is owned by `a`. */
struct frontend_foresight frontend_foresee(struct frontend *f, const struct frontend_job *job, struct arena *a);

/* Who is told of it: every file that a unit reads, every function it declares and every macro it defines, by name, some
 * more than once. */
struct frontend_listener {
    void (*file)(void *ctx, const char *path, const char *spelled); /* absolute; as an #include names it */
    void (*name)(void *ctx, const char *name);
    void *ctx;
};
/* Lists what is in view in the job's unit, without its functions' bodies; job->pch is not used. 0, or -1 with `e` when
 * it cannot be parsed as a whole. */
int frontend_listing(struct frontend *f, const struct frontend_job *job, const struct frontend_listener *to,
                     struct err *e);

/* libclang's version line, for --version and cache keys. Static storage. */
const char *frontend_version(void);
/* The resource directory in use, "" when none was found. Static storage. */
const char *frontend_resource_dir(void);

#endif
