/* Operators: arithmetic with constants folded, pointer arithmetic, assignment, ?: and _Generic. */
#include "frontend/fe.h"

#include <string.h>

static const struct ir_opnd unknown = {.kind = IR_O_UNKNOWN};

/* ---- folding ---------------------------------------------------------------------------------------------- */

static int64_t compare_ints(enum ir_bin op, int64_t a, int64_t b, bool is_unsigned)
{
    bool less = is_unsigned ? (uint64_t)a < (uint64_t)b : a < b;
    switch (op) {
    case IR_B_EQ: return a == b;
    case IR_B_NE: return a != b;
    case IR_B_LT: return less;
    case IR_B_LE: return less || a == b;
    case IR_B_GT: return !less && a != b;
    default: return !less;
    }
}

/* false when the result is not defined. `is_unsigned`: how the operands are compared and divided. */
static bool fold_ints(enum ir_bin op, int64_t a, int64_t b, bool is_unsigned, int64_t *out)
{
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    switch (op) {
    case IR_B_ADD: *out = (int64_t)(x + y); return true;
    case IR_B_SUB: *out = (int64_t)(x - y); return true;
    case IR_B_MUL: *out = (int64_t)(x * y); return true;
    case IR_B_DIV:
    case IR_B_REM:
        if (b == 0 || (!is_unsigned && a == INT64_MIN && b == -1)) return false;
        if (op == IR_B_DIV)
            *out = is_unsigned ? (int64_t)(x / y) : a / b;
        else
            *out = is_unsigned ? (int64_t)(x % y) : a % b;
        return true;
    case IR_B_SHL:
    case IR_B_SHR:
        if (b < 0 || b > 63) return false;
        if (op == IR_B_SHL)
            *out = (int64_t)(x << b);
        else
            *out = is_unsigned || a >= 0 ? (int64_t)(x >> b) : ~(int64_t)(~x >> b);
        return true;
    case IR_B_AND: *out = a & b; return true;
    case IR_B_OR: *out = a | b; return true;
    case IR_B_XOR: *out = a ^ b; return true;
    case IR_B_PTRADD: return false;
    default: *out = compare_ints(op, a, b, is_unsigned); return true;
    }
}

static bool binary_op(enum CXBinaryOperatorKind k, enum ir_bin *op)
{
    switch (k) {
    case CXBinaryOperator_Mul:
    case CXBinaryOperator_MulAssign: *op = IR_B_MUL; return true;
    case CXBinaryOperator_Div:
    case CXBinaryOperator_DivAssign: *op = IR_B_DIV; return true;
    case CXBinaryOperator_Rem:
    case CXBinaryOperator_RemAssign: *op = IR_B_REM; return true;
    case CXBinaryOperator_Add:
    case CXBinaryOperator_AddAssign: *op = IR_B_ADD; return true;
    case CXBinaryOperator_Sub:
    case CXBinaryOperator_SubAssign: *op = IR_B_SUB; return true;
    case CXBinaryOperator_Shl:
    case CXBinaryOperator_ShlAssign: *op = IR_B_SHL; return true;
    case CXBinaryOperator_Shr:
    case CXBinaryOperator_ShrAssign: *op = IR_B_SHR; return true;
    case CXBinaryOperator_LT: *op = IR_B_LT; return true;
    case CXBinaryOperator_GT: *op = IR_B_GT; return true;
    case CXBinaryOperator_LE: *op = IR_B_LE; return true;
    case CXBinaryOperator_GE: *op = IR_B_GE; return true;
    case CXBinaryOperator_EQ: *op = IR_B_EQ; return true;
    case CXBinaryOperator_NE: *op = IR_B_NE; return true;
    case CXBinaryOperator_And:
    case CXBinaryOperator_AndAssign: *op = IR_B_AND; return true;
    case CXBinaryOperator_Xor:
    case CXBinaryOperator_XorAssign: *op = IR_B_XOR; return true;
    case CXBinaryOperator_Or:
    case CXBinaryOperator_OrAssign: *op = IR_B_OR; return true;
    default: return false;
    }
}

/* ---- pointers --------------------------------------------------------------------------------------------- */

static struct ir_opnd negated(struct fe *fe, uint32_t at, struct ir_opnd o)
{
    if (o.kind == IR_O_INT && o.v != INT64_MIN) return ir_int(-o.v);
    if (o.kind != IR_O_PLACE) return unknown;
    uint32_t temp = fe_temp(fe, fe_opnd_type(fe, o), at);
    fe_emit(fe, at, (struct ir_instr){.op = IR_UN, .sub = IR_U_NEG, .dst = temp, .a = o});
    return ir_opnd_place(temp);
}

/* &array[0] moved by i is &array[i]. */
static bool address_moved(struct fe *fe, uint32_t at, struct ir_opnd p, struct ir_opnd by, struct ir_opnd *out)
{
    if (p.kind != IR_O_ADDR) return false;
    struct fe_lv lv = fe_lv_place(fe, p.index);
    if (!lv.p.n_projs) return false;
    struct ir_proj last = lv.p.projs[lv.p.n_projs - 1];
    if (last.kind != IR_PROJ_INDEX || last.a != IR_INDEX_CONST) return false;
    if (by.kind == IR_O_INT) {
        int64_t sum;
        if (__builtin_add_overflow(last.v, by.v, &sum)) return false;
        lv.p.projs[lv.p.n_projs - 1].v = sum;
    } else if (last.v == 0 && by.kind == IR_O_PLACE) {
        struct fe_lv array = lv;
        array.p.n_projs--;
        uint32_t type = lv.p.type;
        fe_lv_index(fe, &array, by, at);
        array.p.type = type;
        lv = array;
    } else {
        return false;
    }
    *out = fe_lv_addr(fe, &lv);
    return true;
}

struct ir_opnd fe_pointer_add(struct fe *fe, uint32_t at, struct ir_opnd p, struct ir_opnd by, uint32_t dst)
{
    struct ir_opnd moved;
    if (by.kind == IR_O_INT && by.v == 0) moved = p;
    if ((by.kind == IR_O_INT && by.v == 0) || address_moved(fe, at, p, by, &moved)) {
        if (dst >= FE_DROP) return moved;
        fe_assign(fe, at, dst, moved);
        return ir_opnd_place(dst);
    }
    if (dst >= FE_DROP) {
        uint32_t type = fe_opnd_type(fe, p);
        dst = fe_temp(fe, type == IR_NONE ? fe_type_of(fe, at) : type, at);
    }
    fe_emit(fe, at, (struct ir_instr){.op = IR_BIN, .sub = IR_B_PTRADD, .dst = dst, .a = p, .b = by});
    return ir_opnd_place(dst);
}

/* ---- binary ----------------------------------------------------------------------------------------------- */

static struct ir_opnd assign(struct fe *fe, uint32_t left, uint32_t right, uint32_t dst)
{
    struct fe_lv lv = fe_lvalue(fe, left);
    uint32_t place = fe_lv_done(fe, &lv);
    fe_into(fe, right, place);
    return dst == FE_DROP ? unknown : fe_lv_value(fe, &lv);
}

/* && and || as values: control flow that stores 1 or 0. */
static struct ir_opnd logical(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t yes = fe_block(fe), no = fe_block(fe), join = fe_block(fe), pos = fe_pos(fe, node);
    fe_cond(fe, node, (struct fe_fork){yes, no, IR_BR_COND});
    if (dst == FE_DROP) {
        fe->fn->cur = yes;
        fe_goto(fe, join, pos);
        fe->fn->cur = no;
        fe_goto(fe, join, pos);
        fe->fn->cur = join;
        return unknown;
    }
    uint32_t place = fe_target(fe, node, dst);
    fe->fn->cur = yes;
    fe_assign(fe, node, place, ir_int(1));
    fe_goto(fe, join, pos);
    fe->fn->cur = no;
    fe_assign(fe, node, place, ir_int(0));
    fe_goto(fe, join, pos);
    fe->fn->cur = join;
    return ir_opnd_place(place);
}

static bool is_comparison(enum ir_bin op)
{
    return op >= IR_B_EQ && op <= IR_B_GE;
}

static bool unsigned_operands(struct fe *fe, uint32_t node, uint32_t left, enum ir_bin op)
{
    const struct ir_type *t = fe_type_get(fe, fe_type_of(fe, is_comparison(op) ? left : node));
    return t->kind == IR_T_INT && t->is_unsigned;
}

static struct ir_opnd arithmetic(struct fe *fe, uint32_t node, enum ir_bin op, uint32_t dst)
{
    uint32_t left = fe_first(fe, node), right = fe_last(fe, node);
    struct ir_opnd a = fe_expr(fe, left, FE_VALUE), b = fe_expr(fe, right, FE_VALUE);
    if (a.kind == IR_O_INT && b.kind == IR_O_INT) {
        int64_t v;
        if (fold_ints(op, a.v, b.v, unsigned_operands(fe, node, left, op), &v))
            return ir_int(is_comparison(op) ? v : fe_wrap(fe_type_get(fe, fe_type_of(fe, node)), v));
        return unknown;
    }
    if (a.kind == IR_O_NULL && b.kind == IR_O_NULL && is_comparison(op))
        return ir_int(op == IR_B_EQ || op == IR_B_LE || op == IR_B_GE);
    if (a.kind == IR_O_FLOAT && b.kind == IR_O_FLOAT) return is_comparison(op) ? unknown : a;
    if (op == IR_B_ADD && fe_opnd_is_pointer(fe, a)) return fe_pointer_add(fe, node, a, b, dst);
    if (op == IR_B_ADD && fe_opnd_is_pointer(fe, b)) return fe_pointer_add(fe, node, b, a, dst);
    if (op == IR_B_SUB && fe_opnd_is_pointer(fe, a) && !fe_opnd_is_pointer(fe, b))
        return fe_pointer_add(fe, node, a, negated(fe, node, b), dst);
    if (dst == FE_DROP) return unknown;
    if (a.kind == IR_O_NONE) a = unknown;
    if (b.kind == IR_O_NONE) b = unknown;
    uint32_t place = fe_target(fe, node, dst);
    fe_emit(fe, node, (struct ir_instr){.op = IR_BIN, .sub = (uint8_t)op, .dst = place, .a = a, .b = b});
    return ir_opnd_place(place);
}

struct ir_opnd fe_binary(struct fe *fe, uint32_t node, uint32_t dst)
{
    enum CXBinaryOperatorKind k = clang_getCursorBinaryOperatorKind(fe_cursor(fe, node));
    uint32_t left = fe_first(fe, node);
    enum ir_bin op;
    if (fe_n_kids(fe, node) != 2) {
        fe_effects_below(fe, node);
        return unknown;
    }
    uint32_t right = fe_next(fe, left);
    switch (k) {
    case CXBinaryOperator_Assign: return assign(fe, left, right, dst);
    case CXBinaryOperator_Comma: fe_effect(fe, left); return fe_expr(fe, right, dst);
    case CXBinaryOperator_LAnd:
    case CXBinaryOperator_LOr: return logical(fe, node, dst);
    default: break;
    }
    if (binary_op(k, &op)) return arithmetic(fe, node, op, dst);
    fe_effects_below(fe, node);
    return unknown;
}

/* place = place op by */
static void update(struct fe *fe, uint32_t at, uint32_t place, enum ir_bin op, struct ir_opnd by)
{
    struct ir_opnd old = ir_opnd_place(place);
    if (by.kind == IR_O_NONE) by = unknown;
    if (fe_opnd_is_pointer(fe, old) && (op == IR_B_ADD || op == IR_B_SUB)) {
        if (op == IR_B_SUB) by = negated(fe, at, by);
        op = IR_B_PTRADD;
    }
    fe_emit(fe, at, (struct ir_instr){.op = IR_BIN, .sub = (uint8_t)op, .dst = place, .a = old, .b = by});
}

struct ir_opnd fe_compound_assign(struct fe *fe, uint32_t node, uint32_t dst)
{
    enum ir_bin op;
    if (fe_n_kids(fe, node) != 2 || !binary_op(clang_getCursorBinaryOperatorKind(fe_cursor(fe, node)), &op)) {
        fe_effects_below(fe, node);
        return unknown;
    }
    struct fe_lv lv = fe_lvalue(fe, fe_first(fe, node));
    uint32_t place = fe_lv_done(fe, &lv);
    update(fe, node, place, op, fe_expr(fe, fe_last(fe, node), FE_VALUE));
    return dst == FE_DROP ? unknown : ir_opnd_place(place);
}

/* ---- unary ------------------------------------------------------------------------------------------------ */

static struct ir_opnd step(struct fe *fe, uint32_t node, enum ir_bin op, bool postfix, uint32_t dst)
{
    struct fe_lv lv = fe_lvalue(fe, fe_first(fe, node));
    uint32_t place = fe_lv_done(fe, &lv);
    struct ir_opnd value = ir_opnd_place(place);
    if (postfix && dst != FE_DROP) {
        uint32_t old = fe_temp(fe, lv.p.type, node);
        fe_assign(fe, node, old, value);
        value = ir_opnd_place(old);
    }
    update(fe, node, place, op, ir_int(1));
    return dst == FE_DROP ? unknown : value;
}

static struct ir_opnd address_of(struct fe *fe, uint32_t node)
{
    uint32_t kid = fe_peel(fe, fe_first(fe, node));
    if (fe_kind(fe, kid) == CXCursor_DeclRefExpr) {
        CXCursor ref = clang_getCursorReferenced(fe_cursor(fe, kid));
        if (ref.kind == CXCursor_FunctionDecl) return (struct ir_opnd){.kind = IR_O_FUNC, .index = fe_sym(fe, ref)};
    }
    struct fe_lv lv = fe_lvalue(fe, kid);
    return fe_lv_addr(fe, &lv);
}

static struct ir_opnd computed(struct fe *fe, uint32_t node, enum ir_un op, uint32_t dst)
{
    struct ir_opnd o = fe_expr(fe, fe_first(fe, node), dst == FE_DROP ? FE_DROP : FE_VALUE);
    if (dst == FE_DROP) return unknown;
    if (o.kind == IR_O_INT) {
        int64_t v = op == IR_U_NEG ? (int64_t)(0 - (uint64_t)o.v) : op == IR_U_BITNOT ? ~o.v : o.v == 0;
        return ir_int(fe_wrap(fe_type_get(fe, fe_type_of(fe, node)), v));
    }
    if (op == IR_U_NOT && o.kind == IR_O_NULL) return ir_int(1);
    if (op == IR_U_NOT && (o.kind == IR_O_STR || o.kind == IR_O_FUNC)) return ir_int(0);
    if (o.kind == IR_O_FLOAT && op == IR_U_NEG) return o;
    if (o.kind != IR_O_PLACE && o.kind != IR_O_ADDR) return unknown;
    uint32_t place = fe_target(fe, node, dst);
    fe_emit(fe, node, (struct ir_instr){.op = IR_UN, .sub = (uint8_t)op, .dst = place, .a = o});
    return ir_opnd_place(place);
}

static struct ir_opnd dereferenced(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t kid = fe_first(fe, node);
    if (dst == FE_DROP || fe_type_get(fe, fe_type_of(fe, node))->kind == IR_T_FUNC)
        return fe_expr(fe, kid, dst); /* (*fp)() is fp() */
    struct fe_lv lv = fe_lvalue(fe, node);
    return fe_lv_value(fe, &lv);
}

struct ir_opnd fe_unary(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t kid = fe_first(fe, node);
    if (kid == FE_NO_NODE) return unknown;
    switch (clang_getCursorUnaryOperatorKind(fe_cursor(fe, node))) {
    case CXUnaryOperator_PostInc: return step(fe, node, IR_B_ADD, true, dst);
    case CXUnaryOperator_PostDec: return step(fe, node, IR_B_SUB, true, dst);
    case CXUnaryOperator_PreInc: return step(fe, node, IR_B_ADD, false, dst);
    case CXUnaryOperator_PreDec: return step(fe, node, IR_B_SUB, false, dst);
    case CXUnaryOperator_AddrOf: return address_of(fe, node);
    case CXUnaryOperator_Deref: return dereferenced(fe, node, dst);
    case CXUnaryOperator_Plus:
    case CXUnaryOperator_Extension: return fe_expr(fe, kid, dst);
    case CXUnaryOperator_Minus: return computed(fe, node, IR_U_NEG, dst);
    case CXUnaryOperator_Not: return computed(fe, node, IR_U_BITNOT, dst);
    case CXUnaryOperator_LNot: return computed(fe, node, IR_U_NOT, dst);
    default: fe_effect(fe, kid); return unknown;
    }
}

/* ---- choices ---------------------------------------------------------------------------------------------- */

/* One arm of ?:, from block `block` to `join`. */
static void arm(struct fe *fe, uint32_t block, uint32_t node, uint32_t place, uint32_t join)
{
    fe->fn->cur = block;
    if (place == FE_DROP)
        fe_effect(fe, node);
    else
        fe_into(fe, node, place);
    fe_goto(fe, join, fe_pos(fe, node));
}

struct ir_opnd fe_conditional(struct fe *fe, uint32_t node, uint32_t dst)
{
    if (fe_n_kids(fe, node) != 3) {
        fe_effects_below(fe, node);
        return unknown;
    }
    uint32_t cond = fe_first(fe, node), a = fe_next(fe, cond), b = fe_last(fe, node);
    uint32_t type = fe_type_of(fe, node);
    bool no_value = dst == FE_DROP || fe_type_get(fe, type)->kind == IR_T_VOID;
    uint32_t place = no_value ? FE_DROP : dst == FE_VALUE ? fe_temp(fe, type, node) : dst;
    uint32_t yes = fe_block(fe), no = fe_block(fe), join = fe_block(fe);
    fe_cond(fe, cond, (struct fe_fork){yes, no, IR_BR_COND});
    arm(fe, yes, a, place, join);
    arm(fe, no, b, place, join);
    fe->fn->cur = join;
    return no_value ? (struct ir_opnd){.kind = IR_O_NONE} : ir_opnd_place(place);
}
