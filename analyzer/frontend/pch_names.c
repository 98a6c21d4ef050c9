/* What the header declares, as libclang lists it: see pch_build.h. */
#include "frontend/pch_build.h"

#include "base/ds.h"

#include <string.h>

void pch_names_add(struct build *b, struct pch_name n)
{
    struct pch *p = b->p;
    ARENA_PUSH(&p->arena, p->names, p->n_names, p->cap_names, n);
}

#define ANYWHERE UINT64_MAX

static void note_macro(struct build *b, CXCursor c)
{
    CXFile handle;
    unsigned off;
    clang_getSpellingLocation(clang_getCursorLocation(c), &handle, NULL, NULL, &off);
    uint32_t file = pch_files_of(b, handle);
    CXString s = clang_getCursorSpelling(c);
    const char *name = clang_getCString(s);
    if (name && file != UINT32_MAX) {
        struct executed_key key = {pch_hash(name, strlen(name)), (uint64_t)file << 32 | off};
        hmput(b->executed, key, true);
        key.place = ANYWHERE;
        hmput(b->executed, key, true);
    }
    clang_disposeString(s);
}

bool pch_names_executed(const struct build *b, const struct pch_macro *m, uint32_t file)
{
    struct executed *map = b->executed;
    struct executed_key key = {m->hash, m->body ? (uint64_t)file << 32 | m->name_off : ANYWHERE};
    return map && hmgeti(map, key) >= 0;
}

static enum CXChildVisitResult visit_decl(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct build *b = data;
    struct pch_name n = {.variant = 1};
    if (c.kind == CXCursor_MacroDefinition) note_macro(b, c);
    bool inner = false;
    switch (c.kind) {
    case CXCursor_FunctionDecl:
    case CXCursor_VarDecl: n.kind = PCH_OBJECT; break;
    case CXCursor_TypedefDecl: n.kind = PCH_TYPEDEF; break;
    case CXCursor_EnumConstantDecl: n.kind = PCH_CONSTANT; break;
    case CXCursor_StructDecl:
    case CXCursor_UnionDecl:
    case CXCursor_EnumDecl:
        n.kind = PCH_TAG;
        n.variant = clang_isCursorDefinition(c) ? 2 : 1;
        inner = true;
        break;
    default: return CXChildVisit_Continue;
    }
    CXFile handle;
    clang_getExpansionLocation(clang_getCursorLocation(c), &handle, NULL, NULL, NULL);
    n.file = pch_files_of(b, handle);
    CXString s = clang_getCursorSpelling(c);
    const char *name = clang_getCString(s);
    if (name && *name && n.file != UINT32_MAX) {
        n.hash = pch_hash(name, strlen(name));
        pch_names_add(b, n);
        if (c.kind == CXCursor_FunctionDecl && clang_equalCursors(clang_getCanonicalCursor(c), c))
            b->n_refs += pch_refs_add(b->refs, c, name);
    }
    clang_disposeString(s);
    return inner ? CXChildVisit_Recurse : CXChildVisit_Continue;
}

void pch_names_list(struct build *b)
{
    clang_visitChildren(clang_getTranslationUnitCursor(b->tu), visit_decl, b);
}
