/* What `cancelcheck rules coverage` says: which functions of packs the program calls, and what no pack knows. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

int usage_open(struct run *run, const struct config *c, bool analyse, struct arena *a, struct err *e)
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

uint32_t usage_lost(const struct map *m)
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

void usage_quote(struct strbuf *out, const char *text)
{
    strbuf_putc(out, '\'');
    for (; *text; text++) {
        if (*text == '\'') strbuf_putc(out, '\'');
        strbuf_putc(out, *text);
    }
    strbuf_putc(out, '\'');
}

const char *usage_signature(const struct engine_callee *c, struct arena *a)
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
        usage_quote(out, slash ? slash + 1 : c->declared.file);
        strbuf_putc(out, '\n');
    }
    strbuf_puts(out, "    sig: ");
    usage_quote(out, usage_signature(c, a));
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

/* Without functions that put handles into containers: their pack says so. */
static const struct engine_unknown *unknown_only(const struct engine_unknown *all, uint32_t *n, struct arena *a)
{
    struct engine_unknown *kept = ARENA_ARRAY(a, struct engine_unknown, *n + 1);
    uint32_t m = 0;
    for (uint32_t i = 0; i < *n; i++)
        if (!all[i].container) kept[m++] = all[i];
    *n = m;
    return kept;
}

/* What a pack can tell more about comes last, as a pack. */
static void print_unknowns(struct strbuf *out, const struct run *run, const struct engine_callee *all, uint32_t n,
                           struct arena *a)
{
    uint32_t n_unknown, stubs = 0;
    const struct engine_unknown *unknown = unknown_only(engine_unknowns(run->program, &n_unknown), &n_unknown, a);
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
    int rc = usage_open(&run, c, true, &a, e);
    if (rc == 0) {
        const struct engine_callee *all = engine_callees(run.program, &a, &n);
        const struct engine_callee *used = modelled(all, n, &a, &n_used);
        print_used(out, used, n_used);
        print_unknowns(out, &run, all, n, &a);
        *lost = usage_lost(&run.map);
    }
    run_close(&run);
    arena_release(&a);
    return rc;
}
