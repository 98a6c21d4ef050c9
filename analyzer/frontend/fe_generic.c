/* _Generic: which association was chosen. */
#include "frontend/fe.h"

#include "base/str.h"

#include <string.h>

/* The type name written before an association's expression, without blanks and qualifiers; "" when it is not found. */
static void association_name(struct fe *fe, uint32_t kid, struct strbuf *out)
{
    size_t at, size;
    const char *text = fe_spelling(fe, kid, &at, &size);
    if (!text) return;
    while (at > 0 && text[at - 1] != ':') {
        if (strchr(";{}", text[at - 1])) return;
        at--;
    }
    if (at == 0) return;
    size_t end = at - 1, begin = end;
    int depth = 0;
    while (begin > 0) {
        char c = text[begin - 1];
        if (c == ')') depth++;
        if (c == '(' && depth-- == 0) break;
        if ((c == ',' && depth <= 0) || strchr(";{}", c)) break;
        begin--;
    }
    strbuf_add(out, text + begin, end - begin);
}

/* "const struct a *" and "struct a*" are compared as "structa*". */
static void squeeze(char *s)
{
    static const char *const words[] = {"const", "volatile", "restrict", "\\\n"};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        for (char *hit = s; (hit = strstr(hit, words[w])) != NULL;) memset(hit, ' ', strlen(words[w]));
    char *out = s;
    for (; *s; s++)
        if (*s != ' ' && *s != '\t' && *s != '\n' && *s != '\r') *out++ = *s;
    *out = '\0';
}

static char *squeezed_type(struct fe *fe, CXType t)
{
    CXString s = clang_getTypeSpelling(clang_getUnqualifiedType(t));
    const char *raw = clang_getCString(s);
    char *copy = arena_strdup(&fe->scratch, raw ? raw : "");
    clang_disposeString(s);
    squeeze(copy);
    return copy;
}

/* libclang gives the controlling expression and every association's, not which one was chosen: the result's type
 * decides, and among equals the type names written in the source. */
uint32_t fe_generic_choice(struct fe *fe, uint32_t node)
{
    CXType want = clang_getCanonicalType(clang_getCursorType(fe_cursor(fe, node)));
    uint32_t control = fe_first(fe, node), found = FE_NO_NODE, n = 0;
    if (control == FE_NO_NODE) return FE_NO_NODE;
    uint32_t first = fe_next(fe, control);
    for (uint32_t k = first; k != FE_NO_NODE; k = fe_next(fe, k)) {
        if (!clang_isExpression(fe_kind(fe, k))) continue;
        if (!clang_equalTypes(clang_getCanonicalType(clang_getCursorType(fe_cursor(fe, k))), want)) continue;
        if (n++ == 0) found = k;
    }
    if (n <= 1) return found;
    CXType type = clang_getCursorType(fe_cursor(fe, control));
    const char *sugar = squeezed_type(fe, type), *canon = squeezed_type(fe, clang_getCanonicalType(type));
    uint32_t fallback = FE_NO_NODE;
    for (uint32_t k = first; k != FE_NO_NODE; k = fe_next(fe, k)) {
        if (!clang_isExpression(fe_kind(fe, k))) continue;
        struct strbuf name = {0};
        association_name(fe, k, &name);
        char *text = arena_strdup(&fe->scratch, strbuf_cstr(&name));
        strbuf_release(&name);
        squeeze(text);
        if (*text && (strcmp(text, sugar) == 0 || strcmp(text, canon) == 0)) return k;
        if (strcmp(text, "default") == 0) fallback = k;
    }
    return fallback != FE_NO_NODE ? fallback : found;
}
