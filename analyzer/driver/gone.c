/*
 * Functions that a pack knows and its library's headers do not declare. Every unit is read once more, for nothing but
 * the names in view, with the macros defined that packs name because their headers declare more then. A function is
 * gone when some unit reads its header, none declares its name (or an alias), and others that the pack has from there
 * are in view: else it is just a header of the same name.
 */
#include "driver/driver_internal.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "driver/workers.h"
#include "frontend/frontend.h"

#include <string.h>

/* What a pack lists under one name; aliases are of it. */
struct entry {
    const struct rule_func *func;
    uint32_t header; /* index of its header's text */
};

struct name {
    char *key;
    uint32_t value; /* 1 + index of the last of `same` */
};

struct gone {
    struct run *run;
    struct arena *arena;
    struct entry *entries;
    uint32_t n_entries, cap_entries;
    const char **headers; /* each text once */
    uint32_t n_headers, cap_headers;
    struct name *names, *header_of; /* stb_ds */
    struct same {
        uint32_t entry, next; /* next: as in `name` */
    } * same;
    uint32_t n_same, cap_same;
    const uint32_t *units; /* indexes into the plan of those that came out */
    uint32_t n_units;
    uint8_t *declared;  /* of the entries */
    const char **found; /* of the headers: a file that is one, NULL */
};

/* ---- what to look for ---- */

static uint32_t header_index(struct gone *g, const char *header)
{
    ptrdiff_t known = shgeti(g->header_of, header);
    if (known >= 0) return g->header_of[known].value;
    shput(g->header_of, (char *)header, g->n_headers);
    ARENA_PUSH(g->arena, g->headers, g->n_headers, g->cap_headers, header);
    return g->n_headers - 1;
}

static void add_name(struct gone *g, const char *name, uint32_t entry)
{
    struct same s = {entry, shget(g->names, name)};
    ARENA_PUSH(g->arena, g->same, g->n_same, g->cap_same, s);
    shput(g->names, (char *)name, g->n_same);
}

static void list_entries(struct gone *g)
{
    for (uint32_t i = 0; i < rules_n_packs(g->run->rules); i++) {
        const struct rule_pack *p = rules_pack(g->run->rules, i);
        for (uint32_t k = 0; k < p->n_funcs; k++) {
            const struct rule_func *f = &p->funcs[k];
            if (!f->header[0]) continue;
            if (!k || p->funcs[k - 1].entry != f->entry) {
                struct entry fresh = {f, header_index(g, f->header)};
                ARENA_PUSH(g->arena, g->entries, g->n_entries, g->cap_entries, fresh);
            }
            add_name(g, f->name, g->n_entries - 1);
        }
    }
}

static void list_units(struct gone *g)
{
    const struct map *m = &g->run->map;
    uint32_t *units = ARENA_ARRAY(g->arena, uint32_t, m->n + 1);
    for (uint32_t i = 0; i < m->n; i++)
        if (m->tus[i].status == STORE_TU_OK) units[g->n_units++] = i;
    g->units = units;
}

/* ---- in the worker ---- */

static void *start(void *ctx)
{
    const struct gone *g = ctx;
    return frontend_new(g->run->config->resource_dir);
}

/* "bits/wchar.h" is not the wchar.h that a pack means; "easy.h", included by its neighbour, is its curl/easy.h. */
static void see_file(void *ctx, const char *path, const char *spelled)
{
    struct gone *g = ctx;
    for (uint32_t i = 0; i < g->n_headers; i++)
        if (!g->found[i] && rules_header_match(g->headers[i], path) && rules_header_match(spelled, g->headers[i]))
            g->found[i] = arena_strdup(g->arena, path);
}

static void see_name(void *ctx, const char *name)
{
    struct gone *g = ctx;
    for (uint32_t i = shget(g->names, name); i; i = g->same[i - 1].next) g->declared[g->same[i - 1].entry] = 1;
}

/* The unit's arguments, and what packs want defined. */
static const char *const *arguments(const struct gone *g, const struct compdb_entry *entry, struct arena *a,
                                    uint32_t *n)
{
    uint32_t n_args, cap;
    const char *const *own = plan_args(&g->run->plan, entry, a, &n_args);
    const char **args = ARENA_ARRAY(a, const char *, n_args + 1);
    memcpy(args, own, n_args * sizeof *args);
    cap = n_args + 1;
    for (uint32_t i = 0; i < rules_n_packs(g->run->rules); i++) {
        const struct rule_pack *p = rules_pack(g->run->rules, i);
        for (uint32_t k = 0; k < p->n_defines; k++)
            ARENA_PUSH(a, args, n_args, cap, arena_sprintf(a, "-D%s", p->defines[k]));
    }
    *n = n_args;
    return args;
}

static void look(void *ctx, void *state, uint32_t item, struct bytes_writer *out)
{
    struct gone *g = ctx;
    struct arena a = {0};
    struct err e = {{0}};
    const struct compdb_entry *entry = g->run->plan.tus[g->units[item]];
    struct frontend_job job = {.file = entry->file, .dir = entry->dir, .root = g->run->plan.root};
    const struct frontend_listener to = {see_file, see_name, g};
    memset(g->declared, 0, g->n_entries);
    memset(g->found, 0, g->n_headers * sizeof *g->found);
    job.args = arguments(g, entry, &a, &job.n_args);
    bool whole = frontend_listing(state, &job, &to, &e) == 0;
    bytes_put_u8(out, whole);
    for (uint32_t i = 0; whole && i < g->n_headers; i++) bytes_put_str(out, g->found[i] ? g->found[i] : "");
    for (uint32_t i = 0; whole && i < g->n_entries; i++) bytes_put_u8(out, g->declared[i]);
    arena_release(&a);
}

/* ---- in the parent ---- */

/* A unit that cannot be read this time, with the macros defined, is one witness less. */
static int deliver(void *ctx, uint32_t item, const struct workers_result *r, struct err *e)
{
    (void)item;
    (void)e;
    struct gone *g = ctx;
    if (r->end != WORKERS_DONE) return 0;
    struct bytes_reader in = {.p = r->data, .end = r->data + r->len};
    if (!bytes_get_u8(&in)) return 0;
    for (uint32_t i = 0; i < g->n_headers; i++) {
        const char *path = bytes_get_str(&in, g->arena);
        if (!g->found[i] && *path) g->found[i] = path;
    }
    for (uint32_t i = 0; i < g->n_entries; i++) g->declared[i] |= bytes_get_u8(&in);
    return 0;
}

static bool is_known(const struct gone *g, const struct rule_pack *p, uint32_t header)
{
    for (uint32_t i = 0; i < g->n_entries; i++)
        if (g->declared[i] && g->entries[i].header == header && g->entries[i].func->pack == p) return true;
    return false;
}

static void report(const struct gone *g, struct strbuf *out, struct driver_verified *r)
{
    for (uint32_t i = 0; i < g->n_entries; i++) {
        const struct rule_func *f = g->entries[i].func;
        uint32_t header = g->entries[i].header;
        const char *file = g->found[header];
        if (!file || !(g->declared[i] || is_known(g, f->pack, header))) continue;
        r->looked_for++;
        if (g->declared[i]) continue;
        if (f->elsewhere) {
            r->elsewhere++;
            continue;
        }
        r->mistakes++;
        strbuf_addf(out,
                    "%s: error: %s: gone: pack %s has it from %s, nothing that the code includes declares it (say "
                    "'until', 'since' or 'optional' where only some versions do)\n",
                    path_relative(g->run->config->cwd, file), f->name, f->pack->name, f->header);
    }
}

int gone_find(struct run *run, struct strbuf *out, struct driver_verified *r, struct err *e)
{
    struct gone g = {.run = run, .arena = run->arena};
    int rc = 0;
    list_entries(&g);
    list_units(&g);
    g.declared = ARENA_ARRAY(g.arena, uint8_t, g.n_entries + 1);
    g.found = ARENA_ARRAY(g.arena, const char *, g.n_headers + 1);
    uint32_t jobs = run->config->jobs < g.n_units ? run->config->jobs : g.n_units;
    struct workers_job job = {.n = g.n_units,
                              .jobs = jobs,
                              .timeout_seconds = run->config->tu_timeout,
                              .sandbox = &run->sandbox,
                              .ctx = &g,
                              .start = start,
                              .work = look,
                              .deliver = deliver};
    if (g.n_units && g.n_headers) rc = workers_run(&job, &run->map.signal, e);
    if (rc == 0) report(&g, out, r);
    shfree(g.names);
    shfree(g.header_of);
    return rc;
}
