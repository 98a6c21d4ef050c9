/* What the preprocessor skipped in a unit that was parsed with a shared header. */
#ifndef CANCELCHECK_FRONTEND_PCH_SKIPPED_H
#define CANCELCHECK_FRONTEND_PCH_SKIPPED_H

#include "frontend/fe_session.h"

#include <clang-c/Index.h>

#include <stdbool.h>
#include <stdint.h>

struct pch_skipped {
    const char *dir;         /* the unit's working directory */
    struct pch_skipped_not { /* definitions that were read */
        struct pch_skipped_place {
            uint64_t path, off; /* hash of the file's path; of the name */
        } key;
        bool value;
    } * read;
    CXFile last; /* file, and its path's hash */
    uint64_t last_path;
};

/* Of the unit's own texts. It must have been parsed with the detailed record. */
void pch_skipped_find(struct pch_skipped *s, CXTranslationUnit tu);
/* The definition was not read, however often its file was. `ctx` is a struct pch_skipped; for struct pch_check. */
bool pch_skipped_has(void *ctx, const struct fe_text *t, const struct pch_macro *m);
void pch_skipped_release(struct pch_skipped *s);

#endif
