/* Switches, labels and gotos, and the parts of a `for`. */
#include "frontend/fe.h"

#include <string.h>

/* ---- labels ----------------------------------------------------------------------------------------------- */

/* A LabelRef leads to the statement with another parent than the visited one has: the places are compared. */
uint32_t fe_label(struct fe *fe, uint32_t node)
{
    CXCursor c = fe_cursor(fe, node);
    if (c.kind != CXCursor_LabelStmt) {
        uint32_t kid = fe_first(fe, node);
        if (kid == FE_NO_NODE) return UINT32_MAX;
        c = clang_getCursorReferenced(fe_cursor(fe, kid));
        if (c.kind != CXCursor_LabelStmt) return UINT32_MAX;
    }
    struct fe_fn *fn = fe->fn;
    CXSourceLocation loc = clang_getCursorLocation(c);
    for (uint32_t i = 0; i < fn->n_labels; i++)
        if (clang_equalLocations(fn->labels[i].loc, loc)) return i;
    struct fe_label label = {.loc = loc, .block = fe_block(fe)};
    ARENA_PUSH(&fe->u->arena, fn->labels, fn->n_labels, fn->cap_labels, label);
    return fn->n_labels - 1;
}

/* The block is ended when the function is: the label's scope may not be known yet. */
void fe_goto_label(struct fe *fe, uint32_t label, uint32_t pos)
{
    struct fe_fn *fn = fe->fn;
    if (fn->cur == IR_NONE) return;
    struct fe_goto g = {.block = fn->cur, .label = label, .pos = pos, .live = fn->live};
    fn->labels[label].named = true;
    ARENA_PUSH(&fe->u->arena, fn->gotos, fn->n_gotos, fn->cap_gotos, g);
    fn->cur = IR_NONE;
}

static void label_here(struct fe *fe, uint32_t node)
{
    uint32_t index = fe_label(fe, node);
    struct fe_label *label = &fe->fn->labels[index];
    if (label->defined) return;
    label->defined = true;
    label->live = fe->fn->live;
    uint32_t block = label->block;
    fe_goto(fe, block, 0);
    fe->fn->cur = block;
}

/* ---- switch ----------------------------------------------------------------------------------------------- */

static void case_here(struct fe *fe, uint32_t node, uint32_t *fresh)
{
    struct fe_switch *sw = fe->fn->jumps ? fe->fn->jumps->sw : NULL;
    if (!sw) return; /* broken code */
    uint32_t pos = fe_pos(fe, node), n = fe_n_kids(fe, node);
    if (*fresh == IR_NONE) {
        *fresh = fe_block(fe);
        fe_goto(fe, *fresh, pos);
        fe->fn->cur = *fresh;
    }
    if (fe_kind(fe, node) == CXCursor_DefaultStmt) {
        sw->other = *fresh;
        return;
    }
    uint32_t lo = fe_first(fe, node), hi = n > 2 ? fe_next(fe, lo) : lo;
    struct ir_case c = {.target = *fresh, .pos = pos};
    if (n < 2 || !fe_evaluate(fe, lo, &c.lo) || !fe_evaluate(fe, hi, &c.hi) || c.lo > c.hi) return;
    c.text = fe_case_text(fe, node, hi);
    ARENA_PUSH(&fe->u->arena, sw->cases, sw->n, sw->cap, c);
}

uint32_t fe_labels(struct fe *fe, uint32_t node)
{
    uint32_t fresh = IR_NONE;
    while (node != FE_NO_NODE) { /* `case 1: case 2: ...` nests as deep as there are labels */
        enum CXCursorKind kind = fe_kind(fe, node);
        if (kind == CXCursor_LabelStmt) {
            label_here(fe, node);
            fresh = IR_NONE;
        } else if (kind == CXCursor_CaseStmt || kind == CXCursor_DefaultStmt) {
            case_here(fe, node, &fresh);
        } else {
            break;
        }
        node = fe_last(fe, node);
    }
    return node;
}

void fe_labelled_stmt(struct fe *fe, uint32_t node)
{
    node = fe_labels(fe, node);
    if (node != FE_NO_NODE) fe_stmt(fe, node);
}

void fe_switch_stmt(struct fe *fe, uint32_t node)
{
    uint32_t cond = fe_first(fe, node), body = fe_last(fe, node), end = fe_block(fe);
    if (cond == FE_NO_NODE || cond == body) return;
    struct ir_opnd o = fe_expr(fe, cond, FE_VALUE);
    if (o.kind != IR_O_PLACE && o.kind != IR_O_INT) o = (struct ir_opnd){.kind = IR_O_UNKNOWN};
    struct fe_switch sw = {.other = IR_NONE};
    const struct fe_jumps *outer = fe->fn->jumps;
    struct fe_jumps j = {.outer = fe->fn->jumps,
                         .brk = end,
                         .brk_live = fe->fn->live,
                         .cont = outer ? outer->cont : IR_NONE,
                         .cont_live = outer ? outer->cont_live : NULL,
                         .sw = &sw};
    uint32_t block = fe_cur(fe), pos = fe_pos(fe, cond);
    fe->fn->cur = IR_NONE;
    fe->fn->jumps = &j;
    fe_stmt(fe, body);
    fe->fn->jumps = j.outer;
    fe_goto(fe, end, pos);
    uint32_t *targets = ARENA_ARRAY(&fe->u->arena, uint32_t, 1);
    targets[0] = sw.other == IR_NONE ? end : sw.other;
    fe->fn->f->blocks[block].term = (struct ir_term){.kind = IR_SWITCH,
                                                     .branch = IR_BR_SWITCH,
                                                     .pos = pos,
                                                     .opnd = o,
                                                     .targets = targets,
                                                     .n_targets = 1,
                                                     .cases = sw.cases,
                                                     .n_cases = sw.n,
                                                     .text = fe_text(fe, cond)};
    fe->fn->cur = end;
}

/* ---- for -------------------------------------------------------------------------------------------------- */

/* Skips a comment, string or character at s[i]; gives the index of its last byte, or i when there is none. */
static size_t skip_quoted(const char *s, size_t i, size_t n)
{
    if (s[i] == '/' && i + 1 < n && s[i + 1] == '*') {
        const char *close = memmem(s + i + 2, n - i - 2, "*/", 2);
        return close ? (size_t)(close - s) + 1 : n - 1;
    }
    if (s[i] == '/' && i + 1 < n && s[i + 1] == '/') {
        const char *close = memchr(s + i, '\n', n - i);
        return close ? (size_t)(close - s) : n - 1;
    }
    if (s[i] != '"' && s[i] != '\'') return i;
    char quote = s[i];
    for (i++; i < n && s[i] != quote; i++)
        if (s[i] == '\\') i++;
    return i < n ? i : n - 1;
}

/* Which of the three slots hold something, read from the source: `present` is set when the parentheses were found. */
static bool slots_in_text(const char *s, size_t n, bool present[3])
{
    size_t i = 3;
    if (n < 4 || memcmp(s, "for", 3) != 0) return false;
    if (n > 65536) n = 65536;
    while (i < n && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r' || s[i] == '\\')) i++;
    if (i >= n || s[i] != '(') return false;
    int depth = 0, slot = 0;
    for (i++; i < n; i++) {
        size_t end = skip_quoted(s, i, n);
        bool comment = end > i && s[i] == '/';
        char c = s[i];
        i = end;
        if (comment || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\\') continue;
        if (depth == 0 && c == ')') return slot == 2;
        if (depth == 0 && c == ';') {
            if (++slot > 2) return false;
            continue;
        }
        if (c == '(' || c == '[' || c == '{') depth++;
        if (c == ')' || c == ']' || c == '}') depth--;
        present[slot] = true;
    }
    return false;
}

static bool changes_something(struct fe *fe, uint32_t node)
{
    CXCursor c = fe_cursor(fe, fe_peel(fe, node));
    if (c.kind == CXCursor_CompoundAssignOperator) return true;
    if (c.kind == CXCursor_UnaryOperator) {
        enum CXUnaryOperatorKind k = clang_getCursorUnaryOperatorKind(c);
        return k >= CXUnaryOperator_PostInc && k <= CXUnaryOperator_PreDec;
    }
    if (c.kind != CXCursor_BinaryOperator) return false;
    enum CXBinaryOperatorKind k = clang_getCursorBinaryOperatorKind(c);
    return k == CXBinaryOperator_Assign || k == CXBinaryOperator_Comma;
}

/* When the source does not tell (slots filled by macro arguments): what looks like what. */
static struct fe_for guessed(struct fe *fe, uint32_t a, uint32_t b)
{
    struct fe_for f = {.init = FE_NO_NODE, .cond = FE_NO_NODE, .inc = FE_NO_NODE};
    bool decl = fe_kind(fe, a) == CXCursor_DeclStmt, a_changes = changes_something(fe, a);
    if (b == FE_NO_NODE) {
        *(decl ? &f.init : a_changes ? &f.inc : &f.cond) = a;
        return f;
    }
    bool b_changes = changes_something(fe, b);
    if (decl || a_changes) {
        f.init = a;
        *(b_changes ? &f.inc : &f.cond) = b;
    } else {
        f.cond = a;
        f.inc = b;
    }
    return f;
}

/* libclang gives the parts that are there, in order, the body last. */
struct fe_for fe_for_parts(struct fe *fe, uint32_t node)
{
    uint32_t n = fe_n_kids(fe, node), kid[3] = {FE_NO_NODE, FE_NO_NODE, FE_NO_NODE};
    struct fe_for f = {.init = FE_NO_NODE, .cond = FE_NO_NODE, .inc = FE_NO_NODE, .body = fe_last(fe, node)};
    uint32_t k = fe_first(fe, node), parts = n ? n - 1 : 0;
    for (uint32_t i = 0; i < parts && i < 3; i++, k = fe_next(fe, k)) kid[i] = k;
    if (parts == 0) return f;
    if (parts >= 3) {
        f.init = kid[0];
        f.cond = kid[1];
        f.inc = kid[2];
        return f;
    }
    size_t at, size;
    bool present[3] = {false};
    const char *text = fe_spelling(fe, node, &at, &size);
    bool read = text && slots_in_text(text + at, size - at, present);
    if (!read || (uint32_t)(present[0] + present[1] + present[2]) != parts) {
        f = guessed(fe, kid[0], kid[1]);
        f.body = fe_last(fe, node);
        return f;
    }
    uint32_t i = 0;
    if (present[0]) f.init = kid[i++];
    if (present[1]) f.cond = kid[i++];
    if (present[2]) f.inc = kid[i++];
    return f;
}
