/* Any bytes as the trees of packs that an earlier run has kept, as they are behind the hash that tells damage. */
#include "fuzz.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>

static struct rules *opened(void)
{
    static const char *const dirs[] = {"testdata/fuzz/trees"};
    struct rules_options o = {.dirs = dirs, .n_dirs = 1};
    struct rules *r = rules_open(&o, NULL);
    FUZZ_HOLDS(r != NULL);
    return r;
}

static void put_hash(struct bytes_writer *w, const void *data, size_t size)
{
    uint64_t h[2];
    hash_128(data, size, h);
    bytes_put_raw(w, h, sizeof h);
}

/* Whatever the corpus has, it becomes what this build keeps of the packs there. */
uint8_t *fuzz_prepare(const uint8_t *data, size_t *size)
{
    struct bytes_writer w = {0}, body = {0};
    struct rules *r = opened();
    (void)data;
    FUZZ_HOLDS(rules_parse(r, NULL) == 0);
    rules_pack_trees(r, &w);
    rules_free(r);
    FUZZ_HOLDS(w.len > 2 * sizeof(uint64_t));
    bytes_put_raw(&body, w.data + 2 * sizeof(uint64_t), w.len - 2 * sizeof(uint64_t));
    bytes_writer_release(&w);
    *size = body.len;
    return body.data;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes_writer w = {0}, again = {0};
    struct rules *r = opened();
    put_hash(&w, data, size);
    bytes_put_raw(&w, data, size);
    if (rules_known(r, w.data, w.len) && rules_parse(r, NULL) == 0) {
        rules_func(r, "a_new", "", false);
        rules_pack_trees(r, &again);
        FUZZ_HOLDS(again.len);
    }
    rules_free(r);
    bytes_writer_release(&w);
    bytes_writer_release(&again);
    return 0;
}
