/* What the worklist needs to know of a control-flow graph: order, loops, liveness, the constants it compares with. */
#include "engine/fan.h"

#include "base/sorted.h"

#include <string.h>

enum { MAX_LIVE_BITS = 1 << 26, MAX_THRESHOLDS = 32 };

/* ---- order and loops ---- */

uint32_t cfg_n_succ(const struct ir_term *t)
{
    return t->n_targets + t->n_cases;
}

uint32_t cfg_succ(const struct ir_term *t, uint32_t i)
{
    return i < t->n_targets ? t->targets[i] : t->cases[i - t->n_targets].target;
}

void cfg_reach(const struct ir_func *f, uint32_t from, uint32_t stop, uint8_t *seen, uint32_t *stack)
{
    uint32_t n = 0;
    memset(seen, 0, f->n_blocks);
    stack[n++] = from;
    while (n) {
        uint32_t b = stack[--n];
        for (uint32_t i = 0; b != stop && i < cfg_n_succ(&f->blocks[b].term); i++) {
            uint32_t to = cfg_succ(&f->blocks[b].term, i);
            if (seen[to]) continue;
            seen[to] = 1;
            stack[n++] = to;
        }
    }
}

static void number_blocks(struct fan *a)
{
    uint32_t n = a->f->n_blocks, depth = 0, left = n;
    uint32_t *stack = ARENA_ARRAY(&a->arena, uint32_t, n + 1), *edge = ARENA_ARRAY(&a->arena, uint32_t, n + 1);
    uint8_t *seen = ARENA_ARRAY(&a->arena, uint8_t, n + 1);
    uint32_t *post = ARENA_ARRAY(&a->arena, uint32_t, n + 1);
    seen[0] = 1;
    stack[0] = 0;
    for (;;) {
        uint32_t b = stack[depth];
        const struct ir_term *t = &a->f->blocks[b].term;
        if (edge[b] < cfg_n_succ(t)) {
            /* last successor first, so that the first one comes first in reverse post-order */
            uint32_t s = cfg_succ(t, cfg_n_succ(t) - 1 - edge[b]++);
            if (seen[s]) continue;
            seen[s] = 1;
            stack[++depth] = s;
            continue;
        }
        post[--left] = b;
        if (depth-- == 0) break;
    }
    a->n_rpo = n - left;
    a->rpo = post + left;
    for (uint32_t i = 0; i < n; i++) a->blocks[i].order = IR_NONE;
    for (uint32_t i = 0; i < a->n_rpo; i++) a->blocks[a->rpo[i]].order = i;
}

/* A loop reaches from its head to the last block that jumps back to it. */
static void find_loops(struct fan *a)
{
    uint32_t *last = ARENA_ARRAY(&a->arena, uint32_t, a->n_rpo + 1), end = 0;
    for (uint32_t i = 0; i < a->n_rpo; i++) {
        const struct ir_term *t = &a->f->blocks[a->rpo[i]].term;
        for (uint32_t k = 0; k < cfg_n_succ(t); k++) {
            uint32_t head = a->blocks[cfg_succ(t, k)].order;
            if (head > i) continue;
            a->blocks[cfg_succ(t, k)].is_head = true;
            last[head] = i + 1;
        }
    }
    for (uint32_t i = 0; i < a->n_rpo; i++) {
        if (last[i] > end) end = last[i];
        a->blocks[a->rpo[i]].in_loop = i < end;
    }
}

/* Blocks after the head from which the head is reached again without going before it. */
static uint64_t *find_body(struct fan *a, uint32_t head)
{
    uint64_t *body = ARENA_ARRAY(&a->arena, uint64_t, a->f->n_blocks / 64 + 1);
    uint32_t first = a->blocks[head].order;
    body[head / 64] |= 1ull << (head % 64);
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = a->n_rpo; i-- > first + 1;) {
            uint32_t b = a->rpo[i];
            const struct ir_term *t = &a->f->blocks[b].term;
            if (body[b / 64] >> (b % 64) & 1) continue;
            for (uint32_t k = 0; k < cfg_n_succ(t); k++) {
                uint32_t s = cfg_succ(t, k);
                if (!(body[s / 64] >> (s % 64) & 1)) continue;
                body[b / 64] |= 1ull << (b % 64);
                changed = true;
                break;
            }
        }
    }
    return body;
}

/* The call at the block's end, behind which nothing comes, ends the process. */
static bool ends_process(struct fan *a, const struct ir_block *blk)
{
    const struct ir_instr *in = blk->n_instrs ? &blk->instrs[blk->n_instrs - 1] : NULL;
    if (!in || in->op != IR_CALL || in->a.kind != IR_O_FUNC) return false;
    const struct psym *s = &a->p->syms[a->usyms[in->a.index]];
    for (uint32_t i = 0; s->rule && i < s->rule->n_effects; i++) {
        const struct rule_effect *e = &s->rule->effects[i];
        if (e->op == RULE_EXIT) return e->exit_kind && strcmp(e->exit_kind, "process_exit") == 0;
    }
    const struct summary *m = s->rule || s->func == IR_NONE || s->ambiguous ? NULL : fan_summary(a, s->func);
    return m && m->done && m->noreturn && m->exit == ENGINE_EXIT_NONE;
}

static void find_ways_back(struct fan *a)
{
    bool more = true;
    a->back = ARENA_ARRAY(&a->arena, uint8_t, a->f->n_blocks + 1);
    while (more) {
        more = false;
        for (uint32_t b = a->f->n_blocks; b-- > 0;) {
            const struct ir_block *blk = &a->f->blocks[b];
            uint32_t n = cfg_n_succ(&blk->term);
            bool back = !n && !(blk->term.kind == IR_UNREACHABLE && ends_process(a, blk));
            for (uint32_t i = 0; i < n; i++) back |= a->back[cfg_succ(&blk->term, i)];
            if (!back || a->back[b]) continue;
            a->back[b] = more = true;
        }
    }
}

bool cfg_comes_back(struct fan *a)
{
    if (!a->back) find_ways_back(a);
    return a->back[cfg_block_of(a, a->cur)];
}

uint32_t cfg_block_of(const struct fan *a, uint32_t instr)
{
    uint32_t after;
    SORTED_FIRST(after, a->block_base, a->f->n_blocks, , instr + 1);
    return after ? after - 1 : 0;
}

const struct ir_instr *cfg_instr(const struct fan *a, uint32_t id)
{
    uint32_t b = cfg_block_of(a, id);
    bool is_one = id >= a->block_base[b] && id - a->block_base[b] < a->f->blocks[b].n_instrs;
    return is_one ? &a->f->blocks[b].instrs[id - a->block_base[b]] : NULL;
}

bool cfg_in_body(struct fan *a, uint32_t head, uint32_t instr)
{
    uint32_t lo = cfg_block_of(a, instr);
    if (!a->blocks[head].body) a->blocks[head].body = find_body(a, head);
    return a->blocks[head].body[lo / 64] >> (lo % 64) & 1;
}

/* ---- liveness of variables whose address is not taken ---- */

static void mark_use(struct fan *a, uint64_t *use, const uint64_t *def, uint32_t var)
{
    (void)a;
    if (!(def[var / 64] >> (var % 64) & 1)) use[var / 64] |= 1ull << (var % 64);
}

static void use_place(struct fan *a, uint64_t *use, const uint64_t *def, uint32_t place, bool is_dst)
{
    const struct ir_place *p = &a->f->places[place];
    if (p->base == IR_BASE_VAR && !(is_dst && p->n_projs == 0)) mark_use(a, use, def, p->index);
    for (uint32_t i = 0; i < p->n_projs; i++)
        if (p->projs[i].kind == IR_PROJ_INDEX && p->projs[i].a == IR_INDEX_VAR) mark_use(a, use, def, p->projs[i].b);
}

static void use_opnd(struct fan *a, uint64_t *use, const uint64_t *def, const struct ir_opnd *o)
{
    if (o->kind == IR_O_PLACE || o->kind == IR_O_ADDR) use_place(a, use, def, o->index, false);
}

/* From the block's instruction `first` on. */
static void scan_rest(struct fan *a, uint32_t b, uint32_t first, uint64_t *use, uint64_t *def)
{
    const struct ir_block *blk = &a->f->blocks[b];
    for (uint32_t i = first; i < blk->n_instrs; i++) {
        const struct ir_instr *in = &blk->instrs[i];
        if (in->op == IR_LIVE || in->op == IR_DEAD) continue;
        use_opnd(a, use, def, &in->a);
        use_opnd(a, use, def, &in->b);
        for (uint32_t k = 0; k < in->n_args; k++) use_opnd(a, use, def, &in->args[k]);
        if (in->dst == IR_NONE) continue;
        use_place(a, use, def, in->dst, true);
        const struct ir_place *p = &a->f->places[in->dst];
        if (p->base == IR_BASE_VAR && p->n_projs == 0) def[p->index / 64] |= 1ull << (p->index % 64);
    }
    use_opnd(a, use, def, &blk->term.opnd);
}

static void find_live(struct fan *a)
{
    uint32_t words = a->live_words = a->f->n_vars / 64 + 1;
    if ((uint64_t)words * 64 * a->f->n_blocks > MAX_LIVE_BITS) return;
    uint64_t *use = ARENA_ARRAY(&a->arena, uint64_t, (size_t)words * a->f->n_blocks);
    uint64_t *def = ARENA_ARRAY(&a->arena, uint64_t, (size_t)words * a->f->n_blocks);
    for (uint32_t i = 0; i < a->n_rpo; i++) {
        uint32_t b = a->rpo[i];
        a->blocks[b].live = use + (size_t)words * b;
        scan_rest(a, b, 0, use + (size_t)words * b, def + (size_t)words * b);
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = a->n_rpo; i-- > 0;) {
            uint32_t b = a->rpo[i];
            const struct ir_term *t = &a->f->blocks[b].term;
            for (uint32_t k = 0; k < cfg_n_succ(t); k++) {
                const uint64_t *in = a->blocks[cfg_succ(t, k)].live;
                for (uint32_t w = 0; w < words; w++) {
                    uint64_t add = in[w] & ~def[(size_t)words * b + w] & ~a->blocks[b].live[w];
                    if (!add) continue;
                    a->blocks[b].live[w] |= add;
                    changed = true;
                }
            }
        }
    }
}

bool cfg_used_later(struct fan *a, uint32_t var)
{
    uint32_t b = cfg_block_of(a, a->cur), words = a->f->n_vars / 64 + 1;
    const struct ir_block *blk = &a->f->blocks[b];
    uint64_t *use = ARENA_ARRAY(&a->arena, uint64_t, words), *def = ARENA_ARRAY(&a->arena, uint64_t, words);
    if (a->f->vars[var].addr_taken || !a->blocks[b].live) return true;
    scan_rest(a, b, a->cur + 1 - a->block_base[b], use, def);
    if (use[var / 64] >> (var % 64) & 1) return true;
    for (uint32_t i = 0; i < cfg_n_succ(&blk->term); i++) {
        const uint64_t *live = a->blocks[cfg_succ(&blk->term, i)].live;
        if (live[var / 64] & ~def[var / 64] & 1ull << (var % 64)) return true;
    }
    return false;
}

/* ---- where widening stops ---- */

static void add_threshold(int64_t *t, uint32_t *n, int64_t k)
{
    uint32_t i = 0;
    while (i < *n && t[i] < k) i++;
    if (*n == MAX_THRESHOLDS || (i < *n && t[i] == k)) return;
    memmove(&t[i + 1], &t[i], (*n - i) * sizeof *t);
    t[i] = k;
    ++*n;
}

static void find_thresholds(struct fan *a)
{
    int64_t *t = ARENA_ARRAY(&a->arena, int64_t, MAX_THRESHOLDS + 1);
    uint32_t n = 0;
    add_threshold(t, &n, -1);
    add_threshold(t, &n, 0);
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        const struct ir_block *blk = &a->f->blocks[b];
        for (uint32_t i = 0; i < blk->n_instrs; i++) {
            const struct ir_instr *in = &blk->instrs[i];
            if (in->op != IR_ASSIGN && in->op != IR_BIN) continue;
            const struct ir_opnd *o = in->op == IR_BIN ? &in->b : &in->a;
            if (o->kind != IR_O_INT || o->v < -4096 || o->v > INT32_MAX) continue;
            add_threshold(t, &n, o->v - 1);
            add_threshold(t, &n, o->v);
        }
    }
    a->v.thresholds = t;
    a->v.n_thresholds = n;
}

/* The variable that the block returns, when it does nothing else. */
static uint32_t only_returns(struct fan *a, const struct ir_block *b)
{
    const struct ir_place *p = b->term.opnd.kind == IR_O_PLACE ? &a->f->places[b->term.opnd.index] : NULL;
    if (b->term.kind != IR_RET || !p || p->base != IR_BASE_VAR || p->n_projs) return CELL_NONE;
    for (uint32_t i = 0; i < b->n_instrs; i++)
        if (b->instrs[i].op != IR_DEAD) return CELL_NONE;
    return cell_root(&a->v, CELL_VAR, p->index);
}

void cfg_prepare(struct fan *a)
{
    uint32_t n = a->f->n_blocks, id = 1;
    a->blocks = ARENA_ARRAY(&a->arena, struct block_info, n + 1);
    a->block_base = ARENA_ARRAY(&a->arena, uint32_t, n + 1);
    for (uint32_t b = 0; b < n; b++) {
        a->block_base[b] = id;
        a->blocks[b].returns = only_returns(a, &a->f->blocks[b]);
        id += a->f->blocks[b].n_instrs + 1;
    }
    a->block_base[n] = id;
    a->made = ARENA_ARRAY(&a->arena, uint8_t, id + 1);
    a->endings = ARENA_ARRAY(&a->arena, uint32_t, id + 1);
    number_blocks(a);
    find_loops(a);
    find_live(a);
    find_thresholds(a);
}
