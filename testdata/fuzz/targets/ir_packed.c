/* Any bytes as packed IR, as it comes from a database or a worker: what is accepted verifies, packs to the same unit and
 * is analysed. */
#include "fuzz.h"

#include "base/bytes.h"
#include "ir/ir.h"

#include <stdlib.h>
#include <string.h>

uint8_t *fuzz_prepare(const uint8_t *data, size_t *size)
{
    struct bytes_writer w = {0};
    struct ir_unit *u = ir_parse((const char *)data, *size, "corpus", NULL);
    if (!u) return NULL;
    ir_pack(&w, u);
    ir_unit_free(u);
    uint8_t *bytes = malloc(w.len);
    memcpy(bytes, w.data, w.len);
    *size = w.len;
    bytes_writer_release(&w);
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err e = {{0}};
    struct ir_unit *u = ir_unpack(data, size, &e);
    if (!u) {
        FUZZ_HOLDS(e.msg[0]);
        return 0;
    }
    FUZZ_HOLDS(ir_verify(u, &e) == 0);
    struct bytes_writer one = {0}, two = {0};
    ir_pack(&one, u);
    struct ir_unit *v = ir_unpack(one.data, one.len, &e);
    FUZZ_HOLDS(v != NULL);
    ir_pack(&two, v);
    FUZZ_HOLDS(one.len == two.len && memcmp(one.data, two.data, one.len) == 0);
    ir_unit_free(v);
    bytes_writer_release(&one);
    bytes_writer_release(&two);
    fuzz_analyse(u);
    ir_unit_free(u);
    return 0;
}
