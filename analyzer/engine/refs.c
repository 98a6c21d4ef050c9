/* References taken into fields: `x->f = ref(y)` makes the field's owner owe one, whoever owes the first. */
#include "engine/fan.h"

#include <string.h>

enum { MAX_BETWEEN = 3 }; /* instructions: casts and temporaries between the call and the store */

void refs_taken(struct fan *a, uint32_t val, const char *by)
{
    a->ref = (struct taken){.val = val, .instr = a->cur, .pos = a->cur_pos, .by = by};
}

/* The counted kind that some pack tracks under the C type of the field. */
static const struct rule_kind *kind_of_field(const struct fan *a, const struct cell *c)
{
    const struct precord *r = &a->p->records[c->a];
    if (c->b >= r->r->n_fields) return NULL;
    const char *type = r->unit->types[r->r->fields[c->b].type].name;
    for (uint32_t i = 0; i < rules_n_packs(a->p->rules); i++) {
        const struct rule_pack *pack = rules_pack(a->p->rules, i);
        for (uint32_t k = 0; k < pack->n_kinds; k++) {
            const struct rule_kind *kind = &pack->kinds[k];
            if (!kind->refcounted || !kind->tracked || kind->repr != RULE_REPR_POINTER) continue;
            for (uint32_t t = 0; t < kind->n_types; t++)
                if (strcmp(kind->types[t], type) == 0) return kind;
        }
    }
    return NULL;
}

bool refs_stored(struct fan *a, uint32_t cell, uint32_t val)
{
    const struct cell *c = &a->v.cells[cell];
    const struct taken *t = &a->ref;
    if (!t->by || t->val != val || a->cur - t->instr > MAX_BETWEEN || c->kind != CELL_FIELD) return false;
    const struct rule_kind *kind = kind_of_field(a, c);
    if (!kind) return false;
    struct site st = {
        .kind = kind, .creator = t->by, .pos = t->pos, .callback = IR_NONE, .destroy = IR_NONE, .data = VAL_NONE};
    fields_created(a, cell, &st, cell);
    return true;
}
