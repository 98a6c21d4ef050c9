/* Sanitising compile commands: what decides how C is parsed goes to libclang, the rest is dropped (compdb_flags.def).
 */
#include "driver/compdb_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <string.h>

enum form { ALONE, JOINED, NEXT, BOTH, JOINED_NEXT };
enum action { KEEP, DROP, COUNT, LANGUAGE, STD, OPTIMIZE, DRIVER_MODE };

struct flag {
    const char *name;
    enum form form;
    enum action action;
};

static const struct flag flags[] = {
#define FLAG(name, form, action) {name, form, action},
#include "driver/compdb_flags.def"
};
static const char *const keep_f[] = {
#define KEEP_F(name) name,
#include "driver/compdb_flags.def"
};
static const char *const count_f[] = {
#define COUNT_F(prefix) prefix,
#include "driver/compdb_flags.def"
};
static const char *const count_m[] = {
#define COUNT_M(prefix) prefix,
#include "driver/compdb_flags.def"
};

static const char *const languages[] = {
#define LANGUAGE_NAME(prefix) prefix,
#include "driver/compdb_flags.def"
};

#define LEN(array) (sizeof(array) / sizeof *(array))

/* "name$" stands for the whole word, "name" for every word that begins with it. */
static bool matches_prefix(const char *prefix, const char *s)
{
    size_t len = strlen(prefix);
    return prefix[len - 1] == '$' ? strlen(s) == len - 1 && memcmp(s, prefix, len - 1) == 0 : str_starts(s, prefix);
}

static bool any_prefix(const char *const *prefixes, size_t n, const char *s)
{
    for (size_t i = 0; i < n; i++)
        if (prefixes[i][0] == s[0] && matches_prefix(prefixes[i], s)) return true;
    return false;
}

/* The table's entry for `arg`: the longest name that fits. */
static const struct flag *lookup(const char *arg)
{
    const struct flag *best = NULL;
    size_t best_len = 0;
    for (size_t i = 0; i < LEN(flags); i++) {
        const struct flag *f = &flags[i];
        if (f->name[1] != arg[1]) continue;
        size_t len = strlen(f->name);
        if (len <= best_len || strncmp(arg, f->name, len) != 0) continue;
        if ((f->form == ALONE || f->form == NEXT) && arg[len]) continue;
        best = f;
        best_len = len;
    }
    return best;
}

/* "-fNAME[=value]": the part that names it, without "no-". */
static enum action f_action(const char *name)
{
    if (str_starts(name, "no-")) name += 3;
    size_t len = strcspn(name, "=");
    if (str_starts(name, "builtin-")) return KEEP;
    for (size_t i = 0; i < LEN(keep_f); i++)
        if (strlen(keep_f[i]) == len && memcmp(keep_f[i], name, len) == 0) return KEEP;
    return any_prefix(count_f, LEN(count_f), name) ? COUNT : DROP;
}

static enum action m_action(const char *name)
{
    if (str_starts(name, "no-")) name += 3;
    return any_prefix(count_m, LEN(count_m), name) ? COUNT : KEEP;
}

/* Names of the newest standard as every supported libclang knows them; a C++ standard has no say in a C file. */
static const char *std_name(const char *std)
{
    if (strchr(std, '+')) return NULL;
    if (strcmp(std, "c23") == 0 || strcmp(std, "iso9899:2024") == 0) return "-std=c2x";
    if (strcmp(std, "gnu23") == 0) return "-std=gnu2x";
    if (strcmp(std, "c2y") == 0) return "-std=c2x";
    if (strcmp(std, "gnu2y") == 0) return "-std=gnu2x";
    return "";
}

struct reader {
    struct arena *a;
    const struct compdb_strs *in;
    uint32_t i;
    struct compdb_flags *out;
};

/* An option with its value; a value that is missing at the end makes the option nothing. */
static void take_with_value(struct reader *r, const struct flag *f, const char *arg)
{
    size_t len = strlen(f->name);
    bool separate = f->form == NEXT || f->form == JOINED_NEXT || (f->form == BOTH && !arg[len]);
    const char *value = arg + len;
    if (separate) {
        if (r->i >= r->in->n) return;
        value = r->in->v[r->i++];
    }
    switch (f->action) {
    case KEEP:
        compdb_push(r->a, &r->out->args, arg);
        if (separate) compdb_push(r->a, &r->out->args, value);
        break;
    case COUNT: r->out->dropped++; break;
    case LANGUAGE: /* to Intel's compilers -xHOST is a processor, to Oracle's -xO3 a level */
        if (strcmp(value, "none") == 0)
            r->out->language = NULL;
        else if (any_prefix(languages, LEN(languages), value))
            r->out->language = value;
        else
            r->out->dropped++;
        break;
    case STD: {
        const char *name = std_name(value);
        if (name) compdb_push(r->a, &r->out->args, *name ? name : arena_sprintf(r->a, "-std=%s", value));
        break;
    }
    case OPTIMIZE: /* decides __OPTIMIZE__ only */
        compdb_push(r->a, &r->out->args, strcmp(value, "0") == 0 ? "-O0" : strcmp(value, "s") == 0 ? "-Os" : "-O2");
        break;
    case DRIVER_MODE: r->out->cxx_driver = strcmp(value, "g++") == 0; break;
    case DROP: break;
    }
}

static void take_letter(struct reader *r, const char *arg, enum action action)
{
    if (strcmp(arg, "-fplan9-extensions") == 0) compdb_push(r->a, &r->out->args, "-fms-extensions");
    if (action == KEEP) compdb_push(r->a, &r->out->args, arg);
    if (action == COUNT) r->out->dropped++;
}

static void take(struct reader *r, const char *arg)
{
    if (arg[0] != '-' || !arg[1]) { /* an input; "@file" when it could not be read */
        if (arg[0] == '@') r->out->dropped++;
        return;
    }
    const struct flag *f = lookup(arg);
    if (f)
        take_with_value(r, f, arg);
    else if (arg[1] == 'f')
        take_letter(r, arg, f_action(arg + 2));
    else if (arg[1] == 'm')
        take_letter(r, arg, m_action(arg + 2));
    else
        r->out->dropped++;
}

/* "-Wp,a,b" and "-Xpreprocessor a" are the preprocessor's options: they are judged like any other. */
static void unwrap(struct arena *a, const char *const *argv, uint32_t n, struct compdb_strs *out)
{
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(argv[i], "--") == 0) return; /* only inputs after it */
        if (strcmp(argv[i], "-Xpreprocessor") == 0 && i + 1 < n) {
            compdb_push(a, out, argv[++i]);
        } else if (str_starts(argv[i], "-Wp,")) {
            const char *p = argv[i] + 4;
            for (;;) {
                size_t len = strcspn(p, ",");
                compdb_push(a, out, arena_strndup(a, p, len));
                if (!p[len]) break;
                p += len + 1;
            }
        } else {
            compdb_push(a, out, argv[i]);
        }
    }
}

void compdb_sanitize(struct arena *a, const char *const *argv, uint32_t n, struct compdb_flags *out)
{
    struct compdb_strs plain = {0};
    unwrap(a, argv, n, &plain);
    struct reader r = {.a = a, .in = &plain, .out = out};
    while (r.i < plain.n) {
        const char *arg = plain.v[r.i++];
        take(&r, arg);
    }
}

enum compdb_language compdb_language(const char *file, const struct compdb_flags *command, bool cxx_compiler)
{
    if (command->language) {
        if (strcmp(command->language, "c") == 0 || strcmp(command->language, "cpp-output") == 0) return COMPDB_C;
        return strcmp(command->language, "c-header") == 0 ? COMPDB_C_HEADER : COMPDB_NOT_C;
    }
    if (cxx_compiler || command->cxx_driver) return COMPDB_NOT_C;
    const char *dot = strrchr(path_basename(file), '.');
    if (!dot) return COMPDB_NOT_C;
    if (strcmp(dot, ".c") == 0 || strcmp(dot, ".i") == 0) return COMPDB_C;
    return strcmp(dot, ".h") == 0 ? COMPDB_C_HEADER : COMPDB_NOT_C;
}
