/* What the effects of a pack's model speak of at one call: arguments, handles, conditions. */
#include "engine/rule_call.h"

#include <string.h>

uint32_t rule_call_arg(const struct rule_call *c, int32_t i)
{
    return i >= 0 && (uint32_t)i < c->n ? c->args[i] : VAL_NONE;
}

bool rule_call_null(const struct rule_call *c, uint32_t val)
{
    struct fact f = state_fact(&c->a->v, c->s, val);
    int64_t k;
    return val != VAL_NONE && fact_is_const(&f, &k) && k == 0;
}

int rule_call_happens(const struct rule_call *c, const struct rule_effect *e)
{
    if (e->when.kind == RULE_COND_NONE) return 1;
    if (e->when.kind != RULE_COND_CMP) return -1;
    if (e->when.on_ret) return 1;
    uint32_t v = rule_call_arg(c, (int32_t)e->when.arg);
    return v == VAL_NONE ? -1 : cond_eval(&e->when, state_fact(&c->a->v, c->s, v));
}

uint32_t rule_call_member(const struct rule_call *c, uint32_t record_type, const char *field, uint32_t *fi)
{
    const struct ir_unit *u = c->a->u;
    if (record_type >= u->n_types || u->types[record_type].kind != IR_T_RECORD) return IR_NONE;
    uint32_t r = u->types[record_type].record;
    for (uint32_t i = 0; i < u->records[r].n_fields; i++) {
        if (strcmp(u->records[r].fields[i].name, field) != 0) continue;
        *fi = i;
        return c->a->urecs[r];
    }
    return IR_NONE;
}

uint32_t rule_call_handle(const struct rule_call *c, const struct rule_effect *e, uint32_t *cell)
{
    struct fan *a = c->a;
    *cell = CELL_NONE;
    if (e->at.where == RULE_AT_RET) return c->ret;
    if (e->at.where != RULE_AT_ARG) return VAL_NONE;
    uint32_t v = rule_call_arg(c, (int32_t)e->at.arg);
    if (v == VAL_NONE || e->at.via == RULE_VIA_VALUE) return v;
    if (e->at.via == RULE_VIA_OBJECT) return objects_whole(a, e, v);
    if (rule_call_null(c, v)) return VAL_NONE;
    *cell = cell_deref(&a->v, v);
    return fan_read(a, c->s, *cell, IR_NONE);
}

uint32_t rule_call_subject(const struct rule_call *c, const struct rule_cond *cond)
{
    uint32_t fi = 0, rec = cond->field ? rule_call_member(c, c->a->cur_instr->type, cond->field, &fi) : IR_NONE;
    if (!cond->field) return c->ret;
    return rec == IR_NONE ? VAL_NONE : val_field(&c->a->v, c->ret, rec, fi);
}

uint32_t rule_call_function(const struct rule_call *c, int32_t arg)
{
    uint32_t v = rule_call_arg(c, arg);
    return v == VAL_NONE || c->a->v.vals[v].kind != VAL_FUNC ? IR_NONE : c->a->v.vals[v].a;
}
