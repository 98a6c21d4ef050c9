/*
 * The reduce step: all units together become findings. What comes of it is a pure function of the units, the packs, the
 * options and the checks that are on: it is kept under a hash of these, and taken from there when they are the same
 * again.
 */
#include "driver/driver_internal.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/str.h"
#include "checks/check.h"
#include "findings/finding_pack.h"

#include <string.h>

#define FORMAT 1 /* of what is kept */

struct engine_options reduce_options(const struct run *r, bool lost)
{
    const struct config *c = r->config;
    return (struct engine_options){
        .max_states = c->max_states,
        .max_steps = c->max_visits,
        .blocking_ok = c->blocking_ok,
        .n_blocking_ok = c->n_blocking_ok,
        .threads = c->jobs,
        .main_exit = (enum engine_main_exit)c->process_exit,
        .whole_program = r->plan.whole_program && !lost,
    };
}

/* ---- the key ---- */

static void put_options(struct bytes_writer *w, const struct engine_options *o)
{
    bytes_put_u(w, o->max_states);
    bytes_put_u(w, o->max_steps);
    bytes_put_u8(w, (uint8_t)o->main_exit);
    bytes_put_u8(w, o->whole_program);
    bytes_put_u(w, o->n_blocking_ok);
    for (uint32_t i = 0; i < o->n_blocking_ok; i++) bytes_put_str(w, o->blocking_ok[i]);
}

/* "" when of some unit it is not known what it was made of: it was written while it was read, or its worker was lost.
 * Keys of units name this build and libclang. */
static const char *key_of(const struct run *r, const struct engine_options *o)
{
    struct bytes_writer w = {0};
    uint32_t n, n_checks;
    const struct check *const *checks = checks_all(&n_checks);
    char hex[33];
    bool whole = !r->config->diff_base;
    bytes_put_u(&w, FORMAT);
    put_options(&w, o);
    uint64_t packs = rules_hash(r->rules);
    bytes_put_raw(&w, &packs, sizeof packs);
    bytes_put_str(&w, r->config->cwd ? r->config->cwd : "");
    bytes_put_str(&w, r->plan.root);
    for (uint32_t i = 0; i < n_checks; i++)
        bytes_put_u8(&w, config_tree_may_want(r->plan.tree, checks[i]->id, checks[i]->default_on));
    for (uint32_t i = n = 0; i < r->map.n && whole; i++) {
        const struct map_tu *tu = &r->map.tus[i];
        if (tu->status == STORE_TU_SKIPPED) continue;
        whole = tu->content[0];
        n++;
        bytes_put_str(&w, tu->key);
        bytes_put_str(&w, tu->content);
    }
    hash_hex128(w.data, w.len, hex);
    bytes_writer_release(&w);
    return whole && n ? arena_strdup(r->arena, hex) : "";
}

/* ---- packing ---- */

static void put_names(struct bytes_writer *w, const char *const *names, uint32_t n)
{
    bytes_put_u(w, n);
    for (uint32_t i = 0; i < n; i++) bytes_put_str(w, names[i]);
}

static const char *const *get_names(struct bytes_reader *r, struct arena *a, uint32_t *n)
{
    *n = bytes_get_count(r, 1);
    const char **names = ARENA_ARRAY(a, const char *, *n + 1);
    for (uint32_t i = 0; i < *n; i++) names[i] = bytes_get_str(r, a);
    return names;
}

static void pack(struct bytes_writer *w, const struct reduced *d)
{
    const uint32_t numbers[] = {d->stats.functions,      d->stats.analysed, d->stats.over_budget, d->stats.obligations,
                                d->stats.blocks_visited, d->stats.states,   d->n_mistakes};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) bytes_put_u(w, numbers[i]);
    bytes_put_str(w, d->mistakes);
    put_names(w, d->over_budget, d->n_over_budget);
    put_names(w, d->files, d->n_files);
    bytes_put_u(w, d->n_unknowns);
    for (uint32_t i = 0; i < d->n_unknowns; i++) {
        bytes_put_str(w, d->unknowns[i].name);
        bytes_put_u(w, d->unknowns[i].count);
        bytes_put_u(w, d->unknowns[i].container);
    }
    bytes_put_u(w, d->n);
    for (uint32_t i = 0; i < d->n; i++) finding_pack(w, &d->findings[i]);
}

static bool unpack(struct bytes_reader *r, struct arena *a, struct reduced *d)
{
    uint32_t *const numbers[] = {&d->stats.functions,   &d->stats.analysed,       &d->stats.over_budget,
                                 &d->stats.obligations, &d->stats.blocks_visited, &d->stats.states,
                                 &d->n_mistakes};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = (uint32_t)bytes_get_u(r);
    d->mistakes = bytes_get_str(r, a);
    d->over_budget = get_names(r, a, &d->n_over_budget);
    d->files = get_names(r, a, &d->n_files);
    d->n_unknowns = bytes_get_count(r, 3);
    struct engine_unknown *unknowns = ARENA_ARRAY(a, struct engine_unknown, d->n_unknowns + 1);
    for (uint32_t i = 0; i < d->n_unknowns; i++) {
        unknowns[i].name = bytes_get_str(r, a);
        unknowns[i].count = (uint32_t)bytes_get_u(r);
        unknowns[i].container = bytes_get_u(r) != 0;
    }
    d->unknowns = unknowns;
    d->n = bytes_get_count(r, 8);
    d->findings = ARENA_ARRAY(a, struct finding, d->n + 1);
    for (uint32_t i = 0; i < d->n && !r->bad; i++) d->findings[i] = finding_unpack(r, a);
    return !r->bad && r->p == r->end;
}

bool reduce_reuse(struct run *r)
{
    bool lost = false;
    for (uint32_t i = 0; i < r->map.n; i++) {
        enum store_tu_status status = r->map.tus[i].status;
        lost |= status != STORE_TU_OK && status != STORE_TU_SKIPPED;
    }
    const struct engine_options o = reduce_options(r, lost);
    struct reduced d = {.key = key_of(r, &o), .reused = true};
    const void *data;
    size_t len;
    if (!d.key[0] || store_get_reduced(r->store, r->id, d.key, r->arena, &data, &len, NULL) != 1) return false;
    struct bytes_reader in = {.p = data, .end = (const uint8_t *)data + len};
    if (!unpack(&in, r->arena, &d)) return false;
    r->reduced = d;
    return true;
}

/* ---- the step itself ---- */

static void list_files(const struct run *r, struct reduced *d)
{
    struct name {
        char *key;
        int value;
    } *seen = NULL;
    const char **files = NULL;
    uint32_t n = 0, cap = 0;
    for (uint32_t i = 0; i < r->map.n_units; i++) {
        const struct ir_unit *u = r->map.units[i];
        for (uint32_t k = 0; k < u->n_files; k++) {
            if (shgeti(seen, u->files[k]) >= 0) continue;
            shput(seen, u->files[k], 1);
            ARENA_PUSH(r->arena, files, n, cap, u->files[k]);
        }
    }
    shfree(seen);
    d->files = files;
    d->n_files = n;
}

void reduce_collect(struct run *r)
{
    struct reduced *d = &r->reduced;
    uint32_t n;
    const struct check *const *checks = checks_all(&n);
    struct check_run run = {.program = r->program, .arena = r->arena};
    *d = (struct reduced){.key = ""};
    for (uint32_t i = 0; i < n; i++)
        if (config_tree_may_want(r->plan.tree, checks[i]->id, checks[i]->default_on)) checks[i]->run(checks[i], &run);
    d->findings = run.out;
    d->n = run.n;
    d->unknowns = engine_unknowns(r->program, &d->n_unknowns);
    d->over_budget = engine_over_budget(r->program, &d->n_over_budget);
    d->stats = *engine_stats(r->program);
    d->mistakes = annotation_mistakes(r->program, r->config, r->arena, &d->n_mistakes);
    list_files(r, d);
}

/* ---- results of functions ---- */

/* Runs with other options or packs keep results of their own. */
static const char *functions_key(const struct run *r, const struct engine_options *o)
{
    struct bytes_writer w = {0};
    char hex[33];
    uint64_t packs = rules_hash(r->rules);
    bytes_put_u(&w, FORMAT);
    put_options(&w, o);
    bytes_put_raw(&w, &packs, sizeof packs);
    hash_hex128(w.data, w.len, hex);
    bytes_writer_release(&w);
    return arena_sprintf(r->arena, "functions %s", hex);
}

/* What a unit's code is made of; "" when it is not in the store as it is now. */
static const char *const *unit_names(const struct run *r)
{
    const char **names = ARENA_ARRAY(r->arena, const char *, r->map.n_units + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->map.n; i++) {
        const struct map_tu *tu = &r->map.tus[i];
        if (!tu->unit) continue;
        names[n++] = tu->content[0] ? arena_sprintf(r->arena, "%s %s", tu->key, tu->content) : "";
    }
    return names;
}

/* Behind a hash: bytes that were damaged are as if they were not there. -1 with `e`. */
static int get_checked(struct run *r, const char *key, const void **data, size_t *len, struct err *e)
{
    uint64_t hash[2];
    const void *all;
    size_t n;
    int rc = store_get_reduced(r->store, 0, key, r->arena, &all, &n, e);
    *data = NULL;
    if (rc != 1 || n < sizeof hash) return rc < 0 ? -1 : 0;
    const uint8_t *bytes = (const uint8_t *)all + sizeof hash;
    hash_128(bytes, n - sizeof hash, hash);
    if (memcmp(all, hash, sizeof hash) != 0) return 0;
    *data = bytes;
    *len = n - sizeof hash;
    return 0;
}

/* `out` begins with room for the hash. */
static int put_checked(struct run *r, const char *key, struct bytes_writer *out, struct err *e)
{
    uint64_t hash[2];
    hash_128(out->data + sizeof hash, out->len - sizeof hash, hash);
    memcpy(out->data, hash, sizeof hash);
    return store_put_reduced(r->store, r->id, key, out->data, out->len, e);
}

/* Most of what is kept stays as it is while single files change: what comes later has a place of its own, until there
 * is so much of it that all is written again. */
static int run_engine(struct run *r, const struct engine_options *o, struct err *e)
{
    const uint64_t room[2] = {0};
    struct engine_options options = *o;
    struct bytes_writer out = {0};
    struct engine_kept kept = {.out = &out, .compare = r->config->verify_ir};
    if (!r->config->db_path || r->config->n_parts) {
        engine_run(r->program, o);
        return 0;
    }
    const char *key = functions_key(r, o), *later = arena_sprintf(r->arena, "%s, later", key);
    kept.units = unit_names(r);
    if (get_checked(r, key, &kept.data, &kept.len, e) < 0) return -1;
    if (kept.data && get_checked(r, later, &kept.later, &kept.len_later, e) < 0) return -1;
    options.kept = &kept;
    bytes_put_raw(&out, room, sizeof room);
    engine_run(r->program, &options);
    r->functions_kept = kept.reused;
    int rc = 0;
    if (out.len > sizeof room) rc = put_checked(r, kept.whole ? key : later, &out, e);
    out.len = sizeof room;
    if (rc == 0 && kept.whole) rc = put_checked(r, later, &out, e);
    if (rc == 0 && !kept.whole) rc = store_use_reduced(r->store, r->id, key, e);
    if (rc == 0 && !kept.whole) rc = store_use_reduced(r->store, r->id, later, e);
    bytes_writer_release(&out);
    return rc;
}

int reduce_run(struct run *r, const struct engine_options *o, struct err *e)
{
    r->program = program_link(r->map.units, r->map.n_units, r->rules);
    if (run_engine(r, o, e) < 0) return -1;
    reduce_collect(r);
    if (!r->config->db_path) return 0;
    r->reduced.key = key_of(r, o);
    if (!r->reduced.key[0]) return 0;
    struct bytes_writer w = {0};
    pack(&w, &r->reduced);
    int rc = store_put_reduced(r->store, r->id, r->reduced.key, w.data, w.len, e);
    bytes_writer_release(&w);
    return rc;
}
