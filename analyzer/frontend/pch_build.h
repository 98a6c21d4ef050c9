/* Inside the building of a shared header: what is known of it while its facts are gathered. */
#ifndef CANCELCHECK_FRONTEND_PCH_BUILD_H
#define CANCELCHECK_FRONTEND_PCH_BUILD_H

#include "base/arena.h"
#include "base/str.h"
#include "frontend/pch.h"
#include "frontend/pch_facts.h"
#include "frontend/pch_refs.h"

#include <clang-c/Index.h>

#include <stdbool.h>
#include <stdint.h>

struct used { /* a set of words */
    uint64_t key;
    bool value;
};
struct build {
    struct frontend *f;
    const struct pch_job *job;
    struct pch *p;
    struct arena scratch;
    bool *dropped; /* lines left out */
    bool *again;   /* and next time */
    CXTranslationUnit tu;
    const char *listing;
    size_t listing_len;
    struct listed { /* entries of the listing */
        uint32_t file, depth;
        uint32_t owner, kid; /* kid of that file, UINT32_MAX when it hangs nowhere */
        bool first;          /* the file's first entry */
    } * listed;
    uint32_t n_listed, cap_listed;
    struct handle {
        void *key;
        uint32_t value;
    } * handles;      /* libclang's file handles -> our files */
    struct executed { /* macros that were defined, not those of branches not taken */
        struct executed_key {
            uint64_t hash, place;
        } key;
        bool value;
    } * executed;
    struct spelling {
        char *key;
        uint32_t value;
    } * spelled;                    /* its number in the list */
    struct used *used, *reached;    /* see used_words; reached: through macros */
    struct used *counting, *naming; /* macros that use __COUNTER__, __FILE__ */
    struct strbuf refs[PCH_REFS_BUCKETS];
    uint32_t n_refs;
};

/* The line includes something, and is not left out. */
bool pch_build_includes(const struct build *b, uint32_t line);

/* ---- pch_files.c ---- */

/* The files of b->listing, what each includes, and the segments of their texts. -1 when the listing has gaps. */
int pch_files_list(struct build *b);
/* What files without a guard include when nobody asks them for a part; `texts`: by file. */
void pch_files_whole(struct build *b, struct pch_text *const *texts);
/* Adds those that the flags bring in, which stand in no listing. */
void pch_files_given(struct build *b);
/* The file of libclang's handle, UINT32_MAX when it is none of the header's. */
uint32_t pch_files_of(struct build *b, CXFile handle);

/* ---- pch_names.c ---- */

/* Adds what is declared, and notes which macros were defined. */
void pch_names_list(struct build *b);
void pch_names_add(struct build *b, struct pch_name n);
/* The definition was read, not skipped; of an #undef, that there is any definition. */
bool pch_names_executed(const struct build *b, const struct pch_macro *m, uint32_t file);

/* ---- pch_texts.c ---- */

/* Adds what the texts of all files define, mention, ask for. */
void pch_texts_read(struct build *b);

#endif
