/* Helpers of the fuzz targets. */
#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"

#include "base/str.h"
#include "checks/check.h"
#include "engine/engine.h"
#include "findings/finding.h"
#include "ir/ir.h"
#include "report/report.h"
#include "rules/rules.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

_Noreturn void fuzz_broken(const char *what, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    raise(SIGABRT); /* to libclang's handler, which takes itself away: libFuzzer's, which keeps the input, is next */
    abort();
}

__attribute__((weak)) uint8_t *fuzz_prepare(const uint8_t *data, size_t *size)
{
    (void)data;
    (void)size;
    return NULL;
}

const char *fuzz_file(const uint8_t *data, size_t size)
{
    static char path[64];
    static int fd = -1;
    if (fd < 0) {
        fd = memfd_create("fuzz", MFD_CLOEXEC);
        if (fd < 0) fuzz_broken("memfd_create", __FILE__, __LINE__);
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    }
    FUZZ_HOLDS(ftruncate(fd, 0) == 0);
    FUZZ_HOLDS(pwrite(fd, data, size, 0) == (ssize_t)size);
    return path;
}

const struct rules *fuzz_rules(void)
{
    static struct rules *loaded;
    const char *dirs[] = {"rules"}, *on[] = {"malloc"};
    struct rules_options o = {.dirs = dirs, .n_dirs = 1, .enable = on, .n_enable = 1};
    struct err e = {{0}};
    if (!loaded) loaded = rules_load(&o, &e);
    if (!loaded) fuzz_broken(e.msg, __FILE__, __LINE__); /* run from the repository's root */
    return loaded;
}

static void report_all(const struct finding *fs, uint32_t n)
{
    uint32_t n_formats;
    const struct report_format *const *formats = report_formats(&n_formats);
    struct report_input in = {.findings = fs, .n_findings = n, .root = "/", .version = "0", .stats = "{}"};
    for (uint32_t i = 0; i < n_formats; i++) {
        struct strbuf out = {0};
        formats[i]->write(&out, &in);
        strbuf_release(&out);
    }
}

void fuzz_analyse(struct ir_unit *unit)
{
    fuzz_analyse_kept(unit, NULL);
}

void fuzz_analyse_kept(struct ir_unit *unit, struct engine_kept *kept)
{
    struct arena a = {0};
    uint32_t n;
    const struct check *const *checks = checks_all(&n);
    struct program *p = program_link(&unit, 1, fuzz_rules());
    engine_run(p, &(struct engine_options){.max_steps = 2000, .whole_program = true, .kept = kept});
    struct check_run run = {.program = p, .arena = &a};
    for (uint32_t i = 0; i < n; i++) checks[i]->run(checks[i], &run);
    uint32_t n_findings = finding_finish(run.out, run.n, "/");
    report_all(run.out, n_findings);
    program_free(p);
    arena_release(&a);
}
