/* From notes to events: one a kind and place, with the chain of calls down to the one that blocks. */
#include "engine/kept.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CHAIN = 12, MAX_ALTS = 3 };

/* ---- collecting ---- */

static bool known_better(const struct ctx_note *old, const struct ctx_note *n)
{
    bool old_named = old->hand || old->name[0], named = n->hand || n->name[0];
    if (old_named != named) return old_named; /* a context at hand beats one that may turn out to be there */
    if (old->open != n->open) return n->open;
    if (old->assumptions != n->assumptions) return old->assumptions < n->assumptions;
    return old->wait.depth <= n->wait.depth;
}

void ctx_note_add(struct fan *a, struct ctx_note n)
{
    struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_notes; i++) {
        struct ctx_note *old = &x->notes[i];
        if (old->kind != n.kind || old->pos != n.pos) continue;
        if (!known_better(old, &n)) *old = n;
        return;
    }
    ARENA_PUSH(&a->arena, x->notes, x->n_notes, x->cap_notes, n);
}

/* ---- telling ---- */

/* "use sem_timedwait", "use a or b", "use PQsendQuery with poll". */
static const char *use(struct program *p, const char *const *alt, uint32_t n)
{
    if (!n) return "";
    struct strbuf b = {0};
    strbuf_puts(&b, "use ");
    for (uint32_t i = 0; i < n && i < MAX_ALTS; i++) {
        bool last = i + 1 == n || i + 1 == MAX_ALTS;
        strbuf_puts(&b, i == 0 ? "" : last ? " or " : ", ");
        for (const char *c = alt[i]; *c; c++) {
            if (*c == '+')
                strbuf_puts(&b, " with ");
            else
                strbuf_putc(&b, *c);
        }
    }
    const char *r = arena_strdup(&p->arena, strbuf_cstr(&b));
    strbuf_release(&b);
    return r;
}

/* A context that the call itself takes comes first. */
static const char *alternatives(struct program *p, const struct wait *w)
{
    const struct rule_effect *e = w->effect;
    if (e->cancellable >= 0) return arena_sprintf(&p->arena, "hand it on to %s, which takes one", w->leaf->name);
    return use(p, e->alt, e->n_alt);
}

static const struct rule_loop_alt *loop_alt(const struct rule_pack *pack, const char *word)
{
    for (uint32_t i = 0; pack && word && i < pack->n_callbacks_alt; i++)
        if (strcmp(pack->callbacks_alt[i].blocks_on, word) == 0) return &pack->callbacks_alt[i];
    return NULL;
}

/* In a callback a limit does not help, the loop stands still until then: what its pack says comes first. */
static const char *for_callback(struct program *p, uint32_t func, const struct wait *w)
{
    const struct rule_pack *loop = p->contexts->stops.loops[func].pack;
    const struct rule_effect *e = w->effect;
    const struct rule_loop_alt *a = loop_alt(loop, e->blocks_on);
    if (!a && e->n_alt) return use(p, e->alt, e->n_alt);
    if (!a) a = loop_alt(loop, "any");
    return a ? use(p, a->alt, a->n_alt) : "";
}

static void add_step(struct program *p, struct engine_event *e, uint32_t *cap, enum finding_step_kind k,
                     struct finding_loc loc, const char *text)
{
    struct finding_step st = {k, loc, text};
    ARENA_PUSH(&p->arena, e->steps, e->n_steps, *cap, st);
}

/* Down the calls, as the callees' summaries have it. */
static void chain(struct program *p, struct engine_event *e, uint32_t *cap, const struct wait *w)
{
    for (uint32_t depth = 0; w->callee != IR_NONE && depth < MAX_CHAIN; depth++) {
        const struct pfunc *pf = &p->funcs[w->callee];
        const char *name = p->syms[pf->sym].name;
        w = ctx_further(p, w);
        if (!w) return;
        const char *callee = w->callee == IR_NONE ? w->leaf->name : p->syms[p->funcs[w->callee].sym].name;
        add_step(
            p, e, cap, FINDING_STEP_CALL, program_loc(pf->unit, w->pos),
            arena_sprintf(&p->arena, w->callee == IR_NONE ? "%s blocks in %s here" : "%s calls %s here", name, callee));
    }
}

static const char *detached(struct program *p, const struct pfunc *pf)
{
    const struct ir_sym *s = &pf->unit->syms[pf->f->sym];
    for (uint32_t i = 0; i < s->n_annotations; i++) {
        static const char prefix[] = "cancelcheck:";
        const char *t = s->annotations[i].text;
        if (strncmp(t, prefix, sizeof prefix - 1) != 0) continue;
        t += sizeof prefix - 1;
        t += strspn(t, " ");
        if (strncmp(t, "detached(", 9) == 0) return arena_strndup(&p->arena, t, strcspn(t, ")") + 1);
    }
    return NULL;
}

static struct engine_event event_of(struct program *p, uint32_t func, enum engine_event_kind kind)
{
    const struct pfunc *pf = &p->funcs[func];
    struct engine_event e = {.kind = kind, .creator = "", .other = "", .name = "", .arm = "", .callee = "", .alt = ""};
    e.text = "";
    e.function = p->syms[pf->sym].name;
    e.function_usr = p->syms[pf->sym].usr;
    e.created = (struct finding_loc){"", 0, 0};
    e.accepted = detached(p, pf);
    return e;
}

static bool any_glob(const char *const *globs, uint32_t n, const char *name)
{
    for (uint32_t i = 0; i < n; i++)
        if (str_glob(globs[i], name)) return true;
    return false;
}

/* Waits are accepted here: the program starts or ends. */
static bool may_block(const struct program *p, uint32_t func, enum engine_event_kind kind)
{
    const char *name = p->syms[p->funcs[func].sym].name;
    if (kind != ENGINE_BLOCKS && kind != ENGINE_NULL_CONTEXT && kind != ENGINE_SELECT_NO_DONE) return false;
    if (any_glob(p->opts.blocking_ok, p->opts.n_blocking_ok, name)) return true;
    for (uint32_t i = 0; i < rules_n_packs(p->rules); i++) {
        const struct rule_pack *pack = rules_pack(p->rules, i);
        if (any_glob(pack->blocking_ok, pack->n_blocking_ok, name)) return true;
    }
    return false;
}

void ctx_emit(struct program *p, uint32_t func, const struct ctx_note *n)
{
    if (n->by != ENGINE_BY_SIGNAL && may_block(p, func, n->kind)) return;
    struct engine_event e = event_of(p, func, n->kind);
    uint32_t cap = 0;
    e.handle = n->ctx;
    e.name = n->name;
    e.callee = n->callee;
    e.text = n->text;
    e.at = program_loc(p->funcs[func].unit, n->pos);
    e.assumptions = n->assumptions;
    e.fresh = n->fresh;
    e.by = n->by;
    if (n->has_wait) {
        e.other = n->wait.leaf->name;
        e.creator = e.other; /* part of the fingerprint: the same wait stays the same finding */
        /* that a descriptor is meant to end waits far below, in logging say, is a guess */
        if (n->ctx && n->ctx->repr == RULE_REPR_FD && strcmp(n->callee, e.other) != 0) e.assumptions++;
        e.alt = n->by == ENGINE_BY_LOOP ? for_callback(p, func, &n->wait) : alternatives(p, &n->wait);
        chain(p, &e, &cap, &n->wait);
        if (*e.alt) add_step(p, &e, &cap, FINDING_STEP_FIX, e.at, e.alt);
    }
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
}

void ctx_emit_key(struct program *p, const struct ctx_key *k, const struct ctx_key *other)
{
    struct engine_event e = event_of(p, k->func, ENGINE_CONTEXT_KEY);
    uint32_t cap = 0;
    e.handle = k->kind;
    e.name = k->text;
    e.callee = k->callee;
    e.at = k->loc;
    e.assumptions = other ? 1 : 2;
    if (other)
        add_step(p, &e, &cap, FINDING_STEP_OTHER, other->loc,
                 arena_sprintf(&p->arena, "%s uses the same key here", other->function));
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
}

/* ---- at the end of a function ---- */

static bool is_late(const struct ctx_note *n)
{
    return n->has_wait && !n->hand && !n->name[0];
}

static void put_off(struct fan *a, const struct ctx_note *n)
{
    struct ctx_program *cp = a->p->contexts;
    struct ctx_late l = {
        .note = *n,
        .func = (uint32_t)(a->pf - a->p->funcs),
    };
    l.n_records = ctx_given_records(a, l.records);
    if (!l.n_records && !n->looped) return;
    ARENA_PUSH(&a->p->arena, cp->late, cp->n_late, cp->cap_late, l);
}

static int cmp_note(const void *x, const void *y)
{
    const struct ctx_note *a = x, *b = y;
    if (a->pos != b->pos) return a->pos < b->pos ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

/* As the source calls it. */
static const char *name_of(struct fan *a, const struct ctx_cand *c)
{
    const char *var = a->f->vars[c->var].name;
    if (c->source != CTX_FIELD) return var;
    const struct ir_record *r = a->p->records[c->record].r;
    return arena_sprintf(a->lasting, "%s%s%s", var, c->deref ? "->" : ".", r->fields[c->field].name);
}

static void peeked(struct fan *a)
{
    const struct ctx_fan *x = a->ctx;
    for (uint32_t i = 0; i < x->n_peeks; i++) {
        if (x->peeks[i].told_apart) continue;
        struct ctx_note n = {.kind = ENGINE_SWALLOWED, .pos = x->peeks[i].pos, .callee = x->peeks[i].callee};
        n.name = n.text = "";
        n.assumptions = 1;
        ctx_note_add(a, n);
    }
}

void ctx_flush(struct fan *a)
{
    struct ctx_fan *x = a->ctx;
    uint32_t func = (uint32_t)(a->pf - a->p->funcs);
    peeked(a);
    if (x->n_notes > 1) qsort(x->notes, x->n_notes, sizeof *x->notes, cmp_note);
    for (uint32_t i = 0; i < x->n_notes; i++) {
        struct ctx_note *n = &x->notes[i];
        if (n->hand) n->name = name_of(a, n->hand);
        if (n->kind == ENGINE_DETACHED_ROOT && n->fresh && x->hooked) continue; /* the new one hears of the old one */
        if (is_late(n)) {
            put_off(a, n);
            continue;
        }
        n->hand = NULL; /* its name says it */
        ARENA_PUSH(&a->arena, a->said_notes, a->n_said_notes, a->cap_said_notes, *n);
        uint32_t before = a->p->n_events;
        ctx_emit(a->p, func, n);
        a->said_events += a->p->n_events - before;
    }
}
