/* The header's files, as clang listed them: see pch_build.h. */
#include "frontend/pch_build.h"

#include "base/ds.h"
#include "base/path.h"

#include <string.h>

static uint32_t add_file(struct build *b, const char *path)
{
    struct pch *p = b->p;
    uint32_t at = pch_file_at(p, path);
    if (at != UINT32_MAX) return at;
    struct pch_file file = {.path = arena_strdup(&p->arena, path), .segment = UINT32_MAX};
    ARENA_PUSH(&p->arena, p->files, p->n_files, p->cap_files, file);
    shput(p->by_path, file.path, p->n_files - 1);
    return p->n_files - 1;
}

/* Files with a guard that lists something are entered once; one that is entered again has none. */
static void find_reentrant(struct build *b, const uint32_t *files, const uint32_t *depths, uint32_t n)
{
    struct pch *p = b->p;
    bool *entered = ARENA_ARRAY(&b->scratch, bool, p->n_files + 1);
    for (uint32_t i = 0; i < n; i++) {
        bool has_kids = i + 1 < n && depths[i + 1] > depths[i];
        if (has_kids && entered[files[i]]) p->files[files[i]].reentrant = true;
        entered[files[i]] = true;
    }
}

static void add_kid(struct build *b, uint32_t parent, struct pch_kid kid)
{
    struct pch_file *f = &b->p->files[parent];
    ARENA_PUSH(&b->p->arena, f->kids, f->n_kids, f->cap_kids, kid);
}

/* Hangs every entry below the file around it that is read for the first time, and numbers the segments. */
static void hang_files(struct build *b, const uint32_t *files, const uint32_t *depths, uint32_t n)
{
    struct pch *p = b->p;
    struct {
        uint32_t file;
        uint32_t kid; /* of the file that the entry hangs below, UINT32_MAX when it hangs nowhere */
        uint32_t below;
        bool first;
    } stack[PCH_MAX_DEPTH];
    bool *entered = ARENA_ARRAY(&b->scratch, bool, p->n_files + 1);
    uint32_t depth = 0;
    for (uint32_t i = 0; i <= n; i++) {
        for (uint32_t to = i < n ? depths[i] : 1; depth >= to && depth > 0; depth--)
            if (stack[depth].kid != UINT32_MAX)
                p->files[stack[depth].below].kids[stack[depth].kid].segment = p->n_segments++;
        if (i == n) break;
        uint32_t at = depth++;
        uint32_t around = at;
        while (at > 0 && (!stack[at].first || p->files[stack[at].file].reentrant)) at--;
        if (around > at && p->files[stack[around].file].reentrant) /* what it may include, not what it does */
            add_kid(b, stack[around].file, (struct pch_kid){files[i], UINT32_MAX});
        struct pch_file *f = &p->files[files[i]];
        stack[depth].file = files[i];
        stack[depth].first = !entered[files[i]];
        stack[depth].kid = UINT32_MAX;
        if (at) {
            stack[depth].below = stack[at].file;
            stack[depth].kid = p->files[stack[at].file].n_kids;
            add_kid(b, stack[at].file, (struct pch_kid){files[i], 0});
        }
        if (stack[depth].first) f->segment = p->n_segments++;
        entered[files[i]] = true;
    }
}

/* The listing's entries of depth one are the header's own includes, in order, and once more: see write_header. */
static void note_tops(struct build *b, const uint32_t *files, const uint32_t *depths, uint32_t n)
{
    struct pch *p = b->p;
    uint32_t line = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (depths[i] != 1) continue;
        while (line < b->job->n_lines && !pch_build_includes(b, line)) line++;
        if (line == b->job->n_lines) return;
        struct pch_top top = {arena_strdup(&p->arena, b->job->lines[line]), files[i], line < b->job->n_fixed};
        ARENA_PUSH(&p->arena, p->tops, p->n_tops, p->cap_tops, top);
        line++;
    }
}

int pch_files_list(struct build *b)
{
    struct pch_listing l = {b->listing, b->listing + b->listing_len};
    uint32_t depth, n = 0, cap = 0, n_depths = 0, cap_depths = 0, *files = NULL, *depths = NULL;
    const char *name;
    size_t len;
    while (pch_listing_next(&l, &depth, &name, &len)) {
        if (depth >= PCH_MAX_DEPTH || depth > (n ? depths[n - 1] : 0) + 1) return -1;
        const char *spelled = arena_strndup(&b->scratch, name, len);
        uint32_t file = add_file(b, path_join(&b->scratch, b->job->dir, spelled));
        if (!b->p->files[file].name) b->p->files[file].name = arena_strdup(&b->p->arena, spelled);
        ARENA_PUSH(&b->scratch, files, n, cap, file);
        ARENA_PUSH(&b->scratch, depths, n_depths, cap_depths, depth);
    }
    find_reentrant(b, files, depths, n);
    hang_files(b, files, depths, n);
    note_tops(b, files, depths, n);
    return 0;
}

uint32_t pch_files_of(struct build *b, CXFile handle)
{
    if (!handle) return UINT32_MAX;
    ptrdiff_t i = hmgeti(b->handles, (void *)handle);
    if (i >= 0) return b->handles[i].value;
    CXString s = clang_getFileName(handle);
    const char *raw = clang_getCString(s);
    uint32_t file = pch_file_at(b->p, path_join(&b->scratch, b->job->dir, raw ? raw : ""));
    clang_disposeString(s);
    hmput(b->handles, (void *)handle, file);
    return file;
}

/* Files that flags bring in stand in no listing: their outermost includer is no file. */
static void visit_inclusion(CXFile handle, CXSourceLocation *stack, unsigned n, CXClientData data)
{
    struct build *b = data;
    CXFile outer = NULL;
    if (n) clang_getExpansionLocation(stack[n - 1], &outer, NULL, NULL, NULL);
    if (outer || !n) return;
    CXString s = clang_getFileName(handle);
    const char *raw = clang_getCString(s);
    if (raw && *raw && *raw != '<' && strcmp(raw, b->p->header) != 0) {
        uint32_t file = add_file(b, path_join(&b->scratch, b->job->dir, raw));
        b->p->files[file].given = true;
        if (!b->p->files[file].name) b->p->files[file].name = arena_strdup(&b->p->arena, raw);
    }
    clang_disposeString(s);
}

void pch_files_given(struct build *b)
{
    clang_getInclusions(b->tu, visit_inclusion, b);
}
