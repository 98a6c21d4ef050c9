/* Packs while they are read: what the readers of conditions, kinds, functions and effects share. Internal to rules/. */
#ifndef CANCELCHECK_RULES_RULES_DRAFT_H
#define CANCELCHECK_RULES_RULES_DRAFT_H

#include "rules/rules.h"
#include "rules/rules_yaml.h"

struct rules_constant {
    const char *name;
    int64_t value;
};

/* One pack file on its way to a struct rule_pack. */
struct rules_draft {
    struct rules_source src;
    struct rule_pack *pack; /* NULL when the file is not a pack at all */
    struct rules_constant *constants;
    uint32_t n_constants, cap_constants;
    const struct rules_draft *const *others; /* all packs of the run, this one too, for `pack:name` references */
    uint32_t n_others;
    bool lenient; /* other packs may be out of view: references into them are taken on trust */
};

enum { RULES_PARAMS_UNKNOWN = INT32_MAX };

/* Parameter count of a signature `int (int fd, ...)` or `macro(a, b)`; RULES_PARAMS_UNKNOWN when variadic, -1 when the
 * text is no signature. (rules_func.c) */
int32_t rules_sig_params(const char *sig);

/* Checks an argument index against the signature; a diag and false when it is beyond. (rules_func.c) */
bool rules_arg_check(struct rules_source *src, const struct rules_node *n, size_t off, int64_t arg, int32_t params);

/* A condition; see rules/schema.md. False after a diag. (rules_cond.c) */
bool rules_cond_read(struct rules_draft *d, const struct rules_node *n, int32_t params, struct rule_cond *out);

/* The value of an integer, NULL, true, false or a name from the pack's constants. (rules_cond.c) */
bool rules_constant_value(const struct rules_draft *d, const char *s, size_t len, int64_t *out);
/* A list of such values into out[0..max). (rules_cond.c) */
bool rules_values_read(struct rules_draft *d, const struct rules_node *n, const char *what, int64_t *out, uint32_t max,
                       uint32_t *n_out);

/* Kinds of a pack; parents and releases are resolved later, when all packs are there. (rules_kind.c) */
void rules_kinds_read(struct rules_draft *d, const struct rules_node *list);
void rules_kinds_resolve(struct rules_draft *d, const struct rules_node *list);
/* After functions are read: every release must name a function; kinds that name none get those of the table. */
void rules_kinds_finish(struct rules_draft *d, const struct rules_node *list);
/* `name`, or `pack:name` of another pack; a diag and NULL when there is none. NULL without diag: trusted, see lenient.
 */
const struct rule_kind *rules_kind_find(struct rules_draft *d, const struct rules_node *n, const char *name);

/* One effect. False after a diag. (rules_effect.c) */
bool rules_effect_read(struct rules_draft *d, const struct rules_node *n, int32_t params, struct rule_effect *out);

/* The functions table and `borrows:`. (rules_func.c) */
void rules_funcs_read(struct rules_draft *d, const struct rules_node *functions, const struct rules_node *borrows);

/* After functions are read: every `wake` ends some wait of the pack. (rules_wake.c) */
void rules_wakes_check(struct rules_draft *d, const struct rules_node *functions);

/* The function `name` of a pack, NULL when it lists none. (rules_func.c) */
const struct rule_func *rules_pack_func(const struct rule_pack *p, const char *name);

/* Everything outside kinds and functions. Fills d->pack, or leaves it NULL after a diag. (rules_pack.c) */
void rules_pack_read(struct rules_draft *d);

#endif
