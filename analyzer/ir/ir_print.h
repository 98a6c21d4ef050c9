/* The printer's parts: ir_print_place.c writes what stands within a line, ir_print.c lines and all above them. */
#ifndef CANCELCHECK_IR_IR_PRINT_H
#define CANCELCHECK_IR_IR_PRINT_H

#include "base/str.h"
#include "ir/ir.h"

struct ir_printer {
    struct strbuf *out;
    const struct ir_unit *u;
    const struct ir_func *f;
    uint32_t *type_ords, *record_ords, *sym_ords; /* NULL: for people, ordinals are left out */
    uint32_t *var_ords;
    bool comments;     /* positions as comments, for people */
    size_t line_start; /* offset in `out` */
};

/* Indexes that are out of range are shown as such: units are also printed to find out what is wrong with them. */
void ir_put_bare(struct ir_printer *p, const char *name); /* quoted where it cannot stand bare */
void ir_put_type(struct ir_printer *p, uint32_t type);
void ir_put_record(struct ir_printer *p, uint32_t record);
void ir_put_sym(struct ir_printer *p, uint32_t sym);
void ir_put_var(struct ir_printer *p, uint32_t var);
/* " word line:col", nothing for position 0. */
void ir_put_pos(struct ir_printer *p, const char *word, uint32_t pos);
void ir_put_place(struct ir_printer *p, uint32_t index);
void ir_put_opnd(struct ir_printer *p, const struct ir_opnd *o);

#endif
