/* Any bytes as a suppression file, and as a source whose comments silence. */
#include "fuzz.h"

#include "findings/suppress.h"
#include "findings/suppress_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const checks[] = {"lost-cancel", "double-cancel"};
    struct arena a = {0};
    struct err e = {{0}};
    struct suppressions s = {0};
    struct suppress_unused *unused;
    if (suppressions_read(&a, fuzz_file(data, size), checks, 2, &s, &e) < 0) FUZZ_HOLDS(e.msg[0]);
    struct suppress_index *ix = suppress_index_build(&a, (const char *)data, size);
    for (uint32_t line = 0; line < 20; line++) {
        suppress_index_find(ix, line, line % 3, "lost-cancel");
        suppress_index_detached(ix, line);
    }
    suppress_index_unused(ix, &a, &unused);
    arena_release(&a);
    return 0;
}
