/* Vocabulary and type rules that the printer and the parser of the text form share; docs/ir.md describes the form. */
#include "ir/ir_internal.h"

#include <string.h>

const char *const ir_type_kind_words[] = {"void", "int", "float", "ptr", "array", "record", "func", "other", NULL};
const char *const ir_sym_flag_words[] = {"static",       "defined", "noreturn", "variadic", "const",
                                         "thread",       "inline",  "system",   "builtin",  "staticlocal",
                                         "unprototyped", "pure",    NULL};
const char *const ir_instr_flag_words[] = {"cleanup", "void", "noreturn", "decl", NULL};
const char *const ir_branch_words[] = {"if", "loop", "cond", "switch", "other", NULL};
const char *const ir_var_kind_words[] = {"param", "var", "temp", NULL};
const char *const ir_term_words[] = {"goto", "br", "switch", "ret", "unreachable", "igoto", NULL};

uint32_t ir_word_find(const char *const *words, const char *s, size_t n)
{
    for (uint32_t i = 0; words[i]; i++) {
        if (strlen(words[i]) == n && memcmp(words[i], s, n) == 0) return i;
    }
    return IR_NONE;
}

bool ir_is_bare_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           c >= 0x80;
}

bool ir_is_bare(const char *s)
{
    if (!*s || (*s >= '0' && *s <= '9')) return false;
    for (; *s; s++) {
        if (!ir_is_bare_byte((unsigned char)*s)) return false;
    }
    return true;
}

uint32_t ir_proj_type(const struct ir_unit *u, uint32_t type, const struct ir_proj *p)
{
    if (p->kind == IR_PROJ_FIELD) {
        bool known = p->a < u->n_records && p->b < u->records[p->a].n_fields;
        return known ? u->records[p->a].fields[p->b].type : IR_NONE;
    }
    if (type >= u->n_types) return IR_NONE;
    const struct ir_type *t = &u->types[type];
    if (p->kind == IR_PROJ_DEREF) return t->kind == IR_T_PTR ? t->elem : IR_NONE;
    return t->kind == IR_T_ARRAY ? t->elem : type; /* p->[i] stays with the pointee's type */
}

uint32_t ir_base_type(const struct ir_unit *u, const struct ir_func *f, const struct ir_place *p)
{
    if (p->base == IR_BASE_VAR) return p->index < f->n_vars ? f->vars[p->index].type : IR_NONE;
    return p->index < u->n_syms ? u->syms[p->index].type : IR_NONE;
}

uint32_t ir_callee_result(const struct ir_unit *u, const struct ir_func *f, const struct ir_opnd *callee)
{
    uint32_t t = IR_NONE;
    if (callee->kind == IR_O_FUNC && callee->index < u->n_syms) t = u->syms[callee->index].type;
    if (callee->kind == IR_O_PLACE && callee->index < f->n_places) t = f->places[callee->index].type;
    if (t < u->n_types && u->types[t].kind == IR_T_PTR) t = u->types[t].elem;
    return t < u->n_types && u->types[t].kind == IR_T_FUNC ? u->types[t].elem : IR_NONE;
}
