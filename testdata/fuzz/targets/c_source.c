/* Any bytes as a C file: lowered with the verifier on, packed, unpacked and analysed. */
#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"

#include "base/bytes.h"
#include "frontend/frontend.h"
#include "ir/ir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PER_FRONTEND 500 /* an index grows: workers live for about as many files */

/* The machine's files are no part of the input, and a file that includes itself twice is read 2^200 times. */
static bool reads_files(const uint8_t *data, size_t size)
{
    static const char *const words[] = {"include", "import", "embed", "/dev", "/proc"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(data, size, words[i], strlen(words[i]))) return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct frontend *f;
    static unsigned n;
    static const char *const args[] = {"-x", "c", "-std=gnu17", "-nostdinc"};
    if (f && n++ % PER_FRONTEND == 0) {
        frontend_free(f);
        f = NULL;
    }
    if (!f) f = frontend_new(NULL);
    setenv("TMPDIR", "/dev/null", 1); /* as a worker does: no module is written there */
    if (reads_files(data, size)) return 0;
    struct err e = {{0}};
    struct frontend_result r = {0};
    struct frontend_job job = {.file = fuzz_file(data, size), .dir = "/nowhere", .args = args, .n_args = 4, .verify = true};
    int rc = frontend_run(f, &job, &r, &e);
    if (rc < 0) {
        FUZZ_HOLDS(e.msg[0] && !strstr(e.msg, "a defect of cancelcheck"));
        return 0;
    }
    if (!r.unit) return 0;
    struct bytes_writer w = {0};
    ir_pack(&w, r.unit);
    ir_unit_free(r.unit);
    struct ir_unit *u = ir_unpack(w.data, w.len, &e);
    FUZZ_HOLDS(u != NULL);
    bytes_writer_release(&w);
    fuzz_analyse(u);
    ir_unit_free(u);
    return 0;
}
