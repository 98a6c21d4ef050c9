/*
 * Which fix is plain, and its edits. The engine has proved that the handle is held on every way to the exit; what is
 * decided here is about text: whether the exit is a statement that stands in the file as such, how the function
 * releases such a handle elsewhere, where braces are needed. In doubt there is no fix.
 */
#include "findings/fix.h"

#include "base/str.h"
#include "findings/fix_lex.h"

#include <stdlib.h>
#include <string.h>

struct fixer {
    struct arena *arena;
    const struct fix_source *s;
    const struct finding_hint *hint;
    uint32_t open, close; /* braces of the function */
    uint32_t exit, end;   /* first and last token of the statement that leaves; a closing brace has exit == end */
    const char *file, *release, *by; /* "close(fd)", "close" */
    const char *newline;
    struct finding_edit *edits;
    uint32_t n_edits, cap_edits;
};

static const struct fix_token *token(const struct fixer *x, uint32_t i)
{
    return &x->s->tokens[i];
}

static uint32_t token_end(const struct fixer *x, uint32_t i)
{
    return token(x, i)->at + token(x, i)->n;
}

static bool is(const struct fixer *x, uint32_t i, const char *word)
{
    return fix_is(x->s, i, word);
}

static const char *slice(const struct fixer *x, uint32_t from, uint32_t to)
{
    return arena_strndup(x->arena, x->s->text + from, to - from);
}

static void edit(struct fixer *x, uint32_t from, uint32_t to, const char *text)
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
    return slice(x, from, to);
}

/* Only blanks stand before it on its line. */
static bool begins_line(const struct fixer *x, uint32_t offset)
{
    return x->s->lines[fix_line(x->s, offset)] + strlen(indent_of(x, offset)) == offset;
}

/* ---- the exit --------------------------------------------------------------------------------------------- */

/* The outermost braces around the exit; the creation must lie within them as well. */
static bool find_function(struct fixer *x)
{
    uint32_t created = fix_offset(x->s, x->hint->created.line, x->hint->created.col);
    int depth = 0;
    for (uint32_t i = 0; i < x->s->n_tokens; i++) {
        if (is(x, i, "{") && depth++ == 0) x->open = i;
        if (!is(x, i, "}")) continue;
        if (--depth < 0) return false;
        if (depth > 0 || i < x->exit) continue;
        x->close = i;
        return created != FIX_NONE && x->open < x->exit && token(x, x->open)->at < created && created < token(x, i)->at;
    }
    return false;
}

/* `return -1;` needs nothing of the handle; what calls, reads memory or errno might. */
static bool plain_value(const struct fixer *x)
{
    static const char *const allowed[] = {"(",  ")",  "-", "+", "!",  "~",  "?",  ":",
                                          "==", "!=", "<", ">", "<=", ">=", "&&", "||"};
    for (uint32_t i = x->exit + 1; i < x->end; i++) {
        if (token(x, i)->after_directive || is(x, i, "errno") || is(x, i, "sizeof") || is(x, i, x->hint->variable))
            return false;
        if (token(x, i)->kind == FIX_WORD && is(x, i + 1, "(")) return false;
        if (token(x, i)->kind != FIX_PUNCT) continue;
        bool ok = false;
        for (size_t k = 0; k < sizeof allowed / sizeof *allowed && !ok; k++) ok = is(x, i, allowed[k]);
        if (!ok) return false;
    }
    return true;
}

static bool find_exit(struct fixer *x, const struct finding_loc *at)
{
    static const char *const words[] = {"return", "break", "continue", "goto", "}"};
    uint32_t offset = fix_offset(x->s, at->line, at->col);
    bool known = false;
    x->exit = x->end = offset == FIX_NONE ? FIX_NONE : fix_token_at(x->s, offset);
    if (x->exit == FIX_NONE || !x->exit) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++) known = is(x, x->exit, words[i]);
    if (!known) return false;
    if (is(x, x->exit, "}")) return true;
    while (x->end < x->s->n_tokens && !is(x, x->end, ";")) {
        if (is(x, x->end, "{") || is(x, x->end, "}")) return false;
        x->end++;
    }
    return x->end < x->s->n_tokens && plain_value(x);
}

/* Somebody may keep the handle by means that only the text shows: an address inside what it points to (the node of an
 * intrusive list), or another place that it was copied to. */
static bool may_be_kept(const struct fixer *x)
{
    for (uint32_t i = x->open + 1; i < x->close; i++) {
        if (!is(x, i, x->hint->variable) || is(x, i - 1, ".") || is(x, i - 1, "->")) continue;
        if (is(x, i - 1, "&") && (is(x, i + 1, "->") || is(x, i + 1, ".") || is(x, i + 1, "["))) return true;
        bool ends = is(x, i + 1, ";") || is(x, i + 1, ",") || is(x, i + 1, ")") || is(x, i + 1, "}");
        if ((is(x, i - 1, "=") || is(x, i - 1, "{") || is(x, i - 1, ")")) && ends) return true;
    }
    return false;
}

/* ---- the release ------------------------------------------------------------------------------------------ */

/* "close(fd)" at token `i`, with the handle's variable, or with any one word when `any`. Gives the closing bracket. */
static uint32_t is_release(const struct fixer *x, uint32_t i, bool any, const char **name)
{
    const struct finding_hint *h = x->hint;
    if (token(x, i)->kind != FIX_WORD || !is(x, i + 1, "(") || is(x, i - 1, ".") || is(x, i - 1, "->")) return FIX_NONE;
    uint32_t arg = i + 2 + is(x, i + 2, "&");
    if (!is(x, arg + 1, ")") || !is(x, arg + 2, ";") || token(x, arg)->kind != FIX_WORD) return FIX_NONE;
    if (!any && !is(x, arg, h->variable)) return FIX_NONE;
    for (uint32_t k = 0; k < h->n_releases; k++) {
        if (!is(x, i, h->releases[k])) continue;
        *name = h->releases[k];
        return arg + 1;
    }
    return FIX_NONE;
}

/* As this function releases it on another path; else as this file releases others of its kind. */
static bool find_release(struct fixer *x)
{
    for (uint32_t i = x->open + 1; i < x->close; i++) {
        uint32_t end = is_release(x, i, false, &x->by);
        if (end == FIX_NONE) continue;
        x->release = slice(x, token(x, i)->at, token_end(x, end));
        return true;
    }
    for (uint32_t i = 1; i < x->s->n_tokens; i++) {
        uint32_t end = is_release(x, i, true, &x->by);
        if (end == FIX_NONE) continue;
        const char *head = slice(x, token(x, i)->at, token(x, end - 1)->at);
        x->release = arena_sprintf(x->arena, "%s%s)", head, x->hint->variable);
        return true;
    }
    return false;
}

/* ---- a statement before the exit, another statement in its place ------------------------------------------ */

/* The line where the statement begins that `i`, its last token before the exit, controls. */
static const char *control_indent(const struct fixer *x, uint32_t i)
{
    uint32_t from = i;
    if (is(x, i, ")")) {
        from = fix_match(x->s, i);
        if (from == FIX_NONE || !from) return NULL;
        from--;
    }
    return indent_of(x, token(x, from)->at);
}

/* The end of the line behind the exit when nothing but a comment stands there. */
static uint32_t after_exit(const struct fixer *x)
{
    const struct fix_source *s = x->s;
    uint32_t line = fix_line(s, token(x, x->end)->at);
    uint32_t stop = line + 1 < s->n_lines ? s->lines[line + 1] - 1 : s->len;
    if (stop > s->lines[line] && s->text[stop - 1] == '\r') stop--;
    bool alone = x->end + 1 >= s->n_tokens || token(x, x->end + 1)->at >= stop;
    const char *rest = s->text + token_end(x, x->end);
    for (const char *p = rest; alone && p + 1 < s->text + stop; p++)
        if (p[0] == '/' && p[1] == '*') { /* a comment that goes on behind the line would swallow the brace */
            const char *close = memmem(p + 2, (size_t)(s->text + stop - p - 2), "*/", 2);
            alone = close != NULL;
            if (close) p = close + 1;
        }
    return alone ? stop : token_end(x, x->end);
}

/* `first` (NULL: nothing) before the exit, `instead` (NULL: itself) in its place. */
static bool before_exit(struct fixer *x, const char *first, const char *instead)
{
    struct arena *a = x->arena;
    uint32_t from = token(x, x->exit)->at, to = token_end(x, x->end), before = x->exit - 1;
    bool fresh_line = begins_line(x, from),
         controlled = is(x, before, ")") || is(x, before, "else") || is(x, before, "do");
    if (!instead) instead = slice(x, from, to);
    bool same = strcmp(instead, slice(x, from, to)) == 0;
    if (!first) {
        edit(x, from, to, instead);
    } else if (!controlled && !is(x, before, "{") && !is(x, before, "}") && !is(x, before, ";") &&
               !is(x, before, ":")) {
        return false;
    } else if (!controlled) {
        const char *gap = fresh_line ? arena_sprintf(a, "%s%s", x->newline, indent_of(x, from)) : " ";
        edit(x, from, same ? from : to, arena_sprintf(a, "%s;%s%s", first, gap, same ? "" : instead));
    } else if (token(x, x->exit)->after_directive) {
        return false; /* an #if between the condition and the statement: braces could be torn apart */
    } else if (fresh_line && fix_line(x->s, token(x, before)->at) < fix_line(x->s, from)) {
        const char *outer = control_indent(x, before), *inner = indent_of(x, from);
        if (!outer) return false;
        edit(x, token_end(x, before), token_end(x, before), " {");
        edit(x, from, same ? from : to, arena_sprintf(a, "%s;%s%s%s", first, x->newline, inner, same ? "" : instead));
        edit(x, after_exit(x), after_exit(x), arena_sprintf(a, "%s%s}", x->newline, outer));
    } else {
        edit(x, from, to, arena_sprintf(a, "{ %s; %s }", first, instead));
    }
    return true;
}

/* Before a closing brace: as deep as the statements before it. */
static bool before_brace(struct fixer *x)
{
    uint32_t brace = token(x, x->exit)->at;
    if (!begins_line(x, brace) || is(x, x->exit - 1, "{")) {
        edit(x, brace, brace, arena_sprintf(x->arena, "%s; ", x->release));
        return true;
    }
    const char *unit = indent_of(x, token(x, x->open + 1)->at), *outer = indent_of(x, brace);
    if (!begins_line(x, token(x, x->open + 1)->at) || !*unit) unit = "    ";
    uint32_t line = x->s->lines[fix_line(x->s, brace)];
    edit(x, line, line, arena_sprintf(x->arena, "%s%s%s;%s", outer, unit, x->release, x->newline));
    return true;
}

/* ---- a label that does just this --------------------------------------------------------------------------- */

/* [from, to) and [other, ...) read the same. */
static bool same_tokens(const struct fixer *x, uint32_t from, uint32_t to, uint32_t other)
{
    for (uint32_t i = from; i < to; i++, other++) {
        const struct fix_token *a = token(x, i);
        if (other >= x->s->n_tokens || token(x, other)->n != a->n) return false;
        if (memcmp(x->s->text + a->at, x->s->text + token(x, other)->at, a->n) != 0) return false;
    }
    return true;
}

/* `if (fd >= 0)` with nothing but the variable, numbers and operators; gives the token behind it. */
static uint32_t skip_guard(const struct fixer *x, uint32_t i)
{
    if (!is(x, i, "if")) return i;
    uint32_t close = fix_match(x->s, i + 1);
    if (close == FIX_NONE) return FIX_NONE;
    for (uint32_t k = i + 2; k < close; k++) {
        bool plain = token(x, k)->kind == FIX_LITERAL || is(x, k, x->hint->variable) || is(x, k, "NULL") ||
                     is(x, k, "!") || is(x, k, "!=") || is(x, k, ">") || is(x, k, ">=") || is(x, k, "-");
        if (!plain) return FIX_NONE;
    }
    return close + 1;
}

/* Between the exit and the label nothing may be declared that jumping over would hurt. */
static bool safe_to_jump(const struct fixer *x, uint32_t label)
{
    for (uint32_t i = x->end; i < label; i++) {
        if (token(x, i)->kind != FIX_WORD) continue;
        const char *word = slice(x, token(x, i)->at, token_end(x, i));
        if (strstr(word, "auto") || strstr(word, "clean")) return false;
        if (token(x, i - 1)->kind == FIX_WORD && is(x, i + 1, "[") && token(x, i + 2)->kind == FIX_WORD) return false;
    }
    return true;
}

/* What `label: release(h); return v; }` asks for: NULL when it does not fit, "" when jumping there is all, else the
 * assignment that must come first. */
static const char *label_needs(const struct fixer *x, uint32_t label)
{
    const char *by;
    uint32_t i = skip_guard(x, label + 2);
    for (uint32_t k = label; k <= x->close; k++)
        if (token(x, k)->after_directive) return NULL;
    if (i == FIX_NONE || i >= x->close) return NULL;
    uint32_t end = is_release(x, i, false, &by);
    if (end == FIX_NONE) return NULL;
    uint32_t ret = end + 2, n = x->end - x->exit; /* tokens of `return -1` */
    if (ret == x->close) return n == 1 ? "" : NULL;
    if (!is(x, ret, "return")) return NULL;
    if (same_tokens(x, x->exit, x->end + 1, ret)) return is(x, ret + n + 1, "}") && ret + n + 1 == x->close ? "" : NULL;
    if (n < 2 || token(x, ret + 1)->kind != FIX_WORD || !is(x, ret + 2, ";") || ret + 3 != x->close) return NULL;
    const char *result = slice(x, token(x, ret + 1)->at, token_end(x, ret + 1));
    bool declared = false;
    for (uint32_t k = x->open; k < x->exit && !declared; k++)
        declared =
            is(x, k, result) && !is(x, k - 1, ".") && !is(x, k - 1, "->") && (is(x, k + 1, "=") || is(x, k + 1, ";"));
    if (!declared) return NULL;
    const char *value = slice(x, token(x, x->exit + 1)->at, token_end(x, x->end - 1));
    return arena_sprintf(x->arena, "%s = %s", result, value);
}

static const char *jump(struct fixer *x)
{
    if (!is(x, x->exit, "return")) return NULL;
    int depth = 0;
    for (uint32_t i = x->open; i + 4 < x->close; i++) {
        depth += is(x, i, "{") - is(x, i, "}");
        bool starts = is(x, i - 1, ";") || is(x, i - 1, "}") || is(x, i - 1, "{") || is(x, i - 1, ":");
        bool label = i > x->end && depth == 1 && starts && token(x, i)->kind == FIX_WORD && is(x, i + 1, ":");
        if (!label || is(x, i, "default") || !safe_to_jump(x, i)) continue;
        const char *first = label_needs(x, i), *name = slice(x, token(x, i)->at, token_end(x, i));
        if (!first || !before_exit(x, *first ? first : NULL, arena_sprintf(x->arena, "goto %s;", name))) continue;
        return arena_sprintf(x->arena, "leave through the label '%s', which releases '%s'", name, x->hint->variable);
    }
    return NULL;
}

/* ---- the scoped form -------------------------------------------------------------------------------------- */

/* First token of the declaration whose first variable is named at token `name`; FIX_NONE when it is not that plain. */
static uint32_t declaration(const struct fixer *x, uint32_t name)
{
    uint32_t i = name;
    for (; i > 0; i--) {
        if (is(x, i - 1, ";") || is(x, i - 1, "{") || is(x, i - 1, "}")) break;
        if (is(x, i - 1, ",") || is(x, i - 1, "=") || is(x, i - 1, ":") || token(x, i)->after_directive)
            return FIX_NONE;
    }
    return i == name || token(x, i)->kind != FIX_WORD ? FIX_NONE : i;
}

/* The variable gets no other value and nobody gets its address. */
static bool set_once(const struct fixer *x, uint32_t name)
{
    for (uint32_t i = name + 1; i < x->close; i++) {
        if (!is(x, i, x->hint->variable) || is(x, i - 1, ".") || is(x, i - 1, "->")) continue;
        const struct fix_token *next = token(x, i + 1);
        char last = x->s->text[next->at + next->n - 1];
        bool compares = is(x, i + 1, "==") || is(x, i + 1, "!=") || is(x, i + 1, "<=") || is(x, i + 1, ">=");
        if (is(x, i - 1, "&") || is(x, i - 1, "return") || (next->kind == FIX_PUNCT && last == '=' && !compares))
            return false;
    }
    return true;
}

/* A jump past the declaration would make the cleanup see a variable that was never set. */
static bool always_passed(const struct fixer *x, uint32_t name)
{
    uint32_t depth = 0;
    for (uint32_t i = name; i-- > x->open;) {
        if (is(x, i, "goto")) return false;
        if (is(x, i, "}")) depth++;
        if (!is(x, i, "{") || depth-- > 0) continue;
        depth = 0;
        uint32_t condition = is(x, i - 1, ")") ? fix_match(x->s, i - 1) : FIX_NONE;
        if (condition != FIX_NONE && is(x, condition - 1, "switch")) return false;
    }
    return true;
}

static const char *scoped(struct fixer *x)
{
    const struct finding_loc *like = x->hint->scoped;
    if (!like) return NULL;
    uint32_t at = fix_offset(x->s, like->line, like->col);
    uint32_t model = at == FIX_NONE ? FIX_NONE : fix_token_at(x->s, at);
    uint32_t created = fix_offset(x->s, x->hint->created.line, x->hint->created.col), name = x->open;
    while (name < x->close && !(is(x, name, x->hint->variable) && is(x, name + 1, "="))) name++;
    if (model == FIX_NONE || name >= x->close || token(x, name)->at > created) return NULL;
    uint32_t from = declaration(x, name), model_from = declaration(x, model);
    if (from == FIX_NONE || model_from == FIX_NONE || !set_once(x, name) || !always_passed(x, name)) return NULL;
    int depth = 0;
    uint32_t end = name;
    for (; end < x->close && !(is(x, end, ";") && !depth); end++) {
        depth += is(x, end, "(") - is(x, end, ")");
        if (!depth && is(x, end, ",")) return NULL;
    }
    if (token(x, end)->at < created) return NULL; /* declared here, made elsewhere */
    edit(x, token(x, from)->at, token(x, name)->at, slice(x, token(x, model_from)->at, token(x, model)->at));
    return arena_sprintf(x->arena, "declare '%s' in the scoped form that this file uses", x->hint->variable);
}

/* ---- the choice ------------------------------------------------------------------------------------------- */

enum way { WAY_NONE, WAY_JUMP, WAY_RELEASE };

/* One exit: what it needs is added to the edits. `title` is for it alone. */
static enum way mend_exit(struct fixer *x, const char **title)
{
    *title = jump(x);
    if (*title) return WAY_JUMP;
    bool brace = is(x, x->exit, "}");
    if (!(brace ? before_brace(x) : before_exit(x, x->release, NULL))) return WAY_NONE;
    const char *where = brace                      ? "at the end of the block"
                        : is(x, x->exit, "return") ? "before the return"
                                                   : "before the jump";
    *title = arena_sprintf(x->arena, "release '%s' with %s() %s", x->hint->variable, x->by, where);
    return WAY_RELEASE;
}

static int edit_cmp(const void *pa, const void *pb)
{
    const struct finding_edit *a = pa, *b = pb;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

/* Puts them in order. False when two overlap, or insert at the same place. */
static bool sort_edits(struct fixer *x)
{
    qsort(x->edits, x->n_edits, sizeof *x->edits, edit_cmp);
    for (uint32_t i = 1; i < x->n_edits; i++) {
        const struct finding_edit *before = &x->edits[i - 1];
        if (x->edits[i].offset < before->offset + before->length || x->edits[i].offset == before->offset) return false;
    }
    return true;
}

/* Every exit, or none of them. */
static const char *mend_exits(struct fixer *x)
{
    const struct finding_hint *h = x->hint;
    const char *title = NULL;
    uint32_t jumps = 0;
    if (!find_release(x)) return NULL;
    for (uint32_t i = 0; i < h->n_exits; i++) {
        if (!find_exit(x, &h->exits[i]) || x->exit <= x->open || x->exit > x->close) return NULL;
        enum way way = mend_exit(x, &title);
        if (way == WAY_NONE) return NULL;
        jumps += way == WAY_JUMP;
    }
    if (h->n_exits == 1) return title;
    if (!sort_edits(x)) return NULL;
    if (jumps == h->n_exits)
        return arena_sprintf(x->arena, "leave through a label that releases '%s' at all %u places where it is lost",
                             h->variable, h->n_exits);
    return arena_sprintf(x->arena, "release '%s' with %s() at all %u places where it is lost", h->variable, x->by,
                         h->n_exits);
}

static const char *choose(struct fixer *x)
{
    if (!find_exit(x, &x->hint->exits[0]) || !find_function(x) || may_be_kept(x)) return NULL;
    const char *title = scoped(x);
    return title || !x->hint->at_exits ? title : mend_exits(x);
}

const struct finding_fix *fix_propose(struct arena *a, const struct fix_source *s, const struct finding *f)
{
    const struct finding_hint *h = f->hint;
    if (!h || !h->variable || !h->created.file || strcmp(h->created.file, f->loc.file) != 0) return NULL;
    for (uint32_t i = 0; i < h->n_exits; i++)
        if (!h->exits[i].file || strcmp(h->exits[i].file, f->loc.file) != 0) return NULL;
    const char *first = memchr(s->text, '\n', s->len);
    struct fixer x = {.arena = a, .s = s, .hint = h, .file = f->loc.file};
    x.newline = first && first > s->text && first[-1] == '\r' ? "\r\n" : "\n";
    const char *title = choose(&x);
    if (!title) return NULL;
    struct finding_fix *fix = ARENA_NEW(a, struct finding_fix);
    fix->title = title;
    fix->edits = x.edits;
    fix->n_edits = x.n_edits;
    return fix;
}
