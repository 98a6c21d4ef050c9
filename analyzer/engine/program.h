/* The linked program: units joined by USR, call graph in callee-first order, and everything the analysis adds. */
#ifndef CANCELCHECK_ENGINE_PROGRAM_H
#define CANCELCHECK_ENGINE_PROGRAM_H

#include "base/arena.h"
#include "base/blocks.h"
#include "engine/engine.h"
#include "engine/summary.h"
#include "ir/ir.h"
#include "rules/rules.h"

#include <pthread.h>

struct ctx_program;

/* A function or global of the program, whatever unit it was seen in. */
struct psym {
    const char *name, *usr;
    enum ir_sym_kind kind;
    uint32_t flags;        /* IR_SYM_*, or-ed over units */
    const char *decl_file; /* of the first declaration seen; "" when unknown */
    uint32_t func;         /* index into funcs when the program holds a body, else IR_NONE */
    uint32_t n_params;
    const struct rule_func *rule; /* the pack's model, or NULL */
    uint64_t lends, may_lend;     /* bit i: the program believes that it only borrows argument i (lend.c) */
    bool header_borrows;          /* declared in a pack's header, not listed: keeps none of its arguments */
    bool takes_reference;         /* by its name, and no pack knows better: what it gets has one more reference */
    bool called;                  /* directly, somewhere; not only its address taken */
    uint32_t destructor;          /* function: index + 1 into the program's destructors */
    bool ambiguous;               /* several programs of the database define it, each perhaps its own way */
    const char *program; /* function: file of the one definition that this is, where others have another; NULL */
    bool lent;           /* global: something is put into it that was not made right there */
    bool never_written;  /* global: no store anywhere but its initialiser, address never taken */
    bool has_value;      /* never_written with a known integer value */
    int64_t value;
    int64_t offset; /* global that only ever holds where a part lies in objects: a number that stands for it; 0: none */
};

struct pfunc {
    const struct ir_unit *unit;
    const struct ir_func *f;
    uint32_t unit_index;
    uint32_t sym;      /* psym */
    uint32_t *callees; /* funcs referred to (called or address taken), sorted, unique */
    uint32_t n_callees;
    uint32_t *frees; /* of the program's: places in this function where objects end, in the order it came to them */
    uint32_t n_frees, cap_frees;
    uint32_t first_teardown, n_teardowns; /* of the program's: those of this function */
    uint32_t scc;                         /* component number, callee-first */
    bool recursive;                       /* its component has more than itself, or it calls itself */
    struct summary *summary;              /* what of it was kept may not be unpacked yet: func_summary */
};

/* A member of a record, or of a struct that lies in it by value: engine/leaves.c. */
struct leaf {
    uint32_t parent; /* index of the leaf that it lies in, IR_NONE: the record itself */
    uint32_t record, field;
};

/* A record of the program; equal USR and field count make it one. */
struct precord {
    const char *name, *key;    /* key: what makes it one record in all units */
    bool is_union, is_private; /* private: defined in a source file, not in a header */
    bool *read;                /* by field: something in view looks at it */
    bool *lent;                /* by field: something is put into it that was not made right there */
    const struct ir_record *r;
    const struct ir_unit *unit;
    uint32_t unit_index;
    struct leaf *leaves; /* of leaves.c, NULL: nobody asked */
    uint32_t n_leaves;
    uint32_t *fields;               /* by field: 1 + which of the program's, 0: none; NULL: all are */
    const struct rule_kind *box;    /* the record is a container; NULL: it is none */
    const struct rule_kind **boxes; /* by field: the container that it holds or points to; NULL: no field does */
    struct ending *endings;         /* by leaf, of owners.c */
    enum { STOPS_UNKNOWN, STOPS_NONE, STOPS_SOME } done_fields, flags; /* of context_late.c, context_stop.c */
};

/* A handle put into a container that lies in a field. */
struct box_put {
    const struct rule_kind *kind;
    const char *creator, *wrapped, *name;
    struct finding_loc loc;
};

/* A container in a field is freed as it is. */
struct box_end {
    struct finding_loc loc;
    const char *function, *function_usr, *by, *name;
};

/* A field with a container: engine/box_fields.c. */
struct box_field {
    uint32_t record, field;
    bool out;  /* its elements are let go somewhere, or get out of sight */
    bool made; /* containers that do not let go of their elements themselves are put there */
    struct box_put *puts;
    uint32_t n_puts, cap_puts;
    struct box_end *ends;
    uint32_t n_ends, cap_ends;
};

/* Finds the entries of a list by their place (by_place.c): by_place_first, then next[], until IR_NONE. One entry for
 * each of the list's, added in the same order. */
struct by_place {
    void *map;      /* stb_ds: line and column -> the newest entry there */
    uint32_t *next; /* the one before it with the same line and column, perhaps of another file */
    uint32_t n, cap;
};
uint32_t by_place_first(const struct by_place *b, struct finding_loc loc);
void by_place_add(struct by_place *b, struct arena *a, struct finding_loc loc);
void by_place_release(struct by_place *b); /* `next` is the arena's */

/* Whole-program facts about one (record, field) or one global: engine/fields.c. */
struct pfield {
    uint32_t record, field; /* record IR_NONE: field is a psym */
    bool released;          /* some value loaded from it is released, handed on or escapes */
    uint32_t *releasers;    /* psyms: functions where that happens */
    uint32_t n_releasers, cap_releasers;
    uint32_t *creations; /* indexes into program creations */
    uint32_t n_creations, cap_creations;
    uint32_t n_called, n_contexts; /* of the creations: those that have a callback, those that tell code to stop */
    uint32_t *makers, *callbacks;  /* of fields_made_by, sorted: of each creation, when there were `makers_of` */
    uint32_t makers_of;
    bool stage_known, no_stage; /* of owners.c */
};

/* A creation whose handle went into a field or global. */
struct pcreation {
    const struct rule_kind *kind;
    const char *creator, *wrapped, *function, *function_usr, *name;
    struct finding_loc loc;
    uint32_t field; /* index into program fields */
    uint32_t sym;   /* of the function */
    bool when_stored, auto_release;
    bool keeps_data;     /* its callback's data has a reference of its own, or is freed with the handle */
    bool reported;       /* by owners.c */
    bool thread_lost;    /* reported for the thread it was left to */
    bool data_is_owner;  /* its callback gets the record that holds it */
    bool data_has_owner; /* its callback gets what the record that holds it hangs on */
    uint32_t callback;   /* psym, IR_NONE when unknown */
    uint32_t destroy;    /* psym of what is called when the handle ends, IR_NONE */
    uint32_t func;       /* pfunc: the function that made it */
    bool context;        /* it tells code to stop */
    bool in_global;      /* the record is a global itself: what it holds when the process ends is nobody's loss */
    bool shared;         /* something else has it beside the field, and may be what releases it */
};

/* An object in a field is set up with a callback, before it is armed; or is ended, which the callback hears of. */
struct pprepared {
    uint32_t record, field, callback; /* callback: psym; record and field IR_NONE: any */
    bool data_is_owner;               /* it gets the record that holds the object */
};

/* An event about what a field held, which was released before. */
struct pstale {
    uint32_t event, record, field;
};

/* A function that ends the objects of a class: engine/destructors.c. */
struct pdestructor {
    const struct rule_destructor *slot;
    uint32_t rank;  /* of the slot: what runs last has 0 */
    uint32_t group; /* the function that fills the class's table: its destructors end the same objects */
};

/* A place where a record's memory is released, and what is known of its fields there: engine/owners.c. */
struct pfree {
    uint32_t record;
    uint32_t func, nth; /* pfunc that made it known, and which of those it is */
    struct finding_loc loc;
    const char *function, *function_usr, *owner, *by; /* owner: how the source calls the pointer */
    uint32_t *via;                                    /* psyms: the function itself and those that pass it the object */
    uint32_t n_via, cap_via;
    bool *settled;        /* by leaf: released, empty or handed on here, or by some caller */
    bool *let_go;         /* by leaf: released in the very function that frees the memory */
    bool lets_go;         /* other handles of the object are let go there */
    uint32_t group, rank; /* destructors of one class end an object together; group IR_NONE: on its own */
    bool cleans;          /* other members are let go there: a destructor, not only the memory's end */
};

/* A global, or field of an object from outside, that gets another value, and what was known of the one it had:
 * engine/reset.c. */
struct preset {
    uint32_t record, field, sym; /* sym: the function */
    bool not_null, not_minus_one, not_none;
    bool torn_down;            /* other fields of the object are released in that function: it is not being set up */
    bool refilled;             /* with a handle made there */
    bool undoes;               /* set to null, by a function whose name may undo another one's */
    struct engine_event event; /* but for the handle and its creation */
};

/* A function writes null, or -1, to a field or global: engine/empties.c. */
struct pempty {
    uint32_t sym, record, field;
    bool null;    /* not only -1 */
    bool lets_go; /* on some path what was there before was released, or went on, first */
    bool bare;    /* on some path it was not, and may have been a handle */
    bool used;    /* and was used as one */
};

/* A loss of a handle that was passed to functions out of view before. */
struct plent {
    struct engine_event event;
    struct lend *to;
    uint32_t n;
    bool failing;
};

/* A variable whose cleanup attribute releases handles of a kind: how the project writes the scoped form. */
struct pscoped {
    const struct rule_kind *kind;
    const char *type;
    struct finding_loc loc; /* of the variable's name */
};

/* A handle that its maker leaves to a thread, to be looked for in the thread: engine/thread_runs.c. */
struct phandover {
    struct engine_event event; /* as the starter of the thread saw it */
    uint32_t entry;            /* func */
    struct spath *path;        /* from the entry's parameters to the handle */
    bool callback;             /* not a thread, but a function that is called once */
    bool used_after;           /* released, or left with its frame, while the thread may use it */
};

/* Members of the elements that a select-like wait is given: which tells what came true, which says of whom. */
struct arm_member {
    const char *ready, *named;
};

/* A handle thrown away whose callback gets an object of the program's: engine/borrowed.c. */
struct pborrow {
    const struct rule_kind *kind;
    const char *creator, *function, *function_usr, *name; /* name: how the source calls the object */
    struct finding_loc loc;
    uint32_t record, callback; /* callback: psym */
    bool listener;             /* the handle ends with the object that sends, not with the one that is told */
    uint8_t doubts;            /* of a listener: assumptions that its sender outlives it */
};

/* Handles are found again and ended by their callback, or by the record that it gets; IR_NONE: not by that, and when
 * both are, by data of a type that is not known. */
struct pstop {
    const char *file;
    const struct rule_kind *kind;
    uint32_t sym; /* in that function */
    uint32_t record, callback;
};

/* A handle in a field that a function lets go of. */
struct gone {
    uint32_t cell;                /* of the function's analysis: the field */
    const struct rule_kind *kind; /* NULL: any */
    const char *by;
    uint32_t pos;
    bool outside; /* it was there before the function began */
    bool direct;  /* released by a library's function, not by one of the program's */
};

/* A function that lets handles of an object go, and which: engine/siblings.c. */
struct pteardown {
    uint32_t sym, record;
    bool named;   /* its name says that it ends the object */
    bool ends;    /* so, or by how much it lets go of */
    bool closes;  /* its name says that something is closed: what it lets go of it may have to answer for alone */
    uint32_t pos; /* of the last of them */
    const char *owner, *by; /* owner: how the source calls the object, or the pointer to it (`arrow`) */
    bool arrow;
    struct gone gone[8];
    uint32_t n_gone;
    bool *touched;                 /* by field: released, written or handed on there */
    bool *named_there;             /* by field: the function mentions it */
    bool *let_go;                  /* by field: what it held before is released right there */
    uint32_t *settled_by, callers; /* by field: callers that let it go themselves; of all callers */
};

/* A function releases what a global holds, or hands it on. */
struct gtouch {
    uint32_t sym, global;
};

/* A function that stores into a field, or into a global (record IR_NONE, field: psym), or takes its address. */
struct pwriter {
    uint32_t record, field, func;
};

/* The functions that some place may point to. */
struct fptr_set {
    uint32_t *syms; /* psyms, sorted */
    uint32_t n;
    bool open;   /* others come from where we cannot see */
    bool shared; /* others may come from outside the files analysed */
};

/* What a global leads to, and some function keeps, hands on or releases: engine/gpaths.c. */
struct gpath {
    struct spath path;
    uint64_t rank;          /* short ones first; else by names, the same in every run */
    bool deref;             /* memory has to be read to get there */
    uint32_t record, field; /* it lies in; record IR_NONE: in the global, or in none behind the last pointer */
    uint32_t pfield;        /* of these, into program fields; IR_NONE: not asked for yet */
};

struct kept;

struct program {
    struct arena arena;
    struct arena rounds;   /* summaries of the component at work, from all rounds but the last */
    struct arena said;     /* what is made while one thread analyses functions: what they have to say, and what */
    struct arena *lasting; /* somebody asked for first; by several threads, each has its own: engine/crew.h */
    uint32_t n_lasting;
    pthread_mutex_t lock; /* of what any function's analysis may add to: gpaths, records[].leaves */
    struct arena shared;  /* memory of these */
    struct kept *kept;    /* engine/kept.h, NULL: nothing is kept */
    struct blocks gpaths; /* gpath_at */
    uint32_t *gpath_hash; /* open addressing, number + 1 */
    uint32_t gpath_mask;
    struct arm_member *arm_members;
    uint32_t n_arm_members, cap_arm_members;
    struct phandover *handovers;
    uint32_t n_handovers, cap_handovers;
    struct pteardown *teardowns;
    uint32_t n_teardowns, cap_teardowns;
    struct pwriter *writers; /* sorted, made when somebody asks: twice.c */
    uint32_t n_writers, cap_writers;
    bool writers_known;
    struct gtouch *gtouches;
    uint32_t n_gtouches, cap_gtouches;
    struct pborrow *borrows;
    uint32_t n_borrows, cap_borrows;
    struct pstop *stops;
    uint32_t n_stops, cap_stops;
    struct box_field *box_fields;
    uint32_t n_box_fields, cap_box_fields;
    struct fptr_set *fptr_nodes;
    void *fptr_map; /* stb_ds: node key -> index */
    struct pdestructor *destructors;
    uint32_t n_destructors, cap_destructors;
    struct blocks frees; /* pfree_at */
    const struct rules *rules;
    struct rules *own_rules;         /* with what annotations say, or NULL */
    const char *annotation_mistakes; /* a line each */
    uint32_t n_annotation_mistakes;
    struct ir_unit *const *units;
    uint32_t n_units;
    struct psym *syms;
    uint32_t n_syms, cap_syms;
    uint32_t **unit_syms; /* [unit][ir sym] -> psym */
    struct precord *records;
    uint32_t n_records, cap_records;
    uint32_t **unit_records; /* [unit][ir record] -> precord */
    struct pfunc *funcs;
    uint32_t n_funcs, cap_funcs;
    struct pfunc *left_out; /* further programs' mains: what they set is no constant, nothing else is seen of them */
    uint32_t n_left_out, cap_left_out;
    uint32_t *order;                  /* funcs, callee-first */
    uint32_t *caller_first, *callers; /* of callgraph_callers: where each function's begin */
    struct pfield *fields;
    uint32_t n_fields, cap_fields;
    uint32_t *global_fields; /* by psym: the same as precord.fields */
    void *filled_map;        /* stb_ds: structs by value that get handles, of leaves.c */
    void *header_map;        /* stb_ds: file -> rules_header_borrows of it */
    struct pcreation *creations;
    uint32_t n_creations, cap_creations;
    struct pprepared *prepared, *closings;
    uint32_t n_prepared, cap_prepared, n_closings, cap_closings;
    struct pstale *stale;
    uint32_t n_stale, cap_stale;
    struct by_place creations_at, frees_at;
    struct ctx_program *contexts; /* engine/context.h */
    struct engine_options opts;
    struct engine_event *events;
    uint32_t n_events, cap_events;
    struct plent *lent;
    uint32_t n_lent, cap_lent;
    struct pscoped *scoped;
    uint32_t n_scoped, cap_scoped;
    struct engine_unknown *unknowns;
    uint32_t n_unknowns, cap_unknowns;
    void *unknown_map; /* stb_ds: name -> index */
    const char **over_budget;
    uint32_t n_over_budget, cap_over_budget;
    struct preset *resets;
    uint32_t n_resets, cap_resets;
    struct pempty *empties;
    uint32_t n_empties, cap_empties;
    struct engine_release *releases; /* with opts.record */
    uint32_t n_releases, cap_releases;
    struct engine_fate *fates;
    uint32_t n_fates, cap_fates;
    struct engine_stats stats;
};

/* A type of the unit in the words of packs, and what it points to (class VOID: no pointer). (annotations.c) */
struct rule_ctype program_ctype(const struct ir_unit *u, uint32_t t);
struct rule_ctype program_ctarget(const struct ir_unit *u, uint32_t t);
/* Models of functions that are annotated in the sources, after those of packs. (annotations.c) */
void annotations_attach(struct program *p);

/* Solves what function pointers may point to; before callgraph_build. (fptr.c) */
void fptr_solve(struct program *p);
void fptr_free(struct program *p);
/* What a call through `callee` in `pf` may reach; NULL when that is not known. */
const struct fptr_set *fptr_at(const struct program *p, const struct pfunc *pf, const struct ir_opnd *callee);

/* Fills funcs[].callees/scc and order from the units. (callgraph.c) */
void callgraph_build(struct program *p);
/* The functions that refer to function `func`, in increasing order. */
const uint32_t *callgraph_callers(struct program *p, uint32_t func, uint32_t *n);
/* Sets `seen`, by function, for `from` and all that it may call, however far down; `stack`: room for every function. */
void callgraph_reach(const struct program *p, uint32_t from, uint8_t *seen, uint32_t *stack);

/* Finds the functions that stand where the packs say destructors stand. (destructors.c) */
void destructors_find(struct program *p);

/* rules_header_borrows, asked once for each file. `file` must live as long as the program; NULL: none. */
bool program_header_borrows(struct program *p, const char *file);

/* The location of unit position `pos`. Strings stay the unit's. */
struct finding_loc program_loc(const struct ir_unit *u, uint32_t pos);
/* The number that stands for where the part named `of` lies in its object; above all indexes that programs write.
 * attached: it is memory of its own that hangs on the object, and is filled under other names, too. */
int64_t program_offset(const char *of, bool attached);
bool program_is_offset(int64_t k);
bool program_is_attached(int64_t k);

#endif
