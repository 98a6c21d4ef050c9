/*
 * Threads, from inside. For each handle that its maker left to a thread the thread's function is run once more, with
 * that handle held from the start: the exits that lose it, and the first use of it, complete what the starter saw.
 */
#include "engine/kept.h"

#include <string.h>

/* What one thread function does with a handle found at one path. */
struct thread_run {
    uint32_t entry;
    const struct spath *path;
    const struct rule_kind *kind;
    bool known;       /* the run was not cut short */
    bool read, freed; /* see struct seed */
    bool ended;       /* on some path it is released or handed on */
    struct finding_loc used;
    const char *user;
    struct engine_event *exits; /* that lose it */
    uint32_t n_exits, cap_exits;
};

struct thread_runs {
    struct program *p;
    struct arena *scratch;
    struct thread_run *runs;
    uint32_t n_runs, cap_runs;
};

/* ---- one run ---- */

/* Its maker had no reason to hand over a handle that is none. */
static struct fact valid(const struct rule_kind *k)
{
    bool pointer = k->repr == RULE_REPR_POINTER || k->repr == RULE_REPR_FNPTR;
    struct fact f = pointer ? fact_nonnull() : k->repr == RULE_REPR_FD ? fact_range(0, INT64_MAX) : fact_any();
    for (uint32_t i = 0; i < k->n_invalid; i++) f = fact_without(f, k->invalid[i]);
    return f;
}

void thread_runs_seed(struct fan *a, struct state *s)
{
    struct seed *seed = a->seed;
    uint32_t args[SUMMARY_ARGS], n = a->f->n_params < SUMMARY_ARGS ? a->f->n_params : SUMMARY_ARGS;
    for (uint32_t i = 0; i < n; i++) args[i] = val_make(&a->v, VAL_PARAM, i, 0, 0);
    seed->site = IR_NONE;
    if (seed->path->index >= n) return;
    struct ob o = {.status = OB_HELD, .count = 1, .cond_val = VAL_NONE, .parent = VAL_NONE};
    o.name = o.owner = CELL_NONE;
    o.handle = seed->param = args[seed->path->index];
    if (seed->path->n) {
        uint32_t cell = fan_resolve(a, s, seed->path, args, n, VAL_NONE);
        if (cell == CELL_NONE) return;
        o.handle = fan_read(a, s, cell, IR_NONE);
        o.name = seed->cell = cell;
        seed->handle = o.handle;
        if (!state_learn(&a->arena, &a->v, s, seed->param, fact_nonnull())) return;
    }
    if (!state_learn(&a->arena, &a->v, s, o.handle, valid(seed->kind))) return;
    struct site st = {.instr = IR_NONE, .kind = seed->kind, .creator = "", .pos = IR_NONE, .recorded = true};
    o.site = seed->site = a->n_sites;
    ARENA_PUSH(&a->arena, a->sites, a->n_sites, a->cap_sites, st);
    state_ob_add(&a->arena, s, o);
}

static void collect(struct fan *a, struct thread_run *r)
{
    const struct seed *seed = a->seed;
    r->known = seed->site != IR_NONE && !a->over;
    if (!r->known) return;
    r->read = seed->read;
    r->freed = seed->freed;
    r->ended = a->sites[seed->site].ended;
    if (seed->used != IR_NONE) r->used = program_loc(a->u, seed->used);
    r->user = seed->user ? seed->user : "";
    for (uint32_t i = 0; i < a->n_events; i++) {
        const struct raw_event *e = &a->events[i];
        if (e->kind != ENGINE_LOST || e->site != seed->site) continue;
        struct engine_event out = fan_tell(a, e);
        struct lend *to = ARENA_ARRAY(&a->arena, struct lend, a->n_lends + 1);
        if (e->lent && !lend_settle(a->p, to, lend_of(a, e->lent, to), e->failing, &out)) continue;
        ARENA_PUSH(&a->p->arena, r->exits, r->n_exits, r->cap_exits, out);
    }
}

static const struct thread_run *run(struct thread_runs *t, const struct phandover *h)
{
    struct program *p = t->p;
    const struct rule_kind *kind = h->event.handle;
    for (uint32_t i = 0; i < t->n_runs; i++)
        if (t->runs[i].entry == h->entry && t->runs[i].kind == kind && spath_eq(t->runs[i].path, h->path))
            return &t->runs[i];
    struct thread_run r = {.entry = h->entry, .path = h->path, .kind = kind};
    struct seed seed = {.path = h->path, .kind = kind, .cell = CELL_NONE, .used = IR_NONE, .param = VAL_NONE};
    struct fan a;
    fan_begin(&a, p, h->entry, t->scratch);
    a.seed = &seed;
    a.last_round = true;
    flow_run(&a);
    kept_tell(&a);
    collect(&a, &r);
    fan_end(&a, t->scratch);
    ARENA_PUSH(&p->arena, t->runs, t->n_runs, t->cap_runs, r);
    return &t->runs[t->n_runs - 1];
}

/* ---- both sides together ---- */

static void put_step(struct engine_event *e, enum finding_step_kind kind, struct finding_loc loc, const char *text)
{
    e->steps[e->n_steps++] = (struct finding_step){kind, loc, text};
}

/* The starter's steps, where the thread begins, and `n` of its own. */
static void tell_both(struct program *p, const struct phandover *h, struct engine_event *e,
                      const struct finding_step *own, uint32_t n)
{
    const struct pfunc *pf = &p->funcs[h->entry];
    const struct engine_event *start = &h->event;
    e->thread = p->syms[pf->sym].name;
    e->n_steps = 0;
    e->steps = ARENA_ARRAY(&p->arena, struct finding_step, start->n_steps + n + 2);
    for (uint32_t i = 0; i < start->n_steps; i++) e->steps[e->n_steps++] = start->steps[i];
    const char *begins =
        arena_sprintf(&p->arena, h->callback ? "the callback is '%s'" : "the thread runs '%s'", e->thread);
    put_step(e, FINDING_STEP_CALL, program_loc(pf->unit, pf->f->pos), begins);
    for (uint32_t i = 0; i < n; i++) e->steps[e->n_steps++] = own[i];
}

static bool reported(const struct program *p, const struct engine_event *e)
{
    for (uint32_t i = 0; i < p->n_events; i++) {
        const struct engine_event *x = &p->events[i];
        if (x->kind == e->kind && x->created.line == e->created.line && x->created.col == e->created.col &&
            x->at.line == e->at.line && x->at.col == e->at.col && strcmp(x->created.file, e->created.file) == 0 &&
            strcmp(x->at.file, e->at.file) == 0)
            return true;
    }
    return false;
}

static void emit(struct program *p, const struct engine_event *e)
{
    if (reported(p, e)) return;
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, *e);
    for (uint32_t i = 0; i < p->n_creations && e->kind != ENGINE_USED_AFTER; i++) {
        const struct finding_loc *made = &p->creations[i].loc;
        if (made->line == e->created.line && made->col == e->created.col && strcmp(made->file, e->created.file) == 0)
            p->creations[i].thread_lost = true;
    }
}

static void report_lost(struct program *p, const struct phandover *h, const struct thread_run *r)
{
    if (h->callback && !r->ended) return; /* it may only borrow its data: who releases it is not known */
    bool seen = h->path->n == 0 || r->read || r->freed;
    for (uint32_t i = 0; i < r->n_exits; i++) {
        const struct engine_event *x = &r->exits[i];
        struct engine_event e = h->event;
        e.at = x->at;
        e.exit = x->exit;
        e.arm = x->arm;
        e.where = x->where;
        e.released_elsewhere = r->ended;
        e.assumptions += x->assumptions + (h->path->n && !h->callback ? 1 : 0) + (seen ? 0 : 1);
        tell_both(p, h, &e, x->steps, x->n_steps);
        emit(p, &e);
    }
}

static void report_used(struct program *p, const struct phandover *h, const struct thread_run *r)
{
    struct engine_event e = h->event;
    struct finding_step use = {FINDING_STEP_OTHER, r->used, "used here"};
    if (!r->used.line) return;
    if (*r->user) use.text = arena_sprintf(&p->arena, "used by %s here, perhaps later", r->user);
    e.other = r->user;
    e.exit = ENGINE_EXIT_NONE;
    tell_both(p, h, &e, &use, 1);
    emit(p, &e);
}

void thread_runs_report(struct program *p, struct arena *scratch)
{
    struct thread_runs t = {.p = p, .scratch = scratch};
    for (uint32_t i = 0; i < p->n_handovers; i++) {
        const struct phandover *h = &p->handovers[i];
        const struct thread_run *r = run(&t, h);
        if (!r->known) continue;
        if (h->used_after)
            report_used(p, h, r);
        else
            report_lost(p, h, r);
    }
}
