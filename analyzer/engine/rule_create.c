/* A pack's model of a library function makes handles: where they are, what they hang on, who has them. */
#include "engine/rule_call.h"
#include "engine/standard.h"

/* What success or failure of a creation says about the result's range. */
static void learn_range(const struct rule_call *c, const struct rule_effect *e)
{
    struct fact f;
    struct fan *a = c->a;
    if (e->fail.kind == RULE_COND_NEVER && e->at.where == RULE_AT_RET && e->kind->repr == RULE_REPR_POINTER) {
        f = fact_nonnull();
    } else if (e->fail.kind == RULE_COND_CMP && e->fail.on_ret && !e->fail.field && e->fail.cmp == RULE_EQ &&
               e->fail.values[0] == -1) {
        f = fact_range(-1, e->at.where != RULE_AT_RET ? 0 : INT64_MAX);
    } else {
        return;
    }
    state_learn(&a->arena, &a->v, c->s, c->ret, f);
}

/* The callback's data cannot go before the handle: it has a reference of its own, or a function that frees it. */
static bool keeps_data(const struct rule_call *c, const struct rule_effect *e)
{
    uint32_t data = rule_call_arg(c, e->data), destroy = rule_call_function(c, e->destroy);
    if (destroy != IR_NONE) {
        const struct psym *s = &c->a->p->syms[destroy];
        const struct summary *m = fan_summary(c->a, s->func);
        if (!m || summary_takes(m, 0, true) || m->n_frees || m->drops & 1) return true;
    }
    for (uint32_t i = 0; i < c->a->n_referenced; i++)
        if (c->a->referenced[i] == data) return true;
    return false;
}

/* A source that ends when its callback says so, with a callback that never does. */
static bool callback_goes_on(const struct rule_call *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    uint32_t cb = rule_call_function(c, e->callback);
    if (cb == IR_NONE) return false;
    uint32_t f = a->p->syms[cb].func;
    const struct summary *m = fan_summary(a, f);
    if (!m || !m->done || !m->n_outcomes) return false;
    for (uint32_t i = 0; i < m->n_outcomes; i++)
        if (!fact_nonzero(m->outcomes[i].ret)) return false;
    return true;
}

static struct ob *begin(const struct rule_call *c, const struct rule_effect *e, uint32_t which, uint32_t handle)
{
    struct fan *a = c->a;
    uint32_t si = fan_site(a, which, e->kind, c->rf->name, NULL);
    struct site *st = &a->sites[si];
    st->when_stored = e->when_stored;
    st->lives_on = e->shared;
    st->context = e->context;
    st->auto_release = e->auto_release && !callback_goes_on(c, e);
    st->callback = rule_call_function(c, e->callback);
    st->destroy = rule_call_function(c, e->destroy);
    st->data = rule_call_arg(c, e->data);
    st->keeps_data = keeps_data(c, e);
    struct ob o = {.site = si, .status = OB_HELD, .count = 1, .handle = handle, .cond_val = VAL_NONE};
    o.parent = rule_call_arg(c, e->parent);
    o.error = rule_call_arg(c, e->error);
    o.name = o.owner = CELL_NONE;
    if (e->fail.kind == RULE_COND_CMP && e->fail.on_ret && !e->fail_still_owns) {
        o.cond_val = rule_call_subject(c, &e->fail);
        o.cond = &e->fail;
        o.cond_fail = true;
        if (o.cond_val == VAL_NONE) o.assumptions = 1;
    } else if (e->when.kind == RULE_COND_CMP && e->when.on_ret) {
        o.cond_val = rule_call_subject(c, &e->when);
        o.cond = &e->when;
    } else if (e->fail.kind == RULE_COND_OPAQUE || e->when.kind == RULE_COND_OPAQUE) {
        o.assumptions = 1;
    }
    fan_trace(a, c->s, TRACE_CREATE, a->cur_pos, c->rf->name);
    standard_made(a, c->s, e->kind, handle);
    return state_ob_add(&a->arena, c->s, o);
}

static void discarded(const struct rule_call *c, const struct rule_effect *e, uint32_t which)
{
    struct fan *a = c->a;
    if (e->when_stored) borrowed_note(a, e, c->args, c->n, c->rf->name);
    if (e->when_stored || e->discard_ok || !fan_must_end(e->kind) || standard_taken(c->s, e->kind)) return;
    uint32_t si = fan_site(a, which, e->kind, c->rf->name, NULL);
    struct raw_event ev = {.kind = ENGINE_DISCARDED, .site = si, .handle = e->kind, .pos = a->cur_pos};
    ev.trace = c->s->trace;
    ev.name_cell = CELL_NONE;
    ev.void_cast = a->cur_instr->flags & IR_CALL_VOID_CAST;
    ev.assumptions = c->s->assumptions;
    fan_event(a, ev);
}

static void create_out(struct rule_call *c, const struct rule_effect *e, uint32_t which)
{
    struct fan *a = c->a;
    uint32_t ptr = rule_call_arg(c, (int32_t)e->at.arg);
    if (ptr == VAL_NONE) return;
    if (rule_call_null(c, ptr)) return; /* not asked for */
    int32_t count = e->count > 1 && e->count <= 8 ? e->count : 1;
    for (int32_t i = 0; i < count; i++) {
        uint32_t p = val_bin(&a->v, IR_B_PTRADD, ptr, val_int(&a->v, i));
        if (p == VAL_NONE) continue;
        uint32_t cell = cell_deref(&a->v, p);
        uint32_t h = val_make(&a->v, VAL_SITE, a->cur, RES_OUT + which * 4 + (uint32_t)i, 0);
        fan_write(a, c->s, cell, h, false);
        begin(c, e, which * 8 + (uint32_t)i, h);
        fan_write(a, c->s, cell, h, false); /* now that the obligation exists its holder is noted */
    }
}

bool rule_call_detaches(const struct rule_call *c)
{
    struct fan *a = c->a;
    for (uint32_t i = 0; i < c->rf->n_effects; i++) {
        const struct rule_effect *e = &c->rf->effects[i];
        uint32_t entry = e->op == RULE_SPAWN ? rule_call_arg(c, e->entry) : VAL_NONE;
        if (entry == VAL_NONE || a->v.vals[entry].kind != VAL_FUNC) continue;
        uint32_t f = a->p->syms[a->v.vals[entry].a].func;
        const struct summary *m = fan_summary(a, f);
        if (m && m->detaches_self) return true;
    }
    return false;
}

/* The new handle goes with an owner, as far as anybody can tell: only a null owner leaves it to the caller. */
static bool owner_takes(const struct rule_call *c, const struct rule_effect *e)
{
    return e->owned_by >= 0 && !rule_call_null(c, rule_call_arg(c, e->owned_by));
}

/* The callback gets the handle, and ends it; `unknown` is the answer where it is not in view. */
static bool callback_takes(const struct rule_call *c, const struct rule_effect *e, bool unknown)
{
    if (e->callback_gets < 0 || rule_call_null(c, rule_call_arg(c, e->callback))) return false;
    uint32_t cb = rule_call_function(c, e->callback), f = cb == IR_NONE ? IR_NONE : c->a->p->syms[cb].func;
    const struct summary *m = fan_summary(c->a, f);
    return m && m->done ? summary_takes(m, (uint32_t)e->callback_gets, true) : unknown;
}

bool rule_call_left(struct rule_call *c, const struct rule_effect *e)
{
    if (!callback_takes(c, e, false)) return false;
    uint32_t h = e->at.via == RULE_VIA_OBJECT ? objects_whole(c->a, e, rule_call_arg(c, (int32_t)e->at.arg)) : VAL_NONE;
    if (h == VAL_NONE) return true;
    if (c->a->v.vals[h].kind == VAL_ADDR) fields_released_cell(c->a, c->a->v.vals[h].a);
    struct ob *o = fan_ob_of(c->a, c->s, h);
    if (o && o->owned) {
        o->kept = true; /* by the callback; but its owner may go first */
        return false;
    }
    if (o) fan_escape(c->a, c->s, h, NULL);
    return true;
}

void rule_call_back(struct rule_call *c, const struct rule_effect *e)
{
    uint32_t cell, h = rule_call_handle(c, e, &cell);
    const struct ob *o = h == VAL_NONE ? NULL : fan_ob_of(c->a, c->s, h);
    bool in_view = rule_call_function(c, e->callback) != IR_NONE;
    if (h != VAL_NONE && e->at.via == RULE_VIA_OBJECT)
        fields_prepared(c->a, h, rule_call_function(c, e->callback), rule_call_arg(c, e->data));
    if (h != VAL_NONE && callback_takes(c, e, true) && (in_view || (o && !o->owned))) fan_escape(c->a, c->s, h, NULL);
}

void rule_call_object(struct rule_call *c, const struct rule_effect *e, uint32_t which)
{
    struct fan *a = c->a;
    uint32_t h = objects_whole(a, e, rule_call_arg(c, (int32_t)e->at.arg));
    if (h == VAL_NONE || rule_call_null(c, h)) return;
    if (e->op != RULE_ARM && e->kind->armed) {
        fields_prepared(a, h, rule_call_function(c, e->callback), rule_call_arg(c, e->data));
        return;
    }
    struct ob *old = fan_ob_of(a, c->s, h);
    if (old) state_ob_drop(c->s, old);
    struct ob *o = begin(c, e, which * 8, h);
    uint32_t cell = e->op == RULE_ARM ? objects_owner(a, c->s, h) : cell_deref(&a->v, h);
    if (o->name == CELL_NONE) o->name = cell;
    if (!cell_is_local(&a->v, cell)) fan_owned(a, c->s, o, cell);
}

/* Nothing is owed for what the call makes, but the variable has a new value. */
static void write_unowed(struct rule_call *c, const struct rule_effect *e)
{
    uint32_t ptr =
        e->at.where == RULE_AT_ARG && e->at.via == RULE_VIA_OUT ? rule_call_arg(c, (int32_t)e->at.arg) : VAL_NONE;
    if (ptr != VAL_NONE && !rule_call_null(c, ptr) && e->count <= 1)
        fan_write(c->a, c->s, cell_deref(&c->a->v, ptr), fan_fresh(c->a), false);
}

void rule_call_create(struct rule_call *c, const struct rule_effect *e, uint32_t which)
{
    struct fan *a = c->a;
    bool thrown = e->when_stored && e->at.where == RULE_AT_RET && a->cur_instr->dst == IR_NONE;
    if (thrown && e->kind && !e->kind->tracked) borrowed_listener(a, e, c->args, c->n, c->rf->name);
    bool followed = e->kind && e->kind->tracked && e->kind->repr != RULE_REPR_OTHER;
    int yes = followed ? rule_call_happens(c, e) : 0;
    if (!followed) write_unowed(c, e);
    if (yes == 0) return;
    bool elsewhere = rule_call_detaches(c) || owner_takes(c, e) || rule_call_left(c, e);
    /* attributes may have made it need no release */
    if (elsewhere || (e->op == RULE_CREATE && attributes_of(a, c->s, rule_call_arg(c, e->attr)) != ATTR_PLAIN)) {
        write_unowed(c, e);
        return;
    }
    learn_range(c, e);
    if (e->at.where == RULE_AT_RET) {
        uint32_t h = c->ret, fi = 0;
        if (a->cur_instr->dst == IR_NONE) {
            if (yes == 1) discarded(c, e, which * 8);
            return;
        }
        if (e->at.field) {
            uint32_t rec = rule_call_member(c, a->cur_instr->type, e->at.field, &fi);
            if (rec == IR_NONE) return;
            h = val_field(&a->v, c->ret, rec, fi);
            if (h == VAL_NONE) return;
        }
        struct ob *o = begin(c, e, which * 8, h);
        if (yes < 0) o->assumptions = (uint8_t)(o->assumptions + 2); /* it may have made nothing */
    } else if (e->at.where == RULE_AT_ARG && e->at.via == RULE_VIA_OUT) {
        create_out(c, e, which);
    } else if (e->at.where == RULE_AT_ARG && e->at.via == RULE_VIA_OBJECT) {
        rule_call_object(c, e, which);
    } else if (e->at.where == RULE_AT_ARG && e->at.via == RULE_VIA_VALUE) {
        uint32_t h = rule_call_arg(c, (int32_t)e->at.arg);
        if (h != VAL_NONE) objects_reset(a, c->s, h); /* the number names something else now (dup2) */
    }
}
