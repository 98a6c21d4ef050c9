/* Paths, names and events: from what the transfer function saw to what checks are told. */
#include "engine/fan.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_STEPS = 24, MAX_TRACE = 4096, MAX_ARMS = 64, NAME_SIZE = 160 };

const struct trace *fan_trace(struct fan *a, struct state *s, enum trace_kind k, uint32_t pos, const char *text)
{
    struct trace *t = ARENA_NEW(&a->arena, struct trace);
    t->prev = s->trace;
    t->kind = k;
    t->pos = pos;
    t->text = text ? text : "";
    t->length = s->trace ? s->trace->length + 1 : 1;
    s->trace = t;
    return t;
}

/* ---- names ---- */

static bool name_val(struct fan *a, uint32_t val, struct strbuf *b, int depth);

/* A pointer to a part of an object: what is said of it is said of the object. */
static bool is_part(const struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    int64_t k;
    return x->kind == VAL_BIN && val_is_int(&a->v, x->b, &k) && program_is_offset(k);
}

/* A pointer that was moved to an element is named as what it points to. */
static bool is_element(const struct fan *a, uint32_t val)
{
    return a->v.vals[val].kind == VAL_BIN && !is_part(a, val);
}

static bool name_cell(struct fan *a, uint32_t cell, struct strbuf *b, int depth)
{
    if (depth > 8) return false;
    const struct cell c = a->v.cells[cell];
    int64_t k;
    switch (c.kind) {
    case CELL_VAR:
        if (c.a >= a->f->n_vars || !*a->f->vars[c.a].name) return false;
        strbuf_puts(b, a->f->vars[c.a].name);
        return true;
    case CELL_GLOBAL: strbuf_puts(b, a->p->syms[c.a].name); return true;
    case CELL_DEREF:
        if (is_element(a, c.a)) return name_val(a, c.a, b, depth + 1);
        strbuf_putc(b, '*');
        return name_val(a, c.a, b, depth + 1);
    case CELL_FIELD: {
        const struct ir_record *r = a->p->records[c.a].r;
        const char *f = c.b < r->n_fields ? r->fields[c.b].name : "";
        const struct cell *p = &a->v.cells[c.parent];
        bool arrow = p->kind == CELL_DEREF && !is_element(a, p->a);
        if (!(arrow ? name_val(a, p->a, b, depth + 1) : name_cell(a, c.parent, b, depth + 1))) return false;
        if (*f) strbuf_addf(b, "%s%s", arrow ? "->" : ".", f);
        return true;
    }
    case CELL_INDEX:
        if (!name_cell(a, c.parent, b, depth + 1)) return false;
        if (val_is_int(&a->v, c.a, &k))
            strbuf_addf(b, "[%lld]", (long long)k);
        else
            strbuf_puts(b, "[...]");
        return true;
    }
    return false;
}

static bool name_val(struct fan *a, uint32_t val, struct strbuf *b, int depth)
{
    const struct val x = a->v.vals[val];
    if (depth > 8) return false;
    if (x.kind == VAL_PARAM) {
        strbuf_puts(b, a->f->vars[x.a].name);
        return true;
    }
    bool part = is_part(a, val);
    if ((x.kind == VAL_SITE || part) && val < a->cap_first_var && a->first_var[val])
        return name_cell(a, a->first_var[val] - 1, b, depth + 1);
    if (part) return name_val(a, x.a, b, depth + 1);
    int64_t k;
    if (x.kind == VAL_BIN && x.op == IR_B_PTRADD) { /* only ever named as what it points to */
        if (!name_val(a, x.a, b, depth + 1)) return false;
        if (val_is_int(&a->v, x.b, &k))
            strbuf_addf(b, "[%lld]", (long long)k);
        else
            strbuf_puts(b, "[...]");
        return true;
    }
    if (x.kind == VAL_MEM) return name_cell(a, x.a, b, depth);
    if (x.kind == VAL_PHI) return name_cell(a, x.b, b, depth);
    if (x.kind == VAL_ADDR) {
        strbuf_putc(b, '&');
        return name_cell(a, x.a, b, depth);
    }
    return false;
}

const char *fan_name(struct fan *a, uint32_t cell)
{
    if (cell == CELL_NONE) return "";
    struct strbuf b = {0};
    const char *r = "";
    if (name_cell(a, cell, &b, 0) && b.len < NAME_SIZE) r = arena_strdup(a->lasting, strbuf_cstr(&b));
    strbuf_release(&b);
    return r;
}

/* ---- events ---- */

static bool same_event(const struct raw_event *x, const struct raw_event *e)
{
    return x->kind == e->kind && x->site == e->site && x->pos == e->pos && (e->site != IR_NONE || x->val == e->val);
}

/* Where `e` stands in the table of events, or is to stand. A function may lose a thousand handles at a thousand places.
 */
static uint32_t *event_slot(const struct fan *a, const struct raw_event *e)
{
    uint64_t h = (((uint64_t)e->pos * 31 + e->site) * 31 + (uint64_t)e->kind) * 31 + (e->site == IR_NONE ? e->val : 0);
    h *= 0x9E3779B97F4A7C15u;
    for (h ^= h >> 29;; h++) {
        uint32_t *slot = &a->event_hash[h & a->event_mask];
        if (!*slot || same_event(&a->events[*slot - 1], e)) return slot;
    }
}

static void grow_events(struct fan *a)
{
    uint32_t size = a->event_hash ? (a->event_mask + 1) * 2 : 64;
    a->event_hash = ARENA_ARRAY(&a->arena, uint32_t, size);
    a->event_mask = size - 1;
    for (uint32_t i = 0; i < a->n_events; i++) *event_slot(a, &a->events[i]) = i + 1;
}

void fan_event(struct fan *a, struct raw_event e)
{
    e.instr = a->cur;
    if (!a->event_hash || a->n_events * 2 > a->event_mask) grow_events(a);
    uint32_t *slot = event_slot(a, &e);
    if (*slot) {
        struct raw_event *x = &a->events[*slot - 1];
        uint32_t times = x->times + e.times;
        bool in_name = x->in_name && e.in_name && x->instr == e.instr;
        uint32_t was = x->trace ? x->trace->length : 0, now = e.trace ? e.trace->length : 0;
        bool surer = !e.lent != !x->lent ? !e.lent : e.assumptions < x->assumptions;
        bool shorter = !e.lent == !x->lent && e.assumptions == x->assumptions && now < was;
        if (surer || shorter) *x = e;
        x->times = times;
        x->in_name = in_name;
        return;
    }
    ARENA_PUSH(&a->arena, a->events, a->n_events, a->cap_events, e);
    *slot = a->n_events;
}

/* Every state that leaves there loses it. */
static bool always_lost(const struct fan *a, const struct raw_event *e)
{
    return e->kind == ENGINE_LOST && !e->handover && !a->over && a->endings[e->instr] == e->times;
}

/* A variable's type as text; a typedef of a pointer reads like the pointer. */
static const char *type_text(const struct ir_unit *u, const struct ir_var *v, struct arena *to)
{
    const struct ir_type *t = &u->types[v->type];
    if (t->kind != IR_T_PTR || t->elem == IR_NONE) return t->name;
    return arena_sprintf(to, "%s *", u->types[t->elem].name);
}

/* A descriptor that travels in a pointer cannot be given to what takes a descriptor. */
static bool type_fits(const struct fan *a, const struct ir_var *v, const struct rule_kind *kind)
{
    enum ir_type_kind t = a->u->types[v->type].kind;
    if (kind->repr == RULE_REPR_FD || kind->repr == RULE_REPR_ID) return t == IR_T_INT;
    return kind->repr != RULE_REPR_POINTER || t == IR_T_PTR;
}

/* No other variable of the function has its name. Found once a variable: there may be an event for each exit. */
static bool has_own_name(struct fan *a, uint32_t var)
{
    enum { UNKNOWN, OWN, SHARED };
    if (!a->own_names) a->own_names = ARENA_ARRAY(&a->arena, uint8_t, a->f->n_vars);
    if (a->own_names[var] == UNKNOWN) {
        uint32_t same = 0;
        for (uint32_t i = 0; i < a->f->n_vars; i++) same += strcmp(a->f->vars[i].name, a->f->vars[var].name) == 0;
        a->own_names[var] = same == 1 ? OWN : SHARED;
    }
    return a->own_names[var] == OWN;
}

/* The type of the variable that names the handle, when no other variable of the function has its name. */
static const char *named_type(struct fan *a, const struct raw_event *e)
{
    if (e->kind != ENGINE_LOST || !e->in_name || e->handover) return NULL;
    uint32_t var = a->v.cells[e->name_cell].a;
    const struct ir_var *v = &a->f->vars[var];
    return has_own_name(a, var) && type_fits(a, v, e->handle) ? type_text(a->u, v, a->lasting) : NULL;
}

void fan_scoped(struct fan *a, const struct rule_kind *kind)
{
    const struct ir_opnd *arg = a->cur_instr->n_args ? &a->cur_instr->args[0] : NULL;
    if (!arg || arg->kind != IR_O_ADDR) return;
    const struct ir_place *p = &a->f->places[arg->index];
    if (p->base != IR_BASE_VAR || p->n_projs) return;
    for (uint32_t i = 0; i < a->n_scoped; i++)
        if (a->scoped[i].kind == kind && a->scoped[i].var == p->index) return;
    ARENA_PUSH(&a->arena, a->scoped, a->n_scoped, a->cap_scoped, ((struct scoped){kind, p->index}));
}

void fan_tell_scoped(struct program *p, uint32_t func, const struct scoped *x)
{
    const struct ir_unit *u = p->funcs[func].unit;
    const struct ir_var *v = &p->funcs[func].f->vars[x->var];
    struct pscoped s = {x->kind, type_text(u, v, &p->arena), program_loc(u, v->pos)};
    ARENA_PUSH(&p->arena, p->scoped, p->n_scoped, p->cap_scoped, s);
}

static const char *branch_text(struct fan *a, const struct trace *t)
{
    struct arena *ar = a->lasting;
    const struct ir_term *term = &a->f->blocks[t->block].term;
    if (t->kind == TRACE_CASE) {
        if (t->arm == IR_NONE) return "`default`";
        return arena_sprintf(ar, "`%s`", term->cases[t->arm].text);
    }
    const char *text = *t->text ? t->text : "the condition";
    if (term->branch == IR_BR_LOOP)
        return arena_sprintf(ar, t->arm ? "loop entered: `%s` is true" : "loop left: `%s` is false", text);
    return arena_sprintf(ar, "`%s` is %s", text, t->arm ? "true" : "false");
}

static const char *spawned(const struct fan *a, const struct trace *t)
{
    return a->p->syms[a->p->funcs[a->handovers[t->arm].entry].sym].name;
}

static const char *step_text(struct fan *a, const struct raw_event *e, const struct trace *t)
{
    struct arena *ar = a->lasting;
    const char *what = !e->handle ? "handle" : e->handle->title ? e->handle->title : e->handle->name;
    switch (t->kind) {
    case TRACE_BRANCH: return t->where ? arena_sprintf(ar, "%s: %s", branch_text(a, t), t->where) : branch_text(a, t);
    case TRACE_CASE:
        return arena_sprintf(ar, "taking %s%s%s", branch_text(a, t), t->where ? ": " : "", t->where ? t->where : "");
    case TRACE_CREATE: return arena_sprintf(ar, "%s made by %s here", what, t->text);
    case TRACE_RELEASE: return arena_sprintf(ar, *t->text ? "released by %s here" : "released here%s", t->text);
    case TRACE_CALL: return arena_sprintf(ar, "calls %s", t->text);
    case TRACE_STORE: return "stored here";
    case TRACE_MISUSE: return arena_sprintf(ar, "given to %s", t->text);
    case TRACE_SPAWN:
        return arena_sprintf(ar, "handed to the %s '%s' by %s here%s",
                             a->handovers[t->arm].callback ? "callback" : "thread", spawned(a, t), t->text,
                             t == e->released ? ", which releases it" : "");
    }
    return "";
}

static bool worth_telling(struct fan *a, const struct raw_event *e, const struct trace *t)
{
    if (t->kind == TRACE_BRANCH || t->kind == TRACE_CASE) return true;
    if (t->kind == TRACE_SPAWN) return t == e->released || t->arm + 1 == e->handover;
    if (t->kind == TRACE_MISUSE) return t->arm == e->site;
    if (t->kind == TRACE_CREATE) return e->site != IR_NONE && t->pos == a->sites[e->site].pos;
    return t->kind == TRACE_RELEASE && t == e->released;
}

static enum finding_step_kind step_kind(const struct raw_event *e, const struct trace *t)
{
    if (t == e->released) return FINDING_STEP_RELEASE;
    switch (t->kind) {
    case TRACE_CREATE: return FINDING_STEP_CREATE;
    case TRACE_RELEASE: return FINDING_STEP_RELEASE;
    case TRACE_CALL:
    case TRACE_MISUSE:
    case TRACE_SPAWN: return FINDING_STEP_CALL;
    case TRACE_BRANCH:
    case TRACE_CASE: return FINDING_STEP_BRANCH;
    default: return FINDING_STEP_OTHER;
    }
}

static bool begins_at(const struct fan *a, const struct raw_event *e, const struct trace *t)
{
    if (e->site == IR_NONE) return t == e->released;
    return t->kind == TRACE_CREATE && t->pos == a->sites[e->site].pos;
}

/* The innermost arm of a wait or a switch that the path has not left at its end; `last`: its last branch. */
static void tell_arm(struct fan *a, const struct raw_event *e, const struct trace *last, struct engine_event *out)
{
    uint32_t asked = 0, seen = 0;
    if (!e->instr) return;
    for (const struct trace *t = e->trace; t && seen++ < MAX_TRACE && !begins_at(a, e, t); t = t->prev) {
        bool plain = t->kind == TRACE_CASE && !t->where;
        if (!plain && !(t->where && (t->kind == TRACE_BRANCH || t->kind == TRACE_CASE))) continue;
        if (asked++ == MAX_ARMS) return;
        if (!arms_within(a, t, e->instr)) continue;
        out->where = plain ? arena_sprintf(a->lasting, "in %s", branch_text(a, t)) : t->where;
        if (plain && t == last) out->arm = "";
        return;
    }
}

/* Steps from where the story begins: the creation, or the first release of something that came from outside. */
static void tell(struct fan *a, const struct raw_event *e, struct engine_event *out)
{
    const struct trace *picked[MAX_STEPS];
    uint32_t n = 0, seen = 0;
    for (const struct trace *t = e->trace; t && seen++ < MAX_TRACE; t = t->prev) {
        if (worth_telling(a, e, t)) {
            if (n == MAX_STEPS) { /* keep the nearest ones and the beginning */
                memmove(&picked[MAX_STEPS / 2], &picked[MAX_STEPS / 2 + 1], (MAX_STEPS / 2 - 1) * sizeof *picked);
                n--;
            }
            picked[n++] = t;
        }
        if (begins_at(a, e, t)) break;
    }
    out->steps = ARENA_ARRAY(a->lasting, struct finding_step, n + 1);
    for (uint32_t i = n; i-- > 0;) {
        const struct trace *t = picked[i];
        struct finding_step st = {step_kind(e, t), program_loc(a->u, t->pos), step_text(a, e, t)};
        out->steps[out->n_steps++] = st;
    }
    out->arm = "";
    if (n && (picked[0]->kind == TRACE_BRANCH || picked[0]->kind == TRACE_CASE)) out->arm = branch_text(a, picked[0]);
    tell_arm(a, e, n ? picked[0] : NULL, out);
}

const char *fan_val_name(struct fan *a, uint32_t val)
{
    struct strbuf b = {0};
    const char *r = "";
    if (name_val(a, val, &b, 0) && b.len < NAME_SIZE) r = arena_strdup(a->lasting, strbuf_cstr(&b));
    strbuf_release(&b);
    return r;
}

/* What becomes of it shows in the thread. */
static void hand_over(struct fan *a, const struct raw_event *e, struct engine_event *out)
{
    struct program *p = a->p;
    const struct handover *h = &a->handovers[e->handover - 1];
    struct phandover ph = {.entry = h->entry, .used_after = e->kind == ENGINE_USED_AFTER};
    ph.callback = h->callback;
    ph.path = ARENA_NEW(&p->arena, struct spath);
    *ph.path = h->path;
    out->on_stack = ph.used_after && e->exit != ENGINE_EXIT_NONE;
    ph.event = *out;
    ARENA_PUSH(&p->arena, p->handovers, p->n_handovers, p->cap_handovers, ph);
}

struct engine_event fan_tell(struct fan *a, const struct raw_event *e)
{
    struct program *p = a->p;
    struct engine_event out = {.kind = e->kind, .handle = e->handle, .exit = e->exit, .creator = "", .other = ""};
    out.function = p->syms[a->pf->sym].name;
    out.function_usr = p->syms[a->pf->sym].usr;
    out.at = out.created = program_loc(a->u, e->pos);
    out.name = fan_name(a, e->name_cell);
    if (e->other) out.other = e->other;
    if (e->site != IR_NONE) {
        const struct site *st = &a->sites[e->site];
        out.creator = st->creator;
        out.wrapped = st->wrapped;
        out.created = program_loc(a->u, st->pos);
        out.released_elsewhere = st->ended || a->over; /* or on a path that was cut */
    } else {
        out.name = fan_val_name(a, e->val);
        out.created = (struct finding_loc){"", 0, 0};
    }
    out.void_cast = e->void_cast;
    out.variable_type = named_type(a, e);
    out.every_path = always_lost(a, e);
    out.assumptions = e->assumptions;
    out.container = e->container;
    tell(a, e, &out);
    return out;
}

/* ---- loops that turn zero times ---- */

void fan_turned(struct fan *a, const struct state *s, uint32_t head)
{
    for (uint32_t i = 0; i < s->n_obs; i++) {
        struct site *st = &a->sites[s->obs[i].site];
        bool known = s->obs[i].status != OB_HELD || s->obs[i].owned;
        for (uint8_t k = 0; k < st->n_turned && !known; k++) known = st->turned[k] == head;
        if (!known && st->n_turned < sizeof st->turned / sizeof *st->turned) st->turned[st->n_turned++] = head;
    }
}

/* The loop at `head` hands the handle on whenever it turns at all. */
static bool hands_on_in_first_turn(struct fan *a, const struct site *st, uint32_t head)
{
    uint32_t entry = a->block_base[head], after = entry + a->f->blocks[head].n_instrs;
    bool hands = false;
    if (cfg_in_body(a, head, st->instr)) return false;
    for (uint8_t i = 0; i < st->n_turned; i++)
        if (st->turned[i] == head) return false;
    for (uint8_t i = 0; i < st->n_ended_at && !hands; i++)
        hands = cfg_in_body(a, head, st->ended_at[i]) && (st->ended_at[i] < entry || st->ended_at[i] >= after);
    return hands;
}

/* The path is one on which a loop that would have handed the handle on is not entered at all. Loops over what is there
 * are written by people who know that something is. */
static bool skips_handing_loop(struct fan *a, const struct raw_event *e)
{
    uint32_t seen = 0;
    if (e->site == IR_NONE ||
        (e->kind != ENGINE_LOST && e->kind != ENGINE_OVERWRITTEN && e->kind != ENGINE_OWNER_FREED))
        return false;
    const struct site *st = &a->sites[e->site];
    for (const struct trace *t = e->trace; t && seen++ < MAX_TRACE; t = t->prev) {
        if (t->kind == TRACE_CREATE && t->pos == st->pos) return false;
        if (t->kind != TRACE_BRANCH || t->arm || !a->blocks[t->block].is_head) continue;
        if (a->f->blocks[t->block].term.branch == IR_BR_LOOP && hands_on_in_first_turn(a, st, t->block)) return true;
    }
    return false;
}

static int cmp_event(const void *x, const void *y)
{
    const struct raw_event *a = x, *b = y;
    if (a->pos != b->pos) return a->pos < b->pos ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->site != b->site) return a->site < b->site ? -1 : 1;
    return a->val < b->val ? -1 : a->val > b->val;
}

/* What came out of a field and was released before: a function that hears of its end may have emptied the field. */
static void note_stale(struct fan *a, const struct raw_event *e)
{
    bool again = (e->kind == ENGINE_DOUBLE || e->kind == ENGINE_USED_AFTER) && e->site == IR_NONE;
    uint32_t record, field;
    if (again && a->v.vals[e->val].kind == VAL_MEM && fields_at(a, a->v.vals[e->val].a, &record, &field))
        fields_released_before(a->p, record, field);
}

void fan_flush_events(struct fan *a)
{
    uint32_t func = (uint32_t)(a->pf - a->p->funcs);
    for (uint32_t i = 0; i < a->n_scoped; i++) fan_tell_scoped(a->p, func, &a->scoped[i]);
    if (a->n_events > 1) qsort(a->events, a->n_events, sizeof *a->events, cmp_event);
    bool is_main = strcmp(a->p->syms[a->pf->sym].name, "main") == 0;
    for (uint32_t i = 0; i < a->n_events; i++) {
        struct raw_event *e = &a->events[i];
        /* the process ends with its first function: the system takes everything back */
        bool leaves = e->kind == ENGINE_LOST || (e->kind == ENGINE_THREAD_LOST && e->exit != ENGINE_EXIT_NONE);
        if (threads_dismissed(a, e)) continue;
        if (is_main && leaves && e->handle->exit_ok) {
            if (a->p->opts.main_exit == ENGINE_MAIN_IGNORE) continue;
            if (a->p->opts.main_exit == ENGINE_MAIN_POSSIBLE) e->assumptions = (uint8_t)(e->assumptions + 2);
        }
        if (skips_handing_loop(a, e)) e->assumptions = (uint8_t)(e->assumptions + 2);
        /* ids that may be thrown away: only who releases them on one path means to keep them */
        if ((e->kind == ENGINE_LOST || e->kind == ENGINE_THREAD_LOST) && a->sites[e->site].when_stored &&
            !a->sites[e->site].released)
            continue;
        struct engine_event out = fan_tell(a, e);
        if (!e->handover && !e->lent) note_stale(a, e);
        if (e->handover)
            hand_over(a, e, &out);
        else if (e->lent)
            lend_keep(a, e, &out);
        else
            ARENA_PUSH(&a->p->arena, a->p->events, a->p->n_events, a->p->cap_events, out);
    }
}
