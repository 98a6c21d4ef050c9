/* Compiling a shared header: parse its lines, drop those that do not compile, gather facts, save; and on top of it a
 * small second one through which functions that only a cleanup attribute names can be reached. */
#include "frontend/pch.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_session.h"
#include "frontend/frontend.h"
#include "frontend/pch_build.h"
#include "frontend/pch_facts.h"
#include "frontend/pch_refs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_TRIES 8

static bool write_text(const char *path, const struct strbuf *b)
{
    FILE *out = fopen(path, "w");
    if (!out) return false;
    bool ok = fwrite(strbuf_cstr(b), 1, b->len, out) == b->len;
    return fclose(out) == 0 && ok;
}

/* ---- parsing ---- */

static int parse(struct build *b, const char *path, bool list)
{
    uint32_t n;
    const struct pch_job *job = b->job;
    const char **args = fe_session_args(&b->scratch, job->dir, job->args, job->n_args, 9, &n);
    struct fe_capture capture;
    if (list) {
        args[n++] = "-H";
        args[n++] = "-Xclang";
        args[n++] = "-sys-header-deps";
        args[n++] = "-fshow-skipped-includes";
        args[n++] = "-v"; /* lists the folders */
    } else {
        args[n++] = "-include-pch";
        args[n++] = b->p->compiled;
    }
    args[n++] = "-x";
    args[n++] = "c-header";
    if (list && !fe_capture_begin(&capture)) return -1;
    enum CXErrorCode code =
        clang_parseTranslationUnit2(b->f->index, path, args, (int)n, NULL, 0,
                                    CXTranslationUnit_KeepGoing | CXTranslationUnit_DetailedPreprocessingRecord |
                                        CXTranslationUnit_Incomplete | CXTranslationUnit_ForSerialization,
                                    &b->tu);
    if (list) b->listing = fe_capture_end(&capture, &b->scratch, &b->listing_len);
    if (code == CXError_Success) return 0;
    b->tu = NULL;
    return -1;
}

/* Each line twice: a file that cannot be included again, as its units will, shows at once. */
static bool write_header(struct build *b)
{
    struct strbuf text = {0};
    for (uint32_t i = 0; i < b->job->n_lines * 2; i++) {
        if (!b->dropped[i % b->job->n_lines]) strbuf_puts(&text, b->job->lines[i % b->job->n_lines]);
        strbuf_putc(&text, '\n');
    }
    bool ok = write_text(b->p->header, &text);
    strbuf_release(&text);
    return ok;
}

static bool is_include(const char *line)
{
    return str_starts(line, "#include");
}

bool pch_build_includes(const struct build *b, uint32_t line)
{
    return !b->dropped[line] && is_include(b->job->lines[line]);
}

/* The line whose file brought in `path`: listings have one entry of depth one for each include that was found. */
static uint32_t line_of(const struct build *b, const char *path)
{
    struct pch_listing l = {b->listing, b->listing + b->listing_len};
    uint32_t depth, line = 0, n = b->job->n_lines;
    const char *name;
    size_t len;
    bool first = true;
    while (pch_listing_next(&l, &depth, &name, &len)) {
        if (depth == 1) {
            if (!first) line++;
            first = false;
            while (line < n * 2 && !pch_build_includes(b, line % n)) line++;
        }
        if (strlen(path) == len && memcmp(path, name, len) == 0) return line;
    }
    return UINT32_MAX;
}

/* The line that an error comes from, UINT32_MAX when it cannot be told. */
static uint32_t bad_line(const struct build *b, CXDiagnostic d)
{
    unsigned at;
    uint32_t line = UINT32_MAX;
    CXFile file = NULL;
    clang_getExpansionLocation(clang_getDiagnosticLocation(d), &file, &at, NULL, NULL);
    if (file) {
        CXString s = clang_getFileName(file);
        const char *name = clang_getCString(s);
        line = name && strcmp(name, b->p->header) == 0 ? at - 1 : line_of(b, name ? name : "");
        clang_disposeString(s);
    }
    return line < b->job->n_lines * 2 ? line % b->job->n_lines : UINT32_MAX;
}

static bool is_redefinition(CXDiagnostic d)
{
    CXString s = clang_getDiagnosticSpelling(d);
    const char *text = clang_getCString(s);
    bool found = text && str_starts(text, "redefinition of");
    clang_disposeString(s);
    return found;
}

/* Others may follow from the first one. How many errors there are; with `drop` the lines that they come from are left
 * out next time, *dropped of them. */
static unsigned errors(struct build *b, bool drop, unsigned *dropped)
{
    unsigned n = clang_getNumDiagnostics(b->tu), found = 0;
    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic d = clang_getDiagnostic(b->tu, i);
        if (clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error) {
            uint32_t line = drop && (!found || is_redefinition(d)) ? bad_line(b, d) : UINT32_MAX;
            found++;
            if (line != UINT32_MAX && !b->again[line]) {
                b->again[line] = true;
                ++*dropped;
            }
        }
        clang_disposeDiagnostic(d);
    }
    for (uint32_t i = 0; drop && i < b->job->n_lines; i++) b->dropped[i] |= b->again[i];
    return found;
}

/* ---- does it pay? ---- */

#define BUILDING PCH_HOPELESS /* a header costs half as many parses of what it holds, */
#define STARTING (4u << 20)   /* as much as reading so many bytes, */
#define ASKING   (60u << 10)  /* and so many for each unit that is asked whether it can use it; half of them can */

/* Of all files listed, each once. */
static uint64_t bytes_of(struct build *b)
{
    struct pch_listing l = {b->listing, b->listing + b->listing_len};
    uint64_t bytes = 0;
    uint32_t depth;
    const char *name;
    size_t len;
    struct seen {
        char *key;
        bool value;
    } *seen = NULL;
    while (pch_listing_next(&l, &depth, &name, &len)) {
        char *path = path_join(&b->scratch, b->job->dir, arena_strndup(&b->scratch, name, len));
        struct stat st;
        if (shgeti(seen, path) >= 0) continue;
        shput(seen, path, true);
        if (stat(path, &st) == 0) bytes += (uint64_t)st.st_size;
    }
    shfree(seen);
    return bytes;
}

/* What is saved is not less than what it costs; all in bytes of headers. */
static bool pays(struct build *b)
{
    uint64_t bytes = bytes_of(b), units = b->job->n_units;
    uint64_t saved = bytes > PCH_FREE_BYTES ? (bytes - PCH_FREE_BYTES) * units / 2 : 0;
    return !units || saved >= bytes * BUILDING / 2 + STARTING + ASKING * units;
}

/* Parses until nothing is wrong, each time without the lines that were. -1 when none are left, or it would not pay. */
static int parse_lines(struct build *b)
{
    for (int i = 0; i < MAX_TRIES; i++) {
        unsigned dropped = 0;
        if (!write_header(b) || parse(b, b->p->header, true) < 0) return -1;
        bool worth_it = i > 0 || pays(b);
        if (worth_it && !errors(b, true, &dropped)) return 0;
        clang_disposeTranslationUnit(b->tu);
        b->tu = NULL;
        if (!dropped) return -1;
    }
    return -1;
}

/* The folders that every unit with such flags searches last: from clang's own on. */
static void note_system(struct build *b)
{
    struct pch *p = b->p;
    const char *own = arena_sprintf(&b->scratch, "%s/include", frontend_resource_dir());
    const char *line = strstr(b->listing, "\n#include <...> search starts here:\n");
    const char *end = line ? strstr(line, "\nEnd of search list.") : NULL;
    for (line = line ? strchr(line + 1, '\n') : NULL; line && line < end; line = strchr(line + 1, '\n')) {
        size_t n = strcspn(line + 1, "\n");
        if (line[1] != ' ') continue;
        const char *dir = arena_strndup(&b->scratch, line + 2, n - 1);
        if (p->n_system || strcmp(dir, own) == 0)
            ARENA_PUSH(&p->arena, p->system, p->n_system, p->cap_system, arena_strdup(&p->arena, dir));
    }
}

/* Each with the number of the first file that comes behind it. */
static void note_setup(struct build *b)
{
    struct pch *p = b->p;
    struct pch_text t;
    uint32_t tops = 0;
    for (uint32_t i = 0; i < b->job->n_lines; i++) {
        const char *line = b->job->lines[i];
        if (pch_build_includes(b, i)) tops++;
        if (b->dropped[i] || is_include(line)) continue;
        pch_lex(&p->arena, line, strlen(line), &t);
        for (uint32_t k = 0; k < t.n_macros; k++) {
            t.macros[k].off = tops < p->n_tops ? p->tops[tops].file : tops == p->n_tops ? p->n_files : 0;
            ARENA_PUSH(&p->arena, p->setup, p->n_setup, p->cap_setup, t.macros[k]);
        }
    }
}

/* ---- the whole ---- */

static int save(struct build *b, const char *path)
{
    int rc = clang_saveTranslationUnit(b->tu, path, clang_defaultSaveOptions(b->tu));
    clang_disposeTranslationUnit(b->tu);
    b->tu = NULL;
    return rc == CXSaveError_None ? 0 : -1;
}

/* Without it units that need such a function are parsed plainly. */
static void save_refs(struct build *b)
{
    struct strbuf text = {0};
    const char *header = arena_sprintf(&b->scratch, "%s.h", b->p->refs);
    pch_refs_print(b->refs, &text);
    bool ok = b->n_refs && write_text(header, &text) && parse(b, header, false) == 0;
    ok = ok && !errors(b, false, NULL);
    if (ok)
        save(b, arena_sprintf(&b->scratch, "%s.pch", b->p->refs));
    else if (b->tu)
        clang_disposeTranslationUnit(b->tu);
    b->tu = NULL;
    strbuf_clear(&text);
    if (ok) pch_refs_print_door(&text);
    write_text(b->p->door, &text);
    strbuf_release(&text);
}

int pch_build(struct frontend *f, const struct pch_job *job, struct bytes_writer *facts, struct err *e)
{
    struct pch *p = xmalloc(sizeof *p);
    struct build b = {.f = f, .job = job, .p = p};
    *p = (struct pch){0};
    sh_new_arena(p->by_path);
    pch_paths(p, job->stem);
    b.dropped = ARENA_ARRAY(&b.scratch, bool, job->n_lines + 1);
    b.again = ARENA_ARRAY(&b.scratch, bool, job->n_lines + 1);
    int rc = parse_lines(&b);
    if (rc == 0 && pch_files_list(&b) < 0) {
        clang_disposeTranslationUnit(b.tu);
        rc = -1;
    }
    if (rc == 0) {
        pch_files_given(&b);
        pch_names_list(&b);
        pch_texts_read(&b);
        note_setup(&b);
        note_system(&b);
        pch_flags_read(&p->arena, job->dir, job->args, job->n_args, &p->flags);
        rc = save(&b, p->compiled);
    }
    if (rc == 0) {
        save_refs(&b);
        pch_pack(p, facts);
    }
    hmfree(b.handles);
    hmfree(b.executed);
    hmfree(b.used);
    hmfree(b.reached);
    hmfree(b.counting);
    hmfree(b.naming);
    shfree(b.spelled);
    for (int i = 0; i < PCH_REFS_BUCKETS; i++) strbuf_release(&b.refs[i]);
    arena_release(&b.scratch);
    pch_free(p);
    return rc < 0 ? err_set(e, "%s: the shared header does not compile, or would not pay", job->stem) : 0;
}
