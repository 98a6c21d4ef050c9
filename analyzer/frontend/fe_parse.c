/* frontend_run: one translation unit through libclang, its diagnostics and dependencies, then the lowering. */
#include "frontend/fe.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_session.h"
#include "frontend/pch_check.h"
#include "frontend/pch_facts.h"
#include "frontend/pch_skipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- what libclang reports -------------------------------------------------------------------------------- */

static void describe(struct fe *fe, CXSourceLocation loc, const char *text, char *out, size_t size)
{
    CXFile handle;
    unsigned line, col;
    clang_getExpansionLocation(loc, &handle, &line, &col, NULL);
    const struct fe_file *file = fe_file(fe, handle);
    if (file)
        snprintf(out, size, "%s:%u:%u: %s", file->path, line, col, text);
    else
        snprintf(out, size, "%s", text);
    for (char *p = out; *p; p++)
        if ((unsigned char)*p < ' ') *p = ' ';
}

void fe_skip(struct fe *fe, CXCursor at, const char *why)
{
    struct frontend_result *r = fe->result;
    if (r->n_skipped++ == 0) describe(fe, clang_getCursorLocation(at), why, r->first_skipped, sizeof r->first_skipped);
}

static void diagnostic(struct fe *fe, CXDiagnostic d)
{
    struct frontend_result *r = fe->result;
    enum CXDiagnosticSeverity severity = clang_getDiagnosticSeverity(d);
    if (severity < CXDiagnostic_Error) return;
    CXString s = clang_getDiagnosticSpelling(d);
    const char *text = clang_getCString(s);
    if (!text) text = "error";
    if (r->n_errors++ == 0) describe(fe, clang_getDiagnosticLocation(d), text, r->first_error, sizeof r->first_error);
    if (severity == CXDiagnostic_Fatal || strstr(text, "file not found")) r->fatal = true;
    if (strstr(text, "function definition is not allowed here") && r->n_skipped++ == 0)
        describe(fe, clang_getDiagnosticLocation(d), "nested function", r->first_skipped, sizeof r->first_skipped);
    clang_disposeString(s);
}

static void diagnostics(struct fe *fe)
{
    unsigned n = clang_getNumDiagnostics(fe->tu);
    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic d = clang_getDiagnostic(fe->tu, i);
        diagnostic(fe, d);
        clang_disposeDiagnostic(d);
    }
}

struct deps {
    struct fe *fe;
    struct {
        char *key;
        bool value;
    } * seen;
    uint32_t cap;
};

static void visit_inclusion(CXFile handle, CXSourceLocation *stack, unsigned n, CXClientData data)
{
    (void)stack;
    (void)n;
    struct deps *d = data;
    struct fe *fe = d->fe;
    CXString s = clang_getFileName(handle);
    const char *raw = clang_getCString(s);
    if (raw && *raw && *raw != '<') {
        char *path = path_join(&fe->scratch, fe->job->dir, raw);
        if (shgeti(d->seen, path) < 0) {
            struct frontend_dep dep = {.path = arena_strdup(&fe->u->arena, path)};
            shput(d->seen, dep.path, true);
            ARENA_PUSH(&fe->u->arena, fe->result->deps, fe->result->n_deps, d->cap, dep);
        }
    }
    clang_disposeString(s);
}

static void dependencies(struct fe *fe)
{
    struct deps d = {.fe = fe};
    clang_getInclusions(fe->tu, visit_inclusion, &d);
    shfree(d.seen);
}

static uint32_t count_lines(struct fe *fe)
{
    struct fe_file *file = fe_file(fe, clang_getFile(fe->tu, fe->job->file));
    size_t size = 0;
    const char *p = file ? fe_file_text(fe, file, &size) : NULL, *end = p ? p + size : NULL;
    uint32_t lines = end && size && end[-1] != '\n';
    while (p && p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        lines++;
        p++;
    }
    return lines;
}

/* ---- the unit --------------------------------------------------------------------------------------------- */

/* With a precompiled header only the unit's own declarations come by. */
static void check_first(struct fe *fe, CXCursor c)
{
    CXCursor first = clang_getCanonicalCursor(c);
    if (clang_equalCursors(first, c)) return;
    const struct fe_file *file = fe_file_at(fe, clang_getCursorLocation(first), NULL);
    const char *path = file ? file->path : NULL;
    file = fe_file_at(fe, clang_getCursorLocation(c), NULL);
    if (file && path) pch_check_first(fe->check, path, file->path);
}

/* Headers are only listed here: their functions by cursor, for cleanup attributes that name one. */
static enum CXChildVisitResult visit_top(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct fe *fe = data;
    bool function = c.kind == CXCursor_FunctionDecl;
    if (!function && c.kind != CXCursor_VarDecl) return CXChildVisit_Continue;
    if (fe->check) check_first(fe, c);
    if (function) {
        ARENA_PUSH(&fe->u->arena, fe->named, fe->n_named, fe->cap_named, c);
        if (!clang_isCursorDefinition(c)) return CXChildVisit_Continue;
    }
    const struct fe_file *file = fe_file_at(fe, clang_getCursorLocation(c), NULL);
    if (!file || file->is_header) return CXChildVisit_Continue;
    if (!function && clang_Cursor_getStorageClass(c) == CX_SC_Extern &&
        clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(c)))
        return CXChildVisit_Continue;
    ARENA_PUSH(&fe->u->arena, fe->defs, fe->n_defs, fe->cap_defs, c);
    return CXChildVisit_Continue;
}

static void lower_one(struct fe *fe, CXCursor c)
{
    if (c.kind == CXCursor_FunctionDecl)
        fe_function(fe, c);
    else
        fe_global(fe, c);
    arena_clear(&fe->scratch);
}

/* The unit in order: what the file defines, then whatever of the headers that refers to, then the initialisers' end. */
static void lower(struct fe *fe)
{
    fe->t_void =
        ir_type(fe->u, (struct ir_type){.kind = IR_T_VOID, .name = "void", .elem = IR_NONE, .record = IR_NONE});
    fe->t_int = ir_type(
        fe->u, (struct ir_type){.kind = IR_T_INT, .name = "int", .elem = IR_NONE, .record = IR_NONE, .bits = 32});
    clang_visitChildren(clang_getTranslationUnitCursor(fe->tu), visit_top, fe);
    for (uint32_t i = 0; i < fe->n_defs; i++) lower_one(fe, fe->defs[i]);
    for (uint32_t i = 0; i < fe->n_queue; i++) lower_one(fe, fe->queue[i]);
    fe_init_end(fe);
}

bool fe_is_deep(struct fe *fe)
{
    if ((const char *)__builtin_frame_address(0) >= fe->stack_floor) return false;
    fe->too_deep = true;
    return true;
}

static void fe_release(struct fe *fe)
{
    fe_sym_release(fe);
    fe_tree_release(&fe->tree);
    fe_map_release(&fe->decls);
    free(fe->types);
    free(fe->pointer_to);
    arena_release(&fe->scratch);
    arena_release(&fe->texts);
}

/* ---- the run ---------------------------------------------------------------------------------------------- */

struct run {
    struct frontend *f;
    const struct frontend_job *job;
    struct frontend_result *result;
    struct err *e;
    size_t stack;
};

/* clang takes a header for code of its own kind only; that nobody asks for the kind is looked after in the replay. */
static uint32_t as_compiled(const struct pch *pch, const char **args, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!pch_flags_is_code(args[i])) args[kept++] = args[i];
    if (*pch->flags.code) args[kept++] = pch->flags.code;
    return kept;
}

#define PLAIN_OPTIONS CXTranslationUnit_KeepGoing
#define SHARED_OPTIONS                                                                                                 \
    (CXTranslationUnit_KeepGoing | CXTranslationUnit_DetailedPreprocessingRecord) /* what is skipped */

/* With a precompiled header libclang also lists the files it is asked to include. */
static enum CXErrorCode parse(struct run *run, struct fe *fe, const char **listing, size_t *len)
{
    const struct frontend_job *job = run->job;
    const struct pch *pch = fe->pch;
    uint32_t n;
    const char **args = fe_session_args(&fe->scratch, job->dir, job->args, job->n_args, 9, &n);
    CXIndex index = run->f->index;
    struct fe_capture capture;
    if (pch) {
        n = as_compiled(pch, args, n);
        if (!run->f->excluding) run->f->excluding = clang_createIndex(1, 0);
        index = run->f->excluding;
        const char *const more[] = {"-include-pch", pch_compiled(pch), "-include",         pch_door(pch),
                                    "-H",           "-Xclang",         "-sys-header-deps", "-fshow-skipped-includes"};
        memcpy(args + n, more, sizeof more);
        n += sizeof more / sizeof *more;
        if (!fe_capture_begin(&capture)) return CXError_Failure;
    }
    enum CXErrorCode code = clang_parseTranslationUnit2(index, job->file, args, (int)n, NULL, 0,
                                                        pch ? SHARED_OPTIONS : PLAIN_OPTIONS, &fe->tu);
    if (pch) *listing = fe_capture_end(&capture, &fe->scratch, len);
    return code;
}

static int parse_failed(const struct run *run)
{
    return err_set(run->e, "%s: the parser does not accept an argument or a precompiled header", run->job->file);
}

static int verified(const struct run *run, struct ir_unit *u)
{
    struct err why = {{0}};
    if (!run->job->verify || ir_verify(u, &why) == 0) return 0;
    return err_set(run->e, "%s: lowering made a broken unit (a defect of cancelcheck): %s", run->job->file, why.msg);
}

static void fill_unit(struct fe *fe, struct frontend_result *r)
{
    fe->u = r->unit = ir_unit_new(fe->job->file);
    ir_file(fe->u, fe->job->file);
    diagnostics(fe);
    dependencies(fe);
    r->lines = count_lines(fe);
}

static void end_unit(struct fe *fe, struct frontend_result *r, double since)
{
    fe_release(fe);
    if (fe->tu) clang_disposeTranslationUnit(fe->tu);
    r->parse_seconds += cpu_seconds() - since;
}

/* The files of the header that the unit includes are its dependencies as well. */
static void add_arrived(struct fe *fe, const struct pch_check *check)
{
    struct frontend_result *r = fe->result;
    uint32_t n = 0, cap = 0;
    struct frontend_dep *deps = NULL;
    const char *path;
    for (uint32_t i = 0; i < r->n_deps; i++)
        if (!pch_is_own(fe->pch, r->deps[i].path) && !pch_check_has(check, r->deps[i].path))
            ARENA_PUSH(&fe->u->arena, deps, n, cap, r->deps[i]);
    for (uint32_t i = 0; (path = pch_check_arrived(check, &i)) != NULL;) {
        struct frontend_dep dep = {.path = arena_strdup(&fe->u->arena, path)};
        ARENA_PUSH(&fe->u->arena, deps, n, cap, dep);
    }
    r->deps = deps;
    r->n_deps = n;
}

/* Nothing of the unit may come from a file that a plain parse would not have read. */
static bool holds(struct fe *fe, struct pch_check *check)
{
    if (fe->unreached) snprintf(check->why, sizeof check->why, "a function is named that cannot be looked up");
    for (uint32_t i = 0; i < fe->u->n_files && !fe->unreached; i++) {
        const char *path = fe->u->files[i];
        if (!pch_is_own(fe->pch, path) && pch_check_file(check, path)) continue;
        snprintf(check->why, sizeof check->why, "%.200s is used but not included", path);
        return false;
    }
    for (uint32_t i = 0; i < fe->u->n_syms && !fe->unreached; i++)
        if (!pch_check_order(check, fe->u->syms[i].name)) return false;
    if (!fe->unreached && !pch_check_places(check, fe->u)) return false;
    return !fe->unreached && !check->why[0];
}

/* With the job's precompiled header. False when its use may show: the result is then empty but for the time spent. */
static bool run_shared(struct run *run)
{
    struct frontend_result *r = run->result;
    struct fe fe = {.session = run->f, .job = run->job, .result = r, .root = run->job->root, .pch = run->job->pch};
    struct arena a = {0};
    struct pch_skipped skipped = {.dir = run->job->dir};
    struct pch_check check = {.f = run->f,
                              .pch = fe.pch,
                              .dir = run->job->dir,
                              .main_file = run->job->file,
                              .root = run->job->root,
                              .args = run->job->args,
                              .n_args = run->job->n_args,
                              .arena = &a,
                              .skips = pch_skipped_has,
                              .skips_ctx = &skipped};
    const char *listing = NULL;
    size_t len = 0;
    fe.stack_floor = (const char *)__builtin_frame_address(0) - run->stack / 8 * 7;
    double start = cpu_seconds(), parsed = 0;
    bool good = parse(run, &fe, &listing, &len) == CXError_Success && fe.tu;
    if (!good) snprintf(check.why, sizeof check.why, "libclang does not take the header");
    if (good) pch_skipped_find(&skipped, fe.tu);
    good = good && pch_check_replay(&check, listing, len);
    r->parse_seconds = cpu_seconds() - start;
    if (good) {
        fill_unit(&fe, r);
        add_arrived(&fe, &check);
        arena_clear(&fe.scratch);
        good = r->n_errors == 0;
        if (!good) snprintf(check.why, sizeof check.why, "%.200s", r->first_error);
    }
    if (good) {
        parsed = cpu_seconds();
        fe.check = &check;
        lower(&fe);
        r->lower_seconds = cpu_seconds() - parsed;
        good = holds(&fe, &check);
    }
    end_unit(&fe, r, cpu_seconds());
    if (!good) {
        double spent = r->parse_seconds + r->lower_seconds;
        if (r->unit) ir_unit_free(r->unit);
        *r = (struct frontend_result){.parse_seconds = spent, .header = FRONTEND_HEADER_REFUSED};
        memcpy(r->refusal, check.why, sizeof check.why);
    }
    pch_skipped_release(&skipped);
    arena_release(&a);
    return good;
}

static int run_plain(struct run *run)
{
    struct frontend_result *r = run->result;
    struct fe fe = {.session = run->f, .job = run->job, .result = r, .root = run->job->root};
    fe.stack_floor = (const char *)__builtin_frame_address(0) - run->stack / 8 * 7;
    double start = cpu_seconds();
    enum CXErrorCode code = parse(run, &fe, NULL, NULL);
    double parsed = cpu_seconds();
    r->parse_seconds += parsed - start;
    if (code != CXError_Success || !fe.tu) {
        fe_release(&fe);
        return parse_failed(run);
    }
    fill_unit(&fe, r);
    arena_clear(&fe.scratch);
    lower(&fe);
    double lowered = cpu_seconds();
    r->lower_seconds = lowered - parsed;
    end_unit(&fe, r, lowered);
    return 0;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct frontend_dep *)a)->path, ((const struct frontend_dep *)b)->path);
}

static int run_here(struct run *run)
{
    struct frontend_result *r = run->result;
    if (!path_exists(run->job->file)) return err_set(run->e, "%s: no such file", run->job->file);
    const struct pch *pch = run->job->pch;
    bool tries = pch && fe_session_tries(run->f, pch), shared = tries && run_shared(run);
    if (tries) fe_session_tried(run->f, pch, shared);
    if (shared)
        r->header = FRONTEND_HEADER_USED;
    else if (run_plain(run) < 0)
        return -1;
    if (r->n_deps > 1) qsort(r->deps, r->n_deps, sizeof *r->deps, by_path);
    if (verified(run, r->unit) == 0) return 0;
    ir_unit_free(r->unit);
    r->unit = NULL;
    return -1;
}

static int run_deep(void *ctx, size_t stack)
{
    struct run *run = ctx;
    run->stack = stack;
    return run_here(run);
}

int frontend_run(struct frontend *f, const struct frontend_job *job, struct frontend_result *r, struct err *e)
{
    *r = (struct frontend_result){0};
    struct run run = {.f = f, .job = job, .result = r, .e = e};
    return fe_session_deep(run_deep, &run);
}
