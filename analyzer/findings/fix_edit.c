/* How a fix is written: a statement before the exit or in its place, with braces where they are needed, as deep and in
 * the style of the code around it. */
#include "findings/fix_edit.h"

#include <string.h>

const struct fix_token *fix_token_of(const struct fixer *x, uint32_t i)
{
    return &x->s->tokens[i];
}

uint32_t fix_token_end(const struct fixer *x, uint32_t i)
{
    return fix_token_of(x, i)->at + fix_token_of(x, i)->n;
}

const char *fix_slice(const struct fixer *x, uint32_t from, uint32_t to)
{
    return arena_strndup(x->arena, x->s->text + from, to - from);
}

void fix_edit(struct fixer *x, uint32_t from, uint32_t to, const char *text)
{
    const struct fix_source *s = x->s;
    uint32_t a = fix_line(s, from), b = fix_line(s, to);
    struct finding_edit fresh = {
        .file = x->file,
        .offset = from,
        .length = to - from,
        .line = a + 1,
        .col = from - s->lines[a] + 1,
        .end_line = b + 1,
        .end_col = to - s->lines[b] + 1,
        .text = text,
    };
    ARENA_PUSH(x->arena, x->edits, x->n_edits, x->cap_edits, fresh);
}

static const char *indent_of(const struct fixer *x, uint32_t offset)
{
    uint32_t from = x->s->lines[fix_line(x->s, offset)], to = from;
    while (to < offset && (x->s->text[to] == ' ' || x->s->text[to] == '\t')) to++;
    return fix_slice(x, from, to);
}

/* Only blanks stand before it on its line. */
static bool begins_line(const struct fixer *x, uint32_t offset)
{
    return x->s->lines[fix_line(x->s, offset)] + strlen(indent_of(x, offset)) == offset;
}

/* The line where the statement begins that `i`, its last token before the exit, controls. */
static const char *control_indent(const struct fixer *x, uint32_t i)
{
    uint32_t from = i;
    if (fix_is(x->s, i, ")")) {
        from = fix_match(x->s, i);
        if (from == FIX_NONE || !from) return NULL;
        from--;
    }
    return indent_of(x, fix_token_of(x, from)->at);
}

/* A block as this code writes it. Braces on lines of their own: how much deeper than the statement that opens it. */
struct braces {
    bool own_line;
    const char *brace, *inner; /* of "{", of what it holds below the brace */
};

/* What `deeper` has more than `indent`, NULL when it is not deeper in the same way. */
static const char *deeper_by(const char *indent, const char *deeper)
{
    size_t n = strlen(indent);
    return strncmp(indent, deeper, n) == 0 ? deeper + n : NULL;
}

static bool read_braces(const struct fixer *x, uint32_t from, uint32_t to, struct braces *out)
{
    int depth = 0;
    for (uint32_t i = from; i + 1 < to; i++) {
        depth += fix_is(x->s, i, "{") - fix_is(x->s, i, "}");
        if (!fix_is(x->s, i, "{") || depth < 2 || !(fix_is(x->s, i - 1, ")") || fix_is(x->s, i - 1, "else"))) continue;
        uint32_t at = fix_token_of(x, i)->at, next = fix_token_of(x, i + 1)->at;
        const char *outer = control_indent(x, i - 1);
        if (!outer || !begins_line(x, next)) continue;
        *out = (struct braces){.own_line = begins_line(x, at), .brace = "", .inner = ""};
        if (!out->own_line) return true;
        out->brace = deeper_by(outer, indent_of(x, at));
        out->inner = deeper_by(indent_of(x, at), indent_of(x, next));
        if (out->brace && out->inner) return true;
    }
    return false;
}

static bool only_blanks(const struct fixer *x, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (!strchr(" \t\r\n", x->s->text[from])) return false;
    return true;
}

/* The end of the line behind the exit when nothing but a comment stands there. */
static uint32_t after_exit(const struct fixer *x)
{
    const struct fix_source *s = x->s;
    uint32_t line = fix_line(s, fix_token_of(x, x->end)->at);
    uint32_t stop = line + 1 < s->n_lines ? s->lines[line + 1] - 1 : s->len;
    if (stop > s->lines[line] && s->text[stop - 1] == '\r') stop--;
    bool alone = x->end + 1 >= s->n_tokens || fix_token_of(x, x->end + 1)->at >= stop;
    const char *rest = s->text + fix_token_end(x, x->end);
    for (const char *p = rest; alone && p + 1 < s->text + stop; p++)
        if (p[0] == '/' && p[1] == '*') { /* a comment that goes on behind the line would swallow the brace */
            const char *close = memmem(p + 2, (size_t)(s->text + stop - p - 2), "*/", 2);
            alone = close != NULL;
            if (close) p = close + 1;
        }
    return alone ? stop : fix_token_end(x, x->end);
}

/* A block around the exit, which stands alone on its line below what controls it. `instead`: NULL for the exit itself.
 */
static bool brace_exit(struct fixer *x, const char *first, const char *instead)
{
    struct arena *a = x->arena;
    struct braces b = {0};
    uint32_t head = fix_token_end(x, x->exit - 1), from = fix_token_of(x, x->exit)->at, to = fix_token_end(x, x->end);
    const char *outer = control_indent(x, x->exit - 1), *inner = indent_of(x, from), *nl = x->newline;
    if (!outer) return false;
    bool known = read_braces(x, x->open, x->close, &b) || read_braces(x, 0, x->s->n_tokens, &b);
    if (known && b.own_line && only_blanks(x, head, from)) {
        outer = arena_sprintf(a, "%s%s", outer, b.brace);
        inner = arena_sprintf(a, "%s%s", outer, b.inner);
        first = arena_sprintf(a, "%s%s{%s%s%s", nl, outer, nl, inner, first);
        fix_edit(x, head, instead ? to : from, arena_sprintf(a, "%s;%s%s%s", first, nl, inner, instead ? instead : ""));
    } else {
        fix_edit(x, head, head, " {");
        fix_edit(x, from, instead ? to : from, arena_sprintf(a, "%s;%s%s%s", first, nl, inner, instead ? instead : ""));
    }
    fix_edit(x, after_exit(x), after_exit(x), arena_sprintf(a, "%s%s}", nl, outer));
    return true;
}

bool fix_before_exit(struct fixer *x, const char *first, const char *instead)
{
    struct arena *a = x->arena;
    uint32_t from = fix_token_of(x, x->exit)->at, to = fix_token_end(x, x->end), before = x->exit - 1;
    bool fresh_line = begins_line(x, from),
         controlled = fix_is(x->s, before, ")") || fix_is(x->s, before, "else") || fix_is(x->s, before, "do");
    if (!instead) instead = fix_slice(x, from, to);
    bool same = strcmp(instead, fix_slice(x, from, to)) == 0;
    if (!first) {
        fix_edit(x, from, to, instead);
    } else if (!controlled && !fix_is(x->s, before, "{") && !fix_is(x->s, before, "}") && !fix_is(x->s, before, ";") &&
               !fix_is(x->s, before, ":")) {
        return false;
    } else if (!controlled) {
        const char *gap = fresh_line ? arena_sprintf(a, "%s%s", x->newline, indent_of(x, from)) : " ";
        fix_edit(x, from, same ? from : to, arena_sprintf(a, "%s;%s%s", first, gap, same ? "" : instead));
    } else if (fix_token_of(x, x->exit)->after_directive) {
        return false; /* an #if between the condition and the statement: braces could be torn apart */
    } else if (fresh_line && fix_line(x->s, fix_token_of(x, before)->at) < fix_line(x->s, from)) {
        if (!brace_exit(x, first, same ? NULL : instead)) return false;
    } else {
        fix_edit(x, from, to, arena_sprintf(a, "{ %s; %s }", first, instead));
    }
    return true;
}

void fix_before_brace(struct fixer *x)
{
    uint32_t brace = fix_token_of(x, x->exit)->at;
    if (!begins_line(x, brace) || fix_is(x->s, x->exit - 1, "{")) {
        fix_edit(x, brace, brace, arena_sprintf(x->arena, "%s; ", x->release));
        return;
    }
    const char *unit = indent_of(x, fix_token_of(x, x->open + 1)->at), *outer = indent_of(x, brace);
    if (!begins_line(x, fix_token_of(x, x->open + 1)->at) || !*unit) unit = "    ";
    uint32_t line = x->s->lines[fix_line(x->s, brace)];
    fix_edit(x, line, line, arena_sprintf(x->arena, "%s%s%s;%s", outer, unit, x->release, x->newline));
}
