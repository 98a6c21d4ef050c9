/* Handles that are used: by calls, by code out of view, below a call; too late, or in a thread that was left one. */
#include "engine/fan.h"

/* What an argument leads to is used as a handle. */
static void note_used(struct fan *a, uint32_t val)
{
    enum { MAX_USED = 8 };
    struct summary *m = a->sum;
    const struct val *x = &a->v.vals[val];
    const struct cell *root = x->kind == VAL_MEM ? &a->v.cells[a->v.cells[x->a].root] : NULL;
    struct spath p;
    if (!root || root->kind != CELL_DEREF || a->v.vals[root->a].kind != VAL_PARAM || m->n_used == MAX_USED) return;
    if (!fan_path_of_val(a, val, &p) || p.base != SPATH_ARG) return;
    for (uint32_t i = 0; i < m->n_used; i++)
        if (spath_eq(&m->used[i], &p)) return;
    ARENA_PUSH(&a->arena, m->used, m->n_used, m->cap_used, p);
}

void fan_used_below(struct fan *a, struct state *s, uint32_t val, const char *by)
{
    if (val == VAL_NONE) return;
    note_used(a, val);
    empties_used(a, val);
    const struct ob *o = a->seed ? fan_ob_of(a, s, val) : NULL;
    if (!o || o->site != a->seed->site || o->status != OB_HELD || a->seed->used != IR_NONE) return;
    a->seed->used = a->cur_pos;
    a->seed->user = by;
}

bool fan_is_storage(struct fan *a, struct state *s, uint32_t val)
{
    const struct ob *o = fan_ob_of(a, s, val);
    const struct ext *x = o ? NULL : state_ext(s, val);
    const struct rule_kind *k = o ? a->sites[o->site].kind : x ? x->kind : NULL;
    return k && k->repr == RULE_REPR_OBJECT;
}

void fan_use(struct fan *a, struct state *s, uint32_t val, const char *by)
{
    if (*by) {
        note_used(a, val);
        empties_used(a, val);
    }
    if (!s->n_obs && !s->n_exts) return;
    struct raw_event e = {.kind = ENGINE_USED_AFTER, .pos = a->cur_pos, .other = by, .val = val};
    e.name_cell = CELL_NONE;
    e.trace = s->trace;
    struct ob *o = fan_ob_of(a, s, val);
    bool *late;
    if (o && a->seed && o->site == a->seed->site && o->status == OB_HELD && a->seed->used == IR_NONE) {
        a->seed->used = a->cur_pos;
        a->seed->user = by;
    }
    bool threads = o && o->thread && o->status == OB_GIVEN && o->taken; /* who will release it, or has done so */
    if (o && (o->status == OB_RELEASED || threads)) {
        if (threads) e.assumptions = a->handovers[o->thread - 1].waits ? 2 : 1;
        if (a->sites[o->site].lives_on || o->late) return;
        e.site = o->site;
        e.handle = a->sites[o->site].kind;
        e.released = o->released;
        e.name_cell = o->name;
        late = &o->late;
    } else {
        struct ext *x = o ? NULL : state_ext(s, val);
        if (!x || !x->kind || x->kind->refcounted || x->late) return;
        late = &x->late;
        e.site = IR_NONE;
        e.handle = x->kind;
        e.released = x->step;
    }
    if (fan_invalid(e.handle, state_fact(&a->v, s, val))) return; /* there was nothing to release */
    if (!*by && e.handle->repr != RULE_REPR_POINTER) return;
    e.assumptions = (uint8_t)(e.assumptions + s->assumptions + (e.handle->refcounted ? 1 : 0));
    fan_event(a, e);
    *late = true; /* one mistake, one report */
}

void fan_use_unseen(struct fan *a, struct state *s, uint32_t val, const char *by)
{
    const struct ob *o = fan_ob_of(a, s, val);
    const struct ext *x = o ? NULL : state_ext(s, val);
    const struct rule_kind *k = o ? a->sites[o->site].kind : x ? x->kind : NULL;
    if (!k || k->repr != RULE_REPR_POINTER || k->refcounted || (o && o->status != OB_RELEASED)) return;
    uint8_t was = s->assumptions;
    s->assumptions = (uint8_t)(was + 1); /* that it is not only compared or printed */
    fan_use(a, s, val, by);
    s->assumptions = was;
}
