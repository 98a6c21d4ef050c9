/* Contexts that a call makes, keys their values get, causes their ends are given. */
#include "engine/kept.h"

#include <string.h>

uint32_t ctx_arg(const struct ctx_at *c, int32_t i)
{
    return i >= 0 && (uint32_t)i < c->n ? c->args[i] : VAL_NONE;
}

struct ctx_note ctx_note(const struct ctx_at *c, enum engine_event_kind kind, const struct ctx_hand *h)
{
    struct ctx_note n = {.kind = kind, .pos = c->a->cur_pos, .callee = c->callee, .name = "", .text = ""};
    if (!h) return n;
    n.ctx = h->cand->kind;
    n.hand = h->cand;
    return n;
}

void ctx_derived(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    struct ctx_fan *x = a->ctx;
    if (e->parent < 0 || (uint32_t)e->parent >= a->cur_instr->n_args || x->n_derives == CTX_MAX_FEW) return;
    const struct ir_opnd *o = &a->cur_instr->args[e->parent];
    if (o->kind != IR_O_PLACE) return;
    for (uint32_t i = 0; i < x->n_derives; i++)
        if (x->derives[i].instr == a->cur) return;
    x->derives[x->n_derives++] =
        (struct ctx_derive){a->cur, a->cur_pos, fan_cell(a, c->s, o->index), e->kind, c->callee};
}

static bool of_one_pack(const struct ctx_hand *h, const struct rule_kind *k)
{
    return h->cand->kind && h->cand->kind->pack == k->pack;
}

void ctx_rooted(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    struct ctx_hand h;
    bool root = e->op == RULE_ROOT || (e->parent >= 0 && ctx_is_null(a, c->s, ctx_arg(c, e->parent)));
    if (!root && e->parent >= 0) return;
    if (!ctx_at_hand(a, c->s, NULL, &h) || !of_one_pack(&h, e->kind) || h.cand->source == CTX_LOCAL) return;
    struct ctx_note n = ctx_note(c, ENGINE_DETACHED_ROOT, &h);
    n.fresh = !root;
    n.assumptions = 1;
    if (!root) { /* kept for later it is not this request's */
        if (a->cur_instr->dst == IR_NONE) return;
        const struct ir_place *p = &a->f->places[a->cur_instr->dst];
        if (p->base != IR_BASE_VAR || p->n_projs) return;
    }
    ctx_note_add(a, n);
}

void ctx_keyed(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    const struct ir_instr *in = a->cur_instr;
    if (!a->last_round || e->key < 0 || (uint32_t)e->key >= in->n_args || in->args[e->key].kind != IR_O_STR) return;
    bool sets = e->op != RULE_VALUE || (e->what && strcmp(e->what, "set") == 0);
    uint32_t on = e->op == RULE_VALUE && e->at.where == RULE_AT_ARG ? ctx_arg(c, (int32_t)e->at.arg) : VAL_NONE;
    if (on != VAL_NONE && e->kind->context && !ctx_is_context(a, c->s, on)) return; /* any object of the library */
    struct ctx_program *cp = a->p->contexts;
    kept_loud(a);
    const struct psym *ps = &a->p->syms[a->pf->sym];
    struct ctx_key k = {
        .text = in->args[e->key].str, .callee = c->callee, .kind = e->kind, .loc = program_loc(a->u, in->pos)};
    k.sets = sets;
    k.file = a->u->main_file;
    k.function = ps->name;
    k.function_usr = ps->usr;
    k.func = (uint32_t)(a->pf - a->p->funcs);
    for (uint32_t i = cp->n_keys; i-- > 0 && cp->keys[i].func == k.func;)
        if (cp->keys[i].loc.line == k.loc.line && cp->keys[i].loc.col == k.loc.col) return;
    ARENA_PUSH(&a->p->arena, cp->keys, cp->n_keys, cp->cap_keys, k);
}

void ctx_causeless(const struct ctx_at *c, const struct rule_effect *e)
{
    if (!e->n_alt) return;
    struct ctx_note n = ctx_note(c, ENGINE_NO_CAUSE, NULL);
    n.ctx = e->kind;
    n.text = e->alt[0];
    n.assumptions = 1;
    ctx_note_add(c->a, n);
}
