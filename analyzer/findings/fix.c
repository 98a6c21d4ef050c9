/*
 * Which fix is plain, and its edits. The engine has proved that the handle is held on every way to the exit; what is
 * decided here is about text: whether the exit is a statement that stands in the file as such, how the function
 * releases such a handle elsewhere, where braces are needed. In doubt there is no fix.
 */
#include "findings/fix.h"

#include "base/str.h"
#include "findings/fix_edit.h"

#include <stdlib.h>
#include <string.h>

/* ---- the exit --------------------------------------------------------------------------------------------- */

/* The outermost braces around the exit; the creation must lie within them as well. */
static bool find_function(struct fixer *x)
{
    uint32_t created = fix_offset(x->s, x->hint->created.line, x->hint->created.col);
    int depth = 0;
    for (uint32_t i = 0; i < x->s->n_tokens; i++) {
        if (fix_is(x->s, i, "{") && depth++ == 0) x->open = i;
        if (!fix_is(x->s, i, "}")) continue;
        if (--depth < 0) return false;
        if (depth > 0 || i < x->exit) continue;
        x->close = i;
        return created != FIX_NONE && x->open < x->exit && fix_token_of(x, x->open)->at < created &&
               created < fix_token_of(x, i)->at;
    }
    return false;
}

/* `return -1;` needs nothing of the handle; what calls, reads memory or errno might. */
static bool plain_value(const struct fixer *x)
{
    static const char *const allowed[] = {"(",  ")",  "-", "+", "!",  "~",  "?",  ":",
                                          "==", "!=", "<", ">", "<=", ">=", "&&", "||"};
    for (uint32_t i = x->exit + 1; i < x->end; i++) {
        if (fix_token_of(x, i)->after_directive || fix_is(x->s, i, "errno") || fix_is(x->s, i, "sizeof") ||
            fix_is(x->s, i, x->hint->variable))
            return false;
        if (fix_token_of(x, i)->kind == FIX_WORD && fix_is(x->s, i + 1, "(")) return false;
        if (fix_token_of(x, i)->kind != FIX_PUNCT) continue;
        bool ok = false;
        for (size_t k = 0; k < sizeof allowed / sizeof *allowed && !ok; k++) ok = fix_is(x->s, i, allowed[k]);
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
    for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++) known = fix_is(x->s, x->exit, words[i]);
    if (!known) return false;
    if (fix_is(x->s, x->exit, "}")) return true;
    while (x->end < x->s->n_tokens && !fix_is(x->s, x->end, ";")) {
        if (fix_is(x->s, x->end, "{") || fix_is(x->s, x->end, "}")) return false;
        x->end++;
    }
    return x->end < x->s->n_tokens && plain_value(x);
}

/* Somebody may keep the handle by means that only the text shows: an address inside what it points to (the node of an
 * intrusive list), or another place that it was copied to. */
static bool may_be_kept(const struct fixer *x)
{
    for (uint32_t i = x->open + 1; i < x->close; i++) {
        if (!fix_is(x->s, i, x->hint->variable) || fix_is(x->s, i - 1, ".") || fix_is(x->s, i - 1, "->")) continue;
        if (fix_is(x->s, i - 1, "&") &&
            (fix_is(x->s, i + 1, "->") || fix_is(x->s, i + 1, ".") || fix_is(x->s, i + 1, "[")))
            return true;
        bool ends = fix_is(x->s, i + 1, ";") || fix_is(x->s, i + 1, ",") || fix_is(x->s, i + 1, ")") ||
                    fix_is(x->s, i + 1, "}");
        if ((fix_is(x->s, i - 1, "=") || fix_is(x->s, i - 1, "{") || fix_is(x->s, i - 1, ")")) && ends) return true;
    }
    return false;
}

/* ---- the release ------------------------------------------------------------------------------------------ */

/* "close(fd)" at token `i`, with the handle's variable, or with any one word when `any`. Gives the closing bracket. */
static uint32_t is_release(const struct fixer *x, uint32_t i, bool any, const char **name)
{
    const struct finding_hint *h = x->hint;
    if (fix_token_of(x, i)->kind != FIX_WORD || !fix_is(x->s, i + 1, "(") || fix_is(x->s, i - 1, ".") ||
        fix_is(x->s, i - 1, "->"))
        return FIX_NONE;
    uint32_t arg = i + 2 + fix_is(x->s, i + 2, "&");
    if (!fix_is(x->s, arg + 1, ")") || !fix_is(x->s, arg + 2, ";") || fix_token_of(x, arg)->kind != FIX_WORD)
        return FIX_NONE;
    if (!any && !fix_is(x->s, arg, h->variable)) return FIX_NONE;
    for (uint32_t k = 0; k < h->n_releases; k++) {
        if (!fix_is(x->s, i, h->releases[k])) continue;
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
        x->release = fix_slice(x, fix_token_of(x, i)->at, fix_token_end(x, end));
        return true;
    }
    for (uint32_t i = 1; i < x->s->n_tokens; i++) {
        uint32_t end = is_release(x, i, true, &x->by);
        if (end == FIX_NONE) continue;
        const char *head = fix_slice(x, fix_token_of(x, i)->at, fix_token_of(x, end - 1)->at);
        x->release = arena_sprintf(x->arena, "%s%s)", head, x->hint->variable);
        return true;
    }
    return false;
}

/* ---- a label that does just this --------------------------------------------------------------------------- */

/* [from, to) and [other, ...) read the same. */
static bool same_tokens(const struct fixer *x, uint32_t from, uint32_t to, uint32_t other)
{
    for (uint32_t i = from; i < to; i++, other++) {
        const struct fix_token *a = fix_token_of(x, i);
        if (other >= x->s->n_tokens || fix_token_of(x, other)->n != a->n) return false;
        if (memcmp(x->s->text + a->at, x->s->text + fix_token_of(x, other)->at, a->n) != 0) return false;
    }
    return true;
}

/* `if (fd >= 0)` with nothing but the variable, numbers and operators; gives the token behind it. */
static uint32_t skip_guard(const struct fixer *x, uint32_t i)
{
    if (!fix_is(x->s, i, "if")) return i;
    uint32_t close = fix_match(x->s, i + 1);
    if (close == FIX_NONE) return FIX_NONE;
    for (uint32_t k = i + 2; k < close; k++) {
        bool plain = fix_token_of(x, k)->kind == FIX_LITERAL || fix_is(x->s, k, x->hint->variable) ||
                     fix_is(x->s, k, "NULL") || fix_is(x->s, k, "!") || fix_is(x->s, k, "!=") || fix_is(x->s, k, ">") ||
                     fix_is(x->s, k, ">=") || fix_is(x->s, k, "-");
        if (!plain) return FIX_NONE;
    }
    return close + 1;
}

/* Between the exit and the label nothing may be declared that jumping over would hurt. */
static bool safe_to_jump(const struct fixer *x, uint32_t label)
{
    for (uint32_t i = x->end; i < label; i++) {
        if (fix_token_of(x, i)->kind != FIX_WORD) continue;
        const char *word = fix_slice(x, fix_token_of(x, i)->at, fix_token_end(x, i));
        if (strstr(word, "auto") || strstr(word, "clean")) return false;
        if (fix_token_of(x, i - 1)->kind == FIX_WORD && fix_is(x->s, i + 1, "[") &&
            fix_token_of(x, i + 2)->kind == FIX_WORD)
            return false;
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
        if (fix_token_of(x, k)->after_directive) return NULL;
    if (i == FIX_NONE || i >= x->close) return NULL;
    uint32_t end = is_release(x, i, false, &by);
    if (end == FIX_NONE) return NULL;
    uint32_t ret = end + 2, n = x->end - x->exit; /* tokens of `return -1` */
    if (ret == x->close) return n == 1 ? "" : NULL;
    if (!fix_is(x->s, ret, "return")) return NULL;
    if (same_tokens(x, x->exit, x->end + 1, ret))
        return fix_is(x->s, ret + n + 1, "}") && ret + n + 1 == x->close ? "" : NULL;
    if (n < 2 || fix_token_of(x, ret + 1)->kind != FIX_WORD || !fix_is(x->s, ret + 2, ";") || ret + 3 != x->close)
        return NULL;
    const char *result = fix_slice(x, fix_token_of(x, ret + 1)->at, fix_token_end(x, ret + 1));
    bool declared = false;
    for (uint32_t k = x->open; k < x->exit && !declared; k++)
        declared = fix_is(x->s, k, result) && !fix_is(x->s, k - 1, ".") && !fix_is(x->s, k - 1, "->") &&
                   (fix_is(x->s, k + 1, "=") || fix_is(x->s, k + 1, ";"));
    if (!declared) return NULL;
    const char *value = fix_slice(x, fix_token_of(x, x->exit + 1)->at, fix_token_end(x, x->end - 1));
    return arena_sprintf(x->arena, "%s = %s", result, value);
}

static const char *jump(struct fixer *x)
{
    if (!fix_is(x->s, x->exit, "return")) return NULL;
    int depth = 0;
    for (uint32_t i = x->open; i + 4 < x->close; i++) {
        depth += fix_is(x->s, i, "{") - fix_is(x->s, i, "}");
        bool starts = fix_is(x->s, i - 1, ";") || fix_is(x->s, i - 1, "}") || fix_is(x->s, i - 1, "{") ||
                      fix_is(x->s, i - 1, ":");
        bool label =
            i > x->end && depth == 1 && starts && fix_token_of(x, i)->kind == FIX_WORD && fix_is(x->s, i + 1, ":");
        if (!label || fix_is(x->s, i, "default") || !safe_to_jump(x, i)) continue;
        const char *first = label_needs(x, i), *name = fix_slice(x, fix_token_of(x, i)->at, fix_token_end(x, i));
        if (!first || !fix_before_exit(x, *first ? first : NULL, arena_sprintf(x->arena, "goto %s;", name))) continue;
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
        if (fix_is(x->s, i - 1, ";") || fix_is(x->s, i - 1, "{") || fix_is(x->s, i - 1, "}")) break;
        if (fix_is(x->s, i - 1, ",") || fix_is(x->s, i - 1, "=") || fix_is(x->s, i - 1, ":") ||
            fix_token_of(x, i)->after_directive)
            return FIX_NONE;
    }
    return i == name || fix_token_of(x, i)->kind != FIX_WORD ? FIX_NONE : i;
}

/* The variable gets no other value and nobody gets its address. */
static bool set_once(const struct fixer *x, uint32_t name)
{
    for (uint32_t i = name + 1; i < x->close; i++) {
        if (!fix_is(x->s, i, x->hint->variable) || fix_is(x->s, i - 1, ".") || fix_is(x->s, i - 1, "->")) continue;
        const struct fix_token *next = fix_token_of(x, i + 1);
        char last = x->s->text[next->at + next->n - 1];
        bool compares = fix_is(x->s, i + 1, "==") || fix_is(x->s, i + 1, "!=") || fix_is(x->s, i + 1, "<=") ||
                        fix_is(x->s, i + 1, ">=");
        if (fix_is(x->s, i - 1, "&") || fix_is(x->s, i - 1, "return") ||
            (next->kind == FIX_PUNCT && last == '=' && !compares))
            return false;
    }
    return true;
}

/* A jump past the declaration would make the cleanup see a variable that was never set. */
static bool always_passed(const struct fixer *x, uint32_t name)
{
    uint32_t depth = 0;
    for (uint32_t i = name; i-- > x->open;) {
        if (fix_is(x->s, i, "goto")) return false;
        if (fix_is(x->s, i, "}")) depth++;
        if (!fix_is(x->s, i, "{") || depth-- > 0) continue;
        depth = 0;
        uint32_t condition = fix_is(x->s, i - 1, ")") ? fix_match(x->s, i - 1) : FIX_NONE;
        if (condition != FIX_NONE && fix_is(x->s, condition - 1, "switch")) return false;
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
    while (name < x->close && !(fix_is(x->s, name, x->hint->variable) && fix_is(x->s, name + 1, "="))) name++;
    if (model == FIX_NONE || name >= x->close || fix_token_of(x, name)->at > created) return NULL;
    uint32_t from = declaration(x, name), model_from = declaration(x, model);
    if (from == FIX_NONE || model_from == FIX_NONE || !set_once(x, name) || !always_passed(x, name)) return NULL;
    int depth = 0;
    uint32_t end = name;
    for (; end < x->close && !(fix_is(x->s, end, ";") && !depth); end++) {
        depth += fix_is(x->s, end, "(") - fix_is(x->s, end, ")");
        if (!depth && fix_is(x->s, end, ",")) return NULL;
    }
    if (fix_token_of(x, end)->at < created) return NULL; /* declared here, made elsewhere */
    fix_edit(x, fix_token_of(x, from)->at, fix_token_of(x, name)->at,
             fix_slice(x, fix_token_of(x, model_from)->at, fix_token_of(x, model)->at));
    return arena_sprintf(x->arena, "declare '%s' in the scoped form that this file uses", x->hint->variable);
}

/* ---- the choice ------------------------------------------------------------------------------------------- */

enum way { WAY_NONE, WAY_JUMP, WAY_RELEASE };

/* One exit: what it needs is added to the edits. `title` is for it alone. */
static enum way mend_exit(struct fixer *x, const char **title)
{
    *title = jump(x);
    if (*title) return WAY_JUMP;
    bool brace = fix_is(x->s, x->exit, "}");
    if (brace)
        fix_before_brace(x);
    else if (!fix_before_exit(x, x->release, NULL))
        return WAY_NONE;
    const char *where = brace                             ? "at the end of the block"
                        : fix_is(x->s, x->exit, "return") ? "before the return"
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
    if (x->n_edits > 1) qsort(x->edits, x->n_edits, sizeof *x->edits, edit_cmp);
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
    const char *where = h->n_exits == 2 ? "both" : arena_sprintf(x->arena, "all %u", h->n_exits);
    if (jumps == h->n_exits)
        return arena_sprintf(x->arena, "leave through the label that releases '%s' at %s places where it is lost",
                             h->variable, where);
    return arena_sprintf(x->arena, "release '%s' with %s() at %s places where it is lost", h->variable, x->by, where);
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
