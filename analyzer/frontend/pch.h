/*
 * Shared precompiled headers. Parsing a unit with one must give the very IR that parsing it plainly gives, so a header
 * comes with facts: what each of its files introduces, mentions and includes. After the parse, the unit's own includes
 * are replayed against them; where moving a header to the front could be seen, the unit is parsed again, plainly.
 */
#ifndef CANCELCHECK_FRONTEND_PCH_H
#define CANCELCHECK_FRONTEND_PCH_H

#include "base/bytes.h"
#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

struct frontend;
struct pch; /* immutable once loaded: workers share the parent's by fork */

struct pch_job {
    const char *const *lines; /* what the header says: "#define X 1", "#include <a.h>" */
    uint32_t n_lines;
    const char *dir; /* working directory and arguments of the units it is for */
    const char *const *args;
    uint32_t n_args;
    const char *stem; /* files are written as stem.h, stem.pch and so on; absolute */
};

/* Compiles the header and writes the facts. Lines that do not compile are left out. -1 with `e` when nothing came out.
 */
int pch_build(struct frontend *f, const struct pch_job *job, struct bytes_writer *facts, struct err *e);

/* The facts that pch_build wrote, for the files under the same stem. NULL when they do not hold. */
struct pch *pch_load(const uint8_t *facts, size_t len, const char *stem);
void pch_free(struct pch *p);
/* How many words from args[i] on may differ between a header and the units it is tried for: a macro's definition, a
 * folder of -I, the kind of code; 0 when this one has to be the same. */
uint32_t pch_flags_free(const char *const *args, uint32_t i, uint32_t n);

/* Bytes of the compiled header, 0 when it is gone. */
uint64_t pch_size(const struct pch *p);

#endif
