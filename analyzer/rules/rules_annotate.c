/* From annotations in the sources to models: a pack of its own, made of what headers say about their functions. */
#include "rules/rules_annot.h"

#include "base/path.h"

#include <stdlib.h>
#include <string.h>

static const char prefix[] = "cancelcheck:";

struct one { /* a statement and whose it is */
    struct annot_stmt st;
    uint32_t function, note; /* note: over all functions; nodes stand on line note + 1 */
};

struct annotator {
    const struct rules *base;
    const bool *used;
    struct rules_draft d;
    struct rule_annotated *functions;
    uint32_t n_functions;
    struct one *all;
    uint32_t n, cap;
    const struct rule_annotation **notes;
    uint32_t n_notes, cap_notes;
    struct rules_node *kinds; /* list */
};

static const struct rules_node *node_of(const struct one *o)
{
    return o->st.node;
}

/* Where its kind is named. */
static const struct rules_node *kind_at(const struct one *o)
{
    const struct rules_node *kind = o->st.node ? rules_yaml_get(o->st.node, "kind") : NULL;
    return kind ? kind : node_of(o);
}

/* ---- reading ---- */

const char *rule_annotation_text(const char *text)
{
    if (!str_starts(text, prefix)) return NULL;
    text += sizeof prefix - 1;
    return text + strspn(text, " \t\n");
}

static void read_notes(struct annotator *t, uint32_t f)
{
    struct arena *a = t->d.src.arena;
    for (uint32_t i = 0; i < t->functions[f].n_notes; i++) {
        uint32_t n, line = t->n_notes + 1;
        ARENA_PUSH(a, t->notes, t->n_notes, t->cap_notes, &t->functions[f].notes[i]);
        const struct annot_stmt *all =
            annot_parse(&t->d, rule_annotation_text(t->functions[f].notes[i].text), line, &n);
        for (uint32_t k = 0; k < n; k++)
            ARENA_PUSH(a, t->all, t->n, t->cap, ((struct one){.st = all[k], .function = f, .note = line - 1}));
    }
}

/* ---- kinds ---- */

static bool makes(const struct one *o)
{
    static const char *const words[] = {"create", "init", "arm", "root", "acquire"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(o->st.word, words[i]) == 0) return true;
    return false;
}

/* The type of the handle at the statement's place; class VOID when the place does not tell. */
static struct rule_ctype handle_type(const struct annotator *t, const struct one *o)
{
    const struct rule_annotated *f = &t->functions[o->function];
    const struct rules_node *via = rules_yaml_get(node_of(o), "via");
    const char *place = o->st.place ? o->st.place : "";
    bool behind = *place == '*' || (via && strcmp(via->text, "value") != 0);
    int64_t arg;
    if (strcmp(place, "ret") == 0) return f->ret;
    place += *place == '*';
    if (!str_starts(place, "arg") || !rules_yaml_parse_int(place + 3, strlen(place + 3), &arg)) arg = -1;
    if (arg < 0 || arg >= (int64_t)f->n_params) return (struct rule_ctype){RULE_CTYPE_VOID, ""};
    return behind ? f->targets[arg] : f->params[arg];
}

/* False for an argument that the function does not have. */
static bool fits_place(const struct annotator *t, const struct one *o)
{
    const char *place = o->st.place + (o->st.place[0] == '*');
    int64_t arg;
    if (!str_starts(place, "arg") || !rules_yaml_parse_int(place + 3, strlen(place + 3), &arg)) return true;
    return arg >= 0 && arg < (int64_t)t->functions[o->function].n_params;
}

static bool has_type(const struct rule_kind *k, const char *type)
{
    size_t n = strlen(type);
    for (uint32_t i = 0; i < k->n_types; i++) {
        if (strcmp(k->types[i], type) == 0) return true;
        /* a pack may name what the pointer points to */
        bool pointee = n > 2 && strcmp(type + n - 2, " *") == 0 && strlen(k->types[i]) == n - 2;
        if (pointee && k->repr == RULE_REPR_POINTER && strncmp(k->types[i], type, n - 2) == 0) return true;
    }
    return false;
}

/* "pack:name" of the one kind of that name and C type (NULL: any) that packs have. Where several have it, those count
 * whose functions the program uses. NULL when there is none; `several`: no one of them. */
static const char *kind_of_packs(const struct annotator *t, const char *name, const char *type, bool *several)
{
    struct {
        const struct rule_kind *kind;
        uint32_t n;
    } any = {0}, used = {0}; /* of all packs, of those in use */
    for (uint32_t i = 0; i < rules_n_packs(t->base); i++) {
        const struct rule_pack *p = rules_pack(t->base, i);
        for (uint32_t k = 0; p->enabled && k < p->n_kinds; k++) {
            if (strcmp(p->kinds[k].name, name) != 0 || (type && !has_type(&p->kinds[k], type))) continue;
            any.kind = &p->kinds[k];
            any.n++;
            if (!t->used[i]) continue;
            used.kind = &p->kinds[k];
            used.n++;
        }
    }
    uint32_t n = used.n ? used.n : any.n;
    *several = n > 1;
    return n == 1 ? (used.n ? used.kind : any.kind)->qual : NULL;
}

static bool own_kind(const struct annotator *t, const char *name)
{
    for (uint32_t i = 0; i < t->kinds->n; i++) {
        const struct rules_node *k = rules_yaml_get(t->kinds->items[i], "kind");
        if (k && strcmp(k->text, name) == 0) return true;
    }
    return false;
}

static void add_kind(struct annotator *t, struct rules_node *kind)
{
    ARENA_PUSH(t->d.src.arena, t->kinds->items, t->kinds->n, t->kinds->cap, kind);
}

/* A kind that nobody described: its type says what it is. */
static void imply_kind(struct annotator *t, const struct one *o, struct rule_ctype type)
{
    static const char *const reprs[] = {
        [RULE_CTYPE_INT] = "id",       [RULE_CTYPE_POINTER] = "pointer", [RULE_CTYPE_FUNCTION] = "pointer",
        [RULE_CTYPE_RECORD] = "value", [RULE_CTYPE_VOID] = NULL,         [RULE_CTYPE_OTHER] = NULL};
    const struct rules_node *via = rules_yaml_get(node_of(o), "via");
    const char *repr = via && strcmp(via->text, "object") == 0 ? "object" : reprs[type.cls];
    const struct rules_node *at = kind_at(o);
    if (strcmp(o->st.word, "acquire") == 0) repr = "lock";
    if (!repr && type.cls == RULE_CTYPE_VOID && o->st.place && !fits_place(t, o)) {
        repr = "relation"; /* told when the effect is read */
    } else if (!repr) {
        rules_yaml_error(&t->d.src, at,
                         "what '%s' is does not follow from the type there; describe it: kind(%s), repr: id", o->st.arg,
                         o->st.arg);
        repr = "relation";
    }
    struct rules_node *kind = annot_scalar(&t->d, "", at);
    kind->kind = RULES_NODE_MAP;
    annot_put(&t->d, kind, "kind", annot_scalar(&t->d, o->st.arg, at));
    annot_put(&t->d, kind, "repr", annot_scalar(&t->d, repr, at));
    if (type.cls == RULE_CTYPE_INT || str_starts(type.name, "void"))
        annot_put(&t->d, kind, "title", annot_scalar(&t->d, o->st.arg, at));
    if (*type.name) annot_put(&t->d, kind, "type", annot_scalar(&t->d, type.name, at));
    add_kind(t, kind);
}

static void unknown_kind(struct annotator *t, const struct one *o)
{
    struct arena *a = t->d.src.arena;
    const char **words = NULL;
    uint32_t n = 0, cap = 0;
    for (uint32_t i = 0; i < t->kinds->n; i++) {
        const struct rules_node *k = rules_yaml_get(t->kinds->items[i], "kind");
        if (k) ARENA_PUSH(a, words, n, cap, k->text);
    }
    for (uint32_t i = 0; i < rules_n_packs(t->base); i++)
        for (uint32_t k = 0; k < rules_pack(t->base, i)->n_kinds; k++) {
            const struct rule_kind *kind = &rules_pack(t->base, i)->kinds[k];
            ARENA_PUSH(a, words, n, cap, strcmp(kind->name, o->st.arg) == 0 ? kind->qual : kind->name);
        }
    const char *near = str_nearest(o->st.arg, words, n);
    rules_yaml_error(&t->d.src, kind_at(o),
                     near ? "unknown kind '%s'; did you mean '%s'?" : "unknown kind '%s': nothing creates it",
                     o->st.arg, near);
}

/* Puts "pack:name" in place of a name that packs know by the type there. */
static void resolve_kind(struct annotator *t, struct one *o)
{
    const char *name = o->st.arg;
    if (o->st.what != ANNOT_EFFECT || !name || strchr(name, ':') || strcmp(name, "any") == 0) return;
    if (own_kind(t, name)) return;
    struct rule_ctype type = handle_type(t, o);
    bool several;
    const char *qual = kind_of_packs(t, name, type.name, &several);
    if (several)
        rules_yaml_error(&t->d.src, kind_at(o), "several packs have a kind '%s' of type '%s'; say which: PACK:%s", name,
                         type.name, name);
    else if (!qual && makes(o))
        imply_kind(t, o, type);
    else if (!qual && !(qual = kind_of_packs(t, name, NULL, &several)))
        unknown_kind(t, o);
    struct rules_node *kind = rules_yaml_get(o->st.node, "kind");
    if (qual || !own_kind(t, name)) kind->text = qual ? qual : "any"; /* told: nothing more about it */
}

static void read_kinds(struct annotator *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        struct one *o = &t->all[i];
        if (o->st.what != ANNOT_KIND) continue;
        if (own_kind(t, o->st.arg))
            rules_yaml_error(&t->d.src, kind_at(o), "kind '%s' is described twice", o->st.arg);
        else
            add_kind(t, o->st.node);
    }
    for (int makers = 1; makers >= 0; makers--)
        for (uint32_t i = 0; i < t->n; i++)
            if (makes(&t->all[i]) == (makers == 1)) resolve_kind(t, &t->all[i]);
    rules_kinds_read(&t->d, t->kinds);
    rules_kinds_resolve(&t->d, t->kinds);
}

/* ---- models ---- */

static bool same_place(const struct rule_effect *a, const struct rule_effect *b)
{
    return a->at.where == b->at.where && a->at.arg == b->at.arg && a->at.via == b->at.via &&
           (a->at.field == b->at.field || (a->at.field && b->at.field && strcmp(a->at.field, b->at.field) == 0));
}

static bool same_value(const struct rules_node *a, const struct rules_node *b)
{
    bool same = a->kind == b->kind && a->n == b->n && strcmp(a->text, b->text) == 0;
    for (uint32_t i = 0; same && i < a->n; i++) same = strcmp(a->items[i]->text, b->items[i]->text) == 0;
    return same;
}

/* Of two effects: do their keys say the same? */
static bool same_keys(const struct rules_node *a, const struct rules_node *b)
{
    bool same = a->n == b->n;
    for (uint32_t i = 0; same && i < a->n; i += 2) {
        const struct rules_node *v = rules_yaml_get(b, a->items[i]->text);
        same = v && same_value(a->items[i + 1], v);
    }
    return same;
}

/* What ends a handle and what makes one cannot both be true of one place. */
static bool contradict(const struct rule_effect *a, const struct rule_effect *b)
{
    bool makes_a = a->op == RULE_CREATE || a->op == RULE_INIT, makes_b = b->op == RULE_CREATE || b->op == RULE_INIT;
    bool ends_a = a->op == RULE_RELEASE || a->op == RULE_UNREF, ends_b = b->op == RULE_RELEASE || b->op == RULE_UNREF;
    bool keeps_a = a->op == RULE_BORROW, keeps_b = b->op == RULE_BORROW;
    return (makes_a && (ends_b || keeps_b)) || (makes_b && (ends_a || keeps_a)) || (ends_a && keeps_b) ||
           (ends_b && keeps_a);
}

static void fact(struct annotator *t, const struct one *o, struct rule_func *f)
{
    const struct rules_node here = {.line = o->note + 1, .col = 1, .text = ""};
    int32_t params = (int32_t)t->functions[o->function].n_params;
    int64_t arg = -1;
    if (strcmp(o->st.word, "returns_nonnull") == 0) f->returns_nonnull = true;
    if (!str_starts(o->st.word, "returns_") || !o->st.arg) return;
    const char *digits = o->st.arg + (str_starts(o->st.arg, "arg") ? 3 : 0);
    if (!rules_yaml_parse_int(digits, strlen(digits), &arg)) {
        rules_yaml_error(&t->d.src, &here, "'%s' needs the index of an argument: 0, 1, ...", o->st.word);
    } else if (rules_arg_check(&t->d.src, &here, 0, arg, params)) {
        *(strcmp(o->st.word, "returns_arg") == 0 ? &f->returns_arg : &f->returns_cleared) = (int32_t)arg;
    }
}

/* Takes one more effect, unless the function has it or something against it. */
static void effect(struct annotator *t, const struct one **before, const struct one *o, struct rule_func *f)
{
    const struct rule_annotated *fn = &t->functions[o->function];
    struct rule_effect e;
    if (!rules_effect_read(&t->d, o->st.node, fn->variadic ? RULES_PARAMS_UNKNOWN : (int32_t)fn->n_params, &e)) return;
    for (uint32_t i = 0; i < f->n_effects; i++) {
        const struct rule_effect *x = &f->effects[i];
        const struct rule_annotation *there = t->notes[before[i]->note];
        bool again = x->op == e.op && x->kind == e.kind && same_place(x, &e);
        if (again && same_keys(node_of(before[i]), node_of(o))) return;
        if (!again && !(same_place(x, &e) && contradict(x, &e))) continue;
        rules_yaml_error(&t->d.src, node_of(o), "'%s' contradicts '%s' at %s:%u:%u", o->st.word, rule_op_name(x->op),
                         path_basename(there->file), there->line, there->col);
        return;
    }
    before[f->n_effects] = o;
    f->effects[f->n_effects++] = e;
}

/* The model of a function from its statements all[from..to). */
static void build_model(struct annotator *t, uint32_t fn, uint32_t from, uint32_t to, struct rule_func *f)
{
    struct rule_annotated *a = &t->functions[fn];
    const struct one **of = ARENA_ARRAY(t->d.src.arena, const struct one *, to - from + 1);
    bool says = false;
    *f = (struct rule_func){.name = a->name,
                            .pack = t->d.pack,
                            .header = "",
                            .sig = "",
                            .borrows = true,
                            .returns_arg = -1,
                            .returns_part = -1,
                            .returns_attached = -1,
                            .returns_cleared = -1};
    f->effects = ARENA_ARRAY(t->d.src.arena, struct rule_effect, to - from + 1);
    for (uint32_t i = from; i < to; i++) {
        const struct one *o = &t->all[i];
        says = says || o->st.what == ANNOT_EFFECT || o->st.what == ANNOT_FACT;
        if (o->st.what == ANNOT_FACT) fact(t, o, f);
        if (o->st.what == ANNOT_EFFECT) effect(t, of, o, f);
    }
    a->model = says ? f : NULL;
}

static void build_models(struct annotator *t)
{
    struct rule_pack *p = t->d.pack;
    p->funcs = ARENA_ARRAY(t->d.src.arena, struct rule_func, t->n_functions + 1);
    p->n_funcs = t->n_functions;
    for (uint32_t i = 0, from = 0, to; i < t->n_functions; i++, from = to) {
        for (to = from; to < t->n && t->all[to].function == i; to++) {
        }
        build_model(t, i, from, to, &p->funcs[i]);
    }
}

/* ---- mistakes ---- */

/* The model differs from the pack's: the annotation counts, and that is said. */
static void told_otherwise(const struct rule_annotated *f, struct strbuf *out)
{
    const struct rule_func *pack = f->by_pack;
    if (!f->model || !pack || !pack->n_effects || !f->n_notes) return;
    for (uint32_t i = 0; i < f->model->n_effects; i++) {
        const struct rule_effect *e = &f->model->effects[i];
        for (uint32_t k = 0; k < pack->n_effects; k++) {
            const struct rule_effect *x = &pack->effects[k];
            if (!same_place(e, x) || !contradict(e, x)) continue;
            strbuf_addf(
                out, "%s:%u:%u: warning: annotation of %s: '%s' contradicts '%s' of pack %s; the annotation counts\n",
                f->notes[0].file, f->notes[0].line, f->notes[0].col, f->name, rule_op_name(e->op), rule_op_name(x->op),
                pack->pack->name);
            return;
        }
    }
}

struct mistake {
    const struct rule_annotation *at;
    uint32_t col; /* in the annotation's text */
    const char *msg;
};

static int by_place(const void *pa, const void *pb)
{
    const struct mistake *a = pa, *b = pb;
    int d = strcmp(a->at->file, b->at->file);
    if (d) return d;
    if (a->at->line != b->at->line) return a->at->line < b->at->line ? -1 : 1;
    if (a->at->col != b->at->col) return a->at->col < b->at->col ? -1 : 1;
    if (a->col != b->col) return a->col < b->col ? -1 : 1;
    return strcmp(a->msg, b->msg);
}

static uint32_t tell(struct annotator *t, struct strbuf *out)
{
    const struct rules_source *src = &t->d.src;
    struct mistake *all = ARENA_ARRAY(src->arena, struct mistake, src->n_diags + 1);
    uint32_t told = 0;
    for (uint32_t i = 0; i < src->n_diags; i++)
        all[i] = (struct mistake){t->notes[src->diags[i].line ? src->diags[i].line - 1 : 0], src->diags[i].col,
                                  src->diags[i].msg};
    if (src->n_diags) qsort(all, src->n_diags, sizeof *all, by_place);
    for (uint32_t i = 0; i < src->n_diags; i++) {
        if (i && by_place(&all[i - 1], &all[i]) == 0) continue;
        strbuf_addf(out, "%s:%u:%u: error: annotation: %s (column %u of its text)\n", all[i].at->file, all[i].at->line,
                    all[i].at->col, all[i].msg, all[i].col);
        told++;
    }
    for (uint32_t i = 0; i < t->n_functions; i++) told_otherwise(&t->functions[i], out);
    return told;
}

/* ---- the pack ---- */

/* References go to the packs that are there already. */
static void see_packs(struct annotator *t, struct arena *a)
{
    uint32_t n = rules_n_packs(t->base);
    const struct rules_draft **others = ARENA_ARRAY(a, const struct rules_draft *, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        struct rules_draft *d = ARENA_NEW(a, struct rules_draft);
        d->pack = (struct rule_pack *)rules_pack(t->base, i); /* only read */
        others[i] = d;
    }
    t->d.others = others;
    t->d.n_others = n;
}

const struct rule_pack *rules_annotate(const struct rules *base, const bool *used, struct rule_annotated *functions,
                                       uint32_t n, struct arena *a, struct strbuf *mistakes, uint32_t *n_mistakes)
{
    struct annotator t = {.base = base, .used = used, .functions = functions, .n_functions = n};
    t.d.src = (struct rules_source){.file = "", .arena = a};
    t.d.pack = ARENA_NEW(a, struct rule_pack);
    *t.d.pack = (struct rule_pack){.name = "annotations", .version = "", .file = "", .enabled = true};
    t.d.pack->library = "annotations in the sources";
    t.kinds = annot_scalar(&t.d, "", &(struct rules_node){.line = 1, .col = 1});
    t.kinds->kind = RULES_NODE_LIST;
    see_packs(&t, a);
    for (uint32_t i = 0; i < n; i++) read_notes(&t, i);
    read_kinds(&t);
    build_models(&t);
    rules_kinds_finish(&t.d, t.kinds);
    *n_mistakes = tell(&t, mistakes);
    return t.d.pack;
}
