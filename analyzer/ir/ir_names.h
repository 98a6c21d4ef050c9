/* Names that need not be unique: the k-th entry called `x` is `x#k` in the text form, the first one plainly `x`. */
#ifndef CANCELCHECK_IR_IR_NAMES_H
#define CANCELCHECK_IR_IR_NAMES_H

#include <stdint.h>

struct ir_name_entry;

/* All zero is empty. Names are not copied: they must outlive the table. */
struct ir_names {
    struct ir_name_entry *map; /* stb_ds string map: name -> index into lists */
    uint32_t **lists;          /* stb_ds arrays: entries of one name in order */
};

/* Files entry `index` under `name`; gives its ordinal, 1 for the first of that name. */
uint32_t ir_names_add(struct ir_names *n, const char *name, uint32_t index);
/* The entry called `name` with that ordinal, IR_NONE (all ones) when there is none. */
uint32_t ir_names_find(const struct ir_names *n, const char *name, uint32_t ordinal);
void ir_names_release(struct ir_names *n);

#endif
