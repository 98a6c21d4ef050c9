/* Any bytes as a rule pack: checked, loaded, looked up. */
#include "fuzz.h"

#include "base/str.h"
#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/cancelcheck-fuzz-XXXXXX", name[64];

static void clean(void)
{
    unlink(name);
    rmdir(folder);
}

static void link_folder(const char *path)
{
    if (name[0]) return;
    FUZZ_HOLDS(mkdtemp(folder) != NULL);
    strncat(strncat(name, folder, sizeof name - 1), "/x.yaml", sizeof name - sizeof folder);
    FUZZ_HOLDS(symlink(path, name) == 0);
    atexit(clean);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err e = {{0}};
    struct strbuf out = {0};
    link_folder(fuzz_file(data, size));
    uint32_t mistakes = rules_check_file(name, &out);
    FUZZ_HOLDS((mistakes > 0) == (out.len > 0));
    strbuf_release(&out);
    const char *dirs[] = {folder};
    struct rules_options o = {.dirs = dirs, .n_dirs = 1};
    struct rules *r = rules_load(&o, &e);
    if (!r) FUZZ_HOLDS(e.msg[0]);
    if (r) rules_func(r, "a_new", "", false);
    rules_free(r);
    return 0;
}
