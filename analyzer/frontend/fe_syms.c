/* Symbols: made when something refers to them. Definitions in headers join the queue at their first mention. */
#include "frontend/fe.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/pch_refs.h"

#include <string.h>

static char *take_string(struct fe *fe, CXString s)
{
    const char *raw = clang_getCString(s);
    char *copy = arena_strdup(&fe->u->arena, raw ? raw : "");
    clang_disposeString(s);
    return copy;
}

struct usr_count {
    char *key;
    uint32_t value;
};

const char *fe_usr_apart(struct fe *fe, const char *usr)
{
    struct usr_count *map = fe->usr_counts;
    if (!map) sh_new_arena(map);
    ptrdiff_t at = shgeti(map, usr);
    uint32_t before = at < 0 ? 0 : map[at].value;
    shput(map, usr, before + 1);
    fe->usr_counts = map;
    return before ? arena_sprintf(&fe->u->arena, "%s#%u", usr, before) : usr;
}

/* libclang tells declarations inside functions apart by their offset in the file, which moves with every edit. */
static const char *skip_offset(const char *usr)
{
    const char *digits = usr + (*usr == '@');
    size_t n = strspn(digits, "0123456789");
    return *usr == '@' && n && digits[n] == '@' ? digits + n : usr;
}

const char *fe_usr(struct fe *fe, CXCursor decl, struct fe_file *file)
{
    char *usr = take_string(fe, clang_getCursorUSR(decl));
    if (!file || !str_starts(usr, "c:")) return usr;
    const char *path = file->path, *rest = usr + 2;
    const char *base = path_basename(path);
    size_t n = strlen(base);
    if (strncmp(rest, base, n) == 0 && rest[n] == '@') rest += n;
    const char *after = skip_offset(rest);
    if (fe->root) path = path_relative(fe->root, path);
    usr = arena_sprintf(&fe->u->arena, "c:%s%s%s", path, *after == '@' ? "" : "@", after);
    return after == rest ? usr : fe_usr_apart(fe, usr);
}

/* ---- functions -------------------------------------------------------------------------------------------- */

static enum fe_builtin builtin_named(const char *name)
{
    static const struct {
        const char *name;
        enum fe_builtin what;
    } table[] = {
        {"__builtin_expect", FE_BUILTIN_FIRST_ARG},
        {"__builtin_expect_with_probability", FE_BUILTIN_FIRST_ARG},
        {"__builtin_assume_aligned", FE_BUILTIN_FIRST_ARG},
        {"__builtin_constant_p", FE_BUILTIN_IS_CONSTANT},
        {"__builtin_object_size", FE_BUILTIN_FOLD},
        {"__builtin_dynamic_object_size", FE_BUILTIN_FOLD},
        {"__builtin_classify_type", FE_BUILTIN_FOLD},
        {"__builtin_unreachable", FE_BUILTIN_NORETURN},
        {"__builtin_trap", FE_BUILTIN_NORETURN},
        {"__builtin_verbose_trap", FE_BUILTIN_NORETURN},
    };
    if (!str_starts(name, "__builtin_")) return FE_BUILTIN_NONE;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0) return table[i].what;
    return FE_BUILTIN_NONE;
}

struct attrs {
    struct fe *fe;
    struct ir_annotation *all;
    uint32_t n, cap;
    bool pure;
};

/* A declaration has the annotations of those before it, too: each counts once. */
static void add_annotation(struct attrs *a, const char *text, uint32_t pos)
{
    struct ir_annotation one = {text, pos};
    for (uint32_t i = 0; i < a->n; i++)
        if (a->all[i].pos == pos && strcmp(a->all[i].text, text) == 0) return;
    ARENA_PUSH(&a->fe->u->arena, a->all, a->n, a->cap, one);
}

static enum CXChildVisitResult visit_attr(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct attrs *a = data;
    if (c.kind == CXCursor_PureAttr || c.kind == CXCursor_ConstAttr) a->pure = true;
    if (c.kind == CXCursor_AnnotateAttr)
        add_annotation(a, take_string(a->fe, clang_getCursorSpelling(c)),
                       fe_pos_loc(a->fe, clang_getCursorLocation(c)));
    return clang_isAttribute(c.kind) ? CXChildVisit_Continue : CXChildVisit_Break;
}

CXString fe_printed(struct fe *fe, CXCursor decl)
{
    if (!fe->policy) {
        fe->policy = clang_getCursorPrintingPolicy(decl);
        clang_PrintingPolicy_setProperty(fe->policy, CXPrintingPolicy_TerseOutput, 1);
        clang_PrintingPolicy_setProperty(fe->policy, CXPrintingPolicy_SuppressInitializers, 1);
    }
    return clang_getCursorPrettyPrinted(decl, fe->policy);
}

/* The keyword and the C23 attribute show neither in the type nor in the cursor's attributes, only in print. */
static bool printed_noreturn(struct fe *fe, CXCursor decl)
{
    CXString s = fe_printed(fe, decl);
    const char *text = clang_getCString(s);
    bool found = text && (strstr(text, "_Noreturn ") || strstr(text, "[[noreturn]]") || strstr(text, "[[_Noreturn]]") ||
                          strstr(text, "__attribute__((noreturn))"));
    clang_disposeString(s);
    return found;
}

static bool is_noreturn(struct fe *fe, CXCursor decl, CXType type)
{
    CXString s = clang_getTypeSpelling(type);
    const char *text = clang_getCString(s);
    bool found = text && strstr(text, "__attribute__((noreturn))");
    clang_disposeString(s);
    if (found) return true;
    if (!clang_Cursor_hasAttrs(decl)) return false;
    return clang_getCanonicalType(clang_getResultType(type)).kind == CXType_Void && printed_noreturn(fe, decl);
}

static void func_sym(struct fe *fe, CXCursor decl, struct ir_sym *s)
{
    CXType type = clang_getCursorType(decl);
    CXType canon = clang_getCanonicalType(type);
    s->kind = IR_SYM_FUNC;
    if (canon.kind == CXType_FunctionNoProto) s->flags |= IR_SYM_UNPROTOTYPED;
    if (clang_Cursor_isVariadic(decl)) s->flags |= IR_SYM_VARIADIC;
    if (clang_Cursor_isFunctionInlined(decl)) s->flags |= IR_SYM_INLINE;
    if (is_noreturn(fe, decl, type)) s->flags |= IR_SYM_NORETURN;
    if (!clang_Cursor_isNull(clang_getCursorDefinition(decl))) s->flags |= IR_SYM_DEFINED;
    int n = clang_getNumArgTypes(type);
    s->n_params = n > 0 ? (uint32_t)n : 0;
    s->params = ARENA_ARRAY(&fe->u->arena, uint32_t, s->n_params ? s->n_params : 1);
    for (uint32_t i = 0; i < s->n_params; i++)
        s->params[i] = fe_type_decayed(fe, fe_type(fe, clang_getArgType(type, i)));
}

static void global_sym(CXCursor decl, CXType type, bool local, struct ir_sym *s)
{
    s->kind = IR_SYM_GLOBAL;
    bool constant = clang_isConstQualifiedType(type);
    for (CXType t = clang_getCanonicalType(type); t.kind != CXType_Invalid; t = clang_getArrayElementType(t))
        constant |= clang_isConstQualifiedType(t) != 0;
    if (constant) s->flags |= IR_SYM_CONST;
    if (clang_getCursorTLSKind(decl) != CXTLS_None) s->flags |= IR_SYM_THREAD;
    if (local) s->flags |= IR_SYM_STATIC_LOCAL | IR_SYM_STATIC;
    CXCursor def = clang_getCursorDefinition(decl);
    bool tentative = clang_Cursor_getStorageClass(decl) != CX_SC_Extern;
    if (!clang_Cursor_isNull(def) || tentative) s->flags |= IR_SYM_DEFINED;
}

/* ---- the queue -------------------------------------------------------------------------------------------- */

/* Bodies and initialisers outside headers are lowered anyway; those in headers only when something refers to them. */
static void queue_definition(struct fe *fe, uint32_t sym, CXCursor decl)
{
    CXCursor def = clang_getCursorDefinition(decl);
    if (clang_Cursor_isNull(def)) return;
    if (def.kind == CXCursor_VarDecl && clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(def))) return;
    const struct fe_file *file = fe_file_at(fe, clang_getCursorLocation(def), NULL);
    if (!file || !file->is_header) return;
    fe->syms[sym].decl = def;
    ARENA_PUSH(&fe->u->arena, fe->queue, fe->n_queue, fe->cap_queue, def);
}

static bool is_static_local(CXCursor decl)
{
    return decl.kind == CXCursor_VarDecl && clang_Cursor_getStorageClass(decl) == CX_SC_Static &&
           clang_getCursorLinkage(decl) == CXLinkage_NoLinkage;
}

static uint32_t sym_add(struct fe *fe, struct ir_sym s, struct fe_sym more)
{
    ARENA_PUSH(&fe->u->arena, fe->u->syms, fe->u->n_syms, fe->u->cap_syms, s);
    uint32_t index = fe->u->n_syms - 1, beside = index;
    ARENA_PUSH(&fe->u->arena, fe->syms, beside, fe->cap_syms, more);
    return index;
}

/* What all declarations in view say, the definition's too. */
static void annotations(struct fe *fe, CXCursor decl, CXCursor first, struct ir_sym *s)
{
    CXCursor all[] = {first, decl, clang_getCursorDefinition(decl)};
    struct attrs a = {.fe = fe};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool again = i && (clang_equalCursors(all[i], all[0]) || clang_equalCursors(all[i], all[i - 1]));
        if (again || clang_Cursor_isNull(all[i]) || !clang_Cursor_hasAttrs(all[i])) continue;
        clang_visitChildren(all[i], visit_attr, &a);
    }
    bool promise = s->kind == IR_SYM_FUNC && !(s->flags & IR_SYM_BUILTIN);
    if (promise && (fe_nonblocking(fe, first) || fe_nonblocking(fe, decl)))
        add_annotation(&a, "cancelcheck: nonblocking", 0);
    if (a.pure) s->flags |= IR_SYM_PURE;
    s->annotations = a.all;
    s->n_annotations = a.n;
}

/* An atomic store puts its value where others find it, so that it does not merely borrow. */
static bool publishes(const char *name)
{
    return strstr(name, "atomic_store") || strstr(name, "exchange") || strstr(name, "compare_and_swap");
}

static uint32_t sym_make(struct fe *fe, CXCursor decl, CXCursor first)
{
    uint32_t line = 0;
    CXSourceLocation loc = clang_getCursorLocation(first);
    char *name = take_string(fe, clang_getCursorSpelling(decl));
    /* The compiler's own functions are declared, for libclang, where they are used first. */
    bool builtin = str_starts(name, "__builtin_") || str_starts(name, "__sync_") || str_starts(name, "__atomic_");
    struct fe_file *file = builtin ? NULL : fe_file_at(fe, loc, &line);
    uint32_t file_index = file ? fe_file_index(fe, file) : IR_NONE;
    bool local = is_static_local(decl);
    bool internal = local || clang_getCursorLinkage(decl) == CXLinkage_Internal;
    struct ir_sym s = {.file = file_index, .line = file ? line : 0};
    s.usr = fe_usr(fe, first, internal ? file : NULL);
    s.name = name;
    s.type = fe_type(fe, clang_getCursorType(decl));
    if (internal) s.flags |= IR_SYM_STATIC;
    if (!file && !publishes(name)) s.flags |= IR_SYM_BUILTIN;
    if (file && clang_Location_isInSystemHeader(loc)) s.flags |= IR_SYM_SYSTEM;
    if (decl.kind == CXCursor_FunctionDecl)
        func_sym(fe, decl, &s);
    else
        global_sym(decl, clang_getCursorType(decl), local, &s);
    annotations(fe, decl, first, &s);
    struct fe_sym more = {.decl = decl, .builtin = builtin_named(s.name)};
    if (more.builtin == FE_BUILTIN_NORETURN) s.flags |= IR_SYM_NORETURN;
    return sym_add(fe, s, more);
}

uint32_t fe_sym(struct fe *fe, CXCursor decl)
{
    uint32_t known = fe_map_get(&fe->decls, decl);
    if (known != UINT32_MAX) return FE_DECL_INDEX(known);
    CXCursor first = clang_getCanonicalCursor(decl);
    known = fe_map_get(&fe->decls, first);
    if (known == UINT32_MAX) {
        known = FE_DECL(FE_DECL_SYM, sym_make(fe, decl, first));
        fe_map_put(&fe->decls, first, known);
        queue_definition(fe, FE_DECL_INDEX(known), decl);
    }
    fe_map_put(&fe->decls, decl, known);
    return FE_DECL_INDEX(known);
}

uint32_t fe_sym_builtin(struct fe *fe, const char *name, uint32_t result)
{
    for (uint32_t i = 0; i < fe->u->n_syms; i++)
        if (fe->u->syms[i].kind == IR_SYM_FUNC && fe->u->syms[i].file == IR_NONE &&
            strcmp(fe->u->syms[i].name, name) == 0)
            return i;
    const char *type = arena_sprintf(&fe->scratch, "%s ()", fe_type_get(fe, result)->name);
    struct ir_sym s = {
        .kind = IR_SYM_FUNC,
        .name = arena_strdup(&fe->u->arena, name),
        .usr = arena_sprintf(&fe->u->arena, "c:@F@%s", name),
        .flags = (publishes(name) ? 0u : IR_SYM_BUILTIN) | IR_SYM_UNPROTOTYPED,
        .type = ir_type(fe->u, (struct ir_type){.kind = IR_T_FUNC, .name = type, .elem = result, .record = IR_NONE}),
        .file = IR_NONE,
        .params = ARENA_ARRAY(&fe->u->arena, uint32_t, 1)};
    return sym_add(fe, s, (struct fe_sym){.decl = clang_getNullCursor()});
}

/* ---- by name ---------------------------------------------------------------------------------------------- */

struct by_name {
    char *key;
    uint32_t value;
};

uint32_t fe_sym_by_name(struct fe *fe, const char *name)
{
    struct by_name *map = fe->by_name;
    if (!map) {
        sh_new_arena(map);
        for (uint32_t i = 0; i < fe->n_named; i++) {
            CXString s = clang_getCursorSpelling(fe->named[i]);
            const char *text = clang_getCString(s);
            if (text && *text) shput(map, text, i);
            clang_disposeString(s);
        }
        fe->by_name = map;
    }
    ptrdiff_t at = shgeti(map, name);
    if (at >= 0) return fe_sym(fe, fe->named[map[at].value]);
    CXCursor function = fe->pch ? pch_refs_find(fe->tu, name) : clang_getNullCursor();
    if (clang_Cursor_isNull(function)) {
        fe->unreached = true;
        return IR_NONE;
    }
    shput(map, name, fe->n_named);
    fe->by_name = map;
    ARENA_PUSH(&fe->u->arena, fe->named, fe->n_named, fe->cap_named, function);
    return fe_sym(fe, function);
}

void fe_sym_release(struct fe *fe)
{
    struct by_name *map = fe->by_name;
    shfree(map);
    fe->by_name = NULL;
    struct usr_count *counts = fe->usr_counts;
    shfree(counts);
    fe->usr_counts = NULL;
    if (fe->policy) clang_PrintingPolicy_dispose(fe->policy);
    fe->policy = NULL;
}
