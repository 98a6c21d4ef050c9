/* Declarations: local variables, functions, file-scope variables and the pseudo function of their initialisers. */
#include "frontend/fe.h"

#include <string.h>

static char *name_of(struct fe *fe, CXCursor c)
{
    CXString s = clang_getCursorSpelling(c);
    const char *raw = clang_getCString(s);
    char *name = arena_strdup(&fe->scratch, raw ? raw : "");
    clang_disposeString(s);
    return name;
}

/* ---- statics and globals ---------------------------------------------------------------------------------- */

void fe_static_init(struct fe *fe, uint32_t node, uint32_t sym)
{
    uint32_t init = fe_last(fe, node);
    if (fe->syms[sym].init_done) return;
    fe->syms[sym].init_done = true;
    struct fe_fn *outer = fe->fn;
    if (!fe->init.f) fe_fn_begin(fe, &fe->init, IR_NONE, true);
    fe->fn = &fe->init;
    struct fe_lv lv = fe_lv_sym(fe, sym);
    enum ir_type_kind kind = fe_type_get(fe, lv.p.type)->kind;
    fe->fn->init_place = fe_lv_done(fe, &lv);
    if (fe_init_is_number_table(fe, lv.p.type))
        fe_init_number_table(fe, node, &lv);
    else if (init != FE_NO_NODE && clang_isExpression(fe_kind(fe, init)))
        fe_init(fe, init, &lv, kind == IR_T_RECORD || kind == IR_T_ARRAY); /* static storage is zero */
    fe->fn->init_place = IR_NONE;
    fe->fn = outer;
}

void fe_global(struct fe *fe, CXCursor var)
{
    uint32_t sym = fe_sym(fe, var);
    if (clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(var))) return;
    fe->u->syms[sym].flags |= IR_SYM_DEFINED;
    if (fe_init_is_number_table(fe, fe->u->syms[sym].type))
        fe_tree_root(&fe->tree, var); /* the numbers are not looked at */
    else
        fe_tree_build(&fe->tree, var);
    fe_static_init(fe, 0, sym);
}

void fe_init_end(struct fe *fe)
{
    if (!fe->init.f) return;
    fe->fn = &fe->init;
    uint32_t here = fe_cur(fe);
    fe->init.f->blocks[here].term = (struct ir_term){.kind = IR_RET, .text = ""};
    fe_fn_end(fe, &fe->init);
    fe->fn = NULL;
}

/* ---- locals ----------------------------------------------------------------------------------------------- */

/* The bounds of a variable-length array are computed where it is declared. */
static void array_bounds(struct fe *fe, uint32_t node, uint32_t init)
{
    CXType t = clang_getCursorType(fe_cursor(fe, node));
    bool variable = false;
    for (int depth = 0; depth < 32 && t.kind != CXType_Invalid; depth++) {
        variable |= t.kind == CXType_VariableArray;
        t = clang_getArrayElementType(t);
    }
    if (!variable) return;
    for (uint32_t k = fe_first(fe, node); k != FE_NO_NODE; k = fe_next(fe, k))
        if (k != init && clang_isExpression(fe_kind(fe, k))) fe_effect(fe, k);
}

void fe_local_decl(struct fe *fe, uint32_t node)
{
    CXCursor c = fe_cursor(fe, node);
    bool has_init = !clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(c));
    switch (clang_Cursor_getStorageClass(c)) {
    case CX_SC_Extern: return;
    case CX_SC_Static: {
        uint32_t sym = fe_sym(fe, c);
        if (has_init) fe_static_init(fe, node, sym);
        return;
    }
    default: break;
    }
    uint32_t init = has_init ? fe_last(fe, node) : FE_NO_NODE;
    array_bounds(fe, node, init);
    struct ir_var v = {.name = name_of(fe, c),
                       .kind = IR_VAR_LOCAL,
                       .type = fe_type(fe, clang_getCursorType(c)),
                       .pos = fe_pos(fe, node)};
    uint32_t var = ir_var_new(fe->u, fe->fn->f, v);
    fe_map_put(&fe->decls, c, FE_DECL(FE_DECL_VAR, var));
    fe_emit(fe, node, (struct ir_instr){.op = IR_LIVE, .dst = IR_NONE, .a = {.index = var}});
    struct fe_lv lv = fe_lv_var(fe, var);
    uint32_t place = fe_lv_done(fe, &lv);
    if (init != FE_NO_NODE) {
        uint32_t outer = fe->fn->init_place;
        fe->fn->init_place = place;
        fe_init(fe, init, &lv, false);
        fe->fn->init_place = outer;
    }
    fe_scope_push(fe, var, fe_cleanup_of(fe, c));
}

/* ---- functions -------------------------------------------------------------------------------------------- */

static void params(struct fe *fe, struct ir_func *f)
{
    for (uint32_t k = fe_first(fe, 0); k != FE_NO_NODE; k = fe_next(fe, k)) {
        CXCursor c = fe_cursor(fe, k);
        if (c.kind != CXCursor_ParmDecl) continue;
        struct ir_var v = {.name = name_of(fe, c),
                           .kind = IR_VAR_PARAM,
                           .type = fe_type_decayed(fe, fe_type(fe, clang_getCursorType(c))),
                           .pos = fe_pos(fe, k)};
        uint32_t var = ir_var_new(fe->u, f, v);
        fe_map_put(&fe->decls, c, FE_DECL(FE_DECL_VAR, var));
        const struct ir_type *t = fe_type_get(fe, v.type);
        if (t->kind == IR_T_RECORD) fe_record_fill(fe, t->record);
        f->n_params++;
    }
}

/* A definition without prototype says nothing in its type: its parameters do. */
static void unprototyped_params(struct fe *fe, uint32_t sym, const struct ir_func *f)
{
    struct ir_sym *s = &fe->u->syms[sym];
    if (s->n_params == f->n_params) return;
    s->n_params = f->n_params;
    s->params = ARENA_ARRAY(&fe->u->arena, uint32_t, f->n_params ? f->n_params : 1);
    for (uint32_t i = 0; i < f->n_params; i++) s->params[i] = f->vars[i].type;
}

static void forget(struct fe *fe, const struct ir_func *f, uint32_t sym)
{
    struct ir_unit *u = fe->u;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < u->n_funcs; i++)
        if (u->funcs[i] != f) u->funcs[kept++] = u->funcs[i];
    u->n_funcs = kept;
    u->syms[sym].flags &= ~(uint32_t)IR_SYM_DEFINED;
}

void fe_function(struct fe *fe, CXCursor def)
{
    uint32_t sym = fe_sym(fe, def);
    if (fe->syms[sym].body_done) return;
    fe->syms[sym].body_done = true;
    fe->u->syms[sym].flags |= IR_SYM_DEFINED;
    fe_tree_build(&fe->tree, def);
    uint32_t body = fe_last(fe, 0);
    if (body == FE_NO_NODE || fe_kind(fe, body) != CXCursor_CompoundStmt) return;
    fe->fn = &fe->body;
    fe_fn_begin(fe, fe->fn, sym, false);
    struct ir_func *f = fe->fn->f;
    const struct fe_file *file = fe_file_at(fe, clang_getCursorLocation(def), NULL);
    f->in_header = !file || !file->is_main;
    f->pos = fe_pos(fe, 0);
    f->end = fe_pos_end(fe, fe_cursor(fe, body));
    params(fe, f);
    unprototyped_params(fe, sym, f);
    fe->too_deep = false;
    for (uint32_t k = fe_first(fe, body); k != FE_NO_NODE; k = fe_next(fe, k)) fe_stmt(fe, k);
    if (fe->fn->cur != IR_NONE) {
        fe_scope_exit(fe, fe->fn->live, NULL, f->end, true);
        uint32_t here = fe_cur(fe);
        f->blocks[here].term = (struct ir_term){.kind = IR_RET, .pos = f->end, .text = ""};
        fe->fn->cur = IR_NONE;
    }
    fe_fn_end(fe, fe->fn);
    if (fe->too_deep) {
        fe_skip(fe, def, "nested too deeply");
        forget(fe, f, sym);
    }
    fe->body = (struct fe_fn){.init_place = IR_NONE};
    fe->fn = NULL;
}
