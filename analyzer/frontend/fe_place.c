/* Places: lvalues as a variable or global followed by projections. */
#include "frontend/fe.h"

#include <string.h>

/* ---- building --------------------------------------------------------------------------------------------- */

static void push(struct fe *fe, struct fe_lv *lv, struct ir_proj proj, uint32_t type)
{
    ARENA_PUSH(&fe->scratch, lv->p.projs, lv->p.n_projs, lv->cap, proj);
    lv->p.type = type;
}

struct fe_lv fe_lv_var(struct fe *fe, uint32_t var)
{
    return (struct fe_lv){.p = {.base = IR_BASE_VAR, .index = var, .type = fe->fn->f->vars[var].type}};
}

struct fe_lv fe_lv_sym(struct fe *fe, uint32_t sym)
{
    return (struct fe_lv){.p = {.base = IR_BASE_GLOBAL, .index = sym, .type = fe->u->syms[sym].type}};
}

struct fe_lv fe_lv_place(struct fe *fe, uint32_t place)
{
    struct fe_lv lv = {.p = fe->fn->f->places[place]};
    const struct ir_proj *projs = lv.p.projs;
    lv.cap = lv.p.n_projs + 4;
    lv.p.projs = ARENA_ARRAY(&fe->scratch, struct ir_proj, lv.cap);
    if (lv.p.n_projs) memcpy(lv.p.projs, projs, sizeof *projs * lv.p.n_projs);
    return lv;
}

/* The way from record `base` down to `field` through anonymous members; 0 when there is none. */
static uint32_t field_path(struct fe *fe, uint32_t base, struct fe_field field, struct fe_field *path, uint32_t max)
{
    uint32_t n = 0;
    path[n++] = field;
    while (path[n - 1].record != base) {
        const struct fe_record *r = &fe->records[path[n - 1].record];
        if (r->outer == IR_NONE || n == max) return 0;
        path[n++] = (struct fe_field){.record = r->outer, .index = r->outer_field};
    }
    return n;
}

void fe_lv_field(struct fe *fe, struct fe_lv *lv, struct fe_field field)
{
    struct fe_field path[32];
    const struct ir_type *t = fe_type_get(fe, lv->p.type);
    uint32_t n = t->kind == IR_T_RECORD ? field_path(fe, t->record, field, path, 32) : 0;
    if (n == 0) path[n++] = field; /* broken code: the record is taken as meant */
    while (n--) {
        const struct ir_record *r = &fe->u->records[path[n].record];
        push(fe, lv, (struct ir_proj){.kind = IR_PROJ_FIELD, .a = path[n].record, .b = path[n].index},
             r->fields[path[n].index].type);
    }
}

static uint32_t element_type(struct fe *fe, uint32_t type)
{
    const struct ir_type *t = fe_type_get(fe, type);
    return t->kind == IR_T_ARRAY ? t->elem : type;
}

void fe_lv_index_any(struct fe *fe, struct fe_lv *lv)
{
    push(fe, lv, (struct ir_proj){.kind = IR_PROJ_INDEX, .a = IR_INDEX_ANY}, element_type(fe, lv->p.type));
}

/* A plain variable can stand in an index; any other value is copied into one. */
static uint32_t index_var(struct fe *fe, struct ir_opnd index, uint32_t at)
{
    const struct ir_place *p = &fe->fn->f->places[index.index];
    if (p->base == IR_BASE_VAR && !p->n_projs) return p->index;
    uint32_t temp = fe_temp(fe, p->type, at);
    fe_assign(fe, at, temp, index);
    return fe->fn->f->places[temp].index;
}

void fe_lv_index(struct fe *fe, struct fe_lv *lv, struct ir_opnd index, uint32_t at)
{
    uint32_t type = element_type(fe, lv->p.type);
    struct ir_proj proj = {.kind = IR_PROJ_INDEX, .a = IR_INDEX_ANY};
    if (index.kind == IR_O_INT) {
        proj.a = IR_INDEX_CONST;
        proj.v = index.v;
        bool pointer = fe_type_get(fe, lv->p.type)->kind != IR_T_ARRAY;
        if (pointer && index.v == 0) return; /* p[0] is *p */
    } else if (index.kind == IR_O_PLACE) {
        proj.a = IR_INDEX_VAR;
        proj.b = index_var(fe, index, at);
    }
    push(fe, lv, proj, type);
}

uint32_t fe_lv_done(struct fe *fe, const struct fe_lv *lv)
{
    const struct ir_type *t = fe_type_get(fe, lv->p.type);
    if (t->kind == IR_T_RECORD) fe_record_fill(fe, t->record);
    return ir_place(fe->u, fe->fn->f, lv->p);
}

static void note_address(struct fe *fe, const struct ir_place *p)
{
    if (p->base != IR_BASE_VAR) return;
    for (uint32_t i = 0; i < p->n_projs; i++)
        if (p->projs[i].kind == IR_PROJ_DEREF) return;
    fe->fn->f->vars[p->index].addr_taken = true;
}

struct ir_opnd fe_lv_addr(struct fe *fe, const struct fe_lv *lv)
{
    if (lv->p.n_projs && lv->p.projs[lv->p.n_projs - 1].kind == IR_PROJ_DEREF) {
        struct fe_lv inner = *lv;
        inner.p.n_projs--;
        inner.p.type = fe_type_pointer(fe, lv->p.type);
        return ir_opnd_place(fe_lv_done(fe, &inner));
    }
    note_address(fe, &lv->p);
    return (struct ir_opnd){.kind = IR_O_ADDR, .index = fe_lv_done(fe, lv)};
}

struct ir_opnd fe_lv_value(struct fe *fe, const struct fe_lv *lv)
{
    if (fe_type_get(fe, lv->p.type)->kind != IR_T_ARRAY) return ir_opnd_place(fe_lv_done(fe, lv));
    struct fe_lv first = fe_lv_place(fe, fe_lv_done(fe, lv));
    fe_lv_index(fe, &first, ir_int(0), FE_NO_NODE);
    return fe_lv_addr(fe, &first);
}

struct fe_lv fe_lv_deref(struct fe *fe, struct ir_opnd o, uint32_t type, uint32_t at)
{
    type = fe_type_decayed(fe, type);
    uint32_t elem = fe_type_get(fe, type)->kind == IR_T_PTR ? fe_type_get(fe, type)->elem : type;
    if (o.kind == IR_O_ADDR && fe_type_same(fe, fe->fn->f->places[o.index].type, elem)) return fe_lv_place(fe, o.index);
    uint32_t have = fe_opnd_type(fe, o);
    bool usable = o.kind == IR_O_PLACE && have != IR_NONE && fe_type_get(fe, have)->kind == IR_T_PTR &&
                  fe_type_same(fe, fe_type_get(fe, have)->elem, elem);
    uint32_t place = o.index;
    if (!usable) {
        place = fe_temp(fe, fe_type_get(fe, type)->kind == IR_T_PTR ? type : fe_type_pointer(fe, elem), at);
        bool cast = o.kind == IR_O_PLACE || o.kind == IR_O_ADDR || o.kind == IR_O_INT;
        if (cast)
            fe_emit(fe, at, (struct ir_instr){.op = IR_CAST, .dst = place, .a = o, .type = type});
        else
            fe_assign(fe, at, place, o);
    }
    struct fe_lv lv = fe_lv_place(fe, place);
    push(fe, &lv, (struct ir_proj){.kind = IR_PROJ_DEREF}, elem);
    return lv;
}

/* ---- lvalue expressions ----------------------------------------------------------------------------------- */

/* Anything that is no lvalue (a call's struct, a string) is put into a temporary. */
static struct fe_lv lv_temp(struct fe *fe, uint32_t node)
{
    struct ir_opnd o = fe_expr(fe, node, FE_VALUE);
    if (o.kind == IR_O_PLACE) return fe_lv_place(fe, o.index);
    uint32_t type = fe_type_of(fe, node);
    if (o.kind == IR_O_ADDR && fe_type_get(fe, type)->kind == IR_T_ARRAY) { /* a decayed array */
        struct fe_lv lv = fe_lv_place(fe, o.index);
        if (lv.p.n_projs && lv.p.projs[lv.p.n_projs - 1].kind == IR_PROJ_INDEX) {
            lv.p.n_projs--;
            lv.p.type = type;
            return lv;
        }
    }
    uint32_t temp = fe_temp(fe, type, node);
    fe_assign(fe, node, temp, o);
    return fe_lv_place(fe, temp);
}

static struct fe_lv lv_decl(struct fe *fe, uint32_t node)
{
    CXCursor ref = clang_getCursorReferenced(fe_cursor(fe, node));
    if (ref.kind != CXCursor_VarDecl && ref.kind != CXCursor_ParmDecl) return lv_temp(fe, node);
    uint32_t known = fe_map_get(&fe->decls, ref);
    if (known != UINT32_MAX && FE_DECL_KIND(known) == FE_DECL_VAR) {
        uint32_t var = FE_DECL_INDEX(known);
        /* The initialiser of a static cannot name a local but in an unevaluated or broken place. */
        if (!fe->fn->is_init && var < fe->fn->f->n_vars) return fe_lv_var(fe, var);
        return fe_lv_place(fe, fe_temp(fe, fe_type_of(fe, node), node));
    }
    if (ref.kind == CXCursor_ParmDecl) return fe_lv_place(fe, fe_temp(fe, fe_type_of(fe, node), node));
    return fe_lv_sym(fe, fe_sym(fe, ref));
}

static struct fe_lv lv_member(struct fe *fe, uint32_t node)
{
    uint32_t base = fe_first(fe, node);
    struct fe_field field;
    CXCursor ref = clang_getCursorReferenced(fe_cursor(fe, node));
    if (base == FE_NO_NODE || !fe_field(fe, ref, &field)) {
        fe_effects_below(fe, node);
        return fe_lv_place(fe, fe_temp(fe, fe_type_of(fe, node), node));
    }
    uint32_t type = fe_type_of(fe, base);
    enum ir_type_kind kind = fe_type_get(fe, type)->kind;
    struct fe_lv lv;
    if (kind == IR_T_PTR || kind == IR_T_ARRAY)
        lv = fe_lv_deref(fe, fe_expr(fe, base, FE_VALUE), type, base);
    else
        lv = fe_lvalue(fe, base);
    fe_lv_field(fe, &lv, field);
    return lv;
}

/* The array an expression decays from, FE_NO_NODE when it is a pointer. */
static uint32_t decayed_array(struct fe *fe, uint32_t node)
{
    node = fe_peel(fe, node);
    if (fe_kind(fe, node) != CXCursor_UnexposedExpr || fe_n_kids(fe, node) != 1) return FE_NO_NODE;
    uint32_t kid = fe_peel(fe, fe_first(fe, node));
    switch (fe_kind(fe, kid)) {
    case CXCursor_DeclRefExpr:
    case CXCursor_MemberRefExpr:
    case CXCursor_ArraySubscriptExpr:
    case CXCursor_UnaryOperator: break;
    default: return FE_NO_NODE;
    }
    CXType t = clang_getCursorType(fe_cursor(fe, kid));
    return fe_type_get(fe, fe_type(fe, t))->kind == IR_T_ARRAY ? kid : FE_NO_NODE;
}

/* An element of a vector: the vector as a whole is all that the IR knows. */
static struct fe_lv lv_element(struct fe *fe, uint32_t node, uint32_t base, uint32_t index)
{
    struct fe_lv lv = fe_lvalue(fe, base);
    fe_effect(fe, index);
    fe_lv_index_any(fe, &lv);
    lv.p.type = fe_type_of(fe, node);
    return lv;
}

/* a[b], written at `node` so or as *(a + b) below it. */
static struct fe_lv lv_subscript(struct fe *fe, uint32_t node, uint32_t sum)
{
    uint32_t base = fe_first(fe, sum);
    uint32_t index = base == FE_NO_NODE ? FE_NO_NODE : fe_next(fe, base);
    if (index == FE_NO_NODE) return fe_lv_place(fe, fe_temp(fe, fe_type_of(fe, node), node));
    enum ir_type_kind kind = fe_type_get(fe, fe_type_of(fe, base))->kind;
    if (kind != IR_T_PTR && kind != IR_T_ARRAY) { /* 3[array] */
        enum ir_type_kind other = fe_type_get(fe, fe_type_of(fe, index))->kind;
        if (other != IR_T_PTR && other != IR_T_ARRAY) return lv_element(fe, node, base, index);
        uint32_t swap = base;
        base = index;
        index = swap;
    }
    struct fe_lv lv;
    uint32_t array = decayed_array(fe, base);
    if (array != FE_NO_NODE) {
        lv = fe_lvalue(fe, array);
        if (fe_type_get(fe, lv.p.type)->kind == IR_T_ARRAY) {
            fe_lv_index(fe, &lv, fe_expr(fe, index, FE_VALUE), index);
            return lv;
        } /* a parameter written as an array */
    }
    struct ir_opnd p = array == FE_NO_NODE ? fe_expr(fe, base, FE_VALUE) : fe_lv_value(fe, &lv);
    struct ir_opnd i = fe_expr(fe, index, FE_VALUE);
    uint32_t type = fe_type_decayed(fe, fe_type_of(fe, base));
    const struct ir_type *pt = fe_type_get(fe, type);
    bool rows = pt->kind == IR_T_PTR && fe_type_get(fe, pt->elem)->kind == IR_T_ARRAY;
    bool element = p.kind == IR_O_ADDR; /* &a[n] with another index: move the pointer, not the place */
    if ((rows || element) && !(i.kind == IR_O_INT && i.v == 0)) {
        uint32_t temp = fe_temp(fe, type, node);
        return fe_lv_deref(fe, fe_pointer_add(fe, node, p, i, temp), type, node);
    }
    lv = fe_lv_deref(fe, p, type, base);
    if (!element) fe_lv_index(fe, &lv, i, index);
    return lv;
}

static bool is_sum(struct fe *fe, uint32_t node)
{
    CXCursor c = fe_cursor(fe, node);
    return c.kind == CXCursor_BinaryOperator && fe_n_kids(fe, node) == 2 &&
           clang_getCursorBinaryOperatorKind(c) == CXBinaryOperator_Add;
}

static struct fe_lv lv_unary(struct fe *fe, uint32_t node)
{
    uint32_t kid = fe_first(fe, node);
    switch (clang_getCursorUnaryOperatorKind(fe_cursor(fe, node))) {
    case CXUnaryOperator_Deref:
        if (kid == FE_NO_NODE || fe_type_get(fe, fe_type_of(fe, node))->kind == IR_T_FUNC) break;
        if (is_sum(fe, fe_peel(fe, kid))) return lv_subscript(fe, node, fe_peel(fe, kid));
        return fe_lv_deref(fe, fe_expr(fe, kid, FE_VALUE), fe_type_of(fe, kid), kid);
    default: break;
    }
    return lv_temp(fe, node);
}

struct fe_lv fe_lvalue(struct fe *fe, uint32_t node)
{
    node = fe_peel(fe, node);
    if (fe_is_deep(fe)) return fe_lv_place(fe, fe_temp(fe, fe_type_of(fe, node), node));
    switch (fe_kind(fe, node)) {
    case CXCursor_DeclRefExpr: return lv_decl(fe, node);
    case CXCursor_MemberRefExpr: return lv_member(fe, node);
    case CXCursor_ArraySubscriptExpr: return lv_subscript(fe, node, node);
    case CXCursor_UnaryOperator: return lv_unary(fe, node);
    case CXCursor_GenericSelectionExpr: {
        uint32_t choice = fe_generic_choice(fe, node);
        return choice == FE_NO_NODE ? lv_temp(fe, node) : fe_lvalue(fe, choice);
    }
    case CXCursor_CompoundLiteralExpr: {
        struct fe_lv lv = fe_lv_place(fe, fe_temp(fe, fe_type_of(fe, node), node));
        fe_init(fe, fe_last(fe, node), &lv, false);
        return lv;
    }
    default: return lv_temp(fe, node);
    }
}
