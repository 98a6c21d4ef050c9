/* The map step: every planned unit becomes IR, from the store when nothing it was made of has changed, else by a
 * worker. */
#include "driver/driver_internal.h"

#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "driver/before.h"
#include "driver/headers.h"
#include "driver/stop.h"
#include "driver/workers.h"
#include "frontend/frontend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PACKS_FORMAT = 1 }; /* of the trees of packs that are kept */

struct mapper {
    struct run *run;
    const struct config *config;
    const struct plan *plan;
    struct arena *arena;
    struct map *map;
    struct content *content; /* NULL: nothing is kept */
    uint32_t *queue;         /* indexes of the units that workers do */
    uint32_t n_queue;
    struct headers *headers;
    bool plain;      /* the second time: without shared headers */
    uint32_t *again; /* items whose worker was lost while it used one */
    uint32_t n_again;
    struct timespec started;
    double first_line; /* when the first unit was begun */
    double last_line;  /* when the progress line was written last */
};

/* ---- in the worker ---- */

static void *start_worker(void *ctx)
{
    const struct mapper *m = ctx;
    return frontend_new(m->config->resource_dir);
}

/* A file written since the run began may have been parsed in one state and hashed in another. */
static bool is_changing(const struct mapper *m, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) return true;
    if (st.st_mtim.tv_sec != m->started.tv_sec) return st.st_mtim.tv_sec > m->started.tv_sec;
    return st.st_mtim.tv_nsec >= m->started.tv_nsec;
}

static void fill_deps(const struct mapper *m, const struct frontend_result *r, struct arena *a,
                      struct unit_message *msg)
{
    msg->deps = ARENA_ARRAY(a, const char *, r->n_deps + 1);
    for (uint32_t i = 0; i < r->n_deps; i++) {
        msg->deps[msg->n_deps++] = r->deps[i].path;
        if (m->content && !msg->changing) msg->changing = is_changing(m, r->deps[i].path);
    }
}

static void do_unit(void *ctx, void *state, uint32_t item, struct bytes_writer *out)
{
    const struct mapper *m = ctx;
    const struct compdb_entry *entry = m->plan->tus[m->queue[item]];
    struct arena a = {0};
    struct err e = {{0}};
    struct frontend_result r = {0};
    struct frontend_job job = {
        .file = entry->file, .dir = entry->dir, .root = m->plan->root, .verify = m->config->verify_ir};
    if (!m->plain) job.pch = headers_for(m->headers, item);
    job.args = plan_args(m->plan, entry, &a, &job.n_args);
    int rc = frontend_run(state, &job, &r, &e);
    struct bytes_writer ir = {0};
    struct unit_message msg = {
        .fatal = r.fatal,
        .why = rc < 0 && e.msg[0] ? e.msg : r.first_error,
        .first_skipped = r.first_skipped,
        .n_errors = r.n_errors,
        .n_skipped = r.n_skipped,
        .lines = r.lines,
        .parse_seconds = r.parse_seconds,
        .lower_seconds = r.lower_seconds,
        .header = (uint8_t)r.header,
        .refusal = r.refusal,
    };
    if (rc == 0 && r.unit) {
        ir_pack(&ir, r.unit);
        msg.has_unit = true;
        msg.ir = ir.data;
        msg.ir_len = ir.len;
        fill_deps(m, &r, &a, &msg);
    }
    unit_message_put(out, &msg);
    bytes_writer_release(&ir);
    if (r.unit) ir_unit_free(r.unit);
    arena_release(&a);
}

/* ---- in the parent ---- */

/* Functions for the view of that name; pseudo functions have no symbol. */
static void list_functions(const struct ir_unit *u, struct arena *a, struct store_tu *tu)
{
    struct store_function *fs = ARENA_ARRAY(a, struct store_function, u->n_funcs + 1);
    for (uint32_t i = 0; i < u->n_funcs; i++) {
        const struct ir_func *f = u->funcs[i];
        if (f->sym == IR_NONE) continue;
        const struct ir_sym *sym = &u->syms[f->sym];
        const struct ir_pos *pos = &u->positions[f->pos];
        fs[tu->n_functions++] = (struct store_function){
            .name = sym->name,
            .usr = sym->usr,
            .file = pos->file == IR_NONE ? "" : u->files[pos->file],
            .line = pos->line,
        };
    }
    tu->functions = fs;
}

static void judge(struct mapper *m, struct map_tu *tu, const struct unit_message *msg)
{
    struct err e = {{0}};
    tu->n_errors = msg->n_errors;
    tu->n_skipped = msg->n_skipped;
    tu->lines = msg->lines;
    tu->why = msg->why;
    tu->status = msg->has_unit && !msg->fatal ? STORE_TU_OK : STORE_TU_FAILED;
    if (!msg->has_unit) {
        if (!tu->why[0]) tu->why = "could not be parsed";
        return;
    }
    double t = phases_now();
    tu->unit = ir_unpack(msg->ir, msg->ir_len, &e);
    m->map->unpack_seconds += phases_now() - t;
    if (tu->unit) return;
    tu->status = STORE_TU_FAILED;
    tu->why = arena_sprintf(m->arena, "internal: its IR does not hold: %s", e.msg);
}

/* What of the message goes into the cache: nothing when the unit is not whole or its files were just written. */
static void fill_entry(struct mapper *m, const struct compdb_entry *entry, struct map_tu *tu,
                       const struct unit_message *msg, struct arena *a, struct store_tu *row)
{
    if (!m->content) return;
    if (tu->status == STORE_TU_FAILED) { /* tried again in the next run; what came out may be the same */
        char hex[33];
        hash_hex128(msg->ir, msg->ir_len, hex);
        tu->content = arena_sprintf(m->arena, "failed %s %s", hex, tu->why);
    }
    if (tu->status != STORE_TU_OK || msg->changing) return;
    row->content_hash = content_hash(m->content, entry, msg->deps, msg->n_deps, a);
    if (!row->content_hash[0]) return;
    tu->content = arena_strdup(m->arena, row->content_hash);
    row->deps = msg->deps;
    row->n_deps = msg->n_deps;
    row->ir = msg->ir;
    row->ir_len = msg->ir_len;
    list_functions(tu->unit, a, row);
}

static void note_header(struct mapper *m, const struct compdb_entry *entry, const struct unit_message *msg)
{
    m->map->headers_used += msg->header == FRONTEND_HEADER_USED;
    if (msg->header != FRONTEND_HEADER_REFUSED) return;
    if (m->map->headers_refused++ == 0)
        m->map->first_refusal = driver_reason(m->arena, m->plan->root, entry->file, msg->refusal);
}

/* For those who link the part: where the unit stands among those of its file. */
static const char *args_text(const struct mapper *m, const struct compdb_entry *entry, struct arena *a)
{
    return m->config->capture ? parts_args(entry, a) : NULL;
}

static int deliver(void *ctx, uint32_t item, const struct workers_result *r, struct err *e)
{
    struct mapper *m = ctx;
    uint32_t index = m->queue[item];
    const struct compdb_entry *entry = m->plan->tus[index];
    struct map_tu *tu = &m->map->tus[index];
    struct unit_message msg = {.why = ""};
    struct arena scratch = {0};
    if (r->end != WORKERS_DONE && !m->plain && headers_for(m->headers, item)) {
        m->again[m->n_again++] = index;
        return 0;
    }
    if (r->end != WORKERS_DONE) {
        tu->status = r->end == WORKERS_TIMED_OUT ? STORE_TU_TIMED_OUT : STORE_TU_CRASHED;
        tu->why = r->why;
    } else if (unit_message_get(r->data, r->len, &scratch, &msg) < 0) {
        msg = (struct unit_message){.why = ""};
        tu->status = STORE_TU_CRASHED;
        tu->why = "its worker's answer was damaged";
    } else {
        judge(m, tu, &msg);
    }
    tu->why = arena_strdup(m->arena, tu->why);
    tu->touched = before_touches(m->run, msg.deps, msg.n_deps);
    note_header(m, entry, &msg);
    m->map->parse_seconds += msg.parse_seconds;
    m->map->lower_seconds += msg.lower_seconds;
    struct store_tu row = {
        .file = entry->file,
        .key = tu->key,
        .args = args_text(m, entry, &scratch),
        .status = tu->status,
        .why = tu->why,
        .content_hash = "",
        .lines = tu->lines,
        .n_errors = tu->n_errors,
        .n_skipped = tu->n_skipped,
        .parse_seconds = msg.parse_seconds,
        .lower_seconds = msg.lower_seconds,
    };
    fill_entry(m, entry, tu, &msg, &scratch, &row);
    int rc = store_put_tu(m->run->store, m->run->id, &row, e);
    arena_release(&scratch);
    return rc;
}

/* "about 12 s left, " once there is something to judge by. */
static const char *time_left(const struct mapper *m, uint32_t done, double now, char *out, size_t size)
{
    double elapsed = now - m->first_line;
    if (done < 3 || elapsed < 1) return "";
    double left = elapsed / done * (m->n_queue - done);
    if (left < 90)
        snprintf(out, size, "about %.0f s left, ", left + 0.5);
    else
        snprintf(out, size, "about %.0f min left, ", left / 60 + 0.5);
    return out;
}

static void progress(void *ctx, uint32_t done, uint32_t current)
{
    struct mapper *m = ctx;
    char left[48];
    double t = phases_now();
    if (m->first_line == 0) m->first_line = t;
    if (t - m->last_line < 0.1) return;
    m->last_line = t;
    const char *file = path_relative(m->plan->root, m->plan->tus[m->queue[current]]->file);
    struct strbuf line = {0};
    strbuf_visible(&line, file);
    const char *shown = strbuf_cstr(&line);
    if (line.len > 60) shown += line.len - 60;
    fprintf(stderr, "\r\033[K[%u/%u] %s%s", done, m->n_queue, time_left(m, done, t, left, sizeof left), shown);
    fflush(stderr);
    strbuf_release(&line);
}

/* ---- units that need no worker ---- */

static int note(struct mapper *m, uint32_t index, enum store_tu_status status, const char *why, struct err *e)
{
    struct map_tu *tu = &m->map->tus[index];
    tu->status = status;
    tu->why = why;
    struct store_tu row = {
        .file = m->plan->tus[index]->file, .key = "", .status = status, .why = why, .content_hash = ""};
    row.args = args_text(m, m->plan->tus[index], m->arena);
    return store_put_tu(m->run->store, m->run->id, &row, e);
}

static int note_missing(struct mapper *m, uint32_t index, struct err *e)
{
    const char *file = m->plan->tus[index]->file;
    m->map->tus[index].content = arena_sprintf(m->arena, "missing %s", file);
    return note(m, index, STORE_TU_FAILED,
                path_exists(file)
                    ? "source file is a folder, pipe or device: record the database anew"
                    : "source file is missing: build first if it is generated, else record the database anew",
                e);
}

/* 1 when the store has what the unit would become, 0 when it has to be parsed, -1 with `e`. */
static int is_kept(struct mapper *m, uint32_t index, struct err *e)
{
    const struct compdb_entry *entry = m->plan->tus[index];
    struct map_tu *tu = &m->map->tus[index];
    struct arena scratch = {0};
    struct store_tu row;
    tu->key = content_key(m->config, m->plan, entry, m->arena);
    int rc = store_get_tu(m->run->store, tu->key, &scratch, &row, e);
    if (rc == 1) {
        const char *hash = content_hash(m->content, entry, row.deps, row.n_deps, &scratch);
        rc = hash[0] && strcmp(hash, row.content_hash) == 0;
    }
    if (rc == 1) {
        tu->status = STORE_TU_OK;
        tu->why = arena_strdup(m->arena, row.why);
        tu->n_errors = row.n_errors;
        tu->n_skipped = row.n_skipped;
        tu->lines = row.lines;
        tu->cached = true;
        tu->content = arena_strdup(m->arena, row.content_hash);
        tu->touched = before_touches(m->run, row.deps, row.n_deps);
    }
    arena_release(&scratch);
    return rc;
}

/* 1 when its IR is here, 0 when it is of another format, or damaged; -1 with `e`. */
static int load(struct store *s, struct map *out, struct map_tu *tu, struct err *e)
{
    struct arena scratch = {0};
    const void *ir;
    size_t len;
    int rc = store_get_ir(s, tu->key, &scratch, &ir, &len, e);
    double t = phases_now();
    if (rc == 1) tu->unit = ir_unpack(ir, len, NULL);
    out->unpack_seconds += phases_now() - t;
    arena_release(&scratch);
    return rc < 0 ? -1 : tu->unit != NULL;
}

/* Units of the store: their IR. Those whose IR does not read are parsed after all. */
static int load_kept(struct mapper *m, struct err *e)
{
    struct map *out = m->map;
    m->n_queue = 0;
    out->loaded = true;
    for (uint32_t i = 0; i < out->n; i++) {
        struct map_tu *tu = &out->tus[i];
        int rc = tu->cached ? load(m->run->store, out, tu, e) : 1;
        if (rc < 0) return -1;
        if (rc == 1) continue;
        tu->cached = false;
        m->queue[m->n_queue++] = i;
    }
    return 0;
}

static int note_kept(struct mapper *m, struct err *e)
{
    for (uint32_t i = 0; i < m->map->n; i++) {
        const struct map_tu *tu = &m->map->tus[i];
        if (!tu->cached) continue;
        struct store_tu row = {.file = m->plan->tus[i]->file,
                               .key = tu->key,
                               .status = tu->status,
                               .why = tu->why,
                               .content_hash = "",
                               .lines = tu->lines,
                               .n_errors = tu->n_errors,
                               .n_skipped = tu->n_skipped,
                               .cached = true,
                               .args = args_text(m, m->plan->tus[i], m->arena)};
        if (store_note_tu(m->run->store, m->run->id, &row, e) < 0) return -1;
    }
    return store_notes_end(m->run->store, e);
}

static void list_units(struct map *m)
{
    m->n_units = 0;
    for (uint32_t i = 0; i < m->n; i++)
        if (m->tus[i].unit) m->units[m->n_units++] = m->tus[i].unit;
}

void map_load(struct run *r)
{
    struct map *m = &r->map;
    for (uint32_t i = 0; i < m->n && !m->loaded; i++)
        if (m->tus[i].cached) load(r->store, m, &m->tus[i], NULL);
    m->loaded = true;
    list_units(m);
}

static int sort_out(struct mapper *m, struct err *e)
{
    m->queue = ARENA_ARRAY(m->arena, uint32_t, m->plan->n + 1);
    for (uint32_t i = 0; i < m->plan->n; i++) {
        const struct compdb_entry *entry = m->plan->tus[i];
        int rc = 1;
        if (entry->cxx)
            rc = note(m, i, STORE_TU_SKIPPED, "not C", e);
        else if (entry->missing)
            rc = note_missing(m, i, e);
        else if (m->content && (rc = is_kept(m, i, e)) == 0)
            m->queue[m->n_queue++] = i;
        else if (!m->content)
            m->queue[m->n_queue++] = i;
        if (rc < 0) return -1;
    }
    return 0;
}

static int keep_packs(struct run *r, const char *key, struct err *e)
{
    struct bytes_writer w = {0};
    rules_pack_trees(r->rules, &w);
    int rc = store_put_reduced(r->store, r->id, key, w.data, w.len, e);
    bytes_writer_release(&w);
    return rc;
}

static int parse_packs(void *ctx, struct err *e)
{
    struct run *r = ((struct mapper *)ctx)->run;
    if (!r->rules || r->packs_read) return 0;
    const char *key =
        arena_sprintf(r->arena, "packs %d %016llx", PACKS_FORMAT, (unsigned long long)rules_hash(r->rules));
    const void *trees;
    size_t len;
    int kept = r->config->db_path ? store_get_reduced(r->store, r->id, key, r->arena, &trees, &len, e) : 0;
    if (kept < 0) return -1;
    bool known = kept && rules_known(r->rules, trees, len);
    r->bad_packs = rules_parse(r->rules, e) < 0;
    r->packs_read = !r->bad_packs;
    if (r->bad_packs) return -1;
    return known || !r->config->db_path ? 0 : keep_packs(r, key, e);
}

static int do_units(struct mapper *m, struct err *e)
{
    const struct config *c = m->config;
    struct workers_job job = {
        .n = m->n_queue,
        .jobs = c->jobs < m->n_queue ? c->jobs : m->n_queue,
        .timeout_seconds = c->tu_timeout,
        .sandbox = &m->run->sandbox,
        .ctx = m,
        .start = start_worker,
        .work = do_unit,
        .deliver = deliver,
        .meanwhile = parse_packs,
        .progress = c->progress ? progress : NULL,
    };
    int rc = workers_run(&job, &m->map->signal, e);
    if (c->progress && m->n_queue) fprintf(stderr, "\r\033[K");
    return rc;
}

/* Parses the units of the list, with shared headers where that pays. */
static int do_queue(struct mapper *m, struct err *e)
{
    struct map *out = m->map;
    int rc = 0;
    m->plain = false;
    m->n_again = 0;
    if (m->config->shared_headers) m->headers = headers_make(m->run, m->queue, m->n_queue, &out->signal);
    if (out->signal) rc = err_set(e, "interrupted");
    out->headers = headers_counts(m->headers);
    m->again = ARENA_ARRAY(m->arena, uint32_t, m->n_queue + 1);
    if (rc == 0) rc = do_units(m, e);
    if (rc == 0 && m->n_again) {
        uint32_t *queue = m->queue;
        m->plain = true;
        m->queue = m->again;
        m->n_queue = m->n_again;
        rc = do_units(m, e);
        m->queue = queue;
    }
    /* One that came when no worker was waited for. */
    if (m->n_queue && !out->signal && (out->signal = stop_signal()) && rc == 0) rc = err_set(e, "interrupted");
    headers_free(m->headers);
    m->headers = NULL;
    return rc;
}

int map_run(struct run *r, struct err *e)
{
    const struct config *c = r->config;
    struct map *out = &r->map;
    *out = (struct map){.tus = ARENA_ARRAY(r->arena, struct map_tu, r->plan.n + 1), .n = r->plan.n};
    struct mapper m = {.run = r, .config = c, .plan = &r->plan, .arena = r->arena, .map = out};
    clock_gettime(CLOCK_REALTIME_COARSE, &m.started); /* the clock that file times are taken from */
    for (uint32_t i = 0; i < out->n; i++) out->tus[i].key = out->tus[i].content = "";
    out->units = ARENA_ARRAY(r->arena, struct ir_unit *, out->n + 1);
    if (c->n_parts) return parts_map(r, e) < 0 ? -1 : parse_packs(&m, e);
    if (c->db_path && !(m.content = content_new(m.plan, r->store, e))) return -1;
    int rc = sort_out(&m, e);
    if (rc == 0) rc = do_queue(&m, e);
    if (rc == 0 && !(r->may_reuse && reduce_reuse(r))) {
        rc = load_kept(&m, e);
        if (rc == 0 && m.n_queue) rc = do_queue(&m, e);
    }
    if (rc == 0) rc = note_kept(&m, e);
    if (rc == 0 && !r->reduced.reused) rc = parse_packs(&m, e);
    if (rc == 0 && m.content) rc = content_save(m.content, r->store, e);
    content_free(m.content);
    list_units(out);
    return rc;
}

void map_release(struct map *m)
{
    for (uint32_t i = 0; i < m->n; i++)
        if (m->tus[i].unit) ir_unit_free(m->tus[i].unit);
    *m = (struct map){0};
}
