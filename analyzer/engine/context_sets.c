/*
 * Who puts a descriptor that says stop into the sets that are waited for. Naming it beside a wait proves nothing: a
 * loop may well ask which descriptor came true and have forgotten to wait for this one.
 */
#include "engine/context.h"

#include <stdlib.h>
#include <string.h>

/* What one function does with the field. */
struct carrier {
    const struct program *p;
    const struct pfunc *pf;
    uint32_t record, field;
    uint8_t *holds;  /* by variable: what it holds comes from the field, or goes there */
    uint8_t *places; /* the same of other places */
};

static bool is_field(const struct carrier *c, const struct ir_place *pl)
{
    uint32_t n = pl->n_projs;
    while (n && pl->projs[n - 1].kind == IR_PROJ_INDEX) n--;
    const struct ir_proj *last = n ? &pl->projs[n - 1] : NULL;
    if (!last || last->kind != IR_PROJ_FIELD || last->b != c->field) return false;
    return c->p->unit_records[c->pf->unit_index][last->a] == c->record;
}

static bool is_var(const struct ir_place *pl)
{
    return pl->base == IR_BASE_VAR && !pl->n_projs;
}

static bool carries(const struct carrier *c, const struct ir_opnd *o)
{
    if (o->kind != IR_O_PLACE) return false;
    const struct ir_place *pl = &c->pf->f->places[o->index];
    return is_field(c, pl) || (is_var(pl) ? c->holds[pl->index] : c->places[o->index]);
}

/* One more place that holds it, by this instruction: what it is copied to or made into, or what the field is set from.
 */
static bool spreads(struct carrier *c, const struct ir_instr *in)
{
    if (in->dst == IR_NONE || in->op == IR_CALL) return false;
    const struct ir_place *to = &c->pf->f->places[in->dst];
    uint8_t *at = is_var(to) ? &c->holds[to->index] : NULL;
    bool made = carries(c, &in->a) || carries(c, &in->b);
    if (is_field(c, to) && in->op == IR_ASSIGN && in->a.kind == IR_O_PLACE) {
        const struct ir_place *from = &c->pf->f->places[in->a.index];
        at = is_var(from) ? &c->holds[from->index] : &c->places[in->a.index];
        made = true;
    }
    if (!made || !at || *at) return false;
    *at = 1;
    return true;
}

static void find_holders(struct carrier *c)
{
    bool more = true;
    memset(c->holds, 0, c->pf->f->n_vars + 1);
    memset(c->places, 0, c->pf->f->n_places + 1);
    while (more) {
        more = false;
        for (uint32_t b = 0; b < c->pf->f->n_blocks; b++)
            for (uint32_t k = 0; k < c->pf->f->blocks[b].n_instrs; k++)
                more |= spreads(c, &c->pf->f->blocks[b].instrs[k]);
    }
}

/* The pack's function reads, writes, asks, waits or ends, but puts nothing into a set. */
static bool only_works(const struct rule_func *rf)
{
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        bool descriptor = e->kind && e->kind->repr == RULE_REPR_FD;
        switch (e->op) {
        case RULE_ATTACH:
        case RULE_CALLBACK:
        case RULE_SPAWN:
        case RULE_VALUE: return false;
        case RULE_CREATE:
        case RULE_INIT:
        case RULE_ARM:
            if (!descriptor) return false;
            break;
        default: break;
        }
    }
    return true;
}

static bool call_adds(const struct carrier *c, const struct ir_instr *in)
{
    bool value = false, address = false;
    for (uint32_t i = 0; i < in->n_args; i++) {
        const struct ir_opnd *o = &in->args[i];
        value |= carries(c, o);
        address |= o->kind == IR_O_ADDR && is_field(c, &c->pf->f->places[o->index]);
    }
    if (!value && !address) return false;
    if (in->a.kind != IR_O_FUNC) return true;
    const struct psym *s = &c->p->syms[c->p->unit_syms[c->pf->unit_index][in->a.index]];
    if (s->rule) return value && !only_works(s->rule);
    return !s->header_borrows && !(s->flags & IR_SYM_BUILTIN);
}

/* Into a member of something (`fds[1].fd = ...`), or as a bit of something (FD_SET). */
static bool store_adds(const struct carrier *c, const struct ir_instr *in)
{
    const struct ir_place *to = in->dst == IR_NONE || in->op == IR_CALL ? NULL : &c->pf->f->places[in->dst];
    if (!to || !to->n_projs || is_field(c, to)) return false;
    if (carries(c, &in->a) || carries(c, &in->b)) return true;
    for (uint32_t k = 0; k < to->n_projs; k++) {
        const struct ir_proj *pr = &to->projs[k];
        if (pr->kind == IR_PROJ_INDEX && pr->a == IR_INDEX_VAR && c->holds[pr->b]) return true;
    }
    return false;
}

static bool adds(struct carrier *c)
{
    find_holders(c);
    for (uint32_t b = 0; b < c->pf->f->n_blocks; b++) {
        const struct ir_block *blk = &c->pf->f->blocks[b];
        for (uint32_t k = 0; k < blk->n_instrs; k++) {
            const struct ir_instr *in = &blk->instrs[k];
            if (in->op == IR_CALL ? call_adds(c, in) : store_adds(c, in)) return true;
        }
        if (blk->term.kind == IR_RET && carries(c, &blk->term.opnd)) return true;
    }
    return false;
}

bool ctx_added(const struct program *p, uint32_t record, uint32_t field)
{
    bool any = false;
    for (uint32_t i = 0; i < p->n_funcs && !any; i++) {
        struct carrier c = {.p = p, .pf = &p->funcs[i], .record = record, .field = field};
        if (!ctx_touches(p, i, record, field)) continue;
        c.holds = xmalloc(c.pf->f->n_vars + 1);
        c.places = xmalloc(c.pf->f->n_places + 1);
        any = adds(&c);
        free(c.holds);
        free(c.places);
    }
    return any;
}
