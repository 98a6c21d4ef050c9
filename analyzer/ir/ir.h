/*
 * The intermediate representation: a control-flow graph a function, in the spirit of CIL and of Rust's MIR.
 * Basic blocks of simple instructions over places (variable, then deref / field / index projections) and operands.
 * Independent of rule packs and of libclang. Everything of a unit lives in the unit's arena.
 */
#ifndef CANCELCHECK_IR_IR_H
#define CANCELCHECK_IR_IR_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

#define IR_NONE UINT32_MAX /* "no such index" for every uint32_t index below */

/* ---- types ------------------------------------------------------------------------------------------------ */

enum ir_type_kind {
    IR_T_VOID,
    IR_T_INT, /* integers, enums, bool, char */
    IR_T_FLOAT,
    IR_T_PTR,    /* elem: pointee */
    IR_T_ARRAY,  /* elem: element; count: elements, 0 when unknown or variable */
    IR_T_RECORD, /* record: index into unit records */
    IR_T_FUNC,   /* elem: result */
    IR_T_OTHER,
};

struct ir_type {
    enum ir_type_kind kind;
    const char *name; /* as spelled without qualifiers, e.g. "struct app *", "GCancellable *" (typedef names kept) */
    uint32_t elem;    /* type index or IR_NONE */
    uint32_t record;  /* record index or IR_NONE */
    uint32_t count;   /* IR_T_ARRAY */
    uint8_t bits;     /* IR_T_INT: width */
    bool is_unsigned; /* IR_T_INT */
};

struct ir_field {
    const char *name; /* "" for an unnamed bit-field; members of anonymous records are reached through them: "" too */
    uint32_t type;
};

struct ir_record {
    const char *name; /* tag with keyword ("struct app"), typedef name when the tag is missing, else "anon@..." */
    const char *usr;  /* the same record has the same usr in every unit; holds no line and no offset */
    bool is_union;
    bool complete;
    struct ir_field *fields;
    uint32_t n_fields;
    uint32_t file; /* where it is defined: index into unit files, IR_NONE when unknown */
    uint32_t line;
};

/* ---- positions -------------------------------------------------------------------------------------------- */

/* Where the code stands: the expansion site, and the spelling site when a macro wrote it; of a macro from outside the
 * project that is line 0, column 0 of the same file. */
struct ir_pos {
    uint32_t file, line, col;
    uint32_t spell_file, spell_line, spell_col; /* equal to the three above when no macro was involved */
};

/* ---- symbols: every function and global the unit defines or refers to ------------------------------------- */

enum ir_sym_kind { IR_SYM_FUNC, IR_SYM_GLOBAL };
enum {
    IR_SYM_STATIC = 1,   /* internal linkage */
    IR_SYM_DEFINED = 2,  /* body or initialised/tentative definition in this unit */
    IR_SYM_NORETURN = 4, /* declared noreturn, in whichever spelling */
    IR_SYM_VARIADIC = 8,
    IR_SYM_CONST = 16,  /* const-qualified global */
    IR_SYM_THREAD = 32, /* thread-local global */
    IR_SYM_INLINE = 64,
    IR_SYM_SYSTEM = 128,       /* declared in a system header */
    IR_SYM_BUILTIN = 256,      /* compiler builtin */
    IR_SYM_STATIC_LOCAL = 512, /* function-scope static */
    IR_SYM_UNPROTOTYPED = 1024,
    IR_SYM_PURE = 2048, /* declared pure or const: its result is told by arguments and memory */
};

/* __attribute__((annotate("..."))) on a function or global: an opaque text. */
struct ir_annotation {
    const char *text;
    uint32_t pos; /* index into unit positions */
};

struct ir_sym {
    enum ir_sym_kind kind;
    const char *name;
    const char *usr; /* unique over the program: statics carry their file */
    uint32_t flags;
    uint32_t type; /* functions: an IR_T_FUNC type */
    uint32_t file; /* file of the first declaration: index into unit files, IR_NONE for builtins */
    uint32_t line;
    uint32_t n_params;                 /* functions: declared parameters */
    uint32_t *params;                  /* functions: their types */
    struct ir_annotation *annotations; /* of all its declarations, usually none */
    uint32_t n_annotations;
};

/* ---- places and operands ---------------------------------------------------------------------------------- */

enum ir_base { IR_BASE_VAR, IR_BASE_GLOBAL }; /* index: function's vars / unit's syms */
enum ir_proj_kind {
    IR_PROJ_DEREF, /* the object that the value so far points to */
    IR_PROJ_FIELD, /* a, b: record and field index */
    IR_PROJ_INDEX, /* a: IR_INDEX_*; v: constant, b: variable */
};
enum { IR_INDEX_CONST, IR_INDEX_VAR, IR_INDEX_ANY };

struct ir_proj {
    enum ir_proj_kind kind;
    uint32_t a, b;
    int64_t v;
};

/* p->f is VAR p, DEREF, FIELD f. s.f is VAR s, FIELD f. p[3] with p a pointer is VAR p, DEREF, INDEX 3; *p is VAR p,
 * DEREF (the same object as p[0]). arr[3] with arr an array is VAR arr, INDEX 3. A decayed array is ADDR of its element
 * 0. */
struct ir_place {
    enum ir_base base;
    uint32_t index;
    struct ir_proj *projs;
    uint32_t n_projs;
    uint32_t type; /* of the whole place */
};

enum ir_opnd_kind {
    IR_O_NONE,
    IR_O_PLACE, /* value of function place `index` */
    IR_O_INT,   /* v */
    IR_O_FLOAT, /* value not kept */
    IR_O_NULL,  /* null pointer constant */
    IR_O_STR,   /* str */
    IR_O_FUNC,  /* address of function: unit sym `index` */
    IR_O_ADDR,  /* address of function place `index` */
    IR_O_UNKNOWN,
};

/* A program has millions of these. */
struct ir_opnd {
    enum ir_opnd_kind kind;
    uint32_t index;
    union {
        int64_t v;       /* INT */
        const char *str; /* STR */
    };
};

/* ---- instructions and terminators: see ir_ops.def --------------------------------------------------------- */

enum ir_op {
#define IR_INSTR(id, text) IR_##id,
#include "ir/ir_ops.def"
    IR_N_OPS,
};
enum ir_bin {
#define IR_BINARY(id, text) IR_B_##id,
#include "ir/ir_ops.def"
    IR_N_BINS,
};
enum ir_un {
#define IR_UNARY(id, text) IR_U_##id,
#include "ir/ir_ops.def"
    IR_N_UNS,
};

struct ir_instr {
    enum ir_op op;
    uint8_t sub;   /* enum ir_bin / enum ir_un */
    uint8_t flags; /* IR_CALL_*, IR_DECL_INIT */
    uint32_t pos;  /* index into unit positions */
    uint32_t dst;  /* function place index, IR_NONE when the result is not used */
    struct ir_opnd a,
        b; /* BIN: both; ASSIGN, UN, CAST: a; CALL: a is the callee; LIVE, DEAD: a.index is a var (kind IR_O_NONE) */
    struct ir_opnd *args; /* CALL, ASM */
    uint32_t n_args;
    uint32_t type; /* CAST: target type; CALL: result type */
};

enum {
    IR_CALL_CLEANUP = 1,   /* inserted for __attribute__((cleanup)) at a scope exit; pos is that exit */
    IR_CALL_VOID_CAST = 2, /* result explicitly cast to void */
    IR_CALL_NORETURN = 4,  /* does not return by declaration: the block ends in `unreachable` */
    IR_DECL_INIT = 8,      /* ASSIGN or CALL that is a declaration's initialiser */
};

enum ir_term_kind { IR_GOTO, IR_BR, IR_SWITCH, IR_RET, IR_UNREACHABLE, IR_IGOTO };
enum ir_branch_kind { IR_BR_IF, IR_BR_LOOP, IR_BR_COND, IR_BR_SWITCH, IR_BR_OTHER };

struct ir_case {
    int64_t lo, hi;   /* inclusive */
    uint32_t target;  /* block */
    const char *text; /* label as written ("case POLLIN"), "" when unknown */
    uint32_t pos;
};

struct ir_term {
    enum ir_term_kind kind;
    enum ir_branch_kind branch;
    uint32_t pos; /* RET: the return statement, or the closing brace when control falls off the end */
    uint32_t n_targets, n_cases;
    struct ir_opnd opnd;   /* BR, SWITCH, RET, IGOTO */
    uint32_t *targets;     /* GOTO: 1; BR: then, else; SWITCH: default; IGOTO: all labels whose address is taken */
    struct ir_case *cases; /* SWITCH */
    const char *text;      /* BR, SWITCH: the condition as written, one line, at most 80 bytes; "" when unknown */
};

struct ir_block {
    struct ir_instr *instrs;
    uint32_t n_instrs, cap_instrs;
    struct ir_term term;
};

/* ---- functions and units ---------------------------------------------------------------------------------- */

enum ir_var_kind { IR_VAR_PARAM, IR_VAR_LOCAL, IR_VAR_TEMP };
struct ir_var {
    const char *name; /* "" for temporaries */
    enum ir_var_kind kind;
    uint32_t type;
    uint32_t pos;
    bool addr_taken; /* some IR_O_ADDR names a place of this variable without DEREF */
};

struct ir_func {
    uint32_t sym;        /* its symbol, flags IR_SYM_DEFINED */
    uint32_t pos, end;   /* name; closing brace */
    bool in_header;      /* defined in a file other than the unit's main file */
    bool is_init;        /* pseudo function holding the initialisers of globals as assignments; sym is IR_NONE */
    struct ir_var *vars; /* parameters first */
    uint32_t n_vars, cap_vars, n_params;
    struct ir_place *places; /* interned: equal places have equal indexes */
    uint32_t n_places, cap_places;
    struct ir_block *blocks; /* block 0 is the entry */
    uint32_t n_blocks, cap_blocks;
    void *tables; /* ir_build.c's place table, in the unit's arena; NULL until the first ir_place */
};

struct ir_unit {
    struct arena arena;
    const char *main_file;
    const char **files;
    uint32_t n_files, cap_files;
    struct ir_pos *positions; /* index 0 is "nowhere" (all IR_NONE/0) */
    uint32_t n_positions, cap_positions;
    struct ir_type *types;
    uint32_t n_types, cap_types;
    struct ir_record *records;
    uint32_t n_records, cap_records;
    struct ir_sym *syms;
    uint32_t n_syms, cap_syms;
    struct ir_func **funcs;
    uint32_t n_funcs, cap_funcs;
    void *tables; /* ir_build.c's hash tables, in the arena; NULL until something is interned */
};

struct ir_unit *ir_unit_new(const char *main_file); /* heap; ir_unit_free releases it with its arena */
void ir_unit_free(struct ir_unit *u);

/* ---- building: used by the frontend, the text parser and tests (ir_build.c) ------------------------------- */

/* Interning of unit tables: equal entries give equal indexes. Strings are copied into the unit's arena. */
uint32_t ir_file(struct ir_unit *u, const char *path);
uint32_t ir_pos(struct ir_unit *u, struct ir_pos p);
uint32_t ir_type(struct ir_unit *u, struct ir_type t);
/* Appends an empty function with its entry block; owned by `u`. */
struct ir_func *ir_func_new(struct ir_unit *u, uint32_t sym);
uint32_t ir_block_new(struct ir_unit *u, struct ir_func *f);
uint32_t ir_var_new(struct ir_unit *u, struct ir_func *f, struct ir_var v);
/* Interns a place of `f`; projections are copied. */
uint32_t ir_place(struct ir_unit *u, struct ir_func *f, struct ir_place p);
/* Appends to block `b`; the instruction's args array is copied. Gives the stored instruction (valid until the next
 * append). */
struct ir_instr *ir_emit(struct ir_unit *u, struct ir_func *f, uint32_t b, struct ir_instr i);

struct ir_opnd ir_int(int64_t v);
struct ir_opnd ir_null(void);
struct ir_opnd ir_opnd_place(uint32_t place);

/* ---- printing, parsing, verifying, packing ---------------------------------------------------------------- */

struct strbuf;

/* The whole unit as text; ir_parse reads it back to an equal unit (print(parse(print(u))) == print(u)). (ir_print.c) */
void ir_print_unit(struct strbuf *out, const struct ir_unit *u);
/* One function, for people: positions as line:col comments. */
void ir_print_func(struct strbuf *out, const struct ir_unit *u, const struct ir_func *f);

/* NULL with `e` set to "name:line:col: expected ..., found ..." on bad text. Never crashes. (ir_parse.c) */
struct ir_unit *ir_parse(const char *text, size_t len, const char *name, struct err *e);

/* Checks every index, block shape, type agreement that consumers rely on; 0 or -1 with the first violation.
 * (ir_verify.c) */
int ir_verify(const struct ir_unit *u, struct err *e);

struct bytes_writer;
/* Deterministic bytes with a format version and magic. (ir_pack.c) */
void ir_pack(struct bytes_writer *w, const struct ir_unit *u);
/* NULL with `e` set when the bytes are not a whole, verified unit of this version. Input is not trusted. */
struct ir_unit *ir_unpack(const void *data, size_t len, struct err *e);

const char *ir_op_text(enum ir_op op);
const char *ir_bin_text(enum ir_bin op);
const char *ir_un_text(enum ir_un op);

#endif
