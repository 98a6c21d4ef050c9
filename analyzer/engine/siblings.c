/*
 * What a teardown forgets, told by what it does to its siblings. A function whose name says that it ends an object, and
 * which lets go of some handles of the object, answers for the others of their sort as well, whether or not the memory
 * goes there. Likewise `x_fini` answers for the globals whose timers `x_init` starts.
 */
#include "engine/kept.h"

#include <string.h>

enum { MAX_PARENTS = 16, MANY = 3 /* handles of one object */, WITNESSES = 2 };

static uint32_t field_around(const struct fan *a, uint32_t cell)
{
    while (cell != CELL_NONE && a->v.cells[cell].kind != CELL_FIELD) cell = a->v.cells[cell].parent;
    return cell;
}

/* The current call is one of a function that is modelled or not in view. */
static bool is_direct(const struct fan *a)
{
    if (!a->cur_instr || a->cur_instr->op != IR_CALL || a->cur_instr->a.kind != IR_O_FUNC) return false;
    const struct psym *s = &a->p->syms[a->usyms[a->cur_instr->a.index]];
    return s->rule || s->func == IR_NONE;
}

void siblings_let_go(struct fan *a, uint32_t cell, const struct rule_kind *kind, const char *by, bool outside)
{
    cell = field_around(a, cell);
    if (cell == CELL_NONE) return;
    struct gone g = {cell, kind, by, a->cur_pos, outside, is_direct(a)};
    for (uint32_t i = 0; i < a->n_gone; i++)
        if (a->gone[i].cell == cell && a->gone[i].kind == kind) {
            a->gone[i].outside &= outside;
            a->gone[i].direct |= g.direct;
            return;
        }
    ARENA_PUSH(&a->arena, a->gone, a->n_gone, a->cap_gone, g);
}

/* A call of a library's function that only asks something. */
static bool only_asks(const struct fan *a, const struct ir_instr *in)
{
    const struct psym *s = in->op == IR_CALL && in->a.kind == IR_O_FUNC ? &a->p->syms[a->usyms[in->a.index]] : NULL;
    if (!s || !(s->rule ? s->rule->borrows : s->header_borrows)) return false;
    for (uint32_t i = 0; s->rule && i < s->rule->n_effects; i++)
        if (s->rule->effects[i].op != RULE_QUERY) return false;
    return true;
}

static void mark_named(const struct fan *a, struct pteardown *t, const struct ir_opnd *o)
{
    if (o->kind != IR_O_PLACE && o->kind != IR_O_ADDR) return;
    const struct ir_place *pl = &a->f->places[o->index];
    for (uint32_t i = 0; i < pl->n_projs; i++)
        if (pl->projs[i].kind == IR_PROJ_FIELD && a->urecs[pl->projs[i].a] == t->record)
            t->named_there[pl->projs[i].b] = true;
}

/* Fields of the record that the function so much as looks at. */
static void mark_all_named(const struct fan *a, struct pteardown *t)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            mark_named(a, t, &in->a);
            mark_named(a, t, &in->b);
            for (uint32_t k = 0; k < in->n_args; k++) mark_named(a, t, &in->args[k]);
        }
        mark_named(a, t, &a->f->blocks[b].term.opnd);
    }
}

/* Fields of the record that the function writes, or passes to some call, under whatever name. */
static void mark_mentioned(const struct fan *a, struct pteardown *t)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            if (only_asks(a, in)) continue;
            for (uint32_t k = 0; k <= in->n_args; k++) {
                const struct ir_opnd *o = k < in->n_args ? &in->args[k] : NULL;
                if (o && o->kind != IR_O_PLACE && o->kind != IR_O_ADDR) continue;
                uint32_t place = o ? o->index : in->dst;
                const struct ir_place *pl = place == IR_NONE ? NULL : &a->f->places[place];
                const struct ir_proj *last = pl && pl->n_projs ? &pl->projs[pl->n_projs - 1] : NULL;
                if (last && last->kind == IR_PROJ_FIELD && a->urecs[last->a] == t->record) t->touched[last->b] = true;
            }
        }
}

static void note_gone(struct pteardown *t, const struct gone *g)
{
    t->pos = g->pos;
    t->by = g->by;
    for (uint32_t i = 0; i < t->n_gone; i++)
        if (t->gone[i].kind == g->kind && t->gone[i].by == g->by) return;
    if (t->n_gone < sizeof t->gone / sizeof *t->gone) t->gone[t->n_gone++] = *g;
}

/* The object is one that another object points to (`ifp->ctx`): what ends that one only takes leave of this. */
static bool is_anothers(const struct fan *a, uint32_t parent)
{
    const struct cell *c = &a->v.cells[parent];
    const struct val *v = c->kind == CELL_DEREF ? &a->v.vals[c->a] : NULL;
    return v && v->kind == VAL_MEM && a->v.cells[v->a].kind == CELL_FIELD;
}

void siblings_add(struct program *p, uint32_t func, const struct pteardown *t)
{
    struct pfunc *pf = &p->funcs[func];
    if (!pf->n_teardowns++) pf->first_teardown = p->n_teardowns;
    ARENA_PUSH(&p->arena, p->teardowns, p->n_teardowns, p->cap_teardowns, *t);
    p->teardowns[p->n_teardowns - 1].settled_by =
        ARENA_ARRAY(&p->arena, uint32_t, p->records[t->record].r->n_fields + 1);
}

void siblings_tell(struct program *p, const struct torn *t)
{
    crew_writes();
    struct pteardown *to = &p->teardowns[t->teardown];
    to->callers++;
    for (uint32_t f = 0; f < p->records[to->record].r->n_fields; f++) to->settled_by[f] += t->settled[f];
}

/* One teardown for each object of which the function lets handles go. */
static void note_teardown(struct fan *a, uint32_t parent, uint32_t record)
{
    struct program *p = a->p;
    crew_turn(a);
    struct pteardown t = {.sym = a->pf->sym, .record = record};
    uint32_t n = p->records[record].r->n_fields;
    const struct cell *c = &a->v.cells[parent];
    t.touched = ARENA_ARRAY(&p->arena, bool, n + 1);
    t.named_there = ARENA_ARRAY(&p->arena, bool, n + 1);
    t.let_go = ARENA_ARRAY(&p->arena, bool, n + 1);
    t.owner = c->kind == CELL_DEREF ? fan_val_name(a, c->a) : fan_name(a, parent);
    t.arrow = c->kind == CELL_DEREF;
    uint32_t many = 0;
    for (uint32_t i = 0; i < a->n_gone; i++) {
        const struct gone *g = &a->gone[i];
        if (a->v.cells[g->cell].parent != parent) continue;
        note_gone(&t, g);
        if (g->outside && g->direct) t.let_go[a->v.cells[g->cell].b] = true;
    }
    for (uint32_t f = 0; f < n; f++) many += t.let_go[f];
    t.named = words_tear_down(p->syms[a->pf->sym].name) && !is_anothers(a, parent);
    t.ends = t.named || many >= MANY;
    t.closes = words_close(p->syms[a->pf->sym].name);
    for (uint32_t f = 0; f < n; f++)
        if (owners_touched(a, cell_field(&a->v, parent, record, f))) t.touched[f] = true;
    for (uint32_t k = 0, r, f; k < a->n_touched; k++) /* the same object may be reached by another pointer */
        if (fields_at(a, a->touched[k], &r, &f) && r == record) t.touched[f] = true;
    for (uint32_t f = 0; f < n; f++) t.touched[f] |= gpaths_touched(a, record, f);
    mark_mentioned(a, &t);
    mark_all_named(a, &t);
    siblings_add(p, (uint32_t)(a->pf - p->funcs), &t);
    if (c->kind == CELL_DEREF && a->v.vals[c->a].kind == VAL_PARAM) {
        a->sum->teardown = p->n_teardowns;
        a->sum->teardown_arg = a->v.vals[c->a].a;
    }
}

void siblings_called(struct fan *a, const struct summary *m, const uint32_t *args, uint32_t n)
{
    if (!m->teardown || m->teardown_arg >= n) return;
    struct torn t = {args[m->teardown_arg], m->teardown - 1, NULL};
    for (uint32_t i = 0; i < a->n_torn; i++)
        if (a->torn[i].val == t.val && a->torn[i].teardown == t.teardown) return;
    ARENA_PUSH(&a->arena, a->torn, a->n_torn, a->cap_torn, t);
}

void siblings_ended(struct fan *a, struct state *s, const char *by, uint32_t arg)
{
    if (arg == VAL_NONE || !s->n_obs || a->v.vals[arg].kind != VAL_SITE || !words_free(by)) return;
    uint32_t root = cell_deref(&a->v, arg);
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (o->status != OB_HELD || !o->owned || o->owner == CELL_NONE || o->owner == root) continue;
        bool object = a->sites[o->site].kind->repr == RULE_REPR_OBJECT;
        if (!cell_within(&a->v, o->owner, root) || (!object && state_get(s, o->owner) != o->handle)) continue;
        const struct site *st = &a->sites[o->site];
        struct raw_event e = {.kind = ENGINE_OWNER_FREED, .site = o->site, .handle = st->kind, .pos = a->cur_pos};
        e.trace = s->trace;
        e.name_cell = o->owner;
        e.other = by;
        e.assumptions = (uint8_t)(o->assumptions + s->assumptions + 1);
        fan_event(a, e);
        state_ob_drop(s, o);
    }
}

void siblings_globals(struct fan *a)
{
    struct program *p = a->p;
    for (uint32_t i = 0; i < a->n_touched; i++) {
        const struct cell *c = &a->v.cells[a->touched[i]];
        if (c->kind == CELL_GLOBAL)
            ARENA_PUSH(&p->arena, p->gtouches, p->n_gtouches, p->cap_gtouches, ((struct gtouch){a->pf->sym, c->a}));
    }
}

void siblings_end(struct fan *a)
{
    struct program *p = a->p;
    if (a->n_torn) crew_turn(a);
    for (uint32_t i = 0; i < a->n_torn; i++) {
        struct torn *t = &a->torn[i];
        uint32_t record = p->teardowns[t->teardown].record, n = p->records[record].r->n_fields;
        uint32_t root = cell_deref(&a->v, t->val);
        t->settled = ARENA_ARRAY(&a->arena, bool, n + 1);
        for (uint32_t f = 0; f < n; f++) t->settled[f] = owners_touched(a, cell_field(&a->v, root, record, f));
        siblings_tell(p, t);
    }
    /* what the destructors of a class leave in place is judged together */
    if (a->over || p->syms[a->pf->sym].destructor) return;
    uint32_t parents[MAX_PARENTS], n = 0;
    for (uint32_t i = 0; i < a->n_gone && n < MAX_PARENTS; i++) {
        const struct cell *c = &a->v.cells[a->gone[i].cell];
        const struct cell *of = &a->v.cells[c->parent];
        bool known = p->records[c->a].is_union || (of->kind == CELL_DEREF && a->v.vals[of->a].kind == VAL_BIN);
        for (uint32_t k = 0; k < n && !known; k++) known = parents[k] == c->parent;
        if (known) continue;
        parents[n++] = c->parent;
        note_teardown(a, c->parent, c->a);
    }
}

/* ---- reports ---- */

/* The function lets go of something of the kind, or in the way that the kind is released; an unref that fits everything
 * says nothing of it. */
static bool answers_for(const struct pteardown *t, const struct rule_kind *k)
{
    for (uint32_t i = 0; i < t->n_gone; i++) {
        if (t->gone[i].kind == k) return true;
        for (uint32_t r = 0; r < k->n_releases && !k->refcounted; r++)
            if (strcmp(k->releases[r], t->gone[i].by) == 0) return true;
    }
    return false;
}

static bool keeps_owner(const struct pcreation *c)
{
    return c->keeps_data && c->data_is_owner;
}

/* Handles that keep the object alive are let go of here, too: it is ended from outside, not by its last reference. */
static bool ends_keepers(const struct program *p, const struct pteardown *t)
{
    for (uint32_t f = 0; f < p->records[t->record].r->n_fields; f++) {
        const struct pfield *pf = t->touched[f] ? fields_find(p, t->record, f) : NULL;
        for (uint32_t i = 0; pf && i < pf->n_creations; i++)
            if (keeps_owner(&p->creations[pf->creations[i]])) return true;
    }
    return false;
}

static struct pcreation *dangling(struct program *p, const struct pteardown *t, const struct pfield *f)
{
    for (uint32_t i = 0; i < f->n_creations; i++) {
        struct pcreation *c = &p->creations[f->creations[i]];
        if (c->callback == t->sym) return NULL;
        if (keeps_owner(c) && !ends_keepers(p, t)) continue;
        if ((f->released || c->auto_release) && answers_for(t, c->kind)) return c;
    }
    return NULL;
}

static bool is_of(const struct engine_event *e, const struct pcreation *c)
{
    return e->kind == ENGINE_OWNER_FREED && e->created.line == c->loc.line && e->created.col == c->loc.col &&
           e->created.file == c->loc.file;
}

/* It was said already, of this function or by owners.c, where the memory goes. */
static bool is_told(const struct program *p, const char *function, const struct pcreation *c)
{
    for (uint32_t i = 0; i < p->n_events; i++) {
        const struct engine_event *e = &p->events[i];
        if (!is_of(e, c) || e->assumptions > 1) continue;
        if (strcmp(e->function, function) == 0 || !(e->torn_down || e->bare_free)) return true;
    }
    return false;
}

/* Where the object is torn down is the place to tell; its memory may be a pool's, and go much later. */
static void tell_here_only(struct program *p, const struct pcreation *c)
{
    for (uint32_t i = 0; i < p->n_events; i++)
        if (is_of(&p->events[i], c) && p->events[i].bare_free && p->events[i].assumptions < 2)
            p->events[i].assumptions = 2;
}

static void tell(struct program *p, uint32_t sym, struct pfield *f, struct pcreation *c, struct engine_event e)
{
    e.kind = ENGINE_OWNER_FREED;
    e.handle = c->kind;
    e.creator = c->creator;
    e.wrapped = c->wrapped;
    e.function = p->syms[sym].name;
    e.function_usr = p->syms[sym].usr;
    e.arm = "";
    e.created = c->loc;
    e.released_elsewhere = true;
    e.torn_down = true;
    e.assumptions = 1 + (c->shared || owners_ends_with_other(p, f, c));
    if (is_told(p, e.function, c)) return;
    if (e.assumptions <= 1) tell_here_only(p, c);
    c->reported = true;
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
}

/* Another teardown of such objects sees to the field: this one ends only a part of them. */
static bool is_elsewhere(struct program *p, const struct pteardown *t, uint32_t field)
{
    for (uint32_t i = 0; i < p->n_teardowns; i++) {
        const struct pteardown *o = &p->teardowns[i];
        if (o->record != t->record || o->sym == t->sym) continue;
        if (o->ends ? o->touched[field] : o->closes && o->let_go[field]) return true;
    }
    return owners_sees_to(p, t->record, field, t->sym);
}

static bool calls_maker(struct program *p, uint32_t sym, struct pfield *field)
{
    uint32_t f = p->syms[sym].func;
    for (uint32_t i = 0; f != IR_NONE && i < p->funcs[f].n_callees; i++)
        if (fields_makes(p, field, p->funcs[p->funcs[f].callees[i]].sym)) return true;
    return false;
}

/* What it lets go of it puts there again, itself or by what it calls: the object is started anew. */
static bool starts_anew(struct program *p, const struct pteardown *t)
{
    for (uint32_t f = 0; f < p->records[t->record].r->n_fields; f++) {
        struct pfield *pf = t->let_go[f] ? fields_find(p, t->record, f) : NULL;
        if (pf && (fields_makes(p, pf, t->sym) || calls_maker(p, t->sym, pf))) return true;
    }
    return false;
}

/* The handle in the field that the teardown leaves behind; NULL. */
static struct pcreation *left_behind(struct program *p, const struct pteardown *t, uint32_t f)
{
    struct pfield *pf = t->touched[f] ? NULL : fields_find(p, t->record, f);
    struct pcreation *c = pf ? dangling(p, t, pf) : NULL;
    if (!c || (t->callers && t->settled_by[f] == t->callers) || is_elsewhere(p, t, f)) return NULL;
    return t->arrow || c->callback != IR_NONE ? c : NULL; /* the process ends with its globals */
}

/* Without a name that says so it ends the object when it lets go of most: what leaves as many only closes some. */
static bool leaves_many(struct program *p, const struct pteardown *t)
{
    uint32_t gone = 0, left = 0;
    for (uint32_t f = 0; f < p->records[t->record].r->n_fields; f++) {
        gone += t->let_go[f];
        left += left_behind(p, t, f) != NULL;
    }
    return left > gone / MANY;
}

static struct finding_loc loc_of(const struct program *p, const struct pteardown *t)
{
    return program_loc(p->funcs[p->syms[t->sym].func].unit, t->pos);
}

static void report(struct program *p, const struct pteardown *t)
{
    if (!t->named && (starts_anew(p, t) || leaves_many(p, t))) return;
    const struct ir_record *r = p->records[t->record].r;
    for (uint32_t f = 0; f < r->n_fields; f++) {
        struct pcreation *c = left_behind(p, t, f);
        struct pfield *pf = c ? fields_find(p, t->record, f) : NULL;
        if (!c) continue;
        struct engine_event e = {.record = p->records[t->record].name, .other = t->by, .at = loc_of(p, t)};
        const char *name = r->fields[f].name;
        e.name = *t->owner ? arena_sprintf(&p->arena, "%s%s%s", t->owner, t->arrow ? "->" : ".", name) : name;
        tell(p, t->sym, pf, c, e);
    }
}

/* ---- what goes together ---- */

/* Functions that release field `f` of such an object release `g` as well, all of them but one: that one forgets it
 * (deviant behaviour: Engler et al., SOSP 2001). */
static bool is_deviant(const struct program *p, const struct pteardown *t, uint32_t f, uint32_t g)
{
    uint32_t with = 0;
    for (uint32_t i = 0; i < p->n_teardowns; i++) {
        const struct pteardown *o = &p->teardowns[i];
        if (o->record != t->record || o->sym == t->sym || !o->let_go[f]) continue;
        if (!o->touched[g]) return false;
        with += o->let_go[g];
    }
    return with >= WITNESSES;
}

/* It is the callback of what it lets go of there: that has fired, which is no end of the object. */
static bool calls_back(const struct program *p, const struct pteardown *t, uint32_t f)
{
    const struct pfield *pf = fields_find(p, t->record, f);
    return pf && fields_is_callback(p, pf, t->sym);
}

/* A handle that stays until it is released, and that the field has for itself. */
static struct pcreation *stays(struct program *p, const struct pfield *f)
{
    for (uint32_t i = 0; i < f->n_creations; i++) {
        const struct pcreation *c = &p->creations[f->creations[i]];
        if (c->auto_release || c->when_stored || c->kind->armed || c->kind->parent || !c->kind->release_required ||
            c->thread_lost || (c->kind->refcounted && fields_is_lent(p, f)))
            return NULL;
    }
    return f->n_creations ? &p->creations[f->creations[0]] : NULL;
}

static void report_deviant(struct program *p, const struct pteardown *t)
{
    const struct ir_record *r = p->records[t->record].r;
    if (starts_anew(p, t)) return;
    for (uint32_t g = 0; g < r->n_fields; g++) {
        struct pfield *pf = t->touched[g] || t->named_there[g] ? NULL : fields_find(p, t->record, g);
        struct pcreation *c = pf && !fields_made_by(p, pf, t->sym) ? stays(p, pf) : NULL;
        if (!c || (t->callers && t->settled_by[g])) continue;
        for (uint32_t f = 0; f < r->n_fields; f++) {
            if (!t->let_go[f] || calls_back(p, t, f) || !is_deviant(p, t, f, g)) continue;
            struct engine_event e = {.record = p->records[t->record].name, .other = t->by, .at = loc_of(p, t)};
            const char *name = r->fields[g].name;
            e.name = *t->owner ? arena_sprintf(&p->arena, "%s%s%s", t->owner, t->arrow ? "->" : ".", name) : name;
            tell(p, t->sym, pf, c, e);
            break;
        }
    }
}

static bool lets_go(const struct program *p, uint32_t sym, uint32_t global)
{
    for (uint32_t i = 0; i < p->n_gtouches; i++)
        if (p->gtouches[i].sym == sym && p->gtouches[i].global == global) return true;
    return false;
}

/* Some function is the end of what began there, and lets go of the global: another that is named so ends something else
 * (`x_deinit` the module, `x_destroy` one of its objects). */
static bool has_its_end(const struct program *p, const struct pfield *f, const struct pcreation *c)
{
    for (uint32_t i = 0; i < f->n_releasers; i++)
        if (words_are_pair(c->function, p->syms[f->releasers[i]].name)) return true;
    return false;
}

/* `x_init` starts a timer kept in a global; `x_fini` of the same unit lets it run on. */
static void report_global(struct program *p, struct pfield *f, struct pcreation *c)
{
    if (has_its_end(p, f, c)) return;
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct pfunc *pf = &p->funcs[i];
        if (pf->f->is_init || !words_are_pair(c->function, p->syms[pf->sym].name)) continue;
        struct finding_loc end = program_loc(pf->unit, pf->f->end);
        if (end.file != c->loc.file || lets_go(p, pf->sym, f->field)) continue;
        struct engine_event e = {.other = p->syms[pf->sym].name, .at = end, .name = p->syms[f->field].name};
        tell(p, pf->sym, f, c, e);
    }
}

void siblings_report(struct program *p)
{
    for (uint32_t i = 0; i < p->n_teardowns; i++) {
        if (p->teardowns[i].ends) report(p, &p->teardowns[i]);
        report_deviant(p, &p->teardowns[i]);
    }
    for (uint32_t i = 0; i < p->n_fields; i++) {
        struct pfield *f = &p->fields[i];
        for (uint32_t k = 0; f->record == IR_NONE && k < f->n_creations; k++) {
            struct pcreation *c = &p->creations[f->creations[k]];
            if (c->callback != IR_NONE && c->kind->release_required) report_global(p, f, c);
        }
    }
}
