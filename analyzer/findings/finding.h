/* A finding: what a check reports, as stored and as shown. Plain data; strings belong to whoever made it (an arena). */
#ifndef CANCELCHECK_FINDINGS_FINDING_H
#define CANCELCHECK_FINDINGS_FINDING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum finding_confidence { FINDING_POSSIBLE, FINDING_LIKELY, FINDING_CERTAIN };
enum finding_severity { FINDING_NOTE, FINDING_WARNING, FINDING_ERROR };

struct finding_loc {
    const char *file;   /* absolute or as the compile database gave it; reports relativise */
    uint32_t line, col; /* 1-based; col counts bytes, as clang does */
};

enum finding_step_kind {
    FINDING_STEP_CREATE, /* handle made here */
    FINDING_STEP_BRANCH, /* condition taken */
    FINDING_STEP_CALL,   /* handed to, returned from */
    FINDING_STEP_RELEASE,
    FINDING_STEP_EXIT, /* path leaves here */
    FINDING_STEP_OTHER,
    FINDING_STEP_FIX, /* what to do instead */
};

struct finding_step {
    enum finding_step_kind kind;
    struct finding_loc loc;
    const char *text; /* one line, lower-case start, no final stop */
};

/* One change of a file: bytes [offset, offset + length) become `text`. Lines and columns say the same place. */
struct finding_edit {
    const char *file;
    uint32_t offset, length;
    uint32_t line, col, end_line, end_col; /* end: behind the last byte */
    const char *text;
};

struct finding_fix {
    const char *title;          /* what it does, as an order: "release 'fd' with close() before the return" */
    struct finding_edit *edits; /* of one file, in order, apart from one another */
    uint32_t n_edits;
};

/* What a check knows when a fix may be plain; fix.h makes the fix of it and of the source. */
struct finding_hint {
    const char *variable; /* holds the handle wherever it is lost */
    struct finding_loc created;
    const struct finding_loc *exits; /* the places where it is lost, at least one, in order */
    uint32_t n_exits;
    bool at_exits; /* these are all, and at each it is lost on every way there */
    const char *const *releases;
    uint32_t n_releases;
    const struct finding_loc
        *scoped; /* the handle's duty ends on no path, and a variable of the same type that releases
                    such handles at the end of its scope is declared here; NULL otherwise */
};

struct finding {
    const char *check; /* id, "lost-cancel" */
    enum finding_confidence confidence;
    enum finding_severity severity;
    struct finding_loc loc; /* where the fix goes */
    const char *message;    /* one line */
    const char *function;   /* name of the function the finding is in */
    const char *function_usr;
    const char *handle_kind; /* "pack:kind", e.g. "glib:cancellable" */
    const char *creator;     /* function that made the handle, "" when unknown */
    const char *handle;      /* what the handle is called in the source: "c", "app->timer", "" */
    const char *exit_kind;   /* "return", "end of function", "overwritten", ...: part of the fingerprint */
    struct finding_step *steps;
    uint32_t n_steps;
    const struct finding_hint *hint; /* not stored; NULL when no fix is thought of */
    const struct finding_fix *fix;   /* NULL when none is plain */
    char fingerprint[33];            /* set by finding_fingerprint */
    char rename_fingerprint[33];     /* without file and path; findings of equal functions in two files share it */
    bool hidden;                     /* confidence below what the configuration asks for in its file */
    bool known;                      /* in the baseline */
    bool suppressed;
    const char *suppress_reason; /* "NOLINT", ... when suppressed */
};

/* What reports show by default: not suppressed, not hidden, not known. */
bool finding_is_shown(const struct finding *f);

const char *finding_confidence_name(enum finding_confidence c);
int finding_confidence_parse(const char *s, enum finding_confidence *c); /* 0, or -1 for an unknown word */
const char *finding_severity_name(enum finding_severity s);

/* By file, line and column. */
int finding_loc_cmp(const struct finding_loc *a, const struct finding_loc *b);

/* Total order for reports: file, line, column, check, message, fingerprint. Deterministic. */
int finding_cmp(const struct finding *a, const struct finding *b);

/* Sorts, drops exact duplicates (same check, place and message: a header function analysed through several TUs), then
 * fills both fingerprints of all: check, function USR, handle kind, creator, exit kind and an ordinal among equals.
 * Gives the new count. `root` is the project's directory, taken off paths. */
uint32_t finding_finish(struct finding *fs, uint32_t n, const char *root);

/* The path as fingerprints, baselines and suppressions know it: relative to the project; a file outside it gives its
 * base name alone, as its directory differs between machines. Points into `file`. */
const char *finding_portable_path(const char *root, const char *file);

/* NOLINT, NOLINTNEXTLINE, NOLINTBEGIN/NOLINTEND with optional (id, glob*) list, as clang-tidy spells them.
 * True when the source text silences `check` at `line` (1-based). (suppress.c) */
bool finding_suppressed_by_source(const char *text, size_t len, uint32_t line, const char *check);

#endif
