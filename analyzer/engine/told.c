/* Calls that tell by an argument whether they failed (`GError **`): code that asks for the error knows the result. */
#include "engine/fan.h"

#include <string.h>

/* What a comparison with a number is about. */
static uint32_t asked(const struct fan *a, uint32_t cond)
{
    const struct val *x = &a->v.vals[cond];
    while (x->kind == VAL_UN || x->kind == VAL_BIN) {
        cond = x->kind == VAL_BIN && a->v.vals[x->a].kind == VAL_INT ? x->b : x->a;
        x = &a->v.vals[cond];
    }
    return cond;
}

/* Argument `arg` of the call is where it tells that it failed. */
static bool is_error(const struct fan *a, const struct ir_instr *in, uint32_t arg)
{
    if (!in || in->op != IR_CALL || in->a.kind != IR_O_FUNC) return false;
    const struct ir_sym *callee = &a->u->syms[in->a.index];
    if (arg >= callee->n_params || callee->params[arg] >= a->u->n_types) return false;
    const char *type = a->u->types[callee->params[arg]].name;
    for (uint32_t i = 0; i < rules_n_packs(a->p->rules); i++) {
        const struct rule_pack *pack = rules_pack(a->p->rules, i);
        for (uint32_t k = 0; k < pack->n_errors; k++)
            if (strcmp(pack->errors[k], type) == 0) return true;
    }
    return false;
}

bool told_by_error(struct fan *a, struct state *s, uint32_t cond)
{
    uint32_t val = asked(a, cond);
    const struct val x = a->v.vals[val];
    if (x.kind != VAL_SITE || x.b < RES_HAVOC || x.b >= RES_CREATE) return true;
    struct fact f = state_fact(&a->v, s, val);
    int64_t k;
    bool none = fact_is_const(&f, &k) && k == 0;
    if ((!none && !fact_nonzero(f) && f.lo <= 0) || !is_error(a, cfg_instr(a, x.a), x.b - RES_HAVOC)) return true;
    uint32_t result = val_make(&a->v, VAL_SITE, x.a, RES_VALUE, 0);
    for (uint32_t i = 0; i < s->n_obs; i++) {
        const struct ob *o = &s->obs[i];
        if (o->status != OB_HELD || o->cond_val != result || !o->cond || o->cond->kind != RULE_COND_CMP) continue;
        struct fact now = state_fact(&a->v, s, result);
        return state_learn(&a->arena, &a->v, s, result, cond_fact(o->cond, o->cond_fail != none, now));
    }
    return true;
}
