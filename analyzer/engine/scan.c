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

static void scan_function(struct program *p, const struct pfunc *pf)
{
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
