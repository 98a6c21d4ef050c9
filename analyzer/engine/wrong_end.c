/* Calls that end something else than what they are given: whether the handle is still there afterwards. */
#include "engine/fan.h"

#include <string.h>

/* One C type that both kinds have, and that says what the object is: FILE * of fopen and of popen, no `void *`. */
static bool one_type(const struct rule_kind *x, const struct rule_kind *y)
{
    for (uint32_t i = 0; i < x->n_types; i++)
        for (uint32_t k = 0; k < y->n_types; k++)
            if (strcmp(x->types[i], y->types[k]) == 0) return true;
    return false;
}

/* Text and the like may be plain memory behind another name: what gives it back is often `free`. */
static bool is_memory(const struct rule_kind *k)
{
    bool typed = false;
    for (uint32_t i = 0; i < k->n_types; i++) {
        const char *t = k->types[i];
        if (strstr(t, "void") || strstr(t, "char")) return true;
        typed |= strchr(t, '*') != NULL;
    }
    return !typed || k->storage || k->container;
}

static bool ends_kind(const struct rule_func *rf, const struct rule_kind *made)
{
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        bool ends = e->op == RULE_RELEASE || e->op == RULE_UNREF || e->op == RULE_TRANSFER || e->frees;
        if (ends && (e->kind == made || e->any_kind)) return true;
    }
    return false;
}

/* Somewhere in the text there is a call that ends such a thing, or may: who knows both sorts tells them apart by
 * something that states need not know. */
static bool knows_better(const struct fan *a, const struct pfunc *pf, const struct rule_kind *made, uint32_t depth)
{
    const struct program *p = a->p;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
            if (in->op != IR_CALL) continue;
            if (in->a.kind != IR_O_FUNC) return true;
            const struct psym *s = &p->syms[p->unit_syms[pf->unit_index][in->a.index]];
            if (s->rule && ends_kind(s->rule, made)) return true;
            bool looked_into = depth && !s->rule && s->func != IR_NONE && !s->ambiguous;
            if (looked_into && knows_better(a, &p->funcs[s->func], made, depth - 1)) return true;
        }
    return false;
}

/* Asked in every state, and told by the text alone. */
static bool function_knows_better(const struct fan *a, struct site *st)
{
    if (!st->asked_ends) st->other_end = knows_better(a, a->pf, st->kind, 1);
    st->asked_ends = true;
    return st->other_end;
}

/* Pointers may be several things at once. Of two sorts that one C type has in one library an object is one, and what
 * a library makes and ends by a function of its own is not given back as plain memory. */
static bool another_pointer(const struct fan *a, struct site *st, const struct rule_kind *released)
{
    const struct rule_kind *made = st->kind;
    bool memory = released->storage && !is_memory(made);
    bool sibling = made->pack == released->pack && !released->storage && one_type(made, released);
    return (memory || sibling) && made->tracked && made->parent != released && !function_knows_better(a, st);
}

static bool lists(const struct rule_kind *made, const char *by)
{
    for (uint32_t i = 0; i < made->n_releases; i++)
        if (strcmp(made->releases[i], by) == 0) return true;
    return false;
}

bool wrong_end(const struct fan *a, struct site *st, const struct rule_kind *released, const char *by)
{
    const struct rule_kind *made = st->kind;
    bool id = made->repr == RULE_REPR_ID, fd = made->repr == RULE_REPR_FD;
    if (made->repr != released->repr) return id || fd || released->repr == RULE_REPR_FD;
    if (made->repr != RULE_REPR_POINTER) return id;
    return !lists(made, by) && another_pointer(a, st, released);
}
