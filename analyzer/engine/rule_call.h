/* A call of a library function that a pack models, and what its effects speak of. */
#ifndef CANCELCHECK_ENGINE_RULE_CALL_H
#define CANCELCHECK_ENGINE_RULE_CALL_H

#include "engine/fan.h"

struct rule_call {
    struct fan *a;
    struct state *s;
    const struct rule_func *rf;
    const uint32_t *args;
    uint32_t n, ret;
};

/* ---- rule_call.c ---- */
/* The value of argument `i`, VAL_NONE when there is none. */
uint32_t rule_call_arg(const struct rule_call *c, int32_t i);
bool rule_call_null(const struct rule_call *c, uint32_t val);
/* 1 the effect happens, 0 it does not, -1 unknown; conditions on the result are left to the caller. */
int rule_call_happens(const struct rule_call *c, const struct rule_effect *e);
/* The record that a type is, as precord, and its field of that name in `fi`; IR_NONE when it has none. */
uint32_t rule_call_member(const struct rule_call *c, uint32_t record_type, const char *field, uint32_t *fi);
/* The handle an effect speaks of, and, when it is kept in a variable we may clear, that cell. */
uint32_t rule_call_handle(const struct rule_call *c, const struct rule_effect *e, uint32_t *cell);
/* The value that a condition on the result speaks of: the result, or a member of the struct returned. */
uint32_t rule_call_subject(const struct rule_call *c, const struct rule_cond *cond);
/* The function that an argument names, as psym, or IR_NONE. */
uint32_t rule_call_function(const struct rule_call *c, int32_t arg);

/* ---- rule_create.c ---- */
/* A creation; `which` of the model's effects it is. */
void rule_call_create(struct rule_call *c, const struct rule_effect *e, uint32_t which);
/* The call starts a thread whose function gives up its own handle. */
bool rule_call_detaches(const struct rule_call *c);
/* Storage of the caller's becomes a handle: what owns the storage owns it. */
void rule_call_object(struct rule_call *c, const struct rule_effect *e, uint32_t which);
/* The callback in view ends the handle that it is called with: whoever set that up owes nothing any more. */
bool rule_call_left(struct rule_call *c, const struct rule_effect *e);
/* A handle of ours goes to a callback. One that is out of view lets go of what nobody else keeps. */
void rule_call_back(struct rule_call *c, const struct rule_effect *e);

#endif
