/* Any bytes as compile_commands.json. */
#include "fuzz.h"

#include "driver/driver.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct compdb db;
    struct err e = {{0}};
    if (compdb_load(fuzz_file(data, size), &a, &db, &e) < 0)
        FUZZ_HOLDS(e.msg[0]);
    else
        for (uint32_t i = 0; i < db.n; i++) FUZZ_HOLDS(db.entries[i].file[0] == '/' && db.entries[i].dir[0] == '/');
    arena_release(&a);
    return 0;
}
