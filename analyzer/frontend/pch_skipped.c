/* See pch_skipped.h. Ranges that were skipped would not do: a file that is included twice may be skipped the second
 * time only. */
#include "frontend/pch_skipped.h"

#include "base/arena.h"
#include "base/ds.h"
#include "base/path.h"

#include <string.h>

static uint64_t hash_path(const struct pch_skipped *s, const char *name)
{
    struct arena a = {0};
    const char *path = path_join(&a, s->dir, name ? name : "");
    uint64_t hash = pch_hash(path, strlen(path));
    arena_release(&a);
    return hash;
}

static uint64_t path_of(struct pch_skipped *s, CXFile file)
{
    if (file == s->last) return s->last_path;
    CXString name = clang_getFileName(file);
    s->last = file;
    s->last_path = hash_path(s, clang_getCString(name));
    clang_disposeString(name);
    return s->last_path;
}

static enum CXChildVisitResult visit(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct pch_skipped *s = data;
    struct pch_skipped_place place = {0};
    CXFile file;
    unsigned off;
    if (c.kind != CXCursor_MacroDefinition) return CXChildVisit_Continue;
    clang_getSpellingLocation(clang_getCursorLocation(c), &file, NULL, NULL, &off);
    if (!file) return CXChildVisit_Continue;
    place.path = path_of(s, file);
    place.off = off;
    hmput(s->read, place, true);
    return CXChildVisit_Continue;
}

void pch_skipped_find(struct pch_skipped *s, CXTranslationUnit tu)
{
    clang_visitChildren(clang_getTranslationUnitCursor(tu), visit, s);
}

bool pch_skipped_has(void *ctx, const struct fe_text *t, const struct pch_macro *m)
{
    struct pch_skipped *s = ctx;
    struct pch_skipped_place place = {.path = hash_path(s, t->path), .off = m->name_off};
    return m->body && !(s->read && hmgeti(s->read, place) >= 0);
}

void pch_skipped_release(struct pch_skipped *s)
{
    hmfree(s->read);
}
