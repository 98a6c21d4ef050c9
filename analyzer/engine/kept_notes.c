/* What a function told the program in an earlier run is told again, at its place in the order. */
#include "engine/kept_notes.h"

/* A place of the function's own is another function's by now: who came first was another one in the earlier run. */
static bool is_taken(const struct program *p, uint32_t func, const struct kept_free *x)
{
    uint32_t i = IR_NONE;
    if (x->said.pfree == IR_NONE) i = frees_find(p, program_loc(p->funcs[func].unit, x->said.pos), x->record);
    return i != IR_NONE && pfree_at(p, i)->func != func;
}

/* The same of a creation. */
static bool is_others(const struct program *p, uint32_t func, uint32_t pos, const struct rule_kind *kind)
{
    uint32_t i = fields_creation(p, func, pos, kind);
    return i != IR_NONE && p->creations[i].sym != p->funcs[func].sym;
}

bool kept_notes_fit(const struct program *p, uint32_t func, const struct kept_notes *n)
{
    for (uint32_t i = 0; i < n->n_frees; i++)
        if (is_taken(p, func, &n->frees[i])) return false;
    for (uint32_t i = 0; i < n->n_creations; i++)
        if (is_others(p, func, n->creations[i].pos, n->creations[i].c.kind)) return false;
    for (uint32_t i = 0; i < n->n_ends; i++)
        if (is_others(p, func, n->ends[i].pos, n->ends[i].kind)) return false;
    return true;
}

static void apply_frees(struct program *p, uint32_t func, const struct kept_notes *n)
{
    for (uint32_t i = 0; i < n->n_frees; i++) {
        struct kept_free *x = &n->frees[i];
        if (x->said.pfree == IR_NONE) {
            struct finding_loc loc = program_loc(p->funcs[func].unit, x->said.pos);
            x->said.pfree = frees_find(p, loc, x->record);
            if (x->said.pfree == IR_NONE) x->said.pfree = frees_make(p, func, loc, x->record, x->owner);
        }
        frees_tell(p, func, &x->said);
    }
    for (uint32_t i = 0; i < n->n_params; i++) n->params[i].pfree = n->frees[n->params[i].pfree].said.pfree;
    struct summary *m = p->funcs[func].summary;
    m->frees = n->params;
    m->n_frees = m->cap_frees = n->n_params;
}

void kept_notes_apply(struct program *p, uint32_t func, const struct kept_notes *n)
{
    struct ctx_program *c = p->contexts;
    uint32_t sym = p->funcs[func].sym;
    for (uint32_t i = 0; i < n->n_creations; i++) fields_tell_creation(p, func, &n->creations[i]);
    for (uint32_t i = 0; i < n->n_ends; i++) fields_tell_end(p, func, &n->ends[i]);
    for (uint32_t i = 0; i < n->n_released; i++) fields_released_by(p, n->released[i].a, n->released[i].b, sym);
    for (uint32_t i = 0; i < n->n_fields; i++) kept_tell_field(p, &n->fields[i]);
    for (uint32_t i = 0; i < n->n_callees; i++) kept_tell_callee(p, &n->callees[i]);
    for (uint32_t i = 0; i < n->n_globals; i++)
        ARENA_PUSH(&p->arena, p->gtouches, p->n_gtouches, p->cap_gtouches, ((struct gtouch){sym, n->globals[i]}));
    for (uint32_t i = 0; i < n->n_emptied; i++) {
        struct pempty e = n->emptied[i];
        e.sym = sym;
        ARENA_PUSH(&p->arena, p->empties, p->n_empties, p->cap_empties, e);
    }
    for (uint32_t i = 0; i < n->n_late; i++) ARENA_PUSH(&p->arena, c->late, c->n_late, c->cap_late, n->late[i]);
    apply_frees(p, func, n);
    for (uint32_t i = 0; i < n->n_resets; i++)
        ARENA_PUSH(&p->arena, p->resets, p->n_resets, p->cap_resets, n->resets[i]);
    for (uint32_t i = 0; i < n->n_torn; i++) siblings_tell(p, &n->torn[i]);
    uint32_t first = p->n_teardowns;
    for (uint32_t i = 0; i < n->n_teardowns; i++) siblings_add(p, func, &n->teardowns[i]);
    p->funcs[func].summary->teardown = n->teardown ? first + n->teardown : 0;
    p->funcs[func].summary->teardown_arg = n->teardown_arg;
    for (uint32_t i = 0; i < n->n_scoped; i++) fan_tell_scoped(p, func, &n->scoped[i]);
    for (uint32_t i = 0; i < n->n_told; i++) ctx_emit(p, func, &n->told[i]);
    p->stats.blocks_visited += n->blocks;
    if (!n->last) return;
    p->stats.analysed++;
    p->stats.obligations += n->sites;
    p->stats.states += n->steps;
}
