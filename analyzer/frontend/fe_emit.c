/* Building the current function: blocks, instructions, terminators, and the clean-up of the finished graph. */
#include "frontend/fe.h"

#include <string.h>

uint32_t fe_block(struct fe *fe)
{
    return ir_block_new(fe->u, fe->fn->f);
}

uint32_t fe_cur(struct fe *fe)
{
    if (fe->fn->cur == IR_NONE) fe->fn->cur = fe_block(fe);
    return fe->fn->cur;
}

void fe_emit_pos(struct fe *fe, uint32_t pos, struct ir_instr i)
{
    struct fe_fn *fn = fe->fn;
    i.pos = pos;
    bool stores = i.op == IR_ASSIGN || i.op == IR_CALL;
    if (stores && fn->init_place != IR_NONE && i.dst == fn->init_place) i.flags |= IR_DECL_INIT;
    ir_emit(fe->u, fn->f, fe_cur(fe), i);
}

void fe_emit(struct fe *fe, uint32_t at, struct ir_instr i)
{
    fe_emit_pos(fe, fe_pos(fe, at), i);
}

void fe_assign(struct fe *fe, uint32_t at, uint32_t dst, struct ir_opnd a)
{
    if (a.kind == IR_O_PLACE && a.index == dst) return;
    if (a.kind == IR_O_NONE) a.kind = IR_O_UNKNOWN;
    fe_emit(fe, at, (struct ir_instr){.op = IR_ASSIGN, .dst = dst, .a = a});
}

uint32_t fe_temp(struct fe *fe, uint32_t type, uint32_t at)
{
    struct ir_var v = {.name = "", .kind = IR_VAR_TEMP, .type = type, .pos = fe_pos(fe, at)};
    uint32_t var = ir_var_new(fe->u, fe->fn->f, v);
    const struct ir_type *t = fe_type_get(fe, type);
    if (t->kind == IR_T_RECORD) fe_record_fill(fe, t->record);
    return ir_place(fe->u, fe->fn->f, (struct ir_place){.base = IR_BASE_VAR, .index = var, .type = type});
}

/* ---- terminators ------------------------------------------------------------------------------------------ */

static uint32_t *target_list(struct fe *fe, uint32_t n)
{
    return ARENA_ARRAY(&fe->u->arena, uint32_t, n ? n : 1);
}

static void terminate(struct fe *fe, struct ir_term t)
{
    if (!t.text) t.text = "";
    uint32_t here = fe_cur(fe); /* may move the blocks */
    fe->fn->f->blocks[here].term = t;
    fe->fn->cur = IR_NONE;
}

void fe_goto(struct fe *fe, uint32_t block, uint32_t pos)
{
    if (fe->fn->cur == IR_NONE) return;
    uint32_t *targets = target_list(fe, 1);
    targets[0] = block;
    terminate(fe, (struct ir_term){.kind = IR_GOTO, .pos = pos, .targets = targets, .n_targets = 1});
}

void fe_unreachable(struct fe *fe, uint32_t pos)
{
    if (fe->fn->cur == IR_NONE) return;
    terminate(fe, (struct ir_term){.kind = IR_UNREACHABLE, .pos = pos});
}

/* 1 true, 0 false, -1 not known while compiling. */
static int constant_truth(struct ir_opnd o)
{
    switch (o.kind) {
    case IR_O_INT: return o.v != 0;
    case IR_O_NULL: return 0;
    case IR_O_STR:
    case IR_O_FUNC: return 1;
    default: return -1;
    }
}

void fe_branch(struct fe *fe, uint32_t at, struct ir_opnd o, struct fe_fork to)
{
    uint32_t pos = fe_pos(fe, at);
    int known = constant_truth(o);
    fe_cur(fe);
    if (known >= 0 || to.then == to.other) {
        fe_goto(fe, known == 0 ? to.other : to.then, pos);
        return;
    }
    if (o.kind == IR_O_NONE) o.kind = IR_O_UNKNOWN;
    uint32_t *targets = target_list(fe, 2);
    targets[0] = to.then;
    targets[1] = to.other;
    terminate(fe, (struct ir_term){.kind = IR_BR,
                                   .branch = to.kind,
                                   .pos = pos,
                                   .opnd = o,
                                   .targets = targets,
                                   .n_targets = 2,
                                   .text = fe_text(fe, at)});
}

/* ---- a function's beginning and end ----------------------------------------------------------------------- */

void fe_fn_begin(struct fe *fe, struct fe_fn *fn, uint32_t sym, bool is_init)
{
    *fn = (struct fe_fn){.f = ir_func_new(fe->u, sym), .is_init = is_init, .init_place = IR_NONE};
    fn->f->is_init = is_init;
}

/* Leaving the scopes that the label does not share is known only now: the label may have come later. */
static void resolve_gotos(struct fe *fe, struct fe_fn *fn)
{
    for (uint32_t i = 0; i < fn->n_gotos; i++) {
        struct fe_goto g = fn->gotos[i];
        const struct fe_label *label = &fn->labels[g.label];
        fn->cur = g.block;
        if (!label->defined) {
            fe_unreachable(fe, g.pos);
            continue;
        }
        const struct fe_live *from = g.live, *to = label->live;
        while (from && (!to || from->depth > to->depth)) from = from->outer;
        while (to && (!from || to->depth > from->depth)) to = to->outer;
        while (from && to && from != to) { /* they meet, at the latest outside of all */
            from = from->outer;
            to = to->outer;
        }
        fe_scope_exit(fe, g.live, to, g.pos, false);
        fe_goto(fe, label->block, g.pos);
    }
}

static void resolve_computed(struct fe *fe, struct fe_fn *fn)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < fn->n_labels && fn->asm_goto; i++) /* labels that only the assembly can name */
        if (!fn->labels[i].named) fn->labels[i].address_taken = true;
    for (uint32_t i = 0; i < fn->n_labels; i++) n += fn->labels[i].address_taken && fn->labels[i].defined;
    uint32_t *targets = target_list(fe, n);
    n = 0;
    for (uint32_t i = 0; i < fn->n_labels; i++)
        if (fn->labels[i].address_taken && fn->labels[i].defined) targets[n++] = fn->labels[i].block;
    for (uint32_t i = 0; i < fn->n_igotos; i++) {
        struct ir_term *t = &fn->f->blocks[fn->igotos[i]].term;
        if (n == 0) {
            *t = (struct ir_term){.kind = IR_UNREACHABLE, .pos = t->pos, .text = ""};
            continue;
        }
        t->targets = target_list(fe, n);
        memcpy(t->targets, targets, sizeof *targets * n);
        t->n_targets = n;
    }
}

void fe_fn_end(struct fe *fe, struct fe_fn *fn)
{
    resolve_gotos(fe, fn);
    resolve_computed(fe, fn);
    for (uint32_t i = 0; i < fn->n_labels; i++) { /* named by a goto, never written */
        struct ir_term *t = &fn->f->blocks[fn->labels[i].block].term;
        if (!fn->labels[i].defined) *t = (struct ir_term){.kind = IR_UNREACHABLE, .text = ""};
    }
    fe_cfg_tidy(fe, fn->f);
    fn->cur = IR_NONE;
}
