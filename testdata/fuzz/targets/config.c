/* Any bytes as .cancelcheck.yaml. */
#include "fuzz.h"

#include "config/config_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const checks[] = {"lost-cancel", "double-cancel"};
    static const struct config_words words = {checks, 2};
    struct arena a = {0};
    struct err e = {{0}};
    if (!config_file_read(&a, fuzz_file(data, size), &words, &e)) FUZZ_HOLDS(e.msg[0]);
    arena_release(&a);
    return 0;
}
