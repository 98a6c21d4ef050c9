/* Positions and source text: only asked for when an instruction is made, and cached by location. */
#include "frontend/fe.h"

#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_session.h"

#include <string.h>

static bool is_header_name(const char *path)
{
    const char *dot = strrchr(path_basename(path), '.');
    return !dot || dot[1] == 'h' || dot[1] == 'H' || strcmp(dot, ".inl") == 0;
}

struct fe_file *fe_file(struct fe *fe, CXFile handle)
{
    if (!handle) return NULL;
    if (fe->last_file < fe->n_files && fe->files[fe->last_file].handle == handle) return &fe->files[fe->last_file];
    for (uint32_t i = 0; i < fe->n_files; i++) {
        if (fe->files[i].handle != handle) continue;
        fe->last_file = i;
        return &fe->files[i];
    }
    CXString name = clang_getFileName(handle);
    const char *raw = clang_getCString(name);
    char *path = path_join(&fe->scratch, fe->job->dir, raw ? raw : "");
    clang_disposeString(name);
    struct fe_file file = {.handle = handle, .path = arena_strdup(&fe->u->arena, path), .index = IR_NONE};
    file.is_main = strcmp(path, fe->u->main_file) == 0;
    file.is_header = !file.is_main && is_header_name(path);
    file.outside = fe->root && !path_is_under(fe->root, path);
    ARENA_PUSH(&fe->u->arena, fe->files, fe->n_files, fe->cap_files, file);
    fe->last_file = fe->n_files - 1;
    return &fe->files[fe->last_file];
}

uint32_t fe_file_index(struct fe *fe, struct fe_file *file)
{
    if (file->index == IR_NONE) file->index = ir_file(fe->u, file->path);
    return file->index;
}

struct fe_file *fe_file_at(struct fe *fe, CXSourceLocation loc, uint32_t *line)
{
    CXFile handle;
    clang_getExpansionLocation(loc, &handle, line, NULL, NULL); /* counting lines reads the file */
    return fe_file(fe, handle);
}

static uint32_t index_of(struct fe *fe, CXFile handle)
{
    struct fe_file *f = fe_file(fe, handle);
    return f ? fe_file_index(fe, f) : IR_NONE;
}

/* Of macros from outside the project only that they wrote it: where one stands tells nobody anything, and several
 * headers of the system may define it alike. */
static void set_spelling(struct fe *fe, CXSourceLocation loc, struct ir_pos *p)
{
    CXFile handle;
    unsigned line, col;
    clang_getSpellingLocation(loc, &handle, &line, &col, NULL);
    struct fe_file *file = fe_file(fe, handle);
    p->spell_file = p->file;
    p->spell_line = p->line;
    p->spell_col = p->col;
    if (!file) return; /* a token pasted together: it stands nowhere */
    bool written = file->index == p->file && line == p->line && col == p->col;
    if (written) return;
    p->spell_file = file->outside ? p->file : fe_file_index(fe, file);
    p->spell_line = file->outside ? 0 : line;
    p->spell_col = file->outside ? 0 : col;
}

uint32_t fe_pos_loc(struct fe *fe, CXSourceLocation loc)
{
    uint32_t slot = (loc.int_data * 0x9E3779B1u) >> 26;
    if (clang_equalLocations(fe->pos_cache[slot].loc, loc)) return fe->pos_cache[slot].pos;
    CXFile file;
    unsigned line, col;
    struct ir_pos p;
    clang_getExpansionLocation(loc, &file, &line, &col, NULL);
    p.file = index_of(fe, file);
    p.line = line;
    p.col = col;
    set_spelling(fe, loc, &p);
    uint32_t pos = p.file == IR_NONE ? 0 : ir_pos(fe->u, p);
    fe->pos_cache[slot].loc = loc;
    fe->pos_cache[slot].pos = pos;
    return pos;
}

uint32_t fe_pos(struct fe *fe, uint32_t at)
{
    return at == FE_NO_NODE ? 0 : fe_pos_loc(fe, clang_getCursorLocation(fe_cursor(fe, at)));
}

uint32_t fe_pos_end(struct fe *fe, CXCursor c)
{
    uint32_t pos = fe_pos_loc(fe, clang_getRangeEnd(clang_getCursorExtent(c)));
    struct ir_pos p = fe->u->positions[pos];
    if (!pos || p.col < 2) return pos;
    p.col--;
    if (p.spell_col > 1) p.spell_col--;
    return ir_pos(fe->u, p);
}

const char *fe_file_text(struct fe *fe, struct fe_file *file, size_t *size)
{
    if (!file->loaded && path_read_file(&fe->texts, file->path, FE_MAX_TEXT, &file->text, &file->size, NULL) < 0)
        file->text = NULL;
    file->loaded = true;
    *size = file->text ? file->size : 0;
    return file->text;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Where the parenthesised arguments that follow at `i` end; `i` when there are none. */
static unsigned arguments_end(const char *text, unsigned i, size_t size)
{
    unsigned at = i;
    int depth = 0;
    while (at < size && (text[at] == ' ' || text[at] == '\t')) at++;
    if (at == size || text[at] != '(') return i;
    for (; at < size && at < i + 4096; at++) {
        if (text[at] == '(') depth++;
        if (text[at] == ')' && --depth == 0) return at + 1;
    }
    return i;
}

typedef void (*locate_fn)(CXSourceLocation, CXFile *, unsigned *, unsigned *, unsigned *);

/* The bytes from `from` to `to` in one file; false when there are none. */
static bool text_range(struct fe *fe, CXSourceLocation from, CXSourceLocation to, locate_fn locate, struct strbuf *out)
{
    CXFile a, b;
    unsigned begin, end;
    locate(from, &a, NULL, NULL, &begin);
    locate(to, &b, NULL, NULL, &end);
    if (!a || a != b || end < begin) return false;
    size_t size;
    const char *text = fe_file_text(fe, fe_file(fe, a), &size);
    if (!text || end > size) return false;
    bool whole = end == begin;                      /* all of it comes out of one macro */
    while (end < size && is_word(text[end])) end++; /* the last token is a macro: only its beginning was given */
    if (whole) end = arguments_end(text, end, size);
    if (end == begin) return false;
    strbuf_add(out, text + begin, end - begin > 4096 ? 4096 : end - begin);
    return true;
}

/* Blanks and comments become one space; a cut is marked with "..." and never splits a UTF-8 character. */
static const char *one_line(struct fe *fe, const char *s, size_t n)
{
    char out[81] = "";
    size_t len = 0;
    bool space = false;
    for (size_t i = 0; i < n; i++) {
        unsigned char ch = (unsigned char)s[i];
        if (ch <= ' ' || ch == 0x7f || (ch == '\\' && i + 1 < n && (s[i + 1] == '\n' || s[i + 1] == '\r'))) {
            space = len > 0;
            continue;
        }
        if (ch == '/' && i + 1 < n && s[i + 1] == '*') {
            const char *close = memmem(s + i + 2, n - i - 2, "*/", 2);
            i = close ? (size_t)(close - s) + 1 : n;
            space = len > 0;
            continue;
        }
        if (len + 2 > 80) {
            len = 77;
            while (len > 0 && ((unsigned char)out[len] & 0xC0) == 0x80) len--;
            memcpy(out + len, "...", 3); // NOLINT(bugprone-not-null-terminated-result): it has a length
            len += 3;
            break;
        }
        if (space) out[len++] = ' ';
        space = false;
        out[len++] = (char)ch;
    }
    return arena_strndup(&fe->u->arena, out, len);
}

/* A range that begins in a macro's argument and ends behind its body leaves a parenthesis open. */
static bool balanced(const struct strbuf *b)
{
    int depth = 0;
    for (size_t i = 0; i < b->len && depth >= 0; i++) depth += (b->s[i] == '(') - (b->s[i] == ')');
    return depth == 0;
}

static const char *text_between(struct fe *fe, CXSourceLocation from, CXSourceLocation to)
{
    struct strbuf raw = {0};
    const char *text = "";
    bool found = text_range(fe, from, to, clang_getFileLocation, &raw) && balanced(&raw);
    if (!found) {
        strbuf_clear(&raw);
        found = text_range(fe, from, to, clang_getExpansionLocation, &raw);
    }
    if (found) text = one_line(fe, strbuf_cstr(&raw), raw.len);
    strbuf_release(&raw);
    return text;
}

const char *fe_text(struct fe *fe, uint32_t node)
{
    CXSourceRange range = clang_getCursorExtent(fe_cursor(fe, node));
    return text_between(fe, clang_getRangeStart(range), clang_getRangeEnd(range));
}

/* Not the statement's extent: that ends with what stands behind the label. */
const char *fe_case_text(struct fe *fe, uint32_t node, uint32_t value)
{
    return text_between(fe, clang_getCursorLocation(fe_cursor(fe, node)),
                        clang_getRangeEnd(clang_getCursorExtent(fe_cursor(fe, value))));
}

const char *fe_spelling(struct fe *fe, uint32_t at, size_t *offset, size_t *size)
{
    CXFile handle;
    unsigned off;
    clang_getSpellingLocation(clang_getRangeStart(clang_getCursorExtent(fe_cursor(fe, at))), &handle, NULL, NULL, &off);
    struct fe_file *file = fe_file(fe, handle);
    const char *text = file ? fe_file_text(fe, file, size) : NULL;
    if (!text || off >= *size) return NULL;
    *offset = off;
    return text;
}
