/* What is plain from the text of the program, without following a path: which fields anybody looks at, which callbacks
 * are put into objects of a library, which fields are passed on by a function that was too large to be followed to its
 * end. */
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

/* The place of the object that `pack` knows and that the field projs[at] belongs to, as a field or global of the
 * program (record IR_NONE): of `w.work.func`, where `work` is an object as well, that of `w`. False: it is neither. */
static bool object_at(const struct program *p, const struct pfunc *pf, const struct rule_pack *pack,
                      const struct ir_place *pl, struct pprepared *out)
{
    uint32_t at = pl->n_projs - 1;
    for (; at && pl->projs[at].kind == IR_PROJ_FIELD; at--)
        if (!rules_is_object(pack, pf->unit->records[pl->projs[at].a].name)) break;
    const struct ir_proj *to = &pl->projs[at];
    if (to->kind != IR_PROJ_FIELD) return false;
    out->record = p->unit_records[pf->unit_index][to->a];
    out->field = to->b;
    if (!rules_is_object(pack, pf->unit->records[to->a].name)) return true;
    if (pl->base != IR_BASE_GLOBAL) return false;
    out->record = IR_NONE;
    out->field = p->unit_syms[pf->unit_index][pl->index];
    return true;
}

/* Macros and programs put a callback into a library's object: that is what it calls. */
static void scan_store(struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    const struct ir_place *to = in->dst == IR_NONE || in->op == IR_CALL ? NULL : &pf->f->places[in->dst];
    const struct ir_proj *last = to && to->n_projs ? &to->projs[to->n_projs - 1] : NULL;
    if (in->a.kind != IR_O_FUNC || !last || last->kind != IR_PROJ_FIELD) return;
    const struct ir_record *r = &pf->unit->records[last->a];
    struct pprepared x = {.callback = p->unit_syms[pf->unit_index][in->a.index]};
    for (uint32_t i = 0; i < rules_n_packs(p->rules); i++) {
        const struct rule_pack *pack = rules_pack(p->rules, i);
        if (rules_keeps_callback(pack, r->name, r->fields[last->b].name) && object_at(p, pf, pack, to, &x))
            fields_tell_prepared(p, &x);
    }
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
            scan_store(p, pf, in);
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
