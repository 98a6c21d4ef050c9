/*
 * A field of an object that came from outside gets another value, on a path that has seen that it holds something, and
 * nothing in the function released or kept what it held.
 */
#include "engine/fan.h"

#include <string.h>

/* A field of an object from outside, a global, or a field of one. */
static bool outlives(const struct fan *a, uint32_t cell)
{
    const struct cell *c = &a->v.cells[cell];
    return c->kind == CELL_GLOBAL || (c->kind == CELL_FIELD && a->v.cells[c->root].kind != CELL_VAR);
}

/* What a condition asks about: itself, or what it compares with a number. */
static uint32_t subject(const struct fan *a, uint32_t cond)
{
    const struct val *t = &a->v.vals[cond];
    if (t->kind == VAL_UN && t->op == IR_U_NOT) return subject(a, t->a);
    if (t->kind != VAL_BIN || (t->op != IR_B_EQ && t->op != IR_B_LT)) return cond;
    return a->v.vals[t->a].kind == VAL_INT ? t->b : t->a;
}

void resets_asked(struct fan *a, struct state *s, uint32_t cond)
{
    s->asked = (struct asked){0};
    uint32_t val = cond == VAL_NONE ? VAL_NONE : subject(a, cond);
    if (val == VAL_NONE || a->v.vals[val].kind != VAL_MEM || !outlives(a, a->v.vals[val].a)) return;
    struct fact f = state_fact(&a->v, s, val);
    int64_t k;
    if (fact_is_const(&f, &k)) return;
    s->asked = (struct asked){val, state_is_not(&a->v, s, val, 0), state_is_not(&a->v, s, val, -1), s->trace};
}

/* The value a field held when the function began, if it still holds that. */
static bool original(const struct fan *a, const struct state *s, uint32_t cell, uint32_t *old)
{
    const struct cell *c = &a->v.cells[cell];
    if (!outlives(a, cell)) return false;
    *old = state_get(s, cell);
    if (*old != VAL_NONE) return a->v.vals[*old].kind == VAL_MEM && a->v.vals[*old].a == cell;
    for (uint32_t up = c->parent; up != CELL_NONE; up = a->v.cells[up].parent)
        if (a->v.cells[up].kind == CELL_INDEX || state_get(s, up) != VAL_NONE) return false;
    return true;
}

static bool names_var(const struct fan *a, const struct ir_opnd *o, uint32_t var)
{
    if (o->kind != IR_O_PLACE && o->kind != IR_O_ADDR) return false;
    const struct ir_place *pl = &a->f->places[o->index];
    if (pl->base == IR_BASE_VAR && pl->index == var) return true;
    for (uint32_t i = 0; i < pl->n_projs; i++)
        if (pl->projs[i].kind == IR_PROJ_INDEX && pl->projs[i].a == IR_INDEX_VAR && pl->projs[i].b == var) return true;
    return false;
}

/* The function does nothing with the variable but compare it: it does not keep what it was given. */
static bool is_only_compared(const struct fan *a, uint32_t var)
{
    if (var >= a->f->n_vars || a->f->vars[var].addr_taken) return false;
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            bool compares = in->op == IR_BIN && in->sub >= IR_B_EQ && in->sub <= IR_B_GE;
            if (!compares && (names_var(a, &in->a, var) || names_var(a, &in->b, var))) return false;
            for (uint32_t k = 0; k < in->n_args; k++)
                if (names_var(a, &in->args[k], var)) return false;
        }
        const struct ir_term *t = &a->f->blocks[b].term;
        if (t->kind != IR_BR && t->kind != IR_SWITCH && names_var(a, &t->opnd, var)) return false;
    }
    return true;
}

/* Some variable, or a copy of the record as a whole, has the value too. */
static bool is_kept(const struct fan *a, const struct state *s, uint32_t cell, uint32_t old)
{
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        const struct val *x = &a->v.vals[e.val];
        if (e.cell == cell) continue;
        const struct cell *at = &a->v.cells[e.cell];
        if (at->kind == CELL_VAR && val_depends(&a->v, e.val, old) && is_only_compared(a, at->a)) continue;
        if (x->kind != VAL_BIN && val_depends(&a->v, e.val, old)) return true;
        if (x->kind == VAL_BIN && x->op != IR_B_EQ && x->op != IR_B_LT && val_depends(&a->v, e.val, old)) return true;
        if (x->kind == VAL_MEM && cell_within(&a->v, cell, x->a)) return true;
    }
    return false;
}

/* The path compared it with another value and found them equal: whoever has that one has it too. */
static bool is_also(const struct fan *a, const struct state *s, uint32_t old)
{
    for (uint32_t i = 0; i < s->n_facts; i++) {
        const struct val *x = &a->v.vals[s->facts[i].val];
        int64_t k;
        if (x->kind != VAL_BIN || x->op != IR_B_EQ || (x->a != old && x->b != old)) continue;
        uint32_t other = x->a == old ? x->b : x->a;
        if (a->v.vals[other].kind != VAL_INT && fact_is_const(&s->facts[i].f, &k) && k == 1) return true;
    }
    return false;
}

/* The statement writes a constant, not the result of a call that failed. */
static bool is_plain(const struct fan *a)
{
    const struct ir_instr *in = a->cur_instr;
    return in && in->op != IR_CALL && (in->op == IR_ZERO || in->a.kind == IR_O_INT || in->a.kind == IR_O_NULL);
}

/* Some of the paths that came together here had asked about the old value, and found it to be there. */
static void add_asked(const struct state *s, struct reset *r)
{
    for (uint32_t i = 0; i < s->n_may; i++) {
        const struct asked *x = &s->may[i];
        if (x->val != r->old || ((r->not_null || !x->not_null) && (r->not_minus_one || !x->not_minus_one))) continue;
        r->trace = x->trace;
        r->not_null |= x->not_null;
        r->not_minus_one |= x->not_minus_one;
    }
}

/* What becomes of the value `old` that the cell holds, where `val` is put over it. */
static enum emptied becomes_of(struct fan *a, struct state *s, uint32_t cell, uint32_t val, uint32_t old)
{
    if (state_ext(s, old)) return EMPTIED_LET_GO;
    if (val_depends(&a->v, val, old) || fan_ob_of(a, s, old)) return EMPTIED_OTHERWISE;
    struct fact was = state_fact(&a->v, s, old);
    if (was.lo == was.hi)
        return EMPTIED_OTHERWISE; /* a number that the program knows is no handle that somebody made */
    if (was.hi >= 0 && was.hi <= 2 && was.lo >= 0)
        return EMPTIED_OTHERWISE;                       /* "no descriptor yet", or a standard one */
    if (owners_touched(a, cell)) return EMPTIED_LET_GO; /* so far: blocks come in order */
    return is_kept(a, s, cell, old) || is_also(a, s, old) ? EMPTIED_OTHERWISE : EMPTIED_BARE;
}

void resets_note(struct fan *a, struct state *s, uint32_t cell, uint32_t val)
{
    uint32_t old;
    if (!a->last_round || !outlives(a, cell)) return;
    bool first = original(a, s, cell, &old);
    if (first && old == VAL_NONE) old = val_make(&a->v, VAL_MEM, cell, s->epochs[fan_class(a, cell)], 0);
    enum emptied how = first ? becomes_of(a, s, cell, val, old) : EMPTIED_OTHERWISE;
    empties_note(a, cell, val, old, how);
    const struct cell *c = &a->v.cells[cell];
    if (how != EMPTIED_BARE || owners_seen_outside(a, c->root, c->a)) return;
    int64_t none;
    struct reset r = {.cell = cell, .old = old, .pos = a->cur_pos, .trace = s->trace};
    r.not_null = state_is_not(&a->v, s, old, 0);
    r.not_minus_one = state_is_not(&a->v, s, old, -1);
    r.refilled = fan_ob_of(a, s, val) != NULL;
    bool constant = val_is_int(&a->v, val, &none);
    r.not_none = constant && none <= 0 && state_is_not(&a->v, s, old, none);
    r.emptied = constant && none == 0 && is_plain(a);
    add_asked(s, &r);
    if (!r.not_null && !r.not_minus_one && !r.not_none && !r.emptied) return;
    for (uint32_t i = 0; i < a->n_resets; i++) {
        struct reset *x = &a->resets[i];
        if (x->cell != cell || x->pos != r.pos) continue;
        if (r.trace && x->trace && r.trace->length < x->trace->length) x->trace = r.trace;
        x->not_null |= r.not_null;
        x->not_minus_one |= r.not_minus_one;
        x->not_none |= r.not_none;
        x->emptied &= r.emptied;
        x->refilled &= r.refilled;
        return;
    }
    ARENA_PUSH(&a->arena, a->resets, a->n_resets, a->cap_resets, r);
}

/* On some path the function releases what another field of the same object holds. */
static bool is_torn_down(const struct fan *a, uint32_t cell)
{
    for (uint32_t i = 0; i < a->n_exits; i++) {
        const struct state *s = a->exits[i].s;
        for (uint32_t k = 0; k < s->n_exts; k++) {
            const struct val *x = &a->v.vals[s->exts[k].val];
            if (x->kind == VAL_MEM && x->a != cell && a->v.cells[x->a].root == a->v.cells[cell].root) return true;
        }
    }
    return false;
}

/* References that were dropped again while a field goes on naming the object: the field's is lent. */
static void note_lent(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_exits; i++) {
        const struct state *s = a->exits[i].s;
        for (uint32_t k = 0; k < s->n_obs; k++) {
            const struct ob *o = &s->obs[k];
            if (o->status == OB_RELEASED && o->owner != CELL_NONE && state_get(s, o->owner) == o->handle)
                fields_lent(a, o->owner);
        }
    }
}

void resets_end(struct fan *a)
{
    note_lent(a);
    for (uint32_t i = 0; i < a->n_resets; i++) {
        const struct reset *r = &a->resets[i];
        bool torn = r->emptied && is_torn_down(a, r->cell);
        bool undoes = r->emptied && words_may_undo(a->p->syms[a->pf->sym].name);
        if (!torn && !undoes && !r->not_null && !r->not_minus_one && !r->not_none) continue;
        struct raw_event raw = {.kind = ENGINE_OVERWRITTEN, .site = IR_NONE, .pos = r->pos, .trace = r->trace};
        raw.val = r->old;
        raw.name_cell = r->cell;
        raw.assumptions = 1; /* that the field's value is its own, not lent */
        struct preset p = {.sym = a->pf->sym, .event = fan_tell(a, &raw)};
        if (!fields_at(a, r->cell, &p.record, &p.field)) continue;
        p.not_null = r->not_null;
        p.not_minus_one = r->not_minus_one;
        p.not_none = r->not_none;
        p.torn_down = torn;
        p.undoes = undoes;
        p.refilled = r->refilled;
        p.event.record = p.record == IR_NONE ? "" : a->p->records[p.record].name;
        ARENA_PUSH(&a->p->arena, a->p->resets, a->p->n_resets, a->p->cap_resets, p);
    }
}

/* The path has looked at the old value. */
static bool was_told(const struct preset *r)
{
    return r->not_none || r->not_null || r->not_minus_one;
}

/* What was known of the old value says that it was a handle, or the function, which sets the field to null, is named
 * for undoing what the one did that made it. */
static bool was_valid(const struct program *p, const struct pcreation *c, const struct preset *r)
{
    const struct rule_kind *k = c->kind;
    bool pointer = k->repr == RULE_REPR_POINTER;
    if (r->undoes && words_undo(c->function, p->syms[r->sym].name)) return true;
    if (r->not_none || (pointer && r->torn_down)) return true;
    if (pointer || k->n_invalid == 0) return pointer && r->not_null;
    for (uint32_t i = 0; i < k->n_invalid; i++)
        if (!(k->invalid[i] == 0 ? r->not_null : k->invalid[i] == -1 && r->not_minus_one)) return false;
    return true;
}

/* What ends by itself says so: its callback empties the field. What is there is pending, then, and what is put over it
 * does not end it. */
static bool still_pending(const struct program *p, const struct pfield *f, const struct pcreation *c,
                          const struct preset *r)
{
    if (!r->refilled || !c->kind->release_required || c->callback == IR_NONE) return false;
    return empties_by(p, f, c->callback);
}

/* Handles that end by themselves, with their parent or in this very callback may be forgotten; so may a reference that
 * is only lent. */
static const struct pcreation *creation_lost(const struct program *p, const struct pfield *f, const struct preset *r)
{
    for (uint32_t i = 0; i < f->n_creations; i++) {
        const struct pcreation *c = &p->creations[f->creations[i]];
        const struct rule_kind *k = c->kind;
        if ((c->auto_release || c->when_stored) && !still_pending(p, f, c, r)) return NULL;
        if (c->callback == r->sym || k->parent) return NULL;
        if (k->refcounted && fields_is_lent(p, f)) return NULL;
        /* what fills the field sets it up, whatever else it lets go on its way out */
        if (r->torn_down && !was_told(r) && strcmp(c->function_usr, p->syms[r->sym].usr) == 0) return NULL;
        if (k->repr == RULE_REPR_OBJECT || !fan_must_end(k) || !was_valid(p, c, r)) return NULL;
    }
    return f->n_creations ? &p->creations[f->creations[0]] : NULL;
}

/* Somebody in view releases what is put there, or nobody else can. */
static bool is_owned(const struct program *p, const struct pfield *f)
{
    return f->released || (f->record == IR_NONE && (p->syms[f->field].flags & IR_SYM_STATIC));
}

void resets_report(struct program *p)
{
    for (uint32_t i = 0; i < p->n_resets; i++) {
        const struct preset *r = &p->resets[i];
        const struct pfield *f = fields_find(p, r->record, r->field);
        const struct pcreation *c = f && is_owned(p, f) ? creation_lost(p, f, r) : NULL;
        if (!c) continue;
        struct engine_event e = r->event;
        e.handle = c->kind;
        e.creator = c->creator;
        e.wrapped = c->wrapped;
        e.created = c->loc;
        e.assumptions += c->shared && !empties_belief(p, fields_find(p, r->record, r->field), r->sym);
        ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
    }
}
