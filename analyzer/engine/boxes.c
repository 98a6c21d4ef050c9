/*
 * Containers, and handles in them. A container that this function alone knows keeps what is put into it ours: freed
 * without letting go of its elements, or left behind, it loses them. What comes out of a container (an element, a node,
 * an iterator) may be any of them: when such a value is released or goes out of sight, the elements are followed no
 * further. Containers in fields are settled over the whole program: box_fields.c.
 */
#include "engine/kept.h"

#include <string.h>

enum {
    MAX_BOXES = 63,          /* bits */
    LIST_SITES = 0x20000000, /* sites of lists that begin with their first element: they are not made anew in a loop */
};

struct box {
    uint32_t val;           /* of a container of this function's; VAL_NONE: it lies in a field */
    uint32_t record, field; /* of the field */
    uint32_t each;          /* value: function that it calls with each element when it ends, VAL_NONE: none */
};

static uint32_t box_add(struct fan *a, const struct box *b)
{
    for (uint32_t i = 0; i < a->n_boxes; i++) {
        const struct box *x = &a->boxes[i];
        if (x->val == b->val && (b->val != VAL_NONE || (x->record == b->record && x->field == b->field))) return i;
    }
    if (a->n_boxes == MAX_BOXES) return IR_NONE;
    ARENA_PUSH(&a->arena, a->boxes, a->n_boxes, a->cap_boxes, *b);
    return a->n_boxes - 1;
}

static uint64_t bit_of(uint32_t box)
{
    return box == IR_NONE ? 0 : 1ull << box;
}

/* The only container of the set, IR_NONE: there are several, or none. */
static uint32_t only(uint64_t boxes)
{
    if (!boxes || boxes & (boxes - 1)) return IR_NONE;
    uint32_t i = 0;
    while (!(boxes >> i & 1)) i++;
    return i;
}

/* The containers that an argument leads into; the address of a local leads where its content does. */
static uint64_t boxes_of(const struct fan *a, const struct state *s, uint32_t val)
{
    if (val == VAL_NONE || !a->n_boxes) return 0;
    uint64_t r = val_parts(&a->v, val);
    const struct val *x = &a->v.vals[val];
    if (x->kind != VAL_ADDR || !cell_is_local(&a->v, x->a)) return r;
    const struct entry *end = state_end(&a->v, s, x->a);
    for (const struct entry *e = state_begin(s, x->a); e < end; e++)
        if (cell_within(&a->v, e->cell, x->a)) r |= val_parts(&a->v, e->val);
    return r;
}

/* ---- what a function that is applied to each element does ---- */

enum each { EACH_NOTHING, EACH_RELEASES, EACH_UNKNOWN };

/* `param`: of the function, gets the element. `kind` NULL: any. */
static enum each by_rule(const struct rule_func *rf, const struct rule_kind *kind, uint32_t param)
{
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        bool ends = e->op == RULE_RELEASE || e->op == RULE_UNREF || (e->op == RULE_CANCEL && e->frees);
        if (e->op == RULE_TRANSFER && e->at.where == RULE_AT_ARG && e->at.arg == param) return EACH_UNKNOWN;
        if (!ends || e->at.where != RULE_AT_ARG || e->at.arg != param) continue;
        if (!kind || rule_effect_fits(e, rf, kind)) return EACH_RELEASES;
    }
    return rf->borrows || rf->n_effects ? EACH_NOTHING : EACH_UNKNOWN;
}

static enum each does_to(struct fan *a, const struct state *s, uint32_t fn, const struct rule_kind *kind,
                         uint32_t param)
{
    int64_t k;
    if (fn == VAL_NONE) return EACH_NOTHING;
    struct fact f = state_fact(&a->v, s, fn);
    if (fact_is_const(&f, &k) && k == 0) return EACH_NOTHING;
    if (a->v.vals[fn].kind != VAL_FUNC) return EACH_UNKNOWN;
    const struct psym *ps = &a->p->syms[a->v.vals[fn].a];
    if (ps->rule) return by_rule(ps->rule, kind, param);
    if (ps->header_borrows) return EACH_NOTHING;
    const struct summary *m = ps->ambiguous ? NULL : fan_summary(a, ps->func);
    if (!m || !m->done) return EACH_UNKNOWN;
    return summary_takes(m, param, true) || m->n_frees || m->drops >> param & 1 ? EACH_RELEASES : EACH_NOTHING;
}

/* What the function that a container calls when it ends does. */
static enum each each_does(struct fan *a, const struct state *s, uint32_t fn, const struct rule_kind *kind)
{
    return does_to(a, s, fn, kind, 0);
}

/* ---- elements ---- */

static void let_go(struct fan *a, struct state *s, struct ob *o, bool released)
{
    struct site *st = &a->sites[o->site];
    fan_ended(a, st);
    st->released |= released;
    state_ob_drop(s, o);
}

/* The elements of these containers may be anywhere from now on. */
static void leave(struct fan *a, struct state *s, uint64_t boxes)
{
    for (uint32_t i = s->n_obs; i-- > 0;)
        if (s->obs[i].box && boxes >> (s->obs[i].box - 1) & 1) let_go(a, s, &s->obs[i], false);
}

static void fields_out(struct fan *a, uint64_t boxes, uint32_t but)
{
    uint32_t r = IR_NONE, f = IR_NONE;
    if (but != CELL_NONE && !fields_at(a, but, &r, &f)) r = f = IR_NONE;
    for (uint32_t i = 0; i < a->n_boxes; i++) {
        const struct box *b = &a->boxes[i];
        if (boxes >> i & 1 && b->val == VAL_NONE && (b->record != r || b->field != f))
            kept_field(a, SAID_BOX_OUT, b->record, b->field);
    }
}

void boxes_out(struct fan *a, struct state *s, uint32_t val)
{
    uint64_t boxes = a->n_boxes && val != VAL_NONE ? val_parts(&a->v, val) : 0;
    if (!boxes) return;
    leave(a, s, boxes);
    fields_out(a, boxes, a->box_store);
}

void boxes_returned(struct fan *a, uint32_t val)
{
    if (val != VAL_NONE && a->n_boxes) fields_out(a, val_parts(&a->v, val), CELL_NONE);
}

bool boxes_lead(const struct fan *a, const struct ob *o, uint32_t val)
{
    return o->box && val_parts(&a->v, val) >> (o->box - 1) & 1;
}

uint32_t boxes_owner(const struct fan *a, const struct ob *o)
{
    return o->box ? a->boxes[o->box - 1].val : VAL_NONE;
}

const char *boxes_name(struct fan *a, uint32_t val)
{
    const char *name = fan_val_name(a, val);
    return *name == '&' ? name + 1 : name;
}

/* A variable has the handle as well. */
static bool has_variable(const struct fan *a, const struct state *s, uint32_t handle)
{
    for (uint32_t i = 0; i < s->n_store; i++) {
        const struct cell *c = &a->v.cells[s->store[i].cell];
        bool temp = c->kind == CELL_VAR && (c->a >= a->f->n_vars || a->f->vars[c->a].kind == IR_VAR_TEMP);
        if (!temp && fan_holds(a, s->store[i].val, handle)) return true;
    }
    return false;
}

static void put_into_field(struct fan *a, const struct box *b, struct ob *o)
{
    const struct site *st = &a->sites[o->site];
    if (!fan_must_end(st->kind) || st->shared || o->shared || st->when_stored) return;
    struct box_put put = {.kind = st->kind, .creator = st->creator, .wrapped = st->wrapped};
    put.loc = program_loc(a->u, st->pos);
    put.name = fan_name(a, o->name);
    kept_loud(a);
    box_field_put(a->p, b->record, b->field, &put);
}

/* One of the references goes into the container, which is not followed for it. */
static bool takes_reference(struct ob *o)
{
    if (o->count < 2) return false;
    o->count--;
    return true;
}

/* True when the element stays ours. */
static bool put(struct fan *a, struct state *s, uint32_t box, struct ob *o)
{
    const struct site *st = &a->sites[o->site];
    const struct box *b = &a->boxes[box];
    if (o->status != OB_HELD || o->owned || o->thread || o->lent) return false;
    if (b->val == VAL_NONE) {
        put_into_field(a, b, o);
        return takes_reference(o);
    }
    if (takes_reference(o)) return true;
    if (adrift_is_known(a, b->val)) return false; /* it lives on: others have it as well */
    if (!fan_must_end(st->kind) || st->when_stored || each_does(a, s, b->each, st->kind) == EACH_UNKNOWN) return false;
    o->owned = true;
    o->owner = CELL_NONE;
    o->kept = false;
    o->box = (uint8_t)(box + 1);
    return true;
}

static uint32_t arg_of(const struct box_call *c, int32_t i)
{
    return i >= 0 && (uint32_t)i < c->n ? c->args[i] : VAL_NONE;
}

static bool is_null(const struct fan *a, const struct state *s, uint32_t val)
{
    int64_t k;
    struct fact f = state_fact(&a->v, s, val);
    return fact_is_const(&f, &k) && k == 0;
}

/* A list begins with its first element. */
static uint32_t begin_list(struct fan *a, struct state *s)
{
    uint32_t val = val_make(&a->v, VAL_SITE, LIST_SITES + a->cur, RES_VALUE, 0);
    uint64_t bit = bit_of(box_add(a, &(struct box){.val = val, .each = VAL_NONE}));
    leave(a, s, bit); /* of the last turn of a loop */
    val_mark_parts(&a->v, val, bit);
    return val;
}

/* A container that is a variable of the function, filled in by its initialiser. */
static void begin_in_place(struct fan *a, struct state *s, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    const struct cell *c = x->kind == VAL_ADDR ? &a->v.cells[x->a] : NULL;
    if (!c || c->kind != CELL_VAR || c->a >= a->f->n_vars || boxes_of(a, s, val)) return;
    const struct ir_type *t = &a->u->types[a->f->vars[c->a].type];
    if (t->kind == IR_T_RECORD && a->p->records[a->urecs[t->record]].box)
        val_mark_parts(&a->v, val, bit_of(box_add(a, &(struct box){.val = val, .each = VAL_NONE})));
}

static void insert(struct fan *a, struct state *s, struct box_call *c)
{
    uint32_t into = arg_of(c, c->e->to_arg), x = arg_of(c, (int32_t)c->e->at.arg);
    if (into == VAL_NONE || x == VAL_NONE) return;
    bool chained = c->e->also_ret;
    begin_in_place(a, s, into);
    if (chained && is_null(a, s, into)) into = begin_list(a, s);
    uint64_t boxes = boxes_of(a, s, into);
    uint32_t box = only(boxes);
    bool field = box != IR_NONE && a->boxes[box].val == VAL_NONE;
    if (chained && box != IR_NONE && !field) c->ret = into;
    if (chained) {
        val_mark_parts(&a->v, c->ret, boxes);
        state_learn(&a->arena, &a->v, s, c->ret, fact_nonnull());
        if (field) kept_field(a, SAID_BOX_MADE, a->boxes[box].record, a->boxes[box].field);
    }
    struct ob *o = fan_ob_of(a, s, x);
    if (o && box != IR_NONE && put(a, s, box, o)) return;
    if (o && o->status == OB_HELD && !a->seed) kept_callee(a, c->rf->name, true);
    fan_escape(a, s, x, NULL);
}

/* An element given by value is in the container no more. */
static void take_out(struct fan *a, struct state *s, struct box_call *c)
{
    uint32_t from = arg_of(c, c->e->to_arg), x = arg_of(c, (int32_t)c->e->at.arg);
    uint64_t boxes = boxes_of(a, s, from);
    struct ob *o = x == VAL_NONE ? NULL : fan_ob_of(a, s, x);
    val_mark_parts(&a->v, c->ret, boxes);
    fields_out(a, boxes, CELL_NONE);
    if (!o || !o->box) {
        leave(a, s, boxes); /* one of them, it is not known which */
        return;
    }
    enum each does = each_does(a, s, a->boxes[o->box - 1].each, a->sites[o->site].kind);
    if (does != EACH_NOTHING || !has_variable(a, s, o->handle)) {
        let_go(a, s, o, does == EACH_RELEASES);
        return;
    }
    o->box = 0;
    o->owned = false;
}

/* Some function is applied to all elements. */
static void visit(struct fan *a, struct state *s, uint64_t boxes, uint32_t fn, uint32_t param)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (!o->box || !(boxes >> (o->box - 1) & 1)) continue;
        enum each does = does_to(a, s, fn, a->sites[o->site].kind, param);
        if (does != EACH_NOTHING) let_go(a, s, o, does == EACH_RELEASES);
    }
    for (uint32_t i = 0; i < a->n_boxes; i++) {
        const struct box *b = &a->boxes[i];
        if (!(boxes >> i & 1) || b->val != VAL_NONE) continue;
        kept_loud(a); /* what others have put there decides */
        struct box_field *bf = box_field(a->p, b->record, b->field);
        bf->out |= does_to(a, s, fn, bf->n_puts ? bf->puts[0].kind : NULL, param) != EACH_NOTHING;
    }
}

/* ---- their end ---- */

static void freed_with(struct fan *a, struct state *s, struct ob *o, const char *by, uint32_t box)
{
    const struct site *st = &a->sites[o->site];
    o->box = 0;
    o->owned = false;
    if (has_variable(a, s, o->handle)) return; /* a variable has it: it only borrowed the place */
    struct raw_event e = {.kind = ENGINE_OWNER_FREED, .site = o->site, .handle = st->kind, .pos = a->cur_pos};
    e.trace = s->trace;
    e.name_cell = o->name;
    e.other = by;
    e.container = boxes_name(a, a->boxes[box].val);
    e.assumptions = (uint8_t)(o->assumptions + s->assumptions + 1); /* that it is in there still */
    fan_event(a, e);
    state_ob_drop(s, o);
}

static void free_box(struct fan *a, struct state *s, uint32_t box, uint32_t fn, const char *by)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (o->box != box + 1) continue;
        enum each does = each_does(a, s, fn, a->sites[o->site].kind);
        if (does == EACH_NOTHING)
            freed_with(a, s, o, by, box);
        else
            let_go(a, s, o, does == EACH_RELEASES);
    }
}

/* Memory behind a parameter that is a container is looked into, or it gives an element out. */
static void looked(struct fan *a, uint32_t val)
{
    while (val != VAL_NONE) {
        const struct val *x = &a->v.vals[val];
        const struct cell *root;
        switch (x->kind) {
        case VAL_PARAM:
            if (x->a < 64) a->sum->looks |= 1ull << x->a;
            return;
        case VAL_MEM:
        case VAL_ADDR:
            root = &a->v.cells[a->v.cells[x->a].root];
            val = root->kind == CELL_DEREF ? root->a : VAL_NONE;
            break;
        case VAL_BIN:
        case VAL_FIELD:
        case VAL_OLD: val = x->a; break;
        case VAL_PHI: a->sum->looks = ~0ull; return; /* any of them */
        default: return;
        }
    }
}

/* Callers see that their container ends here, when it is all that is done to it. */
static void tell_callers(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind, const char *by)
{
    struct spath p;
    if (state_ext(s, val) || !fan_path_of_val(a, val, &p) || p.base != SPATH_ARG || p.n > 1) return;
    const struct trace *t = fan_trace(a, s, TRACE_RELEASE, a->cur_pos, by);
    state_ext_add(&a->arena, s, (struct ext){.val = val, .kind = kind, .by = by, .step = t, .instr = a->cur});
}

/* `fn`: applied to each element first, VAL_NONE: what the container was made with. `lives`: it is only emptied. */
static void end_box(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind, uint32_t fn,
                    const char *by, bool lives)
{
    uint64_t boxes = boxes_of(a, s, val);
    uint32_t box = only(boxes);
    if (lives) looked(a, val);
    if (!boxes && fn == VAL_NONE && !kind->tracked && !lives) tell_callers(a, s, val, kind, by);
    if (!boxes && fn != VAL_NONE) fan_escape(a, s, val, NULL);
    if (box == IR_NONE) {
        leave(a, s, boxes);
        fields_out(a, boxes, CELL_NONE);
        return;
    }
    const struct box *b = &a->boxes[box];
    if (b->val != VAL_NONE) {
        free_box(a, s, box, fn == VAL_NONE ? b->each : fn, by);
        return;
    }
    if (fn != VAL_NONE) {
        visit(a, s, boxes, fn, 0);
        return;
    }
    struct box_end end = {.loc = program_loc(a->u, a->cur_pos), .by = by, .name = boxes_name(a, val)};
    end.function = a->p->syms[a->pf->sym].name;
    end.function_usr = a->p->syms[a->pf->sym].usr;
    kept_loud(a);
    box_field_end(a->p, b->record, b->field, &end);
}

void boxes_ended(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind, const char *by)
{
    end_box(a, s, val, kind, VAL_NONE, by, false);
}

/* ---- effects ---- */

static void made(struct fan *a, struct state *s, const struct box_call *c)
{
    bool ret = c->e->at.where == RULE_AT_RET;
    uint32_t val = ret ? c->ret : arg_of(c, (int32_t)c->e->at.arg);
    if (val == VAL_NONE || (!ret && boxes_of(a, s, val))) return;
    bool local = ret || (a->v.vals[val].kind == VAL_ADDR && cell_is_local(&a->v, a->v.vals[val].a));
    if (!local) return;
    uint32_t box = box_add(a, &(struct box){.val = val, .each = arg_of(c, c->e->each)});
    leave(a, s, bit_of(box));
    val_mark_parts(&a->v, val, bit_of(box));
    if (ret && c->e->fail.kind == RULE_COND_NEVER) state_learn(&a->arena, &a->v, s, val, fact_nonnull());
}

/* From now on it calls that function with each element that it lets go of. */
static void set_each(struct fan *a, struct state *s, const struct box_call *c)
{
    uint64_t boxes = boxes_of(a, s, arg_of(c, (int32_t)c->e->at.arg));
    for (uint32_t i = 0; i < a->n_boxes; i++)
        if (boxes >> i & 1 && a->boxes[i].val != VAL_NONE) a->boxes[i].each = arg_of(c, c->e->each);
    fields_out(a, boxes, CELL_NONE);
}

static void release(struct fan *a, struct state *s, const struct box_call *c)
{
    const struct rule_effect *e = c->e;
    uint32_t val = arg_of(c, (int32_t)e->at.arg), fn = e->each >= 0 ? arg_of(c, e->each) : VAL_NONE;
    if (val == VAL_NONE || c->happens == 0) return;
    if (fn != VAL_NONE && is_null(a, s, fn)) fn = VAL_NONE;
    if (e->at.via == RULE_VIA_ADDR) val = fan_read(a, s, cell_deref(&a->v, val), IR_NONE);
    if (is_null(a, s, val)) return;
    if (c->happens < 0)
        boxes_out(a, s, val);
    else
        end_box(a, s, val, e->kind, fn, c->rf->name, e->elements);
    if (e->nulls) fan_write(a, s, cell_deref(&a->v, arg_of(c, (int32_t)e->at.arg)), val_int(&a->v, 0), true);
}

bool boxes_effect(struct fan *a, struct state *s, struct box_call *c)
{
    const struct rule_effect *e = c->e;
    bool container = e->kind && e->kind->container;
    if (!container) return false;
    switch (e->op) {
    case RULE_INSERT:
        if (c->happens != 0) insert(a, s, c);
        return true;
    case RULE_REMOVE: take_out(a, s, c); return true;
    case RULE_VISIT:
        visit(a, s, boxes_of(a, s, arg_of(c, (int32_t)e->at.arg)), arg_of(c, e->each),
              e->data_param > 0 ? (uint32_t)e->data_param : 0);
        return true;
    case RULE_RETASK:
        if (e->each >= 0) set_each(a, s, c);
        return true;
    case RULE_CREATE:
    case RULE_INIT: made(a, s, c); return !e->kind->tracked;
    case RULE_RELEASE:
    case RULE_UNREF: release(a, s, c); return !e->kind->tracked;
    case RULE_REF:
        if (e->at.where == RULE_AT_ARG) boxes_out(a, s, arg_of(c, (int32_t)e->at.arg));
        return !e->kind->tracked;
    default: return false;
    }
}

/* ---- what leads into containers ---- */

static bool is_size(const struct rule_kind *k, const char *field)
{
    for (uint32_t i = 0; i < k->n_sizes; i++)
        if (strcmp(k->sizes[i], field) == 0) return true;
    return false;
}

void boxes_read(struct fan *a, uint32_t cell, uint32_t val)
{
    const struct cell *c = &a->v.cells[cell];
    if (c->kind != CELL_FIELD) return;
    const struct precord *r = &a->p->records[c->a];
    if (c->b >= r->r->n_fields) return;
    if (r->boxes && r->boxes[c->b]) {
        struct box b = {.val = VAL_NONE, .record = c->a, .field = c->b, .each = VAL_NONE};
        val_mark_parts(&a->v, val, bit_of(box_add(a, &b)));
    }
    if (!r->box || is_size(r->box, r->r->fields[c->b].name)) return;
    const struct cell *root = &a->v.cells[c->root];
    if (root->kind == CELL_DEREF) looked(a, root->a);
}

static bool only_fills_or_ends(const struct rule_func *rf)
{
    bool any = false;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (!e->kind || !e->kind->container) continue;
        bool end = (e->op == RULE_RELEASE || e->op == RULE_UNREF) && e->each < 0;
        if (e->op != RULE_INSERT && !end) return false;
        any = true;
    }
    return any;
}

uint64_t boxes_given(const struct fan *a, const struct state *s, const uint32_t *args, uint32_t n)
{
    uint64_t boxes = 0;
    for (uint32_t i = 0; i < n && a->n_boxes; i++) boxes |= boxes_of(a, s, args[i]);
    return boxes;
}

void boxes_passed(struct fan *a, struct state *s, const struct rule_func *rf, const struct box_args *g)
{
    uint64_t boxes = g->boxes;
    if (!only_fills_or_ends(rf))
        for (uint32_t i = 0; i < g->n; i++)
            if (g->args[i] != VAL_NONE) looked(a, g->args[i]);
    if (!boxes) return;
    val_mark_parts(&a->v, g->ret, boxes);
    for (uint32_t i = 0; i < g->n; i++) {
        const struct val *x = g->args[i] == VAL_NONE ? NULL : &a->v.vals[g->args[i]];
        if (!x || x->kind != VAL_ADDR || !cell_is_local(&a->v, x->a)) continue;
        uint32_t now = state_get(s, x->a);
        const struct val *h = now == VAL_NONE ? NULL : &a->v.vals[now];
        if (h && h->kind == VAL_SITE && h->a == a->cur) val_mark_parts(&a->v, now, boxes); /* written by this call */
    }
}

void boxes_called(struct fan *a, struct state *s, const struct summary *m, const uint32_t *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        bool looks = !m || !m->done || i >= 64 || m->looks >> i & 1;
        if (looks && args[i] != VAL_NONE) looked(a, args[i]);
        uint64_t boxes = looks ? boxes_of(a, s, args[i]) : 0;
        leave(a, s, boxes);
        fields_out(a, boxes, CELL_NONE);
    }
}

void boxes_stored(struct fan *a, struct state *s, uint32_t cell, uint32_t val)
{
    const struct cell *c = &a->v.cells[cell];
    uint64_t boxes = a->n_boxes ? val_parts(&a->v, val) : 0;
    a->box_store = CELL_NONE;
    if (c->kind != CELL_FIELD || !boxes) return;
    const struct precord *r = &a->p->records[c->a];
    if (c->b >= r->r->n_fields || !r->boxes || !r->boxes[c->b]) return;
    a->box_store = cell;
    for (uint32_t i = 0; i < a->n_boxes; i++) {
        struct box b = a->boxes[i];
        if (!(boxes >> i & 1) || b.val == VAL_NONE) continue;
        kept_field(a, SAID_BOX_MADE, c->a, c->b);
        if (each_does(a, s, b.each, NULL) != EACH_NOTHING) kept_field(a, SAID_BOX_OUT, c->a, c->b);
        b.record = c->a;
        b.field = c->b;
        for (uint32_t k = 0; k < s->n_obs; k++)
            if (s->obs[k].box == i + 1) put_into_field(a, &b, &s->obs[k]);
    }
}
