/* Applies the summary of a function of the program at a call: one following state for each outcome that fits. */
#include "engine/context.h"
#include "engine/standard.h"

struct applied {
    struct fan *a;
    uint32_t func;
    const struct summary *m;
    const uint32_t *args;
    uint32_t n;
    const char *name;
};

bool summary_takes(const struct summary *m, uint32_t arg, bool itself)
{
    for (uint32_t i = 0; i < m->n_escapes; i++) {
        const struct spath *p = &m->escapes[i].path;
        if (p->base == SPATH_ARG && p->index == arg && !(itself && p->n)) return true;
    }
    for (uint32_t i = 0; i < m->n_outcomes; i++)
        for (uint32_t k = 0; k < m->outcomes[i].n_effects; k++) {
            const struct seffect *e = &m->outcomes[i].effects[k];
            bool taken = e->op == SEFFECT_RELEASE || e->op == SEFFECT_KEEP;
            if (taken && e->path.base == SPATH_ARG && e->path.index == arg && !(itself && e->path.n)) return true;
        }
    return false;
}

static uint32_t at_path(const struct applied *c, struct state *s, const struct spath *p, uint32_t ret)
{
    struct fan *a = c->a;
    if (p->n == 0 && !p->addr && p->base != SPATH_GLOBAL)
        return p->base == SPATH_RET ? ret : p->index < c->n ? c->args[p->index] : VAL_NONE;
    uint32_t cell = fan_resolve(a, s, p, c->args, c->n, ret);
    if (cell == CELL_NONE) return VAL_NONE;
    if (!p->addr) return fan_read(a, s, cell, IR_NONE);
    const struct cell *at = &a->v.cells[cell];
    return at->kind == CELL_DEREF ? at->a : val_make(&a->v, VAL_ADDR, cell, 0, 0);
}

/* `val`, which lies there, goes where we do not see it: a whole argument with all that it carries. */
static void escapes_from(const struct applied *c, struct state *s, const struct spath *p, uint32_t val)
{
    if (p->n == 0 && !p->addr && p->base == SPATH_ARG && p->index < c->n)
        fan_escape_arg(c->a, s, c->args, p->index, NULL);
    else
        fan_escape(c->a, s, val, NULL);
}

/* True when the argument goes to a thread whose function is known. */
static bool starts(const struct applied *c, struct state *s, uint32_t data)
{
    for (uint32_t i = 0; i < c->m->n_spawns; i++) {
        const struct sspawn *sp = &c->m->spawns[i];
        if (sp->data != data || data >= c->n || sp->entry >= c->n) continue;
        struct thread_start t = {.entry = c->args[sp->entry], .data = c->args[data], .param = sp->param};
        t.by = c->name;
        t.only = sp->only;
        t.detached = sp->detached;
        t.ret = VAL_NONE;
        if (sp->tells) {
            struct rule_cond *fail = ARENA_NEW(c->a->lasting, struct rule_cond);
            *fail = (struct rule_cond){.kind = RULE_COND_CMP, .on_ret = true, .cmp = sp->failed, .n_values = 1};
            fail->values[0] = sp->value;
            fail->text = "";
            t.fail = fail;
            t.checked = true;
            t.ret = val_make(&c->a->v, VAL_SITE, c->a->cur, RES_VALUE, 0);
        }
        if (threads_start(c->a, s, &t)) return true;
    }
    return false;
}

/* `sure`: it is known that this callee runs. */
static void escapes(const struct applied *c, struct state *s, bool sure)
{
    for (uint32_t i = 0; i < c->m->n_escapes; i++) {
        const struct spath *p = &c->m->escapes[i].path;
        const struct lend *to = &c->m->escapes[i].to;
        if (c->m->n_spawns && p->base == SPATH_ARG && p->n == 0 && !p->addr && starts(c, s, p->index)) continue;
        uint32_t val = at_path(c, s, p, VAL_NONE);
        if (sure && to->sym != IR_NONE && val != VAL_NONE && lend_passed(c->a, s, val, to, c->args, c->n)) continue;
        escapes_from(c, s, p, val);
    }
    gpaths_called(c->a, s, c->func, c->m);
}

/* The callee takes `void *`: to it the storage of a handle that has ended is memory, to be freed most likely. */
static bool only_memory(const struct applied *c, struct state *s, uint32_t arg)
{
    const struct pfunc *pf = &c->a->p->funcs[c->func];
    if (arg >= pf->f->n_params || pf->f->vars[arg].type >= pf->unit->n_types) return false;
    return strcmp(pf->unit->types[pf->f->vars[arg].type].name, "void *") == 0 && fan_is_storage(c->a, s, c->args[arg]);
}

static void uses(const struct applied *c, struct state *s)
{
    struct fan *a = c->a;
    for (uint32_t i = 0; i < c->n && i < 64; i++) {
        if (!(c->m->uses >> i & 1) || only_memory(c, s, i)) continue;
        fan_use(a, s, c->args[i], c->name);
        const struct val *x = &a->v.vals[c->args[i]];
        if (x->kind == VAL_PARAM && x->a < 64) a->sum->uses |= 1ull << x->a;
    }
    for (uint32_t i = 0; i < c->m->n_used; i++) fan_used_below(a, s, at_path(c, s, &c->m->used[i], VAL_NONE), c->name);
}

static bool holds_held(struct fan *a, struct state *s, uint32_t val)
{
    const struct ob *o = fan_ob_of(a, s, val);
    return o && o->status == OB_HELD;
}

static bool is_local_address(const struct fan *a, uint32_t val)
{
    return a->v.vals[val].kind == VAL_ADDR && cell_is_local(&a->v, a->v.vals[val].a);
}

/* Classes of fields that the callee writes in the local variable that `cell` lies in. */
static uint64_t mods_of_local(const struct applied *c, uint32_t cell)
{
    const struct values *v = &c->a->v;
    uint64_t r = 0;
    for (uint32_t i = 0; i < c->n; i++)
        if (is_local_address(c->a, c->args[i]) && v->cells[v->vals[c->args[i]].a].root == v->cells[cell].root)
            r |= c->m->arg_mods[i < SUMMARY_ARGS ? i : SUMMARY_ARGS - 1];
    return r;
}

/* The entry holds a handle in an object that only this function knows, and the callee gets at most another part of it.
 */
static bool out_of_reach(const struct applied *c, struct state *s, const struct entry *e)
{
    struct fan *a = c->a;
    const struct cell *root = &a->v.cells[a->v.cells[e->cell].root];
    if (root->kind != CELL_DEREF || a->v.vals[root->a].kind != VAL_SITE || adrift_is_known(a, root->a)) return false;
    uint32_t class = fan_class(a, e->cell);
    if (c->m->mods >> class & 1 || !holds_held(a, s, e->val)) return false;
    for (uint32_t i = 0; i < c->n; i++) {
        const struct val *x = &a->v.vals[c->args[i]];
        uint64_t m = c->m->arg_mods[i < SUMMARY_ARGS ? i : SUMMARY_ARGS - 1];
        if (!(m >> class & 1) || x->kind == VAL_INT || x->kind == VAL_PARAM) continue;
        bool part = x->kind == VAL_ADDR && a->v.cells[x->a].root == a->v.cells[e->cell].root;
        if (!part || cell_within(&a->v, e->cell, x->a) || cell_within(&a->v, x->a, e->cell)) return false;
    }
    return true;
}

/* `val` is what a variable of ours, or a member of one, held before anything was written there: no entry of the store
 * says so. One does where the callee writes it. */
static void overwrites(const struct applied *c, struct state *s, uint32_t val)
{
    struct fan *a = c->a;
    const struct val x = a->v.vals[val];
    if (x.kind != VAL_MEM || !cell_is_local(&a->v, x.a)) return;
    if (!(mods_of_local(c, x.a) >> fan_class(a, x.a) & 1)) return;
    for (uint32_t cell = x.a; cell != CELL_NONE; cell = a->v.cells[cell].parent)
        if (state_get(s, cell) != VAL_NONE) return;
    state_set(&a->arena, s, x.a, fan_fresh(a));
}

/* Variables of ours that the callee writes, and of which something is known though nothing was written there yet. */
static void overwrites_known(const struct applied *c, struct state *s)
{
    bool any = false;
    for (uint32_t i = 0; i < c->n && !any; i++)
        any = is_local_address(c->a, c->args[i]) && c->m->arg_mods[i < SUMMARY_ARGS ? i : SUMMARY_ARGS - 1];
    for (uint32_t i = 0; i < s->n_store && any; i++) overwrites(c, s, s->store[i].val);
    for (uint32_t i = 0; i < s->n_facts && any; i++) overwrites(c, s, s->facts[i].val);
    for (uint32_t i = 0; i < s->n_exts && any; i++) overwrites(c, s, s->exts[i].val);
}

/* Forgets memory that the callee, or what it calls, may have written: what it reaches from its arguments, and the rest.
 * Our own locals are nobody else's business. */
static void modified(const struct applied *c, struct state *s)
{
    struct fan *a = c->a;
    uint64_t outer = c->m->mods;
    a->sum->mods |= outer;
    for (uint32_t i = 0; i < c->n; i++) {
        uint64_t m = c->m->arg_mods[i < SUMMARY_ARGS ? i : SUMMARY_ARGS - 1];
        if (!m || is_local_address(a, c->args[i]) || a->v.vals[c->args[i]].kind == VAL_INT) continue;
        fan_modifies(a, c->args[i], m);
        outer |= m;
    }
    uint32_t k = 0, n_whole = 0, cap_whole = 0;
    struct entry *whole = NULL; /* locals that are not hit as such: their members may be */
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        bool local = cell_is_local(&a->v, e.cell);
        uint64_t mods = local ? mods_of_local(c, e.cell) : outer;
        bool hit = mods && (mods >> fan_class(a, e.cell) & 1) && !(local && holds_held(a, s, e.val));
        if (hit && !local && !out_of_reach(c, s, &e)) continue;
        hit = hit && local;
        if (hit) e.val = fan_fresh(a); /* whatever the callee left in it: not what was there at the beginning */
        if (local && mods && !hit) ARENA_PUSH(&a->arena, whole, n_whole, cap_whole, e);
        s->store[k++] = e;
    }
    s->n_store = k;
    for (uint32_t i = 0; i < n_whole; i++) aggregate_written(a, s, whole[i].cell, mods_of_local(c, whole[i].cell));
    overwrites_known(c, s);
    for (uint32_t i = 0; i < STATE_CLASSES; i++)
        if (outer >> i & 1) s->epochs[i] = a->epoch;
    for (uint32_t i = 0; i < c->n; i++) { /* a variable that nobody wrote before has no entry yet */
        uint32_t cell = is_local_address(a, c->args[i]) ? a->v.vals[c->args[i]].a : CELL_NONE;
        uint64_t m = c->m->arg_mods[i < SUMMARY_ARGS ? i : SUMMARY_ARGS - 1];
        if (cell != CELL_NONE && m >> fan_class(a, cell) & 1 && state_begin(s, cell) == state_end(&a->v, s, cell))
            state_set(&a->arena, s, cell, fan_fresh(a));
    }
}

static bool has_release(const struct outcome *o, const struct spath *p)
{
    for (uint32_t i = 0; i < o->n_effects; i++)
        if (o->effects[i].op == SEFFECT_RELEASE && spath_eq(&o->effects[i].path, p)) return true;
    return false;
}

/* Another outcome releases what this one does not, or the other way around. */
static bool parts_releases(const struct summary *m, const struct outcome *o)
{
    for (uint32_t i = 0; i < m->n_outcomes; i++)
        for (int way = 0; way < 2; way++) {
            const struct outcome *x = way ? o : &m->outcomes[i], *y = way ? &m->outcomes[i] : o;
            for (uint32_t k = 0; k < x->n_effects; k++)
                if (x->effects[k].op == SEFFECT_RELEASE && !has_release(y, &x->effects[k].path)) return true;
        }
    return false;
}

/* A global that this function knows nothing of decides what becomes of a handle: callers that do not set it may well
 * know what it is. */
static bool left_to_a_global(const struct applied *c, struct state *s, const struct outcome *o)
{
    for (uint32_t i = 0; i < o->n_pre; i++) {
        if (o->pre[i].path.base != SPATH_GLOBAL) continue;
        struct fact now = state_fact(&c->a->v, s, at_path(c, s, &o->pre[i].path, VAL_NONE));
        struct fact both = fact_meet(now, o->pre[i].fact);
        if (!fact_same(both, now)) return parts_releases(c->m, o);
    }
    return false;
}

static bool fits(const struct applied *c, struct state *s, const struct outcome *o)
{
    if (left_to_a_global(c, s, o)) s->assumptions += 2;
    for (uint32_t i = 0; i < o->n_pre; i++) {
        uint32_t v = at_path(c, s, &o->pre[i].path, VAL_NONE);
        if (v != VAL_NONE && !state_learn(&c->a->arena, &c->a->v, s, v, o->pre[i].fact)) return false;
    }
    return true;
}

/* The result itself, or a member of the struct it is; VAL_NONE for what lies behind a pointer. */
static uint32_t result_member(struct fan *a, uint32_t ret, const struct spath *p)
{
    for (uint32_t i = 0; i < p->n && ret != VAL_NONE; i++) {
        if (p->proj[i].kind != IR_PROJ_FIELD) return VAL_NONE;
        ret = val_field(&a->v, ret, p->proj[i].a, p->proj[i].b);
    }
    return ret;
}

/* The caller can see whether something was put there: it held what is no handle. */
static bool was_none(const struct fan *a, const struct state *s, const struct rule_kind *kind, uint32_t before)
{
    return before != VAL_NONE && fan_invalid(kind, state_fact(&a->v, s, before));
}

/* Which of the callee's effects the first is that does the same to the same place: what comes back in several outcomes
 * has one name, what lies in several places has several. */
static uint32_t number_of(const struct applied *c, const struct seffect *e)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < c->m->n_outcomes; i++)
        for (uint32_t k = 0; k < c->m->outcomes[i].n_effects; k++, number++) {
            const struct seffect *x = &c->m->outcomes[i].effects[k];
            if (x == e) return number;
            bool same = x->op == e->op && x->kind == e->kind && spath_eq(&x->path, &e->path);
            if (same && strcmp(x->maker ? x->maker : "", e->maker ? e->maker : "") == 0) return number;
        }
    return number;
}

/* `before`: what the path held, for one that is not sure. */
static void create(const struct applied *c, struct state *s, const struct seffect *e, uint32_t ret, uint32_t before)
{
    struct fan *a = c->a;
    uint32_t k = number_of(c, e);
    uint32_t member = e->path.base == SPATH_RET && !e->path.addr ? result_member(a, ret, &e->path) : VAL_NONE;
    bool direct = member != VAL_NONE;
    uint32_t si = fan_site(a, 4096 + k, e->kind, c->name, e->maker);
    struct site *st = &a->sites[si];
    st->when_stored = e->when_stored;
    st->auto_release = e->auto_release;
    st->lives_on = e->lives_on;
    if (e->path.base == SPATH_RET && a->cur_instr->dst == IR_NONE) {
        if (!direct || e->when_stored || !fan_must_end(e->kind) || standard_taken(s, e->kind)) return;
        struct raw_event ev = {.kind = ENGINE_DISCARDED, .site = si, .handle = e->kind, .pos = a->cur_pos};
        ev.trace = s->trace;
        ev.name_cell = CELL_NONE;
        ev.void_cast = a->cur_instr->flags & IR_CALL_VOID_CAST;
        ev.assumptions = s->assumptions;
        fan_event(a, ev);
        return;
    }
    struct ob o = {
        .site = si, .status = OB_HELD, .count = 1, .cond_val = VAL_NONE, .parent = VAL_NONE, .error = VAL_NONE};
    o.name = o.owner = CELL_NONE;
    fan_trace(a, s, TRACE_CREATE, a->cur_pos, c->name);
    if (direct) {
        o.handle = member;
        standard_made(a, s, e->kind, o.handle);
        state_ob_add(&a->arena, s, o);
        return;
    }
    uint32_t cell = fan_resolve(a, s, &e->path, c->args, c->n, ret);
    if (cell == CELL_NONE) return;
    if (e->unsure && !was_none(a, s, e->kind, before)) {
        fan_write(a, s, cell, fan_fresh(a), true);
        return;
    }
    st->recorded = true;
    if (e->path.addr) {
        o.handle = val_make(&a->v, VAL_ADDR, cell, 0, 0);
        o.name = cell;
        struct ob *n = state_ob_add(&a->arena, s, o);
        if (!cell_is_local(&a->v, cell)) fan_owned(a, s, n, cell);
        return;
    }
    o.handle = val_make(&a->v, VAL_SITE, a->cur, RES_CREATE + k, 0);
    standard_made(a, s, e->kind, o.handle);
    fan_write(a, s, cell, o.handle, e->path.base == SPATH_GLOBAL);
    state_ob_add(&a->arena, s, o);
    fan_write(a, s, cell, o.handle, true);
}

static void dead(const struct applied *c, struct state *s, const struct seffect *e, uint32_t ret)
{
    struct fan *a = c->a;
    struct ob o = {
        .site = fan_site(a, 4096 + number_of(c, e), e->kind, c->name, NULL), .status = OB_RELEASED, .handle = ret};
    o.cond_val = o.parent = o.error = VAL_NONE;
    o.name = o.owner = CELL_NONE;
    a->sites[o.site].ended = true;
    fan_trace(a, s, TRACE_CREATE, a->cur_pos, c->name);
    o.released = fan_trace(a, s, TRACE_RELEASE, a->cur_pos, e->maker && *e->maker ? e->maker : c->name);
    state_ob_add(&a->arena, s, o);
}

static void write_back(const struct applied *c, struct state *s, const struct seffect *e, uint32_t ret)
{
    struct fan *a = c->a;
    if (e->path.base == SPATH_RET) {
        state_learn(&a->arena, &a->v, s, result_member(a, ret, &e->path), e->fact);
        return;
    }
    uint32_t cell = fan_resolve(a, s, &e->path, c->args, c->n, ret);
    int64_t i;
    if (cell == CELL_NONE) return;
    uint32_t v = e->from_arg && e->from_arg <= c->n ? c->args[e->from_arg - 1] : VAL_NONE;
    bool given = v != VAL_NONE && !fan_ob_of(a, s, v); /* what the callee stored is what it was given */
    if (!given && fact_is_const(&e->fact, &i)) {
        v = val_int(&a->v, i);
    } else if (!given) {
        v = val_make(&a->v, VAL_SITE, a->cur, RES_WRITE + number_of(c, e), 0);
        if (e->fresh) adrift_fresh(a, v);
        state_learn(&a->arena, &a->v, s, v, e->fact);
    }
    fan_write(a, s, cell, v, true);
}

/* Gives the result: it may be what holds the handle beside. */
static uint32_t alias(const struct applied *c, struct state *s, const struct seffect *e, uint32_t ret)
{
    struct fan *a = c->a;
    uint32_t from = fan_resolve(a, s, &e->of, c->args, c->n, ret);
    uint32_t handle = from == CELL_NONE ? VAL_NONE : state_get(s, from);
    if (handle == VAL_NONE || !fan_ob_of(a, s, handle)) return ret;
    if (e->path.base == SPATH_RET) return handle;
    uint32_t to = fan_resolve(a, s, &e->path, c->args, c->n, ret);
    if (to != CELL_NONE) fan_write(a, s, to, handle, true);
    return ret;
}

/* A thread's handle given back is a thread joined or left to itself: which of them says the library's function. */
static void threads_end(const struct applied *c, struct state *s, const struct seffect *e, uint32_t thread)
{
    const struct rule_func *rf = e->maker ? rules_func(c->a->p->rules, e->maker, "", false) : NULL;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        if (rf->effects[i].op == RULE_JOIN) threads_joined(c->a, s, thread);
        if (rf->effects[i].op == RULE_DETACH) threads_detached(c->a, s, thread);
    }
}

/* `before`: what the paths of the releases and unsure creations held before the callee wrote anything. Gives the
 * result's value. */
static uint32_t effects(const struct applied *c, struct state *s, const struct outcome *o, uint32_t ret,
                        const uint32_t *before)
{
    for (uint32_t k = 0; k < o->n_effects; k++) {
        const struct seffect *e = &o->effects[k];
        if (e->op != SEFFECT_RELEASE) continue;
        fan_release(c->a, s, before[k], e->kind, !e->kind || e->kind->refcounted, c->name);
        threads_end(c, s, e, before[k]);
    }
    for (uint32_t k = 0; k < o->n_effects; k++)
        if (o->effects[k].op == SEFFECT_KEEP)
            escapes_from(c, s, &o->effects[k].path, at_path(c, s, &o->effects[k].path, ret));
    for (uint32_t k = 0; k < o->n_effects; k++)
        if (o->effects[k].op == SEFFECT_WRITE) write_back(c, s, &o->effects[k], ret);
    for (uint32_t k = 0; k < o->n_effects; k++)
        if (o->effects[k].op == SEFFECT_CREATE) create(c, s, &o->effects[k], ret, before[k]);
    for (uint32_t k = 0; k < o->n_effects; k++)
        if (o->effects[k].op == SEFFECT_ALIAS) ret = alias(c, s, &o->effects[k], ret);
    for (uint32_t k = 0; k < o->n_effects; k++)
        if (o->effects[k].op == SEFFECT_DEAD && c->a->cur_instr->dst != IR_NONE) dead(c, s, &o->effects[k], ret);
    return ret;
}

/* Arguments without a parameter: what the callee does with them is not followed. */
static void unnamed(const struct applied *c, struct state *s)
{
    const struct psym *ps = &c->a->p->syms[c->a->p->funcs[c->func].sym];
    for (uint32_t i = ps->n_params; ps->flags & IR_SYM_VARIADIC && i < c->n; i++)
        if (!fan_is_printed(c->a, ps, i)) fan_escape_arg(c->a, s, c->args, i, NULL);
}

/* Who does not look at the result takes it that a hand-over went well. */
static void keeps_unasked(const struct applied *c, struct state *s)
{
    if (c->a->cur_instr->dst != IR_NONE) return;
    for (uint32_t i = 0; i < c->m->n_outcomes; i++)
        for (uint32_t k = 0; k < c->m->outcomes[i].n_effects; k++) {
            const struct seffect *e = &c->m->outcomes[i].effects[k];
            if (e->op == SEFFECT_KEEP) escapes_from(c, s, &e->path, at_path(c, s, &e->path, VAL_NONE));
        }
}

/* The callee moved a handle out of the place that held it, and nobody takes the result. */
static void dropped(struct fan *a, struct state *s, const struct ob *was)
{
    const struct site *st = &a->sites[was->site];
    if (fan_ob_of(a, s, was->handle) || !fan_must_end(st->kind) || standard_is(a, s, was)) return;
    struct raw_event e = {.kind = ENGINE_DISCARDED, .site = was->site, .handle = st->kind, .pos = a->cur_pos};
    e.trace = s->trace;
    e.name_cell = was->name;
    e.lent = was->lent;
    e.void_cast = a->cur_instr->flags & IR_CALL_VOID_CAST;
    e.assumptions = (uint8_t)(was->assumptions + s->assumptions);
    fan_event(a, e);
}

/* What the outcome was told by and left alone lies there still, whatever others write. Asked before
 * anything is forgotten. */
static struct entry *left_alone(const struct applied *c, struct state *s, const struct outcome *o, uint32_t *n)
{
    struct fan *a = c->a;
    struct entry *r = ARENA_ARRAY(&a->arena, struct entry, o->n_pre + 1);
    *n = 0;
    for (uint32_t i = 0; i < o->n_pre; i++) {
        uint32_t cell = o->pre[i].stays ? fan_resolve(a, s, &o->pre[i].path, c->args, c->n, VAL_NONE) : CELL_NONE;
        if (cell != CELL_NONE) r[(*n)++] = (struct entry){cell, fan_read(a, s, cell, IR_NONE)};
    }
    return r;
}

static void outcome(const struct applied *c, struct state *s, const struct outcome *o, struct state_list *out)
{
    struct fan *a = c->a;
    uint32_t ret = val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0);
    fan_typed(a, ret, a->cur_instr->type);
    if (!fits(c, s, o)) return;
    int64_t k;
    if (o->ret_is_path) {
        uint32_t v = at_path(c, s, &o->ret_path, VAL_NONE);
        if (v != VAL_NONE) ret = v;
    } else if (fact_is_const(&o->ret, &k)) {
        ret = val_int(&a->v, k);
    }
    uint32_t named = val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0); /* what hand-overs go by */
    if (!state_learn(&a->arena, &a->v, s, ret, o->ret)) return;
    if (c->m->n_spawns && named != ret && !state_learn(&a->arena, &a->v, s, named, o->ret)) return;
    ctx_outcome(a, s, o->ret);
    uint32_t *before = ARENA_ARRAY(&a->arena, uint32_t, o->n_effects + 1);
    for (uint32_t i = 0; i < o->n_effects; i++)
        if (o->effects[i].op == SEFFECT_RELEASE || o->effects[i].unsure)
            before[i] = at_path(c, s, &o->effects[i].path, ret);
    uint32_t n_left;
    const struct entry *left = left_alone(c, s, o, &n_left);
    modified(c, s);
    for (uint32_t i = 0; i < n_left; i++) state_set(&a->arena, s, left[i].cell, left[i].val);
    bool taken =
        o->ret_is_path && fan_ob_of(a, s, ret); /* moved out: the result holds it before its old place is cleared */
    if (taken) fan_result(a, s, ret);
    struct ob was = taken ? *fan_ob_of(a, s, ret) : (struct ob){.status = OB_RELEASED};
    uint32_t result = effects(c, s, o, ret, before);
    if (result != ret && !state_learn(&a->arena, &a->v, s, result, o->ret)) return;
    ret = result;
    if (!taken) fan_result(a, s, ret);
    if (was.status == OB_HELD && !was.owned && a->cur_instr->dst == IR_NONE) dropped(a, s, &was);
    fan_sweep(a, s);
    s->standard |= c->m->standard;
    ARENA_PUSH(&a->arena, out->s, out->n, out->cap, s);
}

static void leave(const struct applied *c, struct state *s)
{
    struct fan *a = c->a;
    if (c->m->exit == ENGINE_EXIT_NONE) {
        a->exit_process = true;
        return;
    }
    if (c->m->exit == ENGINE_EXIT_LONGJMP && jumps_land(a, s, VAL_NONE)) return;
    if (c->m->exit == ENGINE_EXIT_LONGJMP)
        a->exit_longjmp = true;
    else
        a->exit_thread = true;
    fan_exit(a, s, CELL_NONE, a->cur_pos, c->m->exit);
}

/* What the callee does to objects it gets, whatever its result. */
static void owners(const struct applied *c, struct state *s)
{
    struct fan *a = c->a;
    for (uint32_t i = 0; i < c->m->n_frees; i++)
        if (c->m->frees[i].arg < c->n) owners_freed_by_callee(a, s, c->args[c->m->frees[i].arg], c->m->frees[i].pfree);
    for (uint32_t i = 0; i < c->n && i < 64; i++) {
        const struct val *x = &a->v.vals[c->args[i]];
        if (c->m->drops >> i & 1 && x->kind == VAL_PARAM && x->a < 64) a->sum->drops |= 1ull << x->a;
        if (c->m->shown[0] >> i & 1) owners_shown(a, c->args[i], SHOWN_PROJECT);
        if (c->m->shown[1] >> i & 1) owners_shown(a, c->args[i], SHOWN_ANYONE);
        if (c->m->frees_memory >> i & 1) owners_freed(a, s, c->args[i], &a->cur_instr->args[i], c->name);
    }
}

static void perhaps(const struct applied *c, struct state *s)
{
    struct fan *a = c->a;
    a->sum->leaves |= c->m->leaves;
    if (c->m->may_wait) threads_waited(a, s);
    owners(c, s);
    siblings_called(a, c->m, c->args, c->n);
    boxes_called(a, s, NULL, c->args, c->n);
    uses(c, s);
    escapes(c, s, false);
    for (uint32_t i = 0; i < c->m->n_outcomes; i++)
        for (uint32_t k = 0; k < c->m->outcomes[i].n_effects; k++) {
            const struct seffect *e = &c->m->outcomes[i].effects[k];
            if (e->path.base == SPATH_RET) continue;
            bool taken = e->op == SEFFECT_RELEASE || e->op == SEFFECT_KEEP;
            if (taken) escapes_from(c, s, &e->path, at_path(c, s, &e->path, VAL_NONE));
            uint32_t cell = taken ? CELL_NONE : fan_resolve(a, s, &e->path, c->args, c->n, VAL_NONE);
            if (cell != CELL_NONE) fan_write(a, s, cell, fan_fresh(a), true);
        }
    modified(c, s);
}

void fan_apply_any(struct fan *a, struct state *s, const struct fptr_set *set, const uint32_t *args, uint32_t n)
{
    for (uint32_t i = 0; i < set->n; i++) {
        const struct psym *ps = &a->p->syms[set->syms[i]];
        if (ps->rule || ps->func == IR_NONE) {
            for (uint32_t k = 0; k < n; k++) {
                if (ps->rule && owners_frees(ps->rule, k))
                    owners_freed(a, s, args[k], &a->cur_instr->args[k], ps->name);
                fan_escape_arg(a, s, args, k, NULL);
            }
            continue;
        }
        struct applied c = {a, ps->func, fan_summary(a, ps->func), args, n, ps->name};
        if (c.m && c.m->done) {
            perhaps(&c, s);
        } else { /* in our own component */
            for (uint32_t k = 0; k < n; k++) fan_escape_arg(a, s, args, k, NULL);
        }
    }
    fan_result(a, s, val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0));
}

void fan_apply_summary(struct fan *a, struct state *s, uint32_t func, const uint32_t *args, uint32_t n,
                       struct state_list *out)
{
    const struct pfunc *pf = &a->p->funcs[func];
    struct applied c = {a, func, fan_summary(a, func), args, n, a->p->syms[pf->sym].name};
    if (!c.m || !c.m->done) { /* in our own component: the fixpoint starts from "never returns" */
        a->bottom = true;
        boxes_called(a, s, NULL, args, n);
        if (!a->last_round) return;
        fan_result(a, s, val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0));
        ARENA_PUSH(&a->arena, out->s, out->n, out->cap, s);
        return;
    }
    a->sum->detaches_self |= c.m->detaches_self;
    a->sum->leaves |= c.m->leaves;
    if (c.m->may_wait) threads_waited(a, s);
    owners(&c, s);
    siblings_called(a, c.m, args, n);
    boxes_called(a, s, c.m, args, n);
    uses(&c, s);
    escapes(&c, s, true);
    unnamed(&c, s);
    keeps_unasked(&c, s);
    if (c.m->noreturn) {
        leave(&c, s);
        return;
    }
    fan_trace(a, s, TRACE_CALL, a->cur_pos, c.name);
    uint32_t first = out->n;
    for (uint32_t i = 0; i < c.m->n_outcomes; i++) {
        struct state *t = i + 1 == c.m->n_outcomes ? s : state_copy(&a->arena, s);
        outcome(&c, t, &c.m->outcomes[i], out);
    }
    for (uint32_t i = first; n && i < out->n; i++) siblings_ended(a, out->s[i], c.name, args[0]);
}
