/*
 * Would a shared header be refused? Asked before anything is parsed: the includes that clang would list are guessed
 * from the texts, and the guess is replayed as the list itself is later. A wrong guess costs time, nothing else.
 */
#include "frontend/frontend.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_session.h"
#include "frontend/pch_check.h"
#include "frontend/pch_facts.h"

#include <stdio.h>
#include <string.h>

#define MAX_DEPTH 200

struct guess {
    struct frontend *f;
    const struct pch *p;
    const char *dir;
    struct arena a;
    struct pch_flags flags;
    struct strbuf listing;
    struct {
        char *key;
        bool value;
    } * seen;
    struct {
        uint64_t key;
        bool value;
    } * defined; /* by texts */
};

/* ---- conditions ---- */

static bool is_defined(struct guess *g, const char *name, size_t len)
{
    static const char *const platform[] = {"__linux__", "__GNUC__", "__unix__", "linux"};
    uint64_t hash = pch_hash(name, len);
    uint32_t end;
    if (pch_flags_find(&g->flags, hash) || (g->defined && hmgeti(g->defined, hash) >= 0)) return true;
    for (uint32_t i = pch_names_of(g->p, hash, &end); i < end; i++)
        if (g->p->names[i].kind == PCH_MACRO && g->p->names[i].variant) return true;
    for (size_t i = 0; i < sizeof platform / sizeof *platform; i++)
        if (strlen(platform[i]) == len && memcmp(platform[i], name, len) == 0) return true;
    return false;
}

/* The one name that the condition asks for, *not when it must be absent; NULL when there is more to it. */
static const char *only_name(const char *condition, size_t *len, bool * not )
{
    const char *s = condition;
    *not = str_starts(s, "ifndef ");
    if (*not || str_starts(s, "ifdef ")) {
        s += *not ? 7 : 6;
    } else if (str_starts(s, "if ")) {
        s += 3;
        if ((*not = *s == '!')) s++;
        if (!str_starts(s, "defined")) return NULL;
        s += 7;
        s += strspn(s, " (");
    } else {
        return NULL;
    }
    *len = strcspn(s, " ()&|");
    return s[*len + strspn(s + *len, " )")] || !*len ? NULL : s;
}

static bool holds(struct guess *g, const char *condition)
{
    size_t len;
    bool not ;
    if (strcmp(condition, "else") == 0 || strcmp(condition, "if 0") == 0) return false;
    const char *name = only_name(condition, &len, &not );
    return !name || is_defined(g, name, len) != not ;
}

static bool is_taken(struct guess *g, const struct pch_include *inc)
{
    return inc->guards == 0 || holds(g, inc->condition);
}

/* A text that defines under a condition what the header has stands in for those who have not. */
static bool skips(void *ctx, const struct fe_text *t, const struct pch_macro *m)
{
    struct guess *g = ctx;
    uint32_t end;
    (void)t;
    if (!holds(g, m->condition)) return true;
    for (uint32_t i = pch_names_of(g->p, m->hash, &end); i < end; i++)
        if (g->p->names[i].kind == PCH_MACRO && g->p->names[i].variant) return true;
    return false;
}

/* ---- files ---- */

/* The file that the directive names, as clang would call it; NULL when there is none. */
static const char *find(struct guess *g, const char *includer, const struct pch_include *inc)
{
    const char *name;
    if (inc->name[0] == '/') return inc->name;
    if (!inc->angled) {
        name = arena_sprintf(&g->a, "%s/%s", path_dirname(&g->a, includer), inc->name);
        if (fe_session_is_file(g->f, path_join(&g->a, g->dir, name))) return name;
    }
    for (uint32_t i = 0; i < g->flags.n_dirs + g->p->n_system; i++) {
        uint32_t last = i - g->flags.n_dirs;
        name = arena_sprintf(&g->a, "%s/%s", i < g->flags.n_dirs ? g->flags.names[i] : g->p->system[last], inc->name);
        if (fe_session_is_file(g->f, path_join(&g->a, g->dir, name))) return name;
    }
    return NULL;
}

static void list(struct guess *g, const struct fe_text *t, const char *includer, uint32_t depth)
{
    uint32_t macro = 0;
    for (uint32_t i = 0; i < t->text.n_includes && depth < MAX_DEPTH; i++) {
        const struct pch_include *inc = &t->text.includes[i];
        for (; macro < t->text.n_macros && t->text.macros[macro].off < inc->off; macro++)
            if (t->text.macros[macro].body) hmput(g->defined, t->text.macros[macro].hash, true);
        const char *name = inc->name && !inc->next && is_taken(g, inc) ? find(g, includer, inc) : NULL;
        if (!name) continue;
        const char *path = path_join(&g->a, g->dir, name);
        for (uint32_t k = 0; k < depth; k++) strbuf_putc(&g->listing, '.');
        strbuf_addf(&g->listing, " %s\n", name);
        if (pch_file_at(g->p, path) != UINT32_MAX || shgeti(g->seen, path) >= 0) continue;
        shput(g->seen, path, true);
        list(g, fe_session_text(g->f, path), name, depth + 1);
    }
    for (; macro < t->text.n_macros; macro++)
        if (t->text.macros[macro].body) hmput(g->defined, t->text.macros[macro].hash, true);
}

static uint64_t bytes_of(const struct pch *p, const struct pch_check *check)
{
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < p->n_files; i++)
        if (pch_bit(check->arrived, i)) bytes += p->files[i].bytes;
    return bytes;
}

static bool is_empty(const uint64_t *set, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++)
        if (set[i]) return false;
    return true;
}

struct frontend_foresight frontend_foresee(struct frontend *f, const struct frontend_job *job, struct arena *a)
{
    struct frontend_foresight out = {0};
    uint32_t words = job->pch->words;
    struct guess g = {.f = f, .p = job->pch, .dir = job->dir};
    struct fe_text *main_text = fe_session_main(f, job->file);
    struct pch_check check = {.f = f,
                              .pch = job->pch,
                              .dir = job->dir,
                              .main_file = job->file,
                              .root = job->root,
                              .args = job->args,
                              .n_args = job->n_args,
                              .arena = &g.a,
                              .skips = skips,
                              .skips_ctx = &g,
                              .blamed = ARENA_ARRAY(a, uint64_t, words + 1)};
    sh_new_arena(g.seen);
    pch_flags_read(&g.a, job->dir, job->args, job->n_args, &g.flags);
    if (main_text) list(&g, main_text, job->file, 1);
    if (main_text && pch_check_replay(&check, strbuf_cstr(&g.listing), g.listing.len)) {
        uint64_t bytes = bytes_of(job->pch, &check);
        if (bytes > PCH_FREE_BYTES) out.bytes = bytes;
    } else if (main_text && !is_empty(check.blamed, words)) {
        out.blamed = check.blamed;
        out.wants = ARENA_ARRAY(a, uint64_t, words + 1);
        memcpy(out.wants, check.arrived, sizeof *out.wants * words);
    }
    shfree(g.seen);
    hmfree(g.defined);
    strbuf_release(&g.listing);
    arena_release(&g.a);
    return out;
}
