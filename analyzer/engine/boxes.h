/* What the analysis of a function offers about containers: engine/boxes.c, box_fields.c. Part of engine/fan.h. */
#ifndef CANCELCHECK_ENGINE_BOXES_H
#define CANCELCHECK_ENGINE_BOXES_H

#include "engine/fan.h"

/* ---- boxes.c: containers, and handles in them ---- */
/* One effect of the model of a function that is called. */
struct box_call {
    const struct rule_func *rf;
    const struct rule_effect *e;
    const uint32_t *args;
    uint32_t n, ret;
    int happens; /* 1 it does, 0 it does not, -1 unknown */
};
/* Arguments of a call of a library's function, its result, and the containers that it was given. */
struct box_args {
    const uint32_t *args;
    uint32_t n, ret;
    uint64_t boxes;
};
/* Applies an effect that is about a container; may change c->ret. False when more is to be done about it. */
bool boxes_effect(struct fan *a, struct state *s, struct box_call *c);
/* A container of that kind ends, as it is. */
void boxes_ended(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind, const char *by);
/* `val` is released, or goes out of sight: a container, or what came out of one. */
void boxes_out(struct fan *a, struct state *s, uint32_t val);
/* The function returns `val` (or VAL_NONE): callers may let go of what comes out of a container in a field. */
void boxes_returned(struct fan *a, uint32_t val);
/* `val` was read from the cell: it may be a container, or lie in one. */
void boxes_read(struct fan *a, uint32_t cell, uint32_t val);
/* The containers (bits) that the arguments lead into, before the call writes anything. */
uint64_t boxes_given(const struct fan *a, const struct state *s, const uint32_t *args, uint32_t n);
/* A library's function, done with its arguments: what it gives may come out of a container among them. */
void boxes_passed(struct fan *a, struct state *s, const struct rule_func *rf, const struct box_args *g);
/* A function of the program gets the arguments; `m`: its summary or NULL. */
void boxes_called(struct fan *a, struct state *s, const struct summary *m, const uint32_t *args, uint32_t n);
/* `val` is about to be stored in the cell, which outlives the function. */
void boxes_stored(struct fan *a, struct state *s, uint32_t cell, uint32_t val);
/* The container that holds `o`, as a value; VAL_NONE: none of this function's does. */
uint32_t boxes_owner(const struct fan *a, const struct ob *o);
/* `val` leads to the container that holds `o`. */
bool boxes_lead(const struct fan *a, const struct ob *o, uint32_t val);
/* How the source calls a container. */
const char *boxes_name(struct fan *a, uint32_t val);

/* ---- box_fields.c ---- */
/* Finds records that are containers, and fields that hold some. */
void boxes_prepare(struct program *p);
struct box_field *box_field(struct program *p, uint32_t record, uint32_t field);
void box_field_put(struct program *p, uint32_t record, uint32_t field, const struct box_put *put);
void box_field_end(struct program *p, uint32_t record, uint32_t field, const struct box_end *end);
void boxes_report(struct program *p);

#endif
