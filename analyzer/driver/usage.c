/* What `cancelcheck rules coverage` and `rules verify` say: packs held against the program they are used on. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/* Links and, with `analyse`, runs the engine over what `c` names. -1 with `e`; run_close in either case. */
static int open_program(struct run *run, const struct config *c, bool analyse, struct arena *a, struct err *e)
{
    if (run_open(run, c, a, e) < 0 || map_run(run, e) < 0) return -1;
    run->program = program_link(run->map.units, run->map.n_units, run->rules);
    if (analyse) engine_run(run->program, &(struct engine_options){.whole_program = run->plan.whole_program});
    return 0;
}

const char *annotation_mistakes(const struct program *p, const struct config *c, struct arena *a, uint32_t *n)
{
    struct strbuf out = {0};
    for (const char *s = engine_annotation_mistakes(p, n), *end; *s; s = end + (*end == '\n')) {
        end = s + strcspn(s, "\n");
        size_t file = strcspn(s, ":\n");
        strbuf_addf(&out, "%s%.*s\n", path_relative(c->cwd, arena_strndup(a, s, file)), (int)(end - s - (long)file),
                    s + file);
    }
    const char *text = arena_strdup(a, strbuf_cstr(&out));
    strbuf_release(&out);
    return text;
}

static uint32_t count_lost(const struct map *m)
{
    uint32_t ok = 0, lost = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        enum store_tu_status s = m->tus[i].status;
        ok += s == STORE_TU_OK;
        lost += s == STORE_TU_FAILED || s == STORE_TU_CRASHED || s == STORE_TU_TIMED_OUT;
    }
    return ok ? lost : lost ? lost : 1;
}

/* ---- coverage ---- */

static int cmp_name(const void *pa, const void *pb)
{
    const struct engine_callee *a = pa, *b = pb;
    int d = strcmp(a->rule->pack->name, b->rule->pack->name);
    return d ? d : strcmp(a->rule->name, b->rule->name);
}

/* By pack, there the most frequent first. */
static int cmp_calls(const void *pa, const void *pb)
{
    const struct engine_callee *a = pa, *b = pb;
    int d = strcmp(a->rule->pack->name, b->rule->pack->name);
    if (d) return d;
    return a->calls != b->calls ? (a->calls < b->calls ? 1 : -1) : strcmp(a->rule->name, b->rule->name);
}

/* Functions that a pack models and something calls. Statics of one name are one. */
static struct engine_callee *modelled(const struct engine_callee *all, uint32_t n, struct arena *a, uint32_t *out)
{
    struct engine_callee *used = ARENA_ARRAY(a, struct engine_callee, n + 1);
    uint32_t found = 0, kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (all[i].rule && all[i].calls) used[found++] = all[i];
    qsort(used, found, sizeof *used, cmp_name);
    for (uint32_t i = 0; i < found; i++) {
        if (kept && used[kept - 1].rule == used[i].rule)
            used[kept - 1].calls += used[i].calls;
        else
            used[kept++] = used[i];
    }
    qsort(used, kept, sizeof *used, cmp_calls);
    *out = kept;
    return used;
}

static void print_used(struct strbuf *out, const struct engine_callee *used, uint32_t n)
{
    for (uint32_t i = 0, end; i < n; i = end) {
        const struct rule_pack *p = used[i].rule->pack;
        uint32_t calls = 0;
        for (end = i; end < n && used[end].rule->pack == p; end++) calls += used[end].calls;
        strbuf_addf(out, "# %s%s: %u of %u functions are called, at %u place%s\n", p->name, p->quiet ? " (off)" : "",
                    end - i, p->n_funcs, calls, calls == 1 ? "" : "s");
        for (uint32_t k = i; k < end; k++) strbuf_addf(out, "# %7u  %s\n", used[k].calls, used[k].rule->name);
    }
    if (!n) strbuf_puts(out, "# no function that a pack models is called\n");
}

static void add_single_quoted(struct strbuf *out, const char *text)
{
    strbuf_putc(out, '\'');
    for (; *text; text++) {
        if (*text == '\'') strbuf_putc(out, '\'');
        strbuf_putc(out, *text);
    }
    strbuf_putc(out, '\'');
}

/* "int (struct tok *, int)" as a pack says it. Owned by `a`. */
static const char *signature(const struct engine_callee *c, struct arena *a)
{
    struct strbuf s = {0};
    strbuf_addf(&s, "%s (", *c->result ? c->result : "int");
    for (uint32_t i = 0; i < c->n_params; i++) strbuf_addf(&s, "%s%s", i ? ", " : "", c->params[i]);
    if (c->variadic || !c->prototyped)
        strbuf_puts(&s, c->n_params ? ", ..." : "...");
    else if (!c->n_params)
        strbuf_puts(&s, "void");
    strbuf_putc(&s, ')');
    const char *text = arena_strdup(a, strbuf_cstr(&s));
    strbuf_release(&s);
    return text;
}

static void print_stub(struct strbuf *out, const struct engine_callee *c, struct arena *a)
{
    strbuf_addf(out, "  - name: %s\n", c->name);
    if (str_ends(c->declared.file, ".h")) {
        const char *slash = strrchr(c->declared.file, '/');
        strbuf_puts(out, "    header: ");
        add_single_quoted(out, slash ? slash + 1 : c->declared.file);
        strbuf_putc(out, '\n');
    }
    strbuf_puts(out, "    sig: ");
    add_single_quoted(out, signature(c, a));
    strbuf_puts(out, "\n    effects: []\n    borrows: true\n");
}

/* The function that is called by that name; NULL when it is only called through pointers. */
static const struct engine_callee *callee_named(const struct engine_callee *all, uint32_t n, const char *name)
{
    for (uint32_t i = 0; i < n; i++)
        if (all[i].calls && strcmp(all[i].name, name) == 0) return &all[i];
    return NULL;
}

static void print_unknown(struct strbuf *out, const struct engine_unknown *u, const struct engine_callee *c,
                          const char *cwd)
{
    strbuf_addf(out, "# %s: %u handle%s", u->name, u->count, u->count == 1 ? "" : "s");
    if (c && *c->declared.file)
        strbuf_addf(out, "; declared at %s:%u", path_relative(cwd, c->declared.file), c->declared.line);
    if (c && c->rule)
        strbuf_addf(out, "; pack %s says that it may keep them", c->rule->pack->name);
    else if (c && c->defined)
        strbuf_puts(out, "; several programs define it, each its own way");
    strbuf_putc(out, '\n');
}

/* What a pack can tell more about comes last, as a pack. */
static void print_unknowns(struct strbuf *out, const struct run *run, const struct engine_callee *all, uint32_t n,
                           struct arena *a)
{
    uint32_t n_unknown, stubs = 0;
    const struct engine_unknown *unknown = engine_unknowns(run->program, &n_unknown);
    const struct engine_callee **of = ARENA_ARRAY(a, const struct engine_callee *, n_unknown + 1);
    strbuf_puts(out, n_unknown ? "#\n# Handles are lost from view in these functions, most frequent first:\n"
                               : "#\n# no handle is lost from view in a function that nothing is known of\n");
    for (uint32_t i = 0; i < n_unknown; i++) {
        of[i] = callee_named(all, n, unknown[i].name);
        if (of[i] && !of[i]->rule && !of[i]->defined)
            stubs++;
        else
            print_unknown(out, &unknown[i], of[i], run->config->cwd);
    }
    if (!stubs) return;
    strbuf_puts(out, "# Nothing is known of those below. As it stands, this text is a pack that says of each that it\n"
                     "# keeps none of its arguments: review every line before you use it; what keeps or ends a\n"
                     "# handle needs its effect.\n"
                     "pack: proposal\nfunctions:\n");
    for (uint32_t i = 0; i < n_unknown; i++) {
        if (!of[i] || of[i]->rule || of[i]->defined) continue;
        strbuf_puts(out, "  ");
        print_unknown(out, &unknown[i], of[i], run->config->cwd);
        print_stub(out, of[i], a);
    }
}

int driver_rules_coverage(const struct config *c, struct strbuf *out, uint32_t *lost, struct err *e)
{
    struct arena a = {0};
    struct run run;
    uint32_t n, n_used;
    int rc = open_program(&run, c, true, &a, e);
    if (rc == 0) {
        const struct engine_callee *all = engine_callees(run.program, &a, &n);
        const struct engine_callee *used = modelled(all, n, &a, &n_used);
        print_used(out, used, n_used);
        print_unknowns(out, &run, all, n, &a);
        *lost = count_lost(&run.map);
    }
    run_close(&run);
    arena_release(&a);
    return rc;
}

/* ---- verify ---- */

static int32_t max_of(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t cond_arg(const struct rule_cond *c)
{
    return c->kind == RULE_COND_CMP && !c->on_ret ? (int32_t)c->arg : -1;
}

/* The highest argument index that an effect names, -1 when it names none. */
static int32_t effect_arg(const struct rule_effect *f)
{
    const int32_t named[] = {f->parent,   f->callback, f->data,       f->destroy,  f->entry,      f->timeout,
                             f->deadline, f->on_arg,   f->release_fn, f->attr,     f->to_arg,     f->flags,
                             f->key,      f->cases,    f->error,      f->owned_by, f->cancellable};
    int32_t most = max_of(cond_arg(&f->fail), cond_arg(&f->when));
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) most = max_of(most, named[i]);
    if (f->at.where == RULE_AT_ARG) most = max_of(most, (int32_t)f->at.arg);
    if (f->handle.where == RULE_AT_ARG) most = max_of(most, (int32_t)f->handle.arg);
    return most;
}

static bool effect_uses_result(const struct rule_effect *f)
{
    return f->at.where == RULE_AT_RET || f->also_ret || f->to_ret || f->returns_null ||
           (f->fail.kind == RULE_COND_CMP && f->fail.on_ret) || (f->when.kind == RULE_COND_CMP && f->when.on_ret);
}

struct verifier {
    struct strbuf *out;
    const char *cwd;
    const struct engine_callee *c;
    uint32_t mistakes;
};

static void begin_mistake(struct verifier *v)
{
    v->mistakes++;
    strbuf_addf(v->out, "%s:%u: error: %s: ", path_relative(v->cwd, v->c->declared.file), v->c->declared.line,
                v->c->name);
}

static void verify_callee(struct verifier *v)
{
    const struct engine_callee *c = v->c;
    const struct rule_func *f = c->rule;
    int32_t params = rule_func_params(f), most = max_of(f->returns_arg, f->returns_cleared);
    bool result = most >= 0 || f->returns_nonnull || f->returns_test.kind != RULE_COND_NONE;
    bool wrong = params >= 0 && (c->variadic ? (uint32_t)params < c->n_params : (uint32_t)params != c->n_params);
    if (wrong) {
        begin_mistake(v);
        strbuf_addf(v->out, "declared with %u parameter%s%s, pack %s says %d\n", c->n_params,
                    c->n_params == 1 ? "" : "s", c->variadic ? " and more" : "", f->pack->name, params);
    }
    for (uint32_t i = 0; i < f->n_effects; i++) {
        most = max_of(most, effect_arg(&f->effects[i]));
        result |= effect_uses_result(&f->effects[i]);
    }
    if (most >= 0 && (uint32_t)most >= c->n_params && !c->variadic) {
        begin_mistake(v);
        strbuf_addf(v->out, "pack %s names arg%d (counted from 0), declared with %u parameter%s\n", f->pack->name, most,
                    c->n_params, c->n_params == 1 ? "" : "s");
    }
    if (result && c->returns_void) {
        begin_mistake(v);
        strbuf_addf(v->out, "pack %s speaks of the result, declared as void\n", f->pack->name);
    }
}

int driver_rules_verify(const struct config *c, struct strbuf *out, struct driver_verified *r, struct err *e)
{
    struct arena a = {0};
    struct run run;
    uint32_t n;
    *r = (struct driver_verified){0};
    int rc = open_program(&run, c, false, &a, e);
    if (rc == 0) {
        const struct engine_callee *all = engine_callees(run.program, &a, &n);
        struct verifier v = {.out = out, .cwd = c->cwd};
        for (uint32_t i = 0; i < n; i++) {
            v.c = &all[i];
            if (!v.c->rule || !v.c->prototyped || !*v.c->declared.file) continue;
            r->functions++;
            verify_callee(&v);
        }
        strbuf_puts(out, annotation_mistakes(run.program, c, &a, &n));
        r->mistakes = v.mistakes + n;
        r->lost = count_lost(&run.map);
    }
    run_close(&run);
    arena_release(&a);
    return rc;
}
