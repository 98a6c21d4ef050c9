/* What the program calls: its functions with their declarations and how often each is called. */
#include "engine/program.h"

static const char *type_name(const struct ir_unit *u, uint32_t t)
{
    return t < u->n_types && u->types[t].name ? u->types[t].name : "";
}

static void take_declaration(struct engine_callee *c, const struct ir_unit *u, const struct ir_sym *s, struct arena *a)
{
    c->declared = (struct finding_loc){"", 0, 0};
    if (s->file < u->n_files) c->declared = (struct finding_loc){u->files[s->file], s->line, 0};
    c->prototyped = !(s->flags & IR_SYM_UNPROTOTYPED);
    c->variadic = s->flags & IR_SYM_VARIADIC;
    uint32_t result = s->type < u->n_types ? u->types[s->type].elem : IR_NONE;
    c->result = type_name(u, result);
    c->returns_void = result < u->n_types && u->types[result].kind == IR_T_VOID;
    c->n_params = s->n_params;
    c->params = ARENA_ARRAY(a, const char *, s->n_params + 1);
    c->result_type = program_ctype(u, result);
    c->types = ARENA_ARRAY(a, struct rule_ctype, s->n_params + 1);
    c->targets = ARENA_ARRAY(a, struct rule_ctype, s->n_params + 1);
    for (uint32_t i = 0; i < s->n_params; i++) {
        c->params[i] = type_name(u, s->params[i]);
        c->types[i] = program_ctype(u, s->params[i]);
        c->targets[i] = program_ctarget(u, s->params[i]);
    }
}

/* Call sites of each symbol; a body that several units hold counts once. */
static void count_calls(const struct program *p, struct engine_callee *of_sym)
{
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct pfunc *pf = &p->funcs[i];
        for (uint32_t b = 0; b < pf->f->n_blocks; b++)
            for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
                const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
                if (in->op == IR_CALL && in->a.kind == IR_O_FUNC)
                    of_sym[p->unit_syms[pf->unit_index][in->a.index]].calls++;
            }
    }
}

const struct engine_callee *engine_callees(const struct program *p, struct arena *a, uint32_t *n)
{
    struct engine_callee *all = ARENA_ARRAY(a, struct engine_callee, p->n_syms + 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p->n_units; i++) {
        const struct ir_unit *u = p->units[i];
        for (uint32_t k = 0; k < u->n_syms; k++) {
            struct engine_callee *c = &all[p->unit_syms[i][k]];
            /* A declaration without parameters says nothing of them: a later one that does is better. */
            if (u->syms[k].kind == IR_SYM_FUNC && (!c->name || !c->prototyped)) take_declaration(c, u, &u->syms[k], a);
            c->name = u->syms[k].name;
        }
    }
    count_calls(p, all);
    for (uint32_t i = 0; i < p->n_syms; i++) {
        if (p->syms[i].kind != IR_SYM_FUNC) continue;
        struct engine_callee c = all[i];
        c.rule = p->syms[i].rule;
        c.defined = p->syms[i].func != IR_NONE;
        all[kept++] = c;
    }
    *n = kept;
    return all;
}
