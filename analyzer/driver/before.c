/*
 * --diff-base: the program as it was where the branch began. Units that no change touches are taken from the run as
 * they are; the others are parsed once more with the changed files as they were, laid over the work tree by clang's
 * virtual file system. Findings that this program has too are not the branch's. Nothing of it is stored.
 */
#include "driver/before.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "driver/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct before {
    struct run *now;
    struct run run; /* the program as it was; its plan holds the touched units only */
    struct arena *arena;
    struct scratch scratch; /* old contents and the overlay */
    uint32_t n_files;
    uint32_t *index; /* of the base's planned unit -> planned unit of now */
};

/* ---- the old files ---- */

static int write_old(struct before *b, const char *name, const char *bytes, size_t len, struct err *e)
{
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    ssize_t n = fd < 0 ? -1 : write(fd, bytes, len);
    if (fd >= 0) close(fd);
    b->n_files++;
    return n == (ssize_t)len ? 0 : err_set(e, "%s: cannot be written: %s", name, strerror(errno));
}

static int add_old(struct before *b, const struct git_change *change, json_t *roots, struct err *e)
{
    const char *bytes;
    size_t len;
    struct err ignored = {{0}};
    if (git_blob(b->arena, &b->now->diff, change->old_path, &bytes, &len, &ignored) < 0) return 0; /* a submodule */
    const char *name = arena_sprintf(b->arena, "%s/%u", b->scratch.dir, b->n_files);
    if (write_old(b, name, bytes, len, e) < 0) return -1;
    json_t *entry = json_pack("{s:s, s:s, s:s}", "type", "file", "name", change->path, "external-contents", name);
    if (!entry) return 0; /* a name that is not UTF-8 */
    json_array_append_new(roots, entry);
    return 0;
}

/* The overlay names what the touched units read (as it was; under its new name when it was renamed: clang looks for
 * main files on disk) and what is gone. */
static int write_overlay(struct before *b, struct err *e)
{
    const struct git_diff *d = &b->now->diff;
    json_t *roots = json_array(), *all = json_object();
    int rc = 0;
    for (uint32_t i = 0; rc == 0 && i < d->n; i++) {
        const struct git_change *change = &d->changes[i];
        if (!change->old_path) continue;
        if (change->gone || shgeti(b->now->touching, change->path) >= 0) rc = add_old(b, change, roots, e);
    }
    json_object_set_new(all, "version", json_integer(0));
    json_object_set_new(all, "case-sensitive", json_string("true"));
    json_object_set_new(all, "use-external-names", json_false());
    json_object_set_new(all, "roots", roots);
    char *text = json_dumps(all, JSON_PRESERVE_ORDER);
    json_decref(all);
    if (rc == 0)
        rc = write_old(b, arena_sprintf(b->arena, "%s/overlay.json", b->scratch.dir), text ? text : "",
                       text ? strlen(text) : 0, e);
    free(text);
    return rc;
}

/* ---- the old units ---- */

static const struct git_change *change_of(const struct git_diff *d, const char *path)
{
    for (uint32_t i = 0; i < d->n; i++)
        if (!d->changes[i].gone && strcmp(d->changes[i].path, path) == 0) return &d->changes[i];
    return NULL;
}

/* A renamed file found what it includes beside its old place. */
static void add_old_place(struct before *b, struct compdb_entry *entry, const char *old_path)
{
    const char **args = ARENA_ARRAY(b->arena, const char *, entry->n_args + 2);
    for (uint32_t i = 0; i < entry->n_args; i++) args[i] = entry->args[i];
    args[entry->n_args++] = "-iquote";
    args[entry->n_args++] = path_dirname(b->arena, old_path);
    entry->args = args;
}

/* Touched units as they were; files that are new were not there. */
static void plan_old(struct before *b)
{
    const struct run *now = b->now;
    struct plan *p = &b->run.plan;
    *p = now->plan;
    p->tus = ARENA_ARRAY(b->arena, const struct compdb_entry *, now->plan.n + 1);
    p->n = 0;
    b->index = ARENA_ARRAY(b->arena, uint32_t, now->plan.n + 1);
    for (uint32_t i = 0; i < now->plan.n; i++) {
        struct compdb_entry *entry = ARENA_NEW(b->arena, struct compdb_entry);
        *entry = *now->plan.tus[i];
        const struct git_change *change = change_of(&now->diff, entry->file);
        if (entry->cxx || (!now->map.tus[i].touched && !change)) continue;
        if (change && !change->old_path) continue;
        if (change && strcmp(change->path, change->old_path) != 0) add_old_place(b, entry, change->old_path);
        b->index[p->n] = i;
        p->tus[p->n++] = entry;
    }
    const char **args = ARENA_ARRAY(b->arena, const char *, p->n_extra_args + 2);
    for (uint32_t i = 0; i < p->n_extra_args; i++) args[i] = p->extra_args[i];
    args[p->n_extra_args++] = "-ivfsoverlay";
    args[p->n_extra_args++] = arena_sprintf(b->arena, "%s/overlay.json", b->scratch.dir);
    p->extra_args = args;
}

/* The whole program as it was: old units in the places of the new ones. */
static struct ir_unit **old_units(struct before *b, uint32_t *n)
{
    const struct run *now = b->now;
    struct ir_unit **units = ARENA_ARRAY(b->arena, struct ir_unit *, now->plan.n + 1);
    uint32_t k = 0;
    *n = 0;
    for (uint32_t i = 0; i < now->plan.n; i++) {
        struct ir_unit *unit = now->map.tus[i].unit;
        const struct git_change *change = change_of(&now->diff, now->plan.tus[i]->file);
        if (k < b->run.plan.n && b->index[k] == i)
            unit = b->run.map.tus[k++].unit;
        else if (now->map.tus[i].touched || change)
            unit = NULL; /* was not there */
        if (unit) units[(*n)++] = unit;
    }
    return units;
}

static uint32_t count_lost(const struct before *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->run.map.n; i++) n += !b->run.map.tus[i].unit;
    return n;
}

/* ---- together ---- */

static int analyse_old(struct before *b, const struct engine_options *o, struct err *e)
{
    struct run *run = &b->run;
    uint32_t n;
    run->config = &run->plan.config;
    run->plan.config.db_path = NULL;
    run->store = store_open(":memory:", false, e);
    if (!run->store || store_run_begin(run->store, "", run->plan.root, &run->id, e) < 0) return -1;
    if (map_run(run, e) < 0) return -1;
    struct ir_unit **units = old_units(b, &n);
    run->program = program_link(units, n, b->now->rules);
    engine_run(run->program, o);
    run->plan.tus = b->now->plan.tus; /* whose main files count as in scope */
    run->plan.n = b->now->plan.n;
    reduce_collect(run);
    return results_collect(run, e);
}

static void mark_old(struct before *b, uint32_t *n_unchanged)
{
    struct results *now = &b->now->results;
    struct baseline old = {.n = b->run.results.n};
    bool *known = ARENA_ARRAY(b->arena, bool, now->n + 1);
    old.keys = baseline_keys(b->arena, b->run.results.findings, b->run.results.n, b->now->plan.root);
    for (uint32_t i = 0; i < now->n; i++) known[i] = now->findings[i].known;
    baseline_mark(&old, now->findings, now->n, b->now->plan.root, results_is_gone, b->now);
    for (uint32_t i = 0; i < now->n; i++) {
        struct finding *f = &now->findings[i];
        *n_unchanged += f->known && !known[i] && !f->hidden && !f->suppressed;
        f->known |= known[i];
    }
}

int before_mark(struct run *now, const struct engine_options *o, struct before_counts *out, struct err *e)
{
    struct before *b = ARENA_NEW(now->arena, struct before);
    *out = (struct before_counts){.changed = now->diff.n};
    b->now = now;
    b->arena = now->arena;
    b->run = (struct run){.arena = now->arena, .rules = now->rules, .sandbox = now->sandbox};
    int rc = scratch_make(&b->scratch, b->arena, e);
    if (rc == 0) rc = write_overlay(b, e);
    if (rc == 0) {
        plan_old(b);
        out->parsed = b->run.plan.n;
        rc = analyse_old(b, o, e);
    }
    if (rc == 0) {
        mark_old(b, &out->unchanged);
        out->lost = count_lost(b);
    }
    now->map.signal = now->map.signal ? now->map.signal : b->run.map.signal;
    scratch_remove(&b->scratch);
    program_free(b->run.program);
    map_release(&b->run.map);
    store_close(b->run.store);
    return rc;
}

/* ---- which units a change touches ---- */

int before_open(struct run *r, struct err *e)
{
    const char *rev = r->config->diff_base;
    if (!rev) return 0;
    r->diff.seconds = GIT_SECONDS;
    if (git_changes(r->arena, r->plan.root, rev, &r->diff, e) < 0) return -1;
    sh_new_arena(r->changed);
    sh_new_arena(r->touching);
    for (uint32_t i = 0; i < r->diff.n; i++) shput(r->changed, r->diff.changes[i].path, 1);
    return 0;
}

bool before_touches(struct run *r, const char *const *deps, uint32_t n)
{
    bool touched = false;
    for (uint32_t i = 0; r->changed && i < n; i++) {
        if (shgeti(r->changed, deps[i]) < 0) continue;
        shput(r->touching, deps[i], 1);
        touched = true;
    }
    return touched;
}

void before_close(struct run *r)
{
    shfree(r->changed);
    shfree(r->touching);
}
