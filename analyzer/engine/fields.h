/* What the analysis of a function offers about fields and globals that hold handles: engine/fields.c, reset.c,
 * passing.c. Part of engine/fan.h. */
#ifndef CANCELCHECK_ENGINE_FIELDS_H
#define CANCELCHECK_ENGINE_FIELDS_H

#include "engine/fan.h"

/* ---- fields.c ---- */
/* The field, or global (record IR_NONE), that the cell lies in. */
bool fields_at(const struct fan *a, uint32_t cell, uint32_t *record, uint32_t *field);
void fields_released(struct program *p, uint32_t record, uint32_t field);
/* The same, and by which function (psym). Gives the field's place in the program's list. */
uint32_t fields_released_by(struct program *p, uint32_t record, uint32_t field, uint32_t sym);
/* The same for a field whose place is known. */
void fields_released_at(struct program *p, uint32_t pfield, uint32_t sym);
/* The cell counts as touched: what it holds is let go somewhere. */
void fields_touch(struct fan *a, uint32_t cell);
void fields_released_cell(struct fan *a, uint32_t cell);
/* Tells the program what was touched. */
void fields_tell(struct fan *a);
/* `val`, released or handed on, was read from a field: the field's handles can end. */
void fields_let_go(struct fan *a, const struct state *s, uint32_t val);
/* `val` is stored in the cell, and is no handle that this function holds. */
void fields_stored(struct fan *a, uint32_t cell, uint32_t val);
/* What the cell, a field or global, holds may be somebody else's reference. */
void fields_lent(struct fan *a, uint32_t cell);
bool fields_is_lent(const struct program *p, const struct pfield *f);
void fields_created(struct fan *a, uint32_t cell, const struct site *st, uint32_t name_cell);
/* The creation of that kind at the function's position, IR_NONE. */
uint32_t fields_creation(const struct program *p, uint32_t func, uint32_t pos, const struct rule_kind *kind);
/* Tell the program, as fields_created and fields_end do. */
void fields_tell_creation(struct program *p, uint32_t func, const struct said_creation *x);
void fields_tell_end(struct program *p, uint32_t func, const struct said_end *x);
/* The object at that address, a field's, is set up with a callback (psym) and its data (value). */
void fields_prepared(struct fan *a, uint32_t object, uint32_t callback, uint32_t data);
/* The same, told by whoever knows it. */
void fields_tell_prepared(struct program *p, const struct pprepared *x);
/* `object`, released now, is gone when that function is called: what frees its owner then may do so. */
void fields_closed(struct fan *a, uint32_t object, uint32_t callback);
/* It is called back by what the field holds. */
bool fields_is_callback(const struct program *p, const struct pfield *f, uint32_t sym);
bool fields_is_closing(const struct program *p, const struct pfield *f, uint32_t sym);
/* The next event tells of a value of that field which was released before; those are dropped whose release empties the
 * field. */
void fields_released_before(struct program *p, uint32_t record, uint32_t field);
void fields_drop_emptied(struct program *p);
/* The program is known. What is armed was set up before, perhaps in another function: where that is always with the
 * same callback, it is known. */
void fields_adopt(struct program *p);
/* Something else has what was made at `st` beside the field at `owner`. */
void fields_shared(struct fan *a, struct site *st, uint32_t owner);
/* The function is done: fields that never keep what it put there, because it releases it again, have only a look at it.
 */
void fields_end(struct fan *a);
void fields_report(struct program *p);
/* What is created into a field, NULL when nothing is. */
struct pfield *fields_find(const struct program *p, uint32_t record, uint32_t field);
/* The function makes handles that the field (NULL: none) holds, or is the callback of one. */
bool fields_made_by(struct program *p, struct pfield *f, uint32_t sym);
/* The function makes such handles. */
bool fields_makes(struct program *p, struct pfield *f, uint32_t sym);
/* A handle is followed no further: a function out of view got it; a function put it into a container out of view. */
void program_unknown(struct program *p, const char *name);
void program_inserted(struct program *p, const char *name);

/* ---- reset.c ---- */
/* The path has just taken an arm of a branch on `cond`: remembers of which field it knows there that it is not empty.
 */
void resets_asked(struct fan *a, struct state *s, uint32_t cond);
/* `val` is about to be written over what `cell` holds. */
void resets_note(struct fan *a, struct state *s, uint32_t cell, uint32_t val);
/* The function is known: keeps its resets for the program. */
void resets_end(struct fan *a);
/* The program is known: reports those whose field holds handles. */
void resets_report(struct program *p);

/* ---- passing.c ---- */
/* All that look at the global (a psym) run below function `by` (a pfunc), which puts something into it and does not
 * look: after `by` nobody sees what it holds. */
bool passing_only(const struct program *p, uint32_t global, uint32_t by);

#endif
