/*
 * Flags that a function sets to constants and asks later. Where the arms of the test that decided one meet, states of
 * equal typestates would become one, and what the test said would be lost before the flag decides what becomes of a
 * handle: `if (r->cmd == ATTACH) stay = true; fd = open(); ... if (stay) r->fd = fd; else close(fd);`. Such states stay
 * apart for as long as the flag will be asked: trace partitioning (Mauborgne and Rival, ESOP 2005), on a few variables.
 */
#include "engine/fan.h"

enum { MAX_GUARDS = 8, MAX_SET = 4 };

/* A local variable that only constants are put into. */
struct guard {
    uint32_t cell;
    uint8_t n_set;         /* places that do */
    bool asked, otherwise; /* by a branch; set in another way, or too often */
};

/* The place is a variable itself: which one, IR_NONE when it is not. */
static uint32_t variable(const struct fan *a, uint32_t place)
{
    const struct ir_place *p = place < a->f->n_places ? &a->f->places[place] : NULL;
    return p && p->base == IR_BASE_VAR && !p->n_projs ? p->index : IR_NONE;
}

static uint32_t written_by(const struct fan *a, const struct ir_instr *in)
{
    return in->op == IR_LIVE || in->op == IR_DEAD || in->dst == IR_NONE ? IR_NONE : variable(a, in->dst);
}

static void note_set(struct guard *g, const struct ir_instr *in)
{
    bool constant = in->op == IR_ASSIGN && in->a.kind == IR_O_INT;
    if (!constant || g->n_set == MAX_SET)
        g->otherwise = true;
    else
        g->n_set++;
}

/* The variable that the block's branch asks about: by itself, negated, or compared with a constant. */
static uint32_t asked_by(const struct fan *a, const struct ir_block *blk)
{
    const struct ir_term *t = &blk->term;
    bool asks = (t->kind == IR_BR || t->kind == IR_SWITCH) && t->opnd.kind == IR_O_PLACE;
    uint32_t var = asks ? variable(a, t->opnd.index) : IR_NONE;
    for (uint32_t i = blk->n_instrs; i-- > 0 && var != IR_NONE && a->f->vars[var].kind == IR_VAR_TEMP;) {
        const struct ir_instr *in = &blk->instrs[i];
        if (written_by(a, in) != var) continue;
        bool plain =
            in->op == IR_ASSIGN || in->op == IR_CAST || in->op == IR_UN || (in->op == IR_BIN && in->b.kind == IR_O_INT);
        var = plain && in->a.kind == IR_O_PLACE ? variable(a, in->a.index) : IR_NONE;
    }
    return var;
}

void guards_prepare(struct fan *a)
{
    const struct ir_func *f = a->f;
    struct guard *vars = ARENA_ARRAY(&a->arena, struct guard, f->n_vars + 1);
    uint32_t n = 0;
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        const struct ir_block *blk = &f->blocks[b];
        uint32_t var = asked_by(a, blk);
        if (var != IR_NONE) vars[var].asked = true;
        for (uint32_t i = 0; i < blk->n_instrs; i++) {
            var = written_by(a, &blk->instrs[i]);
            if (var != IR_NONE) note_set(&vars[var], &blk->instrs[i]);
        }
    }
    for (uint32_t i = f->n_params; i < f->n_vars && n < MAX_GUARDS; i++) {
        if (!vars[i].asked || vars[i].otherwise || vars[i].n_set < 2 || f->vars[i].addr_taken) continue;
        vars[n] = vars[i];
        vars[n++].cell = cell_root(&a->v, CELL_VAR, i);
    }
    a->guards = vars;
    a->n_guards = n;
}

static bool differs(const struct fan *a, const struct state *x, const struct state *y, uint32_t cell)
{
    uint32_t vx = state_get(x, cell), vy = state_get(y, cell);
    if (vx == vy || vx == VAL_NONE || vy == VAL_NONE) return false;
    return facts_disjoint(state_fact(&a->v, x, vx), state_fact(&a->v, y, vy));
}

/* What is known of something that both have asked about differs. */
static bool told_apart(const struct state *x, const struct state *y)
{
    for (uint32_t i = 0, k = 0; i < x->n_facts; i++) {
        while (k < y->n_facts && y->facts[k].val < x->facts[i].val) k++;
        if (k == y->n_facts) return false;
        if (y->facts[k].val == x->facts[i].val && facts_disjoint(x->facts[i].f, y->facts[k].f)) return true;
    }
    return false;
}

/* At the head of a loop all turns become one: what it costs to keep two of them was measured, and is not worth it. */
bool guards_apart(const struct fan *a, const struct block_info *bi, const struct state *x, const struct state *y)
{
    for (uint32_t i = 0; i < a->n_guards && !bi->is_head; i++)
        if (differs(a, x, y, a->guards[i].cell)) return told_apart(x, y);
    return false;
}
