/* Statements: control flow into blocks. */
#include "frontend/fe.h"

#include <string.h>

static const struct ir_opnd unknown = {.kind = IR_O_UNKNOWN};

/* ---- blocks and statement expressions --------------------------------------------------------------------- */

static uint32_t end_of(struct fe *fe, uint32_t node, const struct fe_live *outer)
{
    bool needed = fe->fn->live != outer && fe->fn->cur != IR_NONE;
    return needed ? fe_pos_end(fe, fe_cursor(fe, node)) : 0;
}

static void compound(struct fe *fe, uint32_t node)
{
    struct fe_live *outer = fe->fn->live;
    for (uint32_t k = fe_first(fe, node); k != FE_NO_NODE; k = fe_next(fe, k)) fe_stmt(fe, k);
    fe_scope_pop(fe, outer, end_of(fe, node, outer));
}

/* A temporary as a whole: no scope's end changes it. */
static bool is_temp(struct fe *fe, struct ir_opnd o)
{
    if (o.kind != IR_O_PLACE) return false;
    const struct ir_place *p = &fe->fn->f->places[o.index];
    return p->base == IR_BASE_VAR && !p->n_projs && fe->fn->f->vars[p->index].kind == IR_VAR_TEMP;
}

/* Whether reading `o` after the scope has ended would read a variable that is dead or was cleaned up. */
static bool must_copy(struct fe *fe, struct ir_opnd o, const struct fe_live *outer)
{
    if (o.kind != IR_O_PLACE || fe->fn->live == outer || is_temp(fe, o)) return false;
    if (fe_scope_has_cleanup(fe->fn->live, outer)) return true;
    const struct ir_place *p = &fe->fn->f->places[o.index];
    for (uint32_t i = 0; i < p->n_projs; i++)
        if (p->projs[i].kind == IR_PROJ_INDEX && p->projs[i].a == IR_INDEX_VAR) return true;
    for (const struct fe_live *l = fe->fn->live; l != outer; l = l->outer)
        if (p->base == IR_BASE_VAR && p->index == l->var) return true;
    return false;
}

static struct ir_opnd copied(struct fe *fe, uint32_t at, struct ir_opnd o)
{
    uint32_t temp = fe_temp(fe, fe->fn->f->places[o.index].type, at);
    fe_assign(fe, at, temp, o);
    return ir_opnd_place(temp);
}

struct ir_opnd fe_stmt_expr(struct fe *fe, uint32_t node, uint32_t dst)
{
    uint32_t body = fe_first(fe, node), last = body == FE_NO_NODE ? FE_NO_NODE : fe_last(fe, body);
    struct ir_opnd value = {.kind = IR_O_NONE};
    if (last == FE_NO_NODE) return value;
    struct fe_live *outer = fe->fn->live;
    for (uint32_t k = fe_first(fe, body); k != last; k = fe_next(fe, k)) fe_stmt(fe, k);
    while (fe_kind(fe, last) == CXCursor_LabelStmt || fe_kind(fe, last) == CXCursor_UnexposedStmt) {
        uint32_t in = fe_kind(fe, last) == CXCursor_LabelStmt ? fe_labels(fe, last) : fe_last(fe, last);
        if (in == FE_NO_NODE) break;
        last = in;
    }
    if (clang_isExpression(fe_kind(fe, last)))
        value = fe_expr(fe, last, dst);
    else if (fe_kind(fe, last) != CXCursor_LabelStmt)
        fe_stmt(fe, last);
    if (dst < FE_DROP && value.kind != IR_O_NONE && fe->fn->cur != IR_NONE) {
        fe_assign(fe, last, dst, value);
        value = ir_opnd_place(dst);
    } else if (dst == FE_VALUE && fe->fn->cur != IR_NONE && must_copy(fe, value, outer)) {
        value = copied(fe, last, value);
    }
    fe_scope_pop(fe, outer, end_of(fe, body, outer));
    return value;
}

/* ---- branches and loops ----------------------------------------------------------------------------------- */

static void if_stmt(struct fe *fe, uint32_t node)
{
    uint32_t join = fe_block(fe);
    for (;;) { /* a chain of else-ifs is no recursion */
        uint32_t cond = fe_first(fe, node), n = fe_n_kids(fe, node);
        if (n < 2) break;
        uint32_t then = fe_next(fe, cond), other = n > 2 ? fe_last(fe, node) : FE_NO_NODE;
        uint32_t yes = fe_block(fe), no = other == FE_NO_NODE ? join : fe_block(fe);
        fe_cond(fe, cond, (struct fe_fork){yes, no, IR_BR_IF});
        fe->fn->cur = yes;
        fe_stmt(fe, then);
        fe_goto(fe, join, 0);
        if (other == FE_NO_NODE) break;
        fe->fn->cur = no;
        if (fe_kind(fe, other) != CXCursor_IfStmt) {
            fe_stmt(fe, other);
            break;
        }
        node = other;
    }
    fe_goto(fe, join, 0);
    fe->fn->cur = join;
}

static struct fe_jumps jumps_to(struct fe *fe, uint32_t brk, uint32_t cont)
{
    struct fe_jumps *outer = fe->fn->jumps;
    return (struct fe_jumps){.outer = outer,
                             .brk = brk,
                             .cont = cont,
                             .brk_live = fe->fn->live,
                             .cont_live = fe->fn->live,
                             .sw = outer ? outer->sw : NULL};
}

static void loop_body(struct fe *fe, uint32_t node, uint32_t brk, uint32_t cont)
{
    struct fe_jumps j = jumps_to(fe, brk, cont);
    fe->fn->jumps = &j;
    if (node != FE_NO_NODE) fe_stmt(fe, node);
    fe->fn->jumps = j.outer;
}

static void for_stmt(struct fe *fe, uint32_t node)
{
    struct fe_live *outer = fe->fn->live;
    struct fe_for parts = fe_for_parts(fe, node);
    if (parts.init != FE_NO_NODE) fe_stmt(fe, parts.init);
    uint32_t head = fe_block(fe), body = fe_block(fe), step = fe_block(fe), end = fe_block(fe);
    uint32_t pos = fe_pos(fe, node);
    fe_goto(fe, head, pos);
    fe->fn->cur = head;
    if (parts.cond != FE_NO_NODE)
        fe_cond(fe, parts.cond, (struct fe_fork){body, end, IR_BR_LOOP});
    else
        fe_goto(fe, body, pos);
    fe->fn->cur = body;
    loop_body(fe, parts.body, end, step);
    fe_goto(fe, step, pos);
    fe->fn->cur = step;
    if (parts.inc != FE_NO_NODE) fe_effect(fe, parts.inc);
    fe_goto(fe, head, pos);
    fe->fn->cur = end;
    fe_scope_pop(fe, outer, end_of(fe, node, outer));
}

static void while_stmt(struct fe *fe, uint32_t node)
{
    uint32_t head = fe_block(fe), body = fe_block(fe), end = fe_block(fe), pos = fe_pos(fe, node);
    fe_goto(fe, head, pos);
    fe->fn->cur = head;
    if (fe_n_kids(fe, node) < 2)
        fe_branch(fe, node, unknown, (struct fe_fork){body, end, IR_BR_LOOP});
    else
        fe_cond(fe, fe_first(fe, node), (struct fe_fork){body, end, IR_BR_LOOP});
    fe->fn->cur = body;
    loop_body(fe, fe_last(fe, node), end, head);
    fe_goto(fe, head, pos);
    fe->fn->cur = end;
}

static void do_stmt(struct fe *fe, uint32_t node)
{
    uint32_t body = fe_block(fe), test = fe_block(fe), end = fe_block(fe), pos = fe_pos(fe, node);
    fe_goto(fe, body, pos);
    fe->fn->cur = body;
    loop_body(fe, fe_first(fe, node), end, test);
    fe_goto(fe, test, pos);
    fe->fn->cur = test;
    if (fe_n_kids(fe, node) < 2)
        fe_branch(fe, node, unknown, (struct fe_fork){body, end, IR_BR_LOOP});
    else
        fe_cond(fe, fe_last(fe, node), (struct fe_fork){body, end, IR_BR_LOOP});
    fe->fn->cur = end;
}

/* ---- jumps ------------------------------------------------------------------------------------------------ */

static void break_or_continue(struct fe *fe, uint32_t node, bool is_break)
{
    const struct fe_jumps *j = fe->fn->jumps;
    uint32_t target = !j ? IR_NONE : is_break ? j->brk : j->cont;
    if (fe->fn->cur == IR_NONE || target == IR_NONE) return;
    uint32_t pos = fe_pos(fe, node);
    fe_scope_exit(fe, fe->fn->live, is_break ? j->brk_live : j->cont_live, pos, false);
    fe_goto(fe, target, pos);
}

static void return_stmt(struct fe *fe, uint32_t node)
{
    uint32_t kid = fe_first(fe, node), pos = fe_pos(fe, node);
    struct ir_opnd value = {.kind = IR_O_NONE};
    if (kid != FE_NO_NODE) value = fe_expr(fe, kid, FE_VALUE);
    if (fe->fn->cur == IR_NONE) return;
    if (!is_temp(fe, value) && value.kind == IR_O_PLACE && fe_scope_has_cleanup(fe->fn->live, NULL))
        value = copied(fe, node, value);
    fe_scope_exit(fe, fe->fn->live, NULL, pos, true);
    uint32_t here = fe_cur(fe);
    fe->fn->f->blocks[here].term = (struct ir_term){.kind = IR_RET, .pos = pos, .opnd = value, .text = ""};
    fe->fn->cur = IR_NONE;
}

static void goto_stmt(struct fe *fe, uint32_t node)
{
    uint32_t label = fe_label(fe, node), pos = fe_pos(fe, node);
    if (label == UINT32_MAX)
        fe_unreachable(fe, pos);
    else
        fe_goto_label(fe, label, pos);
}

/* Ends the open block with a jump to any label whose address is taken. */
static void end_computed(struct fe *fe, struct ir_opnd o, uint32_t pos)
{
    uint32_t block = fe_cur(fe);
    fe->fn->f->blocks[block].term = (struct ir_term){.kind = IR_IGOTO, .pos = pos, .opnd = o, .text = ""};
    ARENA_PUSH(&fe->u->arena, fe->fn->igotos, fe->fn->n_igotos, fe->fn->cap_igotos, block);
    fe->fn->cur = IR_NONE;
}

static void computed_goto(struct fe *fe, uint32_t node)
{
    uint32_t kid = fe_last(fe, node), pos = fe_pos(fe, node);
    struct ir_opnd o = kid == FE_NO_NODE ? unknown : fe_expr(fe, kid, FE_VALUE);
    if (o.kind == IR_O_NONE) o = unknown;
    if (fe->fn->cur != IR_NONE) end_computed(fe, o, pos);
}

/* ---- the rest --------------------------------------------------------------------------------------------- */

/* Outputs are lvalues without the load that inputs have: they go in by address. */
static struct ir_opnd asm_operand(struct fe *fe, uint32_t node)
{
    node = fe_peel(fe, node);
    switch (fe_kind(fe, node)) {
    case CXCursor_DeclRefExpr:
    case CXCursor_MemberRefExpr:
    case CXCursor_ArraySubscriptExpr:
    case CXCursor_UnaryOperator: break;
    default: return fe_expr(fe, node, FE_VALUE);
    }
    if (fe_kind(fe, node) == CXCursor_UnaryOperator &&
        clang_getCursorUnaryOperatorKind(fe_cursor(fe, node)) != CXUnaryOperator_Deref)
        return fe_expr(fe, node, FE_VALUE);
    if (fe_kind(fe, node) == CXCursor_DeclRefExpr) {
        CXCursor ref = clang_getCursorReferenced(fe_cursor(fe, node));
        if (ref.kind != CXCursor_VarDecl && ref.kind != CXCursor_ParmDecl) return fe_expr(fe, node, FE_VALUE);
    }
    struct fe_lv lv = fe_lvalue(fe, node);
    return fe_lv_addr(fe, &lv);
}

/* libclang does not show the labels of `asm goto`; that there are some stands in the source. */
static bool is_asm_goto(struct fe *fe, uint32_t node)
{
    size_t at, size;
    const char *text = fe_spelling(fe, node, &at, &size);
    if (!text) return false;
    const char *open = memchr(text + at, '(', size - at);
    return open && memmem(text + at, (size_t)(open - text) - at, "goto", 4);
}

static void asm_stmt(struct fe *fe, uint32_t node)
{
    struct ir_opnd *args = ARENA_ARRAY(&fe->scratch, struct ir_opnd, fe_n_kids(fe, node) + 1);
    uint32_t n = 0;
    for (uint32_t k = fe_first(fe, node); k != FE_NO_NODE; k = fe_next(fe, k)) {
        if (!clang_isExpression(fe_kind(fe, k)) || fe_kind(fe, k) == CXCursor_AddrLabelExpr) continue;
        args[n] = asm_operand(fe, k);
        if (args[n].kind == IR_O_NONE) args[n] = unknown;
        n++;
    }
    fe_emit(fe, node, (struct ir_instr){.op = IR_ASM, .dst = IR_NONE, .args = args, .n_args = n});
    if (!is_asm_goto(fe, node)) return;
    uint32_t jump = fe_block(fe), next = fe_block(fe), pos = fe_pos(fe, node);
    fe_branch(fe, node, unknown, (struct fe_fork){jump, next, IR_BR_OTHER});
    fe->fn->cur = jump;
    fe->fn->asm_goto = true;
    end_computed(fe, unknown, pos);
    fe->fn->cur = next;
}

static void decl_stmt(struct fe *fe, uint32_t node)
{
    for (uint32_t k = fe_first(fe, node); k != FE_NO_NODE; k = fe_next(fe, k))
        if (fe_kind(fe, k) == CXCursor_VarDecl) fe_local_decl(fe, k);
}

/* Statements with no meaning of their own for us (attributes, pragmas): what is below them. */
static void wrapped(struct fe *fe, uint32_t node)
{
    for (uint32_t k = fe_first(fe, node); k != FE_NO_NODE; k = fe_next(fe, k))
        if (clang_isStatement(fe_kind(fe, k)) || clang_isExpression(fe_kind(fe, k))) fe_stmt(fe, k);
}

void fe_stmt(struct fe *fe, uint32_t node)
{
    if (fe_is_deep(fe)) return;
    enum CXCursorKind kind = fe_kind(fe, node);
    switch (kind) {
    case CXCursor_CompoundStmt: compound(fe, node); return;
    case CXCursor_DeclStmt: decl_stmt(fe, node); return;
    case CXCursor_IfStmt: if_stmt(fe, node); return;
    case CXCursor_ForStmt: for_stmt(fe, node); return;
    case CXCursor_WhileStmt: while_stmt(fe, node); return;
    case CXCursor_DoStmt: do_stmt(fe, node); return;
    case CXCursor_SwitchStmt: fe_switch_stmt(fe, node); return;
    case CXCursor_CaseStmt:
    case CXCursor_DefaultStmt:
    case CXCursor_LabelStmt: fe_labelled_stmt(fe, node); return;
    case CXCursor_GotoStmt: goto_stmt(fe, node); return;
    case CXCursor_IndirectGotoStmt: computed_goto(fe, node); return;
    case CXCursor_BreakStmt: break_or_continue(fe, node, true); return;
    case CXCursor_ContinueStmt: break_or_continue(fe, node, false); return;
    case CXCursor_ReturnStmt: return_stmt(fe, node); return;
    case CXCursor_GCCAsmStmt:
    case CXCursor_MSAsmStmt: asm_stmt(fe, node); return;
    case CXCursor_NullStmt: return;
    default: break;
    }
    if (clang_isExpression(kind))
        fe_effect(fe, node);
    else if (clang_isStatement(kind))
        wrapped(fe, node);
}
