/* The text of an annotation, cut into statements: WORD(ARGUMENT) at PLACE, key: value, key; ... */
#include "rules/rules_annot.h"

#include <ctype.h>
#include <string.h>

/* Words that are no effect. */
static const struct {
    const char *word;
    enum annot_what what;
    bool arg; /* needs parentheses */
} others[] = {
    {"kind", ANNOT_KIND, true},         {"borrows", ANNOT_FACT, false},        {"returns_nonnull", ANNOT_FACT, false},
    {"returns_arg", ANNOT_FACT, true},  {"returns_cleared", ANNOT_FACT, true}, {"detached", ANNOT_OTHER, true},
    {"nonblocking", ANNOT_OTHER, false}};
enum { N_OTHERS = sizeof others / sizeof others[0] };

struct cursor {
    struct rules_draft *d;
    const char *s, *text;   /* text: where it began, column 1 */
    struct rules_node here; /* where diags stand */
};

/* Diags from here on, and nodes, stand where the cursor is. */
static void mark(struct cursor *c)
{
    c->here.col = (uint32_t)(c->s - c->text) + 1;
}

static void skip_space(struct cursor *c)
{
    while (*c->s == ' ' || *c->s == '\t' || *c->s == '\n') c->s++;
}

static const char *take(struct cursor *c, size_t n)
{
    const char *text = arena_strndup(c->d->src.arena, c->s, n);
    c->s += n;
    return text;
}

static size_t word_length(const char *s)
{
    size_t n = 0;
    while (isalnum((unsigned char)s[n]) || s[n] == '_') n++;
    return n;
}

/* How far it goes to one of `stops` outside of brackets, without the blanks before it. */
static size_t value_length(const char *s, const char *stops)
{
    size_t n = 0;
    for (int depth = 0; s[n] && (depth || !strchr(stops, s[n])); n++) {
        if (strchr("([{", s[n])) depth++;
        if (strchr(")]}", s[n])) depth--;
        if (depth < 0) break;
    }
    while (n && isspace((unsigned char)s[n - 1])) n--;
    return n;
}

struct rules_node *annot_scalar(struct rules_draft *d, const char *text, const struct rules_node *at)
{
    struct rules_node *n = ARENA_NEW(d->src.arena, struct rules_node);
    *n = (struct rules_node){.kind = RULES_NODE_SCALAR, .line = at->line, .col = at->col, .text = text};
    return n;
}

static struct rules_node *empty(const struct cursor *c, enum rules_node_kind kind)
{
    struct rules_node *n = annot_scalar(c->d, "", &c->here);
    n->kind = kind;
    return n;
}

void annot_put(struct rules_draft *d, struct rules_node *map, const char *key, struct rules_node *value)
{
    ARENA_PUSH(d->src.arena, map->items, map->n, map->cap, annot_scalar(d, key, value));
    ARENA_PUSH(d->src.arena, map->items, map->n, map->cap, value);
}

/* `[a, b]` is a list, everything else one scalar. */
static struct rules_node *value_node(struct cursor *c, const char *text)
{
    size_t len = strlen(text);
    if (text[0] != '[' || text[len - 1] != ']') return annot_scalar(c->d, text, &c->here);
    struct rules_node *list = empty(c, RULES_NODE_LIST);
    const char *inside = arena_strndup(c->d->src.arena, text + 1, len - 2);
    struct cursor in = {.d = c->d, .s = inside, .text = inside, .here = c->here};
    for (skip_space(&in); *in.s; skip_space(&in)) {
        const char *item = take(&in, value_length(in.s, ","));
        ARENA_PUSH(c->d->src.arena, list->items, list->n, list->cap, annot_scalar(c->d, item, &c->here));
        skip_space(&in);
        if (*in.s) in.s++;
    }
    return list;
}

/* `, key: value`; the colon may be missing, and the value of a flag. */
static bool parse_keys(struct cursor *c, struct annot_stmt *st)
{
    for (skip_space(c); *c->s == ','; skip_space(c)) {
        c->s++;
        skip_space(c);
        mark(c);
        size_t n = word_length(c->s);
        if (!n || !st->node) {
            rules_yaml_error(&c->d->src, &c->here,
                             st->node ? "a key is missing behind the comma, such as: fail: ret < 0"
                                      : "'%s' takes no keys",
                             st->word);
            return false;
        }
        const char *key = take(c, n);
        skip_space(c);
        if (*c->s == ':') c->s++;
        skip_space(c);
        const struct rules_node at_key = c->here;
        mark(c);
        const char *value = take(c, value_length(c->s, ",;"));
        struct rules_node *v = value_node(c, *value ? value : "true");
        c->here = at_key;
        if (rules_yaml_get(st->node, key)) {
            rules_yaml_error(&c->d->src, &c->here, "'%s' is said twice", key);
            return false;
        }
        annot_put(c->d, st->node, key, v);
        st->node->items[st->node->n - 2]->col = at_key.col;
    }
    return true;
}

static bool parse_place(struct cursor *c, struct annot_stmt *st)
{
    skip_space(c);
    if (strncmp(c->s, "at", 2) != 0 || !isspace((unsigned char)c->s[2])) return true;
    c->s += 2;
    skip_space(c);
    mark(c);
    size_t n = strcspn(c->s, " \t\n,;");
    if (!n || st->what != ANNOT_EFFECT) {
        rules_yaml_error(&c->d->src, &c->here,
                         n ? "'%s' has no place" : "a place is missing behind 'at': ret, arg0, *arg1, ...", st->word);
        return false;
    }
    st->place = take(c, n);
    annot_put(c->d, st->node, "at", annot_scalar(c->d, st->place, &c->here));
    return true;
}

static bool parse_arg(struct cursor *c, struct annot_stmt *st)
{
    skip_space(c);
    if (*c->s != '(') return true;
    size_t n = value_length(c->s + 1, "");
    if (c->s[1 + n + strspn(c->s + 1 + n, " \t\n")] != ')') {
        rules_yaml_error(&c->d->src, &c->here, "')' is missing behind '%s('", st->word);
        return false;
    }
    c->s++;
    skip_space(c);
    mark(c);
    st->arg = take(c, value_length(c->s, ""));
    skip_space(c);
    c->s++;
    return true;
}

/* Which word it is; a diag names the nearest when it is none. */
static bool classify(struct cursor *c, struct annot_stmt *st, bool *needs_arg)
{
    const char *words[RULE_N_OPS + N_OTHERS];
    for (int i = 0; i < RULE_N_OPS; i++) {
        words[i] = rule_op_name((enum rule_op)i);
        if (strcmp(words[i], st->word) != 0) continue;
        st->what = ANNOT_EFFECT;
        return true;
    }
    for (int i = 0; i < N_OTHERS; i++) {
        words[RULE_N_OPS + i] = others[i].word;
        if (strcmp(others[i].word, st->word) != 0) continue;
        st->what = others[i].what;
        *needs_arg = others[i].arg;
        return true;
    }
    rules_yaml_unknown(&c->d->src, &c->here, 0, "word", st->word, words, RULE_N_OPS + N_OTHERS);
    return false;
}

/* One statement; false when the rest of the text is given up. */
static bool parse_stmt(struct cursor *c, struct annot_stmt *st)
{
    size_t n = word_length(c->s);
    bool needs_arg = false;
    mark(c);
    const struct rules_node at_word = c->here;
    if (!n) {
        rules_yaml_error(&c->d->src, &c->here, "expected a word such as create, release or block, found '%s'", c->s);
        return false;
    }
    st->word = take(c, n);
    if (!classify(c, st, &needs_arg) || !parse_arg(c, st)) return false;
    const struct rules_node at_arg = c->here;
    c->here = at_word;
    if (needs_arg && (!st->arg || !*st->arg)) {
        rules_yaml_error(&c->d->src, &c->here, "'%s' needs something in parentheses", st->word);
        return false;
    }
    if (st->what == ANNOT_EFFECT || st->what == ANNOT_KIND) {
        st->node = empty(c, RULES_NODE_MAP);
        if (st->what == ANNOT_EFFECT) annot_put(c->d, st->node, "op", annot_scalar(c->d, st->word, &c->here));
        if (st->arg) annot_put(c->d, st->node, "kind", annot_scalar(c->d, st->arg, &at_arg));
    }
    if (!parse_place(c, st) || !parse_keys(c, st)) return false;
    if (!*c->s || *c->s == ';') return true;
    mark(c);
    rules_yaml_error(&c->d->src, &c->here, "expected ', key: value', ';' or the end, found '%s'", c->s);
    return false;
}

struct annot_stmt *annot_parse(struct rules_draft *d, const char *text, uint32_t line, uint32_t *n)
{
    struct cursor c = {.d = d, .s = text, .here = {.kind = RULES_NODE_SCALAR, .line = line, .col = 1, .text = ""}};
    struct annot_stmt *all = NULL;
    uint32_t cap = 0;
    *n = 0;
    skip_space(&c);
    c.text = c.s;
    for (;;) {
        struct annot_stmt st = {0};
        if (!parse_stmt(&c, &st)) break;
        ARENA_PUSH(d->src.arena, all, *n, cap, st);
        if (!*c.s) break;
        c.s++;
        skip_space(&c);
        if (!*c.s) break;
    }
    return all;
}
