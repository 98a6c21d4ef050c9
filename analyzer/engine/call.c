/* Calls: which function it is, and which of the three ways (pack, summary, unknown) answers for it. */
#include "engine/context.h"

#include <string.h>

enum { MAX_ARGS = 64 };

static void emit(struct fan *a, struct state_list *out, struct state *s)
{
    ARENA_PUSH(&a->arena, out->s, out->n, out->cap, s);
}

void fan_result(struct fan *a, struct state *s, uint32_t val)
{
    const struct ir_instr *in = a->cur_instr;
    if (in->dst == IR_NONE) return;
    fan_typed(a, val, a->f->places[in->dst].type);
    fan_write(a, s, fan_cell(a, s, in->dst), val, false);
}

/* True when argument `i`, a handle, is only lent to the callee, as far as we know. */
static bool passes(struct fan *a, struct state *s, const struct psym *callee, const uint32_t *args, uint32_t n,
                   uint32_t i)
{
    const struct ir_opnd *o = &a->cur_instr->a;
    const struct ir_sym *decl = o->kind == IR_O_FUNC ? &a->u->syms[o->index] : NULL;
    struct lend to = {.sym = (uint32_t)(callee - a->p->syms), .arg = i};
    if (decl && i < decl->n_params && decl->params[i] < a->u->n_types) to.type = a->u->types[decl->params[i]].name;
    return lend_passed(a, s, args[i], &to, args, n);
}

bool fan_is_printed(const struct fan *a, const struct psym *callee, uint32_t arg)
{
    if (!callee || !(callee->flags & IR_SYM_VARIADIC) || !callee->n_params || arg < callee->n_params) return false;
    const struct ir_opnd *format = &a->cur_instr->args[callee->n_params - 1], *o = &a->cur_instr->args[arg];
    if (format->kind != IR_O_STR || o->kind != IR_O_PLACE) return false;
    uint32_t type = a->f->places[o->index].type;
    return type < a->u->n_types && a->u->types[type].kind == IR_T_INT;
}

/* Code of the project that we cannot see may have put something new where globals held what was released here. */
static void renew_globals(struct fan *a, struct state *s)
{
    for (uint32_t i = s->n_exts; i-- > 0;) {
        const struct val *x = &a->v.vals[s->exts[i].val];
        if (x->kind != VAL_MEM) continue;
        uint32_t cell = x->a;
        const struct cell *root = &a->v.cells[a->v.cells[cell].root];
        if (root->kind != CELL_GLOBAL || a->p->syms[root->a].flags & IR_SYM_STATIC) continue;
        state_forget(&a->v, s, cell);
        state_set(&a->arena, s, cell, fan_fresh(a));
    }
}

/* Code we cannot see ran, `callee` or whatever a pointer leads to: it may have written anything it reaches through its
 * arguments, or anything at all. */
static void unknown_call(struct fan *a, struct state *s, const uint32_t *args, uint32_t n, const struct psym *callee)
{
    const char *name = callee && !callee->ambiguous ? callee->name : NULL;
    bool anything = !name, chains_up = !callee && destructors_is_slot(a, &a->cur_instr->a);
    bool ignorant =
        chains_up || (name && callee->flags & IR_SYM_SYSTEM); /* of what this program's records are made of */
    threads_waited(a, s);
    if (!ignorant) renew_globals(a, s);
    for (uint32_t i = 0; i < n; i++) {
        if (args[i] != VAL_NONE && name) fan_use_unseen(a, s, args[i], name);
        if (args[i] == VAL_NONE || fan_is_printed(a, callee, i)) continue;
        if (a->v.vals[args[i]].kind == VAL_FUNC) anything = true;
        if (!name || !passes(a, s, callee, args, n, i)) fan_escape_arg(a, s, args, i, name);
        if (!ignorant) owners_shown(a, args[i], name ? SHOWN_PROJECT : SHOWN_ANYONE);
        const struct val x = a->v.vals[args[i]];
        if (x.kind == VAL_ADDR) {
            state_forget(&a->v, s, x.a);
            state_set(&a->arena, s, x.a, val_make(&a->v, VAL_SITE, a->cur, RES_HAVOC + i, 0));
        } else if (x.kind != VAL_INT) {
            state_forget(&a->v, s, cell_deref(&a->v, args[i]));
        }
    }
    if (!anything) return;
    a->sum->mods = ~0ull;
    memset(a->sum->arg_mods, 0xff, sizeof a->sum->arg_mods);
    uint32_t k = 0;
    for (uint32_t i = 0; i < s->n_store; i++)
        if (cell_is_local(&a->v, s->store[i].cell)) s->store[k++] = s->store[i];
    s->n_store = k;
    for (uint32_t c = 0; c < STATE_CLASSES; c++) s->epochs[c] = a->epoch;
}

/* A pointer of a type that some pack knows as a function which must be called. */
static bool is_cancel_type(const struct fan *a, const struct ir_opnd *o)
{
    if (o->kind != IR_O_PLACE) return false;
    uint32_t t = a->f->places[o->index].type;
    if (t < a->u->n_types && a->u->types[t].kind == IR_T_FUNC && a->f->places[o->index].n_projs) return false;
    for (uint32_t i = 0; t < a->u->n_types && i < rules_n_packs(a->p->rules); i++) {
        const struct rule_pack *pack = rules_pack(a->p->rules, i);
        for (uint32_t k = 0; k < pack->n_kinds; k++) {
            const struct rule_kind *kind = &pack->kinds[k];
            for (uint32_t n = 0; kind->must_call && n < kind->n_types; n++)
                if (strcmp(kind->types[n], a->u->types[t].name) == 0) return true;
        }
    }
    return false;
}

static uint32_t callee_value(struct fan *a, struct state *s, const struct ir_opnd *o, bool *cancels)
{
    uint32_t v = fan_operand(a, s, o);
    /* a call through a pointer that a creation gave: that call is the release */
    struct ob *ob = fan_ob_of(a, s, v);
    *cancels = ob && a->sites[ob->site].kind->must_call;
    bool known = *cancels;
    *cancels = known || is_cancel_type(a, o);
    if (known)
        fan_release(a, s, v, a->sites[ob->site].kind, true, "");
    else if (is_cancel_type(a, o))
        fan_release(a, s, v, NULL, true, "");
    else if (a->v.vals[v].kind == VAL_MEM)
        fields_released_cell(a, a->v.vals[v].a);
    return v;
}

static void note_members(struct fan *a, const uint32_t *args, uint32_t n, uint32_t sym)
{
    if (sym != IR_NONE && a->p->syms[sym].flags & IR_SYM_VARIADIC) return; /* prints them, most likely */
    for (uint32_t i = 0; i < n; i++)
        if (args[i] != VAL_NONE) owners_member_passed(a, args[i], &a->cur_instr->args[i]);
}

/* A number that equal texts share (FNV-1a). */
static int64_t number_of(const char *text)
{
    uint64_t h = 14695981039346656037u;
    for (; *text; text++) h = (h ^ (unsigned char)*text) * 1099511628211u;
    return (int64_t)h;
}

/* What a function declared pure gives: one value for the same arguments, as long as what they point to is the same.
 * Asked twice, it answers twice the same. */
static uint32_t pure_result(struct fan *a, struct state *s, uint32_t sym, const uint32_t *args, uint32_t n)
{
    uint32_t r = val_make(&a->v, VAL_FUNC, sym, 0, 0);
    for (uint32_t i = 0; i < n && r != VAL_NONE; i++) {
        if (args[i] == VAL_NONE) return VAL_NONE;
        const struct val *x = &a->v.vals[args[i]];
        uint32_t mem = VAL_NONE, arg = args[i];
        const struct ir_opnd *o = &a->cur_instr->args[i];
        if (o->kind == IR_O_STR) {
            arg = val_int(&a->v, number_of(o->str));
        } else if (x->kind != VAL_INT && x->kind != VAL_STR && x->kind != VAL_FUNC) {
            uint32_t cell = cell_deref(&a->v, args[i]);
            const struct entry *e = state_begin(s, cell), *end = state_end(&a->v, s, cell);
            if (e + 1 < end || (e < end && e->cell != cell)) return VAL_NONE; /* more than one value */
            mem = fan_read(a, s, cell, IR_NONE);
        }
        r = val_pure(&a->v, r, arg, mem);
    }
    return r;
}

void fan_referenced(struct fan *a, uint32_t val)
{
    for (uint32_t i = 0; i < a->n_referenced; i++)
        if (a->referenced[i] == val) return;
    if (val != VAL_NONE) ARENA_PUSH(&a->arena, a->referenced, a->n_referenced, a->cap_referenced, val);
}

static void call_known(struct fan *a, struct state *s, uint32_t sym, const uint32_t *args, uint32_t n,
                       struct state_list *out)
{
    const struct psym *ps = &a->p->syms[sym];
    bool pure = !ps->ambiguous && ps->flags & IR_SYM_PURE; /* writes nothing, keeps nothing */
    if (ps->takes_reference && n) fan_referenced(a, args[0]);
    if (ps->rule && !(pure && !ps->rule->n_effects && ps->rule->returns_arg < 0)) {
        bool ended;
        owners_applied(a, args, n);
        uint32_t r = fan_apply_rule(a, s, ps->rule, args, n, &ended);
        if (ended) return;
        fan_result(a, s, r);
        fan_sweep(a, s);
        emit(a, out, s);
        return;
    }
    if (!ps->ambiguous) owners_registered(a, args, n);
    if (ps->ambiguous) {
        unknown_call(a, s, args, n, ps);
    } else if (ps->func != IR_NONE) {
        fan_apply_summary(a, s, ps->func, args, n, out);
        return;
    }
    if (ps->takes_reference) fan_referenced(a, val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0));
    uint64_t boxes = boxes_given(a, s, args, n);
    bool borrows = !ps->ambiguous && (pure || (ps->flags & IR_SYM_BUILTIN) || ps->header_borrows);
    uint32_t r = pure ? pure_result(a, s, sym, args, n) : VAL_NONE;
    for (uint32_t i = 0; borrows && i < n; i++) {
        bool memory = ps->flags & IR_SYM_SYSTEM && fan_is_storage(a, s, args[i]); /* free, memset */
        if (ps->header_borrows && i < ps->n_params && !memory) fan_use(a, s, args[i], ps->name);
        if (!pure) fan_clobber(a, s, args[i], i);
    }
    if (!borrows && !ps->ambiguous) unknown_call(a, s, args, n, ps);
    if (r == VAL_NONE) r = val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0);
    boxes_passed(a, s, NULL, &(struct box_args){args, n, r, boxes});
    fan_result(a, s, r);
    emit(a, out, s);
}

/* The functions that a call through `callee` may reach, when all of them are in view. */
static const struct fptr_set *targets(const struct fan *a, const struct ir_opnd *callee)
{
    const struct fptr_set *set = fptr_at(a->p, a->pf, callee);
    if (!set || destructors_is_slot(a, callee) || (set->shared && !a->p->opts.whole_program)) return NULL;
    for (uint32_t i = 0; i < set->n; i++) {
        const struct psym *ps = &a->p->syms[set->syms[i]];
        if (!ps->rule && (ps->func == IR_NONE || ps->ambiguous)) return NULL;
    }
    return set;
}

void fan_call(struct fan *a, struct state *s, struct state_list *out)
{
    const struct ir_instr *in = a->cur_instr;
    uint32_t args[MAX_ARGS], n = in->n_args < MAX_ARGS ? in->n_args : MAX_ARGS;
    for (uint32_t i = 0; i < n; i++) args[i] = fan_operand(a, s, &in->args[i]);
    if (s->crashed) return;
    uint32_t sym = IR_NONE;
    bool cancels = false;
    if (in->a.kind == IR_O_FUNC) {
        sym = a->usyms[in->a.index];
    } else {
        uint32_t v = callee_value(a, s, &in->a, &cancels);
        if (a->v.vals[v].kind == VAL_FUNC) sym = a->v.vals[v].a;
    }
    const struct fptr_set *set = sym == IR_NONE && !cancels ? targets(a, &in->a) : NULL;
    if (set && set->n == 1) sym = set->syms[0];
    note_members(a, args, n, sym);
    arrays_passed(a, s, sym == IR_NONE ? NULL : a->p->syms[sym].rule, args, n);
    if (sym == IR_NONE && set) {
        ctx_call_any(a, s, set, args, n);
        fan_apply_any(a, s, set, args, n);
        emit(a, out, s);
    } else if (sym != IR_NONE) {
        ctx_call(a, s, sym, args, n);
        call_known(a, s, sym, args, n, out);
    } else {
        if (!cancels) unknown_call(a, s, args, n, NULL);
        fan_result(a, s, val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0));
        emit(a, out, s);
    }
    if (in->flags & IR_CALL_NORETURN) out->n = 0;
}
