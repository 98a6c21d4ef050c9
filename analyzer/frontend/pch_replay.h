/*
 * Inside the check: the replay. Walking the unit's includes in their order, files of the header "arrive" when the unit
 * first includes them; everything else is text. A text must not mention what a file introduces that has not arrived (it
 * would see it too early), nor define a macro that such a file mentions (the file would have seen it); and files of the
 * header must arrive in an order that shows each the same macros as the header's own order did.
 */
#ifndef CANCELCHECK_FRONTEND_PCH_REPLAY_H
#define CANCELCHECK_FRONTEND_PCH_REPLAY_H

#include "frontend/fe_session.h"
#include "frontend/pch_check.h"
#include "frontend/pch_facts.h"

#include <stdbool.h>
#include <stdint.h>

#define PCH_MAX_LACKING 32

struct frame {
    const struct fe_text *text; /* NULL: a file of the header, or one that was read before */
    uint32_t pos, next_include;
    uint32_t next_hit, next_macro;
};

struct replay {
    struct pch_check *k;
    const struct pch *p;
    uint64_t *late;        /* files that must not arrive any more: a text has set a macro of theirs */
    const char **why_late; /* by file: the macro */
    uint64_t *done;        /* set of segments */
    uint64_t *asked;       /* unguarded files that a text includes, who knows which part */
    uint64_t *touched;     /* files of which a text has set a macro, */
    uint64_t *marked;      /* and one that they do not set back */
    struct softened {      /* what decides about soft names of a file, and may decide otherwise here */
        struct softened_key {
            uint64_t hash, file;
        } key;
        bool value;
    } * softened, *relied; /* relied: macros of the file that must be defined as in the header */
    struct firm {          /* names of a text that are surely defined where it says them, as the file defines them */
        struct firm_key {
            uint64_t hash, text;
            uint64_t file; /* PCH_NOBODY: a text has */
        } key;
        bool value;
    } * firm;
    struct frame stack[PCH_MAX_DEPTH];
    uint32_t depth;
    struct seen {
        char *key;
        bool value;
    } * seen;
    const struct fe_text **finished; /* whose macro bodies are judged at the end */
    uint32_t n_finished, cap_finished;
    uint32_t *said_at;                 /* where the main text says each of pch.setup */
    struct fe_text *main, flags;       /* flags: what the command line's macros stand for */
    uint64_t lacking[PCH_MAX_LACKING]; /* macros of the header's command line that the unit's does not define */
    uint32_t n_lacking;
    struct soft_name {
        uint64_t key;
        const struct fe_text *value; /* whose it is */
    } * soft_names;
    struct mine {
        uint64_t key;
        bool value;
    } * mine, *doubted; /* macros that a text has defined, whatever they were before; doubted: with several definitions
                         * that say the same, and which one is used is not known */
    bool bad;           /* the unit may not use the header */
    bool over;          /* and nothing more is to be found out about it */
};

#define PCH_NOBODY UINT32_MAX

/* The word stands in the text. */
bool pch_replay_mentions(const struct fe_text *t, uint64_t hash);
/* The unit may not use the header: `fmt` says why, the first time. Without the header's file `culprit` it perhaps
 * might. */
__attribute__((format(printf, 3, 4))) void pch_replay_refuse(struct replay *r, uint32_t culprit, const char *fmt, ...);

/* ---- pch_setup.c: what the header defines before all else ---- */

/* It is defined there, and as the text does. */
bool pch_setup_says(const struct pch *p, const struct pch_macro *m);
/* Refuses when the unit does not say the same, or asks for it before it does. */
void pch_setup_judge(struct replay *r);
/* The unit includes a text that is not the header's, or a file of it, perhaps before it has defined all of that. */
void pch_setup_text(struct replay *r, const struct fe_text *t);
void pch_setup_file(struct replay *r, uint32_t file);

/* ---- pch_arrive.c: the header's files, in the unit's order ---- */

/* The unit includes the file. `renamed`: clang calls it otherwise than in the header. */
void pch_arrive(struct replay *r, uint32_t file, bool renamed);
/* With all that the unguarded file brings in; false when that is not known, or a text may have asked for a part. */
bool pch_arrive_whole(struct replay *r, uint32_t file, bool renamed);
/* The file must not arrive any more. */
void pch_arrive_late(struct replay *r, uint32_t file, const char *why);
/* The word decides about soft names of the file, and may decide otherwise here. `own`: the file defines it itself. */
void pch_arrive_soften(struct replay *r, uint32_t file, uint64_t hash, bool own);
bool pch_arrive_softened(const struct replay *r, uint32_t file, uint64_t hash, bool own);
/* A file that counts with __COUNTER__ and has not arrived, PCH_NOBODY when there is none. */
uint32_t pch_arrive_counting_left(const struct replay *r);

/* ---- pch_judge.c: texts ---- */

/* Looks the text's words up in the header, once. */
void pch_judge_hits(struct replay *r, struct fe_text *t);
/* The text of the frame up to that offset. */
void pch_judge_text(struct replay *r, struct frame *f, uint32_t to);
/* Bodies of macros are seen where they are used: at the latest at the end. Only then it is known which names are soft.
 */
void pch_judge_rest(struct replay *r);

/* ---- pch_differ.c: command lines ---- */

/* What the unit's command line says otherwise than the header's. */
void pch_differ_judge(struct replay *r);

/* ---- pch_places.c: definitions ---- */

/* Code of macros that the file defines has its place there. */
bool pch_places_is_told(const struct pch_check *k, const char *path);
/* Fills r->k->places. */
void pch_places_list(struct replay *r);

#endif
