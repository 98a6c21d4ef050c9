/* What headers say about their functions, `__attribute__((annotate("cancelcheck: ...")))`, made into models. */
#include "engine/program.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/* The annotations of one function over all units. */
struct annotated {
    uint32_t sym;
    struct rule_annotation *notes;
    uint32_t n, cap;
    const struct ir_unit *unit; /* of the declaration that tells most about its parameters */
    const struct ir_sym *decl;
};

struct gathering {
    struct program *p;
    struct annotated *all;
    uint32_t n, cap;
    uint32_t *of_sym; /* index + 1 into all */
};

static bool have_note(const struct annotated *f, const struct rule_annotation *one)
{
    for (uint32_t i = 0; i < f->n; i++)
        if (f->notes[i].line == one->line && f->notes[i].col == one->col && strcmp(f->notes[i].file, one->file) == 0 &&
            strcmp(f->notes[i].text, one->text) == 0)
            return true;
    return false;
}

static void gather_sym(struct gathering *g, const struct ir_unit *u, const struct ir_sym *s, uint32_t sym)
{
    struct arena *a = &g->p->arena;
    for (uint32_t i = 0; i < s->n_annotations; i++) {
        const struct ir_pos *pos = &u->positions[s->annotations[i].pos];
        if (!rule_annotation_text(s->annotations[i].text)) continue;
        if (!g->of_sym[sym]) {
            ARENA_PUSH(a, g->all, g->n, g->cap, ((struct annotated){.sym = sym, .unit = u, .decl = s}));
            g->of_sym[sym] = g->n;
        }
        struct annotated *f = &g->all[g->of_sym[sym] - 1];
        struct rule_annotation one = {.text = s->annotations[i].text, .file = "", .line = pos->line, .col = pos->col};
        if (pos->file != IR_NONE) one.file = u->files[pos->file];
        if (f->decl->flags & IR_SYM_UNPROTOTYPED) f->unit = u;
        if (f->decl->flags & IR_SYM_UNPROTOTYPED) f->decl = s;
        if (!have_note(f, &one)) ARENA_PUSH(a, f->notes, f->n, f->cap, one);
    }
}

static int by_place(const void *pa, const void *pb)
{
    const struct rule_annotation *a = pa, *b = pb;
    int d = strcmp(a->file, b->file);
    if (d) return d;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    if (a->col != b->col) return a->col < b->col ? -1 : 1;
    return strcmp(a->text, b->text);
}

struct rule_ctype program_ctype(const struct ir_unit *u, uint32_t t)
{
    struct rule_ctype c = {RULE_CTYPE_OTHER, ""};
    if (t >= u->n_types) return c;
    const struct ir_type *ty = &u->types[t];
    c.name = ty->name ? ty->name : "";
    bool function = ty->kind == IR_T_PTR && ty->elem < u->n_types && u->types[ty->elem].kind == IR_T_FUNC;
    if (ty->kind == IR_T_VOID) c.cls = RULE_CTYPE_VOID;
    if (ty->kind == IR_T_INT) c.cls = RULE_CTYPE_INT;
    /* a union may be transparent: the argument is then any of its members */
    if (ty->kind == IR_T_RECORD && !u->records[ty->record].is_union) c.cls = RULE_CTYPE_RECORD;
    if (ty->kind == IR_T_PTR || ty->kind == IR_T_ARRAY) c.cls = function ? RULE_CTYPE_FUNCTION : RULE_CTYPE_POINTER;
    return c;
}

struct rule_ctype program_ctarget(const struct ir_unit *u, uint32_t t)
{
    bool pointer = t < u->n_types && (u->types[t].kind == IR_T_PTR || u->types[t].kind == IR_T_ARRAY);
    return pointer ? program_ctype(u, u->types[t].elem) : (struct rule_ctype){RULE_CTYPE_VOID, ""};
}

static void describe(struct program *p, const struct annotated *f, struct rule_annotated *out)
{
    const struct ir_unit *u = f->unit;
    const struct ir_sym *s = f->decl;
    *out = (struct rule_annotated){.name = s->name, .n_params = s->n_params, .notes = f->notes, .n_notes = f->n};
    out->variadic = s->flags & (IR_SYM_VARIADIC | IR_SYM_UNPROTOTYPED);
    out->by_pack = p->syms[f->sym].rule;
    out->ret = program_ctype(u, u->types[s->type].elem);
    out->params = ARENA_ARRAY(&p->arena, struct rule_ctype, s->n_params + 1);
    out->targets = ARENA_ARRAY(&p->arena, struct rule_ctype, s->n_params + 1);
    for (uint32_t i = 0; i < s->n_params; i++) {
        out->params[i] = program_ctype(u, s->params[i]);
        out->targets[i] = program_ctarget(u, s->params[i]);
    }
}

/* By number of pack: the program refers to one of its functions. */
static bool *packs_in_use(struct program *p)
{
    uint32_t n = rules_n_packs(p->rules);
    bool *used = ARENA_ARRAY(&p->arena, bool, n + 1);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < p->n_syms && !used[i]; k++)
            used[i] = p->syms[k].rule && p->syms[k].rule->pack == rules_pack(p->rules, i);
    return used;
}

void annotations_attach(struct program *p)
{
    struct gathering g = {.p = p};
    g.of_sym = xmalloc(sizeof *g.of_sym * (p->n_syms + 1));
    memset(g.of_sym, 0, sizeof *g.of_sym * (p->n_syms + 1));
    for (uint32_t i = 0; i < p->n_units; i++)
        for (uint32_t k = 0; k < p->units[i]->n_syms; k++)
            if (p->units[i]->syms[k].n_annotations && p->units[i]->syms[k].kind == IR_SYM_FUNC)
                gather_sym(&g, p->units[i], &p->units[i]->syms[k], p->unit_syms[i][k]);
    free(g.of_sym);
    if (!g.n) return;
    struct rule_annotated *all = ARENA_ARRAY(&p->arena, struct rule_annotated, g.n);
    for (uint32_t i = 0; i < g.n; i++) {
        qsort(g.all[i].notes, g.all[i].n, sizeof *g.all[i].notes, by_place);
        describe(p, &g.all[i], &all[i]);
    }
    struct strbuf said = {0};
    const struct rule_pack *pack =
        rules_annotate(p->rules, packs_in_use(p), all, g.n, &p->arena, &said, &p->n_annotation_mistakes);
    p->annotation_mistakes = arena_strdup(&p->arena, strbuf_cstr(&said));
    strbuf_release(&said);
    p->rules = p->own_rules = rules_extend(p->rules, pack);
    for (uint32_t i = 0; i < g.n; i++)
        if (all[i].model) p->syms[g.all[i].sym].rule = all[i].model;
}

const char *engine_annotation_mistakes(const struct program *p, uint32_t *n)
{
    *n = p->n_annotation_mistakes;
    return p->annotation_mistakes ? p->annotation_mistakes : "";
}
