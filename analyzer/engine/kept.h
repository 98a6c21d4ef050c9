/*
 * Results of functions, kept from run to run. What the analysis of one function gives is taken from an earlier run when
 * everything that it looks at is the same: its code, the summaries of what it may call, and what is known of the
 * symbols and records of its unit before the analysis begins. Kept is its summary and what it said about the program as
 * long as that is said by kept_* below; a function that says anything else is *loud* and is analysed in every run.
 *
 * Who adds something to the engine:
 * - analysis writes to the program (not its own summary): call kept_loud there;
 * - analysis reads what is known of a symbol, record or the whole program before it begins: add it to kept_facts.c;
 * - a member of the summary: kept_pack.c (its assertion on sizes tells).
 * `--verify-ir` with `--db` analyses all the same and compares.
 */
#ifndef CANCELCHECK_ENGINE_KEPT_H
#define CANCELCHECK_ENGINE_KEPT_H

#include "base/bytes.h"
#include "engine/context.h"
#include "engine/crew.h"

/* What identifies one analysis of a function, or what is told of one. */
struct kept_key {
    uint64_t h[2];
};

/* How much of everything the program had when the analysis of a function began. */
struct kept_mark {
    uint32_t counts[7]; /* of what only loud functions add to */
    uint32_t n_events, n_gtouches, n_empties, n_late, n_resets, n_teardowns, blocks_visited;
};

/* One analysis of a function, as the program is when its turn comes: before it says anything. */
struct kept_turn {
    bool keep; /* its results may be kept, under that key */
    struct kept_key key;
    struct kept_mark before;
};

/* Symbols and records by name, whatever their numbers are in this run. */
struct kept_name {
    uint64_t name; /* hash of the USR, of what makes records one */
    uint32_t index;
    bool record, taken; /* taken: the slot is not empty */
};

struct kept_entry {
    struct kept_key key;
    const uint8_t *data; /* NULL: the slot is empty */
    size_t len;
    bool later; /* of io->later */
};

/* The lists of a summary that nobody has asked for: most callers are taken over as well, and look at none. */
struct kept_rest {
    const uint8_t *data; /* NULL: there is nothing more */
    uint32_t len;
    struct arena *to;
};

/* Of the whole program; p->kept, NULL when nothing is kept. */
struct kept {
    struct engine_kept *io;
    struct arena arena;
    struct kept_entry *table; /* open addressing, `mask` + 1 of them */
    uint32_t mask, n_entries; /* n_entries: read, those of one key counted as often as they are there */
    uint64_t program;         /* digests: of what holds for all functions, */
    uint64_t *syms;           /* by psym, */
    uint64_t *records;        /* by precord, */
    uint64_t *leaves;         /* by precord, with what lies in it by value; 0: nobody asked */
    uint64_t *sym_names, *record_names;
    struct arena notes;           /* what is unpacked and told at once */
    struct kept_name *said_names; /* of the text that is unpacked */
    uint32_t cap_said_names;
    uint64_t *said; /* by psym, then by precord: number of the text, and of the name in it (kept_pack.c) */
    uint32_t n_texts;
    struct kept_name *names; /* open addressing, `names_mask` + 1 of them */
    uint32_t names_mask;
    uint64_t *units;               /* by unit: its code, its symbols and records; 0: nothing may be kept of it */
    uint32_t *ordinals;            /* by func: which of its unit */
    const struct summary **hashed; /* by func: the summary that `sums` is of, what callers' keys say of it, */
    struct kept_key *sums;
    const struct summary **told; /* and the one that `texts` is of, the digest of kept_pack_digest */
    struct kept_key *texts;
    struct kept_rest *rests;           /* by func */
    const struct kept_entry *expected; /* in a comparison: what was kept of the function */
    const struct kept_entry **taken;
    uint32_t n_taken, cap_taken;
    struct bytes_writer fresh; /* entries of this run's analyses */
    struct bytes_writer scratch;
};

/* ---- kept.c ---- */
/* Everything but summaries is known. Sets p->kept up when the options ask for it. */
void kept_begin(struct program *p);
/* An earlier run has left results: functions are taken from it in their order, by one thread. */
bool kept_has_results(const struct program *p);
/* The function's turn comes; `last`: the last round of its component. */
void kept_turn_begin(struct program *p, uint32_t func, bool last, struct kept_turn *t);
/* Takes the function's results from the earlier run; false when it has to be analysed. */
bool kept_take(struct program *p, uint32_t func, const struct kept_turn *t);
/* The function is analysed, its summary complete, and all is said: keeps the results unless it was loud. */
void kept_put(struct fan *a, const struct kept_turn *t);
/* All functions are done: what is to be kept is handed to the caller of the engine. */
void kept_write(struct program *p);
/* Frees everything but that. */
void kept_end(struct program *p);
/* Nobody but func_summary: reads the lists of the function's summary. */
void kept_unfold(struct program *p, uint32_t func);
/* The summary of a function, whole; NULL when there is none yet. Not while functions are analysed: fan_summary. */
static inline const struct summary *func_summary(const struct program *p, uint32_t func)
{
    if (p->kept && p->kept->rests[func].data) kept_unfold((struct program *)p, func);
    return p->funcs[func].summary;
}

/* This function is about to say something about the program that is not kept. All functions before it have said what
 * they have to say when that returns (crew.h): what is said, and what is asked, is the same whatever the threads. */
static inline void kept_loud(struct fan *a)
{
    a->loud = true;
    crew_turn(a);
}
/* It looks at what keys do not speak of, but which stands before the analysis begins. */
static inline void kept_looks(struct fan *a)
{
    a->loud = true;
}
/* The same where that depends on the order in which functions are analysed: what was kept of it, too. */
void kept_foreign(struct fan *a);
/* What is kept beside summaries; these tell the program, too. Something about a field; a function that handles went to,
 * unknown or (container) one that puts them into a container. */
void kept_field(struct fan *a, enum said what, uint32_t record, uint32_t field);
void kept_callee(struct fan *a, const char *name, bool container);
/* Tells the program all that the function said by way of the functions above, and what it touched. */
void kept_tell(struct fan *a);
/* Tells the program of one. */
void kept_tell_field(struct program *p, const struct said_field *f);
void kept_tell_callee(struct program *p, const struct said_callee *c);

/* ---- kept_facts.c ---- */
/* Fills the digests of `k`. */
void kept_facts(const struct program *p, struct kept *k);
uint64_t kept_mix(uint64_t h, uint64_t x);
/* The psym, or precord, of that name; IR_NONE when the program has none. */
uint32_t kept_find(const struct kept *k, uint64_t name, bool record);

/* ---- kept_pack.c, kept_unpack.c ---- */
enum { KEPT_NO_NAME, KEPT_NEW_NAME, KEPT_FIRST_NAME }; /* how a text says a name: see put_name */
/* The function's summary as text of callers' keys: no positions, symbols and records by what is known of them. All of
 * that follows from the function's own key, so that the digest of the text is kept. */
void kept_pack_digest(const struct program *p, const struct summary *m, struct bytes_writer *w);
/* The same of what its key does not decide: places where objects end. */
void kept_pack_ties(const struct program *p, const struct summary *m, struct bytes_writer *w);
/* The digest, summary and notes as they are kept; false when they cannot be. */
bool kept_pack(struct fan *a, const struct kept_mark *before, const struct kept_key *text, struct bytes_writer *w);
/* Applies the notes and has the summary, all but its lists: all or nothing. */
bool kept_unpack(struct program *p, uint32_t func, const struct kept_entry *e);
/* The note is one that becomes an event: checks look at the kind of context of most. */
bool kept_tells(const struct ctx_note *n);
/* For comparisons. Only the summary, as kept_pack has it behind the digest; unpacking and packing it again gives the
 * same text. `last`: of the last round. */
void kept_pack_summary(const struct program *p, const struct summary *m, bool last, struct bytes_writer *w);
bool kept_is_whole(struct program *p, uint32_t func, const struct kept_entry *e, struct bytes_writer *again);

#endif
