/* Facts about values: intervals and sets of small numbers, taken apart from and put together for terms. */
#include "engine/state.h"

#include "base/sorted.h"

#include <string.h>

enum { ANOTHER = 63 /* the bit of all numbers that have none of their own */ };

struct fact fact_any(void)
{
    return (struct fact){INT64_MIN, INT64_MAX, ~0ull};
}

struct fact fact_const(int64_t i)
{
    return (struct fact){i, i, fact_bit(i)};
}

bool fact_is_const(const struct fact *f, int64_t *i)
{
    *i = f->lo;
    return f->lo == f->hi;
}

bool fact_empty(const struct fact *f)
{
    return f->lo > f->hi || !f->small;
}

/* Bits of the small numbers from `lo` to `hi`. */
static uint64_t bits_between(int64_t lo, int64_t hi)
{
    if (lo < FACT_SMALL_MIN) lo = FACT_SMALL_MIN;
    if (hi > FACT_SMALL_MAX) hi = FACT_SMALL_MAX;
    if (lo > hi) return 0;
    return 2 * fact_bit(hi) - fact_bit(lo);
}

/* Makes the range and the bits agree. */
static struct fact normal(struct fact f)
{
    if ((!~f.small && f.lo == INT64_MIN && f.hi == INT64_MAX) || f.lo > f.hi) return f;
    bool below = f.lo<FACT_SMALL_MIN, above = f.hi> FACT_SMALL_MAX;
    f.small &= bits_between(f.lo, f.hi) | (below || above ? 1ull << ANOTHER : 0);
    bool another = f.small >> ANOTHER;
    uint64_t own = f.small & ~(1ull << ANOTHER);
    if (!own && !another) return f;
    if (!below || !another) {
        if (own)
            f.lo = __builtin_ctzll(own) + FACT_SMALL_MIN;
        else if (f.lo <= FACT_SMALL_MAX && f.hi > FACT_SMALL_MAX)
            f.lo = FACT_SMALL_MAX + 1;
    }
    if (!above || !another) {
        if (own)
            f.hi = 63 - __builtin_clzll(own) + FACT_SMALL_MIN;
        else if (f.hi >= FACT_SMALL_MIN && f.lo < FACT_SMALL_MIN)
            f.hi = FACT_SMALL_MIN - 1;
    }
    return f;
}

struct fact fact_range(int64_t lo, int64_t hi)
{
    return normal((struct fact){lo, hi, ~0ull});
}

struct fact fact_nonnull(void)
{
    return fact_without(fact_any(), 0);
}

struct fact fact_without(struct fact f, int64_t k)
{
    if (k >= FACT_SMALL_MIN && k <= FACT_SMALL_MAX) f.small &= ~fact_bit(k);
    if (f.lo == k && k < INT64_MAX) f.lo = k + 1;
    if (f.hi == k && k > INT64_MIN) f.hi = k - 1;
    return normal(f);
}

struct fact fact_hull(struct fact a, struct fact b)
{
    return (struct fact){a.lo < b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi, a.small | b.small};
}

struct fact fact_meet(struct fact a, struct fact b)
{
    return normal((struct fact){a.lo > b.lo ? a.lo : b.lo, a.hi < b.hi ? a.hi : b.hi, a.small & b.small});
}

static uint32_t fact_index(const struct state *s, uint32_t val)
{
    uint32_t at;
    SORTED_FIRST(at, s->facts, s->n_facts, .val, val);
    return at;
}

static struct fact stored(const struct state *s, uint32_t val)
{
    uint32_t i = fact_index(s, val);
    return i < s->n_facts && s->facts[i].val == val ? s->facts[i].f : fact_any();
}

/* A 64-bit unsigned value against a number of the upper half, `n == (size_t)-1`: here the number is below zero, and
 * what is known of the value as a signed one says nothing. */
static bool compares_upper_half(const struct values *v, const struct val *t)
{
    int64_t k;
    if (t->op != IR_B_EQ && t->op != IR_B_LT) return false;
    return (v->vals[t->a].is_unsigned && val_is_int(v, t->b, &k) && k < 0) ||
           (v->vals[t->b].is_unsigned && val_is_int(v, t->a, &k) && k < 0);
}

static struct fact of_compare(const struct values *v, const struct state *s, const struct val *t)
{
    struct fact a = state_fact(v, s, t->a), b = state_fact(v, s, t->b), r = fact_range(0, 1);
    int64_t x, y;
    if (compares_upper_half(v, t)) return r;
    if (t->op == IR_B_LT) {
        if (a.hi < b.lo) return fact_const(1);
        if (a.lo >= b.hi) return fact_const(0);
        return r;
    }
    if (fact_is_const(&a, &x) && fact_is_const(&b, &y)) return fact_const(x == y);
    struct fact both = fact_meet(a, b);
    return fact_empty(&both) ? fact_const(0) : r;
}

static struct fact shifted(struct fact f, int64_t k)
{
    struct fact r = fact_any();
    if (f.lo != INT64_MIN && !__builtin_add_overflow(f.lo, k, &r.lo)) {
    } else
        r.lo = INT64_MIN;
    if (f.hi != INT64_MAX && !__builtin_add_overflow(f.hi, k, &r.hi)) {
    } else
        r.hi = INT64_MAX;
    return r;
}

/* The numbers that one of `f` makes with the bits `k`; anything unless all of them are small. */
static struct fact masked(struct fact f, enum ir_bin op, int64_t k)
{
    struct fact r = {INT64_MAX, INT64_MIN, 0};
    if (f.small >> ANOTHER) return fact_any();
    for (uint64_t left = f.small; left; left &= left - 1) {
        int64_t x = __builtin_ctzll(left) + FACT_SMALL_MIN;
        r = fact_hull(r, fact_const(op == IR_B_AND ? x & k : x | k));
    }
    return r;
}

/* Those of the numbers `f`, all of them small, that have one of the bits `k`, or none. */
static struct fact with_bits(struct fact f, int64_t k, bool some)
{
    for (uint64_t left = f.small; left; left &= left - 1) {
        int64_t x = __builtin_ctzll(left) + FACT_SMALL_MIN;
        if (((x & k) != 0) != some) f.small &= ~fact_bit(x);
    }
    return normal(f);
}

/* (x & bit) ^ bit: set when the bit is not. */
static bool is_flipped_bit(const struct values *v, const struct val *t, int64_t *bit)
{
    int64_t m;
    const struct val *a = &v->vals[t->a];
    return val_is_int(v, t->b, bit) && a->kind == VAL_BIN && a->op == IR_B_AND && val_is_int(v, a->b, &m) && m == *bit;
}

static struct fact of_binary(const struct values *v, const struct state *s, const struct val *t)
{
    int64_t k;
    switch (t->op) {
    case IR_B_EQ:
    case IR_B_LT: return of_compare(v, s, t);
    case IR_B_PTRADD: {
        return fact_nonzero(state_fact(v, s, t->a)) ? fact_nonnull() : fact_any();
    }
    case IR_B_ADD:
        if (val_is_int(v, t->b, &k)) return shifted(state_fact(v, s, t->a), k);
        break;
    case IR_B_SUB:
        if (val_is_int(v, t->b, &k) && k != INT64_MIN) return shifted(state_fact(v, s, t->a), -k);
        break;
    case IR_B_AND:
        if (!val_is_int(v, t->b, &k)) break;
        return fact_meet(k >= 0 ? fact_range(0, k) : fact_any(), masked(state_fact(v, s, t->a), t->op, k));
    case IR_B_XOR:
        if (is_flipped_bit(v, t, &k)) {
            struct fact bit = state_fact(v, s, t->a);
            if (fact_nonzero(bit)) return fact_const(0);
            if (bit.lo == 0 && bit.hi == 0) return fact_const(k);
        }
        break;
    case IR_B_OR:
        if (val_is_int(v, t->b, &k) && k != 0)
            return fact_meet(fact_nonnull(), masked(state_fact(v, s, t->a), t->op, k));
        break;
    default: break;
    }
    return fact_any();
}

static struct fact by_shape(const struct values *v, const struct state *s, uint32_t val)
{
    const struct val *t = &v->vals[val];
    struct fact f = fact_any();
    switch (t->kind) {
    case VAL_INT: return fact_const(t->i);
    case VAL_STR:
    case VAL_FUNC:
    case VAL_ADDR: return fact_nonnull();
    case VAL_BIN: f = of_binary(v, s, t); break;
    case VAL_UN:
        if (t->op == IR_U_NOT) {
            struct fact a = state_fact(v, s, t->a);
            int64_t k;
            if (fact_nonzero(a)) return fact_const(0);
            if (fact_is_const(&a, &k)) return fact_const(k == 0);
            return fact_range(0, 1);
        }
        if (t->op == IR_U_NEG && fact_nonzero(state_fact(v, s, t->a))) f = fact_nonnull();
        break;
    default: break;
    }
    if (t->is_unsigned && f.lo < 0) f.lo = 0;
    return f;
}

struct fact state_fact_at(const struct values *v, const struct state *s, uint32_t val, const struct fact *said)
{
    if (v->vals[val].kind == VAL_INT) return fact_const(v->vals[val].i);
    struct fact f = by_shape(v, s, val);
    if (said) return fact_meet(f, *said);
    return s->n_facts ? normal(f) : f;
}

struct fact state_fact(const struct values *v, const struct state *s, uint32_t val)
{
    if (val == VAL_NONE) return fact_any();
    if (v->vals[val].kind == VAL_INT) return fact_const(v->vals[val].i);
    struct fact f = by_shape(v, s, val);
    return s->n_facts ? fact_meet(f, stored(s, val)) : f;
}

bool state_learn(struct arena *a, const struct values *v, struct state *s, uint32_t val, struct fact f)
{
    if (val == VAL_NONE) return true;
    struct fact was = state_fact(v, s, val), now = fact_meet(was, f);
    if (fact_empty(&now)) return false;
    if (fact_same(was, now) || fact_is_any(now)) return true;
    uint32_t i = fact_index(s, val);
    if (i < s->n_facts && s->facts[i].val == val) {
        s->facts[i].f = now;
        return true;
    }
    ARENA_PUSH(a, s->facts, s->n_facts, s->cap_facts, ((struct val_fact){0}));
    memmove(&s->facts[i + 1], &s->facts[i], (s->n_facts - 1 - i) * sizeof *s->facts);
    s->facts[i] = (struct val_fact){val, now};
    return true;
}

/* ---- assuming conditions ---- */

static bool assume_eq(struct arena *a, struct values *v, struct state *s, const struct val *t, bool truth)
{
    struct fact fa = state_fact(v, s, t->a), fb = state_fact(v, s, t->b);
    int64_t k;
    if (truth) {
        struct fact both = fact_meet(fa, fb);
        if (fact_empty(&both)) return false;
        return state_learn(a, v, s, t->a, both) && state_learn(a, v, s, t->b, both);
    }
    if (!fact_is_const(&fb, &k)) return true;
    return state_learn(a, v, s, t->a, fact_without(fa, k));
}

static bool assume_lt(struct arena *a, struct values *v, struct state *s, const struct val *t, bool truth)
{
    struct fact fa = state_fact(v, s, t->a), fb = state_fact(v, s, t->b);
    struct fact ca = fact_any(), cb = fact_any();
    if (truth) { /* a < b */
        if (fb.hi == INT64_MIN || fa.lo == INT64_MAX) return false;
        if (fb.hi != INT64_MAX) ca.hi = fb.hi - 1;
        if (fa.lo != INT64_MIN) cb.lo = fa.lo + 1;
    } else { /* b <= a */
        ca.lo = fb.lo;
        cb.hi = fa.hi;
    }
    return state_learn(a, v, s, t->a, ca) && state_learn(a, v, s, t->b, cb);
}

bool state_assume(struct arena *a, struct values *v, struct state *s, uint32_t cond, bool truth)
{
    if (cond == VAL_NONE) return true;
    struct fact want = truth ? fact_nonnull() : fact_const(0);
    if (!state_learn(a, v, s, cond, want)) return false;
    struct val t = v->vals[cond];
    if (t.kind == VAL_BIN && compares_upper_half(v, &t)) return true;
    if (t.kind == VAL_UN && t.op == IR_U_NOT) return state_assume(a, v, s, t.a, !truth);
    if (t.kind == VAL_BIN && t.op == IR_B_EQ) return assume_eq(a, v, s, &t, truth);
    if (t.kind == VAL_BIN && t.op == IR_B_LT) return assume_lt(a, v, s, &t, truth);
    int64_t bit;
    if (t.kind == VAL_BIN && t.op == IR_B_XOR && is_flipped_bit(v, &t, &bit)) return state_assume(a, v, s, t.a, !truth);
    if (t.kind == VAL_BIN && t.op == IR_B_AND && val_is_int(v, t.b, &bit)) {
        struct fact f = state_fact(v, s, t.a);
        if (!(f.small >> ANOTHER)) return state_learn(a, v, s, t.a, with_bits(f, bit, truth));
    }
    if (t.kind == VAL_BIN && t.op == IR_B_AND && truth) return state_assume(a, v, s, t.a, true);
    if (t.kind == VAL_BIN && t.op == IR_B_OR && !truth)
        return state_assume(a, v, s, t.a, false) && state_assume(a, v, s, t.b, false);
    return true;
}

bool state_is_not(struct values *v, const struct state *s, uint32_t val, int64_t k)
{
    struct fact f = state_fact(v, s, val);
    if (!fact_may_be(f, k)) return true;
    uint32_t eq = val_bin(v, IR_B_EQ, val, val_int(v, k));
    int64_t truth;
    if (eq == VAL_NONE) return false;
    f = state_fact(v, s, eq);
    return fact_is_const(&f, &truth) && truth == 0;
}

static int eval_one(enum rule_cmp cmp, struct fact f, int64_t k)
{
    int64_t c;
    bool is_const = fact_is_const(&f, &c);
    switch (cmp) {
    case RULE_EQ:
    case RULE_IN:
        if (is_const) return c == k;
        return fact_may_be(f, k) ? -1 : 0;
    case RULE_NE:
        if (is_const) return c != k;
        return fact_may_be(f, k) ? -1 : 1;
    case RULE_LT: return f.hi < k ? 1 : f.lo >= k ? 0 : -1;
    case RULE_LE: return f.hi <= k ? 1 : f.lo > k ? 0 : -1;
    case RULE_GT: return f.lo > k ? 1 : f.hi <= k ? 0 : -1;
    case RULE_GE: return f.lo >= k ? 1 : f.hi < k ? 0 : -1;
    case RULE_HAS: return is_const ? (c & k) != 0 : -1;
    }
    return -1;
}

int cond_eval(const struct rule_cond *c, struct fact f)
{
    if (c->kind == RULE_COND_NEVER) return 0;
    if (c->kind != RULE_COND_CMP) return -1;
    int r = eval_one(c->cmp, f, c->values[0]);
    for (uint32_t i = 1; i < c->n_values && r != 1; i++) {
        int one = eval_one(c->cmp, f, c->values[i]);
        r = one == 1 || one == -1 ? one : r;
    }
    return r;
}

uint32_t cond_term(struct values *v, const struct rule_cond *c, uint32_t val)
{
    static const enum ir_bin ops[] = {[RULE_EQ] = IR_B_EQ, [RULE_NE] = IR_B_NE, [RULE_LT] = IR_B_LT,
                                      [RULE_LE] = IR_B_LE, [RULE_GT] = IR_B_GT, [RULE_GE] = IR_B_GE};
    if (c->kind != RULE_COND_CMP || c->n_values != 1 || c->cmp == RULE_HAS || c->cmp == RULE_IN) return VAL_NONE;
    return val_bin(v, ops[c->cmp], val, val_int(v, c->values[0]));
}

struct fact cond_fact(const struct rule_cond *c, bool truth, struct fact now)
{
    struct fact r = fact_any();
    int64_t k = c->values[0];
    enum rule_cmp cmp = c->cmp;
    if (c->kind != RULE_COND_CMP || c->n_values > 1) return now;
    if (!truth) { /* the opposite comparison */
        static const enum rule_cmp opposite[] = {
            [RULE_EQ] = RULE_NE, [RULE_NE] = RULE_EQ, [RULE_LT] = RULE_GE,   [RULE_LE] = RULE_GT,
            [RULE_GT] = RULE_LE, [RULE_GE] = RULE_LT, [RULE_HAS] = RULE_HAS, [RULE_IN] = RULE_NE};
        cmp = opposite[cmp];
    }
    switch (cmp) {
    case RULE_EQ:
    case RULE_IN: r = fact_const(k); break;
    case RULE_NE: return fact_without(now, k);
    case RULE_LT: r.hi = k == INT64_MIN ? k : k - 1; break;
    case RULE_LE: r.hi = k; break;
    case RULE_GT: r.lo = k == INT64_MAX ? k : k + 1; break;
    case RULE_GE: r.lo = k; break;
    case RULE_HAS: return now;
    }
    return fact_meet(now, r);
}
