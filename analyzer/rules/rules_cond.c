/* Conditions on a call's result or arguments: `ret == NULL`, `arg1 & (A|B)`, `arg1 in {A, B}`, `never`, `? in words`.
 */
#include "rules/rules_draft.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct rules_constant builtin[] = {
    {"NULL", 0}, {"FALSE", 0}, {"TRUE", 1}, {"false", 0}, {"true", 1},
};
enum { N_BUILTIN = sizeof builtin / sizeof builtin[0] };

bool rules_constant_value(const struct rules_draft *d, const char *s, size_t len, int64_t *out)
{
    if (rules_yaml_parse_int(s, len, out)) return true;
    for (size_t i = 0; i < N_BUILTIN; i++) {
        if (strlen(builtin[i].name) == len && strncmp(builtin[i].name, s, len) == 0) {
            *out = builtin[i].value;
            return true;
        }
    }
    for (uint32_t i = 0; i < d->n_constants; i++) {
        if (strlen(d->constants[i].name) == len && strncmp(d->constants[i].name, s, len) == 0) {
            *out = d->constants[i].value;
            return true;
        }
    }
    return false;
}

static void unknown_constant(struct rules_draft *d, const struct rules_node *n, size_t off, const char *word)
{
    const char **words = xmalloc(sizeof *words * (d->n_constants + N_BUILTIN));
    uint32_t k = 0;
    for (size_t i = 0; i < N_BUILTIN; i++) words[k++] = builtin[i].name;
    for (uint32_t i = 0; i < d->n_constants; i++) words[k++] = d->constants[i].name;
    const char *near = str_nearest(word, words, k);
    if (near) {
        rules_yaml_error_at(&d->src, n, off, "unknown constant '%s'; did you mean '%s'?", word, near);
    } else {
        rules_yaml_error_at(&d->src, n, off, "unknown constant '%s'; give its value under `constants:`", word);
    }
    free(words);
}

/* ---- a cursor over the condition's text ---- */

struct cursor {
    struct rules_draft *d;
    const struct rules_node *node;
    const char *s;
    size_t at;
    int32_t params;
};

static void skip_space(struct cursor *c)
{
    while (c->s[c->at] == ' ' || c->s[c->at] == '\t' || c->s[c->at] == '\n') c->at++;
}

/* Takes `word` when it is next. */
static bool take(struct cursor *c, const char *word)
{
    skip_space(c);
    size_t n = strlen(word);
    if (strncmp(c->s + c->at, word, n) != 0) return false;
    if (isalpha((unsigned char)word[n - 1]) && (isalnum((unsigned char)c->s[c->at + n]) || c->s[c->at + n] == '_')) {
        return false;
    }
    c->at += n;
    return true;
}

/* The next run of name or number characters; its length. */
static size_t word_length(const struct cursor *c)
{
    size_t n = 0;
    const char *s = c->s + c->at;
    if (s[0] == '-' || s[0] == '+') n++;
    while (isalnum((unsigned char)s[n]) || s[n] == '_') n++;
    return n;
}

static bool fail(struct cursor *c, const char *msg)
{
    rules_yaml_error_at(&c->d->src, c->node, c->at, "%s", msg);
    return false;
}

/* `.reply_type` behind ret. */
static bool read_member(struct cursor *c, struct rule_cond *out)
{
    c->at++;
    size_t n = word_length(c);
    if (!n) return fail(c, "expected the name of a member after 'ret.'");
    out->field = arena_strndup(c->d->src.arena, c->s + c->at, n);
    c->at += n;
    return true;
}

static bool read_subject(struct cursor *c, struct rule_cond *out)
{
    skip_space(c);
    size_t start = c->at, n = word_length(c);
    const char *word = arena_strndup(c->d->src.arena, c->s + start, n);
    int64_t arg = 0;
    out->on_ret = strcmp(word, "ret") == 0;
    if (out->on_ret) {
        c->at += n;
        return c->s[c->at] != '.' || read_member(c, out);
    }
    if (strncmp(word, "arg", 3) == 0 && isdigit((unsigned char)word[3]) &&
        rules_yaml_parse_int(word + 3, n - 3, &arg)) {
        if (!rules_arg_check(&c->d->src, c->node, start, arg, c->params)) return false;
        out->arg = (uint32_t)arg;
        c->at += n;
        return true;
    }
    static const char *const words[] = {"ret", "arg0", "arg1", "never", "success"};
    if (!n) return fail(c, "a condition starts with 'ret', 'argN', 'never' or '?'");
    rules_yaml_unknown(&c->d->src, c->node, start, "subject of a condition", word, words, 5);
    return false;
}

static bool read_compare(struct cursor *c, struct rule_cond *out)
{
    static const struct {
        const char *text;
        enum rule_cmp cmp;
    } ops[] = {{"==", RULE_EQ}, {"!=", RULE_NE}, {"<=", RULE_LE}, {">=", RULE_GE},
               {"<", RULE_LT},  {">", RULE_GT},  {"&", RULE_HAS}, {"in", RULE_IN}};
    for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++) {
        if (take(c, ops[i].text)) {
            out->cmp = ops[i].cmp;
            return true;
        }
    }
    return fail(c, "expected ==, !=, <, <=, >, >=, & or 'in'");
}

static bool read_value(struct cursor *c, int64_t *out)
{
    skip_space(c);
    size_t n = word_length(c);
    if (!n) return fail(c, "expected a number or a constant");
    if (!rules_constant_value(c->d, c->s + c->at, n, out)) {
        unknown_constant(c->d, c->node, c->at, arena_strndup(c->d->src.arena, c->s + c->at, n));
        return false;
    }
    c->at += n;
    return true;
}

static bool read_values(struct cursor *c, struct rule_cond *out)
{
    enum { MAX = sizeof out->values / sizeof out->values[0] };
    if (out->cmp == RULE_HAS) { /* A|B|C, in parentheses or not */
        bool paren = take(c, "(");
        do {
            int64_t v;
            if (!read_value(c, &v)) return false;
            out->values[0] |= v;
        } while (take(c, "|"));
        out->n_values = 1;
        if (paren && !take(c, ")")) return fail(c, "expected ')'");
        if (!out->values[0]) return fail(c, "no bit is named: the condition can never hold");
        return true;
    }
    if (out->cmp != RULE_IN) {
        out->n_values = 1;
        return read_value(c, &out->values[0]);
    }
    if (!take(c, "{")) return fail(c, "expected '{' after 'in'");
    do {
        if (out->n_values == MAX) return fail(c, "at most 8 values after 'in'");
        if (!read_value(c, &out->values[out->n_values])) return false;
        out->n_values++;
    } while (take(c, ","));
    return take(c, "}") || fail(c, "expected ',' or '}'");
}

bool rules_cond_read(struct rules_draft *d, const struct rules_node *n, int32_t params, struct rule_cond *out)
{
    *out = (struct rule_cond){0};
    if (!rules_yaml_text(&d->src, n, "condition", &out->text)) return false;
    struct cursor c = {.d = d, .node = n, .s = out->text, .params = params};
    skip_space(&c);
    if (c.s[c.at] == '?' || strcmp(out->text, "success") == 0) {
        out->kind = RULE_COND_OPAQUE;
        return true;
    }
    if (take(&c, "never")) {
        out->kind = RULE_COND_NEVER;
    } else {
        out->kind = RULE_COND_CMP;
        if (!read_subject(&c, out) || !read_compare(&c, out) || !read_values(&c, out)) return false;
    }
    skip_space(&c);
    if (c.s[c.at]) return fail(&c, "a condition is one comparison; write '? ...' for what the engine cannot test");
    return true;
}

bool rules_values_read(struct rules_draft *d, const struct rules_node *n, const char *what, int64_t *out, uint32_t max,
                       uint32_t *n_out)
{
    const char **words;
    uint32_t len;
    if (!rules_yaml_strings(&d->src, n, what, 0, &words, &len)) return false;
    if (len > max) {
        rules_yaml_error(&d->src, n, "'%s' has more than %u values", what, max);
        return false;
    }
    for (uint32_t i = 0; i < len; i++) {
        const struct rules_node *item = n->kind == RULES_NODE_LIST ? n->items[i] : n;
        if (!rules_constant_value(d, words[i], strlen(words[i]), &out[i])) {
            unknown_constant(d, item, 0, words[i]);
            return false;
        }
    }
    *n_out = len;
    return true;
}
