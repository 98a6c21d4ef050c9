/* Signatures of packs: `int (int fd, void *buf)` cut into the types of its parameters. */
#include "rules/rules_draft.h"

#include <ctype.h>
#include <string.h>

/* Where the parameters begin: the parenthesis that the last one closes. NULL when the text is no signature. */
static const char *parameters(const char *sig, const char **end)
{
    size_t n = strlen(sig);
    while (n && isspace((unsigned char)sig[n - 1])) n--;
    if (!n || sig[n - 1] != ')') return NULL;
    *end = sig + n - 1;
    size_t open = n - 1;
    for (int depth = 1; depth;) {
        if (!open) return NULL;
        open--;
        if (sig[open] == ')') depth++;
        if (sig[open] == '(') depth--;
    }
    return sig + open;
}

/* The text of parameter `index`, between commas. */
static bool parameter(const char *sig, uint32_t index, const char **from, size_t *len)
{
    const char *end, *open = parameters(sig, &end);
    if (!open) return false;
    const char *start = open + 1;
    int depth = 0;
    for (const char *p = start; p <= end; p++) {
        if (*p == '(' || *p == '[') depth++;
        if (p < end && (*p == ')' || *p == ']')) depth--;
        if (p != end && (*p != ',' || depth)) continue;
        if (index-- == 0) {
            *from = start;
            *len = (size_t)(p - start);
            return true;
        }
        start = p + 1;
    }
    return false;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Is `word` one of the words of the list? */
static bool listed(const char *list, const char *word, size_t len)
{
    for (const char *p = list; (p = strstr(p, word)); p++)
        if ((p == list || p[-1] == ' ') && (p[len] == ' ' || !p[len])) return true;
    return false;
}

/* What kind of type a declaration without `*` and brackets has, from its words. `named`: its last word may be the
 * parameter's name. */
static enum rule_ctype_class class_of_words(const char *text, const char **type, struct arena *a)
{
    static const char ints[] =
        "int char short long unsigned signed _Bool bool size_t ssize_t int8_t int16_t int32_t int64_t "
        "uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t off_t pid_t time_t mode_t uid_t gid_t "
        "gboolean gint guint gsize gssize gint64 guint64 gint32 guint32 gulong glong gchar guchar "
        "useconds_t clockid_t nfds_t socklen_t";
    static const char skipped[] = "const volatile restrict register static inline extern";
    enum rule_ctype_class cls = RULE_CTYPE_OTHER;
    const char *first = NULL, *tag = NULL;
    for (const char *p = text; *p;) {
        size_t n = 0;
        while (is_word(p[n])) n++;
        if (!n) {
            p++;
            continue;
        }
        const char *word = arena_strndup(a, p, n);
        p += n;
        if (listed(skipped, word, n)) continue;
        if (strcmp(word, "struct") == 0 || strcmp(word, "union") == 0) {
            cls = RULE_CTYPE_RECORD;
            tag = word;
        } else if (strcmp(word, "enum") == 0 || (!first && listed(ints, word, n))) {
            cls = RULE_CTYPE_INT;
        } else if (!first && strcmp(word, "void") == 0) {
            cls = RULE_CTYPE_VOID;
        }
        if (!first && word != tag) first = word;
    }
    *type = first ? first : "";
    return cls;
}

struct rule_ctype rule_func_type(const struct rule_func *f, int32_t index, struct arena *a)
{
    struct rule_ctype t = {RULE_CTYPE_OTHER, ""};
    const char *from = f->sig, *end, *open = parameters(f->sig, &end);
    size_t len = open ? (size_t)(open - f->sig) : 0;
    if (!open || !strncmp(f->sig, "macro", 5) || (index >= 0 && !parameter(f->sig, (uint32_t)index, &from, &len)))
        return t;
    const char *text = arena_strndup(a, from, len);
    if (strstr(text, "...")) return t;
    if (strstr(text, "(*") || strstr(text, "( *"))
        t.cls = RULE_CTYPE_FUNCTION;
    else if (strpbrk(text, "*["))
        t.cls = RULE_CTYPE_POINTER;
    else
        t.cls = class_of_words(text, &t.name, a);
    if (t.cls == RULE_CTYPE_FUNCTION || t.cls == RULE_CTYPE_POINTER) {
        while (*text == ' ' || *text == '\n') text++;
        t.name = text;
    }
    return t;
}
