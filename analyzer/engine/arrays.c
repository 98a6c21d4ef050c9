/*
 * Collections: handles that are put into elements of an array of the function's own, at an index that varies. Which
 * element holds which handle is not known; what is known is that nobody else has them while nothing reads an element
 * and the array's address goes nowhere.
 */
#include "engine/fan.h"

static bool is_varying(const struct fan *a, uint32_t index)
{
    int64_t k;
    return !val_is_int(&a->v, index, &k);
}

/* The pointer to the first element, when the cell lies behind a pointer; whether its index varies. */
static uint32_t base_of(const struct fan *a, uint32_t cell, bool *varies)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    *varies = false;
    if (root->kind != CELL_DEREF) return VAL_NONE;
    const struct val *p = &a->v.vals[root->a];
    if (p->kind != VAL_BIN || p->op != IR_B_PTRADD) return root->a;
    *varies = is_varying(a, p->b);
    return p->a;
}

/* The array variable, when the cell lies in an element of one, at an index that varies. */
static uint32_t variable_of(const struct fan *a, uint32_t cell)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    if (root->kind != CELL_VAR || root->a >= a->f->n_vars) return IR_NONE;
    if (a->u->types[a->f->vars[root->a].type].kind != IR_T_ARRAY) return IR_NONE;
    for (uint32_t c = cell; c != CELL_NONE; c = a->v.cells[c].parent)
        if (a->v.cells[c].kind == CELL_INDEX && is_varying(a, a->v.cells[c].a)) return root->a;
    return IR_NONE;
}

static bool is_address(const struct fan *a, const struct ir_opnd *o, uint32_t var)
{
    return o->kind == IR_O_ADDR && a->f->places[o->index].base == IR_BASE_VAR && a->f->places[o->index].index == var;
}

/* Its address is taken for calls only. */
static bool is_only_passed(const struct fan *a, uint32_t var)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        const struct ir_block *blk = &a->f->blocks[b];
        for (uint32_t i = 0; i < blk->n_instrs; i++)
            if (is_address(a, &blk->instrs[i].a, var) || is_address(a, &blk->instrs[i].b, var)) return false;
        if (is_address(a, &blk->term.opnd, var)) return false;
    }
    return true;
}

bool arrays_hold(const struct fan *a, const struct ob *o)
{
    if (o->status != OB_HELD || !o->owned || o->thread || o->owner == CELL_NONE) return false;
    uint32_t var = variable_of(a, o->owner);
    return var != IR_NONE && is_only_passed(a, var);
}

bool arrays_behind(const struct fan *a, const struct state *s, const struct ob *o, uint32_t base)
{
    bool varies;
    if (o->status != OB_HELD || !o->owned || o->owner == CELL_NONE || base_of(a, o->owner, &varies) != base)
        return false;
    return varies || o->gen || state_get(s, o->owner) == o->handle;
}

static void leave(struct fan *a, struct state *s, struct ob *o)
{
    fan_ended(a, &a->sites[o->site]);
    state_ob_drop(s, o);
}

void arrays_read(struct fan *a, struct state *s, uint32_t cell)
{
    bool any, varies;
    uint32_t root = a->v.cells[cell].root, base = base_of(a, cell, &any);
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (!o->owned || o->owner == CELL_NONE || o->box) continue;
        bool same = a->v.cells[o->owner].root == root && variable_of(a, o->owner) != IR_NONE;
        bool behind = base != VAL_NONE && base_of(a, o->owner, &varies) == base && (any || varies || o->gen);
        if (same || behind) leave(a, s, o);
    }
}

/* The function only waits for what the elements stand for, or ends the array as plain memory. */
static bool leaves_elements(const struct rule_func *rf)
{
    bool waits = false, frees = false;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        waits |= e->op == RULE_SELECT;
        frees |= e->op == RULE_RELEASE && e->kind && e->kind->storage;
        if (e->op == RULE_CREATE) return false;
    }
    return waits || frees;
}

/* The call only writes a handle there. */
static bool is_filled(const struct rule_func *rf, uint32_t arg)
{
    bool made = false;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->at.where != RULE_AT_ARG || e->at.arg != arg) continue;
        if (e->op != RULE_CREATE || e->at.via != RULE_VIA_OUT) return false;
        made = true;
    }
    return made;
}

void arrays_passed(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t n)
{
    if (!s->n_obs || leaves_elements(rf)) return;
    for (uint32_t i = 0; i < n; i++) {
        if (args[i] == VAL_NONE || is_filled(rf, i)) continue;
        const struct val *x = &a->v.vals[args[i]];
        arrays_read(a, s, x->kind == VAL_ADDR ? x->a : cell_deref(&a->v, args[i]));
    }
}
