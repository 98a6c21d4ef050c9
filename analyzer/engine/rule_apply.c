/* Applies a pack's model of a library function to a state, effect by effect. */
#include "engine/kept.h"
#include "engine/rule_call.h"

#include <string.h>

/* How a handle goes: to somebody who may use it beside us, who releases it in our place, or it is no more. */
enum taking { TAKE_SHARES, TAKE_OWNS, TAKE_ENDS };

static void give(struct rule_call *c, const struct rule_cond *fail, uint32_t val, enum taking how);

static bool creates(const struct rule_func *rf)
{
    for (uint32_t i = 0; i < rf->n_effects; i++)
        if (rf->effects[i].op == RULE_CREATE) return true;
    return false;
}

/* One call that releases the old and makes the new (realloc): both or neither. */
static bool replaces(const struct rule_func *rf, const struct rule_effect *e)
{
    if (e->fail.kind != RULE_COND_CMP || !e->fail.on_ret) return false;
    for (uint32_t i = 0; i < rf->n_effects; i++)
        if (rf->effects[i].op == RULE_CREATE && rf->effects[i].kind == e->kind &&
            rf->effects[i].at.where == RULE_AT_RET)
            return true;
    return false;
}

/* What a variable holds that was cleared. */
static int64_t cleared(const struct rule_kind *k)
{
    return k && k->repr == RULE_REPR_FD ? -1 : 0;
}

static void release(struct rule_call *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    uint32_t cell, yes = (uint32_t)rule_call_happens(c, e);
    if (yes == 0) return;
    if (e->scope_bulk) borrowed_ended(a, e, c->args, c->n);
    uint32_t h = rule_call_handle(c, e, &cell);
    if (h == VAL_NONE) return;
    if (e->children) {
        fan_end_children(a, c->s, h, e->kind);
        return;
    }
    bool any = e->any_kind || !e->kind || e->scope_bulk;
    if (e->at.via == RULE_VIA_OBJECT) fields_closed(a, h, rule_call_function(c, e->callback));
    if (a->v.vals[h].kind == VAL_PARAM && a->v.vals[h].a < 64) a->sum->drops |= 1ull << a->v.vals[h].a;
    if (e->kind && e->kind->storage) {
        const struct ir_opnd *o = e->at.arg < a->cur_instr->n_args ? &a->cur_instr->args[e->at.arg] : NULL;
        owners_freed(a, c->s, h, o, c->rf->name);
    }
    bool followed = any || e->kind->tracked; /* nobody asks whether locks and the like are released */
    bool memory = !followed && e->kind->storage && fan_ob_of(a, c->s, h); /* a handle given back as plain memory */
    if (followed && replaces(c->rf, e))
        give(c, &e->fail, h, TAKE_ENDS);
    else if ((followed || (memory && !replaces(c->rf, e))) && yes == 1)
        fan_release(a, c->s, h, e->kind, any, c->rf->name);
    else if (followed || memory)
        fan_escape(a, c->s, h, NULL);
    if (cell != CELL_NONE && (e->nulls || e->op == RULE_UNREF)) {
        fan_write(a, c->s, cell, e->nulls ? val_int(&a->v, cleared(e->kind)) : fan_fresh(a), true);
    }
}

/* The handle is handed over, unless the call is seen to have failed. */
static void give(struct rule_call *c, const struct rule_cond *fail, uint32_t val, enum taking how)
{
    struct fan *a = c->a;
    struct ob *o = fan_ob_of(a, c->s, val);
    if (o && o->status == OB_HELD && fail && fail->kind == RULE_COND_CMP && fail->on_ret) {
        fan_ended(a, &a->sites[o->site]);
        o->status = OB_GIVEN;
        o->cond_val = rule_call_subject(c, fail);
        o->cond = fail;
        o->cond_fail = true;
        o->taken = how != TAKE_SHARES;
        o->ends = how == TAKE_ENDS;
        if (o->taken) o->released = fan_trace(a, c->s, TRACE_RELEASE, a->cur_pos, c->rf->name);
        return;
    }
    fan_escape(a, c->s, val, NULL);
}

/* How the call tells that no thread was started: NULL when it is not known. */
static const struct rule_cond *start_failure(const struct rule_call *c, const struct rule_effect *e)
{
    const struct rule_cond *fail = &e->fail;
    for (uint32_t i = 0; i < c->rf->n_effects && fail->kind == RULE_COND_NONE; i++)
        if (c->rf->effects[i].op == RULE_CREATE) fail = &c->rf->effects[i].fail;
    bool shown = fail->kind == RULE_COND_NEVER || (fail->kind == RULE_COND_CMP && fail->on_ret);
    return shown ? fail : NULL;
}

/* Another function runs when the thread is done: which of them releases what is between them. */
static bool calls_back(const struct rule_call *c)
{
    for (uint32_t i = 0; i < c->rf->n_effects; i++) {
        uint32_t cb = rule_call_arg(c, c->rf->effects[i].callback);
        if (cb != VAL_NONE && !rule_call_null(c, cb)) return true;
    }
    return false;
}

/* The function that the pool in this argument runs, IR_NONE: not known. */
static uint32_t run_by_pool(const struct rule_call *c, int32_t arg)
{
    const struct ir_instr *in = c->a->cur_instr;
    if (arg < 0 || (uint32_t)arg >= in->n_args) return IR_NONE;
    kept_looks(c->a); /* keys speak of what calls reach, not of what arguments may be */
    const struct fptr_set *set = fptr_at(c->a->p, c->a->pf, &in->args[arg]);
    return set && set->n == 1 && (!set->shared || c->a->p->opts.whole_program) ? set->syms[0] : IR_NONE;
}

static void spawn(struct rule_call *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    const struct rule_cond *fail = start_failure(c, e);
    uint32_t entry = e->entry_of < 0 ? rule_call_function(c, e->entry) : run_by_pool(c, e->entry_of);
    struct thread_start t = {.entry = rule_call_arg(c, e->entry), .data = rule_call_arg(c, e->data), .by = c->rf->name};
    if (entry != IR_NONE) t.entry = val_make(&a->v, VAL_FUNC, entry, 0, 0);
    t.fail = fail && fail->kind == RULE_COND_CMP ? fail : NULL;
    t.param = e->data_param < 0 ? 0 : (uint32_t)e->data_param;
    t.only = e->data_param < 0;
    t.ret = c->ret;
    t.detached =
        e->detached || rule_call_detaches(c) || attributes_of(a, c->s, rule_call_arg(c, e->attr)) == ATTR_DETACHED;
    t.checked = fail != NULL;
    if (t.data == VAL_NONE) return;
    if (calls_back(c) || !threads_start(a, c->s, &t)) give(c, &e->fail, t.data, TAKE_SHARES);
}

/* A callback that runs once answers for what only its data holds, as a thread does. */
static bool called_once(const struct rule_call *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    uint32_t cb = rule_call_function(c, e->callback), data = rule_call_arg(c, e->data);
    if (e->op != RULE_CALLBACK || !e->once || cb == IR_NONE || data == VAL_NONE) return false;
    if (e->destroy >= 0 && !rule_call_null(c, rule_call_arg(c, e->destroy))) return false;
    struct thread_start t = {.data = data, .by = c->rf->name, .detached = true, .callback = true};
    t.entry = val_make(&a->v, VAL_FUNC, cb, 0, 0);
    t.param = a->p->syms[cb].n_params ? a->p->syms[cb].n_params - 1 : 0; /* user data comes last */
    t.ret = VAL_NONE;
    return a->v.vals[data].kind != VAL_ADDR && threads_start(a, c->s, &t);
}

static void names_self(struct fan *a, uint32_t val)
{
    for (uint32_t i = 0; i < a->n_selves; i++)
        if (a->selves[i] == val) return;
    ARENA_PUSH(&a->arena, a->selves, a->n_selves, a->cap_selves, val);
}

static bool leaves(struct rule_call *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    const char *k = e->exit_kind ? e->exit_kind : "noreturn";
    if (strcmp(k, "exec") == 0) { /* returns when it fails */
        state_learn(&a->arena, &a->v, c->s, c->ret, fact_const(-1));
        return false;
    }
    if (strcmp(k, "nonlocal_jump") == 0) {
        if (jumps_land(a, c->s, rule_call_arg(c, 0))) return true;
        a->exit_longjmp = true;
        fan_exit(a, c->s, CELL_NONE, a->cur_pos, ENGINE_EXIT_LONGJMP);
    } else if (strcmp(k, "thread_exit") == 0) {
        a->exit_thread = true; /* handlers that are set up run first: what they let go of is theirs to know */
        if (!c->s->handlers) fan_exit(a, c->s, CELL_NONE, a->cur_pos, ENGINE_EXIT_THREAD);
    } else {
        a->exit_process = true;
    }
    return true;
}

/* A function that runs once, later, frees the data it gets: the object was let go here. */
static void freed_later(struct rule_call *c, int32_t func, uint32_t data)
{
    uint32_t sym = rule_call_function(c, func), f = sym == IR_NONE ? IR_NONE : c->a->p->syms[sym].func;
    const struct summary *m = fan_summary(c->a, f);
    for (uint32_t i = 0; m && i < m->n_frees; i++) owners_freed_by_callee(c->a, c->s, data, m->frees[i].pfree);
}

static void hand_user_data(struct rule_call *c, const struct rule_effect *e)
{
    if (e->once && e->callback >= 0) freed_later(c, e->callback, rule_call_arg(c, e->data));
    if (e->destroy >= 0) freed_later(c, e->destroy, rule_call_arg(c, e->data));
    bool only_compared = e->op == RULE_SPAWN || e->op == RULE_RELEASE; /* or not ours to hand on */
    if (!only_compared && e->data >= 0 && !called_once(c, e)) fan_escape(c->a, c->s, rule_call_arg(c, e->data), NULL);
}

static void refer(struct rule_call *c, const struct rule_effect *e)
{
    uint32_t cell, h = rule_call_handle(c, e, &cell);
    struct ob *o = h == VAL_NONE ? NULL : fan_ob_of(c->a, c->s, h);
    if (o && o->status == OB_HELD && o->count < 100) o->count++;
    fan_referenced(c->a, h);
    if (!e->also_ret || h == VAL_NONE) return;
    c->ret = h;
    if (!o) refs_taken(c->a, h, c->rf->name);
}

/* What is pending can end by its own callback: that it is lost is less sure from here on. */
static void arm(struct rule_call *c, const struct rule_effect *e, uint32_t which)
{
    uint32_t cell, h = rule_call_happens(c, e) == 0 ? VAL_NONE : rule_call_handle(c, e, &cell);
    struct ob *o = h == VAL_NONE ? NULL : fan_ob_of(c->a, c->s, h);
    if (o && o->status == OB_HELD && e->auto_release && e->kind && e->kind->repr == RULE_REPR_POINTER) {
        o->armed_val = c->a->cur_instr->dst == IR_NONE ? VAL_NONE : c->ret;
        o->armed_fail = &e->fail;
    }
    if (h != VAL_NONE) record_armed(c->a, h);
    if (h != VAL_NONE && rule_call_left(c, e)) return;
    if (objects_armable(c->a, c->s, e, h)) rule_call_object(c, e, which);
}

/* Handed over; where that is not certain, somebody may use it beside us from now on. */
static void transfer(struct rule_call *c, const struct rule_effect *e)
{
    uint32_t cell, h;
    int yes = rule_call_happens(c, e);
    if (yes == 0 || (h = rule_call_handle(c, e, &cell)) == VAL_NONE) return;
    bool record = e->at.via == RULE_VIA_ADDR && cell != CELL_NONE && e->fail.kind == RULE_COND_NONE;
    if (record && !fan_ob_of(c->a, c->s, h)) /* copied with all that it holds */
        fan_escape(c->a, c->s, val_make(&c->a->v, VAL_ADDR, cell, 0, 0), NULL);
    else if (yes < 0)
        fan_escape(c->a, c->s, h, NULL);
    else
        give(c, &e->fail, h, creates(c->rf) ? TAKE_OWNS : TAKE_SHARES);
}

/* The error that a creation was told to fill in is looked at: set, nothing was made. */
static void query_error(struct rule_call *c, const struct rule_effect *e)
{
    uint32_t error = rule_call_arg(c, (int32_t)e->at.arg);
    for (uint32_t i = 0; i < c->s->n_obs && error != VAL_NONE; i++) {
        struct ob *o = &c->s->obs[i];
        if (o->status != OB_HELD || o->error != error) continue;
        o->cond_val = c->ret;
        o->cond = &e->when;
        o->cond_fail = true;
    }
}

/* A handler for the thread's end is set up or taken off. */
static bool handler(struct rule_call *c, const struct rule_effect *e)
{
    if (!e->what || strcmp(e->what, "cleanup") != 0) return false;
    if (e->op == RULE_ACQUIRE && c->s->handlers < UINT8_MAX) c->s->handlers++;
    if (e->op == RULE_RELEASE && c->s->handlers) c->s->handlers--;
    return true;
}

static bool apply_effect(struct rule_call *c, const struct rule_effect *e, uint32_t which)
{
    uint32_t cell, h;
    struct box_call b = {c->rf, e, c->args, c->n, c->ret, rule_call_happens(c, e)};
    if (handler(c, e)) return false;
    hand_user_data(c, e);
    bool done = boxes_effect(c->a, c->s, &b);
    c->ret = b.ret;
    if (done) return false;
    switch (e->op) {
    case RULE_CREATE:
    case RULE_INIT: rule_call_create(c, e, which); break;
    case RULE_ARM: arm(c, e, which); break;
    case RULE_DISARM:
        if (e->ends) release(c, e);
        break;
    case RULE_CALLBACK: rule_call_back(c, e); break;
    case RULE_RETASK:
        h = e->at.via == RULE_VIA_OBJECT ? rule_call_handle(c, e, &cell) : VAL_NONE;
        if (h != VAL_NONE) objects_reset(c->a, c->s, h);
        break;
    case RULE_RELEASE:
    case RULE_UNREF: release(c, e); break;
    case RULE_REF: refer(c, e); break;
    case RULE_CANCEL:
        h = rule_call_handle(c, e, &cell);
        if (h != VAL_NONE && e->kind && e->kind->repr == RULE_REPR_POINTER && !e->null_ok)
            state_learn(&c->a->arena, &c->a->v, c->s, h, fact_nonnull()); /* or it crashed */
        if (h != VAL_NONE && e->frees) fan_release(c->a, c->s, h, e->kind, e->any_kind, c->rf->name);
        break;
    case RULE_TRANSFER: transfer(c, e); break;
    case RULE_SPAWN: spawn(c, e); break;
    case RULE_JOIN: threads_joined(c->a, c->s, rule_call_handle(c, e, &cell)); break;
    case RULE_DETACH: threads_detached(c->a, c->s, rule_call_handle(c, e, &cell)); break;
    case RULE_SELECT: threads_waited(c->a, c->s); break;
    case RULE_BLOCK:
        if (!e->blocks_on || strcmp(e->blocks_on, "lock") != 0) threads_waited(c->a, c->s);
        break;
    case RULE_ATTACH: {
        struct ob *o = (h = rule_call_handle(c, e, &cell)) == VAL_NONE ? NULL : fan_ob_of(c->a, c->s, h);
        if (o) o->shared = true;
        break;
    }
    case RULE_QUERY:
        if (e->what && strcmp(e->what, "error") == 0) query_error(c, e);
        if (e->what && strcmp(e->what, "misuse") == 0) c->s->assumptions += 2;
        if (e->what && strcmp(e->what, "setjmp") == 0) jumps_set(c->a, c->ret, rule_call_arg(c, 0));
        if (e->at.where == RULE_AT_SELF) names_self(c->a, c->ret);
        break;
    case RULE_EXIT:
        if (rule_call_happens(c, e) != 0 && leaves(c, e)) return true;
        break;
    default: break;
    }
    return false;
}

static bool names_handle(const struct rule_effect *e, uint32_t arg)
{
    if (e->op == RULE_RELEASE || e->op == RULE_UNREF || e->op == RULE_CREATE || e->op == RULE_INIT) return false;
    if (e->at.where == RULE_AT_ARG && e->at.arg == arg && e->at.via == RULE_VIA_VALUE) return true;
    return e->on_arg == (int32_t)arg;
}

static bool releases_arg(const struct rule_func *rf, uint32_t arg)
{
    for (uint32_t k = 0; k < rf->n_effects; k++) {
        const struct rule_effect *e = &rf->effects[k];
        bool ends = e->op == RULE_RELEASE || e->op == RULE_UNREF, begins = e->op == RULE_CREATE || e->op == RULE_INIT;
        if ((ends || begins) && e->at.where == RULE_AT_ARG && e->at.arg == arg) return true;
    }
    return false;
}

static uint32_t declared_params(const struct fan *a)
{
    const struct ir_opnd *o = &a->cur_instr->a;
    return o->kind == IR_O_FUNC ? a->p->syms[a->usyms[o->index]].n_params : 0;
}

/* `memset(&timer, 0, sizeof timer)`: to the function it is memory, whatever it was. */
static bool is_memory(const struct rule_call *c, uint32_t arg)
{
    const struct fan *a = c->a;
    const struct ir_opnd *o = &a->cur_instr->a;
    const struct ir_sym *decl = o->kind == IR_O_FUNC ? &a->u->syms[o->index] : NULL;
    if (!decl || arg >= decl->n_params || decl->params[arg] >= a->u->n_types) return false;
    return strcmp(a->u->types[decl->params[arg]].name, "void *") == 0 && fan_is_storage(c->a, c->s, c->args[arg]);
}

static void note_uses(struct rule_call *c)
{
    for (uint32_t i = 0; i < c->n; i++) {
        if (releases_arg(c->rf, i)) continue;
        bool used = c->rf->borrows && i < declared_params(c->a) && !is_memory(c, i);
        for (uint32_t k = 0; k < c->rf->n_effects && !used; k++) used = names_handle(&c->rf->effects[k], i);
        if (!used) continue;
        fan_use(c->a, c->s, c->args[i], c->rf->name);
        const struct val *x = &c->a->v.vals[c->args[i]];
        if (x->kind == VAL_PARAM && x->a < 64) c->a->sum->uses |= 1ull << x->a;
    }
}

/* True when some effect speaks of the argument. */
static bool named(const struct rule_func *rf, uint32_t arg)
{
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->at.where == RULE_AT_ARG && e->at.arg == arg) return true;
        if (e->parent == (int32_t)arg || e->data == (int32_t)arg || e->entry == (int32_t)arg ||
            e->on_arg == (int32_t)arg)
            return true;
    }
    return false;
}

static bool addressed(const struct rule_func *rf, uint32_t arg)
{
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->at.where == RULE_AT_ARG && e->at.arg == arg && e->at.via != RULE_VIA_VALUE) return true;
    }
    return rf->returns_cleared == (int32_t)arg;
}

uint32_t fan_apply_rule(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t n,
                        bool *ended)
{
    struct rule_call c = {a, s, rf, args, n, val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0)};
    fan_typed(a, c.ret, a->cur_instr->type);
    if (rf->returns_nonnull) state_learn(&a->arena, &a->v, s, c.ret, fact_nonnull());
    uint64_t boxes = boxes_given(a, s, args, n);
    *ended = false;
    note_uses(&c);
    for (uint32_t i = 0; i < n; i++)
        if (!rf->borrows && !named(rf, i))
            fan_escape(a, s, args[i], rf->name);
        else if (!addressed(rf, i) && !arms_waited(a, s, rf, args, i))
            fan_clobber(a, s, args[i], i);
    if (rf->returns_arg >= 0 && (uint32_t)rf->returns_arg < n) {
        bool outside = rf->renews && a->v.vals[args[rf->returns_arg]].kind == VAL_MEM;
        if (outside) /* another life of what stands there: its end is not the end of what was there before */
            fan_write(a, s, a->v.vals[args[rf->returns_arg]].a, c.ret, true);
        else
            c.ret = args[rf->returns_arg];
    }
    int32_t whole = rf->returns_part >= 0 ? rf->returns_part : rf->returns_attached;
    if (whole >= 0 && (uint32_t)whole < n) {
        int64_t at = program_offset(rf->entry, rf->returns_part < 0);
        uint32_t part = val_bin(&a->v, IR_B_PTRADD, args[whole], val_int(&a->v, at));
        if (part != VAL_NONE) c.ret = part;
    }
    if (rf->returns_test.kind == RULE_COND_CMP && rf->returns_test.arg < n)
        c.ret = cond_term(&a->v, &rf->returns_test, args[rf->returns_test.arg]);
    if (rf->returns_cleared >= 0 && (uint32_t)rf->returns_cleared < n) {
        uint32_t cell = cell_deref(&a->v, args[rf->returns_cleared]);
        c.ret = fan_read(a, s, cell, IR_NONE);
        state_forget(&a->v, s, cell);
        state_set(&a->arena, s, cell, val_int(&a->v, 0));
    }
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        if (apply_effect(&c, &rf->effects[i], i)) {
            *ended = true;
            break;
        }
    }
    boxes_passed(a, s, rf, &(struct box_args){args, n, c.ret, boxes});
    return c.ret;
}
