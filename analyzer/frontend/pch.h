/*
 * Shared precompiled headers. Parsing a unit with one must give the very IR that parsing it plainly gives, so a header
 * comes with facts: what each of its files introduces, mentions and includes. After the parse, the unit's own includes
 * are replayed against them; where moving a header to the front could be seen, the unit is parsed again, plainly.
 */
#ifndef CANCELCHECK_FRONTEND_PCH_H
#define CANCELCHECK_FRONTEND_PCH_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct frontend;
struct pch; /* immutable once loaded: workers share the parent's by fork */

struct pch_job {
    const char *const *lines; /* what the header says: "#define X 1", "#include <a.h>" */
    uint32_t n_lines;
    uint32_t n_fixed; /* so many of them are what its units say before all else */
    uint32_t n_units; /* it is for so many: not made when it is too small to pay; 0: made */
    const char *dir;  /* working directory and arguments of the units it is for */
    const char *const *args;
    uint32_t n_args;
    const char *stem; /* files are written as stem.h, stem.pch and so on; absolute */
};

/* A unit that a header spares as many bytes takes as long with it as without: the check has its price. */
#define PCH_FREE_BYTES (300u << 10)

/* For as few units as these a header does not pay, whatever it holds: half of them, against the price of building it.
 */
#define PCH_HOPELESS 5

/* Compiles the header and writes the facts. Lines that do not compile are left out. -1 with `e` when nothing came out,
 * or the header would not pay.
 */
int pch_build(struct frontend *f, const struct pch_job *job, struct bytes_writer *facts, struct err *e);

/* The facts that pch_build wrote, for the files under the same stem. NULL when they do not hold. */
struct pch *pch_load(const uint8_t *facts, size_t len, const char *stem);
void pch_free(struct pch *p);
/* How many words from args[i] on may differ between a header and the units it is tried for: a macro's definition, a
 * folder of -I, the kind of code; 0 when this one has to be the same. */
uint32_t pch_flags_free(const char *const *args, uint32_t i, uint32_t n);

/* What is known of a unit that may not use a header: sets of the header's files, pch_words(p) long. */
struct pch_unit {
    const uint64_t *wants;  /* it includes them */
    const uint64_t *blamed; /* without them it might use the header */
};
uint32_t pch_words(const struct pch *p);

struct pch_narrowed {
    const char **lines; /* without the fixed ones */
    uint32_t n_lines;
    bool *serves;   /* by unit */
    uint64_t bytes; /* of the files that such a header holds */
    uint64_t worth; /* and of those that it spares its units, all together; less PCH_FREE_BYTES each */
};
/* The header that would serve most of the units best, made of lines of this one and of files that these include. What
 * it gives is owned by `a`. A guess: the header may turn out to hold other files. */
void pch_narrow(const struct pch *p, const struct pch_unit *units, uint32_t n, struct arena *a,
                struct pch_narrowed *out);

/* Bytes of the compiled header, 0 when it is gone. */
uint64_t pch_size(const struct pch *p);

#endif
