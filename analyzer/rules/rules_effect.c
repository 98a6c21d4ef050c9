/* One effect of a function: a table of keys, each with its type and its place in struct rule_effect. */
#include "rules/rules_draft.h"

#include <ctype.h>
#include <string.h>

enum key_type {
    KEY_OP,
    KEY_KIND,
    KEY_PLACE, /* struct rule_place */
    KEY_VIA,   /* of `at` */
    KEY_FIELD, /* of `at` */
    KEY_COND,  /* struct rule_cond */
    KEY_BOOL,  /* bool */
    KEY_ARG,   /* int32_t: N or argN */
    KEY_COUNT, /* int32_t */
    KEY_INDEX, /* int32_t: of an argument of another function */
    KEY_TEXT,  /* const char * */
    KEY_LIST,  /* const char ** and its count */
    KEY_TO,    /* ret, argN or global */
    KEY_ALSO,  /* ret */
    KEY_SCOPE,
    KEY_AUTO,
    KEY_EXIT,
    KEY_IGNORED, /* for people and later checks: any value */
};

#define NOWHERE  ((size_t)-1) /* checked, not kept */
#define FIELD(m) offsetof(struct rule_effect, m)

struct effect_key {
    const char *name;
    enum key_type type;
    size_t at;
};

static const struct effect_key effect_keys[] = {
    {"op", KEY_OP, NOWHERE},
    {"kind", KEY_KIND, NOWHERE},
    {"at", KEY_PLACE, FIELD(at)},
    {"via", KEY_VIA, NOWHERE},
    {"field", KEY_FIELD, NOWHERE},
    {"handle", KEY_PLACE, FIELD(handle)},
    {"fail", KEY_COND, FIELD(fail)},
    {"when", KEY_COND, FIELD(when)},
    {"fail_still_owns", KEY_BOOL, FIELD(fail_still_owns)},
    {"null_ok", KEY_BOOL, FIELD(null_ok)},
    {"nulls", KEY_BOOL, FIELD(nulls)},
    {"returns_null", KEY_BOOL, FIELD(returns_null)},
    {"frees", KEY_BOOL, FIELD(frees)},
    {"when_stored", KEY_BOOL, FIELD(when_stored)},
    {"discard_ok", KEY_BOOL, FIELD(discard_ok)},
    {"detached", KEY_BOOL, FIELD(detached)},
    {"pool", KEY_BOOL, FIELD(pool)},
    {"once", KEY_BOOL, FIELD(once)},
    {"waits", KEY_BOOL, FIELD(waits)},
    {"generic", KEY_BOOL, FIELD(any_kind)},
    {"context", KEY_BOOL, FIELD(context)},
    {"slow", KEY_BOOL, FIELD(slow)},
    {"goes_on", KEY_BOOL, FIELD(goes_on)},
    {"shared", KEY_BOOL, FIELD(shared)},
    {"also", KEY_ALSO, NOWHERE},
    {"to", KEY_TO, NOWHERE},
    {"scope", KEY_SCOPE, NOWHERE},
    {"auto_release", KEY_AUTO, FIELD(auto_release_by)},
    {"exit_kind", KEY_EXIT, FIELD(exit_kind)},
    {"parent", KEY_ARG, FIELD(parent)},
    {"callback", KEY_ARG, FIELD(callback)},
    {"data", KEY_ARG, FIELD(data)},
    {"destroy", KEY_ARG, FIELD(destroy)},
    {"entry", KEY_ARG, FIELD(entry)},
    {"data_param", KEY_INDEX, FIELD(data_param)},
    {"timeout", KEY_ARG, FIELD(timeout)},
    {"deadline", KEY_ARG, FIELD(deadline)},
    {"cancellable", KEY_ARG, FIELD(cancellable)},
    {"on_arg", KEY_ARG, FIELD(on_arg)},
    {"release_fn", KEY_ARG, FIELD(release_fn)},
    {"attr", KEY_ARG, FIELD(attr)},
    {"owned_by", KEY_ARG, FIELD(owned_by)},
    {"each", KEY_ARG, FIELD(each)},
    {"entry_of", KEY_ARG, FIELD(entry_of)},
    {"context_of", KEY_ARG, FIELD(context_of)},
    {"callback_gets", KEY_INDEX, FIELD(callback_gets)},
    {"count", KEY_COUNT, FIELD(count)},
    {"what", KEY_TEXT, FIELD(what)},
    {"ready", KEY_TEXT, FIELD(ready)},
    {"named", KEY_TEXT, FIELD(named)},
    {"blocks_on", KEY_TEXT, FIELD(blocks_on)},
    {"flags_in", KEY_TEXT, FIELD(flags_in)},
    {"note", KEY_TEXT, FIELD(note)},
    {"infinite", KEY_LIST, FIELD(infinite)},
    {"nonblock", KEY_LIST, FIELD(nonblock)},
    {"alt", KEY_LIST, FIELD(alt)},
    {"needs", KEY_LIST, FIELD(needs)},
    {"key", KEY_ARG, FIELD(key)},
    {"error", KEY_ARG, FIELD(error)},
    {"flags", KEY_ARG, FIELD(flags)},
    {"valuearg", KEY_ARG, NOWHERE},
    {"option", KEY_ARG, NOWHERE},
    {"delay", KEY_ARG, NOWHERE},
    {"queue", KEY_ARG, NOWHERE},
    {"cases", KEY_ARG, FIELD(cases)},
    {"cond_expr", KEY_ARG, NOWHERE},
    {"entry_expr", KEY_ARG, NOWHERE},
    {"entry_block", KEY_ARG, NOWHERE},
    {"unit", KEY_TEXT, FIELD(unit)},
    {"default", KEY_IGNORED, NOWHERE},
    {"until", KEY_IGNORED, NOWHERE},
    {"mode", KEY_IGNORED, NOWHERE},
    {"finish", KEY_IGNORED, NOWHERE},
    {"result", KEY_IGNORED, NOWHERE},
    {"bad_if", KEY_IGNORED, NOWHERE},
    {"async", KEY_IGNORED, NOWHERE},
    {"not_before", KEY_IGNORED, NOWHERE},
    {"not_while", KEY_IGNORED, NOWHERE},
    {"not_in", KEY_IGNORED, NOWHERE},
    {"bounded_by", KEY_IGNORED, NOWHERE},
    {"spawn_kind", KEY_IGNORED, NOWHERE},
    {"joinable_default", KEY_IGNORED, NOWHERE},
    {"started", KEY_IGNORED, NOWHERE},
    {"disarms", KEY_IGNORED, NOWHERE},
    {"cancels", KEY_IGNORED, NOWHERE},
    {"idempotent", KEY_IGNORED, NOWHERE},
    {"runs_callbacks", KEY_IGNORED, NOWHERE},
    {"thread_safe", KEY_IGNORED, NOWHERE},
    {"signal_cancellable", KEY_IGNORED, NOWHERE},
    {"floating_if_null_out", KEY_IGNORED, NOWHERE},
    {"even_on_fail", KEY_IGNORED, NOWHERE},
    {"noop_on_failure", KEY_IGNORED, NOWHERE},
    {"detaches_cancel", KEY_IGNORED, NOWHERE},
    {"gives_kind", KEY_IGNORED, NOWHERE},
    {"gives_cbarg", KEY_IGNORED, NOWHERE},
    {"x", KEY_IGNORED, NOWHERE},
};
enum { N_EFFECT_KEYS = sizeof effect_keys / sizeof effect_keys[0] };

/* What an op cannot do without. */
static const struct {
    bool kind, at;
} needs[RULE_N_OPS] = {
    [RULE_CREATE] = {true, true},      [RULE_INIT] = {true, true},    [RULE_ARM] = {true, true},
    [RULE_DISARM] = {true, true},      [RULE_RELEASE] = {true, true}, [RULE_REF] = {true, true},
    [RULE_UNREF] = {true, true},       [RULE_CANCEL] = {true, true},  [RULE_DETACH] = {true, true},
    [RULE_JOIN] = {true, true},        [RULE_ATTACH] = {true, true},  [RULE_TRANSFER] = {true, true},
    [RULE_BORROW] = {true, true},      [RULE_ROOT] = {true, true},    [RULE_VALUE] = {true, true},
    [RULE_ACQUIRE] = {true, true},     [RULE_RETASK] = {true, true},  [RULE_FINISH] = {false, true},
    [RULE_SET_TIMEOUT] = {true, true}, [RULE_INSERT] = {true, true},  [RULE_REMOVE] = {true, true},
    [RULE_VISIT] = {true, true},
};

static const char *const op_names[] = {
#define RULE_OP(id, text) text,
#include "rules/rule_ops.def"
};

const char *rule_op_name(enum rule_op op)
{
    return (unsigned)op < RULE_N_OPS ? op_names[op] : "?";
}

/* ---- values of keys ---- */

struct reader {
    struct rules_draft *d;
    struct rule_effect *e;
    int32_t params;
    const char *key;
};

/* The N of argN at s, the whole of it. */
static bool parse_arg_word(const char *s, int64_t *out)
{
    return strncmp(s, "arg", 3) == 0 && isdigit((unsigned char)s[3]) && rules_yaml_parse_int(s + 3, strlen(s + 3), out);
}

static bool read_arg(struct reader *r, const struct rules_node *n, int32_t *out)
{
    int64_t v = 0;
    bool ok = n->kind == RULES_NODE_SCALAR &&
              (parse_arg_word(n->text, &v) || rules_yaml_parse_int(n->text, strlen(n->text), &v));
    if (!ok) {
        rules_yaml_error(&r->d->src, n, "'%s' must be the index of an argument: 0, 1, ... or arg0, arg1, ...", r->key);
        return false;
    }
    if (!rules_arg_check(&r->d->src, n, 0, v, r->params)) return false;
    *out = (int32_t)v;
    return true;
}

/* ret, argN, *argN, global, self, loop, caller_thread; the first three with .field behind them. */
static bool read_place(struct reader *r, const struct rules_node *n, struct rule_place *out)
{
    static const struct {
        const char *text;
        enum rule_where where;
    } words[] = {{"ret", RULE_AT_RET},
                 {"global", RULE_AT_GLOBAL},
                 {"self", RULE_AT_SELF},
                 {"loop", RULE_AT_LOOP},
                 {"caller_thread", RULE_AT_CALLER}};
    static const char *const known[] = {"ret", "arg0", "arg1", "global", "self", "loop", "caller_thread"};
    const char *text;
    if (!rules_yaml_text(&r->d->src, n, r->key, &text)) return false;
    bool star = text[0] == '*';
    const char *dot = strchr(text, '.');
    const char *word = arena_strndup(r->d->src.arena, text + star, (dot ? (size_t)(dot - text) : strlen(text)) - star);
    out->via = star ? RULE_VIA_OUT : RULE_VIA_VALUE;
    out->field = dot ? dot + 1 : NULL;
    int64_t arg;
    if (parse_arg_word(word, &arg)) {
        if (!rules_arg_check(&r->d->src, n, star, arg, r->params)) return false;
        out->where = RULE_AT_ARG;
        out->arg = (uint32_t)arg;
    } else {
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            if (strcmp(word, words[i].text) == 0) out->where = words[i].where;
        }
    }
    if (out->where == RULE_AT_NONE) {
        rules_yaml_unknown(&r->d->src, n, star, "place", word, known, sizeof known / sizeof known[0]);
        return false;
    }
    if ((star || dot) && (out->where != RULE_AT_ARG && (star || out->where != RULE_AT_RET))) {
        rules_yaml_error(&r->d->src, n, "only %s can be followed this way",
                         star ? "an argument" : "ret or an argument");
        return false;
    }
    return true;
}

static bool read_word(struct reader *r, const struct rules_node *n, const char *what, const char *const *words,
                      size_t n_words, size_t *out)
{
    const char *text;
    if (!rules_yaml_text(&r->d->src, n, r->key, &text)) return false;
    for (size_t i = 0; i < n_words; i++) {
        if (strcmp(text, words[i]) == 0) {
            *out = i;
            return true;
        }
    }
    rules_yaml_unknown(&r->d->src, n, 0, what, text, words, n_words);
    return false;
}

static bool read_op(struct reader *r, const struct rules_node *n)
{
    size_t op;
    if (!read_word(r, n, "op", op_names, RULE_N_OPS, &op)) return false;
    r->e->op = (enum rule_op)op;
    return true;
}

static bool read_via(struct reader *r, const struct rules_node *n)
{
    static const char *const words[] = {"value", "out", "addr", "object"}; /* in order of enum rule_via */
    size_t via;
    if (!read_word(r, n, "via", words, 4, &via)) return false;
    if (r->e->at.where != RULE_AT_ARG && via != RULE_VIA_VALUE) {
        rules_yaml_error(&r->d->src, n, "'via: %s' needs an argument in 'at'", words[via]);
        return false;
    }
    r->e->at.via = (enum rule_via)via;
    return true;
}

static bool read_exit_kind(struct reader *r, const struct rules_node *n)
{
    static const char *const words[] = {"process_exit", "thread_exit", "nonlocal_jump", "exec", "noreturn"};
    size_t i;
    if (!read_word(r, n, "exit_kind", words, 5, &i)) return false;
    r->e->exit_kind = words[i];
    return true;
}

static bool read_to(struct reader *r, const struct rules_node *n)
{
    if (n->kind == RULES_NODE_SCALAR && strcmp(n->text, "global") == 0) return true;
    if (n->kind == RULES_NODE_SCALAR && strcmp(n->text, "ret") == 0) {
        r->e->to_ret = true;
        return true;
    }
    return read_arg(r, n, &r->e->to_arg);
}

static bool read_kind_ref(struct reader *r, const struct rules_node *n)
{
    const char *name;
    if (!rules_yaml_text(&r->d->src, n, "kind", &name)) return false;
    if (strcmp(name, "any") == 0) {
        r->e->any_kind = true;
        return true;
    }
    r->e->kind = rules_kind_find(r->d, n, name);
    return r->e->kind || r->d->lenient;
}

static bool read_auto_release(struct reader *r, const struct rules_node *n)
{
    if (!rules_yaml_text(&r->d->src, n, "auto_release", &r->e->auto_release_by)) return false;
    r->e->auto_release = true;
    return true;
}

static bool read_scope(struct reader *r, const struct rules_node *n)
{
    static const char *const words[] = {"children", "elements", "tree", "chain", "bulk"};
    size_t i;
    r->e->scope_bulk = true;
    if (!read_word(r, n, "scope", words, 5, &i)) return false;
    r->e->children = i == 0;
    r->e->elements = i == 1;
    return true;
}

static bool read_also(struct reader *r, const struct rules_node *n)
{
    static const char *const words[] = {"ret"};
    size_t i;
    r->e->also_ret = true;
    return read_word(r, n, "place", words, 1, &i);
}

static bool read_count(struct reader *r, const struct rules_node *n, int64_t least, int32_t *out)
{
    int64_t v;
    if (!rules_yaml_int(&r->d->src, n, r->key, &v)) return false;
    if (v < least || v > 64) {
        rules_yaml_error(&r->d->src, n, "'%s' must lie between %d and 64", r->key, (int)least);
        return false;
    }
    *out = (int32_t)v;
    return true;
}

static bool read_list(struct reader *r, const struct rules_node *n, const char ***words, uint32_t *count)
{
    return rules_yaml_strings(&r->d->src, n, r->key, '|', words, count);
}

/* Values of a list of words; words without a value (a name that no `constants:` gives) stay words. `NAME@argN` also
 * says which argument it is about. */
static void value_words(struct reader *r, const char **words, uint32_t n, int64_t *values, uint32_t *n_values)
{
    for (uint32_t i = 0; i < n && *n_values < 4; i++) {
        const char *at = strchr(words[i], '@');
        size_t len = at ? (size_t)(at - words[i]) : strlen(words[i]);
        int64_t arg;
        if (at && parse_arg_word(at + 1, &arg) && arg < r->params) r->e->flags = (int32_t)arg;
        if (strcmp(words[i], "negative") == 0)
            r->e->infinite_negative = true;
        else if (rules_constant_value(r->d, words[i], len, &values[*n_values]))
            ++*n_values;
    }
}

static bool read_bounds(struct reader *r, const struct rules_node *n, size_t at)
{
    struct rule_effect *e = r->e;
    bool endless = at == FIELD(infinite);
    if (!read_list(r, n, endless ? &e->infinite : &e->nonblock, endless ? &e->n_infinite : &e->n_nonblock))
        return false;
    if (endless)
        value_words(r, e->infinite, e->n_infinite, e->infinite_values, &e->n_infinite_values);
    else
        value_words(r, e->nonblock, e->n_nonblock, e->nonblock_values, &e->n_nonblock_values);
    return true;
}

static bool read_listed(struct reader *r, const struct rules_node *n, size_t at)
{
    struct rule_effect *e = r->e;
    if (at == FIELD(infinite) || at == FIELD(nonblock)) return read_bounds(r, n, at);
    if (at == FIELD(alt)) return read_list(r, n, &e->alt, &e->n_alt);
    return read_list(r, n, &e->needs, &e->n_needs);
}

static bool read_key(struct reader *r, const struct effect_key *k, const struct rules_node *n)
{
    char *base = (char *)r->e;
    int32_t unused;
    r->key = k->name;
    switch (k->type) {
    case KEY_OP: return read_op(r, n);
    case KEY_KIND: return read_kind_ref(r, n);
    case KEY_PLACE: return read_place(r, n, (void *)(base + k->at));
    case KEY_VIA: return read_via(r, n);
    case KEY_FIELD: return rules_yaml_text(&r->d->src, n, "field", &r->e->at.field);
    case KEY_COND: return rules_cond_read(r->d, n, r->params, (void *)(base + k->at));
    case KEY_BOOL: return rules_yaml_bool(&r->d->src, n, k->name, (void *)(base + k->at));
    case KEY_ARG: return read_arg(r, n, k->at == NOWHERE ? &unused : (void *)(base + k->at));
    case KEY_COUNT: return read_count(r, n, 1, (void *)(base + k->at));
    case KEY_INDEX: return read_count(r, n, 0, (void *)(base + k->at));
    case KEY_TEXT: return rules_yaml_text(&r->d->src, n, k->name, (void *)(base + k->at));
    case KEY_LIST: return read_listed(r, n, k->at);
    case KEY_TO: return read_to(r, n);
    case KEY_ALSO: return read_also(r, n);
    case KEY_SCOPE: return read_scope(r, n);
    case KEY_AUTO: return read_auto_release(r, n);
    case KEY_EXIT: return read_exit_kind(r, n);
    case KEY_IGNORED: return true;
    }
    return true;
}

static const struct effect_key *find_key(const char *name)
{
    for (size_t i = 0; i < N_EFFECT_KEYS; i++) {
        if (effect_keys[i].name[0] == name[0] && strcmp(effect_keys[i].name, name) == 0) return &effect_keys[i];
    }
    return NULL;
}

static void unknown_key(struct rules_draft *d, const struct rules_node *n)
{
    const char *words[N_EFFECT_KEYS];
    for (size_t i = 0; i < N_EFFECT_KEYS; i++) words[i] = effect_keys[i].name;
    rules_yaml_unknown(&d->src, n, 0, "key of an effect", n->text, words, N_EFFECT_KEYS);
}

/* What the keys together must say. */
static bool check_whole(struct rules_draft *d, const struct rules_node *n, const struct rule_effect *e)
{
    const char *op = rule_op_name(e->op), *missing = NULL;
    if (needs[e->op].kind && !e->kind && !e->any_kind && !rules_yaml_get(n, "kind")) missing = "kind";
    if (needs[e->op].at && e->at.where == RULE_AT_NONE) missing = "at";
    if (e->op == RULE_EXIT && !e->exit_kind) missing = "exit_kind";
    if (e->op == RULE_QUERY && !e->what) missing = "what";
    if (e->op == RULE_TRANSFER && !rules_yaml_get(n, "to")) missing = "to";
    bool container = e->op == RULE_INSERT || e->op == RULE_REMOVE;
    if (container && e->to_arg < 0) missing = "to";
    if (e->op == RULE_VISIT && e->each < 0) missing = "each";
    bool entry =
        e->entry >= 0 || e->entry_of >= 0 || rules_yaml_get(n, "entry_expr") || rules_yaml_get(n, "entry_block");
    bool own = e->handle.where != RULE_AT_NONE; /* the thread runs a loop of the library's */
    if (e->op == RULE_SPAWN && !entry && !own) missing = "entry";
    if (missing) {
        rules_yaml_error(&d->src, n, "op '%s' needs '%s'", op, missing);
        return false;
    }
    bool makes = e->op == RULE_CREATE || e->op == RULE_INIT;
    if (makes && e->any_kind) {
        rules_yaml_error(&d->src, n, "op '%s' needs one certain kind", op);
        return false;
    }
    container |= e->op == RULE_VISIT || e->each >= 0;
    if (container && e->kind && !e->kind->container) {
        rules_yaml_error(&d->src, n, "'%s' is about a kind with `container: true`", e->each >= 0 ? "each" : op);
        return false;
    }
    if (e->owned_by >= 0 && !makes) {
        rules_yaml_error(&d->src, n, "'owned_by' goes with op 'create' or 'init' only");
        return false;
    }
    bool by_value = makes && e->at.where == RULE_AT_ARG && e->at.via == RULE_VIA_VALUE && !e->at.field;
    if (rules_yaml_get(n, "via")) by_value = false; /* said on purpose: the number passed in is live again */
    if (by_value && e->kind && e->kind->repr != RULE_REPR_OTHER) {
        rules_yaml_error(&d->src, n, "a handle made through an argument needs 'via: out', 'addr' or 'object'");
        return false;
    }
    return true;
}

bool rules_effect_read(struct rules_draft *d, const struct rules_node *n, int32_t params, struct rule_effect *out)
{
    *out = (struct rule_effect){
        .parent = -1,
        .callback = -1,
        .data = -1,
        .destroy = -1,
        .entry = -1,
        .timeout = -1,
        .deadline = -1,
        .cancellable = -1,
        .on_arg = -1,
        .release_fn = -1,
        .attr = -1,
        .to_arg = -1,
        .count = -1,
        .flags = -1,
        .key = -1,
        .cases = -1,
        .data_param = -1,
        .error = -1,
        .owned_by = -1,
        .callback_gets = -1,
        .each = -1,
        .entry_of = -1,
        .context_of = -1,
    };
    if (n->kind != RULES_NODE_MAP) {
        rules_yaml_error(&d->src, n, "an effect is a map such as {op: release, kind: fd, at: arg0}");
        return false;
    }
    if (!rules_yaml_get(n, "op")) {
        rules_yaml_error(&d->src, n, "an effect needs 'op'");
        return false;
    }
    struct reader r = {.d = d, .e = out, .params = params};
    bool ok = true;
    const struct rules_node *given[N_EFFECT_KEYS] = {0};
    for (uint32_t i = 0; i + 1 < n->n; i += 2) {
        if (n->items[i]->kind != RULES_NODE_SCALAR) continue;
        const struct effect_key *k = find_key(n->items[i]->text);
        if (!k) {
            unknown_key(d, n->items[i]);
            ok = false;
        } else if (!given[k - effect_keys]) {
            given[k - effect_keys] = n->items[i + 1];
        }
    }
    /* In the table's order, not the file's: `via` and `field` refine `at`. */
    for (size_t i = 0; i < N_EFFECT_KEYS; i++) {
        if (given[i] && !read_key(&r, &effect_keys[i], given[i])) ok = false;
    }
    if (out->when_stored) out->discard_ok = true;
    return ok && check_whole(d, n, out);
}
