/* Any bytes as a baseline. */
#include "fuzz.h"

#include "findings/baseline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct baseline b = {0};
    struct err e = {{0}};
    if (baseline_parse(&a, "baseline", arena_strndup(&a, (const char *)data, size), &b, &e) < 0) FUZZ_HOLDS(e.msg[0]);
    arena_release(&a);
    return 0;
}
