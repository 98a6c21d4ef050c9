/*
 * The packed form, shared by ir_pack.c and ir_unpack.c. Numbers are LEB128 (base/bytes.h), signed ones zigzag.
 *
 *   magic, version
 *   strings: count, size, then `size` bytes of NUL-terminated texts; text 0 is ""
 *   main file, files, positions, types, records, symbols, functions: each a count and its entries
 *
 * A string is written as its number in the table. An index that may be IR_NONE is written plus one. Positions are
 * differences to the one before, as are the position indexes of instructions. Members that mean nothing for an entry's
 * kind are not written.
 */
#ifndef CANCELCHECK_IR_IR_FORMAT_H
#define CANCELCHECK_IR_IR_FORMAT_H

#include "ir/ir.h"

#define IR_PACK_MAGIC "CCIR"
enum { IR_PACK_VERSION = 2 };

/* First byte of a position. */
enum { IR_PACK_SAME_FILE = 1, IR_PACK_SPELLED = 2 };
/* First byte of a type: kind and this. */
enum { IR_PACK_KIND_MASK = 7, IR_PACK_UNSIGNED = 8 };
/* First byte of a record. */
enum { IR_PACK_UNION = 1, IR_PACK_COMPLETE = 2 };
/* First byte of a function. */
enum { IR_PACK_HEADER = 1, IR_PACK_INIT = 2 };
/* First byte of a variable: kind and this. */
enum { IR_PACK_VAR_KIND_MASK = 3, IR_PACK_ADDR_TAKEN = 4 };
/* First byte of an instruction: op and these. */
enum { IR_PACK_OP_MASK = 15, IR_PACK_DST = 16, IR_PACK_FLAGS = 32 };
/* First byte of a terminator: kind, and the branch kind shifted by this. */
enum { IR_PACK_TERM_MASK = 7, IR_PACK_BRANCH_SHIFT = 3 };
/* An operand is kind | index << this; an IR_O_INT is followed by its value, the index of an IR_O_STR is a string. */
enum { IR_PACK_OPND_SHIFT = 4, IR_PACK_OPND_MASK = 15 };
/* A projection is kind | a << this; FIELD is followed by b, INDEX by b or v where there is one. */
enum { IR_PACK_PROJ_SHIFT = 2, IR_PACK_PROJ_MASK = 3 };

_Static_assert((int)IR_N_OPS <= IR_PACK_OP_MASK + 1, "operations outgrew their four bits");
_Static_assert((int)IR_T_OTHER <= IR_PACK_KIND_MASK, "kinds of types outgrew their three bits");
_Static_assert((int)IR_IGOTO <= IR_PACK_TERM_MASK, "terminators outgrew their three bits");
_Static_assert((int)IR_O_UNKNOWN <= IR_PACK_OPND_MASK, "operands outgrew their four bits");

#endif
