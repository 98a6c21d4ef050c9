/* The analysis of one function: its context, and what the parts of the transfer function offer one another. */
#ifndef CANCELCHECK_ENGINE_FAN_H
#define CANCELCHECK_ENGINE_FAN_H

#include "engine/program.h"
#include "engine/state.h"
#include "engine/summary.h"
#include "engine/value.h"

/* Results of one instruction are numbered: which of them a VAL_SITE is. */
enum { RES_VALUE = 0, RES_OUT = 1, RES_HAVOC = 32, RES_CREATE = 64, RES_WRITE = 320, RES_FRESH = 1024 };

/* A place in the code where an obligation begins. */
struct site {
    uint32_t instr, which; /* instruction id, effect number */
    const struct rule_kind *kind;
    const char *creator, *wrapped;
    uint32_t pos;
    bool when_stored, auto_release;
    bool context;               /* what is made tells code to stop */
    bool ended;                 /* on some path the obligation ends */
    bool released;              /* on some path it is released */
    bool recorded;              /* the callee that made it knows its owner */
    bool shared;                /* something else has it beside its owner */
    bool lives_on;              /* others hold it as well: it is there after this reference is dropped */
    bool let_go;                /* on some path it is released while its owner holds it */
    bool asked_ends, other_end; /* the function's text ends such things rightly as well (wrong_end.c) */
    uint8_t assumptions;        /* of the model itself */
    bool keeps_data;            /* its callback's data has a reference of its own, or is freed with the handle */
    uint32_t callback;          /* psym, IR_NONE when unknown */
    uint32_t destroy;           /* psym of what is called with the data when the handle ends, IR_NONE */
    uint32_t data;              /* value its callback gets, VAL_NONE */
    uint8_t n_ended_at, n_turned;
    uint32_t ended_at[12]; /* the first instructions that handed it on */
    uint32_t turned[4];    /* heads of loops it was held through for a whole turn */
};

/* Something to report once the whole function is known. */
struct raw_event {
    enum engine_event_kind kind;
    uint32_t site; /* IR_NONE: about an external value */
    const struct rule_kind *handle;
    uint32_t pos;
    enum engine_exit exit;
    const struct trace *trace; /* the path, newest step first */
    const struct trace *released;
    uint32_t name_cell;
    uint32_t val;
    const char *other;
    uint32_t handover; /* 1 + index: about what a thread does with it */
    bool void_cast;
    uint8_t assumptions;
    uint32_t instr; /* where it happens; ENGINE_LOST: where the scope or the function ends */
    uint32_t times; /* ENGINE_LOST: in how many states */
    bool in_name;   /* ENGINE_LOST: in all of them the handle is still held by the variable that names it */
    uint32_t lent;  /* lends (bits) that the handle has gone through: only if they are believed to be such (lend.c) */
    bool failing;   /* the function returns what says that it failed */
    const char *container; /* ENGINE_OWNER_FREED: what is freed, as the source calls it; NULL: no container */
};

/* A variable whose cleanup attribute released a handle. */
struct scoped {
    const struct rule_kind *kind;
    uint32_t var;
};

/* Who may have seen an object: functions of the project without a body here, or code behind a pointer. */
enum { SHOWN_PROJECT = 1, SHOWN_ANYONE = 2 };

/* The cell is among those touched; one is that has this root. */
enum { TOUCHED_ITSELF = 1, TOUCHED_BELOW = 2 };

struct freed {
    uint32_t val, pfree;
    bool later; /* by a function that is registered here, and called with the object */
};

/* What a function said of one place where objects end, its own or a callee's: engine/frees.c. */
struct said_free {
    uint32_t pfree, pos;       /* pos: of its own */
    const char *by;            /* what releases the memory there; NULL: that was not said */
    bool via, cleans, lets_go; /* as in struct pfree */
    bool *settled, *let_go;    /* by leaf */
};

/* A write over what a field held before the function began. */
struct reset {
    uint32_t cell, old, pos;
    const struct trace *trace;
    bool not_null, not_minus_one;
    bool not_none; /* it is not what is written now, a constant that means "none" to the program */
    bool emptied;  /* null is written */
    bool refilled; /* a handle made here is written */
};

/* A thread that runs what an argument says: how the start shows that it failed. */
struct wrapped_start {
    uint32_t spawn; /* index into the summary's */
    const struct rule_cond *fail;
    uint32_t ret; /* value */
};

/* One handle reached by a thread from what it is started with. */
struct handover {
    uint32_t instr, pos;
    uint32_t entry;    /* func */
    uint32_t data;     /* value given to it */
    struct spath path; /* from the entry's parameters to the handle */
    const char *by;    /* function that starts it */
    bool on_stack;     /* the data lies in a frame of the starter's */
    bool keeps;        /* the thread may keep, hand on or release the handle */
    bool releases;     /* it does, on every path */
    bool waits;        /* it may wait for others */
    bool callback;     /* it is called once, and is no thread */
};

/* A run of a thread's entry function that begins with a handle its starter left to it: thread_runs.c. */
struct seed {
    const struct spath *path;
    const struct rule_kind *kind;
    uint32_t site, cell;    /* cell: where it lies, CELL_NONE for the parameter itself */
    uint32_t param, handle; /* values */
    bool read, freed;       /* the handle was looked at; the memory it lies in was released */
    uint32_t used;          /* position of the first use, IR_NONE */
    const char *user;
};

struct exit_state {
    struct state *s;
    uint32_t ret; /* value or VAL_NONE */
    uint32_t pos;
};

/* The place behind a call of setjmp, and the states in which jumps come back to it. */
struct landing {
    uint32_t block, at; /* index of the instruction behind the call */
    uint32_t ret, buf;  /* values of its result and of its argument */
    struct state **states;
    uint32_t n_states, cap_states;
};

struct block_info {
    struct state **states;
    uint32_t n_states, cap_states;
    uint32_t visits;
    uint32_t order; /* reverse post-order number, IR_NONE when unreachable */
    bool in_loop;
    bool is_head;     /* target of a back edge */
    uint32_t returns; /* the cell of the variable that it returns, and does nothing else; CELL_NONE */
    uint64_t *live;   /* variables live at entry */
    uint64_t *body;   /* of a loop's head: the loop's blocks; NULL until asked for */
};

struct ctx_fan;

/* What a function said of a field of the program, and of functions that handles went to: engine/kept.c. */
enum said { SAID_LENT, SAID_BOX_OUT, SAID_BOX_MADE };
struct said_field {
    enum said what;
    uint32_t record, field; /* LENT: record IR_NONE, field a psym, for a global */
};
struct said_callee {
    const char *name;
    bool container;
};

/* A handle goes into a field, or global (record IR_NONE, field a psym); `c` without what follows from function and
 * `pos`. */
struct said_creation {
    struct pcreation c;
    uint32_t pos, record, field;
};

/* What becomes of a creation when its function is done: `out`, it is none of the field's; shared: not the field's
 * alone.
 */
struct said_end {
    const struct rule_kind *kind;
    uint32_t pos;
    bool out, shared;
};

/* An object that a callee tears down. */
struct torn {
    uint32_t val, teardown; /* index into program teardowns */
    bool *settled;          /* by field: at the end, the function lets it go itself */
};

struct fan {
    struct program *p;
    struct pfunc *pf;
    const struct ir_unit *u;
    const struct ir_func *f;
    const uint32_t *usyms, *urecs; /* unit index -> program index */
    struct arena arena;
    size_t used_before;    /* of the arena */
    struct arena *lasting; /* for what is there when the analysis is done */
    struct values v;
    struct summary *sum;
    struct ctx_fan *ctx; /* engine/context.h */
    struct block_info *blocks;
    uint32_t *block_base; /* first instruction id of a block; behind the last block: of none */
    uint32_t *rpo;
    uint32_t n_rpo;
    uint32_t live_words;
    struct site *sites;
    uint32_t n_sites, cap_sites;
    struct raw_event *events;
    uint32_t n_events, cap_events;
    uint32_t *event_hash; /* open addressing, index + 1 */
    uint32_t event_mask;
    uint8_t *own_names; /* by variable, see events.c; NULL: nobody asked */
    struct reset *resets;
    uint32_t n_resets, cap_resets;
    struct scoped *scoped;
    uint32_t n_scoped, cap_scoped;
    struct landing *landings;
    uint32_t n_landings, cap_landings;
    struct exit_state *exits;
    uint32_t n_exits, cap_exits;
    bool exit_longjmp, exit_thread, exit_process; /* kinds of exits that do not return */
    bool last_round;                              /* of the fixpoint over a recursive component */
    uint8_t *back;                                /* by block: cfg_comes_back; NULL: nobody asked yet */
    bool bottom;                                  /* a call into the component had no summary yet */
    bool over;                                    /* budget exceeded */
    bool loud;                                    /* it says what is not kept from run to run (kept.h) */
    struct said_field *said_fields;               /* what else it says, and what is kept */
    uint32_t n_said_fields, cap_said_fields;
    struct said_callee *said_callees;
    uint32_t n_said_callees, cap_said_callees;
    struct said_creation *said_creations;
    uint32_t n_said_creations, cap_said_creations;
    struct said_end *said_ends;
    uint32_t n_said_ends, cap_said_ends;
    struct ctx_note *said_notes; /* that became events, of which there are said_events */
    uint32_t n_said_notes, cap_said_notes, said_events;
    struct pempty *empties;
    uint32_t n_empties, cap_empties;
    uint32_t steps, blocks_visited;
    struct hand *hand;      /* of the crew: who does it, NULL: there is no crew */
    uint32_t task;          /* of the crew's: which it is */
    struct kept_turn *kept; /* of the crew's: engine/kept.h */
    bool its_turn;          /* all functions before it have told the program what they have to say */
    uint32_t *endings;      /* per instruction id that ends a scope or the function: states that came there */
    uint8_t *made;          /* per instruction id: it has made values before */
    struct gone *gone;      /* handles in fields, let go of */
    uint32_t n_gone, cap_gone;
    uint8_t *below;    /* by func: called from here, however far down; made when somebody asks (twice.c) */
    struct torn *torn; /* said of the program's teardowns at the end */
    uint32_t n_torn, cap_torn;
    uint32_t *refilled; /* globals that got another value, no constant: what lies there later is not the caller's */
    uint32_t n_refilled, cap_refilled;
    uint32_t *touched; /* cells whose content was released, handed on or let out of sight */
    uint32_t n_touched, cap_touched;
    uint8_t *is_touched; /* by cell: TOUCHED_*, or-ed */
    uint32_t cap_is_touched;
    uint8_t *shown; /* by value, SHOWN_*: an object whose fields code out of sight may release */
    uint32_t cap_shown;
    struct freed *freed; /* objects whose memory this function, or a callee, releases */
    uint32_t n_freed, cap_freed;
    struct said_free *said_frees; /* and what it said of where they end */
    uint32_t n_said_frees, cap_said_frees;
    uint8_t *let_out; /* by value from outside: somebody may keep it (handles.c) */
    uint32_t cap_let_out;
    uint32_t *gpaths; /* numbers of what globals lead to and the function, or a callee, lets go */
    uint32_t n_gpaths, cap_gpaths;
    struct gfield { /* fields that they end in, behind pointers */
        uint32_t record, field;
    } * gfields;
    uint32_t n_gfields, cap_gfields;
    uint64_t *has_gpath; /* bits by number */
    uint32_t n_has_gpath;
    const struct summary *gpaths_of[16]; /* callees whose lists are among them, some of them */
    uint32_t *passed;                    /* cells whose content, a pointer, was passed to some function */
    uint32_t n_passed, cap_passed;
    uint32_t *bare; /* cells of pointers to memory that was freed as such, whatever it held */
    uint32_t n_bare, cap_bare;
    uint32_t *handled; /* what memory from outside held and was used as a handle */
    uint32_t n_handled, cap_handled;
    struct taken { /* the last reference that was taken: by NULL when there is none */
        uint32_t val, instr, pos;
        const char *by;
    } ref;
    uint32_t *referenced; /* values that got a reference here */
    uint32_t n_referenced, cap_referenced;
    uint32_t *first_var; /* by value: cell + 1 of the first variable that held it */
    uint32_t cap_first_var;
    struct lend *lends;
    uint32_t n_lends, cap_lends;
    uint32_t n_inner_joins; /* within blocks (flow.c) */
    struct handover *handovers;
    uint32_t n_handovers, cap_handovers;
    struct guard *guards; /* flags (guards.c) */
    uint32_t n_guards;
    struct box *boxes; /* containers (boxes.c) */
    uint32_t n_boxes, cap_boxes;
    uint32_t box_store; /* field that a container is being stored in, CELL_NONE */
    struct wrapped_start *wrapped_starts;
    uint32_t n_wrapped_starts, cap_wrapped_starts;
    struct seed *seed; /* this is a thread's second run, NULL: it is not */
    uint8_t *public;   /* by value: the memory behind it was shown to others than threads */
    uint32_t cap_public;
    uint64_t ever_kept; /* parameters that some state says are kept */
    uint64_t kept_else; /* those kept otherwise than in memory that the function made */
    bool store_in_own;  /* what escapes now is stored into such memory */
    uint8_t *fresh;     /* by value: memory that a callee made and nobody else knows */
    uint32_t cap_fresh;
    uint8_t *known; /* by value: on some path others got to know the memory behind it */
    uint32_t cap_known;
    uint32_t *selves; /* values that name the calling thread */
    uint32_t n_selves, cap_selves;
    /* the instruction being executed */
    uint32_t cur, cur_pos, n_fresh;
    uint32_t epoch;                   /* of memory that the current instruction writes */
    const struct ir_instr *cur_instr; /* NULL at a terminator */
    bool leaving;                     /* at a return */
};

struct state_list {
    struct state **s;
    uint32_t n, cap;
};

/* ---- memory.c: cells, reads, writes ---- */
uint32_t fan_cell(struct fan *a, struct state *s, uint32_t place);
/* The function, or what it calls, puts another value into that global. */
bool fan_refilled(const struct fan *a, uint32_t cell);
uint32_t fan_operand(struct fan *a, struct state *s, const struct ir_opnd *o);
uint32_t fan_read(struct fan *a, struct state *s, uint32_t cell, uint32_t type);
/* Writes with all its consequences: lost handles, owners, escapes. `quiet`: an overwritten handle is not reported. */
void fan_write(struct fan *a, struct state *s, uint32_t cell, uint32_t val, bool quiet);
/* `val` got a reference here: what is given it as data keeps it. */
void fan_referenced(struct fan *a, uint32_t val);
/* A library function writes through the pointer it gets: what lies there is unknown now, but our handles stay ours. */
void fan_clobber(struct fan *a, struct state *s, uint32_t val, uint32_t arg);
void fan_copy_record(struct fan *a, struct state *s, uint32_t dst, uint32_t src);
/* Memory behind `val`, in these classes of fields, is written: noted under the parameter it is reached from. */
void fan_modifies(struct fan *a, uint32_t val, uint64_t classes);
/* aggregate.c: a callee writes fields of these classes in the local variable that `cell`, which has an entry, lies in:
 * where the cell is a struct or array that holds one value as a whole, those members are no longer part of it. */
void aggregate_written(struct fan *a, struct state *s, uint32_t cell, uint64_t mods);
uint32_t fan_fresh(struct fan *a);
uint32_t fan_class(struct fan *a, uint32_t cell);
/* Marks value's type as unsigned where the IR says so. */
void fan_typed(struct fan *a, uint32_t val, uint32_t type);

/* ---- handles.c: obligations ---- */
uint32_t fan_site(struct fan *a, uint32_t which, const struct rule_kind *kind, const char *creator,
                  const char *wrapped);
/* The current instruction ends the obligation of that site, on this path, by handing the handle on. */
void fan_ended(struct fan *a, struct site *st);
/* True when losing such a handle is a bug: it must be released, or its cancel function called. */
bool fan_must_end(const struct rule_kind *k);
struct ob *fan_ob_of(struct fan *a, struct state *s, uint32_t val);
bool fan_holds(const struct fan *a, uint32_t container, uint32_t handle);
/* A value of that range is no handle of the kind. */
bool fan_invalid(const struct rule_kind *k, struct fact f);
/* True when some entry other than those inside `except` holds the handle. */
bool fan_held_elsewhere(const struct fan *a, const struct state *s, uint32_t handle, uint32_t except);
void fan_release(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind, bool any, const char *by);
/* Ends the handles that were made with `parent`: all of `kind`, or those whose kind says that they end with it. */
void fan_end_children(struct fan *a, struct state *s, uint32_t parent, const struct rule_kind *kind);
/* The object at `root`, which this function made, is gone: what it kept of the parameters is with nobody else now. */
void fan_unkept(struct fan *a, struct state *s, uint32_t root);
/* `val` may be kept by somebody else from now on. `callee`: unknown function that got it, or NULL. */
void fan_escape(struct fan *a, struct state *s, uint32_t val, const char *callee);
/* The same of argument `i` of the call at hand, with what the members of a struct passed by value hold. */
void fan_escape_arg(struct fan *a, struct state *s, const uint32_t *args, uint32_t i, const char *callee);
/* The variable or memory that argument `i` of the call at hand is copied from when it is a struct, else CELL_NONE. */
uint32_t fan_passed_record(struct fan *a, struct state *s, uint32_t i);
/* Handles stored in `cell` belong to an owner now. */
void fan_owned(struct fan *a, struct state *s, struct ob *o, uint32_t cell);
/* Drops obligations that the facts say do not exist; wakes those whose hand-over failed. */
void fan_sweep(struct fan *a, struct state *s);
/* A comparison of a handle made here with something that existed before, or was made elsewhere: 0 it is false, 1 it is
 * true, -1 not such a comparison. */
int fan_fresh_compare(struct fan *a, struct state *s, uint32_t cond);
void fan_use(struct fan *a, struct state *s, uint32_t val, const char *by);
/* The same, in code out of view, or of whoever gets it as the result (`by` is ""): of pointers that nobody counts. */
void fan_use_unseen(struct fan *a, struct state *s, uint32_t val, const char *by);
/* The value is storage that is, or was, a handle: its memory stays when the handle ends. */
bool fan_is_storage(struct fan *a, struct state *s, uint32_t val);
/* The same, in a callee that found it behind an argument, perhaps on some path only: what a thread uses counts. */
void fan_used_below(struct fan *a, struct state *s, uint32_t val, const char *by);
/* A variable leaves scope. */
void fan_scope_end(struct fan *a, struct state *s, uint32_t cell);
/* Every exit that loses handles: reports what nothing holds any more. */
void fan_exit(struct fan *a, struct state *s, uint32_t ret, uint32_t pos, enum engine_exit kind);
/* The handle in memory of the caller's is lost at that exit: nobody will end it. */
void fan_left(struct fan *a, const struct exit_state *x, struct ob *o);
/* The instruction runs again in a loop: renames what it made before, reports what is lost by that. */
void fan_renew(struct fan *a, struct state *s, uint32_t dst_cell);

/* ---- call.c, apply.c ---- */
/* Executes the current call; appends the states that follow. */
void fan_call(struct fan *a, struct state *s, struct state_list *out);
/* Applies a pack's model; gives the result value. `s` may end (noreturn): then *ended is set. */
uint32_t fan_apply_rule(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t n,
                        bool *ended);
void fan_apply_summary(struct fan *a, struct state *s, uint32_t func, const uint32_t *args, uint32_t n,
                       struct state_list *out);
/* One of several functions runs, it is not known which: what any of them may take is out of our hands. */
void fan_apply_any(struct fan *a, struct state *s, const struct fptr_set *set, const uint32_t *args, uint32_t n);
void fan_result(struct fan *a, struct state *s, uint32_t val);
/* Argument `arg` of the current call is a number that is printed: it stands after the format string of a variadic
 * function. */
bool fan_is_printed(const struct fan *a, const struct psym *callee, uint32_t arg);

/* ---- paths: names for callers (spath.c) ---- */
bool fan_path_of_cell(struct fan *a, uint32_t cell, struct spath *out);
bool fan_path_of_val(struct fan *a, uint32_t val, struct spath *out);
/* The same for a pointer to a part of an object, at an offset that packs tell of (program_offset). */
bool fan_path_of_part(struct fan *a, uint32_t val, struct spath *out);
uint32_t fan_resolve(struct fan *a, struct state *s, const struct spath *p, const uint32_t *args, uint32_t n,
                     uint32_t ret);
void fan_add_escape(struct fan *a, const struct spath *p);
/* What the caller calls `val` may be kept, handed on or released; of an element at an index that is not known: any of
 * its array. */
void fan_let_go_of(struct fan *a, uint32_t val);
/* The same, where it is known to whom the value goes. */
void spath_add_escape(struct fan *a, const struct sescape *e);
/* These parameters (bits) are kept on some path, it is not said on which. */
void fan_kept_somewhere(struct fan *a, uint64_t params);

/* ---- trace, events, names (events.c) ---- */
const struct trace *fan_trace(struct fan *a, struct state *s, enum trace_kind k, uint32_t pos, const char *text);
void fan_event(struct fan *a, struct raw_event e);
/* What checks are told of an event; handle and creation only when it has a site. */
struct engine_event fan_tell(struct fan *a, const struct raw_event *e);
/* A cleanup attribute releases a handle of `kind`: the current call runs it. */
void fan_scoped(struct fan *a, const struct rule_kind *kind);
void fan_tell_scoped(struct program *p, uint32_t func, const struct scoped *x);
void fan_flush_events(struct fan *a);
/* The loop at `head` begins a new turn in this state. */
void fan_turned(struct fan *a, const struct state *s, uint32_t head);
/* How the source calls a cell or value; "" when it has no name. Owned by the program's arena. */
const char *fan_name(struct fan *a, uint32_t cell);

const char *fan_val_name(struct fan *a, uint32_t val);

/* ---- arms.c ---- */
/* Collects what packs know of select-like waits. */
void arms_prepare(struct program *p);
/* The call of `rf` writes through argument `arg`: true when it is the set of a select-like wait, and done with. */
bool arms_waited(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t arg);
/* The arm of a wait that is entered when `cond`, written as `text`, holds (truth) or does not: "on the timeout arm";
 * NULL when it is none. */
const char *arms_branch(struct fan *a, struct state *s, uint32_t cond, bool truth, const char *text);
/* The same for a case (NULL: default) of a switch over `subject`. */
const char *arms_case(struct fan *a, struct state *s, uint32_t subject, const struct ir_case *c);
/* True when instruction `instr` is reached from that branch in no other way than the one taken. */
bool arms_within(struct fan *a, const struct trace *t, uint32_t instr);

/* ---- lend.c: handles passed to functions that are not in view ---- */
/* `val` is an argument of the current call, `args` all of them. True when the handle stays ours for now; else it is out
 * of our hands. */
bool lend_passed(struct fan *a, struct state *s, uint32_t val, const struct lend *to, const uint32_t *args, uint32_t n);
/* `o` is being released: whom it was passed to before only borrowed it, or so this function believes. */
void lend_released(struct fan *a, struct state *s, const struct ob *o);
/* What the cell of the result (CELL_NONE: none) holds says that the function failed. */
bool lend_failing(struct fan *a, struct state *s, uint32_t ret);
/* The same of the result itself (VAL_NONE: none). */
bool lend_failing_with(struct fan *a, struct state *s, uint32_t val);
/* The lends of a set of bits; `out` has room for all of the function's. Gives their number. */
uint32_t lend_of(const struct fan *a, uint32_t lent, struct lend *out);
/* True when those functions are believed to borrow what they get; adds to the event's assumptions. */
bool lend_settle(const struct program *p, const struct lend *to, uint32_t n, bool failing, struct engine_event *e);
/* Keeps an event until the program is known; reports those that hold. */
void lend_keep(struct fan *a, const struct raw_event *r, const struct engine_event *e);
void lend_report(struct program *p);

/* ---- jumps.c: setjmp and what comes back to it ---- */

/* The current call is a setjmp with that result and buffer. */
void jumps_set(struct fan *a, uint32_t ret, uint32_t buf);
/* A jump, from here or from further down: true when it comes back to a setjmp of this function. `buf`: where it goes,
 * VAL_NONE: not known, to the last one. */
bool jumps_land(struct fan *a, const struct state *s, uint32_t buf);
/* A state in which a jump came back and that was not followed since, and where to go on; NULL when there is none. */
struct state *jumps_next(struct fan *a, uint32_t *block, uint32_t *at);

/* ---- adrift.c: handles in objects that nobody but this function knows ---- */
/* Somebody else may know the object that `val` points to, or into. */
void adrift_kept(struct fan *a, struct state *s, uint32_t val);
/* On some path so far, others got to know the object that the cell lies in. */
bool adrift_is_kept(const struct fan *a, uint32_t owner);
/* The same of the object that a pointer points to. */
bool adrift_is_known(const struct fan *a, uint32_t pointer);
/* The pointer to the only owner of an owned handle, made here and known to nobody else; VAL_NONE: not such a one. */
uint32_t adrift_owner(struct fan *a, struct state *s, const struct ob *o);
/* `o` lies in an object or out-parameter of the caller's, beside a handle that was made here as well, is released
 * again, and is still named there: the object was never finished, and its end must not be called. */
bool adrift_half_made(struct fan *a, struct state *s, const struct ob *o);
/* At the function's end: handles left with a caller who is told of a failure, as he is told of one that left none. */
void adrift_exits(struct fan *a);
/* `val` is new memory that a callee made and has forgotten. */
void adrift_fresh(struct fan *a, uint32_t val);

/* ---- refs.c ---- */
/* The current call, of `by`, took a reference and gives `val` back. */
void refs_taken(struct fan *a, uint32_t val, const char *by);
/* `val`, no handle of this function's, is stored in the cell: true when that is the reference just taken. */
bool refs_stored(struct fan *a, uint32_t cell, uint32_t val);

/* ---- arrays.c ---- */
/* The handle lies somewhere in an array variable of the function, which nobody else knows. */
bool arrays_hold(const struct fan *a, const struct ob *o);
/* The same for memory that `base` points to. */
bool arrays_behind(const struct fan *a, const struct state *s, const struct ob *o, uint32_t base);
/* An element is read that may be any: what the array holds is followed no further. */
void arrays_read(struct fan *a, struct state *s, uint32_t cell);
/* The same for arrays whose address a call gets. `rf`: its model, or NULL. */
void arrays_passed(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t n);

/* ---- attributes.c ---- */
enum attributes { ATTR_PLAIN, ATTR_DETACHED, ATTR_UNKNOWN };
/* What the attribute object that `val` points to says of threads made with it, wherever in the function it was told so.
 */
enum attributes attributes_of(const struct fan *a, const struct state *s, uint32_t val);

/* ---- borrowed.c ---- */
/* The result of the current call is thrown away, which its model allows: notes whose object the callback gets. */
void borrowed_note(struct fan *a, const struct rule_effect *e, const uint32_t *args, uint32_t n, const char *creator);
/* The same for a handler that ends with the object that calls it, when that may outlive the callback's. */
void borrowed_listener(struct fan *a, const struct rule_effect *e, const uint32_t *args, uint32_t n,
                       const char *creator);
/* The call ends handles that it finds by their callback or its data. */
void borrowed_ended(struct fan *a, const struct rule_effect *e, const uint32_t *args, uint32_t n);
void borrowed_report(struct program *p);
/* The function takes a reference of its own on this parameter: what it drops is that one. */
bool borrowed_balanced(const struct fan *a, uint32_t param);

/* ---- twice.c ---- */
/* Finds out who writes what; done when somebody asks, or before several threads do. */
void twice_prepare(struct program *p);
/* What the branch on `cond` has just said of a field or global is not what an earlier branch said, and nothing that
 * this function reaches writes it. Asked only of states that hold something. */
bool twice_contradicts(struct fan *a, const struct state *s, uint32_t cond);

/* ---- told.c ---- */
/* The branch on `cond` has told whether a call filled in its error: so its result is known, and with it whether it made
 * anything. False: that cannot be, such a path is none. Asked only of states that hold something. */
bool told_by_error(struct fan *a, struct state *s, uint32_t cond);

/* ---- scan.c ---- */
/* Fills records[].read and syms[].called, and makes room for records[].lent. */
void scan_program(struct program *p);
/* The function was not followed to its end: fields that it passes to any call may be released there. */
void scan_unfinished(struct fan *a);

/* ---- objects.c ---- */
/* The object an effect speaks of: `val`, or, where the effect names a member (`&listener->link`), the object whose
 * member `val` is the address of; VAL_NONE when it is something else's. */
uint32_t objects_whole(struct fan *a, const struct rule_effect *e, uint32_t val);
/* Where the object lies, or, when memory of its own is reached by a field, that field; CELL_NONE: not known. */
uint32_t objects_owner(struct fan *a, const struct state *s, uint32_t val);
/* True when an `arm` begins the obligation: the storage is in view, and not armed already. */
bool objects_armable(struct fan *a, struct state *s, const struct rule_effect *e, uint32_t val);
/* The object is as good as new: that it was released before no longer counts. */
void objects_reset(struct fan *a, struct state *s, uint32_t val);

/* ---- record.c: releases and fates, when asked for ---- */
struct record_mark {
    struct ob_mark {
        uint32_t site;
        uint8_t gen;
    } * held; /* not owned by anybody yet */
    uint32_t n;
};
/* `val` is released by the current call. `o`: its obligation, or NULL when it came from outside. */
void record_release(struct fan *a, uint32_t val, const struct rule_kind *kind, const struct ob *o, const char *by);
/* The current call arms `val`. */
void record_armed(struct fan *a, uint32_t val);
/* What is held before a statement, and what became of it in the states that follow. */
struct record_mark record_mark(struct fan *a, const struct state *s);
void record_after(struct fan *a, const struct record_mark *m, struct state *const *following, uint32_t n);
/* Completes what only the whole program tells. */
void record_finish(struct program *p);

/* ---- kept.c ---- */
/* What the function (IR_NONE: none) is known to do, NULL when nothing is: what summaries are looked at decides whether
 * a result can be kept from run to run. */
const struct summary *fan_summary(struct fan *a, uint32_t func);

/* ---- engine.c ---- */
/* Sets up the analysis of a function, with memory from `scratch`; fan_end gives the memory back. */
void fan_begin(struct fan *a, struct program *p, uint32_t func, struct arena *scratch);
void fan_end(struct fan *a, struct arena *scratch);

/* ---- wrong_end.c ---- */
/* The call `by`, which ends things of kind `released`, is given one of another kind and leaves it as it is. False: they
 * may be one thing, or the function tells such things apart. */
bool wrong_end(const struct fan *a, struct site *st, const struct rule_kind *released, const char *by);

/* ---- guards.c ---- */
/* Finds the local flags of the function. */
void guards_prepare(struct fan *a);
/* Two states that come to the block with equal typestates stay apart: a flag that is asked later has another value in
 * each, and what is known of something else differs as well. */
bool guards_apart(const struct fan *a, const struct block_info *bi, const struct state *x, const struct state *y);

/* ---- cfg.c, flow.c, outcome.c ---- */
uint32_t cfg_n_succ(const struct ir_term *t);
uint32_t cfg_succ(const struct ir_term *t, uint32_t i);
/* Marks in seen[] (by block, emptied first) the blocks that are reached from block `from` by at least one edge; what
 * follows block `stop` is not looked at (IR_NONE: everything is). `stack` has room for one more than there are blocks.
 */
void cfg_reach(const struct ir_func *f, uint32_t from, uint32_t stop, uint8_t *seen, uint32_t *stack);
/* The caller may see what comes after the current instruction: by a return, or a jump. False where every way on ends
 * the process, as in a child that was forked off to execute something. */
bool cfg_comes_back(struct fan *a);
/* The block that the instruction, or terminator, with that number stands in: the last one that begins at or before it.
 */
uint32_t cfg_block_of(const struct fan *a, uint32_t instr);
/* The instruction with that number; NULL: a terminator's, or none of this function's. */
const struct ir_instr *cfg_instr(const struct fan *a, uint32_t id);
/* True when the instruction stands in the loop whose head is block `head`. */
bool cfg_in_body(struct fan *a, uint32_t head, uint32_t instr);
/* What the variable holds may be looked at after the current instruction. */
bool cfg_used_later(struct fan *a, uint32_t var);
/* Orders the blocks, finds loops, live variables and the constants where widening stops. */
void cfg_prepare(struct fan *a);
void flow_run(struct fan *a);
void outcome_build(struct fan *a);

#include "engine/boxes.h"
#include "engine/fields.h"
#include "engine/gpaths.h"
#include "engine/owners.h"
#include "engine/threads.h"
#include "engine/words.h"

#endif
