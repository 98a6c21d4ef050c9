/*
 * Arms: which of the things that a select-like wait waited for leads down a branch. "on the timeout arm", "when
 * `err_fd` is ready", "in `default`": a path that leaves from such an arm is named by it.
 */
#include "engine/fan.h"

#include "base/str.h"

#include <ctype.h>
#include <string.h>

enum { MAX_NAMED = 16, MAX_NESTING = 8 };

static bool is_select(const struct rule_effect *e)
{
    return e->op == RULE_SELECT;
}

/* ---- the wait itself ---- */

static const char *field_name(const struct fan *a, uint32_t rec, uint32_t field)
{
    if (rec >= a->p->n_records || field >= a->p->records[rec].r->n_fields) return "";
    return a->p->records[rec].r->fields[field].name;
}

static bool is_field(const struct fan *a, uint32_t cell, const char *name)
{
    const struct cell *c = &a->v.cells[cell];
    return c->kind == CELL_FIELD && strcmp(field_name(a, c->a, c->b), name) == 0;
}

/* What a wait tells in memory that is not ours is another thing after each wait. */
static void forget_ready(struct fan *a, struct state *s, uint32_t base, const char *ready)
{
    for (uint32_t c = 0; c < a->v.n_cells; c++) {
        if (!is_field(a, c, ready)) continue;
        uint32_t root = a->v.cells[c].root;
        bool behind = a->v.cells[root].kind == CELL_DEREF && val_depends(&a->v, a->v.cells[root].a, base);
        if (!behind) continue;
        state_forget(&a->v, s, c);
        s->epochs[fan_class(a, c)] = a->epoch;
    }
}

bool arms_waited(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t arg)
{
    const struct rule_effect *e = NULL;
    for (uint32_t i = 0; i < rf->n_effects && !e; i++)
        if (is_select(&rf->effects[i]) && rf->effects[i].cases == (int32_t)arg) e = &rf->effects[i];
    if (!e || !e->named) return false;
    if (a->v.vals[args[arg]].kind != VAL_ADDR) {
        if (e->ready) forget_ready(a, s, args[arg], e->ready);
        return true;
    }
    uint32_t base = a->v.vals[args[arg]].a, n = 0;
    if (a->v.cells[base].kind == CELL_INDEX) base = a->v.cells[base].parent;
    struct entry kept[MAX_NAMED];
    for (uint32_t i = 0; i < s->n_store && n < MAX_NAMED; i++) {
        bool stays = is_field(a, s->store[i].cell, e->named) || (!e->ready && !fan_ob_of(a, s, s->store[i].val));
        if (stays && cell_within(&a->v, s->store[i].cell, base)) kept[n++] = s->store[i];
    }
    if (e->ready) fan_clobber(a, s, val_make(&a->v, VAL_ADDR, base, 0, 0), arg);
    for (uint32_t i = 0; i < n; i++) state_set(&a->arena, s, kept[i].cell, kept[i].val);
    return true;
}

/* The select effect of the call that instruction `id` is, NULL when it is none; its instruction in `in`. */
static const struct rule_effect *wait_at(const struct fan *a, uint32_t id, const struct ir_instr **in)
{
    *in = cfg_instr(a, id);
    if (!*in || (*in)->op != IR_CALL || (*in)->a.kind != IR_O_FUNC) return NULL;
    const struct rule_func *rf = a->p->syms[a->usyms[(*in)->a.index]].rule;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++)
        if (is_select(&rf->effects[i])) return &rf->effects[i];
    return NULL;
}

/* ---- names of arms ---- */

static const char *when_ready(struct fan *a, const char *name)
{
    return *name ? arena_sprintf(a->lasting, "when `%s` is ready", name) : NULL;
}

/* The element's member that says who it is, by the name of what was put there. */
static const char *element(struct fan *a, struct state *s, uint32_t elem, uint32_t rec, const char *named)
{
    const struct ir_record *r = a->p->records[rec].r;
    for (uint32_t f = 0; f < r->n_fields && named; f++) {
        if (strcmp(r->fields[f].name, named) != 0) continue;
        uint32_t val = fan_read(a, s, cell_field(&a->v, elem, rec, f), IR_NONE);
        const char *name = fan_val_name(a, val);
        if (*name) return when_ready(a, name);
    }
    return when_ready(a, fan_name(a, elem));
}

/* The member of an array's element that a wait sets, as packs know it. */
static const struct arm_member *ready_member(const struct program *p, const char *name)
{
    for (uint32_t i = 0; i < p->n_arm_members; i++)
        if (strcmp(p->arm_members[i].ready, name) == 0) return &p->arm_members[i];
    return NULL;
}

void arms_prepare(struct program *p)
{
    for (uint32_t i = 0; i < rules_n_packs(p->rules); i++) {
        const struct rule_pack *pack = rules_pack(p->rules, i);
        for (uint32_t k = 0; k < pack->n_funcs; k++)
            for (uint32_t e = 0; e < pack->funcs[k].n_effects; e++) {
                const struct rule_effect *x = &pack->funcs[k].effects[e];
                if (!is_select(x) || !x->ready || ready_member(p, x->ready)) continue;
                struct arm_member m = {x->ready, x->named};
                ARENA_PUSH(&p->arena, p->arm_members, p->n_arm_members, p->cap_arm_members, m);
            }
    }
}

/* What a wait was given as argument `arg`: the array, or the one struct. */
static uint32_t waited_on(struct fan *a, struct state *s, const struct ir_instr *in, uint32_t arg)
{
    if (arg >= in->n_args) return CELL_NONE;
    uint32_t v = fan_operand(a, s, &in->args[arg]);
    if (a->v.vals[v].kind != VAL_ADDR) return cell_deref(&a->v, v);
    uint32_t c = a->v.vals[v].a;
    return a->v.cells[c].kind == CELL_INDEX ? a->v.cells[c].parent : c;
}

/* The cell that a value stands for which a wait left in memory. */
static uint32_t told_cell(struct fan *a, struct state *s, uint32_t val, int depth)
{
    const struct val x = a->v.vals[val];
    const struct ir_instr *in;
    if (x.kind == VAL_MEM) return x.a;
    if (x.kind == VAL_SITE && x.b >= RES_HAVOC && x.b < RES_CREATE && wait_at(a, x.a, &in))
        return waited_on(a, s, in, x.b - RES_HAVOC);
    if (x.kind != VAL_FIELD || depth > MAX_NESTING) return CELL_NONE;
    uint32_t parent = told_cell(a, s, x.a, depth + 1);
    if (parent == CELL_NONE) return CELL_NONE;
    return x.b == IR_NONE ? cell_index(&a->v, parent, val_int(&a->v, x.c)) : cell_field(&a->v, parent, x.b, x.c);
}

/* `val` is the member that a wait sets in one of its elements, or some bits of it. */
static const char *tested(struct fan *a, struct state *s, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    if (x->kind == VAL_BIN && x->op == IR_B_AND) {
        const char *left = tested(a, s, x->a);
        return left ? left : tested(a, s, a->v.vals[val].b);
    }
    bool mem = x->kind == VAL_MEM && a->v.cells[x->a].kind == CELL_FIELD;
    if (!mem && (x->kind != VAL_FIELD || x->b == IR_NONE)) return NULL;
    const struct cell *c = mem ? &a->v.cells[x->a] : NULL;
    uint32_t rec = mem ? c->a : x->b, field = mem ? c->b : x->c;
    const struct arm_member *m = ready_member(a->p, field_name(a, rec, field));
    if (!m) return NULL;
    uint32_t cell = told_cell(a, s, val, 0);
    return cell == CELL_NONE ? NULL : element(a, s, a->v.cells[cell].parent, rec, m->named);
}

/* The result of a wait that tells which element is ready. */
static const char *chosen(struct fan *a, struct state *s, const struct ir_instr *in, const struct rule_effect *e,
                          int64_t k)
{
    uint32_t base = waited_on(a, s, in, (uint32_t)e->cases);
    if (base == CELL_NONE) return NULL;
    uint32_t cell = cell_index(&a->v, base, val_int(&a->v, k));
    const struct cell *root = &a->v.cells[base];
    if (root->kind == CELL_DEREF) {
        uint32_t at = val_bin(&a->v, IR_B_PTRADD, root->a, val_int(&a->v, k));
        if (at != VAL_NONE) cell = cell_deref(&a->v, at);
    }
    for (uint32_t i = 0; i < s->n_store; i++) {
        uint32_t c = s->store[i].cell;
        if (a->v.cells[c].parent == cell && is_field(a, c, e->named))
            return element(a, s, cell, a->v.cells[c].a, e->named);
    }
    return when_ready(a, fan_name(a, cell));
}

/* `val` is a wait's result, and it lies in lo..hi. */
static const char *result_of(struct fan *a, struct state *s, uint32_t val, int64_t lo, int64_t hi)
{
    const struct val x = a->v.vals[val];
    const struct ir_instr *in;
    const struct rule_effect *e = x.kind == VAL_SITE && x.b == RES_VALUE ? wait_at(a, x.a, &in) : NULL;
    if (!e) return NULL;
    bool index = e->named && !e->ready;
    if (index) return hi < 0 ? "on the timeout arm" : lo == hi ? chosen(a, s, in, e, lo) : NULL;
    if (lo == 0 && hi == 0) return "on the timeout arm";
    if (hi < 0) return "on the error arm";
    return hi == 0 ? "on the timeout or error arm" : NULL;
}

/* One side is what a wait left in memory, the other has a name of its own. */
static const char *compared(struct fan *a, uint32_t x, uint32_t y)
{
    for (int turn = 0; turn < 2; turn++) {
        uint32_t told = turn ? y : x, other = turn ? x : y;
        for (uint32_t v = told; a->v.vals[v].kind == VAL_FIELD; v = a->v.vals[v].a) {
            const struct val *in = &a->v.vals[a->v.vals[v].a];
            const struct ir_instr *i;
            if (in->kind != VAL_SITE || in->b < RES_HAVOC || in->b >= RES_CREATE || !wait_at(a, in->a, &i)) continue;
            const char *name = fan_val_name(a, other);
            return *name ? when_ready(a, name) : NULL;
        }
    }
    return NULL;
}

/* ---- tests that are macros: a pack says which, the source is what they test ---- */

static const char *macro_test(struct fan *a, const char *text)
{
    size_t n = 0;
    while (isalnum((unsigned char)text[n]) || text[n] == '_') n++;
    size_t at = n;
    while (text[at] == ' ') at++;
    char name[64];
    if (!n || n >= sizeof name || text[at] != '(') return NULL;
    memcpy(name, text, n);
    name[n] = 0;
    const struct rule_func *rf = rules_func(a->p->rules, name, "", false);
    bool asks = false;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++)
        asks |= rf->effects[i].op == RULE_QUERY && rf->effects[i].what && strcmp(rf->effects[i].what, "ready") == 0;
    if (!asks) return NULL;
    const char *from = text + at + 1;
    int open = 0;
    for (n = 0; from[n] && (open || (from[n] != ',' && from[n] != ')')); n++)
        open += (from[n] == '(') - (from[n] == ')');
    return n ? arena_sprintf(a->lasting, "when `%.*s` is ready", (int)n, from) : NULL;
}

/* ---- branches ---- */

const char *arms_branch(struct fan *a, struct state *s, uint32_t cond, bool truth, const char *text)
{
    bool negated = *text == '!';
    const char *m = truth != negated && *text ? macro_test(a, text + negated) : NULL;
    if (m) return m;
    while (cond != VAL_NONE && a->v.vals[cond].kind == VAL_UN && a->v.vals[cond].op == IR_U_NOT) {
        cond = a->v.vals[cond].a;
        truth = !truth;
    }
    if (cond == VAL_NONE) return NULL;
    const struct val x = a->v.vals[cond];
    int64_t k;
    if (x.kind == VAL_BIN && x.op == IR_B_EQ) {
        bool left = val_is_int(&a->v, x.a, &k), known = left || val_is_int(&a->v, x.b, &k);
        uint32_t subject = left ? x.b : x.a;
        if (!known) return truth ? compared(a, x.a, x.b) : NULL;
        const char *r = truth ? result_of(a, s, subject, k, k) : NULL;
        return r || (k == 0) == truth ? r : tested(a, s, subject);
    }
    if (x.kind == VAL_BIN && x.op == IR_B_LT) {
        if (val_is_int(&a->v, x.b, &k) && truth && k > INT64_MIN) return result_of(a, s, x.a, INT64_MIN, k - 1);
        return val_is_int(&a->v, x.a, &k) && !truth ? result_of(a, s, x.b, INT64_MIN, k) : NULL;
    }
    const char *r = truth ? tested(a, s, cond) : NULL;
    return r || truth ? r : result_of(a, s, cond, 0, 0);
}

const char *arms_case(struct fan *a, struct state *s, uint32_t subject, const struct ir_case *c)
{
    return c && subject != VAL_NONE ? result_of(a, s, subject, c->lo, c->hi) : NULL;
}

/* ---- which arm a path leaves from ---- */

static uint32_t taken(const struct fan *a, const struct trace *t)
{
    const struct ir_term *term = &a->f->blocks[t->block].term;
    if (t->kind == TRACE_BRANCH) return term->targets[t->arm ? 0 : 1];
    return t->arm == IR_NONE ? term->targets[0] : term->cases[t->arm].target;
}

bool arms_within(struct fan *a, const struct trace *t, uint32_t instr)
{
    uint32_t goal = cfg_block_of(a, instr), into = taken(a, t), n = 0, done = 0;
    const struct ir_term *term = &a->f->blocks[t->block].term;
    uint8_t *seen = ARENA_ARRAY(&a->arena, uint8_t, a->f->n_blocks + 1);
    uint32_t *queue = ARENA_ARRAY(&a->arena, uint32_t, a->f->n_blocks + 1);
    seen[t->block] = 1;
    for (uint32_t k = 0; k < cfg_n_succ(term); k++) {
        uint32_t b = cfg_succ(term, k);
        if (b == into || seen[b]) continue;
        seen[b] = 1;
        queue[n++] = b;
    }
    while (done < n) { /* the other ways on: where they lead is no longer this arm */
        uint32_t at = queue[done++];
        if (at == goal) return false;
        const struct ir_term *out = &a->f->blocks[at].term;
        for (uint32_t k = 0; k < cfg_n_succ(out); k++) {
            uint32_t b = cfg_succ(out, k);
            if (seen[b]) continue;
            seen[b] = 1;
            queue[n++] = b;
        }
    }
    return true;
}
