/* The worklist over a function's blocks: states at their entries, execution of instructions and branches, budgets. */
#include "engine/context.h"

#include <string.h>

enum {
    DEFAULT_MAX_STATES = 48,
    DEFAULT_STEPS_A_BLOCK = 60,
    MIN_STEPS = 4000,
    WIDEN_AFTER = 3,
    STEPS_AN_INSTR = 16,
    MAX_SPLITS = 3,
    MAX_OPEN = 16,                 /* states between two calls of a block */
    MAX_ANSWERS = 8,               /* states of a block that only returns */
    MAX_APART = 4,                 /* states of a block with equal typestates */
    FIRST_INNER_JOIN = 0x40000000, /* names of joins within a block: no block has them */
    MAX_SCRATCH = 96 << 20         /* bytes */
};

/* ---- states at block entries ---- */

static bool is_live(const struct fan *a, uint32_t block, uint32_t var)
{
    if (var >= a->f->n_vars || a->f->vars[var].addr_taken) return true;
    return a->blocks[block].live[var / 64] >> (var % 64) & 1;
}

static void prune(struct fan *a, struct state *s, uint32_t block)
{
    if (!a->blocks[block].live) return;
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        const struct cell *root = &a->v.cells[a->v.cells[e.cell].root];
        bool keep = root->kind != CELL_VAR || is_live(a, block, root->a);
        for (uint32_t k = 0; k < s->n_obs && !keep; k++)
            keep = s->obs[k].status == OB_HELD && fan_holds(a, e.val, s->obs[k].handle) && root->a < a->f->n_vars &&
                   a->f->vars[root->a].kind != IR_VAR_TEMP;
        if (keep) s->store[n++] = e;
    }
    s->n_store = n;
}

static void forget_ext(struct fan *a, struct state *s, uint32_t i)
{
    fan_let_go_of(a, s->exts[i].val);
    memmove(&s->exts[i], &s->exts[i + 1], (s->n_exts - 1 - i) * sizeof *s->exts);
    s->n_exts--;
}

static bool in_element(const struct fan *a, const struct state *s, uint32_t handle)
{
    for (uint32_t i = 0; i < s->n_store; i++)
        for (uint32_t c = s->store[i].cell; s->store[i].val == handle && c != CELL_NONE; c = a->v.cells[c].parent)
            if (a->v.cells[c].kind == CELL_INDEX) return true;
    return false;
}

/* A new turn of the loop at `head`: handles that it makes and puts into an array form a collection, and what it
 * released through memory in the last one was another element. */
static void turn(struct fan *a, struct state *s, uint32_t head)
{
    for (uint32_t i = s->n_exts; i-- > 0;)
        if (a->v.vals[s->exts[i].val].kind != VAL_PARAM && cfg_in_body(a, head, s->exts[i].instr)) forget_ext(a, s, i);
    for (uint32_t i = s->n_obs; i-- > 0;) {
        const struct ob *o = &s->obs[i];
        if (o->status == OB_HELD && !o->owned && cfg_in_body(a, head, a->sites[o->site].instr) &&
            in_element(a, s, o->handle))
            fan_escape(a, s, o->handle, NULL);
    }
}

/* Keeps only what is still held: fewer typestates, so more states merge. Precision for callers is lost, nothing else.
 */
static void coarsen(struct fan *a, struct state *s)
{
    while (s->n_exts) forget_ext(a, s, s->n_exts - 1);
    fan_kept_somewhere(a, s->kept);
    s->kept = 0;
    for (uint32_t i = s->n_obs; i-- > 0;)
        if (s->obs[i].status != OB_HELD || s->obs[i].owned) state_ob_drop(s, &s->obs[i]);
    state_seal(&a->v, s);
}

/* The two give different results, and for different arguments, or what those lead to: as if each had a return of its
 * own. What callers know of the one would be said of the other. */
static bool answer_apart(const struct fan *a, const struct block_info *bi, const struct state *x, const struct state *y)
{
    uint32_t vx = state_get(x, bi->returns), vy = state_get(y, bi->returns);
    if (vx == vy || vx == VAL_NONE || vy == VAL_NONE) return false;
    if (!facts_disjoint(state_fact(&a->v, x, vx), state_fact(&a->v, y, vy))) return false;
    for (uint32_t i = 0, k = 0; i < x->n_facts; i++) {
        const struct val_fact *f = &x->facts[i];
        const struct val *v = &a->v.vals[f->val];
        while (k < y->n_facts && y->facts[k].val < f->val) k++;
        if (k == y->n_facts || y->facts[k].val != f->val) continue;
        bool asked = v->kind == VAL_PARAM || v->kind == VAL_FIELD || (v->kind == VAL_MEM && v->b == 0);
        if (asked && facts_disjoint(f->f, y->facts[k].f)) return true;
    }
    return false;
}

static bool join_into(struct fan *a, struct block_info *bi, uint32_t block, struct state *s)
{
    uint32_t widen = bi->is_head && bi->visits > WIDEN_AFTER ? bi->visits - WIDEN_AFTER : 0;
    for (uint32_t i = 0, apart = 1; i < bi->n_states; i++) {
        struct state *old = bi->states[i];
        if (!state_same_key(old, s)) continue;
        if (bi->returns != CELL_NONE && bi->n_states < MAX_ANSWERS && answer_apart(a, bi, old, s)) continue;
        if (a->n_guards && apart < MAX_APART && guards_apart(a, bi, old, s)) {
            apart++;
            continue;
        }
        if (state_join(&a->arena, &a->v, old, s, block, widen)) old->dirty = true;
        return true;
    }
    return false;
}

static void push(struct fan *a, uint32_t from, uint32_t block, struct state *s)
{
    struct block_info *bi = &a->blocks[block];
    if (s->crashed) return;
    uint32_t max = a->p->opts.max_states ? a->p->opts.max_states : DEFAULT_MAX_STATES;
    if (from != IR_NONE && a->blocks[from].order >= bi->order) {
        ctx_turn(a, s);
        struct record_mark mark = record_mark(a, s);
        turn(a, s, block);
        fan_turned(a, s, block);
        record_after(a, &mark, &s, 1);
    }
    prune(a, s, block);
    state_seal(&a->v, s);
    if (join_into(a, bi, block, s)) return;
    if (bi->n_states >= max / 4) {
        coarsen(a, s);
        if (join_into(a, bi, block, s)) return;
    }
    if (bi->n_states >= max) {
        a->over = true;
        return;
    }
    s->dirty = true;
    ARENA_PUSH(&a->arena, bi->states, bi->n_states, bi->cap_states, s);
}

/* ---- instructions ---- */

static bool is_record(const struct fan *a, uint32_t type)
{
    return type < a->u->n_types && a->u->types[type].kind == IR_T_RECORD;
}

static uint32_t cast(struct fan *a, uint32_t val, uint32_t type)
{
    const struct ir_type *t = &a->u->types[type];
    int64_t k;
    if (t->kind == IR_T_FLOAT) return fan_fresh(a);
    if (t->kind != IR_T_INT || !val_is_int(&a->v, val, &k) || t->bits == 0 || t->bits >= 64) return val;
    uint64_t mask = (1ull << t->bits) - 1, x = (uint64_t)k & mask;
    if (!t->is_unsigned && t->bits > 1 && x >> (t->bits - 1)) x |= ~mask;
    return val_int(&a->v, (int64_t)x);
}

static void assign(struct fan *a, struct state *s, const struct ir_instr *in)
{
    const struct ir_place *dst = &a->f->places[in->dst];
    if (is_record(a, dst->type) && in->a.kind == IR_O_PLACE) {
        uint32_t src = fan_cell(a, s, in->a.index);
        fan_copy_record(a, s, fan_cell(a, s, in->dst), src);
        return;
    }
    uint32_t v = fan_operand(a, s, &in->a);
    fan_write(a, s, fan_cell(a, s, in->dst), v, false);
}

/* Where a part lies in objects is the same in all functions: a number stands for the global that holds it. */
static uint32_t offset_of(struct fan *a, uint32_t val)
{
    const struct cell *c = a->v.vals[val].kind == VAL_MEM ? &a->v.cells[a->v.vals[val].a] : NULL;
    int64_t k = c && c->kind == CELL_GLOBAL ? a->p->syms[c->a].offset : 0;
    return k ? val_int(&a->v, k) : val;
}

static uint32_t operate(struct fan *a, struct state *s, const struct ir_instr *in, uint32_t left)
{
    uint32_t right = fan_operand(a, s, &in->b);
    return val_bin(&a->v, in->sub, left, in->sub == IR_B_PTRADD ? offset_of(a, right) : right);
}

static void compute(struct fan *a, struct state *s, const struct ir_instr *in)
{
    uint32_t v = fan_operand(a, s, &in->a);
    if (in->op == IR_CAST)
        v = cast(a, v, in->type);
    else if (in->op == IR_UN)
        v = val_un(&a->v, in->sub, v);
    else
        v = operate(a, s, in, v);
    if (v == VAL_NONE) v = fan_fresh(a);
    fan_write(a, s, fan_cell(a, s, in->dst), v, false);
}

static void assembly(struct fan *a, struct state *s, const struct ir_instr *in)
{
    for (uint32_t i = 0; i < in->n_args; i++) {
        uint32_t v = fan_operand(a, s, &in->args[i]);
        fan_escape(a, s, v, NULL);
        if (a->v.vals[v].kind == VAL_ADDR) fan_write(a, s, a->v.vals[v].a, fan_fresh(a), true);
    }
}

static void simple(struct fan *a, struct state *s, const struct ir_instr *in)
{
    uint32_t var = in->a.index;
    switch (in->op) {
    case IR_ASSIGN: assign(a, s, in); break;
    case IR_CAST:
    case IR_BIN:
    case IR_UN: compute(a, s, in); break;
    case IR_ZERO: fan_write(a, s, fan_cell(a, s, in->dst), val_int(&a->v, 0), false); break;
    case IR_ASM: assembly(a, s, in); break;
    case IR_LIVE: state_forget(&a->v, s, cell_root(&a->v, CELL_VAR, var)); break;
    case IR_DEAD: fan_scope_end(a, s, cell_root(&a->v, CELL_VAR, var)); break;
    default: break;
    }
}

/* ---- terminators ---- */

static void branch(struct fan *a, struct state *s, uint32_t b, const struct ir_term *t)
{
    uint32_t cond = fan_operand(a, s, &t->opnd);
    int known = fan_fresh_compare(a, s, cond);
    ctx_arms(a, s, cond, t);
    for (uint32_t k = 0; k < 2; k++) {
        if (known == (k == 0 ? 0 : 1)) continue;
        struct state *n = k == 0 ? state_copy(&a->arena, s) : s;
        if (!state_assume(&a->arena, &a->v, n, cond, k == 0) || twice_contradicts(a, n, cond)) continue;
        if (n->n_obs && !told_by_error(a, n, cond)) continue;
        if (n->n_obs) fan_sweep(a, n);
        ctx_branch(a, n);
        if (t->opnd.kind != IR_O_INT) {
            struct trace *tr = (struct trace *)fan_trace(a, n, TRACE_BRANCH, t->pos, t->text);
            tr->block = b;
            tr->arm = k == 0;
            tr->where = arms_branch(a, n, cond, k == 0, t->text);
            resets_asked(a, n, cond);
        }
        push(a, b, t->targets[k], n);
    }
}

static bool assume_case(struct fan *a, struct state *s, uint32_t x, const struct ir_case *c, bool taken)
{
    if (taken) return state_learn(&a->arena, &a->v, s, x, fact_range(c->lo, c->hi));
    if (c->lo != c->hi) return true;
    uint32_t eq = val_bin(&a->v, IR_B_EQ, x, val_int(&a->v, c->lo));
    return state_assume(&a->arena, &a->v, s, eq, false);
}

static void multiway(struct fan *a, struct state *s, uint32_t b, const struct ir_term *t)
{
    uint32_t x = fan_operand(a, s, &t->opnd);
    ctx_cases(a, x, t);
    for (uint32_t i = 0; i <= t->n_cases; i++) {
        bool dflt = i == t->n_cases, ok = true;
        struct state *n = dflt ? s : state_copy(&a->arena, s);
        if (!dflt) ok = assume_case(a, n, x, &t->cases[i], true);
        for (uint32_t k = 0; dflt && ok && k < t->n_cases; k++) ok = assume_case(a, n, x, &t->cases[k], false);
        if (!ok) continue;
        if (n->n_obs) fan_sweep(a, n);
        ctx_branch(a, n);
        n->asked = (struct asked){0};
        struct trace *tr = (struct trace *)fan_trace(a, n, TRACE_CASE, dflt ? t->pos : t->cases[i].pos, t->text);
        tr->block = b;
        tr->arm = dflt ? IR_NONE : i;
        tr->where = arms_case(a, n, x, dflt ? NULL : &t->cases[i]);
        push(a, b, dflt ? t->targets[0] : t->cases[i].target, n);
    }
}

/* Handles whose creation, or hand-over to a thread, may have failed leave by two doors, so that callers can tell which
 * by the result `ret`. */
static bool split(struct fan *a, struct state *s, uint32_t ret, struct state **failed)
{
    for (uint32_t i = 0; i < s->n_obs; i++) {
        const struct ob *o = &s->obs[i];
        bool given = o->status == OB_GIVEN && o->thread && o->cond_val == ret; /* it returns whether it was taken */
        if ((o->status != OB_HELD && !given) || o->cond_val == VAL_NONE || !o->cond || o->cond->kind != RULE_COND_CMP)
            continue;
        struct fact now = state_fact(&a->v, s, o->cond_val);
        struct fact no = cond_fact(o->cond, o->cond_fail, now), yes = cond_fact(o->cond, !o->cond_fail, now);
        uint32_t val = o->cond_val;
        if (!given) s->obs[i].cond_val = VAL_NONE;
        *failed = state_copy(&a->arena, s);
        if (!given) state_ob_drop(*failed, &(*failed)->obs[i]);
        bool can_fail = state_learn(&a->arena, &a->v, *failed, val, no);
        if (!state_learn(&a->arena, &a->v, s, val, yes)) return false;
        fan_sweep(a, s);
        fan_sweep(a, *failed);
        return can_fail;
    }
    return false;
}

/* `splits`: how many handles may still leave by two doors; each one doubles the exits. */
static void leave_one(struct fan *a, struct state *s, uint32_t slot, const struct ir_term *t, uint32_t splits)
{
    struct state *failed = NULL;
    while (splits > 0 && split(a, s, state_get(s, slot), &failed)) leave_one(a, failed, slot, t, --splits);
    struct record_mark mark = record_mark(a, s);
    fan_exit(a, s, slot, t->pos, t->pos == a->f->end ? ENGINE_EXIT_END : ENGINE_EXIT_RETURN);
    record_after(a, &mark, &s, 1);
    a->sum->standard |= s->standard;
    struct exit_state x = {s, state_get(s, slot), t->pos};
    ARENA_PUSH(&a->arena, a->exits, a->n_exits, a->cap_exits, x);
}

/* The truth of a comparison that callers can understand: of arguments, or of what they lead to, with a number. */
static bool is_answer(struct fan *a, const struct state *s, uint32_t ret)
{
    if (ret == VAL_NONE) return false;
    struct fact f = state_fact(&a->v, s, ret);
    struct spath p;
    int64_t c;
    if (fact_is_const(&f, &c)) return false;
    const struct val *x = &a->v.vals[ret];
    while (x->kind == VAL_UN && x->op == IR_U_NOT) {
        if (fan_path_of_val(a, x->a, &p)) return true;
        x = &a->v.vals[x->a];
    }
    if (x->kind != VAL_BIN || (x->op != IR_B_EQ && x->op != IR_B_LT)) return false;
    bool left = a->v.vals[x->a].kind == VAL_INT, right = a->v.vals[x->b].kind == VAL_INT;
    return left != right && fan_path_of_val(a, left ? x->b : x->a, &p);
}

/* `return fd != -1;` leaves by two doors, like `if (fd != -1) return true; return false;`. */
static void leave_by_answer(struct fan *a, struct state *s, uint32_t slot, const struct ir_term *t, uint32_t ret)
{
    for (int64_t truth = 0; truth < 2; truth++) {
        struct state *n = truth ? s : state_copy(&a->arena, s);
        if (!state_assume(&a->arena, &a->v, n, ret, truth)) continue;
        fan_sweep(a, n);
        fan_write(a, n, slot, val_int(&a->v, truth), false);
        leave_one(a, n, slot, t, MAX_SPLITS);
    }
}

static void leave(struct fan *a, struct state *s, const struct ir_term *t)
{
    uint32_t slot = cell_root(&a->v, CELL_VAR, a->f->n_vars);
    if (t->opnd.kind == IR_O_PLACE && is_record(a, a->f->places[t->opnd.index].type))
        fan_copy_record(a, s, slot, fan_cell(a, s, t->opnd.index));
    else if (t->opnd.kind != IR_O_NONE)
        fan_write(a, s, slot, fan_operand(a, s, &t->opnd), false);
    if (s->crashed) return;
    uint32_t ret = state_get(s, slot);
    if (ret != VAL_NONE && a->v.vals[ret].kind == VAL_MEM) fields_released_cell(a, a->v.vals[ret].a); /* handed out */
    bool seen = a->p->syms[a->pf->sym].flags & IR_SYM_STATIC; /* callers say what becomes of it */
    if (ret != VAL_NONE && !seen && t->opnd.kind == IR_O_PLACE) fan_use_unseen(a, s, ret, "");
    boxes_returned(a, ret);
    if (is_answer(a, s, ret))
        leave_by_answer(a, s, slot, t, ret);
    else
        leave_one(a, s, slot, t, MAX_SPLITS);
}

static void terminate(struct fan *a, struct state *s, uint32_t b)
{
    const struct ir_term *t = &a->f->blocks[b].term;
    a->cur = a->block_base[b] + a->f->blocks[b].n_instrs;
    a->cur_pos = t->pos;
    a->cur_instr = NULL;
    a->leaving = t->kind == IR_RET;
    switch (t->kind) {
    case IR_GOTO: push(a, b, t->targets[0], s); break;
    case IR_BR: branch(a, s, b, t); break;
    case IR_SWITCH: multiway(a, s, b, t); break;
    case IR_RET: leave(a, s, t); break;
    case IR_IGOTO:
        for (uint32_t i = 0; i < t->n_targets; i++)
            push(a, b, t->targets[i], i + 1 < t->n_targets ? state_copy(&a->arena, s) : s);
        break;
    default: break;
    }
}

/* The function has used up its memory. */
static bool exhausted(const struct fan *a)
{
    return a->arena.used - a->used_before > MAX_SCRATCH;
}

static void call(struct fan *a, struct state *s, struct state_list *following)
{
    struct state_list out = {0};
    struct record_mark mark = record_mark(a, s);
    a->made[a->cur] = 1;
    fan_call(a, s, &out);
    record_after(a, &mark, out.s, out.n);
    for (uint32_t i = 0; i < out.n; i++) ARENA_PUSH(&a->arena, following->s, following->n, following->cap, out.s[i]);
}

/* Executes a block's instructions from `i` up to its next call, or its end; gives the index after them, 0 when the path
 * ends among them. */
static uint32_t run_straight(struct fan *a, uint32_t b, struct state *s, uint32_t i, struct state_list *following)
{
    const struct ir_block *blk = &a->f->blocks[b];
    a->steps++;
    for (; i < blk->n_instrs; i++) {
        const struct ir_instr *in = &blk->instrs[i];
        a->cur = a->epoch = a->block_base[b] + i;
        a->cur_pos = in->pos;
        a->cur_instr = in;
        a->n_fresh = 0;
        if (a->blocks[b].in_loop && a->made[a->cur]) {
            uint32_t dst = in->op == IR_CALL && in->dst != IR_NONE ? fan_cell(a, s, in->dst) : CELL_NONE;
            fan_renew(a, s, dst);
        }
        if (in->op == IR_CALL) {
            call(a, s, following);
            return i + 1;
        }
        struct record_mark mark = record_mark(a, s);
        simple(a, s, in);
        record_after(a, &mark, &s, 1);
        if (s->crashed) return 0;
    }
    terminate(a, s, b);
    return i;
}

/* Outcomes of many calls in a row multiply: those with equal typestates become one, as they would at a join. */
static void merge_open(struct fan *a, struct state_list *l)
{
    uint32_t n = 0, join = FIRST_INNER_JOIN + a->n_inner_joins++;
    for (uint32_t i = 0; i < l->n; i++) {
        bool merged = false;
        state_seal(&a->v, l->s[i]);
        for (uint32_t k = 0; k < n && !merged; k++) {
            merged = state_same_key(l->s[k], l->s[i]);
            if (merged) state_join(&a->arena, &a->v, l->s[k], l->s[i], join, 0);
        }
        if (!merged) l->s[n++] = l->s[i];
    }
    l->n = n;
}

static void run_block(struct fan *a, uint32_t b, struct state *entry, uint32_t at)
{
    struct state_list now = {0};
    uint32_t after = 0;
    ARENA_PUSH(&a->arena, now.s, now.n, now.cap, entry);
    while (now.n) {
        struct state_list following = {0};
        for (uint32_t i = 0; i < now.n && !exhausted(a); i++) {
            uint32_t end = run_straight(a, b, now.s[i], at, &following);
            if (end) after = end;
        }
        if (following.n > MAX_OPEN) merge_open(a, &following);
        at = after;
        now = following;
    }
}

static struct state *entry_state(struct fan *a)
{
    struct state *s = ARENA_NEW(&a->arena, struct state);
    for (uint32_t i = 0; i < a->f->n_params; i++) {
        uint32_t v = val_make(&a->v, VAL_PARAM, i, 0, 0);
        fan_typed(a, v, a->f->vars[i].type);
        state_set(&a->arena, s, cell_root(&a->v, CELL_VAR, i), v);
    }
    if (a->seed) thread_runs_seed(a, s);
    return s;
}

/* Blocks in order, again and again, until none has a state that was not followed. */
static void run_blocks(struct fan *a, uint32_t max)
{
    for (uint32_t i = 0; i < a->n_rpo && a->steps < max && !exhausted(a);) {
        struct block_info *bi = &a->blocks[a->rpo[i]];
        uint32_t before = a->n_rpo;
        bool any = false;
        for (uint32_t k = 0; k < bi->n_states && !exhausted(a); k++) {
            if (!bi->states[k]->dirty) continue;
            bi->states[k]->dirty = false;
            any = true;
            run_block(a, a->rpo[i], state_copy(&a->arena, bi->states[k]), 0);
        }
        if (any) bi->visits++;
        const struct ir_term *t = &a->f->blocks[a->rpo[i]].term;
        for (uint32_t k = 0; any && k < cfg_n_succ(t); k++) {
            uint32_t o = a->blocks[cfg_succ(t, k)].order;
            if (o <= i && o < before) before = o;
        }
        i = before < a->n_rpo ? before : i + 1;
        a->blocks_visited += any;
    }
}

void flow_run(struct fan *a)
{
    uint32_t max = a->p->opts.max_steps, block, at;
    if (!max) max = MIN_STEPS + DEFAULT_STEPS_A_BLOCK * a->f->n_blocks + STEPS_AN_INSTR * a->block_base[a->f->n_blocks];
    struct state *entry = entry_state(a), *back;
    ctx_entry(a, entry);
    push(a, IR_NONE, 0, entry);
    run_blocks(a, max);
    while (a->steps < max && !exhausted(a) && (back = jumps_next(a, &block, &at))) {
        run_block(a, block, back, at);
        run_blocks(a, max);
    }
    if (a->steps >= max || exhausted(a)) a->over = true;
}
