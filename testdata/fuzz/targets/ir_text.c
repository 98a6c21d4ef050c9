/* Any bytes as the text of IR: what is accepted prints and parses back, verifies or says why, and is analysed. */
#include "fuzz.h"

#include "base/str.h"
#include "ir/ir.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err e = {{0}};
    struct ir_unit *u = ir_parse((const char *)data, size, "fuzz", &e);
    if (!u) {
        FUZZ_HOLDS(e.msg[0]);
        return 0;
    }
    if (ir_verify(u, &e) == 0) {
        struct strbuf text = {0}, again = {0};
        ir_print_unit(&text, u);
        struct ir_unit *v = ir_parse(strbuf_cstr(&text), text.len, "again", &e);
        FUZZ_HOLDS(v != NULL);
        ir_print_unit(&again, v);
        FUZZ_HOLDS(strcmp(strbuf_cstr(&text), strbuf_cstr(&again)) == 0);
        ir_unit_free(v);
        strbuf_release(&text);
        strbuf_release(&again);
        fuzz_analyse(u);
    }
    ir_unit_free(u);
    return 0;
}
