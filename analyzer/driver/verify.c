/* What `cancelcheck rules verify` says: packs held against the declarations that the code sees. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <string.h>

struct verifier {
    struct strbuf *out;
    const char *cwd;
    const struct engine_callee *c;
    struct arena *a;
    uint32_t mistakes;
};

static void begin_mistake(struct verifier *v)
{
    v->mistakes++;
    strbuf_addf(v->out, "%s:%u: error: %s: ", path_relative(v->cwd, v->c->declared.file), v->c->declared.line,
                v->c->name);
}

/* ---- numbers of arguments ---- */

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

static void verify_counts(struct verifier *v)
{
    const struct engine_callee *c = v->c;
    const struct rule_func *f = c->rule;
    int32_t params = rule_func_params(f),
            most = max_of(max_of(f->returns_arg, f->returns_part), max_of(f->returns_attached, f->returns_cleared));
    bool result = most >= 0 || f->returns_nonnull || f->returns_offset || f->returns_test.kind != RULE_COND_NONE;
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

/* ---- types ---- */

static const char *class_word(enum rule_ctype_class cls)
{
    switch (cls) {
    case RULE_CTYPE_VOID: return "void";
    case RULE_CTYPE_INT: return "an integer";
    case RULE_CTYPE_POINTER: return "a pointer";
    case RULE_CTYPE_FUNCTION: return "a pointer to a function";
    case RULE_CTYPE_RECORD: return "a struct";
    case RULE_CTYPE_OTHER: break;
    }
    return "of another type";
}

static bool pointer_like(enum rule_ctype_class cls)
{
    return cls == RULE_CTYPE_POINTER || cls == RULE_CTYPE_FUNCTION;
}

/* Names that C does not know by itself may stand for anything. */
static bool same_class(enum rule_ctype_class said, enum rule_ctype_class seen)
{
    if (said == RULE_CTYPE_OTHER || seen == RULE_CTYPE_OTHER || said == seen) return true;
    return pointer_like(said) && pointer_like(seen);
}

static void verify_sig_types(struct verifier *v)
{
    const struct engine_callee *c = v->c;
    struct rule_ctype said = rule_func_type(c->rule, -1, v->a);
    if (!same_class(said.cls, c->result_type.cls) && !c->returns_void) {
        begin_mistake(v);
        strbuf_addf(v->out, "the result is '%s', %s; pack %s says %s\n", c->result_type.name,
                    class_word(c->result_type.cls), c->rule->pack->name, class_word(said.cls));
    }
    for (uint32_t i = 0; i < c->n_params && (int32_t)i < rule_func_params(c->rule); i++) {
        said = rule_func_type(c->rule, (int32_t)i, v->a);
        if (same_class(said.cls, c->types[i].cls)) continue;
        begin_mistake(v);
        strbuf_addf(v->out, "arg%u is '%s', %s; pack %s says %s\n", i, c->types[i].name, class_word(c->types[i].cls),
                    c->rule->pack->name, class_word(said.cls));
    }
}

/* An argument that an effect uses in a way that its type does not bear. */
static void wrong_use(struct verifier *v, int32_t arg, const char *use)
{
    begin_mistake(v);
    strbuf_addf(v->out, "pack %s takes arg%d for %s, declared as '%s', %s\n", v->c->rule->pack->name, arg, use,
                v->c->types[arg].name, class_word(v->c->types[arg].cls));
}

static bool declared(const struct engine_callee *c, int32_t arg)
{
    return arg >= 0 && (uint32_t)arg < c->n_params;
}

/* A function, or a pointer that one can be passed as. */
static bool can_call(const struct engine_callee *c, int32_t arg)
{
    enum rule_ctype_class cls = c->types[arg].cls, to = c->targets[arg].cls;
    return cls == RULE_CTYPE_FUNCTION || cls == RULE_CTYPE_OTHER ||
           (cls == RULE_CTYPE_POINTER && to == RULE_CTYPE_VOID);
}

/* What a value of the type can be: a handle of that representation? */
static bool can_hold(enum rule_repr repr, enum rule_ctype_class cls)
{
    switch (repr) {
    case RULE_REPR_POINTER:
    case RULE_REPR_OBJECT: return pointer_like(cls) || cls == RULE_CTYPE_OTHER || cls == RULE_CTYPE_VOID;
    case RULE_REPR_FD: return cls == RULE_CTYPE_INT || cls == RULE_CTYPE_OTHER;
    case RULE_REPR_FNPTR: return pointer_like(cls) || cls == RULE_CTYPE_OTHER;
    case RULE_REPR_ID:
    case RULE_REPR_VALUE:
    case RULE_REPR_OTHER: break;
    }
    return true;
}

static void verify_place(struct verifier *v, const struct rule_effect *e)
{
    const struct engine_callee *c = v->c;
    const struct rule_kind *k = e->any_kind ? NULL : e->kind;
    if (e->at.field) return;
    if (e->at.where == RULE_AT_RET && k && !can_hold(k->repr, c->result_type.cls) && !c->returns_void) {
        begin_mistake(v);
        strbuf_addf(v->out, "the result is '%s', %s; pack %s takes it for a handle of kind %s\n", c->result_type.name,
                    class_word(c->result_type.cls), c->rule->pack->name, k->name);
    }
    if (e->at.where != RULE_AT_ARG || !declared(c, (int32_t)e->at.arg)) return;
    enum rule_ctype_class cls = c->types[e->at.arg].cls, to = c->targets[e->at.arg].cls;
    bool behind = e->at.via == RULE_VIA_OUT || e->at.via == RULE_VIA_ADDR;
    if (e->at.via != RULE_VIA_VALUE && cls != RULE_CTYPE_OTHER && !pointer_like(cls))
        wrong_use(v, (int32_t)e->at.arg, behind ? "a pointer to the handle" : "the address of the object");
    else if (behind && k && to != RULE_CTYPE_VOID && !can_hold(k->repr, to) && e->count < 0)
        wrong_use(v, (int32_t)e->at.arg, "a pointer to the handle");
    else if (e->at.via == RULE_VIA_VALUE && k && !can_hold(k->repr, cls))
        wrong_use(v, (int32_t)e->at.arg, "the handle");
}

static void verify_effect(struct verifier *v, const struct rule_effect *e)
{
    const struct engine_callee *c = v->c;
    const int32_t functions[] = {e->callback, e->destroy, e->entry, e->release_fn};
    const char *const uses[] = {"a callback", "the function that frees the data", "the entry of a thread",
                                "the releasing function"};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (declared(c, functions[i]) && !can_call(c, functions[i])) wrong_use(v, functions[i], uses[i]);
    if (declared(c, e->cancellable) && !pointer_like(c->types[e->cancellable].cls) &&
        c->types[e->cancellable].cls != RULE_CTYPE_OTHER)
        wrong_use(v, e->cancellable, "what cancels the call");
    verify_place(v, e);
}

static void verify_callee(struct verifier *v)
{
    verify_counts(v);
    verify_sig_types(v);
    for (uint32_t i = 0; i < v->c->rule->n_effects; i++) verify_effect(v, &v->c->rule->effects[i]);
}

int driver_rules_verify(const struct config *c, struct strbuf *out, struct driver_verified *r, struct err *e)
{
    struct arena a = {0};
    struct run run;
    uint32_t n, n_notes;
    *r = (struct driver_verified){0};
    int rc = usage_open(&run, c, false, &a, e);
    if (rc == 0) {
        const struct engine_callee *all = engine_callees(run.program, &a, &n);
        struct verifier v = {.out = out, .cwd = c->cwd, .a = &a};
        for (uint32_t i = 0; i < n; i++) {
            v.c = &all[i];
            if (!v.c->rule || !v.c->prototyped || !*v.c->declared.file) continue;
            r->functions++;
            verify_callee(&v);
        }
        strbuf_puts(out, annotation_mistakes(run.program, c, &a, &n_notes));
        r->mistakes = v.mistakes + n_notes;
        r->lost = usage_lost(&run.map);
        rc = gone_find(&run, out, r, e);
    }
    run_close(&run);
    arena_release(&a);
    return rc;
}
