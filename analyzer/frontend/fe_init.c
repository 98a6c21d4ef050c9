/*
 * Initialisers. libclang shows lists as written, so the rules of C11 6.7.9 are followed here: braces may be left out,
 * designators move the current position, what is not named is zero.
 */
#include "frontend/fe.h"

#include <string.h>

#define NUMBERS_MAX 16 /* longer tables of numbers are one store to any element: nothing asks for the single one */

/* The items of one braced list, taken in order. */
struct items {
    uint32_t node;  /* FE_NO_NODE at the end */
    uint32_t value; /* what is left of the current item when its designators are followed already, else FE_NO_NODE */
};

static void fill(struct fe *fe, const struct fe_lv *lv, struct items *it, uint32_t designator, bool braced);

/* `.a.b = x` and `[3] = x` are nameless expressions of type void. */
static bool is_designated(struct fe *fe, uint32_t node)
{
    return fe_kind(fe, node) == CXCursor_UnexposedExpr && fe_n_kids(fe, node) >= 2 &&
           clang_getCursorType(fe_cursor(fe, node)).kind == CXType_Void;
}

static bool is_aggregate(const struct ir_type *t)
{
    return t->kind == IR_T_RECORD || t->kind == IR_T_ARRAY;
}

/* The list, or whatever a string or scalar is wrapped in. */
static uint32_t unwrapped(struct fe *fe, uint32_t node)
{
    for (;;) {
        node = fe_peel(fe, node);
        if (fe_kind(fe, node) != CXCursor_UnexposedExpr || fe_n_kids(fe, node) != 1) return node;
        uint32_t kid = fe_peel(fe, fe_first(fe, node));
        enum CXCursorKind k = fe_kind(fe, kid);
        if (k != CXCursor_StringLiteral && k != CXCursor_InitListExpr && k != CXCursor_UnexposedExpr &&
            k != CXCursor_CompoundLiteralExpr)
            return node;
        node = kid;
    }
}

static bool is_zero(struct ir_opnd o)
{
    return (o.kind == IR_O_INT && o.v == 0) || o.kind == IR_O_NULL;
}

/* One value into a place that no list describes further. Zeros in an object that is zero are not stored again. */
static void store(struct fe *fe, uint32_t node, const struct fe_lv *lv, bool zeroed)
{
    uint32_t place = fe_lv_done(fe, lv);
    if (!zeroed) {
        fe_into(fe, node, place);
        return;
    }
    struct ir_opnd o = fe_expr(fe, node, place);
    if (!is_zero(o) && !(fe->fn->cur == IR_NONE && o.kind == IR_O_UNKNOWN)) fe_assign(fe, node, place, o);
}

static struct fe_lv copy(struct fe *fe, const struct fe_lv *lv)
{
    struct fe_lv c = *lv;
    c.cap = lv->p.n_projs + 4;
    c.p.projs = ARENA_ARRAY(&fe->scratch, struct ir_proj, c.cap);
    if (lv->p.n_projs) memcpy(c.p.projs, lv->p.projs, sizeof *c.p.projs * lv->p.n_projs);
    return c;
}

/* Subobject `i` of an aggregate; false when there is none. */
static bool subobject(struct fe *fe, const struct fe_lv *lv, uint64_t i, struct fe_lv *out)
{
    const struct ir_type *t = fe_type_get(fe, lv->p.type);
    if (t->kind == IR_T_ARRAY) {
        if (t->count && i >= t->count) return false;
        *out = copy(fe, lv);
        fe_lv_index(fe, out, ir_int((int64_t)i), FE_NO_NODE);
        return true;
    }
    fe_record_fill(fe, t->record);
    if (i >= fe->u->records[t->record].n_fields) return false;
    *out = copy(fe, lv);
    fe_lv_field(fe, out, (struct fe_field){.record = t->record, .index = (uint32_t)i});
    return true;
}

/* Unnamed bit-fields take no initialiser; unnamed records do. */
static uint64_t skip_unnamed(struct fe *fe, const struct fe_lv *lv, uint64_t i)
{
    const struct ir_type *t = fe_type_get(fe, lv->p.type);
    if (t->kind != IR_T_RECORD) return i;
    const struct ir_record *r = &fe->u->records[t->record];
    while (i < r->n_fields && !r->fields[i].name[0] && fe_type_get(fe, r->fields[i].type)->kind != IR_T_RECORD) i++;
    return i;
}

/* ---- designators ------------------------------------------------------------------------------------------ */

/* [a ... b] = x looks like [a][b] = x: three dots between the two tell. */
static bool is_range(struct fe *fe, uint32_t a, uint32_t b)
{
    size_t from, to, size, size_b;
    const char *text = fe_spelling(fe, a, &from, &size), *text_b = fe_spelling(fe, b, &to, &size_b);
    if (!text || text != text_b || to <= from) return false;
    return memmem(text + from, to - from, "...", 3) && !memchr(text + from, ']', to - from);
}

/* Where one designator leads. `after`: the next designator, or the value itself; `next`: the position behind it. */
struct step {
    struct fe_lv lv;
    uint32_t after;
    uint64_t next;
};

static bool designated(struct fe *fe, const struct fe_lv *lv, uint32_t designator, struct step *s)
{
    const struct ir_type *t = fe_type_get(fe, lv->p.type);
    s->after = fe_next(fe, designator);
    if (fe_kind(fe, designator) == CXCursor_MemberRef) {
        struct fe_field field;
        if (t->kind != IR_T_RECORD || !fe_field(fe, clang_getCursorReferenced(fe_cursor(fe, designator)), &field))
            return false;
        if (field.record != t->record) return false;
        s->next = (uint64_t)field.index + 1;
        return subobject(fe, lv, field.index, &s->lv);
    }
    int64_t lo, hi;
    if (t->kind != IR_T_ARRAY || !fe_evaluate(fe, designator, &lo) || lo < 0) return false;
    hi = lo;
    uint32_t second = s->after;
    bool range = second != FE_NO_NODE && fe_next(fe, second) != FE_NO_NODE && clang_isExpression(fe_kind(fe, second)) &&
                 is_range(fe, designator, second) && fe_evaluate(fe, second, &hi);
    if (range) s->after = fe_next(fe, second);
    s->next = (uint64_t)hi + 1;
    if (hi == lo) return subobject(fe, lv, (uint64_t)lo, &s->lv);
    s->lv = copy(fe, lv);
    fe_lv_index_any(fe, &s->lv);
    return true;
}

/* ---- lists ------------------------------------------------------------------------------------------------ */

/* Whether an expression initialises the whole subobject: a list, a string for characters, a value of that struct. */
static bool whole(struct fe *fe, uint32_t node, const struct ir_type *t)
{
    uint32_t inner = unwrapped(fe, node);
    enum CXCursorKind k = fe_kind(fe, inner);
    if (k == CXCursor_InitListExpr || !is_aggregate(t)) return true;
    if (t->kind == IR_T_ARRAY) return k == CXCursor_StringLiteral && fe_type_get(fe, t->elem)->kind == IR_T_INT;
    uint32_t record = t->record;
    const struct ir_type *have = fe_type_get(fe, fe_type_of(fe, node));
    return have->kind == IR_T_RECORD && have->record == record;
}

static uint32_t item_value(const struct items *it)
{
    return it->value != FE_NO_NODE ? it->value : it->node;
}

static void item_done(struct fe *fe, struct items *it)
{
    it->node = fe_next(fe, it->node);
    it->value = FE_NO_NODE;
}

/* One item into a subobject: as a whole, or, with the braces left out, together with the items behind it. */
static void item_into(struct fe *fe, const struct fe_lv *lv, struct items *it)
{
    struct ir_type t = *fe_type_get(fe, lv->p.type);
    uint32_t value = item_value(it);
    if (!fe_is_deep(fe) && !whole(fe, value, &t)) {
        fill(fe, lv, it, FE_NO_NODE, false);
        if (item_value(it) != value || t.kind == IR_T_ARRAY) return;
        if (fe->u->records[t.record].n_fields) return; /* an empty struct: nothing can go into it */
    }
    item_done(fe, it);
    fe_init(fe, value, lv, true);
}

/* The current item is `.d1.d2 = value`, to be followed from `designator` on. */
static void follow(struct fe *fe, const struct fe_lv *lv, struct items *it, uint32_t designator, uint64_t *next)
{
    struct step s;
    uint32_t value = fe_last(fe, it->node);
    if (!designated(fe, lv, designator, &s)) {
        item_done(fe, it);
        fe_effect(fe, value);
        *next = UINT64_MAX;
        return;
    }
    *next = s.next;
    if (s.after != value) {
        fill(fe, &s.lv, it, s.after, false);
        return;
    }
    it->value = value;
    item_into(fe, &s.lv, it);
}

/* Takes items into the subobjects of `lv`, beginning with `designator` of the current one when that is given. Without
 * braces of its own it ends at the last subobject or at a designator, which belongs to the list around it. */
static void fill(struct fe *fe, const struct fe_lv *lv, struct items *it, uint32_t designator, bool braced)
{
    uint64_t next = 0;
    if (fe_is_deep(fe)) {
        it->node = it->value = FE_NO_NODE;
        return;
    }
    const struct ir_type *t = fe_type_get(fe, lv->p.type);
    bool is_union = t->kind == IR_T_RECORD && fe->u->records[t->record].is_union;
    if (t->kind == IR_T_RECORD) fe_record_fill(fe, t->record);
    if (designator != FE_NO_NODE) {
        follow(fe, lv, it, designator, &next);
        if (is_union) return;
    }
    while (it->node != FE_NO_NODE) {
        if (it->value == FE_NO_NODE && is_designated(fe, it->node)) {
            if (!braced) return;
            follow(fe, lv, it, fe_first(fe, it->node), &next);
            continue;
        }
        struct fe_lv sub;
        next = skip_unnamed(fe, lv, next);
        bool full = is_union && next > 0;
        if (full || !subobject(fe, lv, next, &sub)) {
            if (!braced) return;
            uint32_t extra = item_value(it); /* too many initialisers */
            item_done(fe, it);
            fe_effect(fe, extra);
            continue;
        }
        next++;
        item_into(fe, &sub, it);
    }
}

static bool only_numbers(struct fe *fe, uint32_t type, int depth)
{
    const struct ir_type *t = fe_type_get(fe, type);
    if (depth > 8) return false;
    if (t->kind == IR_T_INT || t->kind == IR_T_FLOAT) return true;
    if (t->kind == IR_T_ARRAY) return only_numbers(fe, t->elem, depth + 1);
    if (t->kind != IR_T_RECORD) return false;
    uint32_t record = t->record;
    fe_record_fill(fe, record);
    for (uint32_t i = 0; i < fe->u->records[record].n_fields; i++)
        if (!only_numbers(fe, fe->u->records[record].fields[i].type, depth + 1)) return false;
    return true;
}

bool fe_init_is_number_table(struct fe *fe, uint32_t type)
{
    const struct ir_type *t = fe_type_get(fe, type);
    return t->kind == IR_T_ARRAY && t->count > NUMBERS_MAX && only_numbers(fe, t->elem, 0);
}

void fe_init_number_table(struct fe *fe, uint32_t at, const struct fe_lv *lv)
{
    struct fe_lv any = copy(fe, lv);
    while (fe_type_get(fe, any.p.type)->kind == IR_T_ARRAY) fe_lv_index_any(fe, &any);
    fe_assign(fe, at, fe_lv_done(fe, &any), (struct ir_opnd){.kind = IR_O_UNKNOWN});
}

static void list_into(struct fe *fe, uint32_t list, const struct fe_lv *lv, bool zeroed)
{
    struct ir_type t = *fe_type_get(fe, lv->p.type);
    if (!is_aggregate(&t)) { /* int x = {3}; */
        uint32_t first = fe_first(fe, list);
        if (first != FE_NO_NODE)
            fe_init(fe, first, lv, zeroed);
        else if (!zeroed)
            fe_emit(fe, list, (struct ir_instr){.op = IR_ZERO, .dst = fe_lv_done(fe, lv)});
        return;
    }
    uint32_t first = fe_first(fe, list);
    if (t.kind == IR_T_ARRAY && fe_n_kids(fe, list) == 1 && !is_designated(fe, first) &&
        fe_kind(fe, unwrapped(fe, first)) == CXCursor_StringLiteral && whole(fe, first, &t)) {
        fe_init(fe, first, lv, zeroed); /* char s[] = {"text"}; */
        return;
    }
    if (!zeroed) fe_emit(fe, list, (struct ir_instr){.op = IR_ZERO, .dst = fe_lv_done(fe, lv)});
    if (fe_init_is_number_table(fe, lv->p.type) && fe_n_kids(fe, list) > NUMBERS_MAX) {
        fe_init_number_table(fe, list, lv);
        return;
    }
    struct items it = {.node = first, .value = FE_NO_NODE};
    fill(fe, lv, &it, FE_NO_NODE, true);
}

void fe_init(struct fe *fe, uint32_t node, const struct fe_lv *lv, bool zeroed)
{
    uint32_t inner = unwrapped(fe, node);
    enum CXCursorKind k = fe_kind(fe, inner);
    bool aggregate = is_aggregate(fe_type_get(fe, lv->p.type));
    if (k == CXCursor_InitListExpr)
        list_into(fe, inner, lv, zeroed);
    else if (k == CXCursor_CompoundLiteralExpr && aggregate && fe_kind(fe, fe_last(fe, inner)) == CXCursor_InitListExpr)
        list_into(fe, fe_last(fe, inner), lv, zeroed);
    else
        store(fe, k == CXCursor_StringLiteral && aggregate ? inner : node, lv, zeroed && !aggregate);
}
