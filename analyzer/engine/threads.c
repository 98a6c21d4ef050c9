/*
 * Threads, as their starter sees them. A handle that a thread is given (itself, or in a struct) belongs to both until
 * one of them releases it, the starter joins the thread, or the starter loses it: then the thread has to answer for it,
 * which thread_runs.c looks into once all functions are known.
 */
#include "engine/crew.h"

#include <string.h>

bool threads_ours(const struct ob *o)
{
    return o->status == OB_HELD || (o->status == OB_GIVEN && o->thread && !o->taken);
}

/* ---- how the thread reaches a handle ---- */

/* Projections from `base` down to `cell`. */
static bool walk_down(struct fan *a, uint32_t cell, uint32_t base, struct spath *p)
{
    if (cell == base) return true;
    struct cell c = a->v.cells[cell];
    int64_t k;
    if (c.parent == CELL_NONE || !walk_down(a, c.parent, base, p) || p->n == SPATH_DEPTH) return false;
    if (c.kind == CELL_FIELD)
        p->proj[p->n++] = (struct spath_proj){IR_PROJ_FIELD, c.a, c.b};
    else if (c.kind == CELL_INDEX && val_is_int(&a->v, c.a, &k) && k >= 0)
        p->proj[p->n++] = (struct spath_proj){IR_PROJ_INDEX, (uint32_t)k, 0};
    else
        return false;
    return true;
}

bool threads_is_fresh(const struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    if (val < a->cap_fresh && a->fresh[val]) return true;
    if (x->kind != VAL_SITE || x->b != RES_VALUE) return false;
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        if (x->a < a->block_base[b] || x->a - a->block_base[b] >= a->f->blocks[b].n_instrs) continue;
        const struct ir_instr *in = &a->f->blocks[b].instrs[x->a - a->block_base[b]];
        if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) return false;
        const struct psym *callee = &a->p->syms[a->usyms[in->a.index]];
        for (uint32_t i = 0; callee->rule && i < callee->rule->n_effects; i++) {
            const struct rule_effect *e = &callee->rule->effects[i];
            if (e->op == RULE_CREATE && e->at.where == RULE_AT_RET && e->kind && e->kind->storage) return true;
        }
        const struct summary *m = callee->func == IR_NONE ? NULL : crew_summary(a, callee->func);
        return m && m->done && m->fresh;
    }
    return false;
}

bool threads_is_public(const struct fan *a, uint32_t val)
{
    return val < a->cap_public && a->public[val];
}

bool threads_makes_fresh(const struct fan *a)
{
    bool any = false;
    for (uint32_t i = 0; i < a->n_exits; i++) {
        uint32_t r = a->exits[i].ret;
        int64_t k;
        if (r == VAL_NONE) return false;
        if (val_is_int(&a->v, r, &k) && k == 0) continue;
        if (!threads_is_fresh(a, r) || threads_is_public(a, r)) return false;
        any = true;
    }
    return any;
}

/* The cell in which the thread finds the handle, CELL_NONE when it gets the handle itself. */
static bool reaches(struct fan *a, const struct state *s, const struct ob *o, uint32_t data, uint32_t *cell)
{
    *cell = CELL_NONE;
    if (a->v.vals[o->handle].kind == VAL_ADDR || a->sites[o->site].instr == a->cur)
        return false; /* the thread itself */
    if (data == o->handle) return !o->owned;
    const struct val x = a->v.vals[data];
    bool local = x.kind == VAL_ADDR && cell_is_local(&a->v, x.a);
    if (!local && !threads_is_fresh(a, data)) return false;
    uint32_t base = local ? x.a : cell_deref(&a->v, data);
    for (uint32_t i = 0; i < s->n_store && *cell == CELL_NONE; i++)
        if (s->store[i].val == o->handle && cell_within(&a->v, s->store[i].cell, base)) *cell = s->store[i].cell;
    if (*cell == CELL_NONE || (o->owned && o->owner != *cell)) return false;
    return local || o->owned; /* else the memory has a reference of its own */
}

static uint32_t base_of(struct fan *a, uint32_t data)
{
    return a->v.vals[data].kind == VAL_ADDR ? a->v.vals[data].a : cell_deref(&a->v, data);
}

/* ---- what the thread does with it, as far as its summary tells ---- */

/* On some path the argument itself is kept or handed on. */
static bool takes_itself(const struct summary *m, uint32_t arg)
{
    for (uint32_t i = 0; i < m->n_outcomes; i++)
        for (uint32_t k = 0; k < m->outcomes[i].n_effects; k++) {
            const struct seffect *e = &m->outcomes[i].effects[k];
            if (e->op == SEFFECT_KEEP && e->path.base == SPATH_ARG && e->path.index == arg) return true;
        }
    return false;
}

/* True when the thread may keep, hand on or release what lies at `p`, or something around it. */
static bool keeps(const struct summary *m, const struct spath *p)
{
    for (uint32_t i = 0; i < m->n_escapes; i++) {
        struct spath e = m->escapes[i].path, q = *p;
        if (e.n > p->n) continue;
        q.n = e.n;
        e.addr = false;
        if (spath_eq(&e, &q)) return true;
    }
    for (uint32_t i = 0; i < m->n_outcomes; i++)
        for (uint32_t k = 0; k < m->outcomes[i].n_effects; k++)
            if (m->outcomes[i].effects[k].op == SEFFECT_RELEASE && spath_eq(&m->outcomes[i].effects[k].path, p))
                return true;
    return takes_itself(m, p->index);
}

static bool releases_always(const struct summary *m, const struct spath *p)
{
    for (uint32_t i = 0; i < m->n_outcomes; i++) {
        bool here = false;
        for (uint32_t k = 0; k < m->outcomes[i].n_effects && !here; k++) {
            const struct seffect *e = &m->outcomes[i].effects[k];
            here = e->op == SEFFECT_RELEASE && !e->null_guarded && spath_eq(&e->path, p);
        }
        if (!here) return false;
    }
    return m->n_outcomes > 0 && !m->leaves;
}

/* ---- starting ---- */

static uint32_t note(struct fan *a, struct handover h)
{
    for (uint32_t i = 0; i < a->n_handovers; i++) {
        const struct handover *x = &a->handovers[i];
        if (x->instr == h.instr && x->entry == h.entry && x->data == h.data && spath_eq(&x->path, &h.path)) return i;
    }
    ARENA_PUSH(&a->arena, a->handovers, a->n_handovers, a->cap_handovers, h);
    return a->n_handovers - 1;
}

static void share(struct fan *a, struct state *s, struct ob *o, uint32_t handover, const struct thread_start *t)
{
    const struct handover *h = &a->handovers[handover];
    fan_ended(a, &a->sites[o->site]);
    if (o->thread || o->lent) { /* others have it as well: who releases it is between them */
        fan_escape(a, s, o->handle, NULL);
        return;
    }
    o->waited = false;
    o->detached = t->detached;
    o->thread = handover + 1;
    o->taken = h->releases && t->checked && !h->on_stack;
    o->ends = false;
    if (o->taken || (t->checked && t->fail)) o->status = OB_GIVEN;
    o->cond_val = VAL_NONE;
    if (t->checked && t->fail) {
        o->cond_val = t->ret;
        o->cond = t->fail;
        o->cond_fail = true;
    }
    struct trace *tr = (struct trace *)fan_trace(a, s, TRACE_SPAWN, a->cur_pos, t->by);
    tr->arm = handover;
    if (o->taken) o->released = tr;
}

/* The wrapper's caller knows which function runs and what it gets. */
static void note_wrapper(struct fan *a, const struct thread_start *t)
{
    const struct val *f = &a->v.vals[t->entry], *d = &a->v.vals[t->data];
    struct summary *m = a->sum;
    if (f->kind != VAL_PARAM || d->kind != VAL_PARAM) return;
    for (uint32_t i = 0; i < m->n_spawns; i++)
        if (m->spawns[i].entry == f->a && m->spawns[i].data == d->a) return;
    struct sspawn sp = {.entry = f->a, .data = d->a, .param = (uint8_t)t->param, .by = t->by};
    sp.detached = t->detached;
    sp.instr = a->cur;
    sp.only = t->only;
    if (t->checked && t->fail) {
        struct wrapped_start w = {m->n_spawns, t->fail, t->ret};
        ARENA_PUSH(&a->arena, a->wrapped_starts, a->n_wrapped_starts, a->cap_wrapped_starts, w);
    }
    ARENA_PUSH(&a->arena, m->spawns, m->n_spawns, m->cap_spawns, sp);
}

/* The results of the exits at which the thread runs, and of those at which it does not; false when that is not known of
 * one. */
static bool results_of_start(const struct fan *a, const struct wrapped_start *w, struct fact *started,
                             struct fact *failed)
{
    bool any[2] = {false, false};
    uint32_t data = a->sum->spawns[w->spawn].data;
    for (uint32_t i = 0; i < a->n_exits; i++) {
        const struct exit_state *x = &a->exits[i];
        if (x->ret == VAL_NONE || data >= 64) return false;
        bool reached = x->s->kept >> data & 1; /* it was handed on */
        int no = reached ? cond_eval(w->fail, state_fact(&a->v, x->s, w->ret)) : 1;
        if (no < 0) return false;
        struct fact *f = no ? failed : started, now = state_fact(&a->v, x->s, x->ret);
        *f = any[no] ? fact_hull(*f, now) : now;
        any[no] = true;
    }
    return any[0] && any[1];
}

void threads_wrapped(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_wrapped_starts; i++) {
        struct sspawn *sp = &a->sum->spawns[a->wrapped_starts[i].spawn];
        struct fact started = fact_any(), failed = fact_any(), both;
        if (!results_of_start(a, &a->wrapped_starts[i], &started, &failed)) continue;
        both = fact_meet(started, failed);
        bool one = fact_is_const(&started, &sp->value);
        sp->tells = fact_empty(&both) && (one || fact_is_const(&failed, &sp->value));
        sp->failed = one ? RULE_NE : RULE_EQ;
    }
    for (uint32_t i = 0; i < a->sum->n_spawns; i++) /* who cannot see that it failed is not to blame then */
        if (!a->sum->spawns[i].tells && a->sum->spawns[i].left) a->sum->spawns[i].detached = false;
}

/* What the data holds beside our own handles. */
static void show_rest(struct fan *a, struct state *s, uint32_t data)
{
    const struct val x = a->v.vals[data];
    struct ob *o = fan_ob_of(a, s, data);
    if ((o && o->thread) || (!o && x.kind == VAL_SITE)) return;
    if (x.kind != VAL_ADDR || !cell_is_local(&a->v, x.a)) {
        fan_escape(a, s, data, NULL);
        return;
    }
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        o = cell_within(&a->v, e.cell, x.a) ? fan_ob_of(a, s, e.val) : NULL;
        if (cell_within(&a->v, e.cell, x.a) && !(o && o->thread)) fan_escape(a, s, e.val, NULL);
    }
}

bool threads_start(struct fan *a, struct state *s, const struct thread_start *t)
{
    if (t->entry == VAL_NONE || t->data == VAL_NONE) return false;
    note_wrapper(a, t);
    uint32_t f = a->v.vals[t->entry].kind == VAL_FUNC ? a->p->syms[a->v.vals[t->entry].a].func : IR_NONE;
    const struct summary *m = fan_summary(a, f);
    if (!m || !m->done || (t->only && a->p->funcs[f].f->n_params != 1)) return false;
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        uint32_t cell;
        if (o->status != OB_HELD || !reaches(a, s, o, t->data, &cell)) continue;
        struct handover h = {.instr = a->cur, .pos = a->cur_pos, .entry = f, .data = t->data, .by = t->by};
        h.path = (struct spath){.base = SPATH_ARG, .index = t->param};
        if (cell != CELL_NONE) {
            h.path.proj[h.path.n++] = (struct spath_proj){IR_PROJ_DEREF, 0, 0};
            if (!walk_down(a, cell, base_of(a, t->data), &h.path)) continue;
        }
        h.on_stack = a->v.vals[t->data].kind == VAL_ADDR;
        h.keeps = keeps(m, &h.path);
        h.releases = releases_always(m, &h.path);
        h.waits = m->may_wait;
        h.callback = t->callback;
        uint32_t at = note(a, h);
        if (o->count > 1) { /* a reference of its own */
            o->count--;
            continue;
        }
        share(a, s, o, at, t);
        if (i > s->n_obs) i = s->n_obs;
    }
    adrift_kept(a, s, t->data);
    if (summary_takes(m, t->param, false)) show_rest(a, s, t->data);
    return true;
}

/* ---- its end ---- */

static uint32_t start_of(struct fan *a, struct state *s, uint32_t thread)
{
    struct ob *o = thread == VAL_NONE ? NULL : fan_ob_of(a, s, thread);
    return o ? a->sites[o->site].instr : IR_NONE;
}

void threads_joined(struct fan *a, struct state *s, uint32_t thread)
{
    uint32_t start = start_of(a, s, thread);
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (!o->thread || (start != IR_NONE && a->handovers[o->thread - 1].instr != start)) continue;
        const struct handover *h = &a->handovers[o->thread - 1];
        if (o->status == OB_RELEASED) continue;
        if (h->releases && start != IR_NONE) {
            o->status = OB_RELEASED;
            o->released = s->trace;
            for (const struct trace *t = s->trace; t; t = t->prev)
                if (t->kind == TRACE_SPAWN && t->arm + 1 == o->thread) {
                    o->released = t;
                    break;
                }
        } else if (h->keeps) {
            state_ob_drop(s, o);
        } else {
            o->status = OB_HELD;
            o->owned = o->owner != CELL_NONE;
            o->thread = 0;
        }
    }
}

void threads_detached(struct fan *a, struct state *s, uint32_t thread)
{
    uint32_t start = start_of(a, s, thread);
    if (start == IR_NONE) return;
    for (uint32_t i = 0; i < a->sum->n_spawns; i++) /* a wrapper that leaves it to itself */
        if (a->sum->spawns[i].instr == start) a->sum->spawns[i].detached = a->sum->spawns[i].left = true;
    for (uint32_t i = 0; i < s->n_obs; i++) {
        struct ob *o = &s->obs[i];
        if (!o->thread || a->handovers[o->thread - 1].instr != start) continue;
        o->detached = true;
        if (o->status == OB_RELEASED) threads_released(a, s, o);
    }
}

void threads_waited(struct fan *a, struct state *s)
{
    a->sum->may_wait = true;
    for (uint32_t i = 0; i < s->n_obs; i++) s->obs[i].waited = true;
}

void threads_released(struct fan *a, struct state *s, struct ob *o)
{
    const struct site *st = &a->sites[o->site];
    if (a->handovers[o->thread - 1].callback || !o->detached || o->waited || a->handovers[o->thread - 1].releases ||
        !o->released)
        return;
    struct raw_event e = {.kind = ENGINE_USED_AFTER, .site = o->site, .handle = st->kind, .pos = o->released->pos};
    e.trace = s->trace;
    e.released = o->released;
    e.name_cell = o->name;
    e.handover = o->thread;
    e.assumptions = (uint8_t)(o->assumptions + s->assumptions + 1); /* that the thread is still at it */
    fan_event(a, e);
}

bool threads_lost(struct fan *a, const struct ob *o, struct raw_event *e)
{
    const struct handover *h = &a->handovers[o->thread - 1];
    e->handover = o->thread;
    if (h->on_stack && o->detached) {
        if (e->kind != ENGINE_LOST || o->waited) return false;
        e->kind = ENGINE_USED_AFTER;
        e->assumptions++;
        return true;
    }
    if (h->on_stack) { /* it looks as if somebody joins it: the frame's owner is the handle's */
        e->handover = 0;
        return !h->keeps;
    }
    e->kind = h->callback ? ENGINE_LOST : ENGINE_THREAD_LOST;
    e->assumptions = (uint8_t)(e->assumptions + h->callback); /* that it is called */
    return !h->releases;
}

void threads_shown(struct fan *a, struct state *s, uint32_t val)
{
    if (val == VAL_NONE) return;
    const struct val x = a->v.vals[val];
    if (a->seed) {
        struct ob *o = state_ob(s, a->seed->site, 0);
        if (o && a->seed->cell != CELL_NONE && cell_depends(&a->v, a->seed->cell, val)) state_ob_drop(s, o);
    }
    if (x.kind != VAL_SITE) return;
    if (val >= a->cap_public) {
        uint32_t was = a->cap_public;
        while (val >= a->cap_public)
            a->public = arena_grow(&a->arena, a->public, a->cap_public, &a->cap_public, sizeof *a->public);
        memset(a->public + was, 0, a->cap_public - was);
    }
    a->public[val] = 1;
}

bool threads_dismissed(const struct fan *a, const struct raw_event *e)
{
    if (!e->handover || !a->handovers[e->handover - 1].path.n) return false;
    return threads_is_public(a, a->handovers[e->handover - 1].data);
}
