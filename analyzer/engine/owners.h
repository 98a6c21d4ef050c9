/* What the analysis of a function offers about ends of objects: engine/owners.c, leaves.c, siblings.c, empties.c. Part
 * of engine/fan.h. */
#ifndef CANCELCHECK_ENGINE_OWNERS_H
#define CANCELCHECK_ENGINE_OWNERS_H

#include "engine/fan.h"

/* ---- owners.c ---- */
/* Code out of sight gets the object: it may release what its fields hold. `to`: SHOWN_*. */
void owners_shown(struct fan *a, uint32_t val, uint8_t to);
/* The memory that `val` points to is released. `o`: the pointer as the source has it, or NULL. */
void owners_freed(struct fan *a, struct state *s, uint32_t val, const struct ir_opnd *o, const char *by);
/* The library's function releases the memory that argument points to. */
bool owners_frees(const struct rule_func *rf, uint32_t arg);
/* A callee releases the memory of its argument: what this caller settled before counts. */
void owners_freed_by_callee(struct fan *a, struct state *s, uint32_t val, uint32_t pfree);
/* A call applies functions among its arguments to objects that are not known here: those that free them. */
void owners_applied(struct fan *a, const uint32_t *args, uint32_t n);
/* A call is given a function that frees an object, and one that may be that object: what this function has let go of by
 * its end is not there any more when the object ends. */
void owners_registered(struct fan *a, const uint32_t *args, uint32_t n);
/* `val` is an argument of a call; `o`: as the source has it. */
void owners_member_passed(struct fan *a, uint32_t val, const struct ir_opnd *o);
/* At the function's end: what it let go of after the memory was released counts as well. */
void owners_end(struct fan *a);
/* Code we cannot see got the object that `root` stands for, and may know what it is made of. */
bool owners_seen_outside(const struct fan *a, uint32_t root, uint32_t record);
/* The cell's content, or that of something around or inside it, was released or handed on somewhere in the function. */
bool owners_touched(const struct fan *a, uint32_t cell);
/* The current function is a destructor: every record that it takes the object for ends at its exits. (destructors.c) */
void destructors_end(struct fan *a);
/* A call through a slot of a class's table where destructors stand: they know the parent's part of the object. */
bool destructors_is_slot(const struct fan *a, const struct ir_opnd *callee);
/* What state `s` says of the fields of the object that ends there. */
void owners_settle(struct fan *a, struct state *s, uint32_t val, uint32_t pfree);
void owners_report(struct program *p);
/* A listener in the field that its own handler takes off: it ends with what it listens to, whoever ends that. */
bool owners_ends_with_other(struct program *p, struct pfield *f, const struct pcreation *c);
/* Another function, that ends the objects of the record (a destructor of their class, or one that cleans up and frees),
 * sees to the field. */
bool owners_sees_to(struct program *p, uint32_t record, uint32_t field, uint32_t sym);

/* ---- frees.c: what is said of places where objects end ---- */
struct pfree *pfree_at(const struct program *p, uint32_t number);
/* The place at position `pos` of the function where objects of `record` end, made when it is new. */
uint32_t frees_end_at(struct fan *a, uint32_t pos, uint32_t record, const char *owner);
/* What the function says of the place: for its parts to fill in. The pointer holds until another place is asked for. */
struct said_free *frees_said(struct fan *a, uint32_t pfree);
/* The function is done: the program is told. */
void frees_end(struct fan *a);
/* The same of one place, for function `func` (a pfunc). */
void frees_tell(struct program *p, uint32_t func, const struct said_free *x);
/* The place in function `func`, IR_NONE when it is not known yet; and makes it. A place may be another function's: a
 * macro made both. */
uint32_t frees_find(const struct program *p, struct finding_loc loc, uint32_t record);
uint32_t frees_make(struct program *p, uint32_t func, struct finding_loc loc, uint32_t record, const char *owner);

/* ---- short_lives.c ---- */
/* All that call function `func`, which ends objects, have just made the object themselves, and nothing that they call
 * puts a handle into the field. */
bool short_lives(struct program *p, uint32_t func, const struct pfield *f);

/* ---- leaves.c ---- */
/* The members of the record, itself first, then those of structs in it by value; at most some hundred of them. */
const struct leaf *leaves_of(struct program *p, uint32_t record, uint32_t *n);
/* The cell of leaf `i` in the object at `root`. */
uint32_t leaves_cell(struct fan *a, const struct leaf *leaves, uint32_t i, uint32_t root);
/* The cell, of the same field, may be leaf `i` of some object: it is not seen to lie in another struct by value. */
bool leaves_may_be(const struct fan *a, const struct leaf *leaves, uint32_t i, uint32_t cell);
/* As the source calls it: `in.fd`. */
const char *leaves_name(struct program *p, const struct leaf *leaves, uint32_t i);
/* A handle is put into the cell: where that is a member of a struct by value, such structs hold handles there. */
void leaves_filled(struct fan *a, uint32_t cell);
/* The leaf is a member of the record itself, or somewhere a handle is put there. */
bool leaves_is_filled(const struct program *p, const struct leaf *leaves, uint32_t i);
void leaves_release(struct program *p);

/* ---- siblings.c ---- */
/* A handle that `cell` holds is released. `kind` NULL: any. `outside`: it was there before the function began. */
void siblings_let_go(struct fan *a, uint32_t cell, const struct rule_kind *kind, const char *by, bool outside);
/* A function that tears an object down is called. */
void siblings_called(struct fan *a, const struct summary *m, const uint32_t *args, uint32_t n);
/* `by`, a function of the program, was called with an object that holds handles made here: when its name says that it
 * ends the object, what it left in place is lost. */
void siblings_ended(struct fan *a, struct state *s, const char *by, uint32_t arg);
/* The function is done: notes what it tears down, and what its callees tear down that it settles itself. */
void siblings_end(struct fan *a);
/* A teardown of function `func` (a pfunc), with all that is told of it but what callers settle. */
void siblings_add(struct program *p, uint32_t func, const struct pteardown *t);
/* A caller of the teardown says which fields it settles. */
void siblings_tell(struct program *p, const struct torn *t);
/* Tells the program which globals the function lets go. */
void siblings_globals(struct fan *a);
void siblings_report(struct program *p);

/* ---- empties.c ---- */
/* What became of the old value of a field that is emptied: it was released or handed on; neither; it is not known. */
enum emptied { EMPTIED_OTHERWISE, EMPTIED_LET_GO, EMPTIED_BARE };
/* `val` was used as a handle. */
void empties_used(struct fan *a, uint32_t val);
/* `val` is about to be written into `cell`, which outlives the function and holds `old`. */
void empties_note(struct fan *a, uint32_t cell, uint32_t val, uint32_t old, enum emptied how);
/* Tells the program. */
void empties_tell(struct program *p, struct pempty e);
/* The function sets the field to null. */
bool empties_by(const struct program *p, const struct pfield *f, uint32_t sym);
/* How many functions (but `but`) empty the field when they have let go of what it holds; 0 when some do without. */
uint32_t empties_belief(struct program *p, struct pfield *f, uint32_t but);
void empties_report(struct program *p);

#endif
