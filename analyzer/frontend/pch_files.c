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
static void find_reentrant(struct build *b)
{
    struct pch *p = b->p;
    bool *entered = ARENA_ARRAY(&b->scratch, bool, p->n_files + 1);
    for (uint32_t i = 0; i < b->n_listed; i++) {
        const struct listed *l = &b->listed[i];
        bool has_kids = i + 1 < b->n_listed && l[1].depth > l->depth;
        if (has_kids && entered[l->file]) p->files[l->file].reentrant = true;
        entered[l->file] = true;
    }
}

static void add_kid(struct build *b, uint32_t parent, struct pch_kid kid)
{
    struct pch_file *f = &b->p->files[parent];
    ARENA_PUSH(&b->p->arena, f->kids, f->n_kids, f->cap_kids, kid);
}

/* Hangs every entry below the file around it that is read for the first time, and numbers the segments. */
static void hang_files(struct build *b)
{
    struct pch *p = b->p;
    struct listed *stack[PCH_MAX_DEPTH];
    bool *entered = ARENA_ARRAY(&b->scratch, bool, p->n_files + 1);
    uint32_t depth = 0;
    for (uint32_t i = 0; i <= b->n_listed; i++) {
        for (uint32_t to = i < b->n_listed ? b->listed[i].depth : 1; depth >= to && depth > 0; depth--)
            if (stack[depth]->owner != UINT32_MAX)
                p->files[stack[depth]->owner].kids[stack[depth]->kid].segment = p->n_segments++;
        if (i == b->n_listed) break;
        struct listed *l = &b->listed[i];
        uint32_t at = depth++;
        uint32_t around = at;
        while (at > 0 && (!stack[at]->first || p->files[stack[at]->file].reentrant)) at--;
        if (around > at && p->files[stack[around]->file].reentrant) /* what it may include, not what it does */
            add_kid(b, stack[around]->file, (struct pch_kid){.file = l->file, .segment = UINT32_MAX});
        struct pch_file *f = &p->files[l->file];
        stack[depth] = l;
        l->first = !entered[l->file];
        l->owner = UINT32_MAX;
        if (at) {
            l->owner = stack[at]->file;
            l->kid = p->files[l->owner].n_kids;
            add_kid(b, l->owner, (struct pch_kid){.file = l->file});
        }
        if (l->first) f->segment = p->n_segments++;
        entered[l->file] = true;
    }
}

/* ---- files without a guard ---- */

static bool defines(const struct pch_text *t, uint64_t hash)
{
    for (uint32_t i = 0; i < t->n_macros; i++)
        if (t->macros[i].hash == hash) return true;
    return false;
}

static bool undefines(const struct pch_text *t, uint64_t hash)
{
    for (uint32_t i = 0; i < t->n_macros; i++)
        if (t->macros[i].hash == hash && !t->macros[i].body) return true;
    return false;
}

static bool is_below(const struct pch_file *f, uint32_t file)
{
    for (uint32_t i = 0; i < f->n_kids; i++)
        if (f->kids[i].file == file) return true;
    return false;
}

/* What decides in the file it sets back itself, or it is what it, or a file that it includes, remembers by. */
static bool is_clean(const struct build *b, struct pch_text *const *texts, uint32_t file)
{
    const struct pch *p = b->p;
    const struct pch_text *t = texts[file];
    for (uint32_t i = 0; i < t->n_words; i++) {
        if (!t->words[i].decides || undefines(t, t->words[i].hash)) continue;
        for (uint32_t k = 0; k < p->n_files; k++)
            if (k != file && !is_below(&p->files[file], k) && defines(texts[k], t->words[i].hash)) return false;
    }
    return true;
}

/* No file around the entry says anything about what decides in it. */
static bool is_whole(const struct build *b, struct pch_text *const *texts, uint32_t entry)
{
    const struct pch_text *t = texts[b->listed[entry].file];
    uint32_t depth = b->listed[entry].depth;
    for (uint32_t i = entry; i-- > 0 && depth > 1;) {
        if (b->listed[i].depth >= depth) continue;
        depth = b->listed[i].depth;
        for (uint32_t k = 0; k < t->n_words; k++)
            if (t->words[k].decides && defines(texts[b->listed[i].file], t->words[k].hash)) return false;
    }
    return true;
}

/* The entries below this one, without those that come with another file. */
static void list_whole(struct build *b, uint32_t entry)
{
    struct pch *p = b->p;
    struct pch_file *f = &p->files[b->listed[entry].file];
    uint32_t with = UINT32_MAX;
    for (uint32_t i = entry + 1; i < b->n_listed && b->listed[i].depth > b->listed[entry].depth; i++) {
        const struct listed *l = &b->listed[i];
        if (l->depth > with) continue;
        ARENA_PUSH(&p->arena, f->whole, f->n_whole, f->cap_whole, l->file);
        with = l->first && !p->files[l->file].reentrant ? l->depth : UINT32_MAX;
    }
}

void pch_files_whole(struct build *b, struct pch_text *const *texts)
{
    struct pch *p = b->p;
    for (uint32_t file = 0; file < p->n_files; file++) {
        if (!p->files[file].reentrant || !is_clean(b, texts, file)) continue;
        for (uint32_t i = 0; i < b->n_listed; i++) {
            const struct listed *l = &b->listed[i];
            if (l->file != file || !is_whole(b, texts, i)) continue;
            if (l->owner != UINT32_MAX) p->files[l->owner].kids[l->kid].whole = true;
            if (!p->files[file].n_whole) list_whole(b, i);
        }
    }
}

/* The listing's entries of depth one are the header's own includes, in order, and once more: see write_header. */
static void note_tops(struct build *b)
{
    struct pch *p = b->p;
    uint32_t line = 0;
    for (uint32_t i = 0; i < b->n_listed; i++) {
        if (b->listed[i].depth != 1) continue;
        while (line < b->job->n_lines && !pch_build_includes(b, line)) line++;
        if (line == b->job->n_lines) return;
        struct pch_top top = {arena_strdup(&p->arena, b->job->lines[line]), b->listed[i].file, line < b->job->n_fixed};
        ARENA_PUSH(&p->arena, p->tops, p->n_tops, p->cap_tops, top);
        line++;
    }
}

int pch_files_list(struct build *b)
{
    struct pch_listing l = {b->listing, b->listing + b->listing_len};
    uint32_t depth, last = 0;
    const char *name;
    size_t len;
    while (pch_listing_next(&l, &depth, &name, &len)) {
        if (depth >= PCH_MAX_DEPTH || depth > last + 1) return -1;
        const char *spelled = arena_strndup(&b->scratch, name, len);
        uint32_t file = add_file(b, path_join(&b->scratch, b->job->dir, spelled));
        if (!b->p->files[file].name) b->p->files[file].name = arena_strdup(&b->p->arena, spelled);
        struct listed entry = {.file = file, .depth = depth};
        last = depth;
        ARENA_PUSH(&b->scratch, b->listed, b->n_listed, b->cap_listed, entry);
    }
    for (uint32_t i = 0; i < b->p->n_files; i++) {
        CXFile handle = clang_getFile(b->tu, b->p->files[i].name);
        CXSourceLocation begin = clang_getLocationForOffset(b->tu, handle, 0);
        b->p->files[i].unguarded = handle && !clang_isFileMultipleIncludeGuarded(b->tu, handle);
        b->p->files[i].system = handle && clang_Location_isInSystemHeader(begin);
    }
    find_reentrant(b);
    hang_files(b);
    note_tops(b);
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
