/* Types: libclang's into the unit's, cached by libclang's type pointer. */
#include "frontend/fe.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

const struct ir_type *fe_type_get(struct fe *fe, uint32_t type)
{
    return &fe->u->types[type];
}

/* ---- names ------------------------------------------------------------------------------------------------ */

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_qualifier(const char *s, size_t n)
{
    static const char *const words[] = {"const",    "volatile",  "restrict",          "__restrict",
                                        "_Nonnull", "_Nullable", "_Null_unspecified", "__restrict__"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && memcmp(words[i], s, n) == 0) return true;
    return false;
}

/* "const char *restrict" becomes "char *", "char *const *" becomes "char **"; attributes go too. */
static void clean_name(struct strbuf *out, const char *s)
{
    size_t begin = out->len;
    while (*s) {
        size_t n = 0;
        while (is_word(s[n])) n++;
        if (n == 13 && memcmp(s, "__attribute__", 13) == 0) {
            int depth = 0;
            for (s += 13; *s; s++) {
                if (*s == '(') depth++;
                if (*s == ')' && --depth <= 0) break;
            }
            s += *s == ')';
            continue;
        }
        if (n && is_qualifier(s, n)) {
            s += n;
            continue;
        }
        if (n) {
            strbuf_add(out, s, n);
            s += n;
            continue;
        }
        char last = out->len > begin ? out->s[out->len - 1] : '\0';
        if (*s == ' ') {
            char after = s[1];
            bool drop = last == '\0' || last == ' ' || last == '(' || (last == '*' && !is_word(after)) || after == '\0';
            if (!drop) strbuf_putc(out, ' ');
        } else {
            if ((*s == ',' || *s == ')') && last == ' ') out->len--;
            strbuf_putc(out, *s);
        }
        s++;
    }
    while (out->len > begin && out->s[out->len - 1] == ' ') out->len--;
    if (out->s) out->s[out->len] = '\0';
}

static bool is_anonymous_name(const char *s)
{
    return strstr(s, "(anonymous") || strstr(s, "(unnamed");
}

/* A name for `t` when the compiler's would hold a path: built from its parts. */
static void built_name(struct fe *fe, const struct ir_type *t, struct strbuf *out)
{
    switch (t->kind) {
    case IR_T_PTR: strbuf_addf(out, "%s *", fe_type_get(fe, t->elem)->name); break;
    case IR_T_ARRAY: strbuf_addf(out, "%s[%u]", fe_type_get(fe, t->elem)->name, t->count); break;
    case IR_T_RECORD: strbuf_puts(out, fe->u->records[t->record].name); break;
    case IR_T_INT: strbuf_puts(out, "enum"); break;
    default: strbuf_puts(out, "anon"); break;
    }
}

/* ---- kinds ------------------------------------------------------------------------------------------------ */

/* One step through typedefs and other sugar that keeps more of the spelling than the canonical type; false when `t` is
 * no sugar. */
static bool desugar(CXType *t)
{
    switch (t->kind) {
    case CXType_Typedef: {
        CXType under = clang_getTypedefDeclUnderlyingType(clang_getTypeDeclaration(*t));
        if (under.kind == CXType_Invalid) under = clang_getCanonicalType(*t);
        *t = under;
        return true;
    }
    case CXType_Elaborated: *t = clang_Type_getNamedType(*t); return true;
    case CXType_Attributed: *t = clang_Type_getModifiedType(*t); return true;
    case CXType_Atomic: *t = clang_Type_getValueType(*t); return true;
    case CXType_Auto:
    case CXType_Unexposed: {
        CXType canon = clang_getCanonicalType(*t);
        if (canon.kind == CXType_Unexposed || canon.kind == CXType_Auto) return false;
        *t = canon;
        return true;
    }
    default: return false;
    }
}

static uint32_t array_count(CXType t)
{
    long long n = t.kind == CXType_ConstantArray ? clang_getArraySize(t) : 0;
    return n > 0 && n < UINT32_MAX ? (uint32_t)n : 0;
}

enum { MAX_NESTED = 64 };

static bool is_unsigned_kind(enum CXTypeKind k)
{
    return k == CXType_Bool || (k >= CXType_Char_U && k <= CXType_UInt128);
}

static void int_shape(CXType t, struct ir_type *out)
{
    long long size = clang_Type_getSizeOf(t);
    out->kind = IR_T_INT;
    out->bits = t.kind == CXType_Bool ? 1 : size > 0 && size <= 16 ? (uint8_t)(size * 8) : 32;
    out->is_unsigned = is_unsigned_kind(t.kind);
}

/* What a pointer, function or array is of. The name of each level holds those of all below it: thousands of levels
 * (which only tests of compilers have) would take for ever. */
static uint32_t inner(struct fe *fe, CXType t)
{
    if (fe->nested == MAX_NESTED) return ir_type(fe->u, (struct ir_type){.kind = IR_T_OTHER, .name = ""});
    fe->nested++;
    uint32_t type = fe_type(fe, t);
    fe->nested--;
    return type;
}

/* A record begins anew: lists of structs are as long as they like. */
static uint32_t record(struct fe *fe, CXType t)
{
    uint32_t nested = fe->nested;
    fe->nested = 0;
    uint32_t made = fe_record(fe, clang_getTypeDeclaration(t));
    fe->nested = nested;
    return made;
}

static void shape(struct fe *fe, CXType t, struct ir_type *out)
{
    switch (t.kind) {
    case CXType_Void: out->kind = IR_T_VOID; return;
    case CXType_Half:
    case CXType_Float:
    case CXType_Double:
    case CXType_LongDouble:
    case CXType_Float128:
    case CXType_Float16:
    case CXType_BFloat16:
    case CXType_Ibm128: out->kind = IR_T_FLOAT; return;
    case CXType_NullPtr:
        out->kind = IR_T_PTR;
        out->elem = fe->t_void;
        return;
    case CXType_Enum: {
        CXType base = clang_getEnumDeclIntegerType(clang_getTypeDeclaration(t));
        int_shape(base.kind == CXType_Invalid ? t : clang_getCanonicalType(base), out);
        return;
    }
    case CXType_Pointer:
    case CXType_BlockPointer:
        out->kind = IR_T_PTR;
        out->elem = inner(fe, clang_getPointeeType(t));
        return;
    case CXType_Record:
        out->kind = IR_T_RECORD;
        out->record = record(fe, t);
        return;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        out->kind = IR_T_FUNC;
        out->elem = inner(fe, clang_getResultType(t));
        return;
    case CXType_ConstantArray:
    case CXType_IncompleteArray:
    case CXType_VariableArray:
    case CXType_DependentSizedArray:
        out->kind = IR_T_ARRAY;
        out->elem = inner(fe, clang_getArrayElementType(t));
        out->count = array_count(t);
        return;
    default:
        if (t.kind >= CXType_Bool && t.kind <= CXType_Int128) int_shape(t, out);
        return;
    }
}

/* typeof(expression) says where a type comes from, not what it is. */
static CXString spelling(CXType t)
{
    CXString s = clang_getTypeSpelling(t);
    const char *raw = clang_getCString(s);
    if (!raw || !strstr(raw, "typeof")) return s;
    clang_disposeString(s);
    return clang_getTypeSpelling(clang_getCanonicalType(t));
}

static uint32_t type_make(struct fe *fe, CXType t)
{
    struct ir_type out = {.kind = IR_T_OTHER, .elem = IR_NONE, .record = IR_NONE};
    CXString spelled = spelling(t);
    const char *raw = clang_getCString(spelled);
    CXType bare = t;
    for (int i = 0; i < 64 && desugar(&bare); i++) {
    }
    shape(fe, bare, &out);
    struct strbuf name = {0};
    if (!raw || is_anonymous_name(raw))
        built_name(fe, &out, &name);
    else
        clean_name(&name, raw);
    clang_disposeString(spelled);
    out.name = strbuf_cstr(&name);
    uint32_t before = fe->u->n_types;
    uint32_t type = ir_type(fe->u, out);
    bool is_new = type == before && fe->n_va_list_types < sizeof fe->va_list_types / sizeof *fe->va_list_types;
    if (is_new && strstr(out.name, "va_list")) fe->va_list_types[fe->n_va_list_types++] = type;
    strbuf_release(&name);
    return type;
}

/* ---- the cache -------------------------------------------------------------------------------------------- */

static uint32_t type_slot(const struct fe *fe, const void *key)
{
    uint32_t i = (uint32_t)(((uintptr_t)key >> 4) * 0x9E3779B1u) & (fe->cap_types - 1);
    while (fe->types[i].key && fe->types[i].key != key) i = (i + 1) & (fe->cap_types - 1);
    return i;
}

static void types_grow(struct fe *fe)
{
    void *old = fe->types;
    uint32_t old_cap = fe->cap_types;
    struct {
        const void *key;
        uint32_t type;
    } *from = old;
    fe->cap_types = old_cap ? old_cap * 2 : 512;
    fe->types = xmalloc(sizeof *fe->types * fe->cap_types);
    memset(fe->types, 0, sizeof *fe->types * fe->cap_types);
    for (uint32_t i = 0; i < old_cap; i++) {
        if (!from[i].key) continue;
        uint32_t slot = type_slot(fe, from[i].key);
        fe->types[slot].key = from[i].key;
        fe->types[slot].type = from[i].type;
    }
    free(old);
}

uint32_t fe_type(struct fe *fe, CXType t)
{
    if (t.kind == CXType_Invalid || !t.data[0]) return ir_type(fe->u, (struct ir_type){.kind = IR_T_OTHER, .name = ""});
    if (fe->cap_types) {
        uint32_t slot = type_slot(fe, t.data[0]);
        if (fe->types[slot].key) return fe->types[slot].type;
    }
    bool deep = fe_is_deep(fe);
    uint32_t type = deep ? ir_type(fe->u, (struct ir_type){.kind = IR_T_OTHER, .name = ""}) : type_make(fe, t);
    if (fe->n_types * 2 >= fe->cap_types) types_grow(fe);
    uint32_t slot = type_slot(fe, t.data[0]); /* looked for again: types below may have come in between */
    if (!fe->types[slot].key) fe->n_types++;
    fe->types[slot].key = t.data[0];
    fe->types[slot].type = type;
    return type;
}

uint32_t fe_type_of(struct fe *fe, uint32_t node)
{
    return fe_type(fe, clang_getCursorType(fe_cursor(fe, node)));
}

uint32_t fe_type_pointer(struct fe *fe, uint32_t elem)
{
    if (elem < fe->n_pointer_to && fe->pointer_to[elem]) return fe->pointer_to[elem] - 1;
    const char *of = fe_type_get(fe, elem)->name;
    struct strbuf name = {0};
    strbuf_addf(&name, str_ends(of, "*") ? "%s*" : "%s *", of);
    uint32_t type =
        ir_type(fe->u, (struct ir_type){.kind = IR_T_PTR, .name = strbuf_cstr(&name), .elem = elem, .record = IR_NONE});
    strbuf_release(&name);
    if (elem >= fe->n_pointer_to) {
        uint32_t n = fe->u->n_types + 64;
        fe->pointer_to = xrealloc(fe->pointer_to, sizeof *fe->pointer_to * n);
        memset(fe->pointer_to + fe->n_pointer_to, 0, sizeof *fe->pointer_to * (n - fe->n_pointer_to));
        fe->n_pointer_to = n;
    }
    fe->pointer_to[elem] = type + 1;
    return type;
}

uint32_t fe_type_decayed(struct fe *fe, uint32_t type)
{
    const struct ir_type *t = fe_type_get(fe, type);
    if (t->kind == IR_T_ARRAY) return fe_type_pointer(fe, t->elem);
    if (t->kind == IR_T_FUNC) return fe_type_pointer(fe, type);
    return type;
}

bool fe_type_same(struct fe *fe, uint32_t a, uint32_t b)
{
    for (int depth = 0; depth < 32; depth++) {
        if (a == b) return true;
        if (a == IR_NONE || b == IR_NONE) return false;
        const struct ir_type *x = fe_type_get(fe, a), *y = fe_type_get(fe, b);
        if (x->kind != y->kind) return false;
        switch (x->kind) {
        case IR_T_INT: return x->bits == y->bits && x->is_unsigned == y->is_unsigned;
        case IR_T_RECORD: return x->record == y->record;
        case IR_T_PTR:
        case IR_T_ARRAY:
        case IR_T_FUNC:
            a = x->elem;
            b = y->elem;
            break;
        default: return true;
        }
    }
    return true;
}
