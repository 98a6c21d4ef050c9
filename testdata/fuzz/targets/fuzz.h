/* What the fuzz targets share: LLVMFuzzerTestOneInput is called by libFuzzer (preset fuzz) or by replay.c (any build). */
#ifndef CANCELCHECK_FUZZ_H
#define CANCELCHECK_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libFuzzer's changes of bytes, at most `max` of them after it; replay.c has its own. Gives the new size. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
/* A target's own changes, of one input and of two; the second writes to `out`. Changes are decided by `seed`. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t n_a, const uint8_t *b, size_t n_b, uint8_t *out, size_t max,
                                 unsigned seed);

/* How a file of the corpus becomes bytes: NULL as it is, else heap memory of *size bytes (ir_packed's are kept as text, so
 * that they outlive changes of the format). Only replay.c asks; a target that has none gets fuzz.c's. */
uint8_t *fuzz_prepare(const uint8_t *data, size_t *size);

/* A file of these bytes, the same path at every call: readers open it by name. In memory. */
const char *fuzz_file(const uint8_t *data, size_t size);

/* Says what does not hold, and aborts. */
#define FUZZ_HOLDS(condition) ((condition) ? (void)0 : fuzz_broken(#condition, __FILE__, __LINE__))
_Noreturn void fuzz_broken(const char *what, const char *file, int line);

/* The packs of rules/, loaded once. */
const struct rules *fuzz_rules(void);

struct ir_unit;
/* Everything after lowering: link, engine, all checks, fingerprints, reports of every format. */
void fuzz_analyse(struct ir_unit *unit);
struct engine_kept;
/* The same with results of functions from an earlier run. */
void fuzz_analyse_kept(struct ir_unit *unit, struct engine_kept *kept);

#endif
