/* Inside the frontend: what the lowering is made with: positions, types, symbols, instructions, places. See fe.h. */
#ifndef CANCELCHECK_FRONTEND_FE_BUILD_H
#define CANCELCHECK_FRONTEND_FE_BUILD_H

#include "frontend/fe.h"

/* ---- fe_pos.c: positions and source text ------------------------------------------------------------------ */
uint32_t fe_pos_loc(struct fe *fe, CXSourceLocation loc);
uint32_t fe_pos(struct fe *fe, uint32_t at);
/* The last byte of the cursor's extent: a body's closing brace. */
uint32_t fe_pos_end(struct fe *fe, CXCursor c);
struct fe_file *fe_file(struct fe *fe, CXFile handle);
/* Its index in the unit's files, where it is listed from now on. */
uint32_t fe_file_index(struct fe *fe, struct fe_file *file);
struct fe_file *fe_file_at(struct fe *fe, CXSourceLocation loc, uint32_t *line);
/* The file's bytes, NULL when it cannot be read; *size of them. Not asked of libclang, which looks for the file through
 * all that a precompiled header holds: that cost more than the rest of most units. */
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
/* A compiler builtin that has no declaration. */
uint32_t fe_sym_builtin(struct fe *fe, const char *name, uint32_t result);
/* The function of that name declared at file scope, IR_NONE when there is none. */
uint32_t fe_sym_by_name(struct fe *fe, const char *name);
/* A USR that is unique over the program: file names in it become paths below the root. Owned by the unit. */
const char *fe_usr(struct fe *fe, CXCursor decl, struct fe_file *file);
/* The same text, with a number behind it from the second declaration on that would get it. Owned by the unit. */
const char *fe_usr_apart(struct fe *fe, const char *usr);
/* The declaration as clang prints it, attributes included, without body and initialiser. */
CXString fe_printed(struct fe *fe, CXCursor decl);
void fe_sym_release(struct fe *fe);

/* True when the function is declared with the attribute `nonblocking`, in either spelling. (fe_nonblock.c) */
bool fe_nonblocking(struct fe *fe, CXCursor decl);

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
void fe_branch(struct fe *fe, uint32_t at, struct ir_opnd o, struct fe_fork to);
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

#endif
