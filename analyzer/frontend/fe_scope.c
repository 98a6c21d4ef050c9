/* Scopes: which variables are alive, and what leaving them runs (cleanup attributes, then death). */
#include "frontend/fe.h"

#include "base/str.h"

#include <string.h>

void fe_scope_push(struct fe *fe, uint32_t var, uint32_t cleanup)
{
    struct fe_live *l = ARENA_NEW(&fe->u->arena, struct fe_live);
    *l = (struct fe_live){
        .outer = fe->fn->live, .depth = fe->fn->live ? fe->fn->live->depth + 1 : 1, .var = var, .cleanup = cleanup};
    fe->fn->live = l;
}

static void run_cleanup(struct fe *fe, const struct fe_live *l, uint32_t pos)
{
    struct fe_lv lv = fe_lv_var(fe, l->var);
    struct ir_opnd arg = fe_lv_addr(fe, &lv);
    const struct ir_type *fn = fe_type_get(fe, fe->u->syms[l->cleanup].type);
    fe_emit_pos(fe, pos,
                (struct ir_instr){.op = IR_CALL,
                                  .dst = IR_NONE,
                                  .a = {.kind = IR_O_FUNC, .index = l->cleanup},
                                  .args = &arg,
                                  .n_args = 1,
                                  .type = fn->kind == IR_T_FUNC ? fn->elem : fe->t_void,
                                  .flags = IR_CALL_CLEANUP});
}

void fe_scope_exit(struct fe *fe, const struct fe_live *from, const struct fe_live *to, uint32_t pos, bool returns)
{
    for (const struct fe_live *l = from; l && l != to; l = l->outer) {
        if (l->cleanup != IR_NONE) run_cleanup(fe, l, pos);
        if (!returns) fe_emit_pos(fe, pos, (struct ir_instr){.op = IR_DEAD, .dst = IR_NONE, .a = {.index = l->var}});
    }
}

void fe_scope_pop(struct fe *fe, struct fe_live *to, uint32_t pos)
{
    if (fe->fn->cur != IR_NONE) fe_scope_exit(fe, fe->fn->live, to, pos, false);
    fe->fn->live = to;
}

bool fe_scope_has_cleanup(const struct fe_live *from, const struct fe_live *to)
{
    for (const struct fe_live *l = from; l && l != to; l = l->outer)
        if (l->cleanup != IR_NONE) return true;
    return false;
}

static size_t word_length(const char *s)
{
    size_t n = 0;
    while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') || (s[n] >= '0' && s[n] <= '9') ||
           s[n] == '_' || s[n] == '$')
        n++;
    return n;
}

/* libclang has no name for the attribute: it shows only when the declaration is printed. */
uint32_t fe_cleanup_of(struct fe *fe, CXCursor var)
{
    if (!clang_Cursor_hasAttrs(var)) return IR_NONE;
    CXString s = fe_printed(fe, var);
    const char *text = clang_getCString(s);
    const char *hit = text ? strstr(text, "__attribute__((cleanup(") : NULL;
    size_t skip = strlen("__attribute__((cleanup(");
    if (text && !hit) {
        hit = strstr(text, "gnu::cleanup(");
        skip = strlen("gnu::cleanup(");
    }
    uint32_t sym = IR_NONE;
    if (hit) {
        const char *name = arena_strndup(&fe->scratch, hit + skip, word_length(hit + skip));
        sym = fe_sym_by_name(fe, name);
    }
    clang_disposeString(s);
    return sym;
}
