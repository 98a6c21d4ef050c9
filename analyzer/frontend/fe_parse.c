/* frontend_run: one translation unit through libclang, its diagnostics and dependencies, then the lowering. */
#include "frontend/fe.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_resource.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define STACK_BIG   ((size_t)512 << 20) /* address space only: pages come when they are used */
#define STACK_SMALL ((size_t)64 << 20)
#define NEST_MAX    "-fbracket-depth=4096"

struct frontend {
    CXIndex index;
};

struct frontend *frontend_new(const char *resource_dir)
{
    struct frontend *f = xmalloc(sizeof *f);
    fe_resource_find(resource_dir);
    setenv("LIBCLANG_NOTHREADS", "1", 1); /* parse on the calling thread: ours has the larger stack */
    f->index = clang_createIndex(0, 0);
    return f;
}

void frontend_free(struct frontend *f)
{
    if (!f) return;
    clang_disposeIndex(f->index);
    free(f);
}

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
        snprintf(out, size, "%s:%u:%u: %s", fe->u->files[file->index], line, col, text);
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
    uint32_t lines = size && end[-1] != '\n';
    while (p && p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        lines++;
        p++;
    }
    return lines;
}

/* ---- the unit --------------------------------------------------------------------------------------------- */

/* Headers are only listed here: their functions by cursor, for cleanup attributes that name one. */
static enum CXChildVisitResult visit_top(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct fe *fe = data;
    bool function = c.kind == CXCursor_FunctionDecl;
    if (!function && c.kind != CXCursor_VarDecl) return CXChildVisit_Continue;
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
}

/* ---- the run ---------------------------------------------------------------------------------------------- */

struct run {
    struct frontend *f;
    const struct frontend_job *job;
    struct frontend_result *result;
    struct err *e;
    size_t stack;
    int status;
};

/* Options of ours come last and win. What gcc only warns about must not count as an error here. */
static const char *const own_args[] = {
    "-fsyntax-only",
    "-w",
    "-ferror-limit=0",
    "-fno-openmp", /* libclang does not show what stands below a parallel region */
    NEST_MAX,
    "-Wno-error=implicit-function-declaration",
    "-Wno-error=implicit-int",
    "-Wno-error=int-conversion",
    "-Wno-error=incompatible-function-pointer-types",
    "-Wno-error=return-type",
    "-Wno-error=return-mismatch",
    "-Wno-unknown-warning-option",
};

static enum CXErrorCode parse(struct run *run, struct arena *a, CXTranslationUnit *tu)
{
    const struct frontend_job *job = run->job;
    size_t n_own = sizeof own_args / sizeof *own_args, n = 0;
    const char **args = ARENA_ARRAY(a, const char *, job->n_args + n_own + 2);
    bool has_resources = false;
    args[n++] = arena_sprintf(a, "-working-directory=%s", job->dir);
    for (uint32_t i = 0; i < job->n_args; i++) {
        has_resources |= str_starts(job->args[i], "-resource-dir");
        args[n++] = job->args[i];
    }
    if (!has_resources && *frontend_resource_dir())
        args[n++] = arena_sprintf(a, "-resource-dir=%s", frontend_resource_dir());
    memcpy(args + n, own_args, sizeof own_args);
    n += n_own;
    return clang_parseTranslationUnit2(run->f->index, job->file, args, (int)n, NULL, 0, CXTranslationUnit_KeepGoing,
                                       tu);
}

static int parse_failed(const struct run *run, enum CXErrorCode code)
{
    const char *file = run->job->file;
    if (code == CXError_Crashed) return err_set(run->e, "%s: the parser crashed", file);
    return err_set(run->e, "%s: the parser does not accept an argument or a precompiled header", file);
}

static int verified(const struct run *run, struct ir_unit *u)
{
    struct err why = {{0}};
    if (!run->job->verify || ir_verify(u, &why) == 0) return 0;
    return err_set(run->e, "%s: lowering made a broken unit (a defect of cancelcheck): %s", run->job->file, why.msg);
}

static int run_here(struct run *run)
{
    struct frontend_result *r = run->result;
    struct fe fe = {.job = run->job, .result = r, .root = run->job->root};
    fe.stack_floor = (const char *)__builtin_frame_address(0) - run->stack / 8 * 7;
    double start = cpu_seconds();
    if (!path_exists(run->job->file)) return err_set(run->e, "%s: no such file", run->job->file);
    enum CXErrorCode code = parse(run, &fe.scratch, &fe.tu);
    double parsed = cpu_seconds();
    r->parse_seconds = parsed - start;
    if (code != CXError_Success || !fe.tu) {
        fe_release(&fe);
        return parse_failed(run, code);
    }
    fe.u = r->unit = ir_unit_new(run->job->file);
    ir_file(fe.u, run->job->file);
    diagnostics(&fe);
    dependencies(&fe);
    r->lines = count_lines(&fe);
    arena_clear(&fe.scratch);
    lower(&fe);
    double lowered = cpu_seconds();
    r->lower_seconds = lowered - parsed;
    fe_release(&fe);
    clang_disposeTranslationUnit(fe.tu);
    r->parse_seconds += cpu_seconds() - lowered;
    if (verified(run, r->unit) == 0) return 0;
    ir_unit_free(r->unit);
    r->unit = NULL;
    return -1;
}

static void *run_thread(void *arg)
{
    struct run *run = arg;
    run->status = run_here(run);
    return NULL;
}

static bool run_with_stack(struct run *run, size_t stack)
{
    pthread_attr_t attr;
    pthread_t thread;
    if (pthread_attr_init(&attr)) return false;
    run->stack = stack;
    bool started = pthread_attr_setstacksize(&attr, stack) == 0 && pthread_create(&thread, &attr, run_thread, run) == 0;
    pthread_attr_destroy(&attr);
    if (started) pthread_join(thread, NULL);
    return started;
}

int frontend_run(struct frontend *f, const struct frontend_job *job, struct frontend_result *r, struct err *e)
{
    *r = (struct frontend_result){0};
    struct run run = {.f = f, .job = job, .result = r, .e = e};
    if (run_with_stack(&run, STACK_BIG) || run_with_stack(&run, STACK_SMALL)) return run.status;
    run.stack = (size_t)4 << 20; /* the ordinary stack, cautiously */
    return run_here(&run);
}
