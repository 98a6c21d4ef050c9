/* Obligations: how they begin, move, end and get lost. */
#include "engine/kept.h"
#include "engine/standard.h"

#include <string.h>

enum { MAX_ESCAPE_DEPTH = 4 };

uint32_t fan_site(struct fan *a, uint32_t which, const struct rule_kind *kind, const char *creator, const char *wrapped)
{
    for (uint32_t i = 0; i < a->n_sites; i++)
        if (a->sites[i].instr == a->cur && a->sites[i].which == which) return i;
    struct site st = {.instr = a->cur, .which = which, .kind = kind, .creator = creator, .wrapped = wrapped};
    st.pos = a->cur_pos;
    st.callback = st.destroy = IR_NONE;
    st.data = VAL_NONE;
    ARENA_PUSH(&a->arena, a->sites, a->n_sites, a->cap_sites, st);
    return a->n_sites - 1;
}

void fan_ended(struct fan *a, struct site *st)
{
    st->ended = true;
    for (uint8_t i = 0; i < st->n_ended_at; i++)
        if (st->ended_at[i] == a->cur) return;
    if (st->n_ended_at < sizeof st->ended_at / sizeof *st->ended_at) st->ended_at[st->n_ended_at++] = a->cur;
}

bool fan_must_end(const struct rule_kind *k)
{
    return k->release_required || k->must_call;
}

/* A pointer into memory leads to all of it. */
static uint32_t unmoved(const struct fan *a, uint32_t val)
{
    while (val != VAL_NONE && a->v.vals[val].kind == VAL_BIN && a->v.vals[val].op == IR_B_PTRADD)
        val = a->v.vals[val].a;
    return val;
}

bool fan_holds(const struct fan *a, uint32_t container, uint32_t handle)
{
    container = unmoved(a, container);
    for (;;) {
        if (container == handle) return true;
        const struct val *h = &a->v.vals[handle];
        if (h->kind != VAL_FIELD) return false;
        handle = h->a;
    }
}

/* The address of an object's first member is the object's. */
static uint32_t whole_object(const struct fan *a, uint32_t val)
{
    if (val == VAL_NONE || a->v.vals[val].kind != VAL_ADDR) return val;
    uint32_t c = a->v.vals[val].a;
    while (a->v.cells[c].kind == CELL_FIELD && a->v.cells[c].b == 0) c = a->v.cells[c].parent;
    return a->v.cells[c].kind == CELL_DEREF ? a->v.cells[c].a : val;
}

struct ob *fan_ob_of(struct fan *a, struct state *s, uint32_t val)
{
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (s->obs[i].handle == val) return &s->obs[i];
    uint32_t whole = unmoved(a, whole_object(a, val));
    for (uint32_t i = 0; i < s->n_obs && whole != val; i++)
        if (s->obs[i].handle == whole) return &s->obs[i];
    return NULL;
}

bool fan_held_elsewhere(const struct fan *a, const struct state *s, uint32_t handle, uint32_t except)
{
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        if (except != CELL_NONE && cell_within(&a->v, e.cell, except)) continue;
        if (fan_holds(a, e.val, handle)) return true;
    }
    return false;
}

void fan_owned(struct fan *a, struct state *s, struct ob *o, uint32_t cell)
{
    struct site *st = &a->sites[o->site];
    fan_ended(a, st);
    leaves_filled(a, cell);
    if (o->lent) { /* others may have it as well: not followed into the owner */
        state_ob_drop(s, o);
        return;
    }
    if (o->count > 1) { /* the owner took one reference, the others are still ours */
        o->count--;
        if (!st->recorded) fields_created(a, cell, st, o->name);
        return;
    }
    if (o->owned && o->owner != cell && state_get(s, o->owner) == o->handle) fields_shared(a, st, o->owner);
    o->owned = true;
    o->box = 0;
    o->owner = cell;
    o->kept |= adrift_is_kept(a, cell);
    if (!st->recorded) fields_created(a, cell, st, o->name);
}

/* ---- release ---- */

bool fan_invalid(const struct rule_kind *k, struct fact f)
{
    int64_t c;
    if (k->repr == RULE_REPR_FD && f.hi < 0) return true;
    if (!fact_is_const(&f, &c)) return false;
    if (c == 0 && (k->repr == RULE_REPR_POINTER || k->repr == RULE_REPR_FNPTR)) return true;
    for (uint32_t i = 0; i < k->n_invalid; i++)
        if (k->invalid[i] == c) return true;
    return false;
}

static bool kinds_fit(const struct rule_kind *made, const struct rule_kind *released, bool any)
{
    return any || !released || made == released || strcmp(made->qual, released->qual) == 0;
}

static const char *title_of(const struct rule_kind *k)
{
    return k->title ? k->title : k->name;
}

static void misused(struct fan *a, struct state *s, const struct ob *o, const struct rule_kind *released,
                    const char *by)
{
    const struct rule_kind *made = a->sites[o->site].kind;
    const char *text =
        arena_sprintf(a->lasting, "%s, which ends a %s and not a %s", by, title_of(released), title_of(made));
    struct trace *t = (struct trace *)fan_trace(a, s, TRACE_MISUSE, a->cur_pos, text);
    t->arm = o->site;
    if (released->storage) s->assumptions++; /* what the library makes may be plain memory after all */
}

static void double_event(struct fan *a, struct state *s, const struct rule_kind *kind, uint32_t site, uint32_t val,
                         const struct trace *first, const char *by)
{
    const struct ob *o = site == IR_NONE ? NULL : fan_ob_of(a, s, val);
    struct raw_event e = {.kind = ENGINE_DOUBLE, .site = site, .handle = kind, .pos = a->cur_pos, .other = by};
    e.trace = s->trace;
    e.released = first;
    e.val = val;
    e.name_cell = o ? o->name : CELL_NONE;
    e.assumptions = (uint8_t)(s->assumptions + (kind->refcounted ? 1 : 0));
    fan_event(a, e);
}

/* The same call once more, whose result is looked at: a release that was interrupted is tried again. */
static bool retried(const struct fan *a, const struct trace *first)
{
    return first && first->pos == a->cur_pos && a->cur_instr && a->cur_instr->dst != IR_NONE;
}

void fan_end_children(struct fan *a, struct state *s, uint32_t parent, const struct rule_kind *kind)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (o->parent != parent || o->handle == parent) continue;
        struct site *st = &a->sites[o->site];
        if (kind ? !kinds_fit(st->kind, kind, false) : !st->kind->parent) continue;
        fan_ended(a, st);
        st->released = st->released || kind;
        state_ob_drop(s, o);
    }
}

static void release_external(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind, const char *by)
{
    if (a->v.vals[val].kind == VAL_INT) return; /* a number can be given out again */
    for (uint32_t i = 0; i < a->n_selves; i++)
        if (a->selves[i] == val) a->sum->detaches_self = true;
    fields_let_go(a, s, val);
    const struct val *v = &a->v.vals[val];
    if (v->kind == VAL_MEM || v->kind == VAL_ADDR || v->kind == VAL_PHI)
        siblings_let_go(a, v->kind == VAL_PHI ? v->b : v->a, kind, by, true);
    struct ext *x = state_ext(s, val);
    const struct trace *t = fan_trace(a, s, TRACE_RELEASE, a->cur_pos, by);
    if (x) {
        bool twice = kind && !kind->refcounted && x->kind == kind && !retried(a, x->step);
        if (twice) double_event(a, s, kind, IR_NONE, val, x->step, by);
        return;
    }
    record_release(a, val, kind, NULL, by);
    state_ext_add(
        &a->arena, s,
        (struct ext){.val = val, .kind = kind && kind->armed ? NULL : kind, .by = by, .step = t, .instr = a->cur});
}

void fan_release(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind, bool any, const char *by)
{
    if (val == VAL_NONE) return;
    if (kind && kind->container && !kind->tracked) {
        boxes_ended(a, s, val, kind, by);
        return;
    }
    boxes_out(a, s, val);
    struct fact f = state_fact(&a->v, s, val);
    int64_t c;
    if (kind && fan_invalid(kind, f)) return;
    if (fact_is_const(&f, &c) && c == 0 && (!kind || kind->repr == RULE_REPR_POINTER)) return;
    struct ob *o = fan_ob_of(a, s, val);
    if (!o) {
        standard_closed(a, s, val, kind);
        release_external(a, s, val, kind, by);
        return;
    }
    struct site *st = &a->sites[o->site];
    if (!kinds_fit(st->kind, kind, any)) {
        if (o->status == OB_HELD && wrong_end(a, st, kind, by))
            misused(a, s, o, kind, by);
        else
            fan_escape(a, s, val, NULL);
        return;
    }
    if (o->status == OB_RELEASED || (o->status == OB_GIVEN && o->taken)) {
        if (!retried(a, o->released)) double_event(a, s, st->kind, o->site, val, o->released, by);
        o->status = OB_RELEASED;
        return;
    }
    st->ended = st->released = true;
    lend_released(a, s, o);
    record_release(a, val, st->kind, o, by);
    if (o->owned)
        fields_released_cell(a, o->owner);
    else
        fields_let_go(a, s, o->handle);
    if (o->owned) siblings_let_go(a, o->owner, kind, by, false);
    st->let_go |= o->owned && o->count <= 1;
    if (o->count > 1) {
        o->count--;
        return;
    }
    if (o->shared && o->owner != CELL_NONE && state_get(s, o->owner) == o->handle) fields_lent(a, o->owner);
    if (o->shared || st->kind->armed) { /* somebody else's still; or stopped, and stopping twice is no mistake */
        state_ob_drop(s, o);
        return;
    }
    if (a->cur_instr && a->cur_instr->op == IR_CALL && (a->cur_instr->flags & IR_CALL_CLEANUP)) fan_scoped(a, st->kind);
    o->status = OB_RELEASED;
    o->owned = false;
    o->released = fan_trace(a, s, TRACE_RELEASE, a->cur_pos, by);
    if (o->thread) threads_released(a, s, o);
    fan_end_children(a, s, val, NULL);
}

/* Addresses of two variables. */
static bool apart(const struct values *v, uint32_t x, uint32_t y)
{
    if (v->vals[x].kind != VAL_ADDR || v->vals[y].kind != VAL_ADDR) return false;
    const struct cell *cx = &v->cells[v->cells[v->vals[x].a].root], *cy = &v->cells[v->cells[v->vals[y].a].root];
    return cx != cy && cx->kind != CELL_DEREF && cy->kind != CELL_DEREF;
}

/* The address of something that is no part of what `handle` points to. */
static bool lies_outside(const struct values *v, const struct val *x, uint32_t handle)
{
    return x->kind == VAL_ADDR && !cell_depends(v, x->a, handle);
}

int fan_fresh_compare(struct fan *a, struct state *s, uint32_t cond)
{
    if (cond == VAL_NONE) return -1;
    const struct val *t = &a->v.vals[cond];
    if (t->kind == VAL_UN && t->op == IR_U_NOT) {
        int r = fan_fresh_compare(a, s, t->a);
        return r < 0 ? r : !r;
    }
    if (t->kind != VAL_BIN || t->op != IR_B_EQ || a->v.vals[t->b].kind == VAL_INT) return -1;
    if (apart(&a->v, t->a, t->b)) return 0;
    struct ob *x = fan_ob_of(a, s, t->a), *y = fan_ob_of(a, s, t->b);
    if (!x == !y) return -1;
    const struct val *other = &a->v.vals[x ? t->b : t->a];
    bool made = (x ? x : y)->status == OB_HELD && a->v.vals[(x ? x : y)->handle].kind == VAL_SITE;
    bool before = other->kind == VAL_MEM || other->kind == VAL_PARAM || other->kind == VAL_STR;
    return made && (before || lies_outside(&a->v, other, (x ? x : y)->handle)) ? 0 : -1;
}

/* ---- escape ---- */

static void escape_val(struct fan *a, struct state *s, uint32_t val, const char *callee, int depth);

static void escape_contents(struct fan *a, struct state *s, uint32_t cell, const char *callee, int depth)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        const struct val *h = &a->v.vals[o->handle];
        if (h->kind != VAL_ADDR || !cell_within(&a->v, h->a, cell)) continue;
        fan_ended(a, &a->sites[o->site]);
        state_ob_drop(s, o);
    }
    uint32_t from = (uint32_t)(state_begin(s, cell) - s->store), to = (uint32_t)(state_end(&a->v, s, cell) - s->store);
    for (uint32_t i = from; i < to && i < s->n_store; i++)
        if (cell_within(&a->v, s->store[i].cell, cell)) escape_val(a, s, s->store[i].val, callee, depth + 1);
}

/* `itself`: not something that holds it, which is its owner as before. */
static void escape_ob(struct fan *a, struct state *s, uint32_t val, const char *callee, bool itself)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (o->status == OB_RELEASED || !(fan_holds(a, val, o->handle) || o->handle == val)) continue;
        struct site *st = &a->sites[o->site];
        fan_ended(a, st);
        if (callee && !o->owned && !a->seed) kept_callee(a, callee, false);
        if (o->owned) fields_released_cell(a, o->owner);
        bool embedded = st->kind->repr == RULE_REPR_OBJECT && st->kind->armed; /* nobody has a share in the storage */
        if (o->owned && itself && !embedded) fields_shared(a, st, o->owner);
        state_ob_drop(s, o);
    }
}

static bool gives_result(const struct fan *a)
{
    uint32_t type = a->u->syms[a->f->sym].type;
    uint32_t result = type < a->u->n_types ? a->u->types[type].elem : IR_NONE;
    return result < a->u->n_types && a->u->types[result].kind != IR_T_VOID;
}

/* True the first time: what came from outside and may be kept by somebody is so for the whole function. */
static bool is_news(struct fan *a, uint32_t val)
{
    if (val >= a->cap_let_out) {
        uint8_t *grown = ARENA_ARRAY(&a->arena, uint8_t, a->v.cap_vals);
        if (a->cap_let_out) memcpy(grown, a->let_out, a->cap_let_out);
        a->let_out = grown;
        a->cap_let_out = a->v.cap_vals;
    }
    bool known = a->let_out[val];
    a->let_out[val] = 1;
    return !known;
}

static void escape_external(struct fan *a, struct state *s, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    if (x->kind == VAL_PARAM && x->a < 64 && gives_result(a)) { /* the result may tell whether it was kept */
        s->kept |= 1ull << x->a;
        a->ever_kept |= s->kept;
        if (!a->store_in_own) a->kept_else |= 1ull << x->a;
        return;
    }
    if (!is_news(a, val)) return;
    fields_let_go(a, s, val);
    fan_let_go_of(a, val);
}

/* Who gets the address of a member knows the block of memory that it lies in (`container_of`). */
static void escape_around(struct fan *a, struct state *s, uint32_t cell, const char *callee)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    struct ob *o = root->kind == CELL_DEREF ? fan_ob_of(a, s, root->a) : NULL;
    if (o && a->sites[o->site].kind->storage) escape_ob(a, s, o->handle, callee, false);
}

static void escape_val(struct fan *a, struct state *s, uint32_t val, const char *callee, int depth)
{
    if (val == VAL_NONE || depth > MAX_ESCAPE_DEPTH) return;
    boxes_out(a, s, val);
    escape_ob(a, s, val, callee, depth == 0);
    threads_shown(a, s, val);
    adrift_kept(a, s, val);
    struct val x = a->v.vals[val];
    switch (x.kind) {
    case VAL_BIN:
        if (x.op == IR_B_EQ || x.op == IR_B_LT) return;
        escape_val(a, s, x.a, callee, depth + 1);
        escape_val(a, s, x.b, callee, depth + 1);
        return;
    case VAL_UN:
        if (x.op != IR_U_NOT) escape_val(a, s, x.a, callee, depth + 1);
        return;
    case VAL_ADDR:
        escape_contents(a, s, x.a, callee, depth);
        escape_around(a, s, x.a, callee);
        if (!cell_is_local(&a->v, x.a)) escape_external(a, s, val);
        return;
    case VAL_MEM:
        if (cell_is_local(&a->v, x.a))
            escape_contents(a, s, x.a, callee, depth);
        else
            escape_external(a, s, val);
        return;
    case VAL_PHI:
    case VAL_PARAM:
    case VAL_FIELD: escape_external(a, s, val); return;
    case VAL_SITE:
        if (depth == 0) fields_let_go(a, s, val);
        return;
    default: return;
    }
}

void fan_unkept(struct fan *a, struct state *s, uint32_t root)
{
    uint64_t inside = 0, outside = a->kept_else;
    for (uint32_t i = 0; i < s->n_store && s->kept; i++) {
        const struct val *x = &a->v.vals[s->store[i].val];
        if (x->kind != VAL_PARAM || x->a >= 64 || cell_is_local(&a->v, s->store[i].cell)) continue;
        *(cell_within(&a->v, s->store[i].cell, root) ? &inside : &outside) |= 1ull << x->a;
    }
    s->kept &= ~(inside & ~outside);
}

void fan_escape(struct fan *a, struct state *s, uint32_t val, const char *callee)
{
    escape_val(a, s, val, callee, 0);
}

void fan_escape_arg(struct fan *a, struct state *s, const uint32_t *args, uint32_t i, const char *callee)
{
    fan_escape(a, s, args[i], callee);
    uint32_t from = fan_passed_record(a, s, i);
    if (from != CELL_NONE) escape_contents(a, s, from, callee, 0);
}

/* ---- what the facts say ---- */

/* Does the condition hold? By the value's range, else because the program asked the very same. */
static int holds(struct fan *a, struct state *s, const struct rule_cond *c, uint32_t val)
{
    int r = cond_eval(c, state_fact(&a->v, s, val));
    uint32_t term = r < 0 ? cond_term(&a->v, c, val) : VAL_NONE;
    int64_t truth;
    struct fact f;
    if (term == VAL_NONE) return r;
    f = state_fact(&a->v, s, term);
    return fact_is_const(&f, &truth) ? truth != 0 : r;
}

static bool is_zero(const struct fan *a, const struct state *s, uint32_t val)
{
    struct fact f = state_fact(&a->v, s, val);
    int64_t k;
    return fact_is_const(&f, &k) && k == 0;
}

void fan_sweep(struct fan *a, struct state *s)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        const struct rule_kind *k = a->sites[o->site].kind;
        if (o->status != OB_RELEASED && fan_invalid(k, state_fact(&a->v, s, o->handle))) {
            state_ob_drop(s, o);
            continue;
        }
        /* 0 is standard input: code that asks `fd > 0` means whether it has one */
        if (o->status == OB_HELD && k->repr == RULE_REPR_FD && o->assumptions < 2 && is_zero(a, s, o->handle))
            o->assumptions = 2;
        if (o->cond_val == VAL_NONE || !o->cond) continue;
        int r = holds(a, s, o->cond, o->cond_val);
        if (r < 0) continue;
        bool failed = o->cond_fail ? r == 1 : r == 0;
        if (o->status == OB_GIVEN) {
            if (failed) {
                o->status = OB_HELD;
                o->cond_val = VAL_NONE;
                if (o->thread) o->owned = o->owner != CELL_NONE;
                o->thread = 0;
            } else if (o->taken) {
                if (o->ends) o->status = OB_RELEASED;
                o->cond_val = VAL_NONE;
            } else if (o->thread) { /* the thread has it, and so have we */
                o->status = OB_HELD;
                o->cond_val = VAL_NONE;
            } else {
                state_ob_drop(s, o);
            }
        } else if (o->status == OB_HELD) {
            if (failed) {
                state_ob_drop(s, o);
                continue;
            }
            o->cond_val = VAL_NONE;
            if (k->repr == RULE_REPR_FD) state_learn(&a->arena, &a->v, s, o->handle, fact_range(0, INT64_MAX));
        }
    }
}

/* ---- ends of scopes and paths ---- */

/* What speaks against a loss when the handle is pending and may end by itself: little when nobody looked whether arming
 * it worked, nothing when it is seen to have failed. */
static int pending(struct fan *a, struct state *s, const struct ob *o)
{
    if (!o->armed_fail) return 0;
    if (o->armed_fail->kind != RULE_COND_CMP) return 2;
    if (o->armed_val == VAL_NONE) return 1;
    return cond_eval(o->armed_fail, state_fact(&a->v, s, o->armed_val)) == 1 ? 0 : 2;
}

/* The handle was surely made, by this turn of a loop, and the variable that names it holds it. */
static bool in_its_variable(const struct fan *a, const struct state *s, const struct ob *o, uint32_t scope)
{
    if (o->name == CELL_NONE || a->v.cells[o->name].kind != CELL_VAR || o->gen || o->count > 1 || o->shared)
        return false;
    if (o->cond_val != VAL_NONE || (scope != CELL_NONE && scope != o->name)) return false;
    return state_get(s, o->name) == o->handle;
}

/* `scope`: the variable whose life ends, CELL_NONE when the function is left. */
static void lost(struct fan *a, struct state *s, struct ob *o, uint32_t scope, const struct raw_event *end)
{
    const struct site *st = &a->sites[o->site];
    if (fan_must_end(st->kind) && !standard_is(a, s, o)) {
        struct raw_event e = {.kind = ENGINE_LOST, .site = o->site, .handle = st->kind, .instr = a->cur, .times = 1};
        e.pos = end->pos;
        e.exit = end->exit;
        e.trace = s->trace;
        e.name_cell = o->name;
        e.in_name = in_its_variable(a, s, o, scope) && !o->armed_fail;
        e.assumptions = (uint8_t)(o->assumptions + s->assumptions + st->assumptions + pending(a, s, o));
        e.lent = o->lent;
        e.failing = end->failing;
        if (arrays_hold(a, o)) e.assumptions++; /* one of many: that this very one was not let go of */
        if (!o->thread || threads_lost(a, o, &e)) fan_event(a, e);
    }
    state_ob_drop(s, o);
}

/* Its parent is still ours, and ends it, too: no variable is needed for that. */
static bool waits_for_parent(struct fan *a, struct state *s, const struct ob *o)
{
    if (!a->sites[o->site].kind->parent || o->parent == VAL_NONE) return false;
    const struct ob *parent = fan_ob_of(a, s, o->parent);
    return parent && parent != o && parent->status == OB_HELD;
}

void fan_scope_end(struct fan *a, struct state *s, uint32_t cell)
{
    const struct raw_event end = {.pos = a->cur_pos, .exit = ENGINE_EXIT_END};
    a->endings[a->cur]++;
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (!threads_ours(o)) continue;
        if (o->owned) {
            if (arrays_hold(a, o) && cell_within(&a->v, o->owner, cell)) lost(a, s, o, cell, &end);
            continue;
        }
        const struct val *h = &a->v.vals[o->handle];
        if (h->kind == VAL_ADDR) {
            if (cell_within(&a->v, h->a, cell)) lost(a, s, o, cell, &end);
            continue;
        }
        bool here = false;
        const struct entry *to = state_end(&a->v, s, cell);
        for (const struct entry *e = state_begin(s, cell); e < to && !here; e++)
            here = cell_within(&a->v, e->cell, cell) && fan_holds(a, e->val, o->handle);
        if (here && !fan_held_elsewhere(a, s, o->handle, cell) && !waits_for_parent(a, s, o)) lost(a, s, o, cell, &end);
    }
    state_forget(&a->v, s, cell);
}

/* A value computed from the handle from which it can be had back: not a comparison. */
static bool carries(const struct fan *a, uint32_t x, uint32_t handle)
{
    const struct val *t = &a->v.vals[x];
    if (x == handle) return true;
    if (t->kind == VAL_BIN && t->op != IR_B_EQ && t->op != IR_B_LT)
        return carries(a, t->a, handle) || carries(a, t->b, handle);
    return t->kind == VAL_ADDR && cell_depends(&a->v, t->a, handle);
}

void fan_exit(struct fan *a, struct state *s, uint32_t ret, uint32_t pos, enum engine_exit kind)
{
    const struct raw_event end = {.pos = pos, .exit = kind, .failing = lend_failing(a, s, ret)};
    a->endings[a->cur]++;
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (threads_ours(o) && arrays_hold(a, o)) {
            lost(a, s, o, CELL_NONE, &end);
            continue;
        }
        uint32_t owner = o->thread ? VAL_NONE : o->box ? boxes_owner(a, o) : adrift_owner(a, s, o);
        if (end.failing && threads_ours(o) && adrift_half_made(a, s, o)) {
            o->assumptions++; /* that the caller does not end the object */
            lost(a, s, o, CELL_NONE, &end);
            continue;
        }
        if (!threads_ours(o) || (o->owned && !o->thread && owner == VAL_NONE)) continue;
        const struct val *h = &a->v.vals[o->handle];
        if (h->kind == VAL_ADDR && !cell_is_local(&a->v, h->a) && owner == VAL_NONE) continue;
        if (ret != CELL_NONE) {
            bool returned = false;
            uint32_t around = owner != VAL_NONE ? owner : o->handle; /* the struct it lies in */
            if (o->thread) around = a->handovers[o->thread - 1].data;
            const struct entry *to = state_end(&a->v, s, ret);
            for (const struct entry *e = state_begin(s, ret); e < to && !returned; e++)
                returned = cell_within(&a->v, e->cell, ret) &&
                           (fan_holds(a, e->val, o->handle) || carries(a, e->val, o->handle) ||
                            carries(a, e->val, around) || boxes_lead(a, o, e->val));
            if (returned) {
                fan_ended(a, &a->sites[o->site]);
                continue;
            }
        }
        if (owner != VAL_NONE) o->assumptions++; /* that memory which nobody points to is lost */
        lost(a, s, o, CELL_NONE, &end);
    }
}

void fan_left(struct fan *a, const struct exit_state *x, struct ob *o)
{
    const struct raw_event end = {.pos = x->pos, .exit = ENGINE_EXIT_RETURN, .failing = true};
    o->assumptions++; /* that the caller does not end it */
    lost(a, x->s, o, CELL_NONE, &end);
}

/* The call that makes the next one gets the last one: it may give it back, or take it over. */
static bool is_passed(struct fan *a, const struct state *s, uint32_t handle)
{
    const struct ir_instr *in = a->cur_instr;
    for (uint32_t i = 0; in && in->op == IR_CALL && i < in->n_args; i++) {
        const struct ir_place *p = in->args[i].kind == IR_O_PLACE ? &a->f->places[in->args[i].index] : NULL;
        if (p && p->base == IR_BASE_VAR && !p->n_projs && state_get(s, cell_root(&a->v, CELL_VAR, p->index)) == handle)
            return true;
    }
    return false;
}

void fan_renew(struct fan *a, struct state *s, uint32_t dst)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (!threads_ours(o) || (o->owned && !o->thread) || a->sites[o->site].instr != a->cur) continue;
        if (a->v.vals[o->handle].kind == VAL_ADDR) continue;
        if (fan_held_elsewhere(a, s, o->handle, dst)) {
            if (o->gen) { /* two turns of the loop kept theirs somewhere: a collection */
                fan_ended(a, &a->sites[o->site]);
                state_ob_drop(s, o);
            }
            continue;
        }
        if (is_passed(a, s, o->handle)) continue; /* what becomes of it, the call says */
        const struct site *st = &a->sites[o->site];
        if (!st->when_stored && fan_must_end(st->kind) && !standard_is(a, s, o)) {
            struct raw_event e = {.kind = ENGINE_OVERWRITTEN, .site = o->site, .handle = st->kind, .pos = a->cur_pos};
            e.trace = s->trace;
            e.name_cell = o->name;
            e.lent = o->lent;
            e.assumptions = (uint8_t)(o->assumptions + s->assumptions);
            if (!o->thread || threads_lost(a, o, &e)) fan_event(a, e);
        }
        state_ob_drop(s, o);
    }
    a->epoch = state_renew(&a->arena, &a->v, s, a->cur);
}
