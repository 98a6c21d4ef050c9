/* Records and their fields. A record is listed at its first mention, its fields only when something needs them. */
#include "frontend/fe.h"

#include "base/path.h"

#include <string.h>

static const char *record_name(struct fe *fe, CXCursor decl, const struct fe_file *file, uint32_t line)
{
    CXString s = clang_getTypeSpelling(clang_getCursorType(decl));
    const char *raw = clang_getCString(s);
    const char *name;
    if (raw && *raw && !strchr(raw, '(')) {
        name = arena_strdup(&fe->u->arena, raw);
    } else {
        unsigned col;
        clang_getExpansionLocation(clang_getCursorLocation(decl), NULL, NULL, &col, NULL);
        name = arena_sprintf(&fe->u->arena, "anon@%s:%u:%u", file ? path_basename(file->path) : "?", line, col);
    }
    clang_disposeString(s);
    return name;
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
    struct ir_record r = {.name = record_name(fe, def, file, line),
                          .is_union = def.kind == CXCursor_UnionDecl,
                          .file = defined && file ? fe_file_index(fe, file) : IR_NONE,
                          .line = defined ? line : 0};
    bool is_private = defined && file && !file->is_header;
    r.usr = fe_usr(fe, def, is_private || strncmp(r.name, "anon@", 5) == 0 ? file : NULL);
    if (strncmp(r.name, "anon@", 5) == 0) /* libclang's is the same for every anonymous member of a record */
        r.usr = arena_sprintf(&fe->u->arena, "%s#%s", r.usr, strchr(r.name, ':') + 1);
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
