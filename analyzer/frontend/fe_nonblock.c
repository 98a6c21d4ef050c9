/*
 * `nonblocking`, the attribute of functions that promise not to wait. Compilers before clang 20 do not know it and drop
 * it: then the declaration's text says whether it is there.
 */
#include "frontend/fe.h"

#include "frontend/fe_session.h"

#include <ctype.h>
#include <string.h>

static const char word[] = "nonblocking";
enum { REACH = 600 /* bytes of a declaration before and behind its name */ };

static bool in_type(CXCursor decl)
{
    CXString s = clang_getTypeSpelling(clang_getCursorType(decl));
    const char *text = clang_getCString(s);
    const char *at = text ? strstr(text, word) : NULL;
    bool found = at && strncmp(at + sizeof word - 1, "(false)", 7) != 0;
    clang_disposeString(s);
    return found;
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The word as an attribute in text[from..to): behind `((`, a comma or `::` of an attribute list. */
static bool is_attribute(const char *text, size_t from, size_t to)
{
    for (size_t i = from; i + sizeof word - 1 <= to; i++) {
        if (memcmp(text + i, word, sizeof word - 1) != 0) continue;
        size_t before = i, after = i + sizeof word - 1;
        while (after < to && text[after] == '_') after++;
        while (before > from && (text[before - 1] == '_' || text[before - 1] == ' ')) before--;
        bool listed = before > from && (text[before - 1] == '(' || text[before - 1] == ',' || text[before - 1] == ':');
        bool whole = after >= to || (!is_name(text[after]) && strncmp(text + after, "(false)", 7) != 0);
        bool list = memmem(text + from, i - from, "__attribute", 11) || memmem(text + from, i - from, "[[", 2);
        if (listed && whole && list) return true;
    }
    return false;
}

/* The file's text when it has the word; whether a header has it is remembered by the worker. */
static const char *saying(struct fe *fe, struct fe_file *file, size_t *size)
{
    if (!file->is_main) return fe_session_saying(fe->session, file->path, word, size);
    const char *text = fe_file_text(fe, file, size);
    if (!file->searched) file->says_nonblocking = text && memmem(text, *size, word, sizeof word - 1);
    file->searched = true;
    return file->says_nonblocking ? text : NULL;
}

bool fe_nonblocking(struct fe *fe, CXCursor decl)
{
    if (in_type(decl)) return true;
    unsigned at;
    size_t size = 0;
    CXSourceLocation loc = clang_getCursorLocation(decl);
    struct fe_file *file = fe_file_at(fe, loc, NULL);
    const char *text = file ? saying(fe, file, &size) : NULL;
    if (!text) return false;
    clang_getFileLocation(loc, NULL, NULL, NULL, &at);
    if (at >= size) return false;
    size_t from = at, to = at;
    while (from > 0 && at - from < REACH && !strchr(";}", text[from - 1])) from--;
    while (to < size && to - at < REACH && !strchr(";{", text[to])) to++;
    return is_attribute(text, from, to);
}
