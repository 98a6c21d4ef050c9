/* frontend_listing: the names that a unit and its headers bring into view. */
#include "frontend/fe.h"

#include "base/path.h"
#include "frontend/fe_session.h"

struct listing {
    struct frontend *f;
    const struct frontend_job *job;
    const struct frontend_listener *to;
    CXTranslationUnit tu;
};

static void include(const struct listing *l, CXCursor c, const char *spelled)
{
    CXFile file = clang_getIncludedFile(c);
    CXString s = clang_getFileName(file);
    const char *raw = file ? clang_getCString(s) : NULL;
    struct arena a = {0};
    if (raw && *raw) l->to->file(l->to->ctx, path_join(&a, l->job->dir, raw), spelled);
    arena_release(&a);
    clang_disposeString(s);
}

static enum CXChildVisitResult visit_name(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    const struct listing *l = data;
    bool include_line = c.kind == CXCursor_InclusionDirective;
    if (c.kind != CXCursor_FunctionDecl && c.kind != CXCursor_MacroDefinition && !include_line)
        return CXChildVisit_Continue;
    CXString s = clang_getCursorSpelling(c);
    const char *name = clang_getCString(s);
    if (name && *name && include_line)
        include(l, c, name);
    else if (name && *name)
        l->to->name(l->to->ctx, name);
    clang_disposeString(s);
    return CXChildVisit_Continue;
}

static bool is_whole(CXTranslationUnit tu)
{
    bool whole = true;
    unsigned n = clang_getNumDiagnostics(tu);
    for (unsigned i = 0; i < n && whole; i++) {
        CXDiagnostic d = clang_getDiagnostic(tu, i);
        whole = clang_getDiagnosticSeverity(d) < CXDiagnostic_Fatal;
        clang_disposeDiagnostic(d);
    }
    return whole;
}

static int list(void *ctx, size_t stack)
{
    (void)stack;
    enum { OPTIONS = CXTranslationUnit_SkipFunctionBodies | CXTranslationUnit_DetailedPreprocessingRecord };
    struct listing *l = ctx;
    struct arena a = {0};
    uint32_t n;
    const char **args = fe_session_args(&a, l->job->dir, l->job->args, l->job->n_args, 0, &n);
    enum CXErrorCode code =
        clang_parseTranslationUnit2(l->f->index, l->job->file, args, (int)n, NULL, 0, OPTIONS, &l->tu);
    int rc = code == CXError_Success && l->tu && is_whole(l->tu) ? 0 : -1;
    if (rc == 0) clang_visitChildren(clang_getTranslationUnitCursor(l->tu), visit_name, l);
    if (l->tu) clang_disposeTranslationUnit(l->tu);
    arena_release(&a);
    return rc;
}

int frontend_listing(struct frontend *f, const struct frontend_job *job, const struct frontend_listener *to,
                     struct err *e)
{
    struct listing l = {.f = f, .job = job, .to = to};
    if (fe_session_deep(list, &l) == 0) return 0;
    return err_set(e, "%s: cannot be parsed as a whole", job->file);
}
