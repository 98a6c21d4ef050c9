/* Names of operations, straight from ir_ops.def. */
#include "ir/ir.h"

static const char *const op_texts[] = {
#define IR_INSTR(id, text) text,
#include "ir/ir_ops.def"
};
static const char *const bin_texts[] = {
#define IR_BINARY(id, text) text,
#include "ir/ir_ops.def"
};
static const char *const un_texts[] = {
#define IR_UNARY(id, text) text,
#include "ir/ir_ops.def"
};

const char *ir_op_text(enum ir_op op)
{
    return (unsigned)op < IR_N_OPS ? op_texts[op] : "?";
}

const char *ir_bin_text(enum ir_bin op)
{
    return (unsigned)op < IR_N_BINS ? bin_texts[op] : "?";
}

const char *ir_un_text(enum ir_un op)
{
    return (unsigned)op < IR_N_UNS ? un_texts[op] : "?";
}
