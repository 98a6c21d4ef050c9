/* A pack in words that people can hold against the library's manual: `cancelcheck rules show`. */
#include "cli/rules_show.h"

#include <inttypes.h>

static const char *const repr_words[] = {
    [RULE_REPR_POINTER] = "pointer",
    [RULE_REPR_ID] = "number",
    [RULE_REPR_FD] = "file descriptor",
    [RULE_REPR_VALUE] = "value",
    [RULE_REPR_OBJECT] = "storage of the caller's",
    [RULE_REPR_FNPTR] = "function pointer to be called",
    [RULE_REPR_OTHER] = "no handle of its own",
};

static void show_words(struct strbuf *out, const char *before, const char *const *words, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        strbuf_puts(out, i ? ", " : before);
        strbuf_visible(out, words[i]);
    }
}

static void show_kind(struct strbuf *out, const struct rule_kind *k)
{
    strbuf_puts(out, "  ");
    strbuf_visible(out, k->name);
    strbuf_puts(out, ": ");
    strbuf_visible(out, k->title);
    strbuf_addf(out, "; %s", repr_words[k->repr]);
    /* Nothing of a pack that is off is tracked; what it would be when asked for is not known here. */
    if (!k->pack->quiet) strbuf_puts(out, k->tracked ? "; tracked" : "; not tracked");
    show_words(out, "; types ", k->types, k->n_types);
    for (uint32_t i = 0; i < k->n_invalid; i++)
        strbuf_addf(out, "%s%" PRId64, i ? ", " : "; no handle is ", k->invalid[i]);
    show_words(out, "; released by ", k->releases, k->n_releases);
    if (k->refcounted) strbuf_puts(out, "; counts references");
    if (k->armed) strbuf_puts(out, "; owed while pending");
    if (!k->release_required) strbuf_puts(out, "; need not be released");
    if (k->context) strbuf_puts(out, "; tells code to stop");
    if (k->parent) strbuf_addf(out, "; ends with %s", k->parent->qual);
    strbuf_putc(out, '\n');
}

static void show_place(struct strbuf *out, const struct rule_place *at)
{
    static const char *const via[] = {
        [RULE_VIA_VALUE] = "",
        [RULE_VIA_OUT] = "written through ",
        [RULE_VIA_ADDR] = "the variable behind ",
        [RULE_VIA_OBJECT] = "the object behind ",
    };
    switch (at->where) {
    case RULE_AT_NONE: return;
    case RULE_AT_RET: strbuf_puts(out, ": the result"); break;
    case RULE_AT_ARG: strbuf_addf(out, ": %sarg%u", via[at->via], at->arg); break;
    case RULE_AT_GLOBAL: strbuf_puts(out, ": a global"); break;
    case RULE_AT_SELF: strbuf_puts(out, ": the calling thread"); break;
    case RULE_AT_LOOP: strbuf_puts(out, ": the loop"); break;
    case RULE_AT_CALLER: strbuf_puts(out, ": the caller's thread"); break;
    }
    if (!at->field) return;
    strbuf_puts(out, ", member ");
    strbuf_visible(out, at->field);
}

static void show_cond(struct strbuf *out, const char *before, const struct rule_cond *c)
{
    if (c->kind == RULE_COND_NONE) return;
    strbuf_puts(out, before);
    strbuf_visible(out, c->kind == RULE_COND_NEVER ? "never" : c->text ? c->text : "");
}

static void show_arg(struct strbuf *out, const char *what, int32_t arg)
{
    if (arg >= 0) strbuf_addf(out, ", %s arg%d", what, arg);
}

static void show_effect(struct strbuf *out, const struct rule_effect *e)
{
    strbuf_puts(out, rule_op_name(e->op));
    if (e->kind) strbuf_addf(out, " %s", e->kind->qual);
    if (e->any_kind) strbuf_puts(out, " (any of them)");
    if (e->blocks_on) strbuf_addf(out, " on %s", e->blocks_on);
    if (e->exit_kind) strbuf_addf(out, " (%s)", e->exit_kind);
    if (e->what) strbuf_addf(out, " %s", e->what);
    show_place(out, &e->at);
    show_cond(out, ", fails when ", &e->fail);
    show_cond(out, ", only when ", &e->when);
    show_arg(out, "callback", e->callback);
    show_arg(out, "its data", e->data);
    show_arg(out, "thread runs", e->entry);
    show_arg(out, "parent", e->parent);
    show_arg(out, "owned by", e->owned_by);
    show_arg(out, "given to", e->to_arg);
    show_arg(out, "timeout", e->timeout);
    show_arg(out, "deadline", e->deadline);
    show_arg(out, "cancellable by", e->cancellable);
    if (e->to_ret) strbuf_puts(out, ", given to the result");
    if (e->null_ok) strbuf_puts(out, ", null is fine");
    if (e->nulls) strbuf_puts(out, ", clears the variable");
    if (e->frees) strbuf_puts(out, ", releases too");
    if (e->fail_still_owns) strbuf_puts(out, ", owed though it failed");
    if (e->when_stored) strbuf_puts(out, ", owed only when stored");
    if (e->auto_release_by) strbuf_addf(out, ", may end by itself (%s)", e->auto_release_by);
    show_words(out, ", instead: ", e->alt, e->n_alt);
    show_words(out, ", also needs ", e->needs, e->n_needs);
}

static void show_func(struct strbuf *out, const struct rule_func *f)
{
    struct strbuf line = {0};
    strbuf_addf(&line, "  %s", f->name);
    if (*f->header) strbuf_addf(&line, " <%s>", f->header);
    for (uint32_t i = 0; i < f->n_effects; i++) {
        strbuf_puts(&line, i ? "; " : "  ");
        show_effect(&line, &f->effects[i]);
    }
    if (!f->n_effects)
        strbuf_puts(&line, f->borrows ? "  borrows its arguments" : "  may keep its arguments");
    else if (!f->borrows)
        strbuf_puts(&line, "; may keep other arguments");
    if (f->returns_arg >= 0)
        strbuf_addf(&line, "; returns arg%d%s", f->returns_arg, f->renews ? ", which begins anew" : "");
    if (f->returns_part >= 0) strbuf_addf(&line, "; returns a part of *arg%d", f->returns_part);
    if (f->returns_attached >= 0) strbuf_addf(&line, "; returns what was attached to *arg%d", f->returns_attached);
    if (f->returns_offset) strbuf_puts(&line, "; returns where a part lies in objects");
    if (f->returns_cleared >= 0) strbuf_addf(&line, "; returns *arg%d and clears it", f->returns_cleared);
    show_cond(&line, "; the result says whether ", &f->returns_test);
    if (f->returns_nonnull) strbuf_puts(&line, "; never returns null");
    if (f->strict) strbuf_puts(&line, "; only as declared in that header");
    strbuf_visible(out, strbuf_cstr(&line));
    strbuf_putc(out, '\n');
    strbuf_release(&line);
}

void rules_show(struct strbuf *out, const struct rule_pack *p)
{
    strbuf_puts(out, "pack ");
    strbuf_visible(out, p->name);
    if (p->quiet) strbuf_puts(out, " (off)");
    strbuf_puts(out, "\nlibrary: ");
    strbuf_visible(out, p->library ? p->library : p->name);
    if (p->version && *p->version) {
        strbuf_puts(out, "\nversion: ");
        strbuf_visible(out, p->version);
    }
    strbuf_puts(out, "\nfile: ");
    strbuf_visible(out, p->file);
    show_words(out, "\nheaders: ", p->headers, p->n_headers);
    strbuf_addf(out, "\nkinds: %u\n", p->n_kinds);
    for (uint32_t i = 0; i < p->n_kinds; i++) show_kind(out, &p->kinds[i]);
    strbuf_addf(out, "functions: %u (arguments are counted from arg0)\n", p->n_funcs);
    for (uint32_t i = 0; i < p->n_funcs; i++) show_func(out, &p->funcs[i]);
}
