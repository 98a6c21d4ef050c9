/* Would the unit have come out the same without the precompiled header it was parsed with? */
#ifndef CANCELCHECK_FRONTEND_PCH_CHECK_H
#define CANCELCHECK_FRONTEND_PCH_CHECK_H

#include "base/arena.h"
#include "frontend/fe_session.h"
#include "frontend/pch.h"
#include "ir/ir.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pch_place { /* lines of a macro's definition */
    const char *path;
    uint32_t first, last;
};

struct pch_check {
    struct frontend *f;
    const struct pch *pch;
    const char *dir, *main_file; /* the unit's working directory, its file */
    const char *root;            /* of the project */
    const char *const *args;     /* its command line */
    uint32_t n_args;
    struct arena *arena;
    uint64_t *arrived; /* set of the header's files that a plain parse would have read */
    uint32_t *order;   /* by file: when it arrived, from 1 */
    uint32_t n_arrived;
    struct pch_left {
        const char *path;  /* of a file outside the header */
        uint64_t *arrived; /* when it was left */
    } * left;
    uint32_t n_left, cap_left;
    /* The preprocessor skips the macro's line. */
    bool (*skips)(void *ctx, const struct fe_text *t, const struct pch_macro *m);
    void *skips_ctx;
    /* Set of the header's files without which the unit might use it: looked for when this is not NULL, and the replay
     * goes on after a refusal then. Cleared when there are none such. */
    uint64_t *blamed;
    struct pch_place *places;
    uint32_t n_places, cap_places;
    uint64_t *hidden; /* names of functions that such a macro hides: used, they tell, too */
    uint32_t n_hidden, cap_hidden;
    char why[256]; /* of a refusal */
};

/* Replays the unit's includes, as clang's -H listed them. False with `why` when the order in which the header brings
 * its files in can be seen by the preprocessor or changes what a name refers to first. */
bool pch_check_replay(struct pch_check *k, const char *listing, size_t len);
/* The file, when it is one of the header's, is one that a plain parse would have read. */
bool pch_check_file(struct pch_check *k, const char *path);

/* Something is declared in `path` and first of all in `first`: not so in a plain parse, when that is a file of the
 * header that had not arrived yet. Notes `why` then. */
void pch_check_first(struct pch_check *k, const char *first, const char *path);
/* Files of the header that declare the function or variable come in another order here: another declaration of it would
 * be the first; or it is not known which that is. Notes `why` then, and is false. */
bool pch_check_order(struct pch_check *k, const char *name);
/* No position of the unit is one that may be another in a plain parse: in the body of a macro that is defined in
 * several places alike. Notes `why`, and is false. */
bool pch_check_places(struct pch_check *k, const struct ir_unit *u);
/* Such a file is among the header's and has arrived. */
bool pch_check_has(const struct pch_check *k, const char *path);
/* The first arrived file from number *i on, which moves behind it; NULL at the end. */
const char *pch_check_arrived(const struct pch_check *k, uint32_t *i);

#endif
