/* The way back: bytes that were kept become a summary and notes of this program. They come from a database, so nothing
 * in them is trusted: every index is checked, and what cannot be read is as if it had not been kept. */
#include "engine/kept_notes.h"

#include <string.h>

/* There are many of them, most of them empty. */
#define LIST(arena, type, n) ((n) ? ARENA_ARRAY(arena, type, n) : NULL)

struct unpacker {
    struct program *p;
    struct bytes_reader r;
    struct arena *to; /* the summary's: those of earlier rounds last as long as their component is at work */
    uint32_t n_names; /* that it has said: in p->kept->said_names */
};

static uint64_t get(struct unpacker *u)
{
    return bytes_get_u(&u->r);
}

/* A number below `end`. */
static uint32_t get_below(struct unpacker *u, uint64_t end)
{
    uint64_t x = get(u);
    if (x < end) return (uint32_t)x;
    u->r.bad = true;
    return 0;
}

static uint32_t get_u32(struct unpacker *u)
{
    return get_below(u, UINT64_C(1) << 32);
}

static const char *get_text(struct unpacker *u)
{
    return get_below(u, 2) ? bytes_get_str(&u->r, &u->p->said) : NULL;
}

static uint32_t get_named(struct unpacker *u, bool record)
{
    struct kept *k = u->p->kept;
    uint64_t name = 0;
    uint32_t how = get_u32(u);
    if (how == KEPT_NO_NAME && !record) return IR_NONE;
    if (how >= KEPT_FIRST_NAME) {
        const struct kept_name *n = how - KEPT_FIRST_NAME < u->n_names ? &k->said_names[how - KEPT_FIRST_NAME] : NULL;
        u->r.bad |= !n || n->record != record;
        return u->r.bad ? IR_NONE : n->index;
    }
    if (how != KEPT_NEW_NAME || u->r.bad || (size_t)(u->r.end - u->r.p) < sizeof name) {
        u->r.bad = true;
        return IR_NONE;
    }
    memcpy(&name, u->r.p, sizeof name);
    u->r.p += sizeof name;
    struct kept_name n = {.index = kept_find(u->p->kept, name, record), .record = record};
    u->r.bad |= n.index == IR_NONE;
    ARENA_PUSH(&k->arena, k->said_names, u->n_names, k->cap_said_names, n);
    return n.index;
}

static uint32_t get_sym(struct unpacker *u)
{
    return get_named(u, false);
}

static uint32_t get_record(struct unpacker *u)
{
    return get_named(u, true);
}

static const struct rule_pack *get_pack(struct unpacker *u)
{
    uint32_t i = get_below(u, rules_n_packs(u->p->rules));
    return u->r.bad ? NULL : rules_pack(u->p->rules, i);
}

static const struct rule_kind *get_kind(struct unpacker *u)
{
    if (!get_below(u, 2)) return NULL;
    const struct rule_pack *pack = get_pack(u);
    uint32_t i = get_below(u, pack ? pack->n_kinds : 0);
    return u->r.bad || !pack ? NULL : &pack->kinds[i];
}

static const struct rule_func *get_model(struct unpacker *u, const struct rule_effect **effect)
{
    *effect = NULL;
    if (!get_below(u, 2)) return NULL;
    const struct rule_pack *pack = get_pack(u);
    uint32_t i = get_below(u, pack ? pack->n_funcs : 0);
    const struct rule_func *f = u->r.bad || !pack ? NULL : &pack->funcs[i];
    i = get_below(u, f ? f->n_effects : 0);
    if (u->r.bad || !f) return NULL;
    *effect = &f->effects[i];
    return f;
}

static struct fact get_fact(struct unpacker *u)
{
    uint32_t bits = get_below(u, 8);
    struct fact f = fact_any();
    if (bits & 2) f.lo = bytes_get_i(&u->r);
    if (bits & 4) f.hi = bytes_get_i(&u->r);
    if (bits & 1) f.small = bytes_get_u(&u->r);
    return f;
}

static void get_path(struct unpacker *u, struct spath *s)
{
    memset(s, 0, sizeof *s);
    uint32_t base = get_below(u, (SPATH_GLOBAL + 1) * UINT64_C(2));
    s->base = (enum spath_base)(base >> 1);
    s->addr = base & 1;
    s->index = s->base == SPATH_GLOBAL ? get_sym(u) : get_u32(u);
    u->r.bad |= s->base == SPATH_GLOBAL && s->index == IR_NONE;
    s->n = (uint8_t)get_below(u, SPATH_DEPTH + 1);
    for (uint32_t i = 0; i < s->n && !u->r.bad; i++) {
        struct spath_proj *pr = &s->proj[i];
        pr->kind = (enum ir_proj_kind)get_below(u, IR_PROJ_INDEX + 1);
        pr->a = pr->kind == IR_PROJ_FIELD ? get_record(u) : get_u32(u);
        pr->b = get_u32(u);
        if (pr->kind == IR_PROJ_FIELD && !u->r.bad) u->r.bad = pr->b >= u->p->records[pr->a].r->n_fields;
    }
}

static void get_effect(struct unpacker *u, struct seffect *e)
{
    e->op = (enum seffect_op)get_below(u, SEFFECT_DEAD + 1);
    get_path(u, &e->path);
    if (e->op == SEFFECT_ALIAS) get_path(u, &e->of);
    e->kind = get_kind(u);
    e->fact = get_fact(u);
    e->maker = get_text(u);
    uint32_t bits = get_below(u, 128);
    e->when_stored = bits & 1;
    e->auto_release = bits >> 1 & 1;
    e->null_guarded = bits >> 2 & 1;
    e->fresh = bits >> 3 & 1;
    e->lives_on = bits >> 4 & 1;
    e->unsure = bits >> 5 & 1;
    e->renewed = bits >> 6 & 1;
    e->from_arg = (uint8_t)get_below(u, UINT8_MAX + 1);
    u->r.bad |=
        (e->op == SEFFECT_CREATE && !e->maker) || ((e->op == SEFFECT_CREATE || e->op == SEFFECT_DEAD) && !e->kind);
}

static void get_outcome(struct unpacker *u, struct outcome *x)
{
    struct arena *a = u->to;
    x->n_pre = bytes_get_count(&u->r, 4);
    x->pre = LIST(a, struct spre, x->n_pre);
    for (uint32_t i = 0; i < x->n_pre && !u->r.bad; i++) {
        get_path(u, &x->pre[i].path);
        x->pre[i].stays = get_below(u, 2);
        x->pre[i].fact = get_fact(u);
    }
    x->ret = get_fact(u);
    x->ret_is_path = get_below(u, 2);
    if (x->ret_is_path) get_path(u, &x->ret_path);
    x->n_effects = bytes_get_count(&u->r, 8);
    x->effects = LIST(a, struct seffect, x->n_effects);
    for (uint32_t i = 0; i < x->n_effects && !u->r.bad; i++) get_effect(u, &x->effects[i]);
}

static void get_escape(struct unpacker *u, struct sescape *e)
{
    get_path(u, &e->path);
    e->to.sym = get_sym(u);
    e->to.arg = get_u32(u);
    e->to.type = get_text(u);
}

static void get_wait(struct unpacker *u, struct wait *x)
{
    x->leaf = get_model(u, &x->effect);
    x->pos = get_u32(u);
    uint32_t sym = get_sym(u);
    x->callee = sym == IR_NONE || u->r.bad ? IR_NONE : u->p->syms[sym].func;
    u->r.bad |= sym != IR_NONE && x->callee == IR_NONE;
    x->next = get_u32(u);
    uint32_t both = get_below(u, 1 << 16);
    x->assumptions = (uint8_t)(both >> 8);
    x->depth = (uint8_t)both;
    x->n_conds = (uint8_t)get_below(u, WAIT_CONDS + 1);
    for (uint32_t i = 0; i < x->n_conds; i++) {
        both = get_below(u, (WAIT_IF_LONG + 1) << 8);
        x->conds[i] = (struct wait_cond){(uint8_t)(both >> 8), (uint8_t)both};
    }
    u->r.bad |= !x->leaf;
}

static void get_gpath(struct unpacker *u, uint32_t *number)
{
    struct spath path;
    get_path(u, &path);
    u->r.bad |= path.base != SPATH_GLOBAL;
    if (!u->r.bad) *number = gpaths_number(u->p, &path);
}

static void get_head(struct unpacker *u, struct summary *m)
{
    uint32_t bits = get_below(u, 1 << 13);
    m->done = bits & 1;
    m->noreturn = bits >> 1 & 1;
    m->over_budget = bits >> 2 & 1;
    m->leaves = bits >> 3 & 1;
    m->may_wait = bits >> 4 & 1;
    m->fresh = bits >> 5 & 1;
    m->detaches_self = bits >> 6 & 1;
    m->waits_ready = bits >> 7 & 1;
    m->loops = bits >> 8 & 1;
    m->loop_waits = bits >> 9 & 1;
    m->standard = bits >> 10 & 7;
    m->exit = (enum engine_exit)get_below(u, ENGINE_EXIT_EXEC + 1);
    uint64_t *const words[] = {&m->shown[0], &m->shown[1], &m->drops, &m->hooks,       &m->nonblocks,
                               &m->uses,     &m->mods,     &m->looks, &m->frees_memory};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) *words[i] = get(u);
    uint32_t mods = get_below(u, 1 << SUMMARY_ARGS);
    for (uint32_t i = 0; i < SUMMARY_ARGS; i++)
        if (mods >> i & 1) m->arg_mods[i] = get(u);
}

static void get_lists(struct unpacker *u, struct summary *m)
{
    struct arena *a = u->to;
    m->n_outcomes = bytes_get_count(&u->r, 4);
    m->outcomes = LIST(a, struct outcome, m->n_outcomes);
    for (uint32_t i = 0; i < m->n_outcomes && !u->r.bad; i++) get_outcome(u, &m->outcomes[i]);
    m->n_escapes = m->cap_escapes = bytes_get_count(&u->r, 5);
    m->escapes = LIST(a, struct sescape, m->n_escapes);
    for (uint32_t i = 0; i < m->n_escapes && !u->r.bad; i++) get_escape(u, &m->escapes[i]);
    m->n_gpaths = bytes_get_count(&u->r, 3);
    m->gpaths = LIST(a, uint32_t, m->n_gpaths);
    for (uint32_t i = 0; i < m->n_gpaths && !u->r.bad; i++) get_gpath(u, &m->gpaths[i]);
    m->n_waits = bytes_get_count(&u->r, 9);
    if (m->n_waits) m->waits = ARENA_ARRAY(a, struct wait, m->n_waits);
    for (uint32_t i = 0; i < m->n_waits && !u->r.bad; i++) get_wait(u, &m->waits[i]);
    m->n_spawns = m->cap_spawns = bytes_get_count(&u->r, 4);
    m->spawns = LIST(a, struct sspawn, m->n_spawns);
    for (uint32_t i = 0; i < m->n_spawns && !u->r.bad; i++) {
        struct sspawn *s = &m->spawns[i];
        s->entry = get_u32(u);
        s->data = get_u32(u);
        uint32_t bits = get_below(u, 1 << 10);
        s->param = (uint8_t)(bits >> 2);
        s->only = bits >> 1 & 1;
        s->detached = bits & 1;
        s->instr = IR_NONE;
        s->by = get_text(u);
        uint32_t how = get_below(u, (RULE_IN + 1) * UINT64_C(2));
        s->tells = how & 1;
        s->failed = (enum rule_cmp)(how >> 1);
        s->value = bytes_get_i(&u->r);
    }
    m->n_used = m->cap_used = bytes_get_count(&u->r, 3);
    if (m->n_used) m->used = ARENA_ARRAY(a, struct spath, m->n_used);
    for (uint32_t i = 0; i < m->n_used && !u->r.bad; i++) get_path(u, &m->used[i]);
}

static struct spath_proj get_field(struct unpacker *u)
{
    struct spath_proj f = {.kind = IR_PROJ_FIELD, .a = IR_NONE};
    if (get_below(u, 2)) {
        f.b = get_sym(u);
        u->r.bad |= f.b == IR_NONE;
        return f;
    }
    f.a = get_record(u);
    f.b = get_u32(u);
    if (!u->r.bad) u->r.bad = f.b >= u->p->records[f.a].r->n_fields;
    return f;
}

static void get_note(struct unpacker *u, uint32_t func, struct ctx_note *n)
{
    n->kind = (enum engine_event_kind)get_below(u, ENGINE_NO_CAUSE + 1);
    n->pos = get_below(u, u->p->funcs[func].unit->n_positions);
    n->ctx = get_kind(u);
    n->name = get_text(u);
    n->callee = get_text(u);
    n->text = get_text(u);
    uint32_t bits = get_below(u, 1 << 15);
    n->assumptions = (uint8_t)(bits >> 7);
    n->lasting = bits >> 6 & 1;
    n->open = bits >> 5 & 1;
    n->by = (enum engine_by)(bits >> 3 & 3);
    u->r.bad |= !n->name || !n->callee || !n->text;
    n->looped = bits >> 2 & 1;
    n->fresh = bits >> 1 & 1;
    n->has_wait = bits & 1;
    if (n->has_wait) get_wait(u, &n->wait);
}

static void get_late(struct unpacker *u, uint32_t func, struct ctx_late *l)
{
    get_note(u, func, &l->note);
    u->r.bad |= !l->note.has_wait;
    l->select = get_below(u, 2);
    l->func = func;
    l->n_records = get_below(u, CTX_MAX_FEW + 1);
    for (uint32_t i = 0; i < l->n_records && !u->r.bad; i++) l->records[i] = get_record(u);
}

static bool *get_flags(struct unpacker *u, struct arena *a, uint32_t n)
{
    bool *flags = ARENA_ARRAY(a, bool, n + 8);
    for (uint32_t i = 0; i < n && !u->r.bad; i += 8) {
        uint8_t bits = bytes_get_u8(&u->r);
        for (uint32_t k = 0; k < 8; k++) flags[i + k] = bits >> k & 1;
    }
    return flags;
}

static void get_own_free(struct unpacker *u, uint32_t func, struct kept_free *x)
{
    x->said.pos = get_below(u, u->p->funcs[func].unit->n_positions);
    x->record = get_record(u);
    x->owner = get_text(u);
    u->r.bad |= !x->owner;
}

static void get_others_free(struct unpacker *u, struct kept_free *x)
{
    uint32_t sym = get_sym(u), of = sym == IR_NONE ? IR_NONE : u->p->syms[sym].func;
    uint32_t nth = get_below(u, of == IR_NONE ? 0 : u->p->funcs[of].n_frees);
    if (u->r.bad) return;
    x->said.pfree = u->p->funcs[of].frees[nth];
    x->record = pfree_at(u->p, x->said.pfree)->record;
}

static void get_free(struct unpacker *u, uint32_t func, struct kept_free *x)
{
    uint32_t bits = get_below(u, 16), n = 0;
    *x = (struct kept_free){.said = {.pfree = IR_NONE}};
    x->said.via = bits >> 1 & 1;
    x->said.cleans = bits >> 2 & 1;
    x->said.lets_go = bits >> 3 & 1;
    if (bits & 1)
        get_own_free(u, func, x);
    else
        get_others_free(u, x);
    x->said.by = get_text(u);
    if (!u->r.bad) leaves_of(u->p, x->record, &n);
    x->said.settled = get_flags(u, &u->p->kept->notes, n);
    x->said.let_go = get_flags(u, &u->p->kept->notes, n);
}

static void get_frees(struct unpacker *u, uint32_t func, struct kept_notes *n)
{
    n->n_frees = bytes_get_count(&u->r, 4);
    n->frees = LIST(&u->p->kept->notes, struct kept_free, n->n_frees);
    for (uint32_t i = 0; i < n->n_frees && !u->r.bad; i++) get_free(u, func, &n->frees[i]);
    n->n_params = bytes_get_count(&u->r, 2);
    n->params = LIST(u->to, struct sfree, n->n_params);
    for (uint32_t i = 0; i < n->n_params && !u->r.bad; i++)
        n->params[i] = (struct sfree){get_u32(u), get_below(u, n->n_frees)};
}

static struct finding_loc get_loc(struct unpacker *u, const struct ir_unit *unit)
{
    struct finding_loc l = {"", get_u32(u), get_u32(u)};
    uint32_t file = l.line ? get_below(u, unit->n_files) : 0;
    if (l.line && !u->r.bad) l.file = unit->files[file];
    return l;
}

static void get_event(struct unpacker *u, uint32_t func, struct engine_event *e)
{
    const struct pfunc *pf = &u->p->funcs[func];
    const struct psym *self = &u->p->syms[pf->sym];
    *e = (struct engine_event){.kind = ENGINE_OVERWRITTEN, .creator = "", .created = {"", 0, 0}};
    uint32_t bits = get_below(u, (ENGINE_EXIT_EXEC + 1) * UINT64_C(8));
    e->exit = (enum engine_exit)(bits >> 3);
    e->every_path = bits >> 2 & 1;
    e->void_cast = bits >> 1 & 1;
    e->on_stack = bits & 1;
    e->assumptions = get_u32(u);
    const char **const texts[] = {&e->name,  &e->record,    &e->arm,          &e->where,
                                  &e->other, &e->container, &e->variable_type};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = get_text(u);
    e->at = get_loc(u, pf->unit);
    e->function = self->name;
    e->function_usr = self->usr;
    e->n_steps = bytes_get_count(&u->r, 4);
    e->steps = LIST(&u->p->said, struct finding_step, e->n_steps);
    for (uint32_t i = 0; i < e->n_steps && !u->r.bad; i++) {
        struct finding_step *s = &e->steps[i];
        s->kind = (enum finding_step_kind)get_below(u, FINDING_STEP_OTHER + 1);
        s->loc = get_loc(u, pf->unit);
        s->text = get_text(u);
        u->r.bad |= !s->text;
    }
    u->r.bad |= !e->name || !e->arm || !e->other || !e->record;
}

static void get_resets(struct unpacker *u, uint32_t func, struct kept_notes *n)
{
    n->n_resets = bytes_get_count(&u->r, 8);
    n->resets = LIST(&u->p->kept->notes, struct preset, n->n_resets);
    for (uint32_t i = 0; i < n->n_resets && !u->r.bad; i++) {
        struct preset *r = &n->resets[i];
        struct spath_proj f = get_field(u);
        uint32_t bits = get_below(u, 128);
        *r = (struct preset){.record = f.a, .field = f.b, .sym = u->p->funcs[func].sym};
        r->not_null = bits & 1;
        r->not_minus_one = bits >> 1 & 1;
        r->not_none = bits >> 2 & 1;
        r->torn_down = bits >> 3 & 1;
        r->refilled = bits >> 4 & 1;
        r->undoes = bits >> 5 & 1;
        get_event(u, func, &r->event);
    }
}

static void get_torn(struct unpacker *u, struct kept_notes *n)
{
    n->n_torn = bytes_get_count(&u->r, 2);
    n->torn = LIST(&u->p->kept->notes, struct torn, n->n_torn);
    for (uint32_t i = 0; i < n->n_torn && !u->r.bad; i++) {
        uint32_t sym = get_sym(u), func = sym == IR_NONE ? IR_NONE : u->p->syms[sym].func;
        uint32_t nth = get_below(u, func == IR_NONE ? 0 : u->p->funcs[func].n_teardowns);
        if (u->r.bad) return;
        n->torn[i].teardown = u->p->funcs[func].first_teardown + nth;
        uint32_t record = u->p->teardowns[n->torn[i].teardown].record;
        n->torn[i].settled = get_flags(u, &u->p->kept->notes, u->p->records[record].r->n_fields);
    }
}

static void get_teardown(struct unpacker *u, uint32_t func, struct pteardown *t)
{
    *t = (struct pteardown){.sym = u->p->funcs[func].sym, .record = get_record(u)};
    uint32_t bits = get_below(u, 16), n = u->r.bad ? 0 : u->p->records[t->record].r->n_fields;
    t->named = bits & 1;
    t->ends = bits >> 1 & 1;
    t->closes = bits >> 2 & 1;
    t->arrow = bits >> 3 & 1;
    t->pos = get_below(u, u->p->funcs[func].unit->n_positions);
    t->owner = get_text(u);
    t->by = get_text(u);
    t->touched = get_flags(u, &u->p->said, n);
    t->named_there = get_flags(u, &u->p->said, n);
    t->let_go = get_flags(u, &u->p->said, n);
    t->n_gone = get_below(u, sizeof t->gone / sizeof *t->gone + 1);
    for (uint32_t k = 0; k < t->n_gone && !u->r.bad; k++) {
        t->gone[k].kind = get_kind(u);
        t->gone[k].by = get_text(u);
        u->r.bad |= !t->gone[k].by;
    }
    u->r.bad |= !t->owner || !t->by;
}

static void get_teardowns(struct unpacker *u, uint32_t func, struct kept_notes *n)
{
    n->n_teardowns = bytes_get_count(&u->r, 8);
    n->teardowns = LIST(&u->p->kept->notes, struct pteardown, n->n_teardowns);
    for (uint32_t i = 0; i < n->n_teardowns && !u->r.bad; i++) get_teardown(u, func, &n->teardowns[i]);
    n->teardown = get_below(u, n->n_teardowns + UINT64_C(1));
    n->teardown_arg = get_u32(u);
}

static void get_creation(struct unpacker *u, uint32_t func, struct said_creation *x)
{
    struct pcreation *c = &x->c;
    x->pos = get_below(u, u->p->funcs[func].unit->n_positions);
    struct spath_proj f = get_field(u);
    x->record = f.a;
    x->field = f.b;
    c->kind = get_kind(u);
    c->creator = get_text(u);
    c->wrapped = get_text(u);
    c->name = get_text(u);
    uint32_t bits = get_below(u, 128);
    c->when_stored = bits & 1;
    c->auto_release = bits >> 1 & 1;
    c->keeps_data = bits >> 2 & 1;
    c->data_is_owner = bits >> 3 & 1;
    c->data_has_owner = bits >> 4 & 1;
    c->context = bits >> 5 & 1;
    c->in_global = bits >> 6 & 1;
    c->callback = get_sym(u);
    c->destroy = get_sym(u);
    u->r.bad |= !c->kind || !c->creator || !c->name;
}

static void get_creations(struct unpacker *u, uint32_t func, struct kept_notes *n)
{
    struct arena *a = &u->p->kept->notes;
    n->n_creations = bytes_get_count(&u->r, 8);
    n->creations = LIST(a, struct said_creation, n->n_creations);
    for (uint32_t i = 0; i < n->n_creations && !u->r.bad; i++) get_creation(u, func, &n->creations[i]);
    n->n_ends = bytes_get_count(&u->r, 3);
    n->ends = LIST(a, struct said_end, n->n_ends);
    for (uint32_t i = 0; i < n->n_ends && !u->r.bad; i++) {
        struct said_end *x = &n->ends[i];
        x->pos = get_below(u, u->p->funcs[func].unit->n_positions);
        x->kind = get_kind(u);
        uint32_t bits = get_below(u, 4);
        x->out = bits >> 1;
        x->shared = bits & 1;
        u->r.bad |= !x->kind;
    }
}

static void get_told(struct unpacker *u, uint32_t func, struct kept_notes *n)
{
    struct arena *a = &u->p->kept->notes;
    n->n_scoped = bytes_get_count(&u->r, 2);
    n->scoped = LIST(a, struct scoped, n->n_scoped);
    for (uint32_t i = 0; i < n->n_scoped && !u->r.bad; i++) {
        n->scoped[i].kind = get_kind(u);
        n->scoped[i].var = get_below(u, u->p->funcs[func].f->n_vars);
        u->r.bad |= !n->scoped[i].kind;
    }
    n->n_told = bytes_get_count(&u->r, 7);
    n->told = LIST(a, struct ctx_note, n->n_told);
    for (uint32_t i = 0; i < n->n_told && !u->r.bad; i++) {
        get_note(u, func, &n->told[i]);
        u->r.bad |= !kept_tells(&n->told[i]);
    }
}

static void get_notes(struct unpacker *u, uint32_t func, struct kept_notes *n)
{
    struct arena *a = &u->p->kept->notes;
    n->blocks = get_u32(u);
    n->sites = get_u32(u);
    n->steps = get_u32(u);
    n->n_released = bytes_get_count(&u->r, 2);
    n->released = LIST(a, struct spath_proj, n->n_released);
    for (uint32_t i = 0; i < n->n_released && !u->r.bad; i++) n->released[i] = get_field(u);
    n->n_fields = bytes_get_count(&u->r, 3);
    n->fields = LIST(a, struct said_field, n->n_fields);
    for (uint32_t i = 0; i < n->n_fields && !u->r.bad; i++) {
        n->fields[i].what = (enum said)get_below(u, SAID_BOX_MADE + 1);
        struct spath_proj f = get_field(u);
        n->fields[i].record = f.a;
        n->fields[i].field = f.b;
        u->r.bad |= f.a == IR_NONE && n->fields[i].what != SAID_LENT;
    }
    n->n_callees = bytes_get_count(&u->r, 3);
    n->callees = LIST(a, struct said_callee, n->n_callees);
    for (uint32_t i = 0; i < n->n_callees && !u->r.bad; i++) {
        n->callees[i].container = get_below(u, 2);
        n->callees[i].name = get_text(u);
        u->r.bad |= !n->callees[i].name;
    }
    n->n_globals = bytes_get_count(&u->r, 1);
    n->globals = LIST(a, uint32_t, n->n_globals);
    for (uint32_t i = 0; i < n->n_globals && !u->r.bad; i++) {
        n->globals[i] = get_sym(u);
        u->r.bad |= n->globals[i] == IR_NONE;
    }
    n->n_emptied = bytes_get_count(&u->r, 3);
    n->emptied = LIST(a, struct pempty, n->n_emptied);
    for (uint32_t i = 0; i < n->n_emptied && !u->r.bad; i++) {
        struct spath_proj f = get_field(u);
        uint64_t how = get(u);
        n->emptied[i] = (struct pempty){.record = f.a, .field = f.b, .null = how & 1};
        n->emptied[i].lets_go = how >> 1 & 1;
        n->emptied[i].bare = how >> 2 & 1;
        n->emptied[i].used = how >> 3 & 1;
    }
    n->n_late = bytes_get_count(&u->r, 16);
    n->late = LIST(a, struct ctx_late, n->n_late);
    for (uint32_t i = 0; i < n->n_late && !u->r.bad; i++) get_late(u, func, &n->late[i]);
    get_frees(u, func, n);
    get_resets(u, func, n);
    get_torn(u, n);
    get_teardowns(u, func, n);
    get_creations(u, func, n);
    get_told(u, func, n);
}

static struct kept_rest get_rest(struct unpacker *u)
{
    struct kept_rest rest = {.to = u->to};
    size_t left = (size_t)(u->r.end - u->r.p);
    if (left >= sizeof rest.len) memcpy(&rest.len, u->r.p, sizeof rest.len);
    if (u->r.bad || left < sizeof rest.len || rest.len > left - sizeof rest.len) {
        u->r.bad = true;
        return rest;
    }
    rest.data = u->r.p + sizeof rest.len;
    u->r.p = rest.data + rest.len;
    return rest;
}

/* All but the lists of the summary; NULL when it does not read back. */
static struct summary *unpack(struct program *p, uint32_t func, const struct kept_entry *e, struct kept_notes *n)
{
    struct unpacker u = {.p = p, .r = {.p = e->data, .end = e->data + e->len}};
    arena_clear(&p->kept->notes);
    if (e->len < sizeof(struct kept_key)) return NULL;
    u.r.p += sizeof(struct kept_key); /* the digest */
    *n = (struct kept_notes){.last = get_below(&u, 2)};
    u.to = n->last ? &p->said : &p->rounds;
    struct summary *m = ARENA_NEW(u.to, struct summary);
    get_head(&u, m);
    n->rest = get_rest(&u);
    get_notes(&u, func, n);
    return u.r.bad || u.r.p != u.r.end ? NULL : m;
}

static bool unfold(struct program *p, const struct kept_rest *rest, struct summary *m)
{
    struct unpacker u = {.p = p, .r = {.p = rest->data, .end = rest->data + rest->len}, .to = rest->to};
    get_lists(&u, m);
    return !u.r.bad && u.r.p == u.r.end;
}

/* What does not read back was damaged, or made by somebody who means no good: there is no analysing the function now,
 * callers go on as after code out of sight. */
void kept_unfold(struct program *p, uint32_t func)
{
    struct kept_rest rest = p->kept->rests[func];
    struct summary *m = p->funcs[func].summary;
    p->kept->rests[func].data = NULL;
    if (unfold(p, &rest, m)) return;
    *m = (struct summary){.done = true, .may_wait = true, .leaves = true, .drops = ~0ull, .mods = ~0ull};
    m->shown[0] = m->shown[1] = ~0ull;
    memset(m->arg_mods, 0xff, sizeof m->arg_mods);
    m->outcomes = ARENA_NEW(rest.to, struct outcome);
    m->outcomes[m->n_outcomes++] = (struct outcome){.ret = fact_any()};
}

bool kept_unpack(struct program *p, uint32_t func, const struct kept_entry *e)
{
    struct kept_notes n;
    struct summary *m = unpack(p, func, e, &n);
    if (!m) return false;
    if (!kept_notes_fit(p, func, &n)) return false;
    struct kept *k = p->kept;
    p->funcs[func].summary = m;
    k->rests[func] = n.rest;
    k->told[func] = m;
    memcpy(&k->texts[func], e->data, sizeof k->texts[func]);
    kept_notes_apply(p, func, &n);
    return true;
}

bool kept_is_whole(struct program *p, uint32_t func, const struct kept_entry *e, struct bytes_writer *again)
{
    struct kept_notes n;
    again->len = 0;
    struct summary *m = unpack(p, func, e, &n);
    if (!m || !unfold(p, &n.rest, m)) return false;
    kept_pack_summary(p, m, n.last, again);
    const uint8_t *text = e->data + sizeof(struct kept_key);
    return again->len < e->len - sizeof(struct kept_key) && memcmp(again->data, text, again->len) == 0;
}
