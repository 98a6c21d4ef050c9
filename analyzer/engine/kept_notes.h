/*
 * What a function told the program in an earlier run, unpacked: kept_unpack.c reads it, kept_notes.c tells it again.
 */
#ifndef CANCELCHECK_ENGINE_KEPT_NOTES_H
#define CANCELCHECK_ENGINE_KEPT_NOTES_H

#include "engine/kept.h"

/* pfree IR_NONE: a place of its own, which may have to be made. */
struct kept_free {
    struct said_free said;
    uint32_t record;
    const char *owner;
};

struct kept_notes {
    uint32_t blocks, sites, steps;
    bool last;
    struct kept_rest rest;       /* of the summary */
    struct spath_proj *released; /* a: record, IR_NONE: b is a psym; b: field */
    struct pempty *emptied;
    struct said_field *fields;
    struct said_callee *callees;
    uint32_t *globals;
    struct ctx_late *late;
    struct kept_free *frees;
    struct sfree *params; /* pfree: which of `frees` */
    struct preset *resets;
    struct torn *torn;
    struct pteardown *teardowns;
    struct said_creation *creations;
    struct said_end *ends;
    struct scoped *scoped;
    struct ctx_note *told;
    uint32_t n_creations, n_ends, n_scoped, n_told;
    uint32_t n_frees, n_params, n_resets, n_torn, n_teardowns;
    uint32_t teardown, teardown_arg; /* of the summary: 1 + which of `teardowns` */
    uint32_t n_released, n_emptied, n_fields, n_callees, n_globals, n_late;
};

/* It can be told as it is: places that were the function's own are not another one's by now. */
bool kept_notes_fit(const struct program *p, uint32_t func, const struct kept_notes *n);
/* Tells it. The function has its summary; numbers of frees in `n` become those of this program. */
void kept_notes_apply(struct program *p, uint32_t func, const struct kept_notes *n);

#endif
