/* Any text as a query: answered or refused, and the database is as it was. */
#include "fuzz.h"

#include "base/arena.h"
#include "store/store.h"

#include <string.h>

static uint32_t runs(struct store *s, struct arena *a)
{
    struct store_rows rows;
    struct store_parameters none = {0};
    struct err e = {{0}};
    FUZZ_HOLDS(store_query(s, a, "SELECT * FROM runs", &none, &rows, &e) == 0);
    return rows.n_rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct store *s;
    struct err e = {{0}};
    struct arena a = {0};
    struct store_rows rows;
    struct store_parameters none = {0};
    int64_t run;
    if (!s) {
        s = store_open(":memory:", false, &e);
        FUZZ_HOLDS(s && store_run_begin(s, "", "/", &run, &e) == 0 && store_run_finish(s, run, "{}", 0, &e) == 0);
    }
    uint32_t before = runs(s, &a);
    char *text = arena_strndup(&a, (const char *)data, size);
    if (store_query(s, &a, text, &none, &rows, &e) < 0) FUZZ_HOLDS(e.msg[0]);
    FUZZ_HOLDS(runs(s, &a) == before && before == 1);
    arena_release(&a);
    return 0;
}
