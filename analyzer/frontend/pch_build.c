/* Compiling a shared header: parse its lines, drop those that do not compile, gather facts, save; and on top of it a
 * small second one through which functions that only a cleanup attribute names can be reached. */
#include "frontend/pch.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_session.h"
#include "frontend/frontend.h"
#include "frontend/pch_facts.h"
#include "frontend/pch_refs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TRIES 8
#define MAX_DEPTH 256
#define MAX_TEXT  (64u << 20)

struct used;
struct build {
    struct frontend *f;
    const struct pch_job *job;
    struct pch *p;
    struct arena scratch;
    bool *dropped; /* lines left out */
    bool *again;   /* and next time */
    CXTranslationUnit tu;
    const char *listing;
    size_t listing_len;
    struct handle {
        void *key;
        uint32_t value;
    } * handles;      /* libclang's file handles -> our files */
    struct executed { /* macros that were defined, not those of branches not taken */
        struct executed_key {
            uint64_t hash, place;
        } key;
        bool value;
    } * executed;
    struct spelling {
        char *key;
        uint32_t value;
    } * spelled;                    /* its number in the list */
    struct used *used;              /* see used_words */
    struct used *counting, *naming; /* macros that use __COUNTER__, __FILE__ */
    struct strbuf refs[PCH_REFS_BUCKETS];
    uint32_t n_refs;
};

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
            while (line < n * 2 && (b->dropped[line % n] || !is_include(b->job->lines[line % n]))) line++;
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

/* Parses until nothing is wrong, each time without the lines that were. */
static int parse_lines(struct build *b)
{
    for (int i = 0; i < MAX_TRIES; i++) {
        unsigned dropped = 0;
        if (!write_header(b) || parse(b, b->p->header, true) < 0) return -1;
        if (!errors(b, true, &dropped)) return 0;
        clang_disposeTranslationUnit(b->tu);
        b->tu = NULL;
        if (!dropped) return -1;
    }
    return -1;
}

/* ---- files ---- */

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
    } stack[MAX_DEPTH];
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

static int list_files(struct build *b)
{
    struct pch_listing l = {b->listing, b->listing + b->listing_len};
    uint32_t depth, n = 0, cap = 0, n_depths = 0, cap_depths = 0, *files = NULL, *depths = NULL;
    const char *name;
    size_t len;
    while (pch_listing_next(&l, &depth, &name, &len)) {
        if (depth >= MAX_DEPTH || depth > (n ? depths[n - 1] : 0) + 1) return -1;
        const char *spelled = arena_strndup(&b->scratch, name, len);
        uint32_t file = add_file(b, path_join(&b->scratch, b->job->dir, spelled));
        if (!b->p->files[file].name) b->p->files[file].name = arena_strdup(&b->p->arena, spelled);
        ARENA_PUSH(&b->scratch, files, n, cap, file);
        ARENA_PUSH(&b->scratch, depths, n_depths, cap_depths, depth);
    }
    find_reentrant(b, files, depths, n);
    hang_files(b, files, depths, n);
    return 0;
}

static uint32_t file_of(struct build *b, CXFile handle)
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

/* ---- names ---- */

static void add_name(struct build *b, struct pch_name n)
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
    uint32_t file = file_of(b, handle);
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

static bool was_executed(const struct build *b, const struct pch_macro *m, uint32_t file)
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
    n.file = file_of(b, handle);
    CXString s = clang_getCursorSpelling(c);
    const char *name = clang_getCString(s);
    if (name && *name && n.file != UINT32_MAX) {
        n.hash = pch_hash(name, strlen(name));
        add_name(b, n);
        if (c.kind == CXCursor_FunctionDecl && clang_equalCursors(clang_getCanonicalCursor(c), c))
            b->n_refs += pch_refs_add(b->refs, c, name);
    }
    clang_disposeString(s);
    return inner ? CXChildVisit_Recurse : CXChildVisit_Continue;
}

/* ---- texts ---- */

static bool is_word_char(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

struct used {
    uint64_t key;
    bool value;
};

static bool in_set(struct used *set, uint64_t hash)
{
    return set && hmgeti(set, hash) >= 0;
}

static bool has_word(const char *line, struct used *set)
{
    for (const char *s = line; *s;) {
        size_t n = 0;
        while (is_word_char(s[n])) n++;
        if (n && in_set(set, pch_hash(s, n))) return true;
        s += n ? n : 1;
    }
    return false;
}

/* Macros that use the word (__COUNTER__), through any number of others, and the word. */
static struct used *macros_with(const struct build *b, struct pch_text *const *texts, uint32_t n, const char *word)
{
    struct used *set = NULL;
    uint64_t hash = pch_hash(word, strlen(word));
    bool grown = false;
    for (uint32_t i = 0; i < n && !grown; i++)
        for (uint32_t k = 0; k < texts[i]->n_words && !grown; k++) grown = texts[i]->words[k].hash == hash;
    if (grown) hmput(set, hash, true);
    for (int round = 0; grown && round < 32; round++) {
        grown = false;
        for (uint32_t i = 0; i < n; i++) {
            for (uint32_t k = 0; k < texts[i]->n_macros; k++) {
                const struct pch_macro *m = &texts[i]->macros[k];
                if (in_set(set, m->hash) || !has_word(m->line, set) || !was_executed(b, m, i)) continue;
                hmput(set, m->hash, true);
                grown = true;
            }
        }
    }
    return set;
}

/* ---- macros that the header's files use themselves ---- */

struct bodies { /* of the macros of one name: lines, one list through all macros */
    uint64_t key;
    uint32_t value; /* index + 1 into `lines` */
};

struct use_walk {
    struct used *used;
    struct bodies *bodies;
    struct body_line {
        const char *line;
        uint32_t next1;
    } * lines;
    uint64_t *todo;
};

static void use_word(struct use_walk *w, uint64_t hash)
{
    if (w->used && hmgeti(w->used, hash) >= 0) return;
    hmput(w->used, hash, true);
    if (hmgeti(w->bodies, hash) >= 0) arrput(w->todo, hash);
}

/* What stands beside "##" is taken as it is. */
static void use_words_of(struct use_walk *w, const char *line)
{
    bool pasted = false;
    for (const char *s = line; *s;) {
        size_t n = 0;
        while (is_word_char(s[n])) n++;
        const char *after = s + n + strspn(s + n, " ");
        if (n && !pasted && !str_starts(after, "##")) use_word(w, pch_hash(s, n));
        if (n || *s != ' ') pasted = !n && str_starts(s, "##");
        s += n ? n : pasted ? 2 : 1;
    }
}

/* Every word that the texts say outside of definitions, and those that the macros among them stand for. */
static struct used *used_words(struct pch_text *const *texts, uint32_t n)
{
    struct use_walk w = {0};
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < texts[i]->n_macros; k++) {
            const struct pch_macro *m = &texts[i]->macros[k];
            ptrdiff_t at = w.bodies ? hmgeti(w.bodies, m->hash) : -1;
            struct body_line line = {m->line, at < 0 ? 0 : w.bodies[at].value};
            if (!m->body) continue;
            arrput(w.lines, line);
            hmput(w.bodies, m->hash, (uint32_t)arrlen(w.lines));
        }
    for (uint32_t i = 0; i < n && w.bodies; i++)
        for (uint32_t k = 0; k < texts[i]->n_words; k++)
            if (!texts[i]->words[k].in_define) use_word(&w, texts[i]->words[k].hash);
    while (arrlen(w.todo)) {
        uint64_t hash = arrpop(w.todo);
        for (uint32_t at = hmget(w.bodies, hash); at; at = w.lines[at - 1].next1)
            use_words_of(&w, w.lines[at - 1].line);
    }
    hmfree(w.bodies);
    arrfree(w.lines);
    arrfree(w.todo);
    return w.used;
}

/* Which segment of the file an offset lies in: directives are matched with kids by name, in order. Kids that an
 * unguarded file brought in have no directive: they come with it. */
struct places {
    const struct pch *p;
    const struct pch_file *f;
    const struct pch_text *t;
    uint32_t kid, directive, segment;
};

static uint32_t place_of(struct places *s, uint32_t off)
{
    for (; s->kid < s->f->n_kids; s->kid++) {
        const char *name = path_basename(s->p->files[s->f->kids[s->kid].file].path);
        uint32_t i = s->directive;
        while (i < s->t->n_includes &&
               (s->t->includes[i].name && strcmp(path_basename(s->t->includes[i].name), name) != 0))
            i++;
        if (i < s->t->n_includes) {
            if (s->t->includes[i].off > off) break;
            s->directive = i + 1;
        }
        s->segment = s->f->kids[s->kid].segment;
    }
    return s->segment;
}

static void add_text(struct build *b, uint32_t file, const struct pch_text *t)
{
    struct pch *p = b->p;
    const struct pch_file *f = &p->files[file];
    const struct places start = {.p = p, .f = f, .t = t, .segment = f->segment};
    struct places at = start;
    uint32_t macro = 0;
    for (uint32_t i = 0; i < t->n_macros; i++) {
        const struct pch_macro *m = &t->macros[i];
        struct pch_name n = {.hash = m->hash, .variant = m->body, .file = file, .kind = PCH_MACRO, .object = m->object};
        if (!was_executed(b, m, file)) continue;
        n.counts = in_set(b->counting, m->hash);
        n.segment = place_of(&at, m->off);
        n.block = m->block;
        add_name(b, n);
    }
    for (uint32_t i = 0; i < t->n_types; i++)
        add_name(b,
                 (struct pch_name){.hash = t->types[i], .variant = PCH_SHARED_TYPE, .file = file, .kind = PCH_TYPEDEF});
    for (uint32_t i = 0; i < t->n_softs; i++) {
        struct pch_soft_name soft = {.hash = t->softs[i].hash, .on = t->softs[i].on, .file = file};
        soft.declared = t->softs[i].declared;
        ARENA_PUSH(&p->arena, p->softs, p->n_softs, p->cap_softs, soft);
    }
    at = start;
    for (uint32_t i = 0; i < t->n_words; i++) {
        const struct pch_word *w = &t->words[i];
        struct pch_mention m = {.hash = w->hash,
                                .file = file,
                                .segment = place_of(&at, w->off),
                                .block = w->block,
                                .soft = w->soft,
                                .in_define = w->in_define};
        m.expanded = w->in_define && b->used && hmgeti(b->used, w->hash) >= 0;
        while (macro + 1 < t->n_macros && t->macros[macro + 1].off < w->off) macro++;
        m.own = t->n_macros && t->macros[macro].hash == w->hash && t->macros[macro].off < w->off;
        ARENA_PUSH(&p->arena, p->mentions, p->n_mentions, p->cap_mentions, m);
        if (!w->in_define && in_set(b->counting, w->hash)) p->files[file].counts = true;
        if (!w->in_define && in_set(b->naming, w->hash)) p->files[file].names_itself = true;
    }
}

/* Where it is found must not depend on the unit's folders. */
static void note_asked(struct build *b, uint32_t file, const char *name, bool angled)
{
    struct pch *p = b->p;
    if (!name) p->asks_more = true;
    if (!name || name[0] == '/') return;
    if (!angled && path_exists(path_join(&b->scratch, path_dirname(&b->scratch, p->files[file].path), name))) return;
    ptrdiff_t known = shgeti(b->spelled, name);
    struct pch_asked asked = {.name = known < 0 ? p->n_spelled : b->spelled[known].value, .file = file};
    if (known < 0) {
        ARENA_PUSH(&p->arena, p->spelled, p->n_spelled, p->cap_spelled, arena_strdup(&p->arena, name));
        shput(b->spelled, p->spelled[asked.name], asked.name);
    }
    ARENA_PUSH(&p->arena, p->asked, p->n_asked, p->cap_asked, asked);
}

static void read_texts(struct build *b)
{
    struct pch *p = b->p;
    struct pch_text **texts = ARENA_ARRAY(&b->scratch, struct pch_text *, p->n_files + 1);
    struct arena scratch = {0};
    for (uint32_t i = 0; i < p->n_files; i++) {
        char *text = NULL;
        size_t len = 0;
        texts[i] = ARENA_NEW(&b->scratch, struct pch_text);
        if (path_read_file(&scratch, p->files[i].path, MAX_TEXT, &text, &len, NULL) == 0)
            pch_lex(&b->scratch, text, len, texts[i]);
        p->files[i].bytes = (uint32_t)len;
        arena_clear(&scratch);
    }
    for (uint32_t i = 0; i < p->n_files; i++) {
        for (uint32_t k = 0; k < texts[i]->n_includes; k++)
            note_asked(b, i, texts[i]->includes[k].name, texts[i]->includes[k].angled || texts[i]->includes[k].next);
        for (uint32_t k = 0; k < texts[i]->n_asked; k++) note_asked(b, i, texts[i]->asked[k], true);
    }
    b->used = used_words(texts, p->n_files);
    b->counting = macros_with(b, texts, p->n_files, "__COUNTER__");
    b->naming = macros_with(b, texts, p->n_files, "__FILE__");
    for (uint32_t i = 0; i < p->n_files; i++) add_text(b, i, texts[i]);
    arena_release(&scratch);
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

static void note_setup(struct build *b)
{
    struct pch *p = b->p;
    struct strbuf text = {0};
    struct pch_text t;
    for (uint32_t i = 0; i < b->job->n_lines; i++)
        if (!b->dropped[i] && !is_include(b->job->lines[i])) strbuf_addf(&text, "%s\n", b->job->lines[i]);
    pch_lex(&p->arena, strbuf_cstr(&text), text.len, &t);
    p->setup = t.macros;
    p->n_setup = t.n_macros;
    strbuf_release(&text);
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
    if (rc == 0 && list_files(&b) < 0) {
        clang_disposeTranslationUnit(b.tu);
        rc = -1;
    }
    if (rc == 0) {
        clang_getInclusions(b.tu, visit_inclusion, &b);
        clang_visitChildren(clang_getTranslationUnitCursor(b.tu), visit_decl, &b);
        read_texts(&b);
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
    hmfree(b.counting);
    hmfree(b.naming);
    shfree(b.spelled);
    for (int i = 0; i < PCH_REFS_BUCKETS; i++) strbuf_release(&b.refs[i]);
    arena_release(&b.scratch);
    pch_free(p);
    return rc < 0 ? err_set(e, "%s: the shared header does not compile", job->stem) : 0;
}
