/* Conditions as control flow: && || ! ?: and what macros wrap around them. */
#include "frontend/fe.h"

#include <string.h>

/* The operators that a condition is taken apart at. */
static bool is_logical(struct fe *fe, uint32_t node)
{
    CXCursor c = fe_cursor(fe, node);
    if (c.kind == CXCursor_UnaryOperator) return clang_getCursorUnaryOperatorKind(c) == CXUnaryOperator_LNot;
    if (c.kind != CXCursor_BinaryOperator) return c.kind == CXCursor_ConditionalOperator;
    enum CXBinaryOperatorKind k = clang_getCursorBinaryOperatorKind(c);
    return k == CXBinaryOperator_LAnd || k == CXBinaryOperator_LOr ||
           (k >= CXBinaryOperator_LT && k <= CXBinaryOperator_NE);
}

/* Through everything that does not change the truth of a value. */
static uint32_t strip(struct fe *fe, uint32_t node)
{
    for (;;) {
        node = fe_peel(fe, node);
        uint32_t kid = FE_NO_NODE;
        if (fe_kind(fe, node) == CXCursor_UnexposedExpr) {
            kid = fe_transparent(fe, node);
        } else if (fe_kind(fe, node) == CXCursor_CStyleCastExpr) { /* (gboolean)(a && b) */
            uint32_t inner = fe_last(fe, node);
            if (inner != FE_NO_NODE && is_logical(fe, fe_peel(fe, inner))) kid = inner;
        } else if (fe_kind(fe, node) == CXCursor_CallExpr && fe_n_kids(fe, node) > 1) { /* __builtin_expect */
            if (fe_call_builtin(fe, node) == FE_BUILTIN_FIRST_ARG) kid = fe_next(fe, fe_first(fe, node));
        }
        if (kid == FE_NO_NODE) return node;
        node = kid;
    }
}

/* Whether the statement is `var = constant`. */
static bool sets(struct fe *fe, uint32_t node, CXCursor var, int64_t *v)
{
    while (fe_kind(fe, node) == CXCursor_CompoundStmt && fe_n_kids(fe, node) == 1) node = fe_first(fe, node);
    CXCursor c = fe_cursor(fe, node);
    if (c.kind != CXCursor_BinaryOperator || fe_n_kids(fe, node) != 2) return false;
    if (clang_getCursorBinaryOperatorKind(c) != CXBinaryOperator_Assign) return false;
    CXCursor left = fe_cursor(fe, fe_first(fe, node));
    return left.kind == CXCursor_DeclRefExpr && clang_equalCursors(clang_getCursorReferenced(left), var) &&
           fe_kind(fe, fe_last(fe, node)) == CXCursor_IntegerLiteral && fe_evaluate(fe, fe_last(fe, node), v);
}

/* `({ int v; if (c) v = 1; else v = 0; v; })`, as "likely" macros write it, is c: gives c, or FE_NO_NODE. */
static uint32_t boolean_macro(struct fe *fe, uint32_t node)
{
    uint32_t body = fe_first(fe, node);
    if (body == FE_NO_NODE || fe_n_kids(fe, body) != 3) return FE_NO_NODE;
    uint32_t decl = fe_first(fe, body), test = fe_next(fe, decl), last = fe_last(fe, body);
    if (fe_kind(fe, decl) != CXCursor_DeclStmt || fe_n_kids(fe, decl) != 1) return FE_NO_NODE;
    if (fe_kind(fe, test) != CXCursor_IfStmt || fe_n_kids(fe, test) != 3) return FE_NO_NODE;
    CXCursor var = fe_cursor(fe, fe_first(fe, decl));
    last = strip(fe, last);
    bool gives_var = fe_kind(fe, last) == CXCursor_DeclRefExpr &&
                     clang_equalCursors(clang_getCursorReferenced(fe_cursor(fe, last)), var);
    uint32_t cond = fe_first(fe, test);
    int64_t yes, no;
    if (!gives_var || !sets(fe, fe_next(fe, cond), var, &yes) || !sets(fe, fe_last(fe, test), var, &no))
        return FE_NO_NODE;
    return yes && !no ? cond : FE_NO_NODE;
}

static void binary(struct fe *fe, uint32_t node, struct fe_fork to)
{
    uint32_t left = fe_first(fe, node), right = fe_last(fe, node), mid = fe_block(fe);
    if (clang_getCursorBinaryOperatorKind(fe_cursor(fe, node)) == CXBinaryOperator_LAnd)
        fe_cond(fe, left, (struct fe_fork){mid, to.other, to.kind});
    else
        fe_cond(fe, left, (struct fe_fork){to.then, mid, to.kind});
    fe->fn->cur = mid;
    fe_cond(fe, right, to);
}

static void choice(struct fe *fe, uint32_t node, struct fe_fork to)
{
    uint32_t cond = fe_first(fe, node), yes = fe_block(fe), no = fe_block(fe);
    fe_cond(fe, cond, (struct fe_fork){yes, no, IR_BR_COND});
    fe->fn->cur = yes;
    fe_cond(fe, fe_next(fe, cond), to);
    fe->fn->cur = no;
    fe_cond(fe, fe_last(fe, node), to);
}

static bool taken_apart(struct fe *fe, uint32_t node, struct fe_fork to)
{
    CXCursor c = fe_cursor(fe, node);
    uint32_t n = fe_n_kids(fe, node);
    if (c.kind == CXCursor_UnaryOperator && n == 1) {
        if (clang_getCursorUnaryOperatorKind(c) != CXUnaryOperator_LNot) return false;
        fe_cond(fe, fe_first(fe, node), (struct fe_fork){to.other, to.then, to.kind});
        return true;
    }
    if (c.kind == CXCursor_ConditionalOperator && n == 3) {
        choice(fe, node, to);
        return true;
    }
    if (c.kind == CXCursor_StmtExpr) {
        uint32_t inner = boolean_macro(fe, node);
        if (inner == FE_NO_NODE) return false;
        fe_cond(fe, inner, to);
        return true;
    }
    if (c.kind != CXCursor_BinaryOperator || n != 2) return false;
    switch (clang_getCursorBinaryOperatorKind(c)) {
    case CXBinaryOperator_LAnd:
    case CXBinaryOperator_LOr: binary(fe, node, to); return true;
    case CXBinaryOperator_Comma:
        fe_effect(fe, fe_first(fe, node));
        fe_cond(fe, fe_last(fe, node), to);
        return true;
    default: return false;
    }
}

void fe_cond(struct fe *fe, uint32_t node, struct fe_fork to)
{
    node = strip(fe, node);
    if (fe_is_deep(fe)) {
        fe_goto(fe, to.then, 0);
        return;
    }
    fe_cur(fe);
    if (taken_apart(fe, node, to)) return;
    struct ir_opnd o = fe_expr(fe, node, FE_VALUE);
    if (fe->fn->cur == IR_NONE) return; /* it does not come back */
    if (o.kind == IR_O_ADDR) o = ir_int(1);
    fe_branch(fe, node, o, to);
}
