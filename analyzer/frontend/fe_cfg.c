/* The clean-up of a finished graph: unreachable blocks go, empty ones are skipped, straight lines become one block. */
#include "frontend/fe.h"

#include <string.h>

/* Where control really arrives when it goes to `b`: empty blocks that only go on are skipped. */
static uint32_t skip_empty(const struct ir_func *f, uint32_t b)
{
    for (uint32_t steps = 0; steps < f->n_blocks; steps++) {
        const struct ir_block *block = &f->blocks[b];
        if (block->n_instrs || block->term.kind != IR_GOTO || !block->term.n_targets) break;
        if (block->term.targets[0] == b) break;
        b = block->term.targets[0];
    }
    return b;
}

static void visit_target(uint32_t b, uint32_t *ids, uint32_t *stack, uint32_t *n)
{
    if (ids[b]) return;
    ids[b] = 1;
    stack[(*n)++] = b;
}

/* Sets ids[b] for every block that control can reach. */
static void mark_reachable(struct fe *fe, struct ir_func *f, uint32_t *ids)
{
    uint32_t *stack = ARENA_ARRAY(&fe->scratch, uint32_t, f->n_blocks), n = 0;
    visit_target(0, ids, stack, &n);
    while (n) {
        struct ir_term *t = &f->blocks[stack[--n]].term;
        if (t->kind == IR_GOTO && !t->n_targets) *t = (struct ir_term){.kind = IR_UNREACHABLE, .text = ""};
        for (uint32_t i = 0; i < t->n_targets; i++) {
            t->targets[i] = skip_empty(f, t->targets[i]);
            visit_target(t->targets[i], ids, stack, &n);
        }
        for (uint32_t i = 0; i < t->n_cases; i++) {
            t->cases[i].target = skip_empty(f, t->cases[i].target);
            visit_target(t->cases[i].target, ids, stack, &n);
        }
        if (t->kind == IR_BR && t->targets[0] == t->targets[1])
            *t = (struct ir_term){.kind = IR_GOTO, .pos = t->pos, .targets = t->targets, .n_targets = 1, .text = ""};
    }
}

static void renumber(struct ir_func *f, uint32_t *ids)
{
    uint32_t kept = 0;
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        if (!ids[b]) continue;
        ids[b] = kept;
        f->blocks[kept++] = f->blocks[b];
    }
    f->n_blocks = kept;
    for (uint32_t b = 0; b < kept; b++) {
        struct ir_term *t = &f->blocks[b].term;
        for (uint32_t i = 0; i < t->n_targets; i++) t->targets[i] = ids[t->targets[i]];
        for (uint32_t i = 0; i < t->n_cases; i++) t->cases[i].target = ids[t->cases[i].target];
    }
}

/* Appends block `t` to `b`, which is the only way to it. */
static void append(struct fe *fe, struct ir_block *b, const struct ir_block *t)
{
    uint32_t n = b->n_instrs + t->n_instrs;
    if (n > b->cap_instrs) {
        uint32_t cap = n + n / 2;
        struct ir_instr *all = ARENA_ARRAY(&fe->u->arena, struct ir_instr, cap);
        if (b->n_instrs) memcpy(all, b->instrs, sizeof *all * b->n_instrs);
        b->instrs = all;
        b->cap_instrs = cap;
    }
    if (t->n_instrs) memcpy(b->instrs + b->n_instrs, t->instrs, sizeof *t->instrs * t->n_instrs);
    b->n_instrs = n;
    b->term = t->term;
}

static void join_lines(struct fe *fe, struct ir_func *f, uint32_t *ids)
{
    uint32_t *ways = ARENA_ARRAY(&fe->scratch, uint32_t, f->n_blocks);
    ways[0] = 2; /* the entry is reached from outside */
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        const struct ir_term *t = &f->blocks[b].term;
        for (uint32_t i = 0; ids[b] && i < t->n_targets; i++) ways[t->targets[i]]++;
        for (uint32_t i = 0; ids[b] && i < t->n_cases; i++) ways[t->cases[i].target]++;
    }
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        while (ids[b] && f->blocks[b].term.kind == IR_GOTO) {
            uint32_t next = f->blocks[b].term.targets[0];
            if (next == b || ways[next] != 1) break;
            append(fe, &f->blocks[b], &f->blocks[next]);
            ids[next] = 0;
        }
    }
}

void fe_cfg_tidy(struct fe *fe, struct ir_func *f)
{
    uint32_t *ids = ARENA_ARRAY(&fe->scratch, uint32_t, f->n_blocks);
    mark_reachable(fe, f, ids);
    join_lines(fe, f, ids);
    renumber(f, ids);
}
