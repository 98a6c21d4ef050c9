/* Changes C by tokens, so that most of what comes out still parses and reaches lowering and engine: libFuzzer's own changes
 * of bytes nearly always end in the parser. Names are those of the input and of the one it is crossed with. */
#include "fuzz.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define MAX_TOKENS 4096
#define MAX_TEXT   (1 << 16)
#define MAX_EDITS  4

enum kind { NAME, NUMBER, TEXT, OPEN, CLOSE, END, OTHER };

struct token {
    uint32_t at, len; /* blanks before it are the token's */
    enum kind kind;
};

struct text {
    char bytes[MAX_TEXT];
    size_t len;
    struct token tokens[MAX_TOKENS];
    uint32_t n;
};

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return n ? (state >> 8) % n : 0;
}

static bool in_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Where the token that begins at `i` ends. */
static size_t token_end(const char *s, size_t len, size_t i, enum kind *kind)
{
    static const char *const longer[] = {"<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==",
                                         "!=",  "&&",  "||",  "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^="};
    if (in_name(s[i])) {
        *kind = isdigit((unsigned char)s[i]) ? NUMBER : NAME;
        while (i < len && in_name(s[i])) i++;
        return i;
    }
    if (is_one_of(s[i], "\"'")) {
        *kind = TEXT;
        size_t j = i + 1;
        while (j < len && s[j] != s[i] && s[j] != '\n') j += s[j] == '\\' ? 2 : 1;
        return j < len ? j + 1 : len;
    }
    *kind = is_one_of(s[i], "({[") ? OPEN : is_one_of(s[i], ")}]") ? CLOSE : s[i] == ';' ? END : OTHER;
    for (size_t k = 0; k < sizeof longer / sizeof *longer; k++) {
        size_t n = strlen(longer[k]);
        if (n <= len - i && memcmp(s + i, longer[k], n) == 0) return i + n;
    }
    return i + 1;
}

static void cut(struct text *t)
{
    t->n = 0;
    for (size_t i = 0, start = 0; i < t->len && t->n < MAX_TOKENS; start = i) {
        while (i < t->len && isspace((unsigned char)t->bytes[i])) i++;
        if (i == t->len) break;
        struct token *k = &t->tokens[t->n++];
        i = token_end(t->bytes, t->len, i, &k->kind);
        k->at = (uint32_t)start;
        k->len = (uint32_t)(i - start);
    }
}

static void load(struct text *t, const uint8_t *data, size_t size)
{
    t->len = size < MAX_TEXT ? size : MAX_TEXT;
    memcpy(t->bytes, data, t->len);
    cut(t);
}

/* Puts `n` bytes in the place of `drop` bytes. */
static void splice(struct text *t, size_t at, size_t drop, const char *with, size_t n)
{
    if (t->len - drop + n > MAX_TEXT) return;
    memmove(t->bytes + at + n, t->bytes + at + drop, t->len - at - drop);
    memcpy(t->bytes + at, with, n);
    t->len = t->len - drop + n;
    cut(t);
}

static char last_char(const struct text *t, uint32_t token)
{
    return t->bytes[t->tokens[token].at + t->tokens[token].len - 1];
}

static size_t offset(const struct text *t, uint32_t token)
{
    return token < t->n ? t->tokens[token].at : t->len;
}

/* Where the statement, declaration or block that begins at token `i` ends: at its semicolon or closing brace. */
static size_t statement_end(const struct text *t, uint32_t i)
{
    int depth = 0;
    for (; i < t->n; i++) {
        enum kind kind = t->tokens[i].kind;
        depth += kind == OPEN ? 1 : kind == CLOSE ? -1 : 0;
        if (depth < 0) return offset(t, i);
        if (depth == 0 && (kind == END || last_char(t, i) == '}')) return offset(t, i) + t->tokens[i].len;
    }
    return t->len;
}

/* A token at which a statement or declaration may begin. */
static uint32_t boundary(const struct text *t)
{
    for (int tries = 0; tries < 32; tries++) {
        uint32_t i = below(t->n + 1);
        if (i == 0 || is_one_of(last_char(t, i - 1), ";{}:")) return i;
    }
    return 0;
}

static void insert_statement(struct text *t, const struct text *from)
{
    static char copy[MAX_TEXT];
    uint32_t i = boundary(from);
    size_t start = offset(from, i), end = statement_end(from, i);
    if (end <= start) return;
    memcpy(copy, from->bytes + start, end - start);
    splice(t, offset(t, boundary(t)), 0, copy, end - start);
}

static void drop_statement(struct text *t)
{
    uint32_t i = boundary(t);
    size_t start = offset(t, i), end = statement_end(t, i);
    if (end > start) splice(t, start, end - start, "", 0);
}

static void drop_token(struct text *t)
{
    if (!t->n) return;
    const struct token *k = &t->tokens[below(t->n)];
    splice(t, k->at, k->len, "", 0);
}

/* One token in the place of another, of the same kind, mostly. */
static void replace_token(struct text *t, const struct text *from)
{
    char copy[256];
    if (!t->n || !from->n) return;
    const struct token *old = &t->tokens[below(t->n)], *fresh = &from->tokens[below(from->n)];
    for (int tries = 0; tries < 16 && fresh->kind != old->kind; tries++) fresh = &from->tokens[below(from->n)];
    if (fresh->len > sizeof copy) return;
    memcpy(copy, from->bytes + fresh->at, fresh->len);
    splice(t, old->at, old->len, copy, fresh->len);
}

static void wrap(struct text *t)
{
    static const char *const around[][2] = {
        {" if (x) {", "}"},
        {" if (!x)", " else return 0;"},
        {" while (x) {", " break; }"},
        {" for (;;) {", " if (x) continue; return; }"},
        {" do {", "} while (x);"},
        {" switch (x) { case 0:", " break; case 1 ... 5: default:; }"},
        {" again:", " goto again;"},
        {" ({", "});"},
        {" int f(int x, ...) {", "}"},
        {" static", " "},
    };
    const char *const *with = around[below(sizeof around / sizeof *around)];
    uint32_t i = boundary(t);
    size_t start = offset(t, i), end = statement_end(t, i);
    splice(t, end, 0, with[1], strlen(with[1]));
    splice(t, start, 0, with[0], strlen(with[0]));
}

static void insert_word(struct text *t)
{
    static const char *const words[] = {
        " 0", " 1", " -1", " 0x7fffffffffffffff", " 1ull<<63", " 1e400", " sizeof", " *", " &", " .x", " ->x", " [0]", " [i]",
        " (void)", " (char*)", " = {0}", " = {.x=1}", " ?:", " ? x : y", " && x", " || x", " , x", " ++", " --", " !", " ~",
        " %", " == 0", " < 0", " return", " break;", " continue;", " goto x;", " &&x", " const", " volatile", " static",
        " extern", " inline", " struct x", " union", " enum{A}", " typedef", " _Bool", " float", " _Atomic", " __int128",
        " unsigned", " long", " char", " void", " _Noreturn", " _Generic(0,int:x,default:y)", " __builtin_trap();",
        " asm(\"\"::\"r\"(x));", " __attribute__((cleanup(f)))", " __attribute__((noreturn))", " __typeof__(x)",
        " _Static_assert(1,\"\");", " case 0:", " default:", " x:", " _Thread_local", " (*x)(int)", " \"\\0\"", " L'x'"};
    const char *word = words[below(sizeof words / sizeof *words)];
    splice(t, offset(t, below(t->n + 1)), 0, word, strlen(word));
}

static void edit(struct text *t, const struct text *other)
{
    switch (below(8)) {
    case 0: drop_token(t); break;
    case 1: drop_statement(t); break;
    case 2:
    case 3: insert_statement(t, other); break;
    case 4: wrap(t); break;
    case 5: insert_word(t); break;
    default: replace_token(t, other);
    }
}

static size_t store(const struct text *t, uint8_t *data, size_t max)
{
    size_t n = t->len < max ? t->len : max;
    memcpy(data, t->bytes, n);
    return n;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    static struct text t;
    state = seed;
    if (below(8) == 0) return LLVMFuzzerMutate(data, size, max);
    load(&t, data, size);
    for (uint32_t n = 1 + below(MAX_EDITS); n; n--) edit(&t, &t);
    return store(&t, data, max);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t n_a, const uint8_t *b, size_t n_b, uint8_t *out, size_t max,
                                 unsigned seed)
{
    static struct text t, other;
    state = seed;
    load(&t, a, n_a);
    load(&other, b, n_b);
    for (uint32_t n = 1 + below(MAX_EDITS); n; n--) edit(&t, &other);
    return store(&t, out, max);
}
