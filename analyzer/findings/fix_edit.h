/* What the parts of fix.c share: a fix in the making, and how its text is written. Private to findings/. */
#ifndef CANCELCHECK_FINDINGS_FIX_EDIT_H
#define CANCELCHECK_FINDINGS_FIX_EDIT_H

#include "findings/finding.h"
#include "findings/fix_lex.h"

struct fixer {
    struct arena *arena;
    const struct fix_source *s;
    const struct finding_hint *hint;
    uint32_t open, close; /* braces of the function */
    uint32_t exit, end;   /* first and last token of the statement that leaves; a closing brace has exit == end */
    const char *file, *release, *by; /* "close(fd)", "close" */
    const char *newline;
    struct finding_edit *edits;
    uint32_t n_edits, cap_edits;
};

/* Token `i`; where it ends. */
const struct fix_token *fix_token_of(const struct fixer *x, uint32_t i);
uint32_t fix_token_end(const struct fixer *x, uint32_t i);

/* The text between two offsets. Owned by the fixer's arena. */
const char *fix_slice(const struct fixer *x, uint32_t from, uint32_t to);

/* Adds an edit: [from, to) becomes `text`. */
void fix_edit(struct fixer *x, uint32_t from, uint32_t to, const char *text);

/* Puts `first` (NULL: nothing) before the exit and `instead` (NULL: itself) in its place; in a block, written as this
 * code writes its blocks, where the exit is all that a condition controls. False when that is not plain. */
bool fix_before_exit(struct fixer *x, const char *first, const char *instead);

/* Puts the release before the closing brace that is the exit, as deep as the statements before it. */
void fix_before_brace(struct fixer *x);

#endif
