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
    char *text; /* read on demand: fe_file_text */
    size_t size;
    const char *path; /* absolute */
    uint32_t index;   /* into the unit's files: fe_file_index; IR_NONE until something of it is listed */
    bool loaded, is_main, is_header;
    bool outside;                    /* of the project */
    bool searched, says_nonblocking; /* fe_nonblock.c: the text was searched for the word; it has it */
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

/* Where a condition leads when it is true and when it is false. */
struct fe_fork {
    uint32_t then, other;
    enum ir_branch_kind kind;
};

#define FE_POS_CACHE 64

struct fe {
    struct frontend *session;
    const struct frontend_job *job;
    struct frontend_result *result;
    struct ir_unit *u;
    CXTranslationUnit tu;
    struct pch_check *check; /* with `pch`: what must hold of the unit */
    const struct pch *pch;   /* the header the unit was parsed with, NULL */
    struct fe_tree tree;     /* of the function or initialiser being lowered */
    struct arena scratch;    /* released after each function */
    struct arena texts;      /* of files */
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
    uint32_t nested;      /* pointers to pointers to arrays of ... around the type at hand */
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
    void *usr_counts;                           /* see fe_usr_apart */
    CXPrintingPolicy policy;                    /* terse, without initialisers; NULL until needed */
    const char *root;                           /* statics' USRs carry their file's path below it */
    uint32_t t_int, t_void;                     /* types */
    uint32_t va_list_types[8], n_va_list_types; /* types named like va_list: none spares the question */
    const char *stack_floor;                    /* recursion stops here */
    bool too_deep;
    bool unreached; /* a function's name led nowhere, but may in a plain parse */
    bool void_cast; /* the next call's result is cast to void */
};

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

#include "frontend/fe_build.h"
#include "frontend/fe_lower.h"

#endif
