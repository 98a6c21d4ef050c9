/* Any words as a compiler's flags: nothing that loads code, writes or reads lists of flags may come through. */
#include "fuzz.h"

#include "base/str.h"
#include "driver/driver.h"

#include <string.h>

#define MAX_WORDS 64

static void judge(const struct compdb_entry *entry)
{
    /* Options that take a value in the same word; and those that are whole words, or end before '='. */
    static const char *const joined[] = {"-fplugin", "-fpass-plugin", "-MF", "-save-temps", "-ftime-trace", "-B"};
    static const char *const whole[] = {"-Xclang", "-load", "-o", "-cc1", "-plugin", "-specs", "-wrapper", "-mllvm",
                                        "--config", "-ivfsoverlay", "-include-pch", "--serialize-diagnostics"};
    static const char *const valued[] = {"-D", "-U", "-I", "-F", "-isystem", "-isystem-after", "-iquote", "-idirafter",
                                         "-iframework", "-iprefix", "-iwithprefix", "-iwithprefixbefore", "-isysroot",
                                         "-include", "-imacros", "--include-directory", "--include-directory-after",
                                         "--include", "--imacros", "--define-macro", "--undefine-macro", "--sysroot",
                                         "-target", "--target", "-x", "-std"};
    for (uint32_t i = 0; i < entry->n_args; i++) {
        const char *arg = entry->args[i];
        for (size_t k = 0; k < sizeof joined / sizeof *joined; k++) FUZZ_HOLDS(!str_starts(arg, joined[k]));
        for (size_t k = 0; k < sizeof whole / sizeof *whole; k++)
            FUZZ_HOLDS(strlen(whole[k]) != strcspn(arg, "=") || !str_starts(arg, whole[k]));
        for (size_t k = 0; k < sizeof valued / sizeof *valued; k++)
            if (strcmp(arg, valued[k]) == 0) {
                i++; /* its value is no flag, whatever it says */
                break;
            }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct compdb db;
    struct err e = {{0}};
    const char *words[MAX_WORDS];
    uint32_t n = 0;
    char *text = arena_strndup(&a, (const char *)data, size);
    for (size_t at = 0; at < size && n < MAX_WORDS; at += strlen(text + at) + 1) {
        char *end = strchr(text + at, '\n');
        if (end) *end = 0;
        if (text[at]) words[n++] = text + at;
    }
    if (compdb_from_args("/nowhere/a.c", "/nowhere", words, n, &a, &db, &e) == 0)
        for (uint32_t i = 0; i < db.n; i++) judge(&db.entries[i]);
    arena_release(&a);
    return 0;
}
