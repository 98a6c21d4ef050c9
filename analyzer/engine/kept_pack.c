/* Summaries and notes of a function as bytes: symbols and records by name, kinds and models by their place in the packs
 * (whose text is part of the key). */
#include "engine/kept.h"

#include <string.h>

/* Whoever adds a member finds this: pack and unpack it here, or say below why it need not be. */
_Static_assert(sizeof(void *) != 8 ||
                   (sizeof(struct summary) == 280 && sizeof(struct outcome) == 144 && sizeof(struct seffect) == 224 &&
                    sizeof(struct spre) == 112 && sizeof(struct wait) == 40 && sizeof(struct sspawn) == 40 &&
                    sizeof(struct sescape) == 112 && sizeof(struct ctx_note) == 104 &&
                    sizeof(struct engine_event) == 240 && sizeof(struct preset) == 264 &&
                    sizeof(struct pteardown) == 344 && sizeof(struct pcreation) == 96 && sizeof(struct scoped) == 16),
               "what is kept of functions has changed: see kept_pack.c, kept_unpack.c and (lists) summary_copy");

struct packer {
    const struct program *p;
    struct bytes_writer *w;
    bool digest; /* for keys: by what is known of symbols and records, not by name; no positions */
    bool bad;
    uint32_t n_names;
};

/* ---- writing ---- */

static void put(struct packer *o, uint64_t x)
{
    bytes_put_u(o->w, x);
}

static void put_text(struct packer *o, const char *s)
{
    put(o, s != NULL);
    if (s) bytes_put_str(o->w, s);
}

/* A name stands in full where the text says it first; later its number does. `number`: 0 is no name. */
static void put_name(struct packer *o, uint32_t number, uint64_t name)
{
    struct kept *k = o->p->kept;
    if (k->said[number] >> 32 == k->n_texts) {
        put(o, (uint32_t)k->said[number]);
        return;
    }
    k->said[number] = (uint64_t)k->n_texts << 32 | (KEPT_FIRST_NAME + o->n_names++);
    put(o, KEPT_NEW_NAME);
    bytes_put_raw(o->w, &name, sizeof name);
}

static void put_sym(struct packer *o, uint32_t sym)
{
    const struct kept *k = o->p->kept;
    if (sym == IR_NONE)
        put(o, KEPT_NO_NAME);
    else
        put_name(o, sym, o->digest ? k->syms[sym] : k->sym_names[sym]);
}

static void put_record(struct packer *o, uint32_t record)
{
    const struct kept *k = o->p->kept;
    put_name(o, o->p->n_syms + record, o->digest ? k->records[record] : k->record_names[record]);
}

static struct packer begin(const struct program *p, struct bytes_writer *w, bool digest)
{
    p->kept->n_texts++;
    return (struct packer){.p = p, .w = w, .digest = digest};
}

static uint32_t pack_index(struct packer *o, const struct rule_pack *pack)
{
    for (uint32_t i = 0; i < rules_n_packs(o->p->rules); i++)
        if (rules_pack(o->p->rules, i) == pack) return i;
    o->bad = true;
    return 0;
}

static void put_kind(struct packer *o, const struct rule_kind *k)
{
    put(o, k != NULL);
    if (!k) return;
    put(o, pack_index(o, k->pack));
    bool inside = k >= k->pack->kinds && k < k->pack->kinds + k->pack->n_kinds;
    o->bad |= !inside;
    put(o, inside ? (uint64_t)(k - k->pack->kinds) : 0);
}

static void put_model(struct packer *o, const struct rule_func *f, const struct rule_effect *e)
{
    put(o, f != NULL);
    if (!f) return;
    bool inside = f >= f->pack->funcs && f < f->pack->funcs + f->pack->n_funcs && e >= f->effects &&
                  e < f->effects + f->n_effects;
    put(o, pack_index(o, f->pack));
    put(o, inside ? (uint64_t)(f - f->pack->funcs) : 0);
    put(o, inside ? (uint64_t)(e - f->effects) : 0);
    o->bad |= !inside;
}

static void put_fact(struct packer *o, const struct fact *f)
{
    bool from = f->lo != INT64_MIN, to = f->hi != INT64_MAX, set = ~f->small;
    put(o, (uint64_t)set | (uint64_t)from << 1 | (uint64_t)to << 2);
    if (from) bytes_put_i(o->w, f->lo);
    if (to) bytes_put_i(o->w, f->hi);
    if (set) put(o, f->small);
}

static void put_path(struct packer *o, const struct spath *s)
{
    put(o, (uint64_t)s->base << 1 | s->addr);
    if (s->base == SPATH_GLOBAL)
        put_sym(o, s->index);
    else
        put(o, s->index);
    put(o, s->n);
    for (uint32_t i = 0; i < s->n; i++) {
        put(o, s->proj[i].kind);
        if (s->proj[i].kind == IR_PROJ_FIELD)
            put_record(o, s->proj[i].a);
        else
            put(o, s->proj[i].a);
        put(o, s->proj[i].b);
    }
}

static void put_effect(struct packer *o, const struct seffect *e)
{
    put(o, e->op);
    put_path(o, &e->path);
    if (e->op == SEFFECT_ALIAS) put_path(o, &e->of);
    put_kind(o, e->kind);
    put_fact(o, &e->fact);
    put_text(o, e->maker);
    put(o, (uint64_t)e->when_stored | (uint64_t)e->auto_release << 1 | (uint64_t)e->null_guarded << 2 |
               (uint64_t)e->fresh << 3 | (uint64_t)e->lives_on << 4 | (uint64_t)e->unsure << 5 |
               (uint64_t)e->renewed << 6);
    put(o, e->from_arg);
}

static void put_outcome(struct packer *o, const struct outcome *x)
{
    put(o, x->n_pre);
    for (uint32_t i = 0; i < x->n_pre; i++) {
        put_path(o, &x->pre[i].path);
        put(o, x->pre[i].stays);
        put_fact(o, &x->pre[i].fact);
    }
    put_fact(o, &x->ret);
    put(o, x->ret_is_path);
    if (x->ret_is_path) put_path(o, &x->ret_path);
    put(o, x->n_effects);
    for (uint32_t i = 0; i < x->n_effects; i++) put_effect(o, &x->effects[i]);
}

/* `to.instr` and `to.result` are of the function's own call: a caller puts its own there. */
static void put_escape(struct packer *o, const struct sescape *e)
{
    put_path(o, &e->path);
    put_sym(o, e->to.sym);
    put(o, e->to.arg);
    put_text(o, e->to.type);
}

static void put_wait(struct packer *o, const struct wait *x)
{
    put_model(o, x->leaf, x->effect);
    if (!o->digest) put(o, x->pos); /* callers put their own there */
    put_sym(o, x->callee == IR_NONE ? IR_NONE : o->p->funcs[x->callee].sym);
    put(o, x->next);
    put(o, (uint64_t)x->assumptions << 8 | x->depth);
    put(o, x->n_conds);
    for (uint32_t i = 0; i < x->n_conds; i++) put(o, (uint64_t)x->conds[i].kind << 8 | x->conds[i].arg);
}

static uint64_t bits_of(const struct summary *m)
{
    return (uint64_t)m->done | (uint64_t)m->noreturn << 1 | (uint64_t)m->over_budget << 2 | (uint64_t)m->leaves << 3 |
           (uint64_t)m->may_wait << 4 | (uint64_t)m->fresh << 5 | (uint64_t)m->detaches_self << 6 |
           (uint64_t)m->waits_ready << 7 | (uint64_t)m->loops << 8 | (uint64_t)m->loop_waits << 9 |
           (uint64_t)m->standard << 10;
}

static void put_head(struct packer *o, const struct summary *m)
{
    const uint64_t words[] = {bits_of(m),   m->exit, m->shown[0], m->shown[1], m->drops,       m->hooks,
                              m->nonblocks, m->uses, m->mods,     m->looks,    m->frees_memory};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) put(o, words[i]);
    uint32_t mods = 0;
    for (uint32_t i = 0; i < SUMMARY_ARGS; i++) mods |= (uint32_t)(m->arg_mods[i] != 0) << i;
    put(o, mods);
    for (uint32_t i = 0; i < SUMMARY_ARGS; i++)
        if (m->arg_mods[i]) put(o, m->arg_mods[i]);
}

static void put_lists(struct packer *o, const struct summary *m)
{
    put(o, m->n_outcomes);
    for (uint32_t i = 0; i < m->n_outcomes; i++) put_outcome(o, &m->outcomes[i]);
    put(o, m->n_escapes);
    for (uint32_t i = 0; i < m->n_escapes; i++) put_escape(o, &m->escapes[i]);
    put(o, m->n_gpaths);
    for (uint32_t i = 0; i < m->n_gpaths; i++) put_path(o, &gpath_at(o->p, m->gpaths[i])->path);
    put(o, m->n_waits);
    for (uint32_t i = 0; i < m->n_waits; i++) put_wait(o, &m->waits[i]);
    put(o, m->n_spawns);
    for (uint32_t i = 0; i < m->n_spawns; i++) {
        const struct sspawn *s = &m->spawns[i];
        put(o, s->entry);
        put(o, s->data);
        put(o, (uint64_t)s->param << 2 | (uint64_t)s->only << 1 | s->detached);
        put_text(o, s->by); /* `instr` and `left` are for the function itself */
        put(o, (uint64_t)s->failed << 1 | s->tells);
        bytes_put_i(o->w, s->value);
    }
    put(o, m->n_used);
    for (uint32_t i = 0; i < m->n_used; i++) put_path(o, &m->used[i]);
}

/* What is known of the record and of all that lies in it by value. */
static uint64_t leaves_digest(const struct program *p, uint32_t record)
{
    struct kept *k = p->kept;
    if (k->leaves[record]) return k->leaves[record];
    uint32_t n;
    const struct leaf *leaves = leaves_of((struct program *)p, record, &n);
    uint64_t h = kept_mix(9, k->records[record]);
    for (uint32_t i = 0; i < n; i++)
        h = kept_mix(kept_mix(kept_mix(h, k->records[leaves[i].record]), leaves[i].field), leaves[i].parent);
    return k->leaves[record] = h ? h : 1;
}

static void put_teardown_name(struct packer *o, uint32_t teardown)
{
    const struct program *p = o->p;
    uint32_t sym = p->teardowns[teardown].sym;
    put_sym(o, sym);
    put(o, teardown - p->funcs[p->syms[sym].func].first_teardown);
}

void kept_pack_digest(const struct program *p, const struct summary *m, struct bytes_writer *w)
{
    struct packer o = begin(p, w, true);
    put_head(&o, m);
    put_lists(&o, m);
}

/* Places where objects end, and teardowns, are by whose they are: what callers say of them they say of the same ones.
 */
void kept_pack_ties(const struct program *p, const struct summary *m, struct bytes_writer *w)
{
    struct packer o = begin(p, w, true);
    put(&o, m->n_frees);
    for (uint32_t i = 0; i < m->n_frees; i++) {
        const struct pfree *pf = pfree_at(p, m->frees[i].pfree);
        put(&o, m->frees[i].arg);
        put_sym(&o, p->funcs[pf->func].sym);
        put(&o, pf->nth);
        put(&o, leaves_digest(p, pf->record));
    }
    put(&o, m->teardown ? m->teardown_arg + 1u : 0);
    if (!m->teardown) return;
    put_teardown_name(&o, m->teardown - 1);
    put_record(&o, p->teardowns[m->teardown - 1].record);
}

/* The lists are a text of their own behind their length: they are read when somebody asks for them. */
static bool put_summary(const struct program *p, const struct summary *m, bool last, struct bytes_writer *w)
{
    uint32_t len = 0;
    struct packer o = begin(p, w, false);
    put(&o, last);
    put_head(&o, m);
    size_t at = w->len;
    bytes_put_raw(w, &len, sizeof len);
    put_lists(&o, m);
    len = (uint32_t)(w->len - at - sizeof len);
    memcpy(w->data + at, &len, sizeof len);
    return !o.bad && w->len < UINT32_MAX;
}

void kept_pack_summary(const struct program *p, const struct summary *m, bool last, struct bytes_writer *w)
{
    put_summary(p, m, last, w);
}

static void put_note(struct packer *o, const struct ctx_note *n)
{
    put(o, n->kind);
    put(o, n->pos);
    put_kind(o, n->ctx);
    put_text(o, n->name);
    put_text(o, n->callee);
    put_text(o, n->text);
    put(o, (uint64_t)n->assumptions << 7 | (uint64_t)n->lasting << 6 | (uint64_t)n->open << 5 | (uint64_t)n->by << 3 |
               (uint64_t)n->looped << 2 | (uint64_t)n->fresh << 1 | n->has_wait);
    if (n->has_wait) put_wait(o, &n->wait);
    o->bad |= n->hand != NULL || !n->name || !n->callee || !n->text;
}

static void put_late(struct packer *o, const struct ctx_late *l)
{
    put_note(o, &l->note);
    put(o, l->select);
    put(o, l->n_records);
    for (uint32_t i = 0; i < l->n_records; i++) put_record(o, l->records[i]);
}

static void put_field(struct packer *o, uint32_t record, uint32_t field)
{
    put(o, record == IR_NONE);
    if (record == IR_NONE) {
        put_sym(o, field);
        return;
    }
    put_record(o, record);
    put(o, field);
}

static void add_once(struct spath_proj *all, uint32_t *n, struct spath_proj f)
{
    for (uint32_t k = 0; k < *n; k++)
        if (all[k].a == f.a && all[k].b == f.b) return;
    all[(*n)++] = f;
}

/* Fields, each once. */
static void put_touched(struct packer *o, struct fan *a)
{
    struct spath_proj *all = ARENA_ARRAY(&a->arena, struct spath_proj, a->n_touched + a->n_gpaths + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_touched; i++) {
        struct spath_proj f = {.kind = IR_PROJ_FIELD};
        if (fields_at(a, a->touched[i], &f.a, &f.b)) add_once(all, &n, f);
    }
    for (uint32_t i = 0; i < a->n_gpaths; i++) {
        const struct gpath *g = gpath_at(a->p, a->gpaths[i]);
        struct spath_proj f = {.kind = IR_PROJ_FIELD, .a = g->record, .b = g->field};
        if (g->deref && g->record != IR_NONE) add_once(all, &n, f);
    }
    put(o, n);
    for (uint32_t i = 0; i < n; i++) put_field(o, all[i].a, all[i].b);
}

static void put_flags(struct packer *o, const bool *flags, uint32_t n)
{
    for (uint32_t i = 0; i < n; i += 8) {
        uint8_t bits = 0;
        for (uint32_t k = i; k < n && k < i + 8; k++) bits |= (uint8_t)(flags[k] << (k - i));
        bytes_put_u8(o->w, bits);
    }
}

/* Its own place by where it is, another's by whose it is. */
static void put_free(struct packer *o, const struct fan *a, const struct said_free *x)
{
    const struct pfree *pf = pfree_at(o->p, x->pfree);
    bool own = &o->p->funcs[pf->func] == a->pf && x->pos != IR_NONE;
    uint32_t n;
    leaves_of(a->p, pf->record, &n);
    put(o, (uint64_t)own | (uint64_t)x->via << 1 | (uint64_t)x->cleans << 2 | (uint64_t)x->lets_go << 3);
    if (own) {
        put(o, x->pos);
        put_record(o, pf->record);
        put_text(o, pf->owner);
    } else {
        put_sym(o, o->p->funcs[pf->func].sym);
        put(o, pf->nth);
    }
    put_text(o, x->by);
    put_flags(o, x->settled, n);
    put_flags(o, x->let_go, n);
}

static void put_frees(struct packer *o, const struct fan *a)
{
    put(o, a->n_said_frees);
    for (uint32_t i = 0; i < a->n_said_frees; i++) put_free(o, a, &a->said_frees[i]);
    put(o, a->sum->n_frees);
    for (uint32_t i = 0; i < a->sum->n_frees; i++) {
        uint32_t k = 0;
        while (k < a->n_said_frees && a->said_frees[k].pfree != a->sum->frees[i].pfree) k++;
        put(o, a->sum->frees[i].arg);
        put(o, k);
    }
}

/* By the unit's own text of its name: places are compared by that. */
static void put_loc(struct packer *o, const struct fan *a, struct finding_loc l)
{
    uint32_t file = 0;
    while (file < a->u->n_files && a->u->files[file] != l.file) file++;
    put(o, l.line);
    put(o, l.col);
    if (!l.line) return;
    put(o, file);
    o->bad |= file == a->u->n_files;
}

/* As they are when no handle is known of them. */
static void put_event(struct packer *o, const struct fan *a, const struct engine_event *e)
{
    put(o, (uint64_t)e->exit << 3 | (uint64_t)e->every_path << 2 | (uint64_t)e->void_cast << 1 | e->on_stack);
    put(o, e->assumptions);
    const char *const texts[] = {e->name, e->record, e->arm, e->where, e->other, e->container, e->variable_type};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) put_text(o, texts[i]);
    put_loc(o, a, e->at);
    put(o, e->n_steps);
    for (uint32_t i = 0; i < e->n_steps; i++) {
        put(o, e->steps[i].kind);
        put_loc(o, a, e->steps[i].loc);
        put_text(o, e->steps[i].text);
    }
    o->bad |= e->kind != ENGINE_OVERWRITTEN || e->handle || e->created.line;
}

static void put_resets(struct packer *o, const struct fan *a, uint32_t from)
{
    put(o, o->p->n_resets - from);
    for (uint32_t i = from; i < o->p->n_resets; i++) {
        const struct preset *r = &o->p->resets[i];
        put_field(o, r->record, r->field);
        put(o, (uint64_t)r->not_null | (uint64_t)r->not_minus_one << 1 | (uint64_t)r->not_none << 2 |
                   (uint64_t)r->torn_down << 3 | (uint64_t)r->refilled << 4 | (uint64_t)r->undoes << 5);
        put_event(o, a, &r->event);
    }
}

static void put_torn(struct packer *o, const struct fan *a)
{
    uint32_t n = a->last_round ? a->n_torn : 0; /* nothing is said of them before */
    put(o, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t record = o->p->teardowns[a->torn[i].teardown].record;
        put_teardown_name(o, a->torn[i].teardown);
        put_flags(o, a->torn[i].settled, o->p->records[record].r->n_fields);
    }
}

static void put_teardowns(struct packer *o, const struct fan *a, uint32_t from)
{
    const struct program *p = o->p;
    put(o, p->n_teardowns - from);
    for (uint32_t i = from; i < p->n_teardowns; i++) {
        const struct pteardown *t = &p->teardowns[i];
        uint32_t n = p->records[t->record].r->n_fields;
        put_record(o, t->record);
        put(o, (uint64_t)t->named | (uint64_t)t->ends << 1 | (uint64_t)t->closes << 2 | (uint64_t)t->arrow << 3);
        put(o, t->pos);
        put_text(o, t->owner);
        put_text(o, t->by);
        put_flags(o, t->touched, n);
        put_flags(o, t->named_there, n);
        put_flags(o, t->let_go, n);
        put(o, t->n_gone);
        for (uint32_t k = 0; k < t->n_gone; k++) {
            put_kind(o, t->gone[k].kind);
            put_text(o, t->gone[k].by);
        }
    }
    put(o, a->sum->teardown ? a->sum->teardown - from : 0);
    put(o, a->sum->teardown_arg);
}

static void put_creations(struct packer *o, const struct fan *a)
{
    put(o, a->n_said_creations);
    for (uint32_t i = 0; i < a->n_said_creations; i++) {
        const struct said_creation *x = &a->said_creations[i];
        const struct pcreation *c = &x->c;
        put(o, x->pos);
        put_field(o, x->record, x->field);
        put_kind(o, c->kind);
        put_text(o, c->creator);
        put_text(o, c->wrapped);
        put_text(o, c->name);
        put(o, (uint64_t)c->when_stored | (uint64_t)c->auto_release << 1 | (uint64_t)c->keeps_data << 2 |
                   (uint64_t)c->data_is_owner << 3 | (uint64_t)c->data_has_owner << 4 | (uint64_t)c->context << 5 |
                   (uint64_t)c->in_global << 6);
        put_sym(o, c->callback);
        put_sym(o, c->destroy);
        o->bad |= !c->creator || !c->name;
    }
    put(o, a->n_said_ends);
    for (uint32_t i = 0; i < a->n_said_ends; i++) {
        put(o, a->said_ends[i].pos);
        put_kind(o, a->said_ends[i].kind);
        put(o, (uint64_t)a->said_ends[i].out << 1 | a->said_ends[i].shared);
    }
}

bool kept_tells(const struct ctx_note *n)
{
    return n->kind >= ENGINE_BLOCKS && (n->ctx || n->kind <= ENGINE_SWALLOWED);
}

static void put_told(struct packer *o, const struct fan *a)
{
    uint32_t n_scoped = a->last_round ? a->n_scoped : 0; /* nothing is said of them before */
    put(o, n_scoped);
    for (uint32_t i = 0; i < n_scoped; i++) {
        put_kind(o, a->scoped[i].kind);
        put(o, a->scoped[i].var);
    }
    put(o, a->n_said_notes);
    for (uint32_t i = 0; i < a->n_said_notes; i++) {
        put_note(o, &a->said_notes[i]);
        o->bad |= !kept_tells(&a->said_notes[i]);
    }
}

bool kept_pack(struct fan *a, const struct kept_mark *before, const struct kept_key *text, struct bytes_writer *w)
{
    const struct program *p = a->p;
    bytes_put_raw(w, text->h, sizeof text->h);
    bool whole = put_summary(p, a->sum, a->last_round, w);
    struct packer o = begin(p, w, false);
    put(&o, p->stats.blocks_visited - before->blocks_visited);
    put(&o, a->n_sites);
    put(&o, a->steps);
    put_touched(&o, a);
    put(&o, a->n_said_fields);
    for (uint32_t i = 0; i < a->n_said_fields; i++) {
        put(&o, a->said_fields[i].what);
        put_field(&o, a->said_fields[i].record, a->said_fields[i].field);
    }
    put(&o, a->n_said_callees);
    for (uint32_t i = 0; i < a->n_said_callees; i++) {
        put(&o, a->said_callees[i].container);
        put_text(&o, a->said_callees[i].name);
    }
    put(&o, p->n_gtouches - before->n_gtouches);
    for (uint32_t i = before->n_gtouches; i < p->n_gtouches; i++) put_sym(&o, p->gtouches[i].global);
    put(&o, p->n_empties - before->n_empties);
    for (uint32_t i = before->n_empties; i < p->n_empties; i++) {
        const struct pempty *e = &p->empties[i];
        put_field(&o, e->record, e->field);
        put(&o, e->null | (e->lets_go << 1) | (e->bare << 2) | (e->used << 3));
    }
    put(&o, p->contexts->n_late - before->n_late);
    for (uint32_t i = before->n_late; i < p->contexts->n_late; i++) put_late(&o, &p->contexts->late[i]);
    put_frees(&o, a);
    put_resets(&o, a, before->n_resets);
    put_torn(&o, a);
    put_teardowns(&o, a, before->n_teardowns);
    put_creations(&o, a);
    put_told(&o, a);
    return whole && !o.bad;
}
