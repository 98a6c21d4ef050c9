/* Expressions: dispatch by cursor kind, constants, implicit and explicit casts, the kinds libclang leaves nameless. */
#include "frontend/fe.h"

#include <string.h>

static const struct ir_opnd unknown = {.kind = IR_O_UNKNOWN};

/* ---- helpers ---------------------------------------------------------------------------------------------- */

uint32_t fe_peel(const struct fe *fe, uint32_t node)
{
    for (;;) {
        CXCursor c = fe_cursor(fe, node);
        bool through =
            c.kind == CXCursor_ParenExpr ||
            (c.kind == CXCursor_UnaryOperator && clang_getCursorUnaryOperatorKind(c) == CXUnaryOperator_Extension);
        if (!through || fe_first(fe, node) == FE_NO_NODE) return node;
        node = fe_first(fe, node);
    }
}

void fe_into(struct fe *fe, uint32_t node, uint32_t dst)
{
    struct ir_opnd o = fe_expr(fe, node, dst);
    if (fe->fn->cur == IR_NONE && o.kind == IR_O_UNKNOWN) return; /* it does not come back */
    fe_assign(fe, node, dst, o);
}

void fe_effect(struct fe *fe, uint32_t node)
{
    fe_expr(fe, node, FE_DROP);
}

void fe_effects_below(struct fe *fe, uint32_t node)
{
    for (uint32_t k = fe_first(fe, node); k != FE_NO_NODE; k = fe_next(fe, k))
        if (clang_isExpression(fe_kind(fe, k))) fe_effect(fe, k);
}

uint32_t fe_target(struct fe *fe, uint32_t node, uint32_t dst)
{
    return dst < FE_DROP ? dst : fe_temp(fe, fe_type_of(fe, node), node);
}

uint32_t fe_opnd_type(struct fe *fe, struct ir_opnd o)
{
    if (o.kind == IR_O_PLACE) return fe->fn->f->places[o.index].type;
    if (o.kind == IR_O_ADDR) return fe_type_pointer(fe, fe->fn->f->places[o.index].type);
    return IR_NONE;
}

bool fe_opnd_is_pointer(struct fe *fe, struct ir_opnd o)
{
    switch (o.kind) {
    case IR_O_PLACE: return fe_type_get(fe, fe->fn->f->places[o.index].type)->kind == IR_T_PTR;
    case IR_O_NULL:
    case IR_O_STR:
    case IR_O_FUNC:
    case IR_O_ADDR: return true;
    default: return false;
    }
}

int64_t fe_wrap(const struct ir_type *t, int64_t v)
{
    if (t->kind != IR_T_INT || t->bits == 0 || t->bits >= 64) return v;
    if (t->bits == 1) return v != 0;
    uint64_t mask = (UINT64_C(1) << t->bits) - 1, u = (uint64_t)v & mask;
    bool negative = !t->is_unsigned && (u >> (t->bits - 1)) != 0;
    return (int64_t)(negative ? u | ~mask : u);
}

bool fe_evaluate(struct fe *fe, uint32_t node, int64_t *v)
{
    CXEvalResult r = clang_Cursor_Evaluate(fe_cursor(fe, node));
    if (!r) return false;
    bool is_int = clang_EvalResult_getKind(r) == CXEval_Int;
    if (is_int)
        *v = clang_EvalResult_isUnsignedInt(r) ? (int64_t)clang_EvalResult_getAsUnsigned(r)
                                               : clang_EvalResult_getAsLongLong(r);
    clang_EvalResult_dispose(r);
    return is_int;
}

/* ---- constants -------------------------------------------------------------------------------------------- */

/* The value, if the compiler can compute it; else unknown, with the children's effects. */
static struct ir_opnd evaluated(struct fe *fe, uint32_t node)
{
    int64_t v;
    if (fe_evaluate(fe, node, &v)) return ir_int(v);
    return unknown;
}

/* ---- names ------------------------------------------------------------------------------------------------ */

static struct ir_opnd decl_value(struct fe *fe, uint32_t node, uint32_t dst)
{
    CXCursor ref = clang_getCursorReferenced(fe_cursor(fe, node));
    switch (ref.kind) {
    case CXCursor_FunctionDecl: return (struct ir_opnd){.kind = IR_O_FUNC, .index = fe_sym(fe, ref)};
    case CXCursor_EnumConstantDecl: return ir_int(clang_getEnumConstantDeclValue(ref));
    case CXCursor_VarDecl:
    case CXCursor_ParmDecl: break;
    default: return unknown;
    }
    if (dst == FE_DROP) return unknown;
    struct fe_lv lv = fe_lvalue(fe, node);
    return fe_lv_value(fe, &lv);
}

/* ---- casts ------------------------------------------------------------------------------------------------ */

/* A constant as a value of type `t`. */
static struct ir_opnd constant_as(const struct ir_type *t, struct ir_opnd o)
{
    if (o.kind == IR_O_INT && t->kind == IR_T_PTR && o.v == 0) return ir_null();
    if (o.kind == IR_O_INT && t->kind == IR_T_INT) return ir_int(fe_wrap(t, o.v));
    if (o.kind == IR_O_INT && t->kind == IR_T_FLOAT) return (struct ir_opnd){.kind = IR_O_FLOAT};
    if (o.kind == IR_O_NULL && t->kind == IR_T_INT) return ir_int(0);
    if ((o.kind == IR_O_STR || o.kind == IR_O_FUNC) && t->kind == IR_T_INT && t->bits == 1) return ir_int(1);
    return o;
}

static bool is_bool(const struct ir_type *t)
{
    return t->kind == IR_T_INT && t->bits == 1;
}

/* Operators whose value is 0 or 1. */
static bool is_truth(struct fe *fe, uint32_t node)
{
    node = fe_peel(fe, node);
    CXCursor c = fe_cursor(fe, node);
    if (c.kind == CXCursor_UnaryOperator) return clang_getCursorUnaryOperatorKind(c) == CXUnaryOperator_LNot;
    if (c.kind != CXCursor_BinaryOperator) return false;
    enum CXBinaryOperatorKind k = clang_getCursorBinaryOperatorKind(c);
    return (k >= CXBinaryOperator_LT && k <= CXBinaryOperator_NE) || k == CXBinaryOperator_LAnd ||
           k == CXBinaryOperator_LOr;
}

/* dst = (kid != 0) */
static struct ir_opnd to_bool(struct fe *fe, uint32_t node, uint32_t kid, uint32_t dst)
{
    struct ir_opnd o = fe_expr(fe, kid, dst == FE_DROP ? FE_DROP : FE_VALUE);
    if (dst == FE_DROP) return unknown;
    if (o.kind == IR_O_INT) return ir_int(o.v != 0);
    if (o.kind == IR_O_NULL) return ir_int(0);
    if (o.kind == IR_O_STR || o.kind == IR_O_FUNC) return ir_int(1);
    if (o.kind != IR_O_PLACE && o.kind != IR_O_ADDR) return unknown;
    uint32_t place = fe_target(fe, node, dst);
    struct ir_opnd zero = fe_opnd_is_pointer(fe, o) ? ir_null() : ir_int(0);
    fe_emit(fe, node, (struct ir_instr){.op = IR_BIN, .sub = IR_B_NE, .dst = place, .a = o, .b = zero});
    return ir_opnd_place(place);
}

static bool converts_silently(const struct ir_type *to, const struct ir_type *from)
{
    if (to->kind == IR_T_PTR) return from->kind == IR_T_PTR || from->kind == IR_T_ARRAY || from->kind == IR_T_FUNC;
    if (to->kind == IR_T_RECORD) return from->kind == IR_T_RECORD && to->record == from->record;
    return to->kind == IR_T_INT && from->kind == IR_T_INT && to->bits == from->bits &&
           to->is_unsigned == from->is_unsigned;
}

/* `(void)f()` and `(void)!f()` say that f's result is dropped on purpose; `(void)(f() ? g() : 0)` does not. */
static bool is_dropped_call(struct fe *fe, uint32_t node)
{
    for (;;) {
        node = fe_peel(fe, node);
        CXCursor c = fe_cursor(fe, node);
        bool negation = c.kind == CXCursor_UnaryOperator && clang_getCursorUnaryOperatorKind(c) == CXUnaryOperator_LNot;
        if ((!negation && c.kind != CXCursor_UnexposedExpr) || fe_n_kids(fe, node) != 1)
            return c.kind == CXCursor_CallExpr;
        node = fe_first(fe, node);
    }
}

struct ir_opnd fe_cast(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t kid = fe_last(fe, node);
    if (kid == FE_NO_NODE) return unknown;
    uint32_t type = fe_type_of(fe, node);
    const struct ir_type *to = fe_type_get(fe, type);
    if (to->kind == IR_T_VOID) {
        fe->void_cast = is_dropped_call(fe, kid);
        fe_effect(fe, kid);
        fe->void_cast = false;
        return (struct ir_opnd){.kind = IR_O_NONE};
    }
    if (dst == FE_DROP) return fe_expr(fe, kid, FE_DROP);
    uint32_t from_type = fe_type_of(fe, kid);
    to = fe_type_get(fe, type); /* the table may have moved */
    const struct ir_type *from = fe_type_get(fe, from_type);
    if (is_bool(to) && !is_bool(from) && !is_truth(fe, kid)) return to_bool(fe, node, kid, dst);
    bool silent = converts_silently(to, from);
    struct ir_opnd o = fe_expr(fe, kid, silent || is_truth(fe, kid) ? dst : FE_VALUE);
    o = constant_as(fe_type_get(fe, type), o);
    if (silent || is_truth(fe, kid)) return o;
    if (o.kind != IR_O_PLACE && o.kind != IR_O_ADDR && !(o.kind == IR_O_FUNC || o.kind == IR_O_STR)) {
        int64_t v;
        bool fold = o.kind == IR_O_FLOAT && fe_type_get(fe, type)->kind == IR_T_INT;
        return fold ? (fe_evaluate(fe, node, &v) ? ir_int(v) : unknown) : o;
    }
    uint32_t place = fe_target(fe, node, dst);
    fe_emit(fe, node, (struct ir_instr){.op = IR_CAST, .dst = place, .a = o, .type = type});
    return ir_opnd_place(place);
}

/* ---- nameless expressions --------------------------------------------------------------------------------- */

static bool is_va_list(struct fe *fe, uint32_t type)
{
    for (uint32_t i = 0; i < fe->n_va_list_types; i++)
        if (fe->va_list_types[i] == type) return true;
    return false;
}

/* va_arg(ap, T) looks like an implicit cast of `ap`; only the types tell. */
static bool is_va_arg(struct fe *fe, uint32_t node, uint32_t kid)
{
    if (!fe->n_va_list_types) return false;
    return is_va_list(fe, fe_type_of(fe, kid)) && !is_va_list(fe, fe_type_of(fe, node));
}

uint32_t fe_transparent(struct fe *fe, uint32_t node)
{
    if (fe_kind(fe, node) != CXCursor_UnexposedExpr || fe_n_kids(fe, node) != 1) return FE_NO_NODE;
    uint32_t kid = fe_first(fe, node);
    if (!clang_isExpression(fe_kind(fe, kid)) || is_va_arg(fe, node, kid)) return FE_NO_NODE;
    return kid;
}

static struct ir_opnd implicit_cast(struct fe *fe, uint32_t node, uint32_t kid, uint32_t dst)
{
    CXType type = clang_getCursorType(fe_cursor(fe, node));
    if (type.kind == CXType_Void) { /* a designated initialiser outside a list: broken code */
        fe_effect(fe, kid);
        return unknown;
    }
    enum CXCursorKind kind = fe_kind(fe, kid);
    bool name = kind == CXCursor_DeclRefExpr || kind == CXCursor_MemberRefExpr;
    if (type.kind != CXType_Bool && name && !fe->n_va_list_types) return fe_expr(fe, kid, dst);
    uint32_t to = fe_type(fe, type);
    if (is_va_arg(fe, node, kid)) {
        fe_effect(fe, kid);
        return unknown;
    }
    if (is_bool(fe_type_get(fe, to)) && !is_truth(fe, kid) && !is_bool(fe_type_get(fe, fe_type_of(fe, kid))))
        return to_bool(fe, node, kid, dst);
    struct ir_opnd o = fe_expr(fe, kid, dst);
    return constant_as(fe_type_get(fe, to), o);
}

/* a ?: b, whose children are a three times and b. */
static struct ir_opnd elvis(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t pos = fe_pos(fe, node), kid = fe_first(fe, node), last = fe_last(fe, node);
    uint32_t other = fe_block(fe), join = fe_block(fe);
    uint32_t value = fe_block(fe);
    struct ir_opnd o = fe_expr(fe, kid, FE_VALUE);
    uint32_t place = dst == FE_DROP ? FE_DROP : fe_target(fe, node, dst);
    fe_branch(fe, kid, o, (struct fe_fork){value, other, IR_BR_COND});
    fe->fn->cur = value;
    if (place != FE_DROP) fe_assign(fe, kid, place, o);
    fe_goto(fe, join, pos);
    fe->fn->cur = other;
    if (place == FE_DROP)
        fe_effect(fe, last);
    else
        fe_into(fe, last, place);
    fe_goto(fe, join, pos);
    fe->fn->cur = join;
    return place == FE_DROP ? unknown : ir_opnd_place(place);
}

static bool same_start(struct fe *fe, uint32_t a, uint32_t b)
{
    return clang_equalCursors(fe_cursor(fe, a), fe_cursor(fe, b)) ||
           clang_equalLocations(clang_getCursorLocation(fe_cursor(fe, a)), clang_getCursorLocation(fe_cursor(fe, b)));
}

struct ir_opnd fe_unexposed(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t first = fe_first(fe, node), n = fe_n_kids(fe, node);
    if (n == 1 && clang_isExpression(fe_kind(fe, first))) return implicit_cast(fe, node, first, dst);
    if (n == 0 || !clang_isExpression(fe_kind(fe, first))) { /* offsetof, types_compatible_p, va_arg(ap, typedef) */
        fe_effects_below(fe, node);
        return evaluated(fe, node);
    }
    uint32_t second = fe_next(fe, first);
    if (n == 4 && same_start(fe, first, second)) return elvis(fe, node, dst);
    CXType type = clang_getCanonicalType(clang_getCursorType(fe_cursor(fe, first)));
    if (type.kind == CXType_Pointer) return fe_atomic(fe, node, dst);
    int64_t v;
    if (n == 3 && fe_evaluate(fe, first, &v)) /* __builtin_choose_expr */
        return fe_expr(fe, v ? second : fe_last(fe, node), dst);
    fe_effects_below(fe, node);
    return unknown;
}

/* ---- dispatch --------------------------------------------------------------------------------------------- */

static struct ir_opnd label_address(struct fe *fe, uint32_t node)
{
    struct fe_fn *fn = fe->fn;
    fe->fn = &fe->body; /* a table of labels is static: its initialiser is lowered elsewhere */
    if (fe->body.f) {
        uint32_t label = fe_label(fe, node);
        if (label != UINT32_MAX) fe->body.labels[label].address_taken = true;
    }
    fe->fn = fn;
    return unknown;
}

static struct ir_opnd place_value(struct fe *fe, uint32_t node, uint32_t dst)
{
    if (dst == FE_DROP) { /* `*p;` touches nothing, `f()->x;` calls f */
        fe_effects_below(fe, node);
        return unknown;
    }
    struct fe_lv lv = fe_lvalue(fe, node);
    return fe_lv_value(fe, &lv);
}

static struct ir_opnd initialised(struct fe *fe, uint32_t node, uint32_t dst)
{
    if (dst >= FE_DROP && fe_type_get(fe, fe_type_of(fe, node))->kind != IR_T_RECORD) {
        uint32_t first = fe_first(fe, node); /* int x = {3}; */
        if (first != FE_NO_NODE && fe_n_kids(fe, node) == 1) return fe_expr(fe, first, dst);
    }
    struct fe_lv lv = fe_lv_place(fe, fe_target(fe, node, dst));
    fe_init(fe, node, &lv, false);
    return fe_lv_value(fe, &lv);
}

struct ir_opnd fe_expr(struct fe *fe, uint32_t node, uint32_t dst)
{
    node = fe_peel(fe, node);
    if (fe_is_deep(fe)) return unknown;
    switch (fe_kind(fe, node)) {
    case CXCursor_UnexposedExpr: return fe_unexposed(fe, node, dst);
    case CXCursor_DeclRefExpr: return decl_value(fe, node, dst);
    case CXCursor_MemberRefExpr:
    case CXCursor_ArraySubscriptExpr:
    case CXCursor_CompoundLiteralExpr: return place_value(fe, node, dst);
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral:
    case CXCursor_CXXBoolLiteralExpr:
    case CXCursor_UnaryExpr: /* sizeof, alignof: the operand is not evaluated */ return evaluated(fe, node);
    case CXCursor_CXXNullPtrLiteralExpr:
    case CXCursor_GNUNullExpr: return ir_null();
    case CXCursor_FloatingLiteral:
    case CXCursor_ImaginaryLiteral: return (struct ir_opnd){.kind = IR_O_FLOAT};
    case CXCursor_StringLiteral: return fe_string_literal(fe, node);
    case CXCursor_CallExpr: return fe_call(fe, node, dst);
    case CXCursor_CStyleCastExpr: return fe_cast(fe, node, dst);
    case CXCursor_UnaryOperator: return fe_unary(fe, node, dst);
    case CXCursor_BinaryOperator: return fe_binary(fe, node, dst);
    case CXCursor_CompoundAssignOperator: return fe_compound_assign(fe, node, dst);
    case CXCursor_ConditionalOperator: return fe_conditional(fe, node, dst);
    case CXCursor_InitListExpr: return initialised(fe, node, dst);
    case CXCursor_StmtExpr: return fe_stmt_expr(fe, node, dst);
    case CXCursor_AddrLabelExpr: return label_address(fe, node);
    case CXCursor_GenericSelectionExpr: {
        uint32_t choice = fe_generic_choice(fe, node);
        return choice == FE_NO_NODE ? unknown : fe_expr(fe, choice, dst);
    }
    default: fe_effects_below(fe, node); return evaluated(fe, node);
    }
}
