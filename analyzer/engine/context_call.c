/* The hooks of the flow: what a call, a branch, a turn of a loop or a store says about contexts. */
#include "engine/kept.h"

#include <string.h>

enum { MAX_WAITS_A_CALL = 8 }; /* as many as a summary has */

void ctx_entry(struct fan *a, struct state *s)
{
    if (!a->ctx->n_typed) return;
    ctx_mark(a, s, VAL_NONE, MARK_OK);
    ctx_mark(a, s, VAL_NONE, MARK_UNHOOKED);
}

static void hook(struct fan *a, struct state *s, uint32_t val)
{
    a->ctx->hooked = true;
    ctx_unmark(a, s, MARK_UNHOOKED);
    const struct val *x = &a->v.vals[val];
    if (x->kind == VAL_PARAM && x->a < 64) a->sum->hooks |= 1ull << x->a;
}

static void watch(struct fan *a, int what)
{
    struct ctx_fan *x = a->ctx;
    if ((!x->n_typed && what != WATCH_CHILD) || a->cur_instr->dst == IR_NONE) return;
    uint32_t val = val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0);
    for (uint32_t i = 0; i < x->n_watches; i++)
        if (x->watches[i].val == val) return;
    if (x->n_watches == CTX_MAX_WATCHES) return;
    const struct ir_type *t = &a->u->types[a->cur_instr->type];
    size_t len = strlen(t->name);
    bool truth = t->kind == IR_T_PTR || (len >= 4 && strcasecmp(t->name + len - 4, "bool") == 0) ||
                 (len >= 7 && strcasecmp(t->name + len - 7, "boolean") == 0);
    x->watches[x->n_watches++] = (struct ctx_watch){val, what, truth};
}

static bool says_failed(const struct ctx_watch *w, struct fact f)
{
    int64_t k;
    bool zero = fact_is_const(&f, &k) && k == 0;
    if (w->what == WATCH_QUERY) return fact_nonzero(f);
    if (w->what == WATCH_CHILD) return zero; /* another process: nobody there cancels our context */
    return f.hi < 0 || (w->truth && zero);
}

void ctx_branch(struct fan *a, struct state *s)
{
    const struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_watches; i++)
        if (says_failed(&x->watches[i], state_fact(&a->v, s, x->watches[i].val))) {
            ctx_unmark(a, s, MARK_OK);
            if (x->watches[i].what == WATCH_CHILD) ctx_mark(a, s, VAL_NONE, MARK_CHILD);
            return;
        }
}

/* ---- waits ---- */

static bool selects(const struct rule_func *rf)
{
    for (uint32_t i = 0; rf && i < rf->n_effects; i++)
        if (rf->effects[i].op == RULE_SELECT) return true;
    return false;
}

static bool hooked(const struct ctx_at *c)
{
    return !ctx_marked(c->a, c->s, VAL_NONE, MARK_UNHOOKED);
}

/* Nothing behind the context's place is asked for either: not even the error is wanted, so being told to stop is not.
 */
static bool best_effort(const struct ctx_at *c, int32_t place)
{
    bool any = false;
    for (uint32_t i = (uint32_t)place + 1; i < c->n; i++) {
        if (!ctx_is_null(c->a, c->s, c->args[i])) return false;
        any = true;
    }
    return any;
}

/* What ends or cancels something is to be carried out although, or because, its object's context was cancelled; and who
 * cancels the context does not wait to be told. */
static bool ends_something(const struct fan *a, const struct ctx_hand *h)
{
    const char *name = a->p->syms[a->pf->sym].name;
    if (h->cand->source == CTX_FIELD && (words_stop(name) || words_tear_down(name))) return true;
    return h->cand->source != CTX_LOCAL && h->cand->ends_here;
}

/* A wait that nothing bounds, with a context at hand. */
static void told(const struct ctx_at *c, const struct wait *w, const struct ctx_hand *h, int32_t null_arg)
{
    bool direct = w->callee == IR_NONE;
    enum engine_event_kind kind = ENGINE_BLOCKS;
    if (null_arg >= 0)
        kind = ENGINE_NULL_CONTEXT;
    else if (direct && selects(w->leaf))
        kind = ENGINE_SELECT_NO_DONE;
    struct ctx_note n = ctx_note(c, kind, h);
    n.wait = *w;
    n.has_wait = true;
    n.assumptions = w->assumptions;
    bool nowhere = null_arg >= 0 && h->cand->source == CTX_PARAM && !ctx_reads(c->a->f, h->cand->var);
    bool bytes = null_arg >= 0 && direct && ctx_moves_bytes(w->effect);
    if (nowhere || bytes) n.assumptions = 1; /* a context that was handed in is handed on nowhere; or not to a stream */
    n.assumptions = (uint8_t)(n.assumptions + (null_arg >= 0 && best_effort(c, null_arg)) + ends_something(c->a, h));
    ctx_note_add(c->a, n);
}

/* The limit at hand is what the call gets, or it gets another variable that is one: that it may mean "for ever" is the
 * caller's will. */
static bool limit_goes_on(const struct ctx_at *c, const struct ctx_hand *h)
{
    struct fan *a = c->a;
    for (uint32_t i = 0; i < c->n && i < a->cur_instr->n_args; i++) {
        const struct ir_opnd *o = &a->cur_instr->args[i];
        const struct ir_place *pl = o->kind == IR_O_PLACE ? &a->f->places[o->index] : NULL;
        if (c->args[i] == VAL_NONE || a->v.vals[c->args[i]].kind == VAL_INT) continue;
        if (val_depends(&a->v, c->args[i], h->val)) return true;
        if (pl && pl->base == IR_BASE_VAR && !pl->n_projs && ctx_names_limit(a, pl->index)) return true;
    }
    return false;
}

/* A limit at hand, and none given. */
static void unbounded(const struct ctx_at *c, const struct wait *w)
{
    struct ctx_hand h;
    bool limit = w->effect->n_infinite > 0;
    if (!ctx_strong(w->effect) || !ctx_bound_at_hand(c->a, c->s, &h) || limit_goes_on(c, &h)) return;
    struct ctx_note n = ctx_note(c, limit ? ENGINE_NULL_CONTEXT : ENGINE_BLOCKS, &h);
    n.wait = *w;
    n.has_wait = true;
    n.assumptions = (uint8_t)(w->assumptions + !limit);
    ctx_note_add(c->a, n);
}

static void late(const struct ctx_at *c, const struct wait *w, bool open)
{
    struct ctx_note n =
        ctx_note(c, w->callee == IR_NONE && selects(w->leaf) ? ENGINE_SELECT_NO_DONE : ENGINE_BLOCKS, NULL);
    n.wait = *w;
    n.has_wait = true;
    n.looped = ctx_in_loop(c->a);
    n.open = open;
    n.lasting = w->callee == IR_NONE && ctx_sleeps_long(c, w->effect);
    n.assumptions = w->assumptions;
    ctx_note_add(c->a, n);
}

/* The argument through which the wait would have been told, -1 when there is none. */
static int32_t null_argument(const struct ctx_at *c, const struct wait *w, uint64_t null_args)
{
    if (w->callee == IR_NONE) return w->effect->cancellable;
    for (int32_t i = 0; i < 64 && (uint32_t)i < c->n; i++)
        if (null_args >> i & 1) return i;
    return -1;
}

/* Only whether the descriptor blocks, or the sleep is long, is open: the function that has the context is the one to
 * look at it. */
static bool only_descriptor(struct fan *a, struct wait *w)
{
    bool length = false;
    for (uint32_t i = 0; i < w->n_conds; i++) {
        if (w->conds[i].kind != WAIT_IF_SLOW && w->conds[i].kind != WAIT_IF_LONG) return false;
        length |= w->conds[i].kind == WAIT_IF_LONG;
    }
    if (w->n_conds && (length || !ctx_surely_slow(a, w->effect))) w->assumptions++;
    return true;
}

static void waits(const struct ctx_at *c, const struct wait *ws, uint32_t n, uint64_t null_args)
{
    struct fan *a = c->a;
    if (ctx_marked(a, c->s, VAL_NONE, MARK_CHILD)) return;
    for (uint32_t i = 0; i < n; i++) {
        if (!ws[i].n_conds && ws[i].assumptions <= 1 && ctx_in_loop(a)) a->sum->loop_waits = true;
        const struct wait *w = &ws[i];
        struct ctx_hand h;
        struct wait here = *w;
        bool told_here = false;
        if (only_descriptor(a, &here)) {
            bool typed = a->ctx->n_typed > 0;
            int32_t arg_i = null_argument(c, w, null_args);
            bool hand = (!w->n_conds || typed) && ctx_at_hand(a, c->s, NULL, &h);
            if (hand && (arg_i >= 0 || !hooked(c))) {
                told(c, &here, &h, arg_i);
                told_here = true;
            } else if (typed && (hand || !ctx_marked(a, c->s, VAL_NONE, MARK_OK))) {
                told_here = true; /* it ends with the context, or cleans up after it */
            } else if (!w->n_conds) {
                unbounded(c, w);
                late(c, w, false);
            } else if (w->effect->goes_on && ctx_in_loop(a)) {
                late(c, &here, true);
            }
        }
        if (!told_here) ctx_add_wait(a, w);
    }
}

/* ---- effects that matter here ---- */

static bool is_context(const struct rule_kind *k)
{
    return k && k->context;
}

static void starts(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    uint32_t entry = ctx_arg(c, e->op == RULE_SPAWN ? e->entry : e->callback);
    if (e->op == RULE_SPAWN && entry != VAL_NONE && a->v.vals[entry].kind == VAL_FUNC) {
        uint32_t f = a->p->syms[a->v.vals[entry].a].func;
        kept_loud(a);
        if (f != IR_NONE) a->p->contexts->entries[f] = 1;
    }
    uint32_t given[] = {ctx_arg(c, e->data), ctx_arg(c, e->cancellable)};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (ctx_is_context(a, c->s, given[i])) hook(a, c->s, given[i]);
}

/* The context lies in an object that the callback does not get, or that it has a reference to: whenever the object
 * ends, the operation may go on. */
static bool goes_on_alone(const struct ctx_at *c, const struct rule_effect *e, const struct ctx_hand *h)
{
    struct fan *a = c->a;
    uint32_t data = ctx_arg(c, e->data);
    if (h->cand->source != CTX_FIELD || data == VAL_NONE) return false;
    for (uint32_t i = 0; i < a->n_referenced; i++)
        if (a->referenced[i] == data) return true;
    const struct cell *owner = &a->v.cells[a->v.cells[h->cell].root];
    return owner->kind == CELL_DEREF && owner->a != data;
}

/* Something asynchronous that no context will stop, although it would take one. */
static void async_null(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    struct ctx_hand h;
    uint32_t val = ctx_arg(c, e->cancellable), cb = ctx_arg(c, e->callback);
    if (val == VAL_NONE || !ctx_is_null(a, c->s, val) || cb == VAL_NONE || ctx_is_null(a, c->s, cb)) return;
    if (!ctx_at_hand(a, c->s, NULL, &h)) return;
    struct ctx_note n = ctx_note(c, ENGINE_NULL_CONTEXT, &h);
    n.assumptions = (uint8_t)(1 + goes_on_alone(c, e, &h) + ends_something(a, &h));
    ctx_note_add(a, n);
}

/* What can be waited for is of use when somebody looks at it. */
static void asked_for_done(const struct ctx_at *c, uint32_t val)
{
    const struct ir_instr *in = c->a->cur_instr;
    const struct ir_place *to = in->dst == IR_NONE ? NULL : &c->a->f->places[in->dst];
    bool variable = to && to->base == IR_BASE_VAR && !to->n_projs;
    if (!variable || ctx_reads(c->a->f, to->index)) hook(c->a, c->s, val);
}

static void attached(const struct ctx_at *c, const struct rule_effect *e, uint32_t context)
{
    if (e->at.where == RULE_AT_RET)
        asked_for_done(c, context);
    else
        hook(c->a, c->s, context);
}

static void effect(const struct ctx_at *c, const struct rule_effect *e, uint32_t which)
{
    struct fan *a = c->a;
    uint32_t val = e->at.where == RULE_AT_ARG ? ctx_arg(c, (int32_t)e->at.arg) : VAL_NONE;
    uint32_t parent = e->parent >= 0 ? ctx_arg(c, e->parent) : VAL_NONE;
    switch (e->op) {
    case RULE_SELECT: ctx_select_set(c, e); break;
    case RULE_BLOCK: /* whoever waited for the context itself, without limit, has seen it end */
        if (e->on_arg >= 0 && e->timeout < 0 && e->deadline < 0 && ctx_is_context(a, c->s, ctx_arg(c, e->on_arg)))
            ctx_unmark(a, c->s, MARK_OK);
        break;
    case RULE_SET_TIMEOUT: ctx_descriptor_bounded(c, e); break;
    case RULE_ROOT:
        if (is_context(e->kind)) ctx_rooted(c, e);
        break;
    case RULE_VALUE: ctx_keyed(c, e); break;
    case RULE_CANCEL:
        if (is_context(e->kind) && ctx_is_context(a, c->s, val)) ctx_unmark(a, c->s, MARK_OK);
        if (!is_context(e->kind) && val != VAL_NONE) ctx_mark(a, c->s, val, MARK_NONBLOCK); /* its end is near */
        ctx_causeless(c, e);
        break;
    case RULE_QUERY:
        if (is_context(e->kind) && e->what && (strcmp(e->what, "done") == 0 || strcmp(e->what, "err") == 0))
            watch(a, WATCH_QUERY);
        else if (is_context(e->kind) && e->what && strcmp(e->what, "done_chan") == 0 && val != VAL_NONE)
            asked_for_done(c, val);
        else if (e->what && strcmp(e->what, "child") == 0)
            watch(a, WATCH_CHILD);
        break;
    case RULE_SPAWN:
    case RULE_CALLBACK:
    case RULE_ATTACH:
        starts(c, e);
        if (e->op == RULE_CALLBACK && e->cancellable >= 0) async_null(c, e);
        break;
    case RULE_CREATE:
    case RULE_INIT:
        ctx_descriptor_made(c, e, which);
        if (is_context(e->kind)) {
            ctx_derived(c, e);
            ctx_keyed(c, e);
            if (e->op == RULE_CREATE) ctx_rooted(c, e);
        } else if (ctx_is_context(a, c->s, parent)) {
            attached(c, e, parent); /* a handler, a source, a descriptor of the context's */
        } else if (ctx_is_context(a, c->s, val)) {
            hook(a, c->s, val);
        }
        if (e->data >= 0 || e->callback >= 0) starts(c, e);
        break;
    default: break;
    }
}

/* ---- calls ---- */

/* A context goes to the callee: when that fails, it may have been the context. */
static void handed_on(const struct ctx_at *c, uint64_t taken)
{
    for (uint32_t i = 0; i < c->n && i < 64; i++)
        if (taken >> i & 1 && c->args[i] != VAL_NONE && !ctx_is_null(c->a, c->s, c->args[i])) {
            watch(c->a, WATCH_RESULT);
            return;
        }
}

static void rule_call(const struct ctx_at *c, const struct rule_func *rf)
{
    struct wait w[MAX_WAITS_A_CALL];
    uint64_t taken = 0;
    bool query = false;
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->cancellable >= 0 && e->cancellable < 64) taken |= 1ull << e->cancellable;
        query = query || e->op == RULE_QUERY;
    }
    waits(c, w, ctx_rule_waits(c->a, c->s, rf, c->args, c->n, w, MAX_WAITS_A_CALL), 0);
    for (uint32_t i = 0; i < rf->n_effects; i++) effect(c, &rf->effects[i], i);
    if (taken && !query) handed_on(c, taken);
}

/* NULL where the callee, whose body or waits we do not know, takes a context. */
static void null_to_unknown(const struct ctx_at *c, uint64_t taken, bool has_body)
{
    struct fan *a = c->a;
    struct ctx_hand h;
    for (uint32_t i = 0; i < c->n && i < 64; i++) {
        if (!(taken >> i & 1) || !ctx_is_null(a, c->s, c->args[i]) || !ctx_at_hand(a, c->s, NULL, &h)) continue;
        struct ctx_note n = ctx_note(c, ENGINE_NULL_CONTEXT, &h);
        n.assumptions = has_body || best_effort(c, (int32_t)i) ? 2 : 1;
        ctx_note_add(a, n);
        return;
    }
}

static void func_call(const struct ctx_at *c, uint32_t func, uint64_t taken)
{
    struct fan *a = c->a;
    struct wait w[MAX_WAITS_A_CALL];
    const struct summary *m = fan_summary(a, func);
    uint64_t nulls = 0;
    if (m && m->n_waits && !a->p->contexts->nonblocking[a->p->funcs[func].sym]) {
        uint32_t n = ctx_callee_waits(a, c->s, func, c->args, c->n, w, MAX_WAITS_A_CALL, &nulls);
        waits(c, w, n, nulls);
    }
    if (taken && !nulls) null_to_unknown(c, taken, true);
    if (taken) handed_on(c, taken);
    if (!m) return;
    if (m->waits_ready) {
        ctx_mark(a, c->s, VAL_NONE, MARK_ANY_READY);
        a->sum->waits_ready = true;
    }
    for (uint32_t i = 0; i < c->n && i < 64; i++) {
        if (m->nonblocks >> i & 1) {
            ctx_mark(a, c->s, c->args[i], MARK_NONBLOCK);
            const struct val *x = &a->v.vals[c->args[i]];
            if (x->kind == VAL_PARAM && x->a < 64) a->sum->nonblocks |= 1ull << x->a;
        }
        if (m->hooks >> i & 1 && ctx_is_context(a, c->s, c->args[i])) hook(a, c->s, c->args[i]);
    }
}

void ctx_call(struct fan *a, struct state *s, uint32_t sym, const uint32_t *args, uint32_t n)
{
    const struct psym *ps = &a->p->syms[sym];
    struct ctx_at c = {a, s, args, n, ps->name};
    if (ps->rule) {
        if (ps->rule->n_effects) rule_call(&c, ps->rule);
        return;
    }
    uint64_t taken = a->p->contexts->sym_args[sym];
    if (ps->func != IR_NONE && !ps->ambiguous) {
        func_call(&c, ps->func, taken);
    } else if (taken) {
        null_to_unknown(&c, taken, false);
        handed_on(&c, taken);
    }
}

/* Tables of drivers: what half of them wait in is a wait; what only one of them does, is a guess. Which function a
 * parameter is, only the callers know. */
void ctx_call_any(struct fan *a, struct state *s, const struct fptr_set *set, const uint32_t *args, uint32_t n)
{
    const struct ir_place *through = &a->f->places[a->cur_instr->a.index];
    if (!through->n_projs && through->base == IR_BASE_VAR) return;
    struct ctx_at c = {a, s, args, n, ""};
    struct wait w[MAX_WAITS_A_CALL];
    uint32_t waiting = 0;
    uint64_t nulls;
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < set->n; i++) {
            const struct psym *ps = &a->p->syms[set->syms[i]];
            if (ps->rule || ps->func == IR_NONE || a->p->contexts->nonblocking[set->syms[i]]) continue;
            uint32_t k = ctx_callee_waits(a, s, ps->func, args, n, w, MAX_WAITS_A_CALL, &nulls);
            if (!pass) {
                waiting += k > 0;
                continue;
            }
            c.callee = ps->name;
            bool guess = 2 * waiting < set->n && !nulls; /* NULL is given to whichever it is */
            for (uint32_t j = 0; j < k; j++) w[j].assumptions = (uint8_t)(w[j].assumptions + guess);
            waits(&c, w, k, nulls);
        }
}

void ctx_outcome(struct fan *a, struct state *s, struct fact ret)
{
    if (!a->ctx->n_watches) return;
    uint32_t val = val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0);
    for (uint32_t i = 0; i < a->ctx->n_watches; i++)
        if (a->ctx->watches[i].val == val && says_failed(&a->ctx->watches[i], ret)) {
            ctx_unmark(a, s, MARK_OK);
            if (a->ctx->watches[i].what == WATCH_CHILD) ctx_mark(a, s, VAL_NONE, MARK_CHILD);
        }
}

/* ---- branches, loops, stores ---- */

/* The block stands outside of some loop that we are in. */
static bool leaves_loop(struct fan *a, uint32_t block)
{
    for (uint32_t h = 0; h < a->f->n_blocks; h++)
        if (a->blocks[h].is_head && cfg_in_body(a, h, a->cur) && !cfg_in_body(a, h, a->block_base[block])) return true;
    return false;
}

/* What the block puts into the variable; false when that is no number, or nothing. */
static bool puts_number(const struct fan *a, const struct ir_block *blk, uint32_t var, int64_t *k)
{
    bool any = false;
    for (uint32_t i = 0; i < blk->n_instrs; i++) {
        const struct ir_instr *in = &blk->instrs[i];
        const struct ir_place *to = in->dst == IR_NONE ? NULL : &a->f->places[in->dst];
        if (!to || to->base != IR_BASE_VAR || to->n_projs || to->index != var) continue;
        any = in->op == IR_ASSIGN && in->a.kind == IR_O_INT;
        if (any) *k = in->a.v;
    }
    return any;
}

/* The block says with a flag that the loop ends, `more = false`, and goes to where the flag is asked. */
static bool flags_end(struct fan *a, uint32_t block)
{
    enum { MAX_STEPS = 3 };
    uint32_t at = block;
    for (int step = 0; step < MAX_STEPS && a->f->blocks[at].term.kind == IR_GOTO; step++) {
        at = a->f->blocks[at].term.targets[0];
        const struct ir_term *t = &a->f->blocks[at].term;
        const struct ir_place *pl =
            t->kind == IR_BR && t->opnd.kind == IR_O_PLACE ? &a->f->places[t->opnd.index] : NULL;
        int64_t k;
        if (!pl || pl->base != IR_BASE_VAR || pl->n_projs || a->f->blocks[at].n_instrs) continue;
        return puts_number(a, &a->f->blocks[block], pl->index, &k) && leaves_loop(a, t->targets[k ? 0 : 1]);
    }
    return false;
}

static bool goes_out(struct fan *a, uint32_t block)
{
    return leaves_loop(a, block) || flags_end(a, block);
}

/* What the condition asks of the wait: its result, or what the variable with it holds where two such waits meet.
 * VAL_NONE when it asks for neither. */
static uint32_t asked_of(const struct fan *a, const struct state *s, uint32_t cond, const struct ctx_peek *k)
{
    if (val_depends(&a->v, cond, k->val)) return k->val;
    uint32_t met = k->cell == CELL_NONE ? VAL_NONE : state_get(s, k->cell);
    if (met == VAL_NONE || a->v.vals[met].kind != VAL_PHI) return VAL_NONE;
    return val_depends(&a->v, cond, met) ? met : VAL_NONE;
}

/* A comparison that keeps failure apart from "nothing yet": negative on one side, not on the other. A loop that ends
 * where the call failed does not go on, either. */
void ctx_arms(struct fan *a, const struct state *s, uint32_t cond, const struct ir_term *t)
{
    struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_peeks; i++) {
        uint32_t result = asked_of(a, s, cond, &x->peeks[i]);
        if (result == VAL_NONE) continue;
        struct state *yes = state_copy(&a->arena, s), *no = state_copy(&a->arena, s);
        bool can = state_assume(&a->arena, &a->v, yes, cond, true) && state_assume(&a->arena, &a->v, no, cond, false);
        struct fact f = state_fact(&a->v, yes, result), g = state_fact(&a->v, no, result);
        if (!can) continue;
        bool apart = (f.hi < 0 && g.lo >= 0) || (g.hi < 0 && f.lo >= 0);
        bool left = (f.lo >= 0 || goes_out(a, t->targets[0])) && (g.lo >= 0 || goes_out(a, t->targets[1]));
        if (apart || left) x->peeks[i].told_apart = true;
    }
}

void ctx_cases(struct fan *a, uint32_t subject, const struct ir_term *t)
{
    struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_peeks; i++)
        for (uint32_t k = 0; k < t->n_cases && val_depends(&a->v, subject, x->peeks[i].val); k++)
            if (t->cases[k].hi < 0) x->peeks[i].told_apart = true;
}

static bool made_at(const struct fan *a, uint32_t val, uint32_t instr)
{
    while (val != VAL_NONE) {
        const struct val *x = &a->v.vals[val];
        if (x->kind == VAL_SITE) return x->a == instr;
        if (x->kind != VAL_FIELD && x->kind != VAL_OLD) return false;
        val = x->a;
    }
    return false;
}

void ctx_turn(struct fan *a, struct state *s)
{
    struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_derives; i++) {
        const struct ctx_derive *d = &x->derives[i];
        if (!made_at(a, state_get(s, d->cell), d->instr)) continue;
        struct ctx_note n = {.kind = ENGINE_GROWING_CONTEXT, .pos = d->pos, .ctx = d->kind, .callee = d->callee};
        n.name = fan_name(a, d->cell);
        n.text = "";
        n.assumptions = 1;
        ctx_note_add(a, n);
    }
}

void ctx_kept(struct fan *a, uint32_t cell, uint32_t val)
{
    struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_peeks; i++)
        if (x->peeks[i].val == val && a->v.cells[cell].kind == CELL_VAR) x->peeks[i].cell = cell;
}

void ctx_write(struct fan *a, uint32_t cell, uint32_t val)
{
    const struct ctx_fan *x = a->ctx;
    const struct val *v = &a->v.vals[val];
    if (v->kind != VAL_PARAM || cell_is_local(&a->v, cell)) return;
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    bool lasting = root->kind == CELL_GLOBAL;
    if (root->kind == CELL_DEREF) { /* not one that was made just now, for this request */
        enum val_kind k = a->v.vals[root->a].kind;
        lasting = k == VAL_PARAM || k == VAL_MEM;
    }
    for (uint32_t i = 0; lasting && i < x->n_cands; i++) {
        if (x->cands[i].source != CTX_PARAM || x->cands[i].var != v->a) continue;
        struct ctx_note n = {.kind = ENGINE_KEPT_CONTEXT, .pos = a->cur_pos, .ctx = x->cands[i].kind, .callee = ""};
        n.name = fan_name(a, cell_root(&a->v, CELL_VAR, v->a));
        n.text = fan_name(a, cell);
        n.assumptions = 1;
        ctx_note_add(a, n);
    }
}
