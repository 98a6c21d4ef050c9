/* See pch_refs.h. Whoever looks into a struct loads all of its members: so functions lie in many small buckets, and the
 * way to a bucket leads through several small structs. */
#include "frontend/pch_refs.h"

#include "frontend/pch_lex.h"

#include <string.h>

#define DOOR   "__cancelcheck_refs"
#define WAYS   8 /* from one struct to the next */
#define LEVELS 3 /* WAYS to the power of it: PCH_REFS_BUCKETS */

static uint32_t bucket_of(const char *name)
{
    return (uint32_t)pch_hash(name, strlen(name)) % PCH_REFS_BUCKETS;
}

uint32_t pch_refs_add(struct strbuf *buckets, CXCursor function, const char *name)
{
    CXType type = clang_getCanonicalType(clang_getCursorType(function));
    if (clang_getNumArgTypes(type) != 1 || clang_getResultType(type).kind != CXType_Void) return 0;
    if (clang_getArgType(type, 0).kind != CXType_Pointer) return 0;
    if (clang_getCursorAvailability(function) == CXAvailability_NotAvailable) return 0;
    strbuf_addf(&buckets[bucket_of(name)], "__typeof__((%s)) *r_%s;\n", name, name);
    return 1;
}

/* The struct of a level is named by both numbers; those of the last one hold functions. */
static void print_ways(struct strbuf *out, int level, int number)
{
    strbuf_addf(out, "struct " DOOR "_%d_%d {\n", level, number);
    for (int i = 0; i < WAYS; i++) strbuf_addf(out, "struct " DOOR "_%d_%d *b%d;\n", level + 1, number * WAYS + i, i);
    strbuf_puts(out, "};\n");
}

void pch_refs_print(const struct strbuf *buckets, struct strbuf *out)
{
    for (int i = 0; i < PCH_REFS_BUCKETS; i++)
        strbuf_addf(out, "struct " DOOR "_%d_%d {\nint none;\n%s};\n", LEVELS, i, strbuf_cstr(&buckets[i]));
    for (int level = LEVELS - 1, n = PCH_REFS_BUCKETS / WAYS; level >= 0; level--, n /= WAYS)
        for (int i = 0; i < n; i++) print_ways(out, level, i);
}

void pch_refs_print_door(struct strbuf *out)
{
    strbuf_puts(out, "extern struct " DOOR "_0_0 " DOOR ";\n");
}

/* ---- looking up ---- */

struct search {
    const char *want; /* field */
    CXCursor found;
};

static enum CXVisitorResult visit_field(CXCursor c, CXClientData data)
{
    struct search *s = data;
    CXString name = clang_getCursorSpelling(c);
    const char *text = clang_getCString(name);
    bool hit = text && strcmp(text, s->want) == 0;
    clang_disposeString(name);
    if (hit) s->found = c;
    return hit ? CXVisit_Break : CXVisit_Continue;
}

static CXCursor field(CXType record, const char *name)
{
    struct search s = {.want = name, .found = clang_getNullCursor()};
    clang_Type_visitFields(clang_getCanonicalType(record), visit_field, &s);
    return s.found;
}

static enum CXChildVisitResult visit_reference(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    CXCursor *found = data;
    if (c.kind != CXCursor_DeclRefExpr) return CXChildVisit_Recurse;
    *found = clang_getCursorReferenced(c);
    return CXChildVisit_Break;
}

static enum CXChildVisitResult visit_door(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    CXCursor *found = data;
    if (c.kind != CXCursor_VarDecl) return CXChildVisit_Continue;
    CXString name = clang_getCursorSpelling(c);
    const char *text = clang_getCString(name);
    bool hit = text && strcmp(text, DOOR) == 0;
    clang_disposeString(name);
    if (hit) *found = c;
    return hit ? CXChildVisit_Break : CXChildVisit_Continue;
}

CXCursor pch_refs_find(CXTranslationUnit tu, const char *name)
{
    CXCursor door = clang_getNullCursor(), function = clang_getNullCursor();
    struct strbuf want = {0};
    clang_visitChildren(clang_getTranslationUnitCursor(tu), visit_door, &door);
    if (clang_Cursor_isNull(door)) return door;
    CXType at = clang_getCursorType(door);
    for (uint32_t part = PCH_REFS_BUCKETS / WAYS; part; part /= WAYS) {
        strbuf_clear(&want);
        strbuf_addf(&want, "b%u", bucket_of(name) / part % WAYS);
        at = clang_getPointeeType(clang_getCursorType(field(at, strbuf_cstr(&want))));
    }
    strbuf_clear(&want);
    strbuf_addf(&want, "r_%s", name);
    CXCursor ref = field(at, strbuf_cstr(&want));
    if (!clang_Cursor_isNull(ref)) clang_visitChildren(ref, visit_reference, &function);
    strbuf_release(&want);
    if (clang_Cursor_isNull(function) || function.kind != CXCursor_FunctionDecl) return clang_getNullCursor();
    CXString spelled = clang_getCursorSpelling(function);
    const char *text = clang_getCString(spelled);
    bool same = text && strcmp(text, name) == 0;
    clang_disposeString(spelled);
    return same ? function : clang_getNullCursor();
}
