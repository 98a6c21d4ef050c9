/* What is plain from the text of the program, without following a path: which fields anybody looks at, which are passed
 * on by a function that was too large to be followed to its end. */
#include "engine/fan.h"

/* Marks the fields that `place` goes through; not the last one when it is only written. */
static void mark_fields(struct program *p, const uint32_t *urecs, const struct ir_place *pl, bool written)
{
    uint32_t n = pl->n_projs;
    if (written && n && pl->projs[n - 1].kind == IR_PROJ_FIELD) n--;
    for (uint32_t i = 0; i < n; i++)
        if (pl->projs[i].kind == IR_PROJ_FIELD) p->records[urecs[pl->projs[i].a]].read[pl->projs[i].b] = true;
}

static void mark_operand(struct program *p, const struct pfunc *pf, const struct ir_opnd *o)
{
    if (o->kind == IR_O_PLACE || o->kind == IR_O_ADDR)
        mark_fields(p, p->unit_records[pf->unit_index], &pf->f->places[o->index], false);
}

/* Objects of a type are made where a variable is one, where a call's result becomes a pointer to one, and where they
 * are a part of others. */
static void mark_in_view(struct program *p, uint32_t unit, const struct ir_unit *u, uint32_t type, bool pointer)
{
    while (type < u->n_types && u->types[type].kind == IR_T_ARRAY) type = u->types[type].elem;
    if (pointer && type < u->n_types && u->types[type].kind == IR_T_PTR)
        type = u->types[type].elem;
    else if (pointer)
        return;
    if (type < u->n_types && u->types[type].kind == IR_T_RECORD)
        p->records[p->unit_records[unit][u->types[type].record]].in_view = true;
}

static void scan_objects(struct program *p, const struct pfunc *pf)
{
    const struct ir_unit *u = pf->unit;
    for (uint32_t i = pf->f->n_params; i < pf->f->n_vars; i++)
        mark_in_view(p, pf->unit_index, u, pf->f->vars[i].type, false);
    uint32_t type = pf->f->sym < u->n_syms ? u->syms[pf->f->sym].type : IR_NONE;
    if (type < u->n_types) mark_in_view(p, pf->unit_index, u, u->types[type].elem, true);
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            if ((in->op == IR_CALL || in->op == IR_CAST) && in->dst != IR_NONE)
                mark_in_view(p, pf->unit_index, u, pf->f->places[in->dst].type, true);
            if (in->op == IR_ASSIGN && in->a.kind == IR_O_PLACE && pf->f->places[in->a.index].base == IR_BASE_VAR &&
                pf->f->vars[pf->f->places[in->a.index].index].kind == IR_VAR_TEMP)
                mark_in_view(p, pf->unit_index, u, pf->f->places[in->dst].type, true);
        }
}

static void scan_unit(struct program *p, uint32_t unit, const struct ir_unit *u)
{
    for (uint32_t i = 0; i < u->n_syms; i++) mark_in_view(p, unit, u, u->syms[i].type, false);
    for (uint32_t r = 0; r < u->n_records; r++)
        for (uint32_t f = 0; f < u->records[r].n_fields; f++)
            mark_in_view(p, unit, u, u->records[r].fields[f].type, false);
}

static void scan_function(struct program *p, const struct pfunc *pf)
{
    scan_objects(p, pf);
    for (uint32_t b = 0; b < pf->f->n_blocks; b++) {
        const struct ir_block *blk = &pf->f->blocks[b];
        for (uint32_t i = 0; i < blk->n_instrs; i++) {
            const struct ir_instr *in = &blk->instrs[i];
            if (in->op == IR_CALL && in->a.kind == IR_O_FUNC)
                p->syms[p->unit_syms[pf->unit_index][in->a.index]].called = true;
            mark_operand(p, pf, &in->a);
            mark_operand(p, pf, &in->b);
            for (uint32_t k = 0; k < in->n_args; k++) mark_operand(p, pf, &in->args[k]);
            if (in->dst != IR_NONE) mark_fields(p, p->unit_records[pf->unit_index], &pf->f->places[in->dst], true);
        }
        mark_operand(p, pf, &blk->term.opnd);
    }
}

void scan_program(struct program *p)
{
    for (uint32_t i = 0; i < p->n_records; i++) {
        p->records[i].read = ARENA_ARRAY(&p->arena, bool, p->records[i].r->n_fields + 1);
        p->records[i].lent = ARENA_ARRAY(&p->arena, bool, p->records[i].r->n_fields + 1);
    }
    for (uint32_t i = 0; i < p->n_units; i++) scan_unit(p, i, p->units[i]);
    for (uint32_t i = 0; i < p->n_funcs; i++) scan_function(p, &p->funcs[i]);
}

void scan_unfinished(struct fan *a)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            for (uint32_t k = 0; in->op == IR_CALL && k < in->n_args; k++) {
                const struct ir_opnd *o = &in->args[k];
                if (o->kind != IR_O_PLACE && o->kind != IR_O_ADDR) continue;
                const struct ir_place *pl = &a->f->places[o->index];
                for (uint32_t j = 0; j < pl->n_projs; j++)
                    if (pl->projs[j].kind == IR_PROJ_FIELD)
                        fields_released(a->p, a->urecs[pl->projs[j].a], pl->projs[j].b);
            }
        }
}
