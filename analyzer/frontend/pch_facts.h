/* Inside the precompiled headers: the facts, as built, packed and asked. */
#ifndef CANCELCHECK_FRONTEND_PCH_FACTS_H
#define CANCELCHECK_FRONTEND_PCH_FACTS_H

#include "base/arena.h"
#include "base/bytes.h"
#include "frontend/pch.h"
#include "frontend/pch_flags.h"
#include "frontend/pch_lex.h"

#include <stdbool.h>
#include <stdint.h>

enum pch_kind {
    PCH_MACRO,
    PCH_TYPEDEF,
    PCH_CONSTANT,
    PCH_TAG,
    PCH_OBJECT, /* functions and variables */
    PCH_SKIPPED /* a macro's definition that was skipped, where another one was read */
};

#define PCH_MAX_DEPTH   256 /* of includes */
#define PCH_SHARED_TYPE 3   /* variant of a type that is declared in blocks: see struct pch_word */

struct pch_name {
    uint64_t hash;
    uint64_t variant;       /* equal for introductions that say the same */
    uint32_t file, segment; /* of a macro's definition */
    uint64_t block;
    uint32_t first_line, last_line; /* of a macro's definition */
    uint8_t kind;
    bool counts; /* a macro that uses __COUNTER__, directly or through others */
    bool object; /* a macro without parameters */
};
struct pch_mention { /* the first one in the file */
    uint64_t hash;
    uint32_t file, segment;
    bool own;       /* the file defines it there */
    uint64_t block; /* see struct pch_word */
    bool soft, in_define;
    bool used;     /* see pch_word_is_used; not in bodies that no file of the header uses */
    bool expanded; /* in the body of a macro that some file of the header uses itself, perhaps through others */
};
/* A file defines or declares it in a soft block: see struct pch_word. Or it defines what others define, too: then `on`
 * is 0. */
struct pch_soft_name {
    uint64_t hash, on;
    uint32_t file;
    bool declared;
};
struct pch_soft_mention { /* a word that decides about soft names of the file, or is one itself */
    uint32_t file;
    uint64_t hash;
    bool own;
};
struct pch_asked { /* a file includes or asks for a name that the includer's own folder does not have */
    uint32_t name, file;
};
struct pch_kid {
    uint32_t file;
    uint32_t segment; /* of the includer, behind it */
    bool whole;       /* a file without a guard: nobody has asked for a part of it there */
};
struct pch_file {
    const char *path;     /* absolute, normalised */
    const char *name;     /* as clang calls it: what __FILE__ says */
    struct pch_kid *kids; /* what it includes, in order; may repeat */
    uint32_t n_kids, cap_kids;
    uint32_t bytes;
    uint32_t segment; /* its first one, UINT32_MAX when it is not listed */
    /* Without a guard (stddef.h): what it does depends on its includer each time, whose kids its own count as. */
    bool reentrant;
    uint32_t *whole; /* what it then brings in, in order; nothing: not known */
    uint32_t n_whole, cap_whole;
    bool unguarded;    /* is read again when it is included again, whatever comes of it */
    bool given;        /* comes from the flags (-include), not from the header's lines */
    bool counts;       /* expands __COUNTER__ outside macros */
    bool names_itself; /* expands __FILE__ */
    bool system;       /* clang takes it for one of the system's: by its folder, or because its first includer is */
};

struct pch_top { /* an include of the header itself */
    const char *line;
    uint32_t file;
    bool fixed; /* part of what its units set up: see pch_job */
};

/*
 * Files are numbered in the order they were entered first, and so are their segments: the pieces of text between
 * their includes.
 */
struct pch {
    struct arena arena;
    char *header, *compiled, *refs, *door; /* refs: stem of the second header; door: the line that opens it */
    bool has_refs;
    struct pch_file *files;
    uint32_t n_files, cap_files;
    struct pch_name *names; /* by hash, then file */
    uint32_t n_names, cap_names;
    struct pch_mention *mentions; /* by hash, then file */
    uint32_t n_mentions, cap_mentions;
    struct pch_top *tops; /* in order */
    uint32_t n_tops, cap_tops;
    struct pch_macro *setup; /* the header's own #define lines; off: the first file that comes behind it */
    uint32_t n_setup, cap_setup;
    uint32_t n_segments;
    uint64_t *deps;      /* row s: segments that introduce a macro that segment s mentions */
    uint64_t *soft_deps; /* the same, where only the soft names of the file hang on it */
    uint32_t deps_words;
    struct pch_soft_name *softs; /* by hash, then file */
    uint32_t n_softs, cap_softs;
    struct pch_soft_mention *soft_mentions; /* by file */
    uint32_t n_soft_mentions, cap_soft_mentions;
    struct pch_flags flags; /* it was compiled with */
    const char **system;    /* folders that clang looks in after those, in order */
    uint32_t n_system, cap_system;
    const char **spelled; /* names of files in its files' includes, each once */
    struct pch_asked *asked;
    uint32_t n_spelled, cap_spelled, n_asked, cap_asked;
    bool asks_more; /* something through a macro */
    uint64_t *counting;
    uint32_t words; /* of 64 bits for a set of files; deps_words: of segments */
    bool any_counting;
    struct pch_path {
        char *key;
        uint32_t value;
    } * by_path;
};

static inline bool pch_bit(const uint64_t *set, uint32_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}
static inline void pch_set(uint64_t *set, uint32_t i)
{
    set[i / 64] |= UINT64_C(1) << (i % 64);
}

/* The file of that path, UINT32_MAX when the header does not hold it. */
uint32_t pch_file_at(const struct pch *p, const char *path);
/* Introductions of a name: names[return .. *end). */
uint32_t pch_names_of(const struct pch *p, uint64_t hash, uint32_t *end);
/* A function or variable of the header. */
bool pch_is_object(const struct pch *p, uint64_t hash);
uint32_t pch_mentions_of(const struct pch *p, uint64_t hash, uint32_t *end);
/* Soft names of that hash: softs[return .. *end). */
uint32_t pch_softs_of(const struct pch *p, uint64_t hash, uint32_t *end);
/* The file's entries: soft_mentions[return .. *end). */
uint32_t pch_soft_mentions_of(const struct pch *p, uint32_t file, uint32_t *end);

/* What a unit's command line names. */
const char *pch_compiled(const struct pch *p);
const char *pch_door(const struct pch *p);
/* One of the header's own files, which no unit knows. */
bool pch_is_own(const struct pch *p, const char *path);

/* Names of the files under a stem; owned by p->arena. */
void pch_paths(struct pch *p, const char *stem);
/* Sorts what was gathered and packs it. */
void pch_pack(struct pch *p, struct bytes_writer *w);

/* One line of clang's -H listing. False at the end; lines of another form are passed over. */
struct pch_listing {
    const char *p, *end;
};
bool pch_listing_next(struct pch_listing *l, uint32_t *depth, const char **path, size_t *len);

#endif
