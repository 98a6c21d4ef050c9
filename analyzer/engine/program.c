/* Links units into one program: symbols and records by USR, function bodies taken once. */
#include "engine/program.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/str.h"
#include "engine/fan.h"
#include "engine/kept.h"
#include "engine/summary.h"

#include <inttypes.h>
#include <string.h>

struct name_index {
    char *key;
    uint32_t value;
};

static bool has_suffix(const char *s, const char *suffix)
{
    size_t n = strlen(s), k = strlen(suffix);
    return n >= k && strcmp(s + n - k, suffix) == 0;
}

static uint32_t link_sym(struct program *p, struct name_index **map, const struct ir_unit *u, const struct ir_sym *s)
{
    ptrdiff_t at = shgeti(*map, s->usr);
    if (at < 0) {
        struct psym ps = {.name = s->name, .usr = s->usr, .kind = s->kind, .func = IR_NONE};
        ps.decl_file = s->file == IR_NONE ? "" : u->files[s->file];
        ps.n_params = s->n_params;
        ARENA_PUSH(&p->arena, p->syms, p->n_syms, p->cap_syms, ps);
        shput(*map, s->usr, p->n_syms - 1);
        at = shgeti(*map, s->usr);
    }
    uint32_t i = (*map)[at].value;
    bool again = p->syms[i].flags & s->flags & IR_SYM_DEFINED;
    if (s->kind == IR_SYM_GLOBAL && again && !(s->flags & IR_SYM_STATIC)) p->syms[i].ambiguous = true;
    p->syms[i].flags |= s->flags;
    return i;
}

/* A struct with a tag that .c files define each for themselves is the same where it has the same members (C11 6.2.7).
 * Records with one key have as many fields as each other: places name fields by number. */
static void key_of_record(const struct ir_unit *u, const struct ir_record *r, bool is_private, struct strbuf *key)
{
    strbuf_clear(key);
    if (!is_private || !r->n_fields || !*r->name || str_starts(r->name, "anon@") || strstr(r->usr, "@F@")) {
        strbuf_addf(key, "%s#%u", r->usr, r->n_fields);
        return;
    }
    uint64_t h = 0;
    for (uint32_t i = 0; i < r->n_fields; i++) {
        h = hash_cstr(r->fields[i].name, h);
        h = hash_cstr(r->fields[i].type < u->n_types ? u->types[r->fields[i].type].name : "", h);
    }
    strbuf_addf(key, "%s#%" PRIx64 "#%u", r->name, h, r->n_fields);
}

/* `key` is room to write in. */
static uint32_t link_record(struct program *p, struct name_index **map, struct strbuf *key, uint32_t ui,
                            const struct ir_record *r)
{
    const struct ir_unit *u = p->units[ui];
    const char *file = r->file == IR_NONE ? "" : u->files[r->file];
    struct precord pr = {.name = r->name, .is_union = r->is_union, .r = r, .unit = u, .unit_index = ui};
    pr.is_private = has_suffix(file, ".c");
    key_of_record(u, r, pr.is_private, key);
    ptrdiff_t at = shgeti(*map, key->s);
    if (at >= 0) {
        struct precord *known = &p->records[(*map)[at].value];
        known->is_private = known->is_private && known->unit == u; /* what others define as well, others know */
        return (*map)[at].value;
    }
    ARENA_PUSH(&p->arena, p->records, p->n_records, p->cap_records, pr);
    p->records[p->n_records - 1].key = arena_strdup(&p->arena, key->s);
    shput(*map, (char *)(uintptr_t)p->records[p->n_records - 1].key, p->n_records - 1);
    return p->n_records - 1;
}

/* Several programs of the database define the function. What unit `ui` calls is the one in its `file`, so that has a
 * symbol of its own; true when it is new. */
static bool own_symbol(struct program *p, struct name_index **syms, uint32_t ui, const struct ir_func *f,
                       const char *file)
{
    uint32_t *sym = &p->unit_syms[ui][f->sym];
    const char *key = arena_sprintf(&p->arena, "%s in %s", p->syms[*sym].usr, file);
    ptrdiff_t at = shgeti(*syms, key);
    if (at < 0) {
        struct psym own = p->syms[*sym];
        own.program = file;
        own.ambiguous = false;
        ARENA_PUSH(&p->arena, p->syms, p->n_syms, p->cap_syms, own);
        shput(*syms, (char *)(uintptr_t)key, p->n_syms - 1);
    }
    *sym = at < 0 ? p->n_syms - 1 : (*syms)[at].value;
    return at < 0;
}

/* Function `f` of unit `ui` has the name of one before: true when it is another function. Of several programs' `main`
 * the first stands for all: together they would do to what they share what none of them does. */
static bool is_another(struct program *p, struct name_index **syms, uint32_t ui, const struct ir_func *f)
{
    struct psym *named = &p->syms[p->unit_syms[ui][f->sym]];
    struct pfunc *first = &p->funcs[named->func];
    const char *there = program_loc(first->unit, first->f->pos).file, *here = program_loc(p->units[ui], f->pos).file;
    bool known = named->ambiguous;
    if (!known && strcmp(there, here) == 0) return false;
    named->ambiguous = true;
    if (strcmp(named->name, "main") == 0) return false;
    if (!known && own_symbol(p, syms, first->unit_index, first->f, there))
        first->sym = p->unit_syms[first->unit_index][first->f->sym];
    return own_symbol(p, syms, ui, f, here);
}

static void link_unit(struct program *p, uint32_t ui, struct name_index **syms, struct name_index **recs)
{
    const struct ir_unit *u = p->units[ui];
    p->unit_syms[ui] = ARENA_ARRAY(&p->arena, uint32_t, u->n_syms + 1);
    for (uint32_t i = 0; i < u->n_syms; i++) p->unit_syms[ui][i] = link_sym(p, syms, u, &u->syms[i]);
    p->unit_records[ui] = ARENA_ARRAY(&p->arena, uint32_t, u->n_records + 1);
    struct strbuf key = {0};
    for (uint32_t i = 0; i < u->n_records; i++) p->unit_records[ui][i] = link_record(p, recs, &key, ui, &u->records[i]);
    strbuf_release(&key);
    for (uint32_t i = 0; i < u->n_funcs; i++) {
        const struct ir_func *f = u->funcs[i];
        struct pfunc pf = {.unit = u, .f = f, .unit_index = ui, .sym = IR_NONE};
        if (!f->is_init) {
            pf.sym = p->unit_syms[ui][f->sym];
            if (p->syms[pf.sym].func != IR_NONE && !is_another(p, syms, ui, f)) {
                if (p->syms[pf.sym].ambiguous) ARENA_PUSH(&p->arena, p->left_out, p->n_left_out, p->cap_left_out, pf);
                continue;
            }
            pf.sym = p->unit_syms[ui][f->sym];
            p->syms[pf.sym].func = p->n_funcs;
        }
        ARENA_PUSH(&p->arena, p->funcs, p->n_funcs, p->cap_funcs, pf);
    }
}

/* Units have most of their headers in common, and there are many packs. */
bool program_header_borrows(struct program *p, const char *file)
{
    struct name_index *map = p->header_map;
    if (!file) return false;
    ptrdiff_t at = shgeti(map, file);
    if (at < 0) {
        shput(map, (char *)(uintptr_t)file, rules_header_borrows(p->rules, file));
        at = shgeti(map, file);
    }
    p->header_map = map;
    return map[at].value;
}

/* What only hands its arguments over: where to is often beyond what the library's own body shows, such as a property.
 */
static bool only_hands_over(const struct rule_func *f)
{
    for (uint32_t i = 0; f && i < f->n_effects; i++)
        if (f->effects[i].op != RULE_TRANSFER) return false;
    return f && f->n_effects;
}

static void attach_rules(struct program *p)
{
    for (uint32_t i = 0; i < p->n_syms; i++) {
        struct psym *s = &p->syms[i];
        if (s->kind != IR_SYM_FUNC) continue;
        bool body = s->func != IR_NONE;
        const char *file = s->decl_file;
        if (body) {
            const struct pfunc *pf = &p->funcs[s->func];
            file = program_loc(pf->unit, pf->f->pos).file;
        }
        s->rule = rules_func(p->rules, s->name, file, body);
        if (!s->rule && body) { /* the library itself: callers have its header */
            const struct rule_func *own = rules_func(p->rules, s->name, s->decl_file, body);
            s->rule = only_hands_over(own) ? own : NULL;
        }
        s->takes_reference = !s->rule && words_take_reference(s->name);
        /* a newer library than the pack's: what is called like a release may be one */
        if (!s->rule && !body && !words_release(s->name)) s->header_borrows = program_header_borrows(p, s->decl_file);
    }
}

/* ---- globals that are never written are constants ---- */

enum { OFFSET_BIT = 1 << 30, ATTACHED_BIT = 1 << 29 };

int64_t program_offset(const char *of, bool attached)
{
    return (int64_t)(hash_cstr(of, 3) >> 35) | OFFSET_BIT | (attached ? ATTACHED_BIT : 0);
}

bool program_is_attached(int64_t k)
{
    return program_is_offset(k) && k & ATTACHED_BIT;
}

bool program_is_offset(int64_t k)
{
    return k >= OFFSET_BIT && k < 2 * (int64_t)OFFSET_BIT;
}

/* What goes into a global: an offset alone keeps it one. */
static void note_offset(const struct program *p, const struct pfunc *pf, const struct ir_instr *in, uint32_t *writes)
{
    const struct ir_place *pl = &pf->f->places[in->dst];
    if (pl->base != IR_BASE_GLOBAL || pl->n_projs) return;
    uint32_t sym = p->unit_syms[pf->unit_index][pl->index];
    bool named = in->op == IR_CALL && in->a.kind == IR_O_FUNC;
    const struct rule_func *rf = named ? p->syms[p->unit_syms[pf->unit_index][in->a.index]].rule : NULL;
    writes[sym] |= rf && rf->returns_offset ? 1 : 2;
}

static void mark_written(struct program *p, const struct pfunc *pf, uint32_t place)
{
    const struct ir_place *pl = &pf->f->places[place];
    if (pl->base != IR_BASE_GLOBAL) return;
    for (uint32_t i = 0; i < pl->n_projs; i++)
        if (pl->projs[i].kind == IR_PROJ_DEREF) return;
    p->syms[p->unit_syms[pf->unit_index][pl->index]].never_written = false;
}

static void scan_opnd(struct program *p, const struct pfunc *pf, const struct ir_opnd *o)
{
    if (o->kind == IR_O_ADDR) mark_written(p, pf, o->index);
}

static void scan_init(struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    if (in->dst == IR_NONE) return;
    const struct ir_place *pl = &pf->f->places[in->dst];
    if (pl->base != IR_BASE_GLOBAL || pl->n_projs) return;
    struct psym *s = &p->syms[p->unit_syms[pf->unit_index][pl->index]];
    s->has_value = in->op == IR_ASSIGN && (in->a.kind == IR_O_INT || in->a.kind == IR_O_NULL);
    s->value = in->a.kind == IR_O_INT ? in->a.v : 0;
}

/* What the function does to globals. */
static void scan_func(struct program *p, const struct pfunc *pf, uint32_t *writes)
{
    for (uint32_t b = 0; b < pf->f->n_blocks; b++) {
        const struct ir_block *blk = &pf->f->blocks[b];
        for (uint32_t k = 0; k < blk->n_instrs; k++) {
            const struct ir_instr *in = &blk->instrs[k];
            if (in->dst != IR_NONE && !pf->f->is_init) note_offset(p, pf, in, writes);
            if (pf->f->is_init) {
                scan_init(p, pf, in);
            } else if (in->dst != IR_NONE) {
                mark_written(p, pf, in->dst);
            }
            scan_opnd(p, pf, &in->a);
            scan_opnd(p, pf, &in->b);
            for (uint32_t j = 0; j < in->n_args; j++) scan_opnd(p, pf, &in->args[j]);
        }
        scan_opnd(p, pf, &blk->term.opnd);
    }
}

static void scan_globals(struct program *p)
{
    for (uint32_t i = 0; i < p->n_syms; i++) {
        struct psym *s = &p->syms[i];
        s->never_written = s->kind == IR_SYM_GLOBAL && (s->flags & IR_SYM_DEFINED) && !s->ambiguous;
        s->has_value = s->never_written; /* zero unless an initialiser says otherwise */
    }
    uint32_t *writes = xmalloc(sizeof *writes * (p->n_syms + 1)); /* bits: an offset, something else */
    memset(writes, 0, sizeof *writes * (p->n_syms + 1));
    for (uint32_t i = 0; i < p->n_funcs; i++) scan_func(p, &p->funcs[i], writes);
    for (uint32_t i = 0; i < p->n_left_out; i++) scan_func(p, &p->left_out[i], writes);
    for (uint32_t i = 0; i < p->n_syms; i++)
        if (writes[i] == 1) p->syms[i].offset = program_offset(p->syms[i].usr, false);
    free(writes);
}

struct program *program_link(struct ir_unit *const *units, uint32_t n, const struct rules *rules)
{
    struct program *p = xmalloc(sizeof *p);
    memset(p, 0, sizeof *p);
    pthread_mutex_init(&p->lock, NULL);
    p->rules = rules;
    p->units = units;
    p->n_units = n;
    p->unit_syms = ARENA_ARRAY(&p->arena, uint32_t *, n + 1);
    p->unit_records = ARENA_ARRAY(&p->arena, uint32_t *, n + 1);
    struct name_index *syms = NULL, *recs = NULL;
    for (uint32_t i = 0; i < n; i++) link_unit(p, i, &syms, &recs);
    shfree(syms);
    shfree(recs);
    attach_rules(p);
    annotations_attach(p);
    scan_globals(p);
    destructors_find(p);
    fptr_solve(p);
    callgraph_build(p);
    return p;
}

void program_free(struct program *p)
{
    if (!p) return;
    struct name_index *unknowns = p->unknown_map, *headers = p->header_map;
    shfree(unknowns);
    shfree(headers);
    by_place_release(&p->creations_at);
    by_place_release(&p->frees_at);
    leaves_release(p);
    fptr_free(p);
    kept_end(p); /* all that the program owns ends here, whoever ended it before */
    rules_free(p->own_rules);
    arena_release(&p->said);
    for (uint32_t i = 0; i < p->n_lasting; i++) arena_release(&p->lasting[i]);
    arena_release(&p->arena);
    arena_release(&p->shared);
    pthread_mutex_destroy(&p->lock);
    free(p);
}

struct finding_loc program_loc(const struct ir_unit *u, uint32_t pos)
{
    struct finding_loc l = {"", 0, 0};
    if (pos >= u->n_positions) return l;
    const struct ir_pos *ip = &u->positions[pos];
    if (ip->file < u->n_files) l.file = u->files[ip->file];
    l.line = ip->line;
    l.col = ip->col;
    return l;
}

const struct finding_loc *engine_scoped(const struct program *p, const struct rule_kind *kind, const char *type,
                                        const char *file)
{
    const struct finding_loc *first = NULL;
    for (uint32_t i = 0; i < p->n_scoped; i++) {
        const struct pscoped *s = &p->scoped[i];
        if (s->kind != kind || strcmp(s->type, type) != 0 || strcmp(s->loc.file, file) != 0) continue;
        if (!first || s->loc.line < first->line) first = &s->loc;
    }
    return first;
}

const struct engine_event *engine_events(const struct program *p, uint32_t *n)
{
    *n = p->n_events;
    return p->events;
}

const struct engine_stats *engine_stats(const struct program *p)
{
    return &p->stats;
}

const struct engine_unknown *engine_unknowns(const struct program *p, uint32_t *n)
{
    *n = p->n_unknowns;
    return p->unknowns;
}

const char *const *engine_over_budget(const struct program *p, uint32_t *n)
{
    *n = p->n_over_budget;
    return p->over_budget;
}
