/* Summaries in words, for `dump summary`. */
#include "engine/fan.h"

#include "base/str.h"

static void put_path(struct strbuf *out, const struct program *p, const struct pfunc *pf, const struct spath *sp)
{
    if (sp->addr) strbuf_putc(out, '&');
    if (sp->base == SPATH_RET)
        strbuf_puts(out, "result");
    else if (sp->base == SPATH_GLOBAL)
        strbuf_puts(out, p->syms[sp->index].name);
    else if (sp->index < pf->f->n_params && *pf->f->vars[sp->index].name)
        strbuf_puts(out, pf->f->vars[sp->index].name);
    else
        strbuf_addf(out, "arg%u", sp->index);
    for (uint32_t i = 0; i < sp->n; i++) {
        const struct spath_proj *pr = &sp->proj[i];
        bool arrow = i + 1 < sp->n && pr->kind == IR_PROJ_DEREF && sp->proj[i + 1].kind == IR_PROJ_FIELD;
        bool part = pr->kind == IR_PROJ_INDEX && program_is_offset(pr->a);
        if (arrow || (i + 1 < sp->n && sp->proj[i + 1].kind == IR_PROJ_INDEX && program_is_offset(sp->proj[i + 1].a)))
            continue;
        if (pr->kind == IR_PROJ_DEREF) {
            strbuf_puts(out, "[0]");
        } else if (pr->kind == IR_PROJ_INDEX) {
            part ? strbuf_puts(out, "->(part)") : strbuf_addf(out, "[%u]", pr->a);
        } else {
            const struct ir_record *r = p->records[pr->a].r;
            bool deref = i > 0 && sp->proj[i - 1].kind == IR_PROJ_DEREF;
            strbuf_addf(out, "%s%s", deref ? "->" : ".", pr->b < r->n_fields ? r->fields[pr->b].name : "?");
        }
    }
}

static void put_fact(struct strbuf *out, struct fact f)
{
    int64_t k;
    if (fact_is_const(&f, &k))
        strbuf_addf(out, "is %lld", (long long)k);
    else if (f.lo == INT64_MIN && f.hi == INT64_MAX)
        strbuf_puts(out, !fact_nonzero(f) ? "is anything" : fact_may_be(f, -1) ? "is not 0" : "is neither 0 nor -1");
    else if (f.hi == INT64_MAX)
        strbuf_addf(out, "is at least %lld", (long long)f.lo);
    else if (f.lo == INT64_MIN)
        strbuf_addf(out, "is at most %lld", (long long)f.hi);
    else
        strbuf_addf(out, "is between %lld and %lld", (long long)f.lo, (long long)f.hi);
}

static void put_effect(struct strbuf *out, const struct program *p, const struct pfunc *pf, const struct seffect *e)
{
    switch (e->op) {
    case SEFFECT_RELEASE: strbuf_puts(out, "    releases "); break;
    case SEFFECT_CREATE: strbuf_puts(out, "    creates "); break;
    case SEFFECT_WRITE:
    case SEFFECT_ALIAS: strbuf_puts(out, "    afterwards "); break;
    case SEFFECT_KEEP: strbuf_puts(out, "    may keep or hand on "); break;
    case SEFFECT_DEAD: strbuf_puts(out, "    gives what it has released already as "); break;
    }
    put_path(out, p, pf, &e->path);
    if (e->op == SEFFECT_ALIAS) {
        strbuf_puts(out, " is the same as ");
        put_path(out, p, pf, &e->of);
        return;
    }
    if (e->op == SEFFECT_WRITE && e->from_arg) {
        struct spath arg = {.base = SPATH_ARG, .index = e->from_arg - 1u};
        strbuf_puts(out, " is ");
        put_path(out, p, pf, &arg);
    } else if (e->op == SEFFECT_WRITE) {
        strbuf_putc(out, ' ');
        put_fact(out, e->fact);
    } else if (e->op != SEFFECT_KEEP) {
        strbuf_addf(out, " (%s%s%s)", e->kind ? e->kind->qual : "any", e->maker && *e->maker ? ", " : "",
                    e->maker ? e->maker : "");
    }
    strbuf_putc(out, '\n');
}

static void put_outcome(struct strbuf *out, const struct program *p, const struct pfunc *pf, const struct outcome *o)
{
    strbuf_puts(out, "  when the result ");
    put_fact(out, o->ret);
    if (o->ret_is_path) {
        strbuf_puts(out, " (it is ");
        put_path(out, p, pf, &o->ret_path);
        strbuf_putc(out, ')');
    }
    for (uint32_t i = 0; i < o->n_pre; i++) {
        strbuf_puts(out, ", and ");
        put_path(out, p, pf, &o->pre[i].path);
        strbuf_putc(out, ' ');
        put_fact(out, o->pre[i].fact);
    }
    strbuf_puts(out, ":\n");
    if (!o->n_effects) strbuf_puts(out, "    no effect on handles\n");
    for (uint32_t i = 0; i < o->n_effects; i++) put_effect(out, p, pf, &o->effects[i]);
}

void engine_print_summaries(struct strbuf *out, const struct program *p, const char *name_glob)
{
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct pfunc *pf = &p->funcs[i];
        if (pf->f->is_init || !pf->summary) continue;
        const struct psym *s = &p->syms[pf->sym];
        if (name_glob && !str_glob(name_glob, s->name)) continue;
        struct finding_loc l = program_loc(pf->unit, pf->f->pos);
        const struct summary *m = pf->summary;
        strbuf_addf(out, "%s (%s:%u)%s%s\n", s->name, l.file, l.line, m->noreturn ? " does not return" : "",
                    m->over_budget ? " (over budget: not known)" : "");
        for (uint32_t k = 0; k < m->n_outcomes; k++) put_outcome(out, p, pf, &m->outcomes[k]);
        for (uint32_t k = 0; k < m->n_escapes + m->n_gpaths; k++) {
            const struct spath *path =
                k < m->n_escapes ? &m->escapes[k].path : &gpath_at(p, m->gpaths[k - m->n_escapes])->path;
            strbuf_puts(out, "  may keep, hand on or release ");
            put_path(out, p, pf, path);
            strbuf_putc(out, '\n');
        }
    }
}
