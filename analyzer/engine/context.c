/* Which values are contexts, which of them a state has at hand, and what states note of descriptors. */
#include "engine/context.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- the program's types ---- */

/* Strict packs count when the program calls one of their functions: a type named `Context` is anybody's. */
static bool *packs_in_use(const struct program *p)
{
    uint32_t n = rules_n_packs(p->rules);
    bool *used = xmalloc(n + 1);
    for (uint32_t i = 0; i < n; i++) {
        used[i] = !rules_pack(p->rules, i)->strict;
        for (uint32_t k = 0; k < p->n_syms && !used[i]; k++)
            used[i] = p->syms[k].rule && p->syms[k].rule->pack == rules_pack(p->rules, i);
    }
    return used;
}

/* A type of contexts. */
struct named {
    const char *type;
    const struct rule_kind *kind;
};
struct named_list {
    struct named *all;
    uint32_t n, cap;
};

static struct named_list context_types(const struct program *p, struct arena *a)
{
    struct named_list l = {0};
    bool *used = packs_in_use(p);
    for (uint32_t i = 0; i < rules_n_packs(p->rules); i++) {
        const struct rule_pack *pack = rules_pack(p->rules, i);
        for (uint32_t k = 0; used[i] && k < pack->n_kinds; k++)
            for (uint32_t n = 0; pack->kinds[k].context && n < pack->kinds[k].n_types; n++)
                ARENA_PUSH(a, l.all, l.n, l.cap, ((struct named){pack->kinds[k].types[n], &pack->kinds[k]}));
    }
    free(used);
    return l;
}

static const struct rule_kind *kind_named(const struct named_list *l, const char *type)
{
    if (strncmp(type, "const ", 6) == 0) type += 6;
    for (uint32_t i = 0; i < l->n; i++)
        if (strcmp(l->all[i].type, type) == 0) return l->all[i].kind;
    return NULL;
}

static void find_types(struct program *p, struct ctx_program *c, const struct named_list *l, uint32_t ui)
{
    const struct ir_unit *u = p->units[ui];
    c->type_kinds[ui] = ARENA_ARRAY(&p->arena, const struct rule_kind *, u->n_types + 1);
    bool any = false;
    for (uint32_t t = 0; t < u->n_types; t++) {
        if (!u->types[t].name[0] || u->types[t].kind == IR_T_FUNC || u->types[t].kind == IR_T_VOID) continue;
        c->type_kinds[ui][t] = kind_named(l, u->types[t].name);
        any = any || c->type_kinds[ui][t];
    }
    c->any = c->any || any;
    for (uint32_t i = 0; i < u->n_syms; i++)
        for (uint32_t k = 0; k < u->syms[i].n_annotations; k++)
            if (strcmp(u->syms[i].annotations[k].text, "cancelcheck: nonblocking") == 0)
                c->nonblocking[p->unit_syms[ui][i]] = 1;
    for (uint32_t i = 0; any && i < u->n_syms; i++) {
        const struct ir_sym *s = &u->syms[i];
        for (uint32_t k = 0; s->kind == IR_SYM_FUNC && k < s->n_params && k < 64; k++)
            if (c->type_kinds[ui][s->params[k]]) c->sym_args[p->unit_syms[ui][i]] |= 1ull << k;
    }
}

static bool sets_nonblock(const struct rule_func *rf)
{
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->op == RULE_SET_TIMEOUT && e->what && strcmp(e->what, "nonblock") == 0) return true;
    }
    return false;
}

void ctx_program_prepare(struct program *p)
{
    struct ctx_program *c = p->contexts = ARENA_NEW(&p->arena, struct ctx_program);
    c->type_kinds = ARENA_ARRAY(&p->arena, const struct rule_kind **, p->n_units + 1);
    c->sym_args = ARENA_ARRAY(&p->arena, uint64_t, p->n_syms + 1);
    c->nonblocking = ARENA_ARRAY(&p->arena, uint8_t, p->n_syms + 1);
    c->entries = ARENA_ARRAY(&p->arena, uint8_t, p->n_funcs + 1);
    c->never_given = ARENA_ARRAY(&p->arena, uint8_t, p->n_funcs + 1);
    struct arena scratch = {0};
    struct named_list types = context_types(p, &scratch);
    for (uint32_t i = 0; i < p->n_units; i++) find_types(p, c, &types, i);
    arena_release(&scratch);
    for (uint32_t i = 0; i < p->n_syms; i++) c->sets_nonblock |= sets_nonblock(p->syms[i].rule);
    if (c->any) ctx_find_never_given(p);
}

const struct rule_kind *ctx_kind_of_type(const struct fan *a, uint32_t type)
{
    return type < a->u->n_types ? a->p->contexts->type_kinds[a->pf->unit_index][type] : NULL;
}

/* ---- what a function may have at hand ---- */

static void add_cand(struct fan *a, struct ctx_cand c)
{
    struct ctx_fan *x = a->ctx;
    if (x->n_cands == CTX_MAX_CANDS) return;
    x->cands[x->n_cands++] = c;
    x->n_typed += c.source != CTX_BOUND;
}

/* The record that a variable is, or points to; IR_NONE. */
static uint32_t record_of(const struct fan *a, uint32_t type, bool *deref)
{
    const struct ir_type *t = &a->u->types[type];
    *deref = t->kind == IR_T_PTR;
    if (*deref) t = t->elem < a->u->n_types ? &a->u->types[t->elem] : t;
    return t->kind == IR_T_RECORD ? t->record : IR_NONE;
}

static void add_fields(struct fan *a, uint32_t var, uint32_t record, bool deref)
{
    const struct ir_record *r = &a->u->records[record];
    for (uint32_t f = 0; f < r->n_fields; f++) {
        const struct rule_kind *k = ctx_kind_of_type(a, r->fields[f].type);
        if (!k) continue;
        struct ctx_cand c = {.source = CTX_FIELD, .kind = k, .var = var, .record = a->urecs[record], .field = f};
        c.deref = deref;
        c.param = IR_NONE;
        add_cand(a, c);
    }
}

/* Parameters that are called so bound what their function waits for. */
bool ctx_names_limit(const struct fan *a, uint32_t var)
{
    const struct ir_var *v = &a->f->vars[var];
    const struct ir_type *t = &a->u->types[v->type];
    if (t->kind != IR_T_INT && t->kind != IR_T_PTR && t->kind != IR_T_FLOAT) return false;
    if (strcasestr(t->name, "bool")) return false; /* whether it timed out */
    if (t->kind == IR_T_PTR && (t->elem >= a->u->n_types || a->u->types[t->elem].kind != IR_T_RECORD)) return false;
    return strcasestr(v->name, "timeout") || strcasestr(v->name, "deadline");
}

/* Variables that are nothing but another name of a parameter. */
static void find_aliases(struct fan *a)
{
    uint32_t n = a->f->n_vars, *of = a->ctx->param_of = ARENA_ARRAY(&a->arena, uint32_t, n + 1);
    uint8_t *writes = ARENA_ARRAY(&a->arena, uint8_t, n + 1);
    for (uint32_t v = 0; v < n; v++) of[v] = v < a->f->n_params && !a->f->vars[v].addr_taken ? v : IR_NONE;
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        const struct ir_block *blk = &a->f->blocks[b];
        for (uint32_t i = 0; i < blk->n_instrs; i++) {
            const struct ir_instr *in = &blk->instrs[i];
            if (in->dst == IR_NONE) continue;
            const struct ir_place *to = &a->f->places[in->dst];
            if (to->base != IR_BASE_VAR || to->n_projs) continue;
            uint32_t from = IR_NONE;
            bool copies = (in->op == IR_ASSIGN || in->op == IR_CAST) && in->a.kind == IR_O_PLACE;
            const struct ir_place *src = copies ? &a->f->places[in->a.index] : NULL;
            if (src && src->base == IR_BASE_VAR && !src->n_projs) from = of[src->index];
            bool first = to->index >= a->f->n_params && !writes[to->index] && !a->f->vars[to->index].addr_taken;
            of[to->index] = first ? from : IR_NONE;
            writes[to->index] = 1;
        }
    }
    for (uint32_t v = a->f->n_params; v < n; v++) /* of a parameter that is written later */
        if (of[v] != IR_NONE && of[of[v]] != of[v]) of[v] = IR_NONE;
}

static uint32_t add_given(const struct fan *a, uint32_t record, uint32_t *out, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (out[i] == a->urecs[record]) return n;
    if (n < CTX_MAX_FEW) out[n++] = a->urecs[record];
    return n;
}

/* Which variables lead to what the function was given: parameters, other names of theirs, and what is loaded from
 * behind them. */
static void find_led(const struct fan *a, uint8_t *led)
{
    for (uint32_t v = 0; v < a->f->n_vars; v++) led[v] = a->ctx->param_of[v] != IR_NONE;
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            bool copies = (in->op == IR_ASSIGN || in->op == IR_CAST) && in->dst != IR_NONE &&
                          (in->a.kind == IR_O_PLACE || in->a.kind == IR_O_ADDR);
            const struct ir_place *to = copies ? &a->f->places[in->dst] : NULL;
            const struct ir_place *from = copies ? &a->f->places[in->a.index] : NULL;
            if (!copies || to->base != IR_BASE_VAR || to->n_projs || from->base != IR_BASE_VAR) continue;
            led[to->index] |= from->n_projs && led[from->index];
        }
}

/* A record further in counts when the function looks there for a word like "stop". */
static uint32_t add_behind(const struct fan *a, const struct ir_place *pl, uint32_t *out, uint32_t n)
{
    for (uint32_t k = 0; k < pl->n_projs; k++) {
        const struct ir_proj *pr = &pl->projs[k];
        if (pr->kind != IR_PROJ_FIELD) continue;
        const char *name = a->u->records[pr->a].fields[pr->b].name;
        if (words_stop(name) || words_go(name)) n = add_given(a, pr->a, out, n);
    }
    return n;
}

uint32_t ctx_given_records(const struct fan *a, uint32_t *out)
{
    uint32_t n = 0;
    for (uint32_t v = 0; v < a->f->n_vars; v++) {
        bool deref;
        if (a->ctx->param_of[v] == IR_NONE) continue;
        uint32_t r = record_of(a, a->f->vars[v].type, &deref);
        if (r != IR_NONE && deref) n = add_given(a, r, out, n);
    }
    uint8_t *led = xmalloc(a->f->n_vars + 1);
    find_led(a, led);
    for (uint32_t i = 0; i < a->f->n_places && n < CTX_MAX_FEW; i++) {
        const struct ir_place *pl = &a->f->places[i];
        if (pl->base == IR_BASE_VAR && led[pl->index]) n = add_behind(a, pl, out, n);
    }
    free(led);
    return n;
}

/* Fields that the function fills itself: before that there is nothing in them yet. */
static void find_set_here(struct fan *a)
{
    struct ctx_fan *x = a->ctx;
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            uint32_t dst = a->f->blocks[b].instrs[i].dst;
            const struct ir_place *pl = dst == IR_NONE ? NULL : &a->f->places[dst];
            const struct ir_proj *last = pl && pl->n_projs ? &pl->projs[pl->n_projs - 1] : NULL;
            for (uint32_t k = 0; last && last->kind == IR_PROJ_FIELD && k < x->n_cands; k++)
                if (x->cands[k].source == CTX_FIELD && x->cands[k].record == a->urecs[last->a] &&
                    x->cands[k].field == last->b)
                    x->cands[k].set_here = true;
        }
}

/* What the operand names is the candidate: the variable, or the field by way of whatever object. */
static bool names_cand(const struct fan *a, const struct ir_opnd *o, const struct ctx_cand *c)
{
    const struct ir_place *pl = o->kind == IR_O_PLACE ? &a->f->places[o->index] : NULL;
    if (!pl || c->source == CTX_BOUND) return false;
    const struct ir_proj *last = pl->n_projs ? &pl->projs[pl->n_projs - 1] : NULL;
    if (c->source != CTX_FIELD) return !last && pl->base == IR_BASE_VAR && pl->index == c->var;
    return last && last->kind == IR_PROJ_FIELD && c->record == a->urecs[last->a] && c->field == last->b;
}

/* Contexts that the function itself cancels. */
static void find_ended_here(struct fan *a)
{
    struct ctx_fan *x = a->ctx;
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            bool known = in->op == IR_CALL && in->a.kind == IR_O_FUNC;
            const struct rule_func *rf = known ? a->p->syms[a->usyms[in->a.index]].rule : NULL;
            for (uint32_t e = 0; rf && e < rf->n_effects; e++) {
                const struct rule_place *at = &rf->effects[e].at;
                if (rf->effects[e].op != RULE_CANCEL || at->where != RULE_AT_ARG || at->arg >= in->n_args) continue;
                for (uint32_t k = 0; k < x->n_cands; k++)
                    x->cands[k].ends_here |= names_cand(a, &in->args[at->arg], &x->cands[k]);
            }
        }
}

/* In order of preference: parameters, locals, fields. */
void ctx_prepare(struct fan *a)
{
    struct ctx_fan *x = a->ctx = ARENA_NEW(&a->arena, struct ctx_fan);
    bool deref, any = a->p->contexts->any;
    uint32_t first = a->p->contexts->never_given[a->pf - a->p->funcs] ? a->f->n_params : 0;
    for (uint32_t v = first; any && v < a->f->n_vars; v++) {
        const struct rule_kind *k = ctx_kind_of_type(a, a->f->vars[v].type);
        bool temp = a->f->vars[v].kind == IR_VAR_TEMP;
        if (k && !temp) add_cand(a, (struct ctx_cand){.source = v < a->f->n_params ? CTX_PARAM : CTX_LOCAL, k, v});
    }
    for (uint32_t v = 0; v < a->f->n_vars; v++) {
        if (a->f->vars[v].kind == IR_VAR_TEMP) continue;
        uint32_t r = record_of(a, a->f->vars[v].type, &deref);
        if (r != IR_NONE && any) add_fields(a, v, r, deref);
    }
    for (uint32_t v = 0; v < a->f->n_params; v++)
        if (ctx_names_limit(a, v)) add_cand(a, (struct ctx_cand){.source = CTX_BOUND, NULL, v});
    find_aliases(a);
    if (x->n_typed) find_set_here(a);
    if (x->n_typed) find_ended_here(a);
    for (uint32_t i = 0; i < x->n_cands; i++) x->cands[i].param = x->param_of[x->cands[i].var];
}

/* ---- marks ---- */

static uint32_t mark_of(struct fan *a, uint32_t val, enum ctx_mark m)
{
    return val_make(&a->v, VAL_MARK, val, (uint32_t)m, 0);
}

bool ctx_marked(struct fan *a, const struct state *s, uint32_t val, enum ctx_mark m)
{
    if (!s->n_facts) return false;
    return state_fact(&a->v, s, mark_of(a, val == VAL_NONE ? val_int(&a->v, 0) : val, m)).lo == 1;
}

void ctx_mark(struct fan *a, struct state *s, uint32_t val, enum ctx_mark m)
{
    uint32_t k = mark_of(a, val == VAL_NONE ? val_int(&a->v, 0) : val, m);
    state_learn(&a->arena, &a->v, s, k, fact_const(1));
}

void ctx_unmark(struct fan *a, struct state *s, enum ctx_mark m)
{
    uint32_t k = mark_of(a, val_int(&a->v, 0), m);
    for (uint32_t i = 0; i < s->n_facts; i++) {
        if (s->facts[i].val != k) continue;
        memmove(&s->facts[i], &s->facts[i + 1], (s->n_facts - 1 - i) * sizeof *s->facts);
        s->n_facts--;
        return;
    }
}

/* ---- at hand ---- */

bool ctx_is_null(struct fan *a, const struct state *s, uint32_t val)
{
    struct fact f = state_fact(&a->v, s, val);
    int64_t k;
    return val != VAL_NONE && fact_is_const(&f, &k) && k == 0;
}

/* What the variable holds; VAL_NONE when that is not known, or nothing was put there yet. */
static uint32_t var_value(struct fan *a, const struct state *s, const struct ctx_cand *c)
{
    uint32_t v = state_get(s, cell_root(&a->v, CELL_VAR, c->var));
    bool same = v == VAL_NONE && c->param != IR_NONE; /* dead variables leave the state */
    return same ? val_make(&a->v, VAL_PARAM, c->param, 0, 0) : v;
}

static bool ended(struct fan *a, struct state *s, uint32_t val)
{
    const struct ob *o = fan_ob_of(a, s, val);
    return (o && o->status == OB_RELEASED) || state_ext(s, val);
}

static bool field_at_hand(struct fan *a, struct state *s, const struct ctx_cand *c, struct ctx_hand *out)
{
    uint32_t base = cell_root(&a->v, CELL_VAR, c->var);
    if (c->deref) {
        uint32_t ptr = var_value(a, s, c);
        if (ptr == VAL_NONE || a->v.vals[ptr].kind != VAL_PARAM) return false;
        base = cell_deref(&a->v, ptr);
    }
    out->cell = cell_field(&a->v, base, c->record, c->field);
    out->val = state_get(s, out->cell);
    if (out->val != VAL_NONE) return true;
    if (c->set_here) return false;
    if (!c->deref) { /* a member of a record that came as a whole */
        uint32_t whole = state_get(s, base);
        if (whole == VAL_NONE) return false;
        out->val = val_field(&a->v, whole, c->record, c->field);
        return out->val != VAL_NONE;
    }
    out->val = val_make(&a->v, VAL_MEM, out->cell, s->epochs[fan_class(a, out->cell)], 0);
    return true;
}

static bool has(struct fan *a, struct state *s, const struct ctx_cand *c, struct ctx_hand *out)
{
    out->cand = c;
    out->cell = cell_root(&a->v, CELL_VAR, c->var);
    if (c->source == CTX_FIELD) {
        if (!field_at_hand(a, s, c, out)) return false;
    } else {
        out->val = var_value(a, s, c);
        if (out->val == VAL_NONE) return false;
    }
    return !ctx_is_null(a, s, out->val) && !ended(a, s, out->val);
}

bool ctx_at_hand(struct fan *a, struct state *s, const struct rule_kind *kind, struct ctx_hand *out)
{
    const struct ctx_fan *x = a->ctx;
    if (!x->n_typed || !ctx_marked(a, s, VAL_NONE, MARK_OK)) return false;
    for (uint32_t i = 0; i < x->n_cands; i++) {
        const struct ctx_cand *c = &x->cands[i];
        if (c->source == CTX_BOUND || (kind && c->kind != kind)) continue;
        if (has(a, s, c, out)) return true;
    }
    return false;
}

/* The path has seen that it is one certain number, above what ranges hold: `t == UINT64_MAX` is "for ever". */
static bool is_a_number(const struct fan *a, const struct state *s, uint32_t val)
{
    for (uint32_t i = 0; i < s->n_facts; i++) {
        const struct val *x = &a->v.vals[s->facts[i].val];
        if (x->kind != VAL_BIN || x->op != IR_B_EQ || !fact_nonzero(s->facts[i].f)) continue;
        if ((x->a == val && a->v.vals[x->b].kind == VAL_INT) || (x->b == val && a->v.vals[x->a].kind == VAL_INT))
            return true;
    }
    return false;
}

bool ctx_bound_at_hand(struct fan *a, struct state *s, struct ctx_hand *out)
{
    const struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_cands; i++) {
        const struct ctx_cand *c = &x->cands[i];
        if (c->source != CTX_BOUND || c->param == IR_NONE || !has(a, s, c, out)) continue;
        struct fact f = state_fact(&a->v, s, out->val);
        bool is_unsigned = a->v.vals[out->val].is_unsigned;
        if (f.lo == (is_unsigned ? 0 : INT64_MIN) && f.hi == INT64_MAX && !is_a_number(a, s, out->val))
            return true; /* no value of it means "ever" here */
    }
    return false;
}

bool ctx_is_context(struct fan *a, struct state *s, uint32_t val)
{
    struct ctx_hand h;
    const struct ctx_fan *x = a->ctx;
    if (val == VAL_NONE || a->v.vals[val].kind == VAL_INT) return false;
    for (uint32_t i = 0; i < x->n_cands; i++)
        if (x->cands[i].source != CTX_BOUND && has(a, s, &x->cands[i], &h) && h.val == val) return true;
    return false;
}

bool ctx_in_loop(const struct fan *a)
{
    return a->blocks[cfg_block_of(a, a->cur)].in_loop;
}
