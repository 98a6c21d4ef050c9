/* Destructors of classes: functions that stand in a slot of a class's table, as the packs tell. */
#include "engine/kept.h"

#include <fnmatch.h>
#include <string.h>

static const char *bare(const char *record)
{
    return strncmp(record, "struct ", 7) == 0 ? record + 7 : record;
}

static const struct rule_destructor *slot_of(const struct program *p, const struct ir_unit *u,
                                             const struct ir_place *pl, uint32_t *rank)
{
    if (!pl->n_projs || pl->projs[pl->n_projs - 1].kind != IR_PROJ_FIELD) return NULL;
    const struct ir_record *r = &u->records[pl->projs[pl->n_projs - 1].a];
    const char *field = r->fields[pl->projs[pl->n_projs - 1].b].name;
    for (uint32_t i = 0; i < rules_n_packs(p->rules); i++) {
        const struct rule_pack *pack = rules_pack(p->rules, i);
        for (uint32_t k = 0; pack->enabled && k < pack->n_destructors; k++) {
            const struct rule_destructor *d = &pack->destructors[k];
            *rank = k;
            if (strcmp(d->field, field) == 0 && strcmp(d->record, bare(r->name)) == 0) return d;
        }
    }
    return NULL;
}

bool destructors_is_slot(const struct fan *a, const struct ir_opnd *callee)
{
    uint32_t rank;
    return callee->kind == IR_O_PLACE && slot_of(a->p, a->u, &a->f->places[callee->index], &rank);
}

static void scan(struct program *p, const struct pfunc *pf)
{
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            if (in->dst == IR_NONE || in->a.kind != IR_O_FUNC || in->op == IR_CALL) continue;
            struct psym *s = &p->syms[p->unit_syms[pf->unit_index][in->a.index]];
            struct pdestructor d = {.group = (uint32_t)(pf - p->funcs)};
            d.slot = s->destructor ? NULL : slot_of(p, pf->unit, &pf->f->places[in->dst], &d.rank);
            if (!d.slot) continue;
            ARENA_PUSH(&p->arena, p->destructors, p->n_destructors, p->cap_destructors, d);
            s->destructor = p->n_destructors;
        }
}

void destructors_find(struct program *p)
{
    bool any = false;
    for (uint32_t i = 0; i < rules_n_packs(p->rules); i++)
        any |= rules_pack(p->rules, i)->enabled && rules_pack(p->rules, i)->n_destructors;
    for (uint32_t i = 0; any && i < p->n_funcs; i++) scan(p, &p->funcs[i]);
}

/* `cell` is the object, or a record that is part of it. */
static bool is_part(const struct fan *a, const struct rule_destructor *d, uint32_t cell, uint32_t record)
{
    if (a->v.cells[cell].kind != CELL_DEREF) return false;
    const struct val *x = &a->v.vals[a->v.cells[cell].a];
    int64_t k;
    bool inside = x->kind == VAL_BIN && val_is_int(&a->v, x->b, &k) && program_is_offset(k);
    if (inside) x = &a->v.vals[x->a]; /* a part: of whom? */
    if (x->kind == VAL_PARAM) return x->a == d->arg;
    return !inside && d->parts && fnmatch(d->parts, bare(a->p->records[record].name), 0) == 0;
}

/* What the source calls the object as `record`: its variable of that type. */
static const char *name_of(struct fan *a, uint32_t root, uint32_t record)
{
    for (uint32_t i = a->f->n_params; i < a->f->n_vars; i++) {
        uint32_t t = a->f->vars[i].type, to = t < a->u->n_types ? a->u->types[t].elem : IR_NONE;
        if (*a->f->vars[i].name && to < a->u->n_types && a->u->types[to].kind == IR_T_RECORD &&
            a->urecs[a->u->types[to].record] == record)
            return a->f->vars[i].name;
    }
    return fan_val_name(a, a->v.cells[root].a);
}

void destructors_end(struct fan *a)
{
    uint32_t di = a->p->syms[a->pf->sym].destructor;
    if (!di) return;
    kept_loud(a);
    const struct pdestructor d = a->p->destructors[di - 1];
    uint32_t n_cells = a->v.n_cells; /* settling makes more */
    for (uint32_t i = 0; i < n_cells; i++) {
        const struct cell c = a->v.cells[i];
        if (c.kind != CELL_FIELD || !is_part(a, d.slot, c.parent, c.a) || a->p->records[c.a].is_union) continue;
        uint32_t at = frees_end_at(a, a->f->pos, c.a, name_of(a, c.parent, c.a));
        pfree_at(a->p, at)->group = d.group;
        pfree_at(a->p, at)->rank = d.rank;
        pfree_at(a->p, at)->cleans = true;
        for (uint32_t k = 0; k < a->n_exits; k++) owners_settle(a, a->exits[k].s, a->v.cells[c.parent].a, at);
    }
}
