/* Records and their fields. A record is listed at its first mention, its fields only when something needs them. */
#include "frontend/fe.h"

#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"

#include <inttypes.h>
#include <string.h>

/* ---- what a record without a tag is called --------------------------------------------------------------- */

/* Neither name nor USR may tell a line: what is known of a record must not move when code above it does. */

struct shape {
    struct strbuf fields; /* names, each with a comma */
    CXCursor look_for;
    uint32_t before; /* anonymous records ahead of it */
};

static enum CXVisitorResult visit_shape(CXCursor c, CXClientData data)
{
    struct shape *shape = data;
    CXString s = clang_getCursorSpelling(c);
    const char *name = clang_getCString(s);
    strbuf_addf(&shape->fields, "%s,", name && !strchr(name, '(') ? name : "");
    clang_disposeString(s);
    return CXVisit_Continue;
}

static bool is_record(CXCursor c)
{
    return c.kind == CXCursor_StructDecl || c.kind == CXCursor_UnionDecl;
}

static enum CXChildVisitResult visit_ahead(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct shape *shape = data;
    if (clang_equalCursors(c, shape->look_for)) return CXChildVisit_Break;
    shape->before += is_record(c);
    return CXChildVisit_Continue;
}

/* A member of another record is told by its place among the records there, others by what they are made of. */
static void name_anonymous(struct fe *fe, CXCursor def, struct fe_file *file, struct ir_record *r)
{
    struct arena *arena = &fe->u->arena;
    CXCursor parent = clang_getCursorSemanticParent(def);
    struct shape shape = {.look_for = def};
    if (is_record(parent)) {
        uint32_t around = fe_record(fe, parent); /* may move the records */
        const struct ir_record *outer = &fe->u->records[around];
        clang_visitChildren(parent, visit_ahead, &shape);
        const char *mark = str_starts(outer->name, "anon@") ? "" : "anon@";
        r->name = arena_sprintf(arena, "%s%s#%u", mark, outer->name, shape.before);
        r->usr = arena_sprintf(arena, "%s@Sa#%u", outer->usr, shape.before);
        return;
    }
    clang_Type_visitFields(clang_getCursorType(def), visit_shape, &shape);
    const char *fields = strbuf_cstr(&shape.fields);
    const char *within = parent.kind == CXCursor_FunctionDecl ? fe_usr(fe, parent, file) : "c:";
    const char *where = file && fe->root ? path_relative(fe->root, file->path) : file ? file->path : "";
    r->name = arena_sprintf(arena, "anon@%s{%.*s}", path_basename(where), (int)strcspn(fields, ","), fields);
    r->usr = fe_usr_apart(fe, arena_sprintf(arena, "%s@%s@Sa#%" PRIx64, within, where, hash_cstr(fields, 0)));
    strbuf_release(&shape.fields);
}

/* False when it has none. */
static bool name_by_tag(struct fe *fe, CXCursor def, struct fe_file *file, struct ir_record *r)
{
    CXString s = clang_getTypeSpelling(clang_getCursorType(def));
    const char *raw = clang_getCString(s);
    bool named = raw && *raw && !strchr(raw, '(');
    if (named) {
        r->name = arena_strdup(&fe->u->arena, raw);
        r->usr = fe_usr(fe, def, file);
    }
    clang_disposeString(s);
    return named;
}

uint32_t fe_record(struct fe *fe, CXCursor decl)
{
    uint32_t known = fe_map_get(&fe->decls, decl);
    if (known != UINT32_MAX) return FE_DECL_INDEX(known);
    CXCursor canon = clang_getCanonicalCursor(decl);
    known = fe_map_get(&fe->decls, canon);
    if (known != UINT32_MAX) {
        fe_map_put(&fe->decls, decl, known);
        return FE_DECL_INDEX(known);
    }
    CXCursor def = clang_getCursorDefinition(decl);
    bool defined = !clang_Cursor_isNull(def);
    if (!defined) def = decl;
    uint32_t line = 0;
    struct fe_file *file = fe_file_at(fe, clang_getCursorLocation(def), &line);
    struct ir_record r = {.is_union = def.kind == CXCursor_UnionDecl,
                          .file = defined && file ? fe_file_index(fe, file) : IR_NONE,
                          .line = defined ? line : 0};
    bool in_function = clang_getCursorSemanticParent(def).kind == CXCursor_FunctionDecl;
    bool is_private = defined && file && (!file->is_header || in_function);
    if (!name_by_tag(fe, def, is_private ? file : NULL, &r)) name_anonymous(fe, def, file, &r);
    ARENA_PUSH(&fe->u->arena, fe->u->records, fe->u->n_records, fe->u->cap_records, r);
    uint32_t index = fe->u->n_records - 1;
    uint32_t beside = index;
    struct fe_record more = {.decl = def, .filled = !defined, .outer = IR_NONE};
    ARENA_PUSH(&fe->u->arena, fe->records, beside, fe->cap_records, more);
    fe_map_put(&fe->decls, canon, FE_DECL(FE_DECL_RECORD, index));
    fe_map_put(&fe->decls, decl, FE_DECL(FE_DECL_RECORD, index));
    fe_map_put(&fe->decls, def, FE_DECL(FE_DECL_RECORD, index));
    return index;
}

struct fill {
    struct fe *fe;
    uint32_t record;
    struct ir_field *fields;
    uint32_t n, cap;
};

static enum CXVisitorResult visit_field(CXCursor c, CXClientData data)
{
    struct fill *fill = data;
    struct fe *fe = fill->fe;
    CXString s = clang_getCursorSpelling(c);
    const char *name = clang_getCString(s);
    bool anonymous = !name || !*name || strchr(name, '(') || strchr(name, ' ');
    struct ir_field field = {.name = anonymous ? "" : arena_strdup(&fe->u->arena, name),
                             .type = fe_type(fe, clang_getCursorType(c))};
    clang_disposeString(s);
    const struct ir_type *t = fe_type_get(fe, field.type);
    if (anonymous && t->kind == IR_T_RECORD) {
        fe->records[t->record].outer = fill->record;
        fe->records[t->record].outer_field = fill->n;
    }
    struct fe_field where = {.record = fill->record, .index = fill->n};
    ARENA_PUSH(&fe->u->arena, fe->fields, fe->n_fields, fe->cap_fields, where);
    fe_map_put(&fe->decls, c, FE_DECL(FE_DECL_FIELD, fe->n_fields - 1));
    ARENA_PUSH(&fe->u->arena, fill->fields, fill->n, fill->cap, field);
    return CXVisit_Continue;
}

/* Members by value are part of the record: structs, and arrays of them. */
static void fill_members(struct fe *fe, uint32_t record)
{
    for (uint32_t i = 0; i < fe->u->records[record].n_fields; i++) {
        const struct ir_type *t = fe_type_get(fe, fe->u->records[record].fields[i].type);
        for (int depth = 0; t->kind == IR_T_ARRAY && depth < 32; depth++) t = fe_type_get(fe, t->elem);
        if (t->kind == IR_T_RECORD) fe_record_fill(fe, t->record);
    }
}

void fe_record_fill(struct fe *fe, uint32_t record)
{
    if (fe->records[record].filled || fe_is_deep(fe)) return;
    fe->records[record].filled = true;
    struct fill fill = {.fe = fe, .record = record};
    clang_Type_visitFields(clang_getCursorType(fe->records[record].decl), visit_field, &fill);
    fe->u->records[record].fields = fill.fields;
    fe->u->records[record].n_fields = fill.n;
    fe->u->records[record].complete = true;
    fill_members(fe, record);
}

bool fe_field(struct fe *fe, CXCursor decl, struct fe_field *out)
{
    uint32_t known = fe_map_get(&fe->decls, decl);
    if (known == UINT32_MAX) {
        if (decl.kind != CXCursor_FieldDecl) return false;
        CXCursor owner = clang_getCursorSemanticParent(decl);
        uint32_t record = fe_record(fe, owner);
        for (int i = 0; i < 64; i++) { /* the records around it know where an anonymous one sits */
            fe_record_fill(fe, record);
            owner = clang_getCursorSemanticParent(owner);
            if (owner.kind != CXCursor_StructDecl && owner.kind != CXCursor_UnionDecl) break;
            record = fe_record(fe, owner);
        }
        known = fe_map_get(&fe->decls, decl);
    }
    if (known == UINT32_MAX || FE_DECL_KIND(known) != FE_DECL_FIELD) return false;
    *out = fe->fields[FE_DECL_INDEX(known)];
    return true;
}
