/* What `cancelcheck rules mine` says: pairs that the code suggests, as a pack to review. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <string.h>

/* The declaration of the function called `name`, NULL when there is none. */
static const struct engine_callee *declaration(const struct engine_callee *all, uint32_t n, const char *name)
{
    for (uint32_t i = 0; i < n; i++)
        if (strcmp(all[i].name, name) == 0) return &all[i];
    return NULL;
}

static void add_against(struct strbuf *out, const struct engine_maker *f, bool object, const char *cwd)
{
    for (uint32_t i = 0; i < f->n_against; i++) {
        const char *by = f->against_by[i];
        strbuf_addf(out, object ? "%s%s:%u (" : "%s%s:%u (on a path ", i ? ", " : "; not at ",
                    path_relative(cwd, f->against[i].file), f->against[i].line);
        strbuf_addf(out, *by ? "%s has it last)" : object ? "nothing ends it)" : "nothing is called with it)", by);
    }
    strbuf_putc(out, '\n');
}

static const char *fail_of(const struct engine_maker *f, bool status)
{
    if (f->out >= 0) return status ? "ret != 0" : "never";
    if (f->type.cls == RULE_CTYPE_POINTER) return f->fail == 3 ? "ret == -1" : "ret == NULL";
    return f->fail == 1 ? "ret == 0" : f->fail ? "ret < 0" : "never";
}

static void add_function(struct strbuf *out, const char *name, const struct engine_callee *c, struct arena *a)
{
    strbuf_addf(out, "  - name: %s\n", name);
    if (!c) return;
    if (str_ends(c->declared.file, ".h")) strbuf_addf(out, "    header: '%s'\n", path_basename(c->declared.file));
    strbuf_puts(out, "    sig: ");
    usage_quote(out, usage_signature(c, a));
    strbuf_putc(out, '\n');
}

struct proposal {
    const struct engine_mined *m;
    const char *kind; /* its name: that of the releaser, once more when two have it */
};

static void add_kind(struct strbuf *out, const struct proposal *p)
{
    const struct engine_mined *m = p->m;
    bool number = m->makers[0].type.cls == RULE_CTYPE_INT;
    strbuf_addf(out, "  - {kind: %s, ", p->kind);
    if (number) strbuf_addf(out, "title: number for %s, ", m->name);
    strbuf_addf(out, "repr: %s, types: [", m->object ? "object" : number ? "id" : "pointer");
    for (uint32_t i = 0, n = 0; i < m->n_makers; i++) {
        bool again = false;
        for (uint32_t k = 0; k < i; k++) again = again || strcmp(m->makers[k].type.name, m->makers[i].type.name) == 0;
        if (again) continue;
        strbuf_puts(out, n++ ? ", " : "");
        usage_quote(out, m->makers[i].type.name);
    }
    strbuf_addf(out, "]%s, release: %s}\n", number && m->makers[0].fail >= 2 ? ", invalid: [-1]" : "", m->name);
}

static void add_makers(struct strbuf *out, const struct proposal *p, const struct engine_callee *all, uint32_t n,
                       const char *cwd, struct arena *a)
{
    for (uint32_t i = 0; i < p->m->n_makers; i++) {
        const struct engine_maker *f = &p->m->makers[i];
        const struct engine_callee *c = declaration(all, n, f->name);
        strbuf_addf(out, "  # %s: %u of %u places", f->name, f->held, f->sites);
        add_against(out, f, p->m->object, cwd);
        add_function(out, f->name, c, a);
        if (p->m->object) {
            strbuf_addf(out, "    effects: [{op: init, kind: %s, at: arg%d, via: object, fail: never}]\n", p->kind,
                        f->out);
            continue;
        }
        strbuf_addf(out, "    effects: [{op: create, kind: %s, at: %s", p->kind,
                    f->out < 0 ? "ret" : arena_sprintf(a, "'*arg%d'", f->out));
        strbuf_addf(out, ", fail: %s}]\n", fail_of(f, c && c->result_type.cls == RULE_CTYPE_INT));
    }
}

/* A function can be named once: with its first proposal, the most certain. */
static bool named_before(const struct engine_mined *all, uint32_t upto, const char *name)
{
    for (uint32_t i = 0; i < upto; i++) {
        if (strcmp(all[i].name, name) == 0) return true;
        for (uint32_t k = 0; k < all[i].n_makers; k++)
            if (strcmp(all[i].makers[k].name, name) == 0) return true;
    }
    return false;
}

static void print_proposals(struct strbuf *out, const struct engine_mined *mined, uint32_t n,
                            const struct engine_callee *all, uint32_t n_all, const char *cwd, struct arena *a)
{
    strbuf_addf(
        out,
        "# %u proposal%s from what the code does, the most certain first. Nothing of this is in force: review each\n"
        "# function against its manual, keep what holds, and put it into .cancelcheck/rules/.\n",
        n, n == 1 ? "" : "s");
    for (uint32_t i = 0; i < n; i++)
        strbuf_addf(out, "# %u. %s ends what %s%s makes: %u of %u places, z %.1f\n", i + 1, mined[i].name,
                    mined[i].makers[0].name,
                    mined[i].n_makers > 1 ? arena_sprintf(a, " (and %u more)", mined[i].n_makers - 1) : "",
                    mined[i].held, mined[i].sites, mined[i].z);
    if (!n) return;
    strbuf_puts(out, "pack: mined\nkinds:\n");
    for (uint32_t i = 0; i < n; i++) add_kind(out, &(struct proposal){&mined[i], mined[i].name});
    strbuf_puts(out, "functions:\n");
    for (uint32_t i = 0; i < n; i++) {
        struct proposal p = {&mined[i], mined[i].name};
        add_makers(out, &p, all, n_all, cwd, a);
        add_function(out, mined[i].name, declaration(all, n_all, mined[i].name), a);
        strbuf_addf(out, "    effects: [{op: release, kind: %s, at: arg%u%s}]\n", p.kind, mined[i].arg,
                    mined[i].object       ? ", via: object"
                    : mined[i].by_address ? ", via: addr"
                                          : "");
    }
}

/* Takes away what an earlier proposal says already, so that the text is a pack as it stands. */
static uint32_t unique(struct engine_mined *all, uint32_t n, uint32_t most)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n && kept < most; i++) {
        struct engine_mined one = all[i];
        uint32_t makers = 0;
        if (named_before(all, kept, one.name)) continue;
        for (uint32_t k = 0; k < one.n_makers; k++) {
            bool again = named_before(all, kept, one.makers[k].name) || strcmp(one.makers[k].name, one.name) == 0;
            for (uint32_t j = 0; j < makers; j++) again = again || strcmp(one.makers[j].name, one.makers[k].name) == 0;
            if (!again) one.makers[makers++] = one.makers[k];
        }
        one.n_makers = makers;
        if (makers) all[kept++] = one;
    }
    return kept;
}

int driver_rules_mine(const struct config *c, uint32_t most, struct strbuf *out, uint32_t *lost, struct err *e)
{
    struct arena a = {0};
    struct run run;
    uint32_t n, n_all;
    int rc = usage_open(&run, c, false, &a, e);
    if (rc == 0) {
        const struct engine_callee *all = engine_callees(run.program, &a, &n_all);
        struct engine_mined *mined = engine_mine(run.program, &a, &n);
        print_proposals(out, mined, unique(mined, n, most), all, n_all, c->cwd, &a);
        *lost = usage_lost(&run.map);
    }
    run_close(&run);
    arena_release(&a);
    return rc;
}
