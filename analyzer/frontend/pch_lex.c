/* A lexer that knows words, strings, comments and directives and nothing else. */
#include "frontend/pch_lex.h"

#include "base/hash.h"

#include <string.h>

#define MAX_DEPTH 64
#define MAX_BLOCK 512 /* bytes of a block that declares a type */
#define MIXED     1   /* block hash of a word in blocks of different content */

struct conditional {
    const char *text;    /* the line */
    const char *chain;   /* it and those of its #elif */
    uint64_t absent;     /* the word of #ifndef, 0 for others */
    uint64_t present;    /* the word of #ifdef */
    uint64_t unless;     /* as in a macro, of the branch */
    const char *body;    /* behind the line */
    uint32_t count;      /* how often it had occurred */
    uint32_t macros;     /* macros before */
    bool defines, other; /* defines the word; has an #else */
};

struct slot {
    uint32_t index1;
};

struct lexer {
    struct arena *a;
    const char *begin, *p, *end;
    struct pch_text *out;
    uint32_t cap_words, cap_includes, cap_macros, cap_softs, cap_types, cap_asked;
    struct slot *slots; /* words seen, open addressing */
    uint32_t n_slots;
    bool in_directive, in_define, in_condition, in_test; /* in_test: #ifdef or #ifndef */
    uint32_t braces;                                     /* open ones */
    bool literal_last, defined_last;                     /* the last token was a string, the word "defined" */
    struct extent {
        uint32_t from, to;
    } * counted; /* soft blocks whose words were counted, one behind the other */
    uint32_t n_counted, cap_counted;
    bool tag_next, member_next, undef_next;
    uint32_t depth;
    uint32_t looked_at, lines; /* line ends before that offset */
    struct conditional conditions[MAX_DEPTH];
    uint32_t guard; /* 1 while the file's own include guard is the outermost conditional */
    bool any_directive;
    uint64_t maybe_guard; /* name of an #ifndef that begins the file, until the next directive */
};

uint64_t pch_hash(const char *s, size_t n)
{
    return hash_bytes(s, n, 0);
}

static bool is_word_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_word(char c)
{
    return is_word_start(c) || is_digit(c);
}

/* ---- what is skipped ---- */

/* Over a comment or a line continuation; false when there is none here. */
static bool skip_nothing(struct lexer *x)
{
    size_t left = (size_t)(x->end - x->p);
    if (left >= 2 && x->p[0] == '\\' && (x->p[1] == '\n' || x->p[1] == '\r')) {
        x->p += left >= 3 && x->p[1] == '\r' && x->p[2] == '\n' ? 3 : 2;
        return true;
    }
    if (left < 2 || x->p[0] != '/') return false;
    if (x->p[1] == '*') {
        const char *close = memmem(x->p + 2, left - 2, "*/", 2);
        x->p = close ? close + 2 : x->end;
        return true;
    }
    if (x->p[1] != '/') return false;
    for (; x->p < x->end && *x->p != '\n'; x->p++)
        if (*x->p == '\\' && x->p + 1 < x->end && x->p[1] == '\n') x->p++;
    return true;
}

/* ---- words ---- */

static void grow_slots(struct lexer *x)
{
    uint32_t n = x->n_slots ? x->n_slots * 2 : 256;
    struct slot *slots = ARENA_ARRAY(x->a, struct slot, n);
    for (uint32_t i = 0; i < x->out->n_words; i++) {
        uint32_t at = (uint32_t)(x->out->words[i].hash + x->out->words[i].use) & (n - 1);
        while (slots[at].index1) at = (at + 1) & (n - 1);
        slots[at].index1 = i + 1;
    }
    x->slots = slots;
    x->n_slots = n;
}

/* What follows a tag: nothing more of the type than its name is asked for. */
static bool is_opaque(struct lexer *x, bool first)
{
    struct lexer ahead = *x;
    while (ahead.p < ahead.end && (is_blank(*ahead.p) || skip_nothing(&ahead)))
        if (ahead.p < ahead.end && is_blank(*ahead.p)) ahead.p++;
    if (ahead.p == ahead.end || x->in_directive) return false;
    return first ? *ahead.p == ';' && !x->braces : *ahead.p == ';' || *ahead.p == '*';
}

static void add_word(struct lexer *x, const char *s, size_t n, enum pch_use use)
{
    struct pch_text *out = x->out;
    uint64_t hash = pch_hash(s, n);
    bool name = x->in_define && out->n_macros && out->macros[out->n_macros - 1].name_off == s - x->begin;
    bool body = x->in_define && !name;
    bool expanded = !x->in_define && !x->in_test && !x->defined_last;
    if (out->n_words * 2 >= x->n_slots) grow_slots(x);
    uint32_t at = (uint32_t)(hash + use) & (x->n_slots - 1);
    for (; x->slots[at].index1; at = (at + 1) & (x->n_slots - 1)) {
        struct pch_word *w = &out->words[x->slots[at].index1 - 1];
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): what a slot names is there
        if (w->hash != hash || w->use != use) continue;
        w->in_define &= x->in_define;
        w->decides |= x->in_condition;
        w->expanded |= expanded;
        w->in_bodies += body;
        w->opaque = w->opaque && is_opaque(x, false);
        w->count++;
        return;
    }
    struct pch_word w = {
        .hash = hash, .off = (uint32_t)(s - x->begin), .use = use, .in_define = x->in_define, .count = 1};
    w.decides = x->in_condition;
    w.expanded = expanded;
    w.in_bodies = body;
    w.opaque = use == PCH_USE_TAG && is_opaque(x, true);
    ARENA_PUSH(x->a, out->words, out->n_words, x->cap_words, w);
    x->slots[at].index1 = out->n_words;
}

static bool equals(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && memcmp(s, word, n) == 0;
}

static struct pch_word *find_word(struct lexer *x, uint64_t hash)
{
    if (!x->n_slots) return NULL;
    for (uint32_t at = (uint32_t)hash & (x->n_slots - 1); x->slots[at].index1; at = (at + 1) & (x->n_slots - 1)) {
        struct pch_word *w = &x->out->words[x->slots[at].index1 - 1];
        if (w->hash == hash && w->use == PCH_USE_PLAIN) return w;
    }
    return NULL;
}

/* Behind __has_include: what stands in its parentheses. */
static void asked(struct lexer *x)
{
    const char *s = x->p, *name = NULL;
    while (s < x->end && (*s == ' ' || *s == '\t')) s++;
    if (s == x->end || *s != '(') return; /* "defined __has_include" */
    for (s++; s < x->end && (*s == ' ' || *s == '\t');) s++;
    if (s < x->end && (*s == '<' || *s == '"')) {
        const char *q = s + 1, close = *s == '<' ? '>' : '"';
        while (q < x->end && *q != close && *q != '\n') q++;
        name = arena_strndup(x->a, s + 1, (size_t)(q - s - 1));
    }
    ARENA_PUSH(x->a, x->out->asked, x->out->n_asked, x->cap_asked, name);
}

/* Beside "##", in a macro's body. */
static bool is_pasted(const struct lexer *x, const char *s)
{
    const char *after = x->p;
    while (after < x->end && (*after == ' ' || *after == '\t')) after++;
    while (s > x->begin && (s[-1] == ' ' || s[-1] == '\t')) s--;
    return (x->end - after >= 2 && after[0] == '#' && after[1] == '#') ||
           (s - x->begin >= 2 && s[-1] == '#' && s[-2] == '#');
}

static bool is_tag_word(const char *s, size_t n)
{
    return equals(s, n, "struct") || equals(s, n, "union") || equals(s, n, "enum");
}

static void word(struct lexer *x)
{
    const char *s = x->p;
    while (x->p < x->end && is_word(*x->p)) x->p++;
    size_t n = (size_t)(x->p - s);
    if (x->p < x->end && (*x->p == '"' || *x->p == '\'') && n <= 2) return; /* L"", u8"" */
    if (x->in_define && is_pasted(x, s)) return;                            /* taken as it stands, never looked up */
    bool tag = is_tag_word(s, n);
    if (!tag) add_word(x, s, n, x->tag_next ? PCH_USE_TAG : x->member_next ? PCH_USE_MEMBER : PCH_USE_PLAIN);
    if (x->in_directive && n >= 13 && memcmp(s, "__has_include", 13) == 0) asked(x);
    x->defined_last = x->in_condition && equals(s, n, "defined");
    if (x->undef_next && !tag) { /* whatever it was before */
        struct pch_word *w = find_word(x, pch_hash(s, n));
        if (w) w->in_soft++;
    }
    x->tag_next = tag;
    x->member_next = x->undef_next = false;
}

/* ---- literals ---- */

static void literal(struct lexer *x)
{
    char quote = *x->p++;
    while (x->p < x->end && *x->p != quote && *x->p != '\n') x->p += *x->p == '\\' && x->p + 1 < x->end ? 2 : 1;
    if (x->p < x->end && *x->p == quote) x->p++;
}

static void number(struct lexer *x)
{
    while (x->p < x->end &&
           (is_word(*x->p) || *x->p == '.' || ((*x->p == '+' || *x->p == '-') && strchr("eEpP", x->p[-1]) && x->p[-1])))
        x->p++;
}

/* ---- directives ---- */

static void blanks(struct lexer *x)
{
    while (x->p < x->end && (*x->p == ' ' || *x->p == '\t' || skip_nothing(x)))
        if (x->p < x->end && (*x->p == ' ' || *x->p == '\t')) x->p++;
}

/* The rest of the logical line with comments as blanks, blanks folded; the lexer stays where it is. */
static const char *line_text(struct lexer *x, size_t *len)
{
    struct lexer ahead = *x;
    size_t n = 0, cap = 0;
    for (const char *q = x->p; q < x->end && *q != '\n'; q++) {
        cap++;
        if (*q == '\\' && q + 1 < x->end && q[1] == '\n') q++;
    }
    char *out = arena_alloc(x->a, cap + 2);
    while (ahead.p < ahead.end && *ahead.p != '\n') {
        bool gap = skip_nothing(&ahead);
        if (!gap && strchr(" \t\r\f\v", *ahead.p) && *ahead.p) {
            ahead.p++;
            gap = true;
        }
        if (gap) {
            if (n && out[n - 1] != ' ' && n <= cap) out[n++] = ' ';
            continue;
        }
        if (n <= cap) out[n++] = *ahead.p;
        ahead.p++;
    }
    while (n && out[n - 1] == ' ') n--;
    out[n] = '\0';
    *len = n;
    return out;
}

static const char *innermost(const struct lexer *x)
{
    return x->depth && x->depth <= MAX_DEPTH ? x->conditions[x->depth - 1].text : "";
}

static void include(struct lexer *x, uint32_t off, bool next)
{
    blanks(x);
    struct pch_include inc = {.off = off, .next = next};
    inc.guards = x->depth - x->guard;
    inc.condition = inc.guards ? innermost(x) : "";
    char close = x->p < x->end && *x->p == '<' ? '>' : '"';
    if (x->p < x->end && (*x->p == '<' || *x->p == '"')) {
        const char *s = x->p + 1, *q = s;
        while (q < x->end && *q != close && *q != '\n') q++;
        inc.angled = close == '>';
        inc.name = arena_strndup(x->a, s, (size_t)(q - s));
        x->p = q < x->end && *q == close ? q + 1 : q;
    }
    ARENA_PUSH(x->a, x->out->includes, x->out->n_includes, x->cap_includes, inc);
}

/* The number of the line that `at` stands on, from 1; asked in the text's order. */
static uint32_t line_number(struct lexer *x, const char *at)
{
    for (; x->looked_at < at - x->begin; x->looked_at++) x->lines += x->begin[x->looked_at] == '\n';
    return x->lines + 1;
}

/* The end of the logical line. */
static const char *line_end(const struct lexer *x)
{
    struct lexer ahead = *x;
    while (ahead.p < ahead.end && *ahead.p != '\n')
        if (!skip_nothing(&ahead)) ahead.p++;
    return ahead.p;
}

static void macro(struct lexer *x, uint32_t off, bool undef)
{
    blanks(x);
    const char *s = x->p;
    size_t n = 0, len;
    while (s + n < x->end && is_word(s[n])) n++;
    struct pch_macro m = {
        .hash = pch_hash(s, n), .off = off, .name_off = (uint32_t)(s - x->begin), .conditional = x->depth > x->guard};
    m.line = line_text(x, &len);
    m.first_line = line_number(x, x->begin + off);
    m.last_line = line_number(x, line_end(x));
    m.condition = m.conditional ? innermost(x) : "";
    m.unless = x->depth && x->depth <= MAX_DEPTH ? x->conditions[x->depth - 1].unless : 0;
    m.object = m.line[n] != '(';
    for (uint32_t i = 0; !undef && i < x->depth && i < MAX_DEPTH; i++)
        if (x->conditions[i].absent == m.hash) x->conditions[i].defines = true;
    x->undef_next = undef;
    m.body = undef ? 0 : (hash_bytes(m.line, len, 1) | 1);
    if (x->maybe_guard && x->maybe_guard == m.hash && x->depth == 1) {
        x->guard = 1;
        m.conditional = false;
    }
    ARENA_PUSH(x->a, x->out->macros, x->out->n_macros, x->cap_macros, m);
}

static void open_conditional(struct lexer *x, const char *kind, size_t n)
{
    size_t len;
    const char *rest = line_text(x, &len), *name = NULL;
    if (x->depth < MAX_DEPTH) {
        struct conditional *c = &x->conditions[x->depth];
        *c = (struct conditional){.text = arena_sprintf(x->a, "%.*s %s", (int)n, kind, rest)};
        c->chain = c->text;
        if (n == 5) c->present = pch_hash(rest, strlen(rest));
        if (n == 6) name = rest;
        if (n == 2 && (name = strstr(rest, "!defined")) != NULL) name += 8 + strspn(name + 8, " (");
        n = 0;
        while (name && is_word(name[n])) n++;
        if (n) c->absent = pch_hash(name, n);
        c->unless = n == len && name == rest ? c->absent : 0;
        c->body = line_end(x);
        c->macros = x->out->n_macros;
    }
    x->depth++;
}

/* The names of the types that the block declares; 0 when it declares none, or anything else. */
static uint64_t block_hash(struct lexer *x, const char *from, const char *to)
{
    struct lexer ahead = *x;
    uint64_t hash = MIXED + 1, name = 0;
    bool statement = false, any = false;
    ahead.p = from;
    ahead.end = to;
    if (to - from > MAX_BLOCK) return 0;
    while (ahead.p < to) {
        if (skip_nothing(&ahead)) continue;
        char c = *ahead.p;
        if (c == '#') {
            while (ahead.p < to && *ahead.p != '\n') ahead.p++;
        } else if (is_word_start(c)) {
            const char *w = ahead.p;
            while (ahead.p < to && is_word(*ahead.p)) ahead.p++;
            name = pch_hash(w, (size_t)(ahead.p - w));
            if (!statement && !equals(w, (size_t)(ahead.p - w), "typedef")) return 0;
            statement = true;
        } else if (c == ';') {
            hash = hash * 31 + name;
            ARENA_PUSH(x->a, x->out->types, x->out->n_types, x->cap_types, name);
            any = true;
            statement = false;
            ahead.p++;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            ahead.p++;
        } else {
            return 0;
        }
    }
    if (!any) return 0; /* definitions alone: they may differ, and code has its place in one of them */
    return hash > MIXED ? hash : MIXED + 1;
}

/* Nothing but definitions, conditionals and, when it may declare, declarations without bodies. */
static bool is_plain_block(const struct lexer *x, const char *from, const char *to, bool may_declare)
{
    struct lexer ahead = *x;
    bool fresh = true, inside = false;
    ahead.p = from;
    ahead.end = to;
    if (to - from > (ptrdiff_t)MAX_BLOCK * 4) return false;
    while (ahead.p < to) {
        if (skip_nothing(&ahead)) continue;
        char c = *ahead.p++;
        if (c == '\n') {
            fresh = true;
            inside = false;
        } else if (c == '#' && fresh) {
            while (ahead.p < to && (*ahead.p == ' ' || *ahead.p == '\t')) ahead.p++;
            const char *w = ahead.p;
            while (ahead.p < to && is_word(*ahead.p)) ahead.p++;
            size_t len = (size_t)(ahead.p - w);
            inside = equals(w, len, "define") || equals(w, len, "error") || equals(w, len, "endif") ||
                     (len >= 2 && memcmp(w, "if", 2) == 0) || (len >= 2 && memcmp(w, "el", 2) == 0);
            fresh = false;
            if (!inside) return false;
        } else if (!inside && (may_declare ? c == '{' || c == '}' : !strchr(" \t\r\f\v", c) || !c)) {
            return false;
        }
    }
    return true;
}

static void add_soft(struct lexer *x, struct pch_soft soft, const struct conditional *c)
{
    for (const char *p = c->chain; *p;) { /* every word of the lines decides */
        size_t n = 0;
        while (is_word(p[n])) n++;
        if (n) soft.on = pch_hash(p, n);
        if (n) ARENA_PUSH(x->a, x->out->softs, x->out->n_softs, x->cap_softs, soft);
        p += n ? n : 1;
    }
}

/* Names that the block may declare: every word outside its directives. */
static void soft_words(struct lexer *x, const struct conditional *c, const char *to)
{
    struct lexer ahead = *x;
    uint32_t inner = x->n_counted, from = (uint32_t)(c->body - x->begin);
    while (inner && x->counted[inner - 1].from >= from) inner--;
    uint32_t first = inner;
    bool tag = false;
    ahead.p = c->body;
    ahead.end = to;
    while (ahead.p < to) {
        if (skip_nothing(&ahead)) continue;
        const char *w = ahead.p;
        uint32_t off = (uint32_t)(w - x->begin);
        while (inner < x->n_counted && x->counted[inner].to <= off) inner++;
        bool again = inner < x->n_counted && x->counted[inner].from <= off;
        if (!is_blank(*w) && !is_word_start(*w)) tag = false;
        if (*w == '#')
            while (ahead.p < to && *ahead.p != '\n') ahead.p += !skip_nothing(&ahead);
        else if (is_word_start(*w)) {
            while (ahead.p < to && is_word(*ahead.p)) ahead.p++;
            uint64_t hash = pch_hash(w, (size_t)(ahead.p - w));
            struct pch_word *word = again || tag ? NULL : find_word(x, hash);
            if (word) word->in_declared++;
            tag = is_tag_word(w, (size_t)(ahead.p - w));
            add_soft(x, (struct pch_soft){.hash = hash, .declared = true}, c);
        } else if (is_digit(*w))
            number(&ahead);
        else if (*w == '"' || *w == '\'')
            literal(&ahead);
        else
            ahead.p++;
    }
    x->n_counted = first;
    ARENA_PUSH(x->a, x->counted, x->n_counted, x->cap_counted, ((struct extent){from, (uint32_t)(to - x->begin)}));
}

/* Words of the macro's body, as they were counted; none when that cannot be told from the line. */
static void soften_body(struct lexer *x, const struct pch_macro *m)
{
    const char *p = m->line;
    if (!m->object || strpbrk(p, "#\"'.>")) return;
    while (is_word(*p)) p++;
    while (*p) {
        size_t n = 0;
        while (is_word(p[n])) n++;
        struct pch_word *w = n && is_word_start(*p) ? find_word(x, pch_hash(p, n)) : NULL;
        if (w && w->in_soft_bodies < w->in_bodies) w->in_soft_bodies++;
        if (is_tag_word(p, n)) return;
        p += n ? n : 1;
    }
}

/* Every word of the lines stands there for the block's names only. */
static void soften(struct lexer *x, const struct conditional *c, const char *end)
{
    if (!c->other) soft_words(x, c, end);
    for (const char *p = c->chain; *p;) {
        size_t n = 0;
        while (is_word(p[n])) n++;
        struct pch_word *w = n ? find_word(x, pch_hash(p, n)) : NULL;
        if (w) w->in_soft++;
        p += n ? n : 1;
    }
    for (uint32_t i = c->macros; i < x->out->n_macros; i++) {
        struct pch_macro *m = &x->out->macros[i];
        struct pch_word *w = m->soft ? NULL : find_word(x, m->hash);
        if (w) w->in_soft++;
        add_soft(x, (struct pch_soft){.hash = m->hash}, c);
        if (!m->soft) soften_body(x, m);
        m->soft = true;
    }
}

static void close_conditional(struct lexer *x, const char *end)
{
    x->depth--;
    if (x->depth >= MAX_DEPTH) return;
    struct conditional *c = &x->conditions[x->depth];
    if (is_plain_block(x, c->body, end, c->absent && !c->other)) soften(x, c, end);
    for (uint32_t i = c->macros; c->other && i < x->out->n_macros; i++) x->out->macros[i].forked = true;
    if (c->other) return;
    struct pch_word *w = c->absent ? find_word(x, c->absent) : NULL;
    uint64_t hash = w && c->defines ? block_hash(x, c->body, end) : 0;
    if (!hash) return;
    w->in_blocks += w->count - c->count;
    w->block = !w->block || w->block == hash ? hash : MIXED;
    for (uint32_t i = c->macros; i < x->out->n_macros; i++) {
        x->out->macros[i].in_block = true;
        if (x->out->macros[i].hash == c->absent) x->out->macros[i].block = hash;
    }
}

static void directive(struct lexer *x)
{
    uint32_t off = (uint32_t)(x->p - x->begin);
    x->p++;
    blanks(x);
    const char *s = x->p;
    while (x->p < x->end && is_word(*x->p)) x->p++;
    size_t n = (size_t)(x->p - s);
    uint64_t guard = 0;
    size_t len;
    blanks(x);
    if (equals(s, n, "include") || equals(s, n, "import") || equals(s, n, "include_next")) {
        include(x, off, equals(s, n, "include_next"));
    } else if (equals(s, n, "define") || equals(s, n, "undef")) {
        macro(x, off, n == 5);
        x->in_define = true;
    } else if (equals(s, n, "ifndef") || equals(s, n, "ifdef") || equals(s, n, "if")) {
        size_t w = 0;
        x->in_condition = true;
        x->in_test = n > 2;
        while (x->p + w < x->end && is_word(x->p[w])) w++;
        if (n == 6 && !x->any_directive) guard = pch_hash(x->p, w);
        open_conditional(x, s, n);
        if (x->depth <= MAX_DEPTH && x->conditions[x->depth - 1].absent) {
            const struct pch_word *seen = find_word(x, x->conditions[x->depth - 1].absent);
            x->conditions[x->depth - 1].count = seen ? seen->count : 0;
        }
    } else if (n >= 4 && s[0] == 'e' && s[1] == 'l' && x->depth && x->depth <= MAX_DEPTH) { /* elif, else, ... */
        struct conditional *c = &x->conditions[x->depth - 1];
        const char *rest = line_text(x, &len);
        x->in_condition = true;
        if (!equals(s, n, "else")) c->chain = arena_sprintf(x->a, "%s %.*s %s", c->chain, (int)n, s, rest);
        c->unless = equals(s, n, "else") && !c->other ? c->present : 0;
        c->text = "else";
        c->other = true;
        if (x->depth == 1) x->guard = 0;
    } else if (equals(s, n, "endif") && x->depth) {
        close_conditional(x, x->begin + off);
        if (!x->depth) x->guard = 0;
    }
    x->maybe_guard = guard;
    x->any_directive = true;
    x->in_directive = true;
}

static void end_of_line(struct lexer *x)
{
    x->in_directive = x->in_define = x->in_condition = x->in_test = x->defined_last = false;
    x->tag_next = x->tag_next && !x->in_directive;
    x->p++;
}

void pch_lex(struct arena *a, const char *text, size_t len, struct pch_text *out)
{
    *out = (struct pch_text){.code = UINT32_MAX};
    if (len > UINT32_MAX / 2) len = UINT32_MAX / 2;
    struct lexer x = {.a = a, .begin = text, .p = text, .end = text + len, .out = out};
    bool fresh = true; /* nothing but blanks on this line so far */
    while (x.p < x.end) {
        char c = *x.p;
        if (c == '\n') {
            end_of_line(&x);
            fresh = true;
            continue;
        }
        if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
            x.p++;
            continue;
        }
        if (skip_nothing(&x)) continue;
        if (c == '#' && fresh) {
            directive(&x);
            fresh = false;
            continue;
        }
        fresh = false;
        if (!x.in_directive && out->code == UINT32_MAX) out->code = (uint32_t)(x.p - x.begin);
        bool linkage = c == '{' && x.literal_last; /* extern "C" */
        x.literal_last = false;
        if (!x.in_directive && c == '{' && !linkage) x.braces++;
        if (!x.in_directive && c == '}' && x.braces) x.braces--;
        if (is_word_start(c)) {
            word(&x);
            continue;
        }
        if (is_digit(c)) {
            number(&x);
            continue;
        }
        x.tag_next = false;
        x.member_next = c == '.' || (c == '>' && x.p > text && x.p[-1] == '-');
        if (c == '"' || c == '\'') {
            literal(&x);
            x.literal_last = c == '"' && !x.in_directive;
        } else
            x.p++;
    }
    if (out->code == UINT32_MAX) out->code = (uint32_t)len;
    for (uint32_t i = 0; i < out->n_words; i++) {
        out->words[i].soft =
            out->words[i].in_soft && out->words[i].in_soft + out->words[i].in_bodies >= out->words[i].count;
        if (out->words[i].count != out->words[i].in_blocks || out->words[i].block == MIXED) out->words[i].block = 0;
    }
}
