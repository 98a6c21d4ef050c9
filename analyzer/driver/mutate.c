/*
 * Mutation: what is reported when a program forgets one release? Each call that ends a handle is taken out of the
 * intermediate code by itself, the program is analysed anew, and the findings that came with it are written down.
 */
#define _GNU_SOURCE
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"
#include "driver/scratch.h"

#include <errno.h>
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LOOK_EVERY 5000000 /* nanoseconds */

struct mutator {
    const struct run *run; /* the untouched program, analysed */
    struct engine_options options;
    const struct engine_release *releases;
    uint32_t n_releases;
    uint32_t *calls; /* first release of each call to delete */
    uint32_t n_calls;
};

/* ---- taking a call out ---- */

/* The instructions of a function's blocks as they were. */
struct undo {
    struct ir_func *f;
    struct ir_instr **instrs;
    uint32_t *n;
};

static struct undo save(struct arena *a, struct ir_func *f)
{
    struct undo u = {f, ARENA_ARRAY(a, struct ir_instr *, f->n_blocks), ARENA_ARRAY(a, uint32_t, f->n_blocks)};
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        struct ir_block *blk = &f->blocks[b];
        u.instrs[b] = blk->instrs;
        u.n[b] = blk->n_instrs;
        blk->instrs = ARENA_ARRAY(a, struct ir_instr, blk->n_instrs + 1);
        if (blk->n_instrs) memcpy(blk->instrs, u.instrs[b], blk->n_instrs * sizeof *blk->instrs);
    }
    return u;
}

static void restore(const struct undo *u)
{
    for (uint32_t b = 0; b < u->f->n_blocks; b++) {
        u->f->blocks[b].instrs = u->instrs[b];
        u->f->blocks[b].n_instrs = u->n[b];
    }
}

static void take_out(struct ir_block *blk, uint32_t i)
{
    memmove(&blk->instrs[i], &blk->instrs[i + 1], (blk->n_instrs - 1 - i) * sizeof *blk->instrs);
    blk->n_instrs--;
}

static bool same_expansion(const struct ir_unit *u, uint32_t x, uint32_t y)
{
    const struct ir_pos *a = &u->positions[x], *b = &u->positions[y];
    return a->file == b->file && a->line == b->line && a->col == b->col;
}

static bool in_macro(const struct ir_unit *u, uint32_t pos)
{
    const struct ir_pos *p = &u->positions[pos];
    return p->spell_file != p->file || p->spell_line != p->line || p->spell_col != p->col;
}

/* A macro that releases and clears goes as a whole: without the stores of constants behind pointers, too. */
static void take_out_clearing(const struct ir_unit *u, struct ir_func *f, uint32_t pos)
{
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        struct ir_block *blk = &f->blocks[b];
        for (uint32_t i = blk->n_instrs; i-- > 0;) {
            const struct ir_instr *in = &blk->instrs[i];
            bool constant = in->op == IR_ASSIGN && (in->a.kind == IR_O_NULL || in->a.kind == IR_O_INT);
            if (!constant || !same_expansion(u, in->pos, pos)) continue;
            const struct ir_place *dst = &f->places[in->dst];
            if (dst->n_projs && dst->projs[dst->n_projs - 1].kind == IR_PROJ_DEREF) take_out(blk, i);
        }
    }
}

/* A variable declared without its cleanup attribute: no scope's end releases it. */
static void take_out_cleanups(struct ir_func *f, struct ir_instr call)
{
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        struct ir_block *blk = &f->blocks[b];
        for (uint32_t i = blk->n_instrs; i-- > 0;) {
            const struct ir_instr *in = &blk->instrs[i];
            if (in->op == IR_CALL && (in->flags & IR_CALL_CLEANUP) && in->a.kind == call.a.kind &&
                in->a.index == call.a.index && in->n_args == 1 && in->args[0].kind == call.args[0].kind &&
                in->args[0].index == call.args[0].index)
                take_out(blk, i);
        }
    }
}

/* `x = release(x)`, straight or through a temporary, goes as a whole; the result of any other call is anything. */
static void take_out_call(struct ir_func *f, struct ir_block *blk, uint32_t i)
{
    struct ir_instr *in = &blk->instrs[i];
    uint32_t dst = in->dst;
    if (dst == IR_NONE) {
        take_out(blk, i);
        return;
    }
    struct ir_instr *next = i + 1 < blk->n_instrs ? &blk->instrs[i + 1] : NULL;
    const struct ir_place *to = &f->places[dst];
    bool temp = to->base == IR_BASE_VAR && !to->n_projs && f->vars[to->index].kind == IR_VAR_TEMP;
    bool moves = temp && next && next->op == IR_ASSIGN && next->a.kind == IR_O_PLACE && next->a.index == dst;
    if (moves) dst = next->dst;
    for (uint32_t k = 0; k < in->n_args; k++) {
        if (in->args[k].kind != IR_O_PLACE || in->args[k].index != dst) continue;
        if (moves) take_out(blk, i + 1);
        take_out(blk, i);
        return;
    }
    struct ir_instr unknown = {.op = IR_ASSIGN, .pos = in->pos, .dst = in->dst};
    unknown.a.kind = IR_O_UNKNOWN;
    *in = unknown;
}

/* Some path from block `b` on ends in a return. */
static bool returns(const struct ir_func *f, uint32_t b, bool *seen)
{
    const struct ir_term *t = &f->blocks[b].term;
    if (seen[b]) return false;
    seen[b] = true;
    if (t->kind == IR_RET) return true;
    for (uint32_t i = 0; i < t->n_targets; i++)
        if (returns(f, t->targets[i], seen)) return true;
    for (uint32_t i = 0; t->kind == IR_SWITCH && i < t->n_cases; i++)
        if (returns(f, t->cases[i].target, seen)) return true;
    return false;
}

static void delete_release(const struct ir_unit *u, const struct engine_release *r)
{
    struct ir_func *f = u->funcs[r->func];
    struct ir_block *blk = &f->blocks[r->block];
    struct ir_instr call = blk->instrs[r->instr];
    if (r->cleanup && call.n_args == 1) {
        take_out_cleanups(f, call);
        return;
    }
    take_out_call(f, blk, r->instr);
    if (in_macro(u, call.pos)) take_out_clearing(u, f, call.pos);
}

/* ---- what is told ---- */

static json_t *place(const struct mutator *m, struct arena *a, const struct finding_loc *l)
{
    if (!l->line) return json_string("");
    const char *root = m->run->plan.root, *file = path_is_under(root, l->file) ? path_relative(root, l->file) : l->file;
    return json_string(arena_sprintf(a, "%s:%u:%u", file, l->line, l->col));
}

static void text(json_t *o, const char *key, const char *value)
{
    json_object_set_new(o, key, json_string(value ? value : ""));
}

static json_t *tell_finding(const struct mutator *m, struct arena *a, const struct finding *f)
{
    json_t *o = json_object();
    text(o, "check", f->check);
    json_object_set_new(o, "at", place(m, a, &f->loc));
    text(o, "confidence", finding_confidence_name(f->confidence));
    text(o, "function", f->function);
    text(o, "kind", f->handle_kind);
    text(o, "handle", f->handle);
    text(o, "creator", f->creator);
    text(o, "message", f->message);
    for (uint32_t i = 0; i < f->n_steps; i++)
        if (f->steps[i].kind == FINDING_STEP_CREATE) json_object_set_new(o, "created", place(m, a, &f->steps[i].loc));
    return o;
}

static json_t *tell_release(const struct mutator *m, struct arena *a, const struct engine_release *r)
{
    static const char *const holders[] = {"local", "field", "global", "argument", "other"};
    json_t *o = json_object();
    json_object_set_new(o, "at", place(m, a, &r->at));
    text(o, "function", r->function);
    text(o, "by", r->by);
    text(o, "kind", r->handle->qual);
    text(o, "holder", holders[r->holder]);
    text(o, "handle", r->name);
    text(o, "record", r->record);
    text(o, "field", r->field);
    text(o, "creator", r->creator);
    json_object_set_new(o, "created", place(m, a, &r->created));
    json_object_set_new(o, "created_in_view", json_boolean(r->created_in_view));
    json_object_set_new(o, "owned", json_boolean(r->owned));
    json_object_set_new(o, "armed", json_boolean(r->handle->armed));
    json_object_set_new(o, "owner_ends", json_boolean(r->owner_ends));
    json_object_set_new(o, "direct", json_boolean(r->direct));
    json_object_set_new(o, "armed_anew", json_boolean(r->armed_anew));
    json_object_set_new(o, "cleanup", json_boolean(r->cleanup));
    return o;
}

static bool same_finding(const struct finding *x, const struct finding *y)
{
    return x->loc.line == y->loc.line && x->loc.col == y->loc.col && x->confidence == y->confidence &&
           strcmp(x->check, y->check) == 0 && strcmp(x->loc.file, y->loc.file) == 0 &&
           strcmp(x->handle, y->handle) == 0;
}

/* Findings of `x` that `y` does not have. */
static json_t *difference(const struct mutator *m, struct arena *a, const struct results *x, const struct results *y)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < x->n; i++) {
        bool known = x->findings[i].suppressed;
        for (uint32_t k = 0; k < y->n && !known; k++) known = same_finding(&x->findings[i], &y->findings[k]);
        if (!known) json_array_append_new(list, tell_finding(m, a, &x->findings[i]));
    }
    return list;
}

static bool same_place(const struct finding_loc *x, const struct finding_loc *y)
{
    return x->line == y->line && x->col == y->col && strcmp(x->file, y->file) == 0;
}

static bool is_about(const struct engine_fate *f, const struct engine_release *r)
{
    return f->which == r->which && same_place(&f->created, &r->created);
}

/* What becomes of the handle whose release was taken out; in the untouched program (`was`) as well or only now. */
static json_t *tell_fates(const struct mutator *m, struct arena *a, const struct program *now,
                          const struct engine_release *r)
{
    static const char *const words[] = {"released", "owned", "given", "gone", "exit", "returned", "lost"};
    uint32_t n, n_was;
    const struct engine_fate *f = engine_fates(now, &n), *was = engine_fates(m->run->program, &n_was);
    json_t *list = json_array();
    for (uint32_t i = 0; i < n; i++) {
        if (!is_about(&f[i], r)) continue;
        bool fresh = true;
        for (uint32_t k = 0; k < n_was && fresh; k++)
            fresh = was[k].kind != f[i].kind || !is_about(&was[k], r) || !same_place(&was[k].at, &f[i].at);
        json_t *o = json_object();
        text(o, "what", words[f[i].kind]);
        text(o, "by", f[i].by);
        json_object_set_new(o, "at", place(m, a, &f[i].at));
        json_object_set_new(o, "new", json_boolean(fresh));
        json_array_append_new(list, o);
    }
    return list;
}

/* ---- one deletion ---- */

static bool same_call(const struct engine_release *x, const struct engine_release *y)
{
    return x->unit == y->unit && x->func == y->func && x->block == y->block && x->instr == y->instr;
}

static int one(const struct mutator *m, uint32_t call, FILE *to, struct err *e)
{
    struct arena a = {0};
    struct run run = *m->run;
    uint32_t first = m->calls[call];
    const struct engine_release *r = &m->releases[first];
    const struct ir_unit *u = run.map.units[r->unit];
    struct undo undo = save(&a, u->funcs[r->func]);
    delete_release(u, r);
    bool goes_on = returns(u->funcs[r->func], r->block, ARENA_ARRAY(&a, bool, u->funcs[r->func]->n_blocks));
    run.arena = &a;
    run.program = program_link(run.map.units, run.map.n_units, run.rules);
    engine_run(run.program, &m->options);
    reduce_collect(&run);
    int rc = results_collect(&run, e);
    if (rc == 0) {
        json_t *o = json_object(), *ends = json_array();
        for (uint32_t i = first; i < m->n_releases && same_call(&m->releases[i], r); i++) {
            json_t *end = tell_release(m, &a, &m->releases[i]);
            if (m->releases[i].holder == ENGINE_HOLDER_LOCAL)
                json_object_set_new(end, "fates", tell_fates(m, &a, run.program, &m->releases[i]));
            json_array_append_new(ends, end);
        }
        json_object_set_new(o, "deleted", ends);
        json_object_set_new(o, "returns", json_boolean(goes_on)); /* else the process or thread ends */
        json_object_set_new(o, "new", difference(m, &a, &run.results, &m->run->results));
        json_object_set_new(o, "gone", difference(m, &a, &m->run->results, &run.results));
        char *line = json_dumps(o, JSON_COMPACT | JSON_PRESERVE_ORDER);
        fprintf(to, "%u %s\n", call, line ? line : "{}");
        free(line);
        json_decref(o);
    }
    program_free(run.program);
    restore(&undo);
    arena_release(&a);
    return rc;
}

/* ---- all of them, shared out among processes ---- */

static int cmp_release(const void *x, const void *y)
{
    const struct engine_release *a = x, *b = y;
#define ORDER(field)                                                                                                   \
    if (a->field != b->field) return a->field < b->field ? -1 : 1
    ORDER(unit);
    ORDER(func);
    ORDER(block);
    ORDER(instr);
#undef ORDER
    return strcmp(a->name, b->name);
}

static const struct ir_instr *call_of(const struct mutator *m, const struct engine_release *r)
{
    return &m->run->map.units[r->unit]->funcs[r->func]->blocks[r->block].instrs[r->instr];
}

/* Both are what one cleanup attribute runs. */
static bool same_variable(const struct mutator *m, const struct engine_release *x, const struct engine_release *y)
{
    const struct ir_instr *a = call_of(m, x), *b = call_of(m, y);
    return a->n_args == 1 && b->n_args == 1 && a->a.index == b->a.index && a->args[0].kind == b->args[0].kind &&
           a->args[0].index == b->args[0].index;
}

/* Of the handles that the call of release `i` ends, one is held by a field and made in view, and no function of the
 * program stands between. */
static bool of_field(const struct engine_release *all, uint32_t n, uint32_t i)
{
    for (uint32_t k = i; k < n && same_call(&all[k], &all[i]); k++)
        if (all[k].holder == ENGINE_HOLDER_FIELD && all[k].direct && all[k].created_in_view) return true;
    return false;
}

/* One of the places FILE:LINE of the list is that one. */
static bool is_at(const char *list, const struct finding_loc *l)
{
    for (const char *at = list; *at;) {
        size_t n = strcspn(at, ","), k = n, file = strlen(l->file);
        while (k && at[k - 1] != ':') k--;
        if (k && strtoul(at + k, NULL, 10) == l->line && file >= k - 1 &&
            strncmp(l->file + file - (k - 1), at, k - 1) == 0)
            return true;
        at += n + (at[n] == ',');
    }
    return false;
}

/* The calls to delete: those in the project's own files, each once; a cleanup attribute once for its variable. */
static void choose(struct mutator *m, struct arena *a, struct driver_mutations which)
{
    uint32_t n, met = 0;
    const struct engine_release *all = engine_releases(m->run->program, &n);
    struct engine_release *sorted = ARENA_ARRAY(a, struct engine_release, n + 1);
    if (n) memcpy(sorted, all, n * sizeof *sorted);
    if (n > 1) qsort(sorted, n, sizeof *sorted, cmp_release);
    m->releases = sorted;
    m->n_releases = n;
    m->calls = ARENA_ARRAY(a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const struct engine_release *r = &sorted[i];
        bool again = i > 0 && same_call(r, &sorted[i - 1]);
        for (uint32_t k = i; r->cleanup && !again && k-- > 0 && sorted[k].func == r->func && sorted[k].unit == r->unit;)
            again = sorted[k].cleanup && same_variable(m, r, &sorted[k]);
        if (again || !path_is_under(m->run->plan.root, r->at.file)) continue;
        bool chosen = met++ % which.step == 0 && (!which.at || is_at(which.at, &r->at));
        if (chosen && (!which.fields || of_field(sorted, n, i))) m->calls[m->n_calls++] = i;
    }
}

static int work(const struct mutator *m, uint32_t worker, uint32_t workers, FILE *to)
{
    struct err e = {{0}};
    for (uint32_t i = worker; i < m->n_calls; i += workers) {
        if (one(m, i, to, &e) < 0 || fflush(to) != 0) return -1;
        if (m->run->config->progress && worker == 0) fprintf(stderr, "\r\033[Kdeletion %u of %u", i + 1, m->n_calls);
    }
    return 0;
}

/* Lines come back in order, whoever wrote them. */
static int gather(const struct mutator *m, FILE **parts, uint32_t n, struct arena *a, struct strbuf *out)
{
    const char **lines = ARENA_ARRAY(a, const char *, m->n_calls + 1);
    char *line = NULL, *end;
    size_t cap = 0;
    for (uint32_t w = 0; w < n; w++) {
        if (fseeko(parts[w], 0, SEEK_SET) < 0) break;
        while (getline(&line, &cap, parts[w]) > 0) {
            unsigned long i = strtoul(line, &end, 10);
            if (i < m->n_calls && *end == ' ') lines[i] = arena_strdup(a, end + 1);
        }
    }
    free(line);
    for (uint32_t i = 0; i < m->n_calls; i++) {
        if (!lines[i]) return -1;
        strbuf_puts(out, lines[i]);
    }
    return 0;
}

static off_t written(FILE **parts, uint32_t n)
{
    off_t sum = 0;
    struct stat st;
    for (uint32_t i = 0; i < n; i++) sum += fstat(fileno(parts[i]), &st) == 0 ? st.st_size : 0;
    return sum;
}

/* Until all have ended; those that write nothing for as long as a file may take are ended. */
static int await(const struct mutator *m, FILE **parts, pid_t *pids, uint32_t n, struct err *e)
{
    uint32_t left = n;
    off_t known = 0;
    double since = phases_now();
    bool killed = false;
    int rc = 0, status;
    while (left) {
        for (uint32_t i = 0; i < n; i++) {
            pid_t ended = pids[i] ? waitpid(pids[i], &status, WNOHANG) : 0;
            if (!ended) continue;
            pids[i] = 0;
            left--;
            if ((ended < 0 || !WIFEXITED(status) || WEXITSTATUS(status)) && rc == 0)
                rc = err_set(e, "a worker did not finish");
        }
        nanosleep(&(struct timespec){.tv_nsec = LOOK_EVERY}, NULL);
        off_t now = written(parts, n);
        if (now != known) since = phases_now();
        known = now;
        if (killed || phases_now() - since < m->run->config->tu_timeout) continue;
        killed = true;
        rc = err_set(e, "workers gave no answer for %u seconds (--tu-timeout allows more)", m->run->config->tu_timeout);
        for (uint32_t i = 0; i < n; i++)
            if (pids[i]) kill(pids[i], SIGKILL);
    }
    return rc;
}

static int share_out(const struct mutator *m, struct arena *a, struct strbuf *out, struct err *e)
{
    uint32_t n = m->run->config->jobs < m->n_calls ? m->run->config->jobs : m->n_calls, opened = 0, started = 0;
    FILE **parts = ARENA_ARRAY(a, FILE *, n + 1);
    pid_t *pids = ARENA_ARRAY(a, pid_t, n + 1);
    int rc = 0;
    while (opened < n && (parts[opened] = scratch_file())) opened++;
    if (opened < n) rc = err_set(e, "no temporary file: %s", strerror(errno));
    fflush(NULL);
    for (; rc == 0 && started < n; started++) {
        pids[started] = fork();
        if (pids[started] == 0) _exit(work(m, started, n, parts[started]) == 0 ? 0 : 1);
        if (pids[started] < 0) {
            rc = err_set(e, "no process: %s", strerror(errno));
            break;
        }
    }
    if (await(m, parts, pids, started, e) < 0) rc = -1;
    if (rc == 0 && gather(m, parts, n, a, out) < 0) rc = err_set(e, "a worker's answer is not whole");
    for (uint32_t i = 0; i < opened; i++) fclose(parts[i]);
    return rc;
}

/* The untouched program: how much it is, what is said of it. */
static void tell_control(const struct mutator *m, struct arena *a, struct strbuf *out)
{
    json_t *o = json_object(), *list = json_array();
    uint64_t lines = 0;
    const struct results *res = &m->run->results;
    for (uint32_t i = 0; i < m->run->map.n; i++) lines += m->run->map.tus[i].lines;
    for (uint32_t i = 0; i < res->n; i++)
        if (!res->findings[i].suppressed) json_array_append_new(list, tell_finding(m, a, &res->findings[i]));
    json_object_set_new(o, "lines", json_integer((json_int_t)lines));
    json_object_set_new(o, "units", json_integer(m->run->map.n_units));
    json_object_set_new(o, "deletions", json_integer(m->n_calls));
    json_object_set_new(o, "findings", list);
    char *line = json_dumps(o, JSON_COMPACT | JSON_PRESERVE_ORDER);
    strbuf_addf(out, "%s\n", line ? line : "{}");
    free(line);
    json_decref(o);
}

int driver_mutate(const struct config *c, struct driver_mutations which, struct strbuf *out, struct err *e)
{
    struct arena a = {0};
    struct run run;
    int rc = run_open(&run, c, &a, e);
    if (rc == 0) rc = map_run(&run, e);
    if (rc == 0) {
        struct mutator m = {.run = &run};
        m.options = (struct engine_options){.max_states = c->max_states, .max_steps = c->max_visits};
        m.options.main_exit = (enum engine_main_exit)c->process_exit;
        m.options.whole_program = run.plan.whole_program;
        m.options.record = true;
        run.program = program_link(run.map.units, run.map.n_units, run.rules);
        engine_run(run.program, &m.options);
        reduce_collect(&run);
        rc = results_collect(&run, e);
        choose(&m, &a, which);
        if (rc == 0) tell_control(&m, &a, out);
        if (rc == 0) rc = share_out(&m, &a, out, e);
    }
    if (c->progress) fprintf(stderr, "\r\033[K");
    run_close(&run);
    arena_release(&a);
    return rc;
}
