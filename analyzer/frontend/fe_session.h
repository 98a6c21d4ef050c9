/* What a worker keeps from unit to unit, and how libclang is called. */
#ifndef CANCELCHECK_FRONTEND_FE_SESSION_H
#define CANCELCHECK_FRONTEND_FE_SESSION_H

#include "base/arena.h"
#include "frontend/pch_lex.h"

#include <clang-c/Index.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FE_MAX_TEXT (256u << 20) /* bytes of a file that are read */

struct folders;
struct pch;

/* A word of a text that a precompiled header introduces: names[from .. to) of it. */
struct fe_hit {
    uint32_t off, from, to;
    enum pch_use use;
    bool in_define, soft, opaque;
    bool in_bodies; /* of macros, besides */
    uint64_t hash, block;
};
/* A header as text, read once a worker. */
struct fe_text {
    const char *path;
    struct pch_text text;
    const struct pch *hits_of; /* the header that `hits` were looked up in */
    struct fe_hit *hits;
    uint32_t n_hits, cap_hits;
};

struct frontend {
    CXIndex index;
    CXIndex excluding; /* leaves out what comes from a precompiled header; made when needed */
    struct fe_texts {
        char *key;
        struct fe_text *value;
    } * texts;
    struct arena arena;  /* of the texts */
    struct fe_text main; /* the unit's own file: see fe_session_main */
    struct arena main_arena;
    struct fe_saying {
        char *key;
        struct fe_said {
            const char *text;
            size_t size;
        } value;
    } * saying; /* see fe_session_saying */
    struct folders *folders;
    struct fe_holds {
        char *key;
        uint64_t *value;
    } * holds; /* by header and folder: see fe_session_holds */
    struct fe_trial {
        const struct pch *key;
        struct {
            uint32_t tried, used;
        } value;
    } * trials; /* how often each header could be used */
};

/* The arguments of a parse in `dir`: the unit's, then ours, and room for `more`. Owned by `a`. */
const char **fe_session_args(struct arena *a, const char *dir, const char *const *args, uint32_t n_args, uint32_t more,
                             uint32_t *n);

/* The file's text, read when it is asked for first; empty when it cannot be read. */
struct fe_text *fe_session_text(struct frontend *f, const char *path);

/* The unit's own file, kept until another one is asked for; NULL when it cannot be read. */
struct fe_text *fe_session_main(struct frontend *f, const char *path);

/* The text of a header in which `word` stands, NULL of others; read once, so that `word` is always the same one. */
const char *fe_session_saying(struct frontend *f, const char *path, const char *word, size_t *size);

/* There is a file of that absolute path; its folder is read once. */
bool fe_session_is_file(struct frontend *f, const char *path);

/* Which of the names that the header's files include lie in the folder: a set over pch.spelled. */
const uint64_t *fe_session_holds(struct frontend *f, const struct pch *p, const char *dir);

/* A header that is refused most of the time is not tried any more. */
bool fe_session_tries(const struct frontend *f, const struct pch *p);
void fe_session_tried(struct frontend *f, const struct pch *p, bool used);

/* Calls fn(ctx, stack) where there are `stack` bytes of it, as many as can be had: sources nest as deep as they like.
 * Gives its result. */
int fe_session_deep(int (*fn)(void *ctx, size_t stack), void *ctx);

/* Standard error into memory while libclang lists headers on it. */
struct fe_capture {
    int saved, fd;
};
bool fe_capture_begin(struct fe_capture *c);
/* What was written, owned by `a`. */
const char *fe_capture_end(struct fe_capture *c, struct arena *a, size_t *len);

#endif
