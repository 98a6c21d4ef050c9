/* The parser's parts: ir_parse.c reads declarations, ir_parse_type.c type references,
 * ir_parse_place.c places and operands, ir_parse_func.c bodies. */
#ifndef CANCELCHECK_IR_IR_PARSE_H
#define CANCELCHECK_IR_IR_PARSE_H

#include "ir/ir.h"
#include "ir/ir_lex.h"
#include "ir/ir_names.h"

/*
 * Errors are sticky: the first one is kept in lx.err, sets lx.failed and turns every later token into the end of the
 * text. Parsing functions therefore just go on; what they give after a failure is a harmless value.
 */
struct ir_parser {
    struct ir_lex lx;
    struct ir_unit *u;
    struct arena scratch;                 /* token texts, lists under construction */
    struct ir_names types, records, syms; /* types and records are collected before anything is read */
    uint32_t n_types, n_records;          /* declared by the text; u->n_types counts implied ones too */
    uint32_t next_type, next_record;      /* the declaration that comes next */
    struct ir_func *f;                    /* the function being read */
    uint32_t block;
    struct ir_names vars;
    uint32_t max_target;         /* highest block that was named, */
    struct ir_tok max_target_at; /* and where */
};

/* ---- tokens that several parts need (ir_parse.c) ------------------------------------------------------------ */

/* A quoted string, in the unit's arena when `keep`. "" after a failure. */
const char *ir_parse_str(struct ir_parser *p, const char *what, bool keep);
/* A number that fits; 0 after a failure. */
uint32_t ir_parse_u32(struct ir_parser *p, const char *what);
int64_t ir_parse_i64(struct ir_parser *p, const char *what);
/* `#k` if it is there, else 1. */
uint32_t ir_parse_ordinal(struct ir_parser *p);
/* `#k` of the declaration of entry `index`: fails unless it is the k-th of its name; may be left out for the first. */
void ir_parse_decl_ordinal(struct ir_parser *p, const struct ir_names *names, const char *name, uint32_t index);
void ir_parse_punct(struct ir_parser *p, const char *punct);
void ir_parse_word(struct ir_parser *p, const char *word);
/* The end of the line, or of the text. */
void ir_parse_eol(struct ir_parser *p);
void ir_parse_skip_blank(struct ir_parser *p);
/* `at ...` (or another `word`) if it is there: a position of the unit, 0 when it is not. */
uint32_t ir_parse_pos(struct ir_parser *p, const char *word);
/* `@name` as index of a declared symbol; 0 after a failure. */
uint32_t ir_parse_sym(struct ir_parser *p);

/* ---- ir_parse_type.c ---------------------------------------------------------------------------------------- */

/* `"name"` or `"name"#k`; types that follow from their name need no declaration. `-` gives IR_NONE when `may_lack`. */
uint32_t ir_parse_type_ref(struct ir_parser *p, bool may_lack);
uint32_t ir_parse_record_ref(struct ir_parser *p);

/* ---- ir_parse_place.c --------------------------------------------------------------------------------------- */

/* `%name`, `%name#k` or, for a nameless variable, `%index`. 0 after a failure. */
uint32_t ir_parse_var(struct ir_parser *p);
/* A place as index into the places of p->f; 0 after a failure. */
uint32_t ir_parse_place(struct ir_parser *p);
struct ir_opnd ir_parse_opnd(struct ir_parser *p);

/* ---- ir_parse_func.c ---------------------------------------------------------------------------------------- */

/* A function from behind the word `func` to its closing brace. */
void ir_parse_func(struct ir_parser *p);

#endif
