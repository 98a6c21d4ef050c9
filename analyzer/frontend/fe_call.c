/* Calls, and the builtins that are none. */
#include "frontend/fe.h"

#include <string.h>

static const struct ir_opnd unknown = {.kind = IR_O_UNKNOWN};

/* The function that is called by name, a null cursor when it is called through a value. */
static CXCursor direct_callee(struct fe *fe, uint32_t node)
{
    for (;;) {
        CXCursor c = fe_cursor(fe, node);
        bool through = c.kind == CXCursor_UnexposedExpr || c.kind == CXCursor_ParenExpr;
        if (c.kind == CXCursor_UnaryOperator) {
            enum CXUnaryOperatorKind k = clang_getCursorUnaryOperatorKind(c);
            through = k == CXUnaryOperator_Deref || k == CXUnaryOperator_AddrOf || k == CXUnaryOperator_Extension;
        }
        if (c.kind == CXCursor_GenericSelectionExpr) {
            node = fe_generic_choice(fe, node);
            if (node == FE_NO_NODE) return clang_getNullCursor();
            continue;
        }
        if (c.kind == CXCursor_DeclRefExpr) {
            CXCursor ref = clang_getCursorReferenced(c);
            return ref.kind == CXCursor_FunctionDecl ? ref : clang_getNullCursor();
        }
        if (!through || fe_n_kids(fe, node) != 1) return clang_getNullCursor();
        node = fe_first(fe, node);
    }
}

enum fe_builtin fe_call_builtin(struct fe *fe, uint32_t node)
{
    uint32_t callee = fe_first(fe, node);
    if (callee == FE_NO_NODE) return FE_BUILTIN_NONE;
    CXCursor direct = direct_callee(fe, callee);
    if (clang_Cursor_isNull(direct)) return FE_BUILTIN_NONE;
    uint32_t sym = fe_sym(fe, direct); /* may move the symbols */
    return fe->syms[sym].builtin;
}

/* Whether a function pointer's type says that the function does not return. */
static bool pointee_noreturn(struct fe *fe, uint32_t callee)
{
    CXType t = clang_getCanonicalType(clang_getCursorType(fe_cursor(fe, callee)));
    CXType f = clang_getPointeeType(t);
    if (clang_getResultType(f.kind == CXType_Invalid ? t : f).kind != CXType_Void) return false;
    CXString s = clang_getTypeSpelling(t);
    const char *text = clang_getCString(s);
    bool found = text && strstr(text, "noreturn");
    clang_disposeString(s);
    return found;
}

static struct ir_opnd builtin(struct fe *fe, uint32_t node, enum fe_builtin what, uint32_t dst)
{
    uint32_t arg = fe_next(fe, fe_first(fe, node));
    int64_t v;
    if (what == FE_BUILTIN_IS_CONSTANT) return ir_int(fe_evaluate(fe, node, &v) && v != 0);
    if (what == FE_BUILTIN_FOLD) return fe_evaluate(fe, node, &v) ? ir_int(v) : unknown;
    struct ir_opnd o = fe_expr(fe, arg, dst);
    for (uint32_t k = fe_next(fe, arg); k != FE_NO_NODE; k = fe_next(fe, k)) fe_effect(fe, k);
    return o;
}

struct ir_opnd fe_call(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t callee = fe_first(fe, node);
    uint32_t flags = fe->void_cast ? IR_CALL_VOID_CAST : 0;
    fe->void_cast = false;
    if (callee == FE_NO_NODE) return unknown;
    CXCursor direct = direct_callee(fe, callee);
    struct ir_opnd target;
    if (!clang_Cursor_isNull(direct)) {
        uint32_t sym = fe_sym(fe, direct);
        enum fe_builtin what = fe->syms[sym].builtin;
        bool usable = what == FE_BUILTIN_FOLD || what == FE_BUILTIN_IS_CONSTANT ||
                      (what == FE_BUILTIN_FIRST_ARG && fe_n_kids(fe, node) > 1);
        if (usable) return builtin(fe, node, what, dst);
        if (fe->u->syms[sym].flags & IR_SYM_NORETURN) flags |= IR_CALL_NORETURN;
        target = (struct ir_opnd){.kind = IR_O_FUNC, .index = sym};
    } else {
        target = fe_expr(fe, callee, FE_VALUE);
        if (target.kind == IR_O_NONE) target = unknown;
        if (pointee_noreturn(fe, callee)) flags |= IR_CALL_NORETURN;
    }
    struct ir_opnd *args = ARENA_ARRAY(&fe->scratch, struct ir_opnd, fe_n_kids(fe, node));
    uint32_t n = 0;
    for (uint32_t k = fe_next(fe, callee); k != FE_NO_NODE; k = fe_next(fe, k)) {
        if (!clang_isExpression(fe_kind(fe, k))) continue;
        args[n] = fe_expr(fe, k, FE_VALUE);
        if (args[n].kind == IR_O_NONE) args[n] = unknown;
        n++;
    }
    uint32_t type = fe_type_of(fe, node);
    bool no_value = dst == FE_DROP || fe_type_get(fe, type)->kind == IR_T_VOID;
    uint32_t place = no_value ? IR_NONE : dst == FE_VALUE ? fe_temp(fe, type, node) : dst;
    fe_emit(fe, node,
            (struct ir_instr){
                .op = IR_CALL, .dst = place, .a = target, .args = args, .n_args = n, .type = type, .flags = flags});
    if (flags & IR_CALL_NORETURN) {
        fe_unreachable(fe, fe_pos(fe, node));
        return unknown;
    }
    return no_value ? (struct ir_opnd){.kind = IR_O_NONE} : ir_opnd_place(place);
}

/* ---- atomics ---------------------------------------------------------------------------------------------- */

/* An atomic builtin has no callee that libclang would name: the name is read from the source. */
static struct ir_opnd atomic_callee(struct fe *fe, uint32_t node, uint32_t result)
{
    size_t at, size, n = 0;
    const char *text = fe_spelling(fe, node, &at, &size);
    if (!text) return unknown;
    text += at;
    size -= at;
    while (n < size && n < 64 &&
           (text[n] == '_' || (text[n] >= 'a' && text[n] <= 'z') || (text[n] >= '0' && text[n] <= '9')))
        n++;
    if (n < 3 || text[0] != '_' || text[1] != '_') return unknown;
    const char *name = arena_strndup(&fe->scratch, text, n);
    return (struct ir_opnd){.kind = IR_O_FUNC, .index = fe_sym_builtin(fe, name, result)};
}

/* libclang's order is pointer, order, value, order on failure, second value, weak; written are values before orders. */
static const uint8_t written_order[][6] = {
    {0}, {0, 1}, {0, 2, 1}, {0, 2, 3, 1}, {0, 2, 4, 1, 3}, {0, 2, 4, 5, 1, 3},
};

struct ir_opnd fe_atomic(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t kids[6], n = 0;
    struct ir_opnd args[6];
    for (uint32_t k = fe_first(fe, node); k != FE_NO_NODE && n < 6; k = fe_next(fe, k)) kids[n++] = k;
    for (uint32_t i = 0; i < n; i++) {
        args[i] = fe_expr(fe, kids[written_order[n - 1][i]], FE_VALUE);
        if (args[i].kind == IR_O_NONE) args[i] = unknown;
    }
    uint32_t type = fe_type_of(fe, node);
    bool no_value = dst == FE_DROP || fe_type_get(fe, type)->kind == IR_T_VOID;
    uint32_t place = no_value ? IR_NONE : fe_target(fe, node, dst);
    struct ir_opnd callee = atomic_callee(fe, node, type);
    fe_emit(fe, node,
            (struct ir_instr){.op = IR_CALL, .dst = place, .a = callee, .args = args, .n_args = n, .type = type});
    return no_value ? unknown : ir_opnd_place(place);
}
