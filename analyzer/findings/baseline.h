/* A baseline: known findings as a sorted text file, one a line, that merges well in git. */
#ifndef CANCELCHECK_FINDINGS_BASELINE_H
#define CANCELCHECK_FINDINGS_BASELINE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "findings/finding.h"
#include "findings/match.h"

struct baseline {
    struct finding_key *keys; /* duplicates (a merge that kept both sides) dropped */
    uint32_t n;
};

/* Reads the text of a baseline. Strings are owned by `a`. -1 with `e` (file and line) when it is none. */
int baseline_parse(struct arena *a, const char *file, const char *text, struct baseline *out, struct err *e);

/* The text for findings fs[0..n): those that are neither hidden nor suppressed. Holds no line numbers and no messages:
 * it changes only when findings come and go. */
void baseline_print(struct strbuf *out, const struct finding *fs, uint32_t n, const char *root);

/* Marks fs[i].known where the baseline has it; `gone` as for finding_match. Gives how many entries no finding answers
 * to. */
uint32_t baseline_mark(const struct baseline *b, struct finding *fs, uint32_t n, const char *root,
                       bool (*gone)(void *ctx, const char *path), void *ctx);

/* fs[0..n) as keys; owned by `a`. */
struct finding_key *baseline_keys(struct arena *a, const struct finding *fs, uint32_t n, const char *root);

#endif
