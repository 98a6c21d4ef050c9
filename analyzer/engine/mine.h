/* Mining of likely pairs, shared by mine.c (statistics) and mine_walk.c (what becomes of a value). Internal to engine/.
 */
#ifndef CANCELCHECK_ENGINE_MINE_H
#define CANCELCHECK_ENGINE_MINE_H

#include "engine/program.h"

/* A function and what it makes a value through (0: the result, 1 + N: argument N points to where it goes), or takes one
 * through (argument N; MINE_ADDR: by address). */
#define MINE_KEY(sym, slot) ((uint64_t)(sym) << 8 | (uint32_t)(slot))
#define MINE_SYM(key)       ((uint32_t)((key) >> 8))
#define MINE_SLOT(key)      ((uint32_t)((key)&0xff))
enum { MINE_ADDR = 0x80, MINE_MAX_ENDS = 12, MINE_MAX_STORES = 4 };

enum mine_place_kind { MINE_VAR, MINE_FIELD, MINE_OTHER };
struct mine_place {
    enum mine_place_kind kind;
    uint32_t var;           /* VAR; FIELD: the base, IR_NONE for a global */
    uint32_t record, field; /* FIELD: of the program; a global is record IR_NONE, field its psym */
};

/* One function as mining reads it. */
struct mine_func {
    const struct program *p;
    const struct pfunc *pf;
    struct mine_place *places;  /* by place index, seen through pointers that hold one address only */
    const uint32_t *address_of; /* by variable: the place whose address it holds all its life, IR_NONE */
};

/* What a value that a call made comes to. */
struct mine_site {
    uint64_t ends[MINE_MAX_ENDS]; /* keys of the calls that had it last */
    uint32_t n_ends;
    struct mine_place stores[MINE_MAX_STORES];
    uint32_t n_stores;
    bool none;                /* on some path nothing was called with it */
    bool returned;            /* or otherwise given away */
    bool unknown;             /* lost from view: handed to a pointer's target, too many paths */
    bool tested;              /* compared with a value that means "no handle" */
    int fail;                 /* how: 0 not, 1 == 0, 2 < 0, 3 == -1 */
    bool used[MINE_MAX_ENDS]; /* the result of that last call is looked at */
};

void mine_func_init(struct mine_func *f, const struct program *p, const struct pfunc *pf, struct arena *a);

/* Follows the value that instruction `at` of `block` makes: its result (`out` IR_NONE), or what argument `out` points
 * to. */
void mine_walk(const struct mine_func *f, uint32_t block, uint32_t at, uint32_t out, struct mine_site *s);

/* ---- mine.c ---- */
/* Packs know it already. */
bool mine_known(const struct program *p, uint32_t sym);
/* By its name, the function ends objects. */
bool mine_tears_down(const char *name);
bool mine_ends_life(const char *name);
/* How far `held` of `sites` lies above what half-and-half gives, in standard deviations. */
double mine_z(uint32_t held, uint32_t sites);
/* Adds pairs about objects that are handles by their address. (mine_objects.c) */
void mine_objects(const struct program *p, struct arena *a, struct engine_mined **all, uint32_t *n, uint32_t *cap);

/* The function symbol that a call names, IR_NONE for a call through a pointer. */
uint32_t mine_callee(const struct mine_func *f, const struct ir_instr *in);

#endif
