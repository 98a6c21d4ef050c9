/* Inside the frontend: expressions, statements and declarations into the current function. See fe.h. */
#ifndef CANCELCHECK_FRONTEND_FE_LOWER_H
#define CANCELCHECK_FRONTEND_FE_LOWER_H

#include "frontend/fe.h"

/* ---- fe_expr.c, fe_ops.c, fe_call.c, fe_init.c ------------------------------------------------------------ */
#define FE_VALUE IR_NONE       /* dst: give the value as an operand */
#define FE_DROP  (IR_NONE - 1) /* dst: only the effects count */
/* Lowers an expression. With a place as dst the value may already have been stored there: then the operand is that
 * very place; else the caller stores it (fe_into does). */
struct ir_opnd fe_expr(struct fe *fe, uint32_t node, uint32_t dst);
void fe_into(struct fe *fe, uint32_t node, uint32_t dst);
void fe_effect(struct fe *fe, uint32_t node);
void fe_effects_below(struct fe *fe, uint32_t node);
/* The place to compute into: dst itself, or a temporary of the node's type. */
uint32_t fe_target(struct fe *fe, uint32_t node, uint32_t dst);
uint32_t fe_opnd_type(struct fe *fe, struct ir_opnd o); /* IR_NONE when the operand has none */
bool fe_opnd_is_pointer(struct fe *fe, struct ir_opnd o);
/* `v` as a value of an integer type. */
int64_t fe_wrap(const struct ir_type *t, int64_t v);
bool fe_evaluate(struct fe *fe, uint32_t node, int64_t *v);
struct ir_opnd fe_string_literal(struct fe *fe, uint32_t node); /* fe_literal.c */
struct ir_opnd fe_unary(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_binary(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_compound_assign(struct fe *fe, uint32_t node, uint32_t dst);
/* dst = p + by (elements). */
struct ir_opnd fe_pointer_add(struct fe *fe, uint32_t at, struct ir_opnd p, struct ir_opnd by, uint32_t dst);
struct ir_opnd fe_cast(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_unexposed(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_conditional(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_call(struct fe *fe, uint32_t node, uint32_t dst);
/* An atomic builtin: its arguments in the order in which they are written. */
struct ir_opnd fe_atomic(struct fe *fe, uint32_t node, uint32_t dst);
enum fe_builtin fe_call_builtin(struct fe *fe, uint32_t node);
struct ir_opnd fe_stmt_expr(struct fe *fe, uint32_t node, uint32_t dst);
uint32_t fe_generic_choice(struct fe *fe, uint32_t node);
/* An implicit cast (or other one-child wrapper) whose truth is its child's; FE_NO_NODE when it is something else. */
uint32_t fe_transparent(struct fe *fe, uint32_t node);
/* Stores an initialiser; `zeroed`: the object is zero already. */
void fe_init(struct fe *fe, uint32_t node, const struct fe_lv *lv, bool zeroed);
/* Long arrays whose every member is a number are not listed: one unknown value goes to any element. */
bool fe_init_is_number_table(struct fe *fe, uint32_t type);
void fe_init_number_table(struct fe *fe, uint32_t at, const struct fe_lv *lv);

/* ---- fe_cond.c, fe_stmt.c, fe_scope.c, fe_decl.c ---------------------------------------------------------- */
/* Control flow on a condition; the open block ends. */
void fe_cond(struct fe *fe, uint32_t node, struct fe_fork to);
void fe_stmt(struct fe *fe, uint32_t node);
/* Slots of a `for`: FE_NO_NODE where a part is missing. */
struct fe_for {
    uint32_t init, cond, inc, body;
};
struct fe_for fe_for_parts(struct fe *fe, uint32_t node);
void fe_switch_stmt(struct fe *fe, uint32_t node);
/* `case`, `default` and labels; gives the statement behind them, FE_NO_NODE when there is none. */
uint32_t fe_labels(struct fe *fe, uint32_t node);
/* The same, and the statement. */
void fe_labelled_stmt(struct fe *fe, uint32_t node);
uint32_t fe_label(struct fe *fe, uint32_t node); /* label index of a LabelStmt, or of a node with a LabelRef below */
void fe_goto_label(struct fe *fe, uint32_t label, uint32_t pos);
void fe_local_decl(struct fe *fe, uint32_t node);
void fe_scope_push(struct fe *fe, uint32_t var, uint32_t cleanup);
/* Emits what leaving from `from` to `to` runs; variables die unless `returns`. */
void fe_scope_exit(struct fe *fe, const struct fe_live *from, const struct fe_live *to, uint32_t pos, bool returns);
/* Leaves the scope at its end. */
void fe_scope_pop(struct fe *fe, struct fe_live *to, uint32_t pos);
bool fe_scope_has_cleanup(const struct fe_live *from, const struct fe_live *to);
uint32_t fe_cleanup_of(struct fe *fe, CXCursor var);
/* Initialiser of a file-scope variable, or of a static local (`node` its declaration in the current tree). */
void fe_global(struct fe *fe, CXCursor var);
void fe_static_init(struct fe *fe, uint32_t node, uint32_t sym);
void fe_function(struct fe *fe, CXCursor def);
void fe_init_end(struct fe *fe);

#endif
