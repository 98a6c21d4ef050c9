/* From a function's name and the header that declares it to its model. */
#include "rules/rules_lookup.h"

#include "base/hash.h"
#include "base/str.h"

#include <string.h>

bool rules_header_match(const char *suffix, const char *path)
{
    size_t n = strlen(suffix), len = strlen(path);
    if (!n) return false;
    if (suffix[n - 1] == '/') { /* a folder, or folders, anywhere in the path */
        for (const char *p = strstr(path, suffix); p; p = strstr(p + 1, suffix)) {
            if (p == path || p[-1] == '/') return true;
        }
        return false;
    }
    if (n > len || strcmp(path + len - n, suffix) != 0) return false;
    return n == len || path[len - n - 1] == '/';
}

bool rules_header_of_pack(const struct rule_pack *p, const char *path)
{
    if (!path[0]) return false;
    for (uint32_t i = 0; i < p->n_headers; i++) {
        if (rules_header_match(p->headers[i], path)) return true;
    }
    return false;
}

static bool from_library(const struct rule_func *f, const char *decl_file)
{
    return rules_header_match(f->header, decl_file) || rules_header_of_pack(f->pack, decl_file);
}

/* How well `f` fits a function declared in `decl_file`: 0 not at all. Libraries move declarations between headers, so
 * that a function without body in the program matches by its name alone, unless the pack is strict about it. */
static int fitness(const struct rule_func *f, const char *decl_file, bool has_body)
{
    bool home = from_library(f, decl_file);
    if (has_body && (!home || f->follow_body)) return 0;
    if (!home && f->strict) return 0;
    bool says_more = f->n_effects || f->returns_arg >= 0 || f->returns_part >= 0 || f->returns_attached >= 0 ||
                     f->returns_cleared >= 0 || f->returns_test.kind != RULE_COND_NONE;
    return 1 + (home ? 4 : 0) + (says_more ? 2 : 0) + (f->pack->asked_for ? 1 : 0);
}

static bool is_glob(const char *name)
{
    return strpbrk(name, "*?") != NULL;
}

static uint32_t slot_of(const struct rules_lookup *ix, const char *name)
{
    return (uint32_t)hash_cstr(name, 0) & ix->mask;
}

static bool known(const struct rule_pack *p)
{
    return p->enabled || p->quiet;
}

void rules_lookup_build(struct rules_lookup *ix, struct arena *a, struct rule_pack *const *packs, uint32_t n)
{
    uint32_t total = 0, size = 16, cap_globs = 0;
    for (uint32_t i = 0; i < n; i++) total += known(packs[i]) ? packs[i]->n_funcs : 0;
    while (size < total * 2) size *= 2;
    *ix = (struct rules_lookup){.mask = size - 1};
    ix->slots = ARENA_ARRAY(a, uint32_t, size);
    ix->entries = ARENA_ARRAY(a, struct rules_lookup_entry, total + 1);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; known(packs[i]) && j < packs[i]->n_funcs; j++) {
            const struct rule_func *f = &packs[i]->funcs[j];
            if (is_glob(f->name)) {
                ARENA_PUSH(a, ix->globs, ix->n_globs, cap_globs, f);
                continue;
            }
            uint32_t *slot = &ix->slots[slot_of(ix, f->name)];
            ix->entries[ix->n] = (struct rules_lookup_entry){.func = f, .next = *slot};
            *slot = ++ix->n;
        }
    }
}

const struct rule_func *rules_lookup_find(const struct rules_lookup *ix, const char *name, const char *decl_file,
                                          bool has_body)
{
    const struct rule_func *best = NULL;
    int best_fit = 0;
    /* The chain runs from the last pack to the first: of equals the later pack wins. */
    for (uint32_t e = ix->slots[slot_of(ix, name)]; e; e = ix->entries[e - 1].next) {
        const struct rule_func *f = ix->entries[e - 1].func;
        if (strcmp(f->name, name) != 0) continue;
        int fit = fitness(f, decl_file, has_body);
        if (fit > best_fit) best = f;
        if (fit > best_fit) best_fit = fit;
    }
    for (uint32_t i = 0; !best && i < ix->n_globs; i++) {
        const struct rule_func *f = ix->globs[i];
        if (str_glob(f->name, name) && fitness(f, decl_file, has_body)) best = f;
    }
    return best;
}

bool rule_effect_fits(const struct rule_effect *e, const struct rule_func *f, const struct rule_kind *kind)
{
    if (e->kind == kind) return true;
    if (!e->any_kind) return false;
    if (!e->kind || e->kind->pack == kind->pack) return true;
    for (uint32_t i = 0; i < kind->n_releases; i++) {
        if (strcmp(kind->releases[i], f->name) == 0) return true;
    }
    return false;
}
