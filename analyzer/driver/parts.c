/*
 * Many machines: `capture` does the map step of some units into a database of its own, a part; `link` takes parts, made
 * wherever, for the units they hold and does the rest as one run would. Paths below a part's root become paths below
 * the root that is linked for.
 */
#include "driver/compdb_internal.h"
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEPARATOR '\1' /* between a unit's arguments */

/* ---- capture ---- */

const char *parts_args(const struct compdb_entry *entry, struct arena *a)
{
    struct strbuf b = {0};
    strbuf_puts(&b, entry->dir);
    for (uint32_t i = 0; i < entry->n_args; i++) {
        strbuf_putc(&b, SEPARATOR);
        strbuf_puts(&b, entry->args[i]);
    }
    const char *text = arena_strdup(a, strbuf_cstr(&b));
    strbuf_release(&b);
    return text;
}

/* As make has it: blanks and what make takes for more than a letter are escaped. */
static void put_name(FILE *out, const char *name)
{
    for (; *name; name++) {
        if (strchr(" #\\", *name)) fputc('\\', out);
        if (*name == '$') fputc('$', out);
        fputc(*name, out);
    }
}

static int write_depfile(struct run *r, const char *path, struct err *e)
{
    FILE *out = fopen(path, "w");
    if (!out) return err_set(e, "%s: cannot be written: %s", path, strerror(errno));
    put_name(out, r->config->db_path);
    fputc(':', out);
    int rc = 0;
    for (uint32_t i = 0; i < r->map.n && rc >= 0; i++) {
        struct arena scratch = {0};
        struct store_tu row = {0};
        const struct map_tu *tu = &r->map.tus[i];
        rc = tu->status == STORE_TU_OK ? store_get_tu(r->store, tu->key, &scratch, &row, e) : 0;
        for (uint32_t k = 0; rc == 1 && k < row.n_deps; k++) {
            fputs(" \\\n  ", out);
            put_name(out, row.deps[k]);
        }
        arena_release(&scratch);
    }
    fputc('\n', out);
    if (fclose(out) != 0 && rc >= 0) rc = err_set(e, "%s: cannot be written: %s", path, strerror(errno));
    return rc < 0 ? -1 : 0;
}

int driver_capture(const struct config *c, struct arena *a, struct driver_result *r, struct err *e)
{
    struct run run;
    *r = (struct driver_result){.exit_code = 2};
    int rc = run_open(&run, c, a, e);
    if (rc == 0) {
        r->exit_code = 3;
        rc = map_run(&run, e);
    }
    if (rc == 0) {
        run_count_units(&run, r);
        r->exit_code = 0;
        r->root = run.plan.root;
        const char *part = arena_sprintf(a, "%u/%u", c->n_shards ? c->shard : 1, c->n_shards ? c->n_shards : 1);
        rc = store_set_part(run.store, run.id, part, e);
    }
    if (rc == 0 && c->depfile) rc = write_depfile(&run, c->depfile, e);
    if (rc == 0) rc = store_run_finish(run.store, run.id, "{}", 0, e);
    if (rc == 0) rc = store_detach(run.store, e);
    if (rc < 0 && r->exit_code == 0) r->exit_code = 3;
    r->signal = run.map.signal;
    run_close(&run);
    return rc;
}

/* ---- link ---- */

/* `text` with every path that begins with `from` beginning with `to`. */
static const char *moved_in(struct arena *a, const char *text, const char *from, const char *to)
{
    size_t n = strlen(from);
    struct strbuf b = {0};
    const char *p = text;
    if (strcmp(from, to) == 0 || !strstr(text, from)) return text;
    for (const char *hit; (hit = strstr(p, from)); p = hit + n) {
        bool whole = !hit[n] || strchr("/:\1", hit[n]);
        bool starts = hit == text || !(hit[-1] == '/' || hit[-1] == '.');
        strbuf_addf(&b, "%.*s%s", (int)(hit - p), p, whole && starts ? to : from);
    }
    strbuf_puts(&b, p);
    const char *copy = arena_strdup(a, strbuf_cstr(&b));
    strbuf_release(&b);
    return copy;
}

static const char *moved(struct arena *a, const char *path, const char *from, const char *to)
{
    if (strcmp(from, to) == 0 || !path_is_under(from, path)) return path;
    const char *rest = path_relative(from, path);
    return strcmp(rest, path) == 0 ? to : path_join(a, to, rest);
}

struct parts {
    const struct config *config;
    struct arena *a;
    struct plan *plan;
    struct part {
        const char *path;
        struct store_part info;
    } * all;
    uint32_t n;
};

static int read_part(struct parts *s, const char *path, struct err *e)
{
    struct part *p = &s->all[s->n++];
    struct store *db = store_open(path, true, e);
    p->path = path;
    int rc = db ? store_get_part(db, s->a, &p->info, e) : -1;
    store_close(db);
    return rc;
}

/* Roots that lie in one another are no copies of one tree. */
static int find_root(struct parts *s, struct err *e)
{
    const struct part *first = &s->all[0];
    for (uint32_t i = 1; i < s->n; i++) {
        const struct part *p = &s->all[i];
        const char *x = first->info.root, *y = p->info.root;
        if (strcmp(x, y) == 0) continue;
        if (path_is_under(x, y) || path_is_under(y, x))
            return err_set(e, "%s: captured for the root %s, %s for %s: capture both with the same --root", first->path,
                           x, p->path, y);
        if (!s->config->root)
            return err_set(e,
                           "%s and %s: captured in different folders, %s and %s: name the project's folder here "
                           "with --root",
                           first->path, p->path, x, y);
    }
    s->plan->root = s->config->root ? s->config->root : first->info.root;
    if (path_is_dir(s->plan->root)) return 0;
    return err_set(e, "%s: captured in %s, which is not here: name the project's folder with --root", first->path,
                   first->info.root);
}

/* A shard that is missing would make the rest look like the whole program. */
static int check_shards(struct parts *s, struct err *e)
{
    for (uint32_t i = 0; i < s->n; i++) {
        const char *slash = strchr(s->all[i].info.part, '/');
        unsigned long n = slash ? strtoul(slash + 1, NULL, 10) : 0;
        if (n == 0) return err_set(e, "%s: is no part: damaged", s->all[i].path);
        for (unsigned long k = 1; k <= n && n > 1; k++) {
            char want[48];
            bool found = false;
            snprintf(want, sizeof want, "%lu/%lu", k, n);
            for (uint32_t j = 0; j < s->n && !found; j++) found = strcmp(s->all[j].info.part, want) == 0;
            if (!found && !s->config->allow_incomplete)
                return err_set(e,
                               "%s: is shard %s, but shard %s is not among the parts: add it, or accept that with "
                               "--allow-incomplete",
                               s->all[i].path, s->all[i].info.part, want);
            s->plan->parts_missing |= !found;
        }
    }
    return 0;
}

static void add_entry(struct parts *s, struct compdb *db, const struct part *p, const struct store_tu *tu)
{
    const char *to = s->plan->root, *from = p->info.root;
    struct part_unit *kept = ARENA_NEW(s->a, struct part_unit);
    struct compdb_entry entry = {.file = moved(s->a, tu->file, from, to), .kept = kept};
    *kept = (struct part_unit){.part = p->path, .root = from, .tu = *tu};
    kept->tu.why = moved_in(s->a, tu->why, from, to);
    char *args = arena_strdup(s->a, moved_in(s->a, tu->args, from, to));
    uint32_t cap = 0;
    char separator[] = {SEPARATOR, 0};
    size_t len = strcspn(args, separator);
    entry.dir = arena_strndup(s->a, args, len);
    for (args += len; *args;) {
        len = strcspn(++args, separator);
        ARENA_PUSH(s->a, entry.args, entry.n_args, cap, arena_strndup(s->a, args, len));
        args += len;
    }
    entry.cxx = tu->status == STORE_TU_SKIPPED;
    db->entries[db->n++] = entry;
}

int parts_load(const struct config *c, struct arena *a, struct plan *p, struct err *e)
{
    struct parts s = {.config = c, .a = a, .plan = p};
    uint32_t n = 0;
    s.all = ARENA_ARRAY(a, struct part, c->n_parts + 1);
    for (uint32_t i = 0; i < c->n_parts; i++)
        if (read_part(&s, path_join(a, c->cwd, c->parts[i]), e) < 0) return -1;
    if (find_root(&s, e) < 0 || check_shards(&s, e) < 0) return -1;
    for (uint32_t i = 0; i < s.n; i++) n += s.all[i].info.n;
    p->db.entries = ARENA_ARRAY(a, struct compdb_entry, n + 1);
    for (uint32_t i = 0; i < s.n; i++)
        for (uint32_t k = 0; k < s.all[i].info.n; k++) add_entry(&s, &p->db, &s.all[i], &s.all[i].info.tus[k]);
    compdb_finish(&p->db);
    return 0;
}

static int take_unit(struct run *r, struct store *db, uint32_t i, struct err *e)
{
    struct map_tu *tu = &r->map.tus[i];
    const struct part_unit *kept = r->plan.tus[i]->kept;
    struct arena scratch = {0};
    const void *ir;
    size_t len;
    struct err why = {{0}};
    int rc = store_get_ir(db, kept->tu.key, &scratch, &ir, &len, e);
    if (rc == 1) tu->unit = ir_unpack(ir, len, &why);
    arena_release(&scratch);
    if (rc < 0) return -1;
    if (!tu->unit)
        return err_set(e, "%s: cannot be read (%s): capture it again with this cancelcheck", kept->part,
                       rc ? why.msg : "a unit is missing");
    struct ir_unit *u = tu->unit;
    u->main_file = moved(&u->arena, u->main_file, kept->root, r->plan.root);
    for (uint32_t k = 0; k < u->n_files; k++) u->files[k] = moved(&u->arena, u->files[k], kept->root, r->plan.root);
    return 0;
}

/* Units of one part, which is opened once. */
static int take_part(struct run *r, const char *path, struct err *e)
{
    struct store *db = store_open(path, true, e);
    int rc = db ? 0 : -1;
    for (uint32_t i = 0; rc == 0 && i < r->map.n; i++) {
        const struct part_unit *kept = r->plan.tus[i]->kept;
        if (kept->part != path) continue;
        struct map_tu *tu = &r->map.tus[i];
        tu->status = kept->tu.status;
        tu->why = kept->tu.why;
        tu->n_errors = kept->tu.n_errors;
        tu->n_skipped = kept->tu.n_skipped;
        tu->lines = kept->tu.lines;
        if (tu->status == STORE_TU_OK) rc = take_unit(r, db, i, e);
    }
    store_close(db);
    return rc;
}

int parts_map(struct run *r, struct err *e)
{
    struct map *out = &r->map;
    for (uint32_t i = 0; i < out->n; i++) {
        const char *path = r->plan.tus[i]->kept->part;
        bool done = false;
        for (uint32_t k = 0; k < i && !done; k++) done = r->plan.tus[k]->kept->part == path;
        if (!done && take_part(r, path, e) < 0) return -1;
    }
    for (uint32_t i = 0; i < out->n; i++) {
        const struct map_tu *tu = &out->tus[i];
        struct store_tu row = r->plan.tus[i]->kept->tu;
        row.file = r->plan.tus[i]->file;
        row.why = tu->why;
        row.args = NULL;
        if (store_note_tu(r->store, r->id, &row, e) < 0) return -1;
        if (tu->unit) out->units[out->n_units++] = tu->unit;
    }
    out->loaded = true;
    return store_notes_end(r->store, e);
}
