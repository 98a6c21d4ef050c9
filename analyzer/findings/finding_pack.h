/* Findings as bytes: what the checks made, hints for fixes included, before anything is decided about them. */
#ifndef CANCELCHECK_FINDINGS_FINDING_PACK_H
#define CANCELCHECK_FINDINGS_FINDING_PACK_H

#include "base/bytes.h"
#include "findings/finding.h"

/* Everything but the fix, the fingerprints and the marks, which come later. Deterministic. */
void finding_pack(struct bytes_writer *w, const struct finding *f);
/* The opposite; strings are owned by `a`. Sets r->bad when the bytes are none. Input is not trusted. */
struct finding finding_unpack(struct bytes_reader *r, struct arena *a);

#endif
