/* See pch_flags.h. */
#include "frontend/pch_flags.h"

#include "base/path.h"
#include "frontend/pch.h"
#include "frontend/pch_lex.h"

#include <stdlib.h>
#include <string.h>

bool pch_flags_is_code(const char *arg)
{
    if (arg[0] != '-' || arg[1] != 'f') return false;
    arg += strncmp(arg + 2, "no-", 3) == 0 ? 5 : 2;
    return strcmp(arg, "pic") == 0 || strcmp(arg, "PIC") == 0 || strcmp(arg, "pie") == 0 || strcmp(arg, "PIE") == 0;
}

static bool takes(const char *arg, char letter)
{
    return arg[0] == '-' && arg[1] == letter;
}

uint32_t pch_flags_free(const char *const *args, uint32_t i, uint32_t n)
{
    if (pch_flags_is_code(args[i])) return 1;
    if (strcmp(args[i], "-I-") == 0 || (!takes(args[i], 'D') && !takes(args[i], 'I'))) return 0;
    return args[i][2] ? 1 : i + 1 < n ? 2 : 0;
}

static void add_dir(struct arena *a, struct pch_flags *f, const char *dir, const char *name)
{
    uint32_t n = f->n_dirs;
    for (uint32_t i = 0; i < f->n_dirs; i++)
        if (strcmp(f->dirs[i], dir) == 0) return;
    ARENA_PUSH(a, f->dirs, f->n_dirs, f->cap_dirs, dir);
    ARENA_PUSH(a, f->names, n, f->cap_names, name);
}

static void set_define(struct arena *a, struct pch_flags *f, const char *text, bool on)
{
    size_t len = strcspn(text, "=(");
    struct pch_define d = {.name = pch_hash(text, len), .body = pch_hash(text + len, strlen(text + len)), .text = text};
    uint32_t i = 0;
    while (i < f->n_defines && f->defines[i].name != d.name) i++;
    if (!on) {
        if (i < f->n_defines) f->defines[i] = f->defines[--f->n_defines];
    } else if (i < f->n_defines) {
        f->defines[i] = d;
    } else {
        ARENA_PUSH(a, f->defines, f->n_defines, f->cap_defines, d);
    }
}

static int by_name(const void *a, const void *b)
{
    const struct pch_define *x = a, *y = b;
    return (x->name > y->name) - (x->name < y->name);
}

void pch_flags_read(struct arena *a, const char *dir, const char *const *args, uint32_t n, struct pch_flags *out)
{
    *out = (struct pch_flags){.code = ""};
    for (uint32_t i = 0; i < n; i++) {
        const char *arg = args[i];
        bool off = takes(arg, 'U');
        uint32_t words = off ? (arg[2] || i + 1 == n ? 1 : 2) : pch_flags_free(args, i, n);
        if (!words) continue;
        const char *value = words == 2 ? args[++i] : arg + 2;
        if (pch_flags_is_code(arg))
            out->code = arg;
        else if (takes(arg, 'I'))
            add_dir(a, out, path_join(a, dir, value), value);
        else
            set_define(a, out, value, !off);
    }
    if (out->n_defines) qsort(out->defines, out->n_defines, sizeof *out->defines, by_name);
}

void pch_flags_put(struct bytes_writer *w, const struct pch_flags *f)
{
    bytes_put_u(w, f->n_dirs);
    for (uint32_t i = 0; i < f->n_dirs; i++) bytes_put_str(w, f->dirs[i]);
    bytes_put_u(w, f->n_defines);
    for (uint32_t i = 0; i < f->n_defines; i++) bytes_put_str(w, f->defines[i].text);
    bytes_put_str(w, f->code);
}

void pch_flags_get(struct bytes_reader *r, struct arena *a, struct pch_flags *f)
{
    *f = (struct pch_flags){0};
    uint32_t n = bytes_get_count(r, 1);
    for (uint32_t i = 0; i < n && !r->bad; i++) add_dir(a, f, bytes_get_str(r, a), "");
    n = bytes_get_count(r, 1);
    for (uint32_t i = 0; i < n && !r->bad; i++) set_define(a, f, bytes_get_str(r, a), true);
    f->code = bytes_get_str(r, a);
    if (f->n_defines) qsort(f->defines, f->n_defines, sizeof *f->defines, by_name);
}

const struct pch_define *pch_flags_find(const struct pch_flags *f, uint64_t name)
{
    const struct pch_define key = {.name = name};
    return f->n_defines ? bsearch(&key, f->defines, f->n_defines, sizeof key, by_name) : NULL;
}
