/* Any bytes as the results of functions that an earlier run has kept: what reads is used as it stands, so everything that
 * is looked at by index must have been checked. */
#include "fuzz.h"

#include "base/bytes.h"
#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct ir_unit *program(void)
{
    static char text[1 << 16];
    FILE *in = fopen("testdata/ir/everything.ir", "r");
    FUZZ_HOLDS(in != NULL);
    size_t n = fread(text, 1, sizeof text, in);
    fclose(in);
    struct ir_unit *u = ir_parse(text, n, "everything.ir", NULL);
    FUZZ_HOLDS(u != NULL);
    return u;
}

static void analyse(const uint8_t *data, size_t size, struct bytes_writer *out)
{
    struct ir_unit *u = program();
    const char *const names[] = {"unit"};
    struct engine_kept kept = {.units = names, .data = data, .len = size, .out = out};
    fuzz_analyse_kept(u, &kept);
    ir_unit_free(u);
}

/* Whatever the corpus has, it becomes what this build keeps of the program: keys and values change with the engine. */
uint8_t *fuzz_prepare(const uint8_t *data, size_t *size)
{
    struct bytes_writer w = {0};
    (void)data;
    analyse(NULL, 0, &w);
    FUZZ_HOLDS(w.len);
    *size = w.len;
    return w.data;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes_writer out = {0};
    analyse(data, size, &out);
    bytes_writer_release(&out);
    return 0;
}
