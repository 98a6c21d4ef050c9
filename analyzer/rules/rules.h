/* Rule packs: what a library's functions do to handles. Loaded from YAML, immutable afterwards. */
#ifndef CANCELCHECK_RULES_RULES_H
#define CANCELCHECK_RULES_RULES_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

/* Effect words of the vocabulary, from rules/rule_ops.def: RULE_CREATE, RULE_INIT, RULE_ARM, RULE_DISARM, RULE_RELEASE,
 * RULE_REF, RULE_UNREF, RULE_CANCEL, RULE_DETACH, RULE_JOIN, RULE_SPAWN, RULE_SELECT, RULE_BLOCK, RULE_ATTACH,
 * RULE_TRANSFER, RULE_BORROW, RULE_ROOT, RULE_VALUE, RULE_QUERY, RULE_FINISH, RULE_CALLBACK, RULE_ACQUIRE, RULE_WAKE,
 * RULE_SET_TIMEOUT, RULE_RETASK, RULE_EXIT */
enum rule_op {
#define RULE_OP(id, text) RULE_##id,
#include "rules/rule_ops.def"
    RULE_N_OPS,
};

enum rule_repr {
    RULE_REPR_POINTER,
    RULE_REPR_ID,
    RULE_REPR_FD,
    RULE_REPR_VALUE,
    RULE_REPR_OBJECT, /* caller-owned storage is the handle: identity is the address */
    RULE_REPR_FNPTR,  /* a function pointer that must be called */
    RULE_REPR_OTHER,  /* relation, lock, count, global, implicit, ...: no handle of its own, not tracked as a value */
};

enum rule_where { RULE_AT_NONE, RULE_AT_RET, RULE_AT_ARG, RULE_AT_GLOBAL, RULE_AT_SELF, RULE_AT_LOOP, RULE_AT_CALLER };
enum rule_via {
    RULE_VIA_VALUE,  /* the handle itself */
    RULE_VIA_OUT,    /* written through the pointer argument; a NULL argument means not given */
    RULE_VIA_ADDR,   /* address of the variable that holds the handle */
    RULE_VIA_OBJECT, /* the argument points to caller storage that is the handle */
};

struct rule_place {
    enum rule_where where;
    enum rule_via via;
    uint32_t arg;      /* RULE_AT_ARG: 0-based */
    const char *field; /* member of the struct there, NULL for the value itself */
};

enum rule_cmp {
    RULE_EQ,
    RULE_NE,
    RULE_LT,
    RULE_LE,
    RULE_GT,
    RULE_GE,
    RULE_HAS,
    /* any bit of values[0] set */ RULE_IN
};
enum rule_cond_kind {
    RULE_COND_NONE, /* not given */
    RULE_COND_NEVER,
    RULE_COND_CMP,    /* subject cmp values */
    RULE_COND_OPAQUE, /* given, but not of a form the engine evaluates: `text` says it */
};
struct rule_cond {
    enum rule_cond_kind kind;
    bool on_ret;       /* subject is the result, else argument `arg` */
    const char *field; /* on_ret: that member of the returned struct, NULL for the result itself */
    uint32_t arg;
    enum rule_cmp cmp;
    int64_t values[8]; /* NULL, false are 0; true is 1; names come from the pack's `constants:` */
    uint32_t n_values;
    const char *text;
};

struct rule_pack;

struct rule_kind {
    const char *name;  /* "cancellable" */
    const char *qual;  /* "glib:cancellable" */
    const char *title; /* how a message calls it: "GCancellable", "file descriptor"; defaults to the type or name */
    const struct rule_pack *pack;
    enum rule_repr repr;
    bool refcounted;
    bool must_call;        /* RULE_REPR_FNPTR: calling it through the pointer ends the obligation */
    bool release_required; /* default true; false: only stop obligations apply, no report when merely lost */
    bool storage;          /* memory that holds records: releasing it ends an owner */
    bool tracked;          /* default true for pointer, id, fd, value, object, fnptr; packs can say `tracked: false` */
    bool exit_ok;          /* default true: process exit ends it */
    bool armed;            /* RULE_REPR_OBJECT: owed while pending, from `arm` to the `disarm` that `release` names */
    bool context;          /* tells code to stop: who has one hands it on to what blocks */
    bool container;        /* holds other handles: `insert`, `remove` and `visit` are about such a kind */
    bool lent;             /* by convention, a function that takes one as a parameter borrows it */
    int64_t invalid[4];    /* values that mean "no handle"; pointers always have 0 */
    uint32_t n_invalid;
    const char **types;
    uint32_t n_types;
    const char **releases; /* names of releasing functions, for messages */
    uint32_t n_releases;
    const char **sizes; /* of a container: members that say how many it holds, and lead to none of them */
    uint32_t n_sizes;
    const char *calls; /* RULE_REPR_FNPTR: calling through the pointer does what this function does; NULL unknown */
    const struct rule_kind *parent;       /* kind whose release also ends this one, or NULL */
    const struct rule_kind *callbacks_in; /* loop that calls back what is given where such a thing is made; NULL: the
                                             pack's */
};

struct rule_effect {
    enum rule_op op;
    const struct rule_kind *kind; /* NULL when the effect names none */
    bool any_kind; /* `generic: true`, kind any, or a kind of which others are subtypes: matches every kind of the pack
                    */
    struct rule_place at;
    struct rule_cond fail, when;
    bool fail_still_owns, null_ok, nulls, also_ret /* the result is the same handle */, returns_null;
    bool frees;        /* RULE_CANCEL: also releases */
    bool ends;         /* RULE_DISARM: the kind's `release` names the function, so that this ends the obligation */
    bool when_stored;  /* obligation begins only when the result is kept in memory that outlives the call's statement */
    bool discard_ok;   /* throwing the result away is legal */
    bool auto_release; /* ends by itself (one-shot callback, parent dies) */
    const char
        *auto_release_by; /* how: callback_returns_false, after_callback, object_dies, ...; NULL when it does not */
    bool detached;        /* RULE_SPAWN */
    bool pool;            /* RULE_SPAWN: the handle made runs `entry` for what is given to it later (`entry_of`) */
    bool once;
    bool waits;
    bool scope_bulk; /* releases more than the one handle */
    bool children;   /* RULE_RELEASE: ends what has the handle as parent, not the handle itself */
    bool elements;   /* RULE_RELEASE of a container: it is emptied, and lives on */
    bool shared;     /* RULE_CREATE: a reference to what others hold, too: using it when this one is dropped is fine */
    bool context;    /* RULE_CREATE: what is made here tells code to stop, though its kind in general does not */
    bool goes_on;    /* RULE_BLOCK: goes on after a signal whose handler was set up so (SA_RESTART) */
    bool slow;       /* RULE_CREATE: reading from or writing to it can wait without limit (no regular file) */
    int32_t parent, callback, data, destroy, entry, timeout, deadline, cancellable, on_arg, release_fn, attr, to_arg,
        count, flags, key, cases, error, owned_by, callback_gets, each, entry_of, context_of;
    int32_t data_param; /* RULE_SPAWN: parameter of the entry function that gets the data, -1 when it is the only one */
    /* argument indexes, -1 when not given. count: number of handles made through one out array; owned_by: the owner
     * whose end is that of the new handle too, so that nobody owes anything unless it is null; callback_gets: the
     * argument of the callback that is the new handle, which the callback may release; each: function that is applied
     * to each element of the container */
    bool to_ret;               /* RULE_TRANSFER: to: ret */
    struct rule_place handle;  /* RULE_SPAWN: where the thread handle is */
    const char *exit_kind;     /* RULE_EXIT: process_exit, thread_exit, nonlocal_jump, exec, noreturn */
    const char *what;          /* RULE_QUERY, RULE_RETASK, RULE_SET_TIMEOUT */
    const char *ready, *named; /* RULE_SELECT: members of an element of `cases`: what came true, what it is about */
    const char *blocks_on;     /* RULE_BLOCK; RULE_WAKE: which waits end, NULL: those for what its kind is called */
    const char *flags_in;      /* member of what `flags` points to that holds them; NULL: the first */
    const char *unit;          /* of timeout: s, ms, us, ns, timespec, ...; NULL when not said */
    const char **infinite;
    uint32_t n_infinite;
    const char **nonblock;
    uint32_t n_nonblock;
    int64_t infinite_values[4]; /* those of `infinite` whose value is known */
    uint32_t n_infinite_values;
    bool infinite_negative;     /* every negative value means no limit */
    int64_t nonblock_values[4]; /* those of `nonblock` whose value is known */
    uint32_t n_nonblock_values;
    const char **alt;
    uint32_t n_alt;
    const char **needs;
    uint32_t n_needs;
    const char *note;
};

struct rule_func {
    const char *name;
    const struct rule_pack *pack;
    const char *header; /* as included: "gio/gcancellable.h"; "" when any */
    const char *sig;
    const char *entry; /* the name that the pack lists it under: aliases of a function have the same text and pointer */
    bool elsewhere;    /* `since`, `until` or `optional`: not every version or build of the library has it */
    struct rule_effect *effects;
    uint32_t n_effects;
    bool borrows;         /* known to keep none of its arguments: handles passed to it stay with the caller */
    bool strict;          /* matches only when declared in the pack's own header (short, common names) */
    bool follow_body;     /* static inline in the library's header: with a body in view the body is followed instead */
    bool returns_nonnull; /* the result is never null: the library aborts instead */
    bool renews;          /* argument `returns_arg` begins anew: it lives, whatever ended it before (freopen) */
    int32_t returns_arg;  /* the result is that argument's value (memcpy-like identity), -1 when not */
    int32_t returns_part; /* the result points into what that argument points to, always at the same place; -1: not */
    int32_t
        returns_attached; /* the result is what was attached to what that argument points to (a task's data); -1: not */
    bool returns_offset;  /* the result is where a part lies in objects: the same wherever it is added */
    int32_t returns_cleared;       /* *argN is returned and nulled (g_steal_pointer), -1 when not */
    struct rule_cond returns_test; /* the result is the truth of this about an argument (IS_ERR), or RULE_COND_NONE */
};

/* A slot of a class's table of functions: what is put there ends the objects of the class. */
struct rule_destructor {
    const char *record, *field; /* tag or typedef name without keyword; member */
    const char *parts;          /* glob over names of records that are part of the object; NULL: none */
    uint32_t arg;               /* which argument is the object */
};

/* A pack that is off by default and not asked for is quiet: the engine knows its functions, but follows none of its
 * handles. Only `--no-pack` takes a pack away altogether. */
/* What to do instead in a callback of a loop where a wait is for `blocks_on`. */
struct rule_loop_alt {
    const char *blocks_on; /* "any": what no other entry names, and no model has an alternative for */
    const char **alt;
    uint32_t n_alt;
};

struct rule_pack {
    const char *name, *library, *version, *file;
    bool quiet;
    bool enabled;         /* `default: false` packs must be asked for */
    bool asked_for;       /* off by default, and asked for: of two models of a function its own counts */
    bool strict;          /* all its functions are */
    const char **headers; /* path suffixes or directory names whose other functions merely borrow */
    uint32_t n_headers;
    const char **defines; /* macros that make its headers declare everything */
    uint32_t n_defines;
    const struct rule_kind
        *callbacks_in;            /* the loop that calls back what its functions are given; NULL: none, or any */
    const char **callback_fields; /* members of its objects in which they keep a callback */
    uint32_t n_callback_fields;
    struct rule_loop_alt *callbacks_alt; /* for callbacks of that loop; of loops that the program makes of its waits */
    uint32_t n_callbacks_alt;
    const char **blocking_ok; /* globs of functions of the program that may block: start-up and shutdown */
    uint32_t n_blocking_ok;
    const char *
        *errors; /* C types of arguments that are filled in when a call fails, and left empty when it does not */
    uint32_t n_errors;
    struct rule_kind *kinds;
    uint32_t n_kinds;
    struct rule_func *funcs;
    uint32_t n_funcs;
    struct rule_destructor *destructors; /* the last to run first */
    uint32_t n_destructors;
};

struct rules; /* opaque, immutable after loading; safe to share over fork */

struct rules_options {
    const char *const
        *dirs; /* searched in order; every *.yaml is a pack; a later pack of the same name replaces an earlier one */
    uint32_t n_dirs;
    const char *const *enable; /* names of packs to add beside the default ones */
    uint32_t n_enable;
    const char *const *disable;
    uint32_t n_disable;
    const char *root; /* of the analysed program: what stands above it in a path names no library. NULL: unknown */
};

/* Loads all packs. NULL with `e` = "file:line:col: message" for the first mistake. Frees with rules_free. */
struct rules *rules_load(const struct rules_options *o, struct err *e);
/* The same in two steps: the packs as text, enough for rules_hash (what `o` points to must outlive the second step);
 * then everything else. The second gives 0, or -1 with `e` as above, and does nothing when it was done. */
struct rules *rules_open(const struct rules_options *o, struct err *e);
int rules_parse(struct rules *r, struct err *e);
/* What the second step found in the texts, to be kept for a later run with the same rules_hash; and, between the steps,
 * what was kept: false when it is of no use. */
void rules_pack_trees(const struct rules *r, struct bytes_writer *w);
bool rules_known(struct rules *r, const void *trees, size_t len);
void rules_free(struct rules *r);

/* All mistakes of one pack file, one "file:line:col: error: message" line each, into `out`. Gives their count. */
struct strbuf;
uint32_t rules_check_file(const char *path, struct strbuf *out);

/* The model of function `name` declared in `decl_file` ("" when unknown), or NULL. `has_body`: the program defines it,
 * in which case only a definition in the pack's own header (static inline) counts. Enabled packs only. O(1). */
const struct rule_func *rules_func(const struct rules *r, const char *name, const char *decl_file, bool has_body);

/* Does effect `e` of `f` concern handles of `kind`? By its own kind; `kind: any` fits all; a generic effect fits its
 * pack's kinds and those whose releases name `f`. */
bool rule_effect_fits(const struct rule_effect *e, const struct rule_func *f, const struct rule_kind *kind);

/* True when `decl_file` is a header of an enabled pack: functions declared there that no pack lists merely borrow. */
bool rules_header_borrows(const struct rules *r, const char *decl_file);

/* True when `path` ends with the components of `suffix` ("gio/gio.h"), or holds the folder "name/" that it names. */
bool rules_header_match(const char *suffix, const char *path);

uint32_t rules_n_packs(const struct rules *r);
const struct rule_pack *rules_pack(const struct rules *r, uint32_t i);
/* The member of that record (C name, with or without `struct`) is where objects of the pack keep their callback. */
bool rules_keeps_callback(const struct rule_pack *p, const char *record, const char *member);
/* The record is the type of one of the pack's kinds. */
bool rules_is_object(const struct rule_pack *p, const char *record);
/* Hash over the text of all packs and which are switched on and off: part of the key under which results are kept. */
uint64_t rules_hash(const struct rules *r);

/* ---- annotations in the sources: __attribute__((annotate("cancelcheck: ..."))), see rules/schema.md ---- */

enum rule_ctype_class {
    RULE_CTYPE_VOID,
    RULE_CTYPE_INT, /* enums and bool, too */
    RULE_CTYPE_POINTER,
    RULE_CTYPE_FUNCTION, /* pointer to a function */
    RULE_CTYPE_RECORD,
    RULE_CTYPE_OTHER,
};
struct rule_ctype {
    enum rule_ctype_class cls;
    const char *name; /* as spelled without qualifiers */
};

struct rule_annotation {
    const char *text; /* with "cancelcheck:" in front */
    const char *file;
    uint32_t line, col;
};

/* A function, and what its declarations say about it. */
struct rule_annotated {
    const char *name;
    struct rule_ctype ret, *params, *targets; /* targets: what the parameters point to, class VOID for no pointer */
    uint32_t n_params;
    bool variadic;
    const struct rule_annotation *notes; /* in order of place */
    uint32_t n_notes;
    const struct rule_func *by_pack; /* what a pack says of it, or NULL */
    const struct rule_func *model;   /* filled in: NULL when nothing is said that concerns handles */
};

/* The words behind "cancelcheck:", NULL when the annotation is none of ours. */
const char *rule_annotation_text(const char *text);

/* Reads the annotations of functions[0..n) into their models, which belong to the pack returned. Kinds without a pack's
 * name are those that annotations make themselves, or that a pack has for the C type there; `used` tells, by number of
 * pack, whose functions the program refers to. Mistakes go to `mistakes`, a line "file:line:col: error: ..." each;
 * lines with "warning:" are not counted in n_mistakes. All memory is of `a`. */
const struct rule_pack *rules_annotate(const struct rules *base, const bool *used, struct rule_annotated *functions,
                                       uint32_t n, struct arena *a, struct strbuf *mistakes, uint32_t *n_mistakes);

/* The packs of `base` and one more, whose functions are not looked up by name. `base` and `more` must outlive it. */
struct rules *rules_extend(const struct rules *base, const struct rule_pack *more);

/* How many parameters the `sig` of `f` has; -1 when it does not say, or says that there can be more (`...`). */
int32_t rule_func_params(const struct rule_func *f);

/* The type that `sig` gives parameter `index` (-1: the result), without its name; class OTHER for a name that C itself
 * does not know, and where `sig` says nothing. Owned by `a`. */
struct rule_ctype rule_func_type(const struct rule_func *f, int32_t index, struct arena *a);

const char *rule_op_name(enum rule_op op);

#endif
