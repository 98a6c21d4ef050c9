/* What only the whole program tells of contexts: which fields hold a descriptor that says stop, which threads never
 * look at theirs, which keys two modules share. */
#include "engine/context.h"

#include <string.h>

/* ---- what a function looks at ---- */

bool ctx_touches(const struct program *p, uint32_t func, uint32_t record, uint32_t field)
{
    const struct pfunc *pf = &p->funcs[func];
    const uint32_t *records = p->unit_records[pf->unit_index];
    for (uint32_t i = 0; i < pf->f->n_places; i++) {
        const struct ir_place *pl = &pf->f->places[i];
        for (uint32_t k = 0; k < pl->n_projs; k++) {
            const struct ir_proj *pr = &pl->projs[k];
            if (pr->kind == IR_PROJ_FIELD && records[pr->a] == record && pr->b == field) return true;
        }
    }
    return false;
}

struct reads {
    const struct ir_func *f;
    uint32_t var;
    uint32_t whole, parts; /* the variable itself is read; something behind or in it */
};

static void read_place(struct reads *r, uint32_t place, bool is_dst)
{
    const struct ir_place *p = &r->f->places[place];
    for (uint32_t k = 0; k < p->n_projs; k++)
        r->whole += p->projs[k].kind == IR_PROJ_INDEX && p->projs[k].a == IR_INDEX_VAR && p->projs[k].b == r->var;
    if (p->base != IR_BASE_VAR || p->index != r->var) return;
    if (p->n_projs)
        r->parts++;
    else if (!is_dst)
        r->whole++;
}

static void read_operand(struct reads *r, const struct ir_opnd *o)
{
    if (o->kind == IR_O_PLACE || o->kind == IR_O_ADDR) read_place(r, o->index, false);
}

static void count_reads(struct reads *r)
{
    for (uint32_t b = 0; b < r->f->n_blocks; b++) {
        const struct ir_block *blk = &r->f->blocks[b];
        for (uint32_t i = 0; i < blk->n_instrs; i++) {
            const struct ir_instr *in = &blk->instrs[i];
            if (in->op == IR_LIVE || in->op == IR_DEAD) continue;
            read_operand(r, &in->a);
            read_operand(r, &in->b);
            for (uint32_t k = 0; k < in->n_args; k++) read_operand(r, &in->args[k]);
            if (in->dst != IR_NONE) read_place(r, in->dst, true);
        }
        read_operand(r, &blk->term.opnd);
    }
}

bool ctx_reads(const struct ir_func *f, uint32_t var)
{
    struct reads r = {.f = f, .var = var};
    count_reads(&r);
    return r.whole || r.parts;
}

/* ---- contexts nobody looks at ---- */

static const struct rule_kind *kind_of(const struct program *p, const struct pfunc *pf, uint32_t type)
{
    return type < pf->unit->n_types ? p->contexts->type_kinds[pf->unit_index][type] : NULL;
}

static void ignored(struct program *p, uint32_t func, const struct rule_kind *k, const char *name)
{
    struct ctx_note n = {.kind = ENGINE_IGNORED_CONTEXT, .pos = p->funcs[func].f->pos, .ctx = k, .name = name};
    n.callee = n.text = "";
    n.assumptions = 1;
    ctx_emit(p, func, &n);
}

static void ignored_params(struct program *p, uint32_t func)
{
    const struct pfunc *pf = &p->funcs[func];
    if (p->contexts->never_given[func]) return;
    for (uint32_t v = 0; v < pf->f->n_params; v++) {
        const struct rule_kind *k = kind_of(p, pf, pf->f->vars[v].type);
        if (!k || !pf->f->vars[v].name[0]) continue; /* without a name it is ignored on purpose */
        if (!ctx_reads(pf->f, v)) ignored(p, func, k, pf->f->vars[v].name);
    }
}

/* The thread's data is the context, under a name of its own. */
static void ignored_local(struct program *p, uint32_t func, uint32_t var)
{
    const struct pfunc *pf = &p->funcs[func];
    const struct rule_kind *k = kind_of(p, pf, pf->f->vars[var].type);
    if (k && !ctx_reads(pf->f, var)) ignored(p, func, k, pf->f->vars[var].name);
}

/* The context lies in the thread's data, which goes nowhere else. */
static void ignored_data(struct program *p, uint32_t func)
{
    const struct pfunc *pf = &p->funcs[func];
    const struct ir_unit *u = pf->unit;
    struct reads data = {.f = pf->f, .var = 0};
    if (!pf->f->n_params) return;
    count_reads(&data);
    if (data.whole != 1) return;
    for (uint32_t v = 1; v < pf->f->n_vars; v++) {
        const struct ir_type *t = &u->types[pf->f->vars[v].type];
        if (pf->f->vars[v].kind == IR_VAR_LOCAL) ignored_local(p, func, v);
        if (pf->f->vars[v].kind != IR_VAR_LOCAL || t->kind != IR_T_PTR || t->elem >= u->n_types) continue;
        t = &u->types[t->elem];
        struct reads r = {.f = pf->f, .var = v};
        if (t->kind != IR_T_RECORD) continue;
        count_reads(&r);
        if (r.whole || !r.parts) continue;
        const struct ir_record *rec = &u->records[t->record];
        for (uint32_t f = 0; f < rec->n_fields; f++) {
            const struct rule_kind *k = kind_of(p, pf, rec->fields[f].type);
            if (k && !ctx_touches(p, func, p->unit_records[pf->unit_index][t->record], f))
                ignored(p, func, k, arena_sprintf(&p->arena, "%s->%s", pf->f->vars[v].name, rec->fields[f].name));
        }
    }
}

/* ---- descriptors that say stop ---- */

/* A pipe is anything; one that is called "stop" is not. */
static bool says_stop(const struct pcreation *c, const char *name)
{
    return c->kind->repr == RULE_REPR_FD && words_stop(name);
}

static const struct pcreation *done_field(const struct program *p, uint32_t record, uint32_t field)
{
    const char *name = p->records[record].r->fields[field].name;
    const struct pfield *f = fields_find(p, record, field);
    if (!f || (!f->n_contexts && !words_stop(name))) return NULL;
    for (uint32_t i = 0; i < f->n_creations; i++)
        if (p->creations[f->creations[i]].context || says_stop(&p->creations[f->creations[i]], name))
            return &p->creations[f->creations[i]];
    return NULL;
}

/* Asked of the same records by many waits. */
static bool has_done_fields(struct program *p, uint32_t record)
{
    struct precord *r = &p->records[record];
    if (r->done_fields == STOPS_UNKNOWN) {
        r->done_fields = STOPS_NONE;
        for (uint32_t f = 0; f < r->r->n_fields; f++)
            if (done_field(p, record, f)) r->done_fields = STOPS_SOME;
    }
    return r->done_fields == STOPS_SOME;
}

/* What the call waits for: descriptors of a set, which is an object of its own (epoll) or not (poll). */
enum set { NO_SET, SET_AT_CALL, SET_APART };

static enum set set_of(const struct wait *w)
{
    enum set r = NO_SET;
    for (uint32_t i = 0; i < w->leaf->n_effects; i++)
        if (w->leaf->effects[i].op == RULE_SELECT) r = w->leaf->effects[i].on_arg >= 0 ? SET_APART : SET_AT_CALL;
    return r;
}

/* A function further down has the record at hand as well: it looks at the field itself, or is told there. */
static bool is_below(const struct program *p, const struct ctx_late *l, const uint32_t *first, uint32_t record,
                     uint32_t field)
{
    enum { DEEPEST = 64 };
    const struct ctx_program *c = p->contexts;
    const struct wait *w = l->note.has_wait ? &l->note.wait : NULL;
    for (uint32_t depth = 0; w && w->callee != IR_NONE && depth < DEEPEST; depth++) {
        uint32_t func = w->callee;
        w = ctx_further(p, w);
        if (ctx_touches(p, func, record, field)) return true;
        for (uint32_t i = first[func]; w && i < c->n_late && c->late[i].func == func; i++)
            for (uint32_t k = 0; c->late[i].note.pos == w->pos && k < c->late[i].n_records; k++)
                if (c->late[i].records[k] == record) return true;
    }
    return false;
}

/* The wait can be woken by what the field holds, for all we see. *named: the function, or one below, names the field.
 */
static bool may_be_woken(struct program *p, const struct ctx_late *l, const uint32_t *first, uint32_t record,
                         uint32_t field, bool *named)
{
    enum set set = set_of(&l->note.wait);
    *named = ctx_touches(p, l->func, record, field) || is_below(p, l, first, record, field);
    if (!*named && set != SET_APART) return false;
    return set == NO_SET || ctx_added(p, record, field);
}

/* The wait is told when some field at hand holds a descriptor that says stop, and the function never names it. */
static void settle(struct program *p, struct ctx_late *l, const uint32_t *first)
{
    const char *handled = ctx_signal_flag(p, l);
    if (handled) {
        l->note.name = handled;
        l->note.by = ENGINE_BY_SIGNAL;
        ctx_emit(p, l->func, &l->note);
        return;
    }
    if (l->note.open) return;
    if (ctx_flag_ends(p, l)) return;
    for (uint32_t i = 0; i < l->n_records; i++) {
        const struct ir_record *r = p->records[l->records[i]].r;
        for (uint32_t f = 0; f < r->n_fields && has_done_fields(p, l->records[i]); f++) {
            const struct pcreation *c = done_field(p, l->records[i], f);
            if (!c) continue;
            bool named;
            if (may_be_woken(p, l, first, l->records[i], f, &named)) {
                if (named) return;
                continue;
            }
            if (l->note.name[0]) continue;
            l->note.ctx = c->kind;
            l->note.name = r->fields[f].name;
        }
    }
    bool guess, joined;
    const char *flag = l->note.name[0] ? NULL : ctx_stop_flag(p, l, &guess, &joined);
    if (flag) {
        l->note.name = flag;
        l->note.by = ENGINE_BY_FLAG;
        bool soon = ctx_polls(l->note.wait.effect) && !(l->note.lasting && joined);
        l->note.assumptions = (uint8_t)(l->note.assumptions + soon + guess);
    }
    if (l->note.name[0]) ctx_emit(p, l->func, &l->note);
}

static void settle_all(struct program *p)
{
    struct ctx_program *c = p->contexts;
    uint32_t *first =
        ARENA_ARRAY(&p->arena, uint32_t, p->n_funcs + 1); /* by func; the entries of one follow each other */
    memset(first, 0xff, sizeof *first * (p->n_funcs + 1));
    for (uint32_t i = c->n_late; i-- > 0;) first[c->late[i].func] = i;
    for (uint32_t i = 0; i < c->n_late; i++) settle(p, &c->late[i], first);
}

/* ---- keys ---- */

static void report_keys(struct program *p)
{
    const struct ctx_program *c = p->contexts;
    for (uint32_t i = 0; i < c->n_keys; i++) {
        const struct ctx_key *k = &c->keys[i], *other = NULL;
        if (!k->sets) continue;
        for (uint32_t j = 0; j < c->n_keys && !other; j++) {
            const struct ctx_key *o = &c->keys[j];
            if (o->sets && o->kind == k->kind && strcmp(o->text, k->text) == 0 && strcmp(o->file, k->file) != 0)
                other = o;
        }
        ctx_emit_key(p, k, other);
    }
}

void ctx_report(struct program *p)
{
    struct ctx_program *c = p->contexts;
    ctx_stops_prepare(p);
    settle_all(p);
    for (uint32_t i = 0; i < p->n_funcs && c->any; i++) {
        const struct summary *m = p->funcs[i].summary; /* (not its lists) */
        if (!m || p->funcs[i].f->is_init) continue;
        if (m->loop_waits || (c->entries[i] && m->loops)) ignored_params(p, i);
        if (c->entries[i] && m->loops) ignored_data(p, i);
    }
    ctx_deaf_report(p);
    ctx_loops_report(p);
    report_keys(p);
}
