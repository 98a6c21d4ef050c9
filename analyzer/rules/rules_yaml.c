/* YAML events to a small tree with positions. Packs come from anywhere: nothing here trusts them. */
#include "rules/rules_yaml.h"

#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* ---- diagnostics ---- */

static void add_diag(struct rules_source *src, uint32_t line, uint32_t col, const char *fmt, va_list ap)
{
    if (src->n_diags > RULES_YAML_MAX_ERRORS) return;
    struct rules_diag d = {.line = line, .col = col, .msg = "too many mistakes; the rest is not told"};
    if (src->n_diags < RULES_YAML_MAX_ERRORS) {
        char text[640];
        struct strbuf shown = {0};
        vsnprintf(text, sizeof text, fmt, ap);
        strbuf_visible(&shown, text);
        d.msg = arena_strdup(src->arena, strbuf_cstr(&shown));
        strbuf_release(&shown);
    }
    ARENA_PUSH(src->arena, src->diags, src->n_diags, src->cap_diags, d);
}

static void error_at(struct rules_source *src, uint32_t line, uint32_t col, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
static void error_at(struct rules_source *src, uint32_t line, uint32_t col, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add_diag(src, line, col, fmt, ap);
    va_end(ap);
}

void rules_yaml_error(struct rules_source *src, const struct rules_node *n, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add_diag(src, n->line, n->col, fmt, ap);
    va_end(ap);
}

void rules_yaml_error_at(struct rules_source *src, const struct rules_node *n, size_t off, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add_diag(src, n->line, n->col + (uint32_t)off + (n->quoted ? 1 : 0), fmt, ap);
    va_end(ap);
}

void rules_yaml_unknown(struct rules_source *src, const struct rules_node *n, size_t off, const char *what,
                        const char *word, const char *const *words, size_t n_words)
{
    enum { FEW = 12 };
    if (src->n_diags > RULES_YAML_MAX_ERRORS) return; /* would not be told; the search is not free */
    const char *near = str_nearest(word, words, n_words);
    if (near) {
        rules_yaml_error_at(src, n, off, "unknown %s '%s'; did you mean '%s'?", what, word, near);
        return;
    }
    if (!n_words || n_words > FEW) {
        rules_yaml_error_at(src, n, off, "unknown %s '%s'", what, word);
        return;
    }
    struct strbuf all = {0};
    for (size_t i = 0; i < n_words; i++) strbuf_addf(&all, "%s%s", i ? ", " : "", words[i]);
    rules_yaml_error_at(src, n, off, "unknown %s '%s'; known: %s", what, word, strbuf_cstr(&all));
    strbuf_release(&all);
}

static int diag_cmp(const void *a, const void *b)
{
    const struct rules_diag *x = a, *y = b;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->col != y->col) return x->col < y->col ? -1 : 1;
    return strcmp(x->msg, y->msg);
}

void rules_yaml_print(struct rules_source *src, struct strbuf *out)
{
    if (src->n_diags) {
        /* The note that there are more stays last. */
        uint32_t n = src->n_diags > RULES_YAML_MAX_ERRORS ? RULES_YAML_MAX_ERRORS : src->n_diags;
        qsort(src->diags, n, sizeof *src->diags, diag_cmp);
    }
    for (uint32_t i = 0; i < src->n_diags; i++) {
        const struct rules_diag *d = &src->diags[i];
        strbuf_addf(out, "%s:%u:%u: error: %s\n", src->file, d->line, d->col, d->msg);
    }
}

/* ---- events to nodes ---- */

/* The lists and maps that are open while events come in. */
struct builder {
    struct rules_source *src;
    struct rules_node *open[RULES_YAML_MAX_DEPTH];
    uint32_t depth;
    bool bad;
};

static void builder_fail(struct builder *b, const yaml_event_t *ev, const char *msg)
{
    error_at(b->src, (uint32_t)ev->start_mark.line + 1, (uint32_t)ev->start_mark.column + 1, "%s", msg);
    b->bad = true;
}

static struct rules_node *node_new(struct builder *b, const yaml_event_t *ev, enum rules_node_kind kind)
{
    struct rules_node *n = ARENA_NEW(b->src->arena, struct rules_node);
    n->kind = kind;
    n->line = (uint32_t)ev->start_mark.line + 1;
    n->col = (uint32_t)ev->start_mark.column + 1;
    n->text = "";
    return n;
}

static void check_new_key(struct builder *b, const struct rules_node *map, const struct rules_node *key)
{
    if (key->kind != RULES_NODE_SCALAR) {
        rules_yaml_error(b->src, key, "a key must be a plain word");
        return;
    }
    for (uint32_t i = 0; i < map->n; i += 2) {
        const struct rules_node *old = map->items[i];
        if (old->kind == RULES_NODE_SCALAR && strcmp(old->text, key->text) == 0) {
            rules_yaml_error(b->src, key, "key '%s' is given twice, first on line %u", key->text, old->line);
            return;
        }
    }
}

static void builder_add(struct builder *b, struct rules_node *n)
{
    if (!b->depth) {
        b->src->root = n;
        return;
    }
    struct rules_node *in = b->open[b->depth - 1];
    if (in->kind == RULES_NODE_MAP && in->n % 2 == 0) {
        if (in->n / 2 == RULES_YAML_MAX_KEYS) {
            rules_yaml_error(b->src, n, "a map has more than %d keys", RULES_YAML_MAX_KEYS);
            b->bad = true;
            return;
        }
        check_new_key(b, in, n);
    }
    ARENA_PUSH(b->src->arena, in->items, in->n, in->cap, n);
}

static void builder_open(struct builder *b, const yaml_event_t *ev, enum rules_node_kind kind)
{
    if (b->depth == RULES_YAML_MAX_DEPTH) {
        builder_fail(b, ev, "lists and maps are nested too deeply");
        return;
    }
    struct rules_node *n = node_new(b, ev, kind);
    builder_add(b, n);
    b->open[b->depth++] = n;
}

static void builder_scalar(struct builder *b, const yaml_event_t *ev)
{
    struct rules_node *n = node_new(b, ev, RULES_NODE_SCALAR);
    size_t len = ev->data.scalar.length;
    n->text = arena_strndup(b->src->arena, (const char *)ev->data.scalar.value, len);
    n->quoted = ev->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (strlen(n->text) != len) {
        builder_fail(b, ev, "text contains a NUL character");
        return;
    }
    builder_add(b, n);
}

static bool has_anchor_or_tag(const yaml_event_t *ev)
{
    switch (ev->type) {
    case YAML_SCALAR_EVENT: return ev->data.scalar.anchor || ev->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT: return ev->data.sequence_start.anchor || ev->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT: return ev->data.mapping_start.anchor || ev->data.mapping_start.tag;
    default: return false;
    }
}

static void builder_event(struct builder *b, const yaml_event_t *ev)
{
    if (has_anchor_or_tag(ev)) {
        builder_fail(b, ev, "anchors (&name) and tags (!name) are not allowed here");
        return;
    }
    switch (ev->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (b->src->root) builder_fail(b, ev, "a file holds one document: a second YAML document starts here");
        break;
    case YAML_ALIAS_EVENT:
        builder_fail(b, ev, "aliases (*name) are not allowed here; quote text that starts with *");
        break;
    case YAML_SCALAR_EVENT: builder_scalar(b, ev); break;
    case YAML_SEQUENCE_START_EVENT: builder_open(b, ev, RULES_NODE_LIST); break;
    case YAML_MAPPING_START_EVENT: builder_open(b, ev, RULES_NODE_MAP); break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: b->depth--; break;
    default: break;
    }
}

/* libyaml tells bad bytes by their offset only. */
static void offset_to_place(const char *text, size_t len, size_t off, uint32_t *line, uint32_t *col)
{
    *line = *col = 1;
    for (size_t i = 0; i < off && i < len; i++) {
        if (text[i] == '\n') {
            (*line)++;
            *col = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            (*col)++;
        }
    }
}

static void syntax_error(struct rules_source *src, const yaml_parser_t *p, const char *text, size_t len)
{
    uint32_t line = (uint32_t)p->problem_mark.line + 1, col = (uint32_t)p->problem_mark.column + 1;
    if (p->error == YAML_READER_ERROR) offset_to_place(text, len, p->problem_offset, &line, &col);
    const char *problem = p->problem ? p->problem : "cannot be parsed";
    if (p->context) {
        error_at(src, line, col, "YAML: %s (%s)", problem, p->context);
    } else {
        error_at(src, line, col, "YAML: %s", problem);
    }
}

void rules_yaml_parse(struct rules_source *src, const char *text, size_t len)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) BUG("no memory for a YAML parser");
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
    struct builder b = {.src = src};
    for (bool more = true; more && !b.bad;) {
        yaml_event_t ev;
        if (!yaml_parser_parse(&parser, &ev)) {
            syntax_error(src, &parser, text, len);
            b.bad = true;
            break;
        }
        more = ev.type != YAML_STREAM_END_EVENT;
        builder_event(&b, &ev);
        yaml_event_delete(&ev);
    }
    yaml_parser_delete(&parser);
    if (b.bad) {
        src->root = NULL;
    } else if (!src->root && !src->may_be_empty) {
        error_at(src, 1, 1, "the file is empty; a pack starts with `pack: NAME`");
    }
}

/* ---- typed access ---- */

struct rules_node *rules_yaml_get(const struct rules_node *n, const char *key)
{
    if (n->kind != RULES_NODE_MAP) return NULL;
    for (uint32_t i = 0; i + 1 < n->n; i += 2) {
        const struct rules_node *k = n->items[i];
        if (k->kind == RULES_NODE_SCALAR && k->text[0] == key[0] && strcmp(k->text, key) == 0) return n->items[i + 1];
    }
    return NULL;
}

bool rules_yaml_text(struct rules_source *src, const struct rules_node *n, const char *what, const char **out)
{
    if (n->kind != RULES_NODE_SCALAR) {
        rules_yaml_error(src, n, "'%s' must be text", what);
        return false;
    }
    if (!n->text[0]) {
        rules_yaml_error(src, n, "'%s' is empty", what);
        return false;
    }
    *out = n->text;
    return true;
}

bool rules_yaml_bool(struct rules_source *src, const struct rules_node *n, const char *what, bool *out)
{
    if (n->kind == RULES_NODE_SCALAR && (strcmp(n->text, "true") == 0 || strcmp(n->text, "false") == 0)) {
        *out = n->text[0] == 't';
        return true;
    }
    rules_yaml_error(src, n, "'%s' must be true or false", what);
    return false;
}

bool rules_yaml_parse_int(const char *s, size_t len, int64_t *out)
{
    char buf[32];
    if (!len || len >= sizeof buf) return false;
    memcpy(buf, s, len);
    buf[len] = '\0';
    const char *digits = buf + (buf[0] == '-' || buf[0] == '+');
    if (digits[0] < '0' || digits[0] > '9') return false;
    char *end;
    errno = 0;
    long long v = strtoll(buf, &end, 0);
    if (errno == ERANGE && buf[0] != '-') { /* 0xffffffffffffffff and the like: kept as its bits */
        errno = 0;
        v = (long long)strtoull(buf, &end, 0);
    }
    if (errno || *end) return false;
    *out = v;
    return true;
}

bool rules_yaml_int(struct rules_source *src, const struct rules_node *n, const char *what, int64_t *out)
{
    if (n->kind == RULES_NODE_SCALAR && rules_yaml_parse_int(n->text, strlen(n->text), out)) return true;
    rules_yaml_error(src, n, "'%s' must be an integer", what);
    return false;
}

bool rules_yaml_strings(struct rules_source *src, const struct rules_node *n, const char *what, char split,
                        const char ***out, uint32_t *n_out)
{
    const char **all = NULL;
    uint32_t len = 0, cap = 0, n_nodes = n->kind == RULES_NODE_LIST ? n->n : 1;
    for (uint32_t i = 0; i < n_nodes; i++) {
        const struct rules_node *item = n->kind == RULES_NODE_LIST ? n->items[i] : n;
        const char *text;
        if (item->kind != RULES_NODE_SCALAR) {
            rules_yaml_error(src, item, "'%s' must be text or a list of texts", what);
            return false;
        }
        if (!rules_yaml_text(src, item, what, &text)) return false;
        for (const char *p = text;;) {
            const char *end = split ? strchr(p, split) : NULL;
            size_t part = end ? (size_t)(end - p) : strlen(p);
            if (!part) {
                rules_yaml_error(src, item, "'%s' has an empty part", what);
                return false;
            }
            ARENA_PUSH(src->arena, all, len, cap, arena_strndup(src->arena, p, part));
            if (!end) break;
            p = end + 1;
        }
    }
    *out = all;
    *n_out = len;
    return true;
}
