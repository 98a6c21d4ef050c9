/*
 * Symbolic values and memory cells of one function's analysis, hash-consed: equal terms have equal ids, so a condition
 * tested twice is one term. A cell is a place in memory: a root (variable, global, pointee of a value), then
 * projections.
 */
#ifndef CANCELCHECK_ENGINE_VALUE_H
#define CANCELCHECK_ENGINE_VALUE_H

#include "base/arena.h"
#include "ir/ir.h"

#include <stdbool.h>
#include <stdint.h>

#define VAL_NONE  UINT32_MAX
#define CELL_NONE UINT32_MAX

enum val_kind {
    VAL_INT,   /* i; the null pointer is 0 */
    VAL_STR,   /* a: number of the literal */
    VAL_FUNC,  /* a: psym */
    VAL_ADDR,  /* a: cell */
    VAL_PARAM, /* a: parameter index */
    VAL_MEM,   /* a: cell, b: epoch; what the cell held before anything here wrote it */
    VAL_SITE,  /* a: instruction id, b: which of its results (0: the result) */
    VAL_PHI,   /* a: block, b: cell */
    VAL_OLD,   /* a: a VAL_SITE of an earlier turn of a loop */
    VAL_BIN,   /* op, a, b */
    VAL_UN,    /* op, a */
    VAL_MARK,  /* a: value, b: what is noted of it (enum ctx_mark): 1 when it holds */
    VAL_FIELD, /* a: record value, b: precord or IR_NONE, c: field or element */
    VAL_PURE,  /* what a function gives whose result is told by its arguments: a: function or the term without the last
                  argument, b: that argument, c: what lies there; VAL_NONE: none */
};

struct val {
    enum val_kind kind;
    uint8_t op;       /* VAL_BIN: enum ir_bin; VAL_UN: enum ir_un */
    uint8_t depth;    /* of the term */
    bool is_unsigned; /* declared type has no negative values */
    uint32_t a, b, c;
    int64_t i;
};

enum cell_kind {
    CELL_VAR,    /* a: variable */
    CELL_GLOBAL, /* a: psym */
    CELL_DEREF,  /* a: pointer value */
    CELL_FIELD,  /* of parent; a: precord, b: field */
    CELL_INDEX,  /* of parent; a: index value */
};

struct cell {
    enum cell_kind kind;
    uint32_t parent; /* CELL_NONE for roots */
    uint32_t root;
    uint32_t a, b;
    uint32_t
        last; /* the newest cell inside it; cells are numbered as they are made, so those inside lie in (own, last] */
    uint8_t depth;
    uint8_t class_known; /* 1 + its class of fields and globals (fan_class), 0: not asked for yet */
    uint16_t length;     /* projections from the root */
};

struct values {
    struct arena *arena;
    struct val *vals;
    uint32_t n_vals, cap_vals;
    struct cell *cells;
    uint32_t n_cells, cap_cells;
    uint64_t *parts; /* by value: the containers (bits) that it is, or leads into, as far as it was said: boxes.c */
    uint32_t cap_parts;
    uint32_t *val_hash, *cell_hash; /* open addressing, id + 1 */
    uint32_t val_mask, cell_mask;
    const int64_t *thresholds; /* constants of the function, sorted: where widening stops */
    uint32_t n_thresholds;
};

/* Empties `v` for a new function; memory comes from `a`. */
void values_init(struct values *v, struct arena *a);

uint32_t val_int(struct values *v, int64_t i);
uint32_t val_make(struct values *v, enum val_kind kind, uint32_t a, uint32_t b, uint32_t c);
/* Binary term, folded and put into canonical form: comparisons become EQ, LT or the negation of one. */
uint32_t val_bin(struct values *v, enum ir_bin op, uint32_t a, uint32_t b);
uint32_t val_un(struct values *v, enum ir_un op, uint32_t a);
/* Member of a record value, or element (rec IR_NONE) of an array value. */
uint32_t val_field(struct values *v, uint32_t rec_val, uint32_t rec, uint32_t field);

/* The result of the function whose arguments `a` has so far, with one more; VAL_NONE when the term gets too deep. */
uint32_t val_pure(struct values *v, uint32_t a, uint32_t arg, uint32_t mem);

static inline bool val_is_int(const struct values *v, uint32_t x, int64_t *i)
{
    if (x == VAL_NONE || v->vals[x].kind != VAL_INT) return false;
    *i = v->vals[x].i;
    return true;
}
/* What somebody who looks for something says of one part of a term: this is it; look at what it is made of; do not. */
enum val_says { VAL_YES, VAL_WITHIN, VAL_NO };
typedef enum val_says val_asked(const void *ctx, const struct values *v, uint32_t x);
/* The answer is yes for `x`, or for something that it is made of. */
bool val_any(const struct values *v, uint32_t x, val_asked *ask, const void *ctx);
/* True when `x` is `y` or a term over it. */
bool val_depends(const struct values *v, uint32_t x, uint32_t y);

/* `x` is one of these containers (bits), or leads into one. False when that was known. */
bool val_mark_parts(struct values *v, uint32_t x, uint64_t parts);
/* The containers that `x` is, or leads into: an element, a node, memory behind either. */
uint64_t val_parts(const struct values *v, uint32_t x);

uint32_t cell_root(struct values *v, enum cell_kind kind, uint32_t a);
/* Walks go from a cell to its root: what lies deeper than any source nests is part of the cell above. */
uint32_t cell_field(struct values *v, uint32_t parent, uint32_t rec, uint32_t field);
uint32_t cell_index(struct values *v, uint32_t parent, uint32_t index_val);
/* The object that pointer value `x` points to. */
uint32_t cell_deref(struct values *v, uint32_t x);
/* True when `c` is `ancestor` or lies inside it. */
static inline bool cell_within(const struct values *v, uint32_t c, uint32_t ancestor)
{
    if (c < ancestor || v->cells[c].root != v->cells[ancestor].root) return false; /* made after what it lies in */
    while (c != CELL_NONE && c > ancestor) c = v->cells[c].parent;
    return c == ancestor;
}
/* True when the cell's storage is a variable of the function itself. */
static inline bool cell_is_local(const struct values *v, uint32_t c)
{
    return v->cells[v->cells[c].root].kind == CELL_VAR;
}
/* The answer is yes for something in the cell's address: a pointer that it lies behind, an index. */
bool cell_any(const struct values *v, uint32_t c, val_asked *ask, const void *ctx);
/* True when the cell's address or root depends on value `y`. */
bool cell_depends(const struct values *v, uint32_t c, uint32_t y);

#endif
