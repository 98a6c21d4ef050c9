/* Fixes for losses that are plain: from what a check knows (finding_hint) and the source to edits. */
#ifndef CANCELCHECK_FINDINGS_FIX_H
#define CANCELCHECK_FINDINGS_FIX_H

#include "base/arena.h"
#include "findings/finding.h"

#include <stddef.h>

struct fix_source;

/* Reads the text of a C file once for many fixes. The text must outlive the result, which is owned by `a`. */
struct fix_source *fix_source_read(struct arena *a, const char *text, size_t len);

/* A fix for `f`, whose hint's places lie in this file: the scoped form where the project has it; a jump to a label that
 * does just what is missing; a release before the exit. NULL when none is plain: the exit is written by a macro, its
 * expression may need the handle, no release is known in this file, ... Owned by `a`. */
const struct finding_fix *fix_propose(struct arena *a, const struct fix_source *s, const struct finding *f);

#endif
