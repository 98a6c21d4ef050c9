/* Hash-consed terms and cells. */
#include "engine/value.h"

#include "base/err.h"

enum { MAX_DEPTH = 8, MAX_CHAIN = 256, FIRST_TABLE = 256 };

void values_init(struct values *v, struct arena *a)
{
    memset(v, 0, sizeof *v);
    v->arena = a;
    v->val_mask = v->cell_mask = FIRST_TABLE - 1;
    v->val_hash = ARENA_ARRAY(a, uint32_t, FIRST_TABLE);
    v->cell_hash = ARENA_ARRAY(a, uint32_t, FIRST_TABLE);
}

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

static uint64_t hash_val(const struct val *x)
{
    uint64_t h = mix((uint64_t)x->kind * 31 + x->op, x->a);
    return mix(mix(mix(h, x->b), x->c), (uint64_t)x->i);
}

static bool same_val(const struct val *x, const struct val *y)
{
    return x->kind == y->kind && x->op == y->op && x->a == y->a && x->b == y->b && x->c == y->c && x->i == y->i;
}

static void grow_vals(struct values *v)
{
    uint32_t size = (v->val_mask + 1) * 2;
    v->val_mask = size - 1;
    v->val_hash = ARENA_ARRAY(v->arena, uint32_t, size);
    for (uint32_t i = 0; i < v->n_vals; i++) {
        uint64_t h = hash_val(&v->vals[i]);
        while (v->val_hash[h & v->val_mask]) h++;
        v->val_hash[h & v->val_mask] = i + 1;
    }
}

static uint32_t put_val(struct values *v, struct val x)
{
    uint64_t h = hash_val(&x);
    for (; v->val_hash[h & v->val_mask]; h++) {
        uint32_t id = v->val_hash[h & v->val_mask] - 1;
        if (same_val(&v->vals[id], &x)) return id;
    }
    v->val_hash[h & v->val_mask] = v->n_vals + 1;
    ARENA_PUSH(v->arena, v->vals, v->n_vals, v->cap_vals, x);
    if (v->n_vals * 2 > v->val_mask) grow_vals(v);
    return v->n_vals - 1;
}

uint32_t val_int(struct values *v, int64_t i)
{
    return put_val(v, (struct val){.kind = VAL_INT, .i = i});
}

uint32_t val_make(struct values *v, enum val_kind kind, uint32_t a, uint32_t b, uint32_t c)
{
    struct val x = {.kind = kind, .a = a, .b = b, .c = c};
    if (kind == VAL_OLD || kind == VAL_FIELD || kind == VAL_MARK) x.depth = (uint8_t)(v->vals[a].depth + 1);
    if (kind == VAL_MEM || kind == VAL_ADDR) x.depth = v->cells[a].depth;
    return put_val(v, x);
}

static bool fold(enum ir_bin op, int64_t a, int64_t b, int64_t *r)
{
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    switch (op) {
    case IR_B_ADD: *r = (int64_t)(x + y); return true;
    case IR_B_SUB: *r = (int64_t)(x - y); return true;
    case IR_B_MUL: *r = (int64_t)(x * y); return true;
    case IR_B_DIV:
        if (b == 0 || b == -1) return false;
        *r = a / b;
        return true;
    case IR_B_REM:
        if (b == 0 || b == -1) return false;
        *r = a % b;
        return true;
    case IR_B_SHL:
        if (b < 0 || b > 62) return false;
        *r = (int64_t)(x << y);
        return true;
    case IR_B_SHR:
        if (b < 0 || b > 62) return false;
        *r = a >> b;
        return true;
    case IR_B_AND: *r = a & b; return true;
    case IR_B_OR: *r = a | b; return true;
    case IR_B_XOR: *r = a ^ b; return true;
    case IR_B_EQ: *r = a == b; return true;
    case IR_B_NE: *r = a != b; return true;
    case IR_B_LT: *r = a < b; return true;
    case IR_B_LE: *r = a <= b; return true;
    case IR_B_GT: *r = a > b; return true;
    case IR_B_GE: *r = a >= b; return true;
    default: return false;
    }
}

static bool is_boolean(const struct values *v, uint32_t x)
{
    const struct val *t = &v->vals[x];
    if (t->kind == VAL_BIN) return t->op == IR_B_EQ || t->op == IR_B_LT;
    return t->kind == VAL_UN && t->op == IR_U_NOT;
}

static uint32_t raw_bin(struct values *v, enum ir_bin op, uint32_t a, uint32_t b)
{
    int64_t x, y, r;
    if (val_is_int(v, a, &x) && val_is_int(v, b, &y) && fold(op, x, y, &r)) return val_int(v, r);
    uint8_t da = v->vals[a].depth, db = v->vals[b].depth;
    struct val t = {.kind = VAL_BIN, .op = (uint8_t)op, .a = a, .b = b};
    t.depth = (uint8_t)((da > db ? da : db) + 1);
    return put_val(v, t);
}

static uint32_t eq_term(struct values *v, uint32_t a, uint32_t b)
{
    int64_t k;
    if (a == b) return val_int(v, 1);
    if (val_is_int(v, a, &k)) {
        uint32_t t = a;
        a = b;
        b = t;
    }
    if (val_is_int(v, b, &k) && is_boolean(v, a)) {
        if (k == 0) return val_un(v, IR_U_NOT, a);
        if (k == 1) return a;
    } else if (!val_is_int(v, b, &k) && a > b) {
        return raw_bin(v, IR_B_EQ, b, a);
    }
    return raw_bin(v, IR_B_EQ, a, b);
}

static bool is_bitnot(const struct values *v, uint32_t x)
{
    return v->vals[x].kind == VAL_UN && v->vals[x].op == IR_U_BITNOT;
}

/* x & mask, where x was put together with constants: (y | c) & mask, (y & c) & mask. VAL_NONE when nothing is known. */
static uint32_t masked(struct values *v, uint32_t a, int64_t mask)
{
    const struct val t = v->vals[a];
    int64_t c;
    if (mask == 0) return val_int(v, 0);
    if (t.kind != VAL_BIN || !val_is_int(v, t.b, &c)) return VAL_NONE;
    if (t.op == IR_B_OR && (c & mask) == mask) return val_int(v, mask);
    if (t.op == IR_B_AND) return val_bin(v, IR_B_AND, t.a, val_int(v, c & mask));
    return VAL_NONE;
}

/* A pointer moved by constants is moved once, or not at all. */
static uint32_t offset(struct values *v, uint32_t a, int64_t k)
{
    const struct val *t = &v->vals[a];
    int64_t was;
    if (t->kind == VAL_BIN && t->op == IR_B_PTRADD && val_is_int(v, t->b, &was)) {
        a = t->a;
        k = (int64_t)((uint64_t)k + (uint64_t)was);
    }
    return k == 0 ? a : raw_bin(v, IR_B_PTRADD, a, val_int(v, k));
}

uint32_t val_bin(struct values *v, enum ir_bin op, uint32_t a, uint32_t b)
{
    int64_t k;
    if (v->vals[a].depth > MAX_DEPTH || v->vals[b].depth > MAX_DEPTH) return VAL_NONE;
    switch (op) {
    case IR_B_EQ: return eq_term(v, a, b);
    case IR_B_NE: return val_un(v, IR_U_NOT, eq_term(v, a, b));
    case IR_B_LT: return raw_bin(v, IR_B_LT, a, b);
    case IR_B_GT: return raw_bin(v, IR_B_LT, b, a);
    case IR_B_LE: return val_un(v, IR_U_NOT, raw_bin(v, IR_B_LT, b, a));
    case IR_B_GE: return val_un(v, IR_U_NOT, raw_bin(v, IR_B_LT, a, b));
    case IR_B_PTRADD:
        if (val_is_int(v, b, &k)) return offset(v, a, k);
        break;
    case IR_B_ADD:
    case IR_B_SUB:
        if (val_is_int(v, b, &k) && k == 0) return a;
        break;
    case IR_B_AND:
        if (val_is_int(v, b, &k) && masked(v, a, k) != VAL_NONE) return masked(v, a, k);
        if (val_is_int(v, b, &k) && k > 0 && (k & (k - 1)) == 0 && is_bitnot(v, a)) /* ~x & bit is (x & bit) ^ bit */
            return raw_bin(v, IR_B_XOR, raw_bin(v, IR_B_AND, v->vals[a].a, b), b);
        break;
    case IR_B_OR:
    case IR_B_XOR:
    case IR_B_MUL: break;
    default: return raw_bin(v, op, a, b);
    }
    if (op != IR_B_SUB && op != IR_B_PTRADD && val_is_int(v, a, &k))
        return raw_bin(v, op, b, a); /* constants go right */
    return raw_bin(v, op, a, b);
}

uint32_t val_un(struct values *v, enum ir_un op, uint32_t a)
{
    int64_t k;
    if (val_is_int(v, a, &k)) {
        if (op == IR_U_NOT) return val_int(v, !k);
        if (op == IR_U_NEG) return val_int(v, (int64_t)(0 - (uint64_t)k));
        return val_int(v, ~k);
    }
    const struct val *x = &v->vals[a];
    if (op == IR_U_NOT && x->kind == VAL_UN && x->op == IR_U_NOT && is_boolean(v, x->a)) return x->a;
    if (x->depth > MAX_DEPTH) return VAL_NONE;
    struct val t = {.kind = VAL_UN, .op = (uint8_t)op, .a = a, .depth = (uint8_t)(x->depth + 1)};
    return put_val(v, t);
}

uint32_t val_field(struct values *v, uint32_t rec_val, uint32_t rec, uint32_t field)
{
    int64_t k;
    if (val_is_int(v, rec_val, &k)) return k == 0 ? rec_val : VAL_NONE;
    if (v->vals[rec_val].depth > MAX_DEPTH) return VAL_NONE;
    struct val t = v->vals[rec_val];
    if (t.kind == VAL_MEM) { /* a member of unwritten memory is unwritten memory */
        uint32_t c = rec == IR_NONE ? cell_index(v, t.a, val_int(v, field)) : cell_field(v, t.a, rec, field);
        return val_make(v, VAL_MEM, c, t.b, 0);
    }
    return val_make(v, VAL_FIELD, rec_val, rec, field);
}

uint32_t val_pure(struct values *v, uint32_t a, uint32_t arg, uint32_t mem)
{
    uint8_t da = v->vals[a].depth, db = v->vals[arg].depth, dm = mem == VAL_NONE ? 0 : v->vals[mem].depth;
    if (da > MAX_DEPTH || db > MAX_DEPTH || dm > MAX_DEPTH) return VAL_NONE;
    struct val t = {.kind = VAL_PURE, .a = a, .b = arg, .c = mem};
    t.depth = (uint8_t)((da > db ? da > dm ? da : dm : db > dm ? db : dm) + 1);
    return put_val(v, t);
}

bool val_any(const struct values *v, uint32_t x, val_asked *ask, const void *ctx)
{
    enum val_says says = ask(ctx, v, x);
    if (says != VAL_WITHIN) return says == VAL_YES;
    const struct val *t = &v->vals[x];
    switch (t->kind) {
    case VAL_OLD:
    case VAL_MARK:
    case VAL_UN:
    case VAL_FIELD: return val_any(v, t->a, ask, ctx);
    case VAL_BIN: return val_any(v, t->a, ask, ctx) || val_any(v, t->b, ask, ctx);
    case VAL_PURE:
        return val_any(v, t->a, ask, ctx) || val_any(v, t->b, ask, ctx) ||
               (t->c != VAL_NONE && val_any(v, t->c, ask, ctx));
    case VAL_ADDR:
    case VAL_MEM: return cell_any(v, t->a, ask, ctx);
    default: return false;
    }
}

static enum val_says is_it(const void *ctx, const struct values *v, uint32_t x)
{
    (void)v;
    return x == *(const uint32_t *)ctx ? VAL_YES : VAL_WITHIN;
}

bool val_depends(const struct values *v, uint32_t x, uint32_t y)
{
    return val_any(v, x, is_it, &y);
}

/* ---- cells ---- */

static uint64_t hash_cell(const struct cell *c)
{
    return mix(mix(mix((uint64_t)c->kind, c->parent), c->a), c->b);
}

static void grow_cells(struct values *v)
{
    uint32_t size = (v->cell_mask + 1) * 2;
    v->cell_mask = size - 1;
    v->cell_hash = ARENA_ARRAY(v->arena, uint32_t, size);
    for (uint32_t i = 0; i < v->n_cells; i++) {
        uint64_t h = hash_cell(&v->cells[i]);
        while (v->cell_hash[h & v->cell_mask]) h++;
        v->cell_hash[h & v->cell_mask] = i + 1;
    }
}

static uint32_t put_cell(struct values *v, struct cell c)
{
    uint64_t h = hash_cell(&c);
    for (; v->cell_hash[h & v->cell_mask]; h++) {
        uint32_t id = v->cell_hash[h & v->cell_mask] - 1;
        const struct cell *d = &v->cells[id];
        if (d->kind == c.kind && d->parent == c.parent && d->a == c.a && d->b == c.b) return id;
    }
    v->cell_hash[h & v->cell_mask] = v->n_cells + 1;
    c.last = v->n_cells;
    for (uint32_t up = c.parent; up != CELL_NONE; up = v->cells[up].parent) v->cells[up].last = v->n_cells;
    c.root = c.parent == CELL_NONE ? v->n_cells : v->cells[c.parent].root;
    c.length = c.parent == CELL_NONE ? 0 : (uint16_t)(v->cells[c.parent].length + 1);
    ARENA_PUSH(v->arena, v->cells, v->n_cells, v->cap_cells, c);
    if (v->n_cells * 2 > v->cell_mask) grow_cells(v);
    return v->n_cells - 1;
}

uint32_t cell_root(struct values *v, enum cell_kind kind, uint32_t a)
{
    struct cell c = {.kind = kind, .parent = CELL_NONE, .a = a};
    if (kind == CELL_DEREF) c.depth = (uint8_t)(v->vals[a].depth + 1);
    return put_cell(v, c);
}

/* The object that begins with the first member that `at` is, or is within, when it is a `rec`: `(struct rec
 * *)&x->base`.
 */
static uint32_t around_first(const struct values *v, uint32_t at, uint32_t rec)
{
    for (const struct cell *c = &v->cells[at]; c->kind == CELL_FIELD && c->b == 0; c = &v->cells[c->parent])
        if (c->a == rec) return c->parent;
    return at;
}

uint32_t cell_field(struct values *v, uint32_t parent, uint32_t rec, uint32_t field)
{
    parent = around_first(v, parent, rec);
    if (v->cells[parent].length == MAX_CHAIN) return parent;
    struct cell c = {.kind = CELL_FIELD, .parent = parent, .a = rec, .b = field};
    c.depth = v->cells[parent].depth;
    return put_cell(v, c);
}

uint32_t cell_index(struct values *v, uint32_t parent, uint32_t index_val)
{
    if (v->cells[parent].length == MAX_CHAIN) return parent;
    struct cell c = {.kind = CELL_INDEX, .parent = parent, .a = index_val};
    uint8_t d = v->vals[index_val].depth, pd = v->cells[parent].depth;
    c.depth = d > pd ? d : pd;
    return put_cell(v, c);
}

uint32_t cell_deref(struct values *v, uint32_t x)
{
    const struct val *t = &v->vals[x];
    if (t->kind == VAL_ADDR) return t->a;
    if (t->kind == VAL_BIN && t->op == IR_B_PTRADD) {
        uint32_t base = cell_deref(v, t->a), step = v->vals[x].b;
        const struct cell *bc = &v->cells[base];
        int64_t i, k;
        if (bc->kind != CELL_INDEX) return cell_root(v, CELL_DEREF, x); /* p[k] lies beside *p, not in it */
        if (val_is_int(v, bc->a, &i) && val_is_int(v, step, &k))
            return cell_index(v, bc->parent, val_int(v, (int64_t)((uint64_t)i + (uint64_t)k)));
        uint32_t parent = bc->parent,
                 at = val_is_int(v, bc->a, &i) && i == 0 ? step : val_bin(v, IR_B_ADD, bc->a, step);
        if (at != VAL_NONE) return cell_index(v, parent, at);
    }
    return cell_root(v, CELL_DEREF, x);
}

bool cell_any(const struct values *v, uint32_t c, val_asked *ask, const void *ctx)
{
    for (; c != CELL_NONE; c = v->cells[c].parent) {
        const struct cell *k = &v->cells[c];
        if ((k->kind == CELL_DEREF || k->kind == CELL_INDEX) && val_any(v, k->a, ask, ctx)) return true;
    }
    return false;
}

bool cell_depends(const struct values *v, uint32_t c, uint32_t y)
{
    return cell_any(v, c, is_it, &y);
}

/* ---- containers ---- */

bool val_mark_parts(struct values *v, uint32_t x, uint64_t parts)
{
    if (x == VAL_NONE || !parts || v->vals[x].kind == VAL_INT) return false;
    if (x >= v->cap_parts) {
        uint64_t *grown = ARENA_ARRAY(v->arena, uint64_t, v->cap_vals);
        if (v->cap_parts) memcpy(grown, v->parts, v->cap_parts * sizeof *grown);
        v->parts = grown;
        v->cap_parts = v->cap_vals;
    }
    bool news = parts & ~v->parts[x];
    v->parts[x] |= parts;
    return news;
}

uint64_t val_parts(const struct values *v, uint32_t x)
{
    uint64_t parts = 0;
    while (x != VAL_NONE && v->cap_parts) {
        const struct val *t = &v->vals[x];
        if (x < v->cap_parts) parts |= v->parts[x];
        switch (t->kind) {
        case VAL_BIN:
            if (t->op == IR_B_EQ || t->op == IR_B_LT) return 0;
            parts |= val_parts(v, t->b);
            x = t->a;
            break;
        case VAL_UN:
            if (t->op == IR_U_NOT) return 0;
            x = t->a;
            break;
        case VAL_FIELD:
        case VAL_OLD: x = t->a; break;
        case VAL_ADDR:
        case VAL_MEM: {
            const struct cell *root = &v->cells[v->cells[t->a].root];
            x = root->kind == CELL_DEREF ? root->a : VAL_NONE;
            break;
        }
        default: return parts;
        }
    }
    return parts;
}
