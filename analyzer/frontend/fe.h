/*
 * Inside the frontend: the state of one translation unit's lowering and what its files offer one another.
 * Expressions are nodes of the current tree (fe_ast.h); "at" arguments name the node whose place in the source counts.
 */
#ifndef CANCELCHECK_FRONTEND_FE_H
#define CANCELCHECK_FRONTEND_FE_H

#include "base/arena.h"
#include "frontend/fe_ast.h"
#include "frontend/frontend.h"
#include "ir/ir.h"

/* What a declaration cursor stands for; the index is in the low bits of the map's value. */
#define FE_DECL(kind, index) ((uint32_t)(kind) << 28 | (index))
#define FE_DECL_KIND(v)      ((v) >> 28)
#define FE_DECL_INDEX(v)     ((v)&0x0fffffffu)
enum fe_decl { FE_DECL_SYM, FE_DECL_VAR, FE_DECL_RECORD, FE_DECL_FIELD };

/* Compiler builtins that are no calls. */
enum fe_builtin { FE_BUILTIN_NONE, FE_BUILTIN_FIRST_ARG, FE_BUILTIN_FOLD, FE_BUILTIN_IS_CONSTANT, FE_BUILTIN_NORETURN };

struct fe_sym {
    CXCursor decl; /* as referred to first */
    enum fe_builtin builtin;
    bool body_done, init_done; /* lowered, or waiting in the queue */
};

struct fe_record {
    CXCursor decl;
    bool filled;
    uint32_t outer, outer_field; /* the record that this anonymous one is a member of, IR_NONE when there is none */
};

struct fe_field {
    uint32_t record, index;
};

struct fe_file {
    CXFile handle;
    const char *text; /* libclang's buffer, loaded on demand; NULL when there is none */
    size_t size;
    uint32_t index; /* into unit files */
    bool loaded, is_main, is_header;
};

/* A variable in scope: the chain from the innermost one to the function's first is "what is alive here". */
struct fe_live {
    struct fe_live *outer;
    uint32_t depth, var;
    uint32_t cleanup; /* symbol of __attribute__((cleanup)), IR_NONE when there is none */
};

/* Where break and continue lead; the innermost first. */
struct fe_jumps {
    struct fe_jumps *outer;
    uint32_t brk, cont;
    struct fe_live *brk_live, *cont_live;
    struct fe_switch *sw; /* the innermost switch, NULL outside */
};

struct fe_label {
    CXSourceLocation loc;
    uint32_t block;
    struct fe_live *live;
    bool defined, address_taken, named; /* named: by a goto */
};

struct fe_switch {
    struct ir_case *cases;
    uint32_t n, cap;
    uint32_t other; /* `default`, IR_NONE when there is none */
};

struct fe_goto {
    uint32_t block, label, pos;
    struct fe_live *live;
};

/* The function that instructions go to. */
struct fe_fn {
    struct ir_func *f;
    uint32_t cur; /* open block, IR_NONE after a jump */
    struct fe_live *live;
    struct fe_jumps *jumps;
    struct fe_label *labels;
    uint32_t n_labels, cap_labels;
    struct fe_goto *gotos;
    uint32_t n_gotos, cap_gotos;
    uint32_t *igotos; /* blocks ending in a computed goto */
    uint32_t n_igotos, cap_igotos;
    uint32_t init_place; /* place whose declaration initialiser is being lowered, IR_NONE */
    bool is_init, asm_goto;
};

#define FE_POS_CACHE 64

struct fe {
    const struct frontend_job *job;
    struct frontend_result *result;
    struct ir_unit *u;
    CXTranslationUnit tu;
    struct fe_tree tree;  /* of the function or initialiser being lowered */
    struct arena scratch; /* released after each function */
    struct fe_map decls;
    struct fe_fn *fn;    /* where instructions go now */
    struct fe_fn body;   /* the function being lowered */
    struct fe_fn init;   /* the pseudo function of initialisers; f is NULL until it is needed */
    struct fe_sym *syms; /* beside u->syms */
    uint32_t cap_syms;
    struct fe_record *records; /* beside u->records */
    uint32_t cap_records;
    struct fe_field *fields;
    uint32_t n_fields, cap_fields;
    struct fe_file *files;
    uint32_t n_files, cap_files, last_file;
    struct {
        const void *key;
        uint32_t type;
    } * types; /* hash table from libclang's type pointers */
    uint32_t n_types, cap_types;
    uint32_t *pointer_to; /* type -> its pointer type + 1, 0 when not made yet */
    uint32_t n_pointer_to;
    struct {
        CXSourceLocation loc;
        uint32_t pos;
    } pos_cache[FE_POS_CACHE];
    CXCursor *defs; /* functions with bodies and file-scope variables outside headers, in source order */
    uint32_t n_defs, cap_defs;
    CXCursor *queue; /* definitions in headers that something refers to */
    uint32_t n_queue, cap_queue;
    CXCursor *named; /* every function declared at file scope: see fe_sym_by_name */
    uint32_t n_named, cap_named;
    void *by_name;
    CXPrintingPolicy policy; /* terse, without initialisers; NULL until needed */
    const char *root;        /* statics' USRs carry their file's path below it */
    uint32_t t_int, t_void;  /* types */
    uint32_t va_list_types;  /* how many types look like va_list: 0 spares the question */
    const char *stack_floor; /* recursion stops here */
    bool too_deep;
    bool void_cast; /* the next call's result is cast to void */
};

/* ---- fe_pos.c: positions and source text ------------------------------------------------------------------ */
uint32_t fe_pos_loc(struct fe *fe, CXSourceLocation loc);
uint32_t fe_pos(struct fe *fe, uint32_t at);
/* The last byte of the cursor's extent: a body's closing brace. */
uint32_t fe_pos_end(struct fe *fe, CXCursor c);
struct fe_file *fe_file(struct fe *fe, CXFile handle);
struct fe_file *fe_file_at(struct fe *fe, CXSourceLocation loc, uint32_t *line);
/* libclang's buffer of the file, NULL when it has none; *size in bytes. */
const char *fe_file_text(struct fe *fe, struct fe_file *file, size_t *size);
/* The expression as written, one line, at most 80 bytes; in the unit's arena. */
const char *fe_text(struct fe *fe, uint32_t node);
/* "case X" as written, for the CaseStmt `node` and its (last) value. */
const char *fe_case_text(struct fe *fe, uint32_t node, uint32_t value);
/* Where the node begins, as written: *offset into the text returned (NULL when unknown). */
const char *fe_spelling(struct fe *fe, uint32_t at, size_t *offset, size_t *size);

/* ---- fe_types.c, fe_record.c ------------------------------------------------------------------------------ */
uint32_t fe_type(struct fe *fe, CXType t);
/* Type of the expression; arrays and functions as they are. */
uint32_t fe_type_of(struct fe *fe, uint32_t node);
/* Arrays and functions become pointers, as parameters do. */
uint32_t fe_type_decayed(struct fe *fe, uint32_t type);
uint32_t fe_type_pointer(struct fe *fe, uint32_t elem);
/* Whether two types agree but for names. */
bool fe_type_same(struct fe *fe, uint32_t a, uint32_t b);
const struct ir_type *fe_type_get(struct fe *fe, uint32_t type);
uint32_t fe_record(struct fe *fe, CXCursor decl);
/* Lists the record's fields, when its definition is in view. */
void fe_record_fill(struct fe *fe, uint32_t record);
/* Record and index of a field; false when the cursor is no field of a record in view. */
bool fe_field(struct fe *fe, CXCursor decl, struct fe_field *out);

/* ---- fe_syms.c -------------------------------------------------------------------------------------------- */
uint32_t fe_sym(struct fe *fe, CXCursor decl);
/* The function of that name declared at file scope, IR_NONE when there is none. */
uint32_t fe_sym_by_name(struct fe *fe, const char *name);
/* A USR that is unique over the program: file names in it become paths below the root. Owned by the unit. */
const char *fe_usr(struct fe *fe, CXCursor decl, struct fe_file *file);
/* The declaration as clang prints it, attributes included, without body and initialiser. */
CXString fe_printed(struct fe *fe, CXCursor decl);
void fe_sym_release(struct fe *fe);

/* ---- fe_emit.c: building the current function ------------------------------------------------------------- */
uint32_t fe_block(struct fe *fe);
/* The open block; code after a jump gets one that nothing leads to. */
uint32_t fe_cur(struct fe *fe);
void fe_emit(struct fe *fe, uint32_t at, struct ir_instr i);
void fe_emit_pos(struct fe *fe, uint32_t pos, struct ir_instr i);
void fe_assign(struct fe *fe, uint32_t at, uint32_t dst, struct ir_opnd a);
/* Ends the open block; nothing happens when there is none. */
void fe_goto(struct fe *fe, uint32_t block, uint32_t pos);
void fe_unreachable(struct fe *fe, uint32_t pos);
void fe_branch(struct fe *fe, uint32_t at, struct ir_opnd o, uint32_t then, uint32_t other, enum ir_branch_kind kind);
uint32_t fe_temp(struct fe *fe, uint32_t type, uint32_t at); /* place of a new temporary */
void fe_fn_begin(struct fe *fe, struct fe_fn *fn, uint32_t sym, bool is_init);
/* Resolves gotos and tidies the graph. */
void fe_fn_end(struct fe *fe, struct fe_fn *fn);

/* Drops unreachable blocks, skips empty ones, joins straight lines (fe_cfg.c). */
void fe_cfg_tidy(struct fe *fe, struct ir_func *f);

/* ---- fe_place.c ------------------------------------------------------------------------------------------- */
struct fe_lv {
    struct ir_place p; /* projections in the scratch arena */
    uint32_t cap;
};
struct fe_lv fe_lv_var(struct fe *fe, uint32_t var);
struct fe_lv fe_lv_sym(struct fe *fe, uint32_t sym);
struct fe_lv fe_lv_place(struct fe *fe, uint32_t place);
void fe_lv_field(struct fe *fe, struct fe_lv *lv, struct fe_field field);
void fe_lv_index(struct fe *fe, struct fe_lv *lv, struct ir_opnd index, uint32_t at);
void fe_lv_index_any(struct fe *fe, struct fe_lv *lv);
uint32_t fe_lv_done(struct fe *fe, const struct fe_lv *lv); /* interned place */
/* Address of the place; `&*p` is p again. */
struct ir_opnd fe_lv_addr(struct fe *fe, const struct fe_lv *lv);
/* Value of the place: arrays decay. */
struct ir_opnd fe_lv_value(struct fe *fe, const struct fe_lv *lv);
/* What pointer `o`, of type `type` for the compiler, points to. */
struct fe_lv fe_lv_deref(struct fe *fe, struct ir_opnd o, uint32_t type, uint32_t at);
struct fe_lv fe_lvalue(struct fe *fe, uint32_t node);

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
struct ir_opnd fe_unary(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_binary(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_compound_assign(struct fe *fe, uint32_t node, uint32_t dst);
/* dst = p + by (elements). */
struct ir_opnd fe_pointer_add(struct fe *fe, uint32_t at, struct ir_opnd p, struct ir_opnd by, uint32_t dst);
struct ir_opnd fe_cast(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_unexposed(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_conditional(struct fe *fe, uint32_t node, uint32_t dst);
struct ir_opnd fe_call(struct fe *fe, uint32_t node, uint32_t dst);
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
void fe_cond(struct fe *fe, uint32_t node, uint32_t then, uint32_t other, enum ir_branch_kind kind);
void fe_stmt(struct fe *fe, uint32_t node);
/* Slots of a `for`: FE_NO_NODE where a part is missing. */
struct fe_for {
    uint32_t init, cond, inc, body;
};
struct fe_for fe_for_parts(struct fe *fe, uint32_t node);
void fe_switch_stmt(struct fe *fe, uint32_t node);
/* `case`, `default` and labels, and the statement that stands behind them. */
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

/* ---- small helpers ---------------------------------------------------------------------------------------- */
bool fe_is_deep(struct fe *fe); /* the stack is nearly used up: stop descending */
static inline CXCursor fe_cursor(const struct fe *fe, uint32_t node)
{
    return fe->tree.nodes[node].c;
}
static inline enum CXCursorKind fe_kind(const struct fe *fe, uint32_t node)
{
    return fe->tree.nodes[node].c.kind;
}
static inline uint32_t fe_first(const struct fe *fe, uint32_t node)
{
    return fe->tree.nodes[node].first;
}
static inline uint32_t fe_next(const struct fe *fe, uint32_t node)
{
    return fe->tree.nodes[node].next;
}
static inline uint32_t fe_last(const struct fe *fe, uint32_t node)
{
    return fe->tree.nodes[node].last;
}
static inline uint32_t fe_n_kids(const struct fe *fe, uint32_t node)
{
    return fe->tree.nodes[node].n_kids;
}
/* Through parentheses and __extension__. */
uint32_t fe_peel(const struct fe *fe, uint32_t node);
void fe_skip(struct fe *fe, CXCursor at, const char *why); /* reports a function that is not lowered */

#endif
