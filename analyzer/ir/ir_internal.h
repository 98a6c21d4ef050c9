/* What the files of ir/ share and nobody else needs. */
#ifndef CANCELCHECK_IR_IR_INTERNAL_H
#define CANCELCHECK_IR_IR_INTERNAL_H

#include "ir/ir.h"

/* ---- which members of an instruction mean something --------------------------------------------------------- */

static inline bool ir_op_has_dst(enum ir_op op)
{
    return op != IR_ASM && op != IR_LIVE && op != IR_DEAD;
}
static inline bool ir_op_has_type(enum ir_op op)
{
    return op == IR_CAST || op == IR_CALL;
}
static inline bool ir_op_has_args(enum ir_op op)
{
    return op == IR_CALL || op == IR_ASM;
}
static inline bool ir_op_has_a(enum ir_op op)
{
    return op != IR_ZERO && op != IR_ASM && op != IR_LIVE && op != IR_DEAD;
}

/* ---- canonical entries (ir_build.c) ------------------------------------------------------------------------- */

/* Resets the members that mean nothing for the entry's kind, so that equal entries are equal member by member. */
void ir_type_normalize(struct ir_type *t);
void ir_proj_normalize(struct ir_proj *p);

/* Whether `p` lies in its variable itself (no DEREF). */
bool ir_place_in_var(const struct ir_place *p);
/* Sets addr_taken of the variable whose address `o` takes, if any. */
void ir_note_addr(struct ir_func *f, const struct ir_opnd *o);

/* ---- the text form's vocabulary (ir_text.c) ----------------------------------------------------------------- */

enum { IR_ORD_FIRST = 1 }; /* ordinals: `name` is the first entry of that name, `name#2` the second */

/* Words for enumerators, terminated by NULL, in the enumerators' order; for flags, bit by bit. */
extern const char *const ir_type_kind_words[];
extern const char *const ir_sym_flag_words[];
extern const char *const ir_instr_flag_words[];
extern const char *const ir_branch_words[];
extern const char *const ir_var_kind_words[];
extern const char *const ir_term_words[];

/* The index of the word s[0..n) in `words`, IR_NONE when it is not there. */
uint32_t ir_word_find(const char *const *words, const char *s, size_t n);

/* Whether `s` can stand bare in the text form: a C identifier, `$` and bytes >= 0x80 included. */
bool ir_is_bare(const char *s);
bool ir_is_bare_byte(unsigned char c);

/* The type of what `p` leads to from something of type `type`; IR_NONE when the types do not tell. */
uint32_t ir_proj_type(const struct ir_unit *u, uint32_t type, const struct ir_proj *p);
/* The type of the variable or global that `p` starts from; IR_NONE when the index is wrong. */
uint32_t ir_base_type(const struct ir_unit *u, const struct ir_func *f, const struct ir_place *p);
/* The result type of a call of `callee`, IR_NONE when the types do not tell. */
uint32_t ir_callee_result(const struct ir_unit *u, const struct ir_func *f, const struct ir_opnd *callee);

/* The branch kind that goes without saying. */
static inline enum ir_branch_kind ir_usual_branch(enum ir_term_kind k)
{
    return k == IR_SWITCH ? IR_BR_SWITCH : IR_BR_IF;
}

#endif
