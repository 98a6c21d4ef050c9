/* References to types and records, and types that need no declaration because their name says what they are. */
#include "ir/ir_parse.h"

#include "ir/ir_internal.h"

#include <string.h>

enum { LEVELS_MAX = 16 }; /* of pointer, array and function around a base type that are implied by a name */

static const struct {
    const char *name;
    uint8_t bits;
    bool is_unsigned;
} ints[] = {
    {"_Bool", 8, true},
    {"bool", 8, true},
    {"char", 8, false},
    {"signed char", 8, false},
    {"unsigned char", 8, true},
    {"short", 16, false},
    {"unsigned short", 16, true},
    {"int", 32, false},
    {"unsigned int", 32, true},
    {"long", 64, false},
    {"unsigned long", 64, true},
    {"long long", 64, false},
    {"unsigned long long", 64, true},
    {"size_t", 64, true},
    {"ssize_t", 64, false},
};

static const char *without_qualifiers(const char *name)
{
    for (;;) {
        if (strncmp(name, "const ", 6) == 0)
            name += 6;
        else if (strncmp(name, "volatile ", 9) == 0)
            name += 9;
        else
            return name;
    }
}

/* A type that is no pointer, array or function, by its name. */
static uint32_t implied_base(struct ir_parser *p, const char *name)
{
    struct ir_type t = {.name = name, .elem = IR_NONE, .record = IR_NONE};
    const char *bare = without_qualifiers(name);
    uint32_t record = ir_names_find(&p->records, bare, IR_ORD_FIRST);
    if (record != IR_NONE) {
        t.kind = IR_T_RECORD;
        t.record = record;
        return ir_type(p->u, t);
    }
    if (strcmp(bare, "void") == 0) return ir_type(p->u, t);
    if (strcmp(bare, "float") == 0 || strcmp(bare, "double") == 0) {
        t.kind = IR_T_FLOAT;
        return ir_type(p->u, t);
    }
    t.kind = IR_T_INT;
    if (strncmp(bare, "enum ", 5) == 0) {
        t.bits = 32;
        t.is_unsigned = true;
        return ir_type(p->u, t);
    }
    for (size_t i = 0; i < sizeof ints / sizeof *ints; i++) {
        if (strcmp(bare, ints[i].name) != 0) continue;
        t.bits = ints[i].bits;
        t.is_unsigned = ints[i].is_unsigned;
        return ir_type(p->u, t);
    }
    return IR_NONE;
}

static char *trimmed(struct ir_parser *p, const char *s, size_t n)
{
    while (n && s[n - 1] == ' ') n--;
    return arena_strndup(&p->scratch, s, n);
}

/* Takes the outermost declarator off `t->name`: sets kind and count, gives the name of the rest; NULL if there is none.
 */
static const char *peel(struct ir_parser *p, struct ir_type *t)
{
    const char *name = t->name, *open = strchr(name, '(');
    size_t n = strlen(name);
    if (n && name[n - 1] == '*') {
        t->kind = IR_T_PTR;
        return trimmed(p, name, n - 1);
    }
    if (open && (strncmp(open, "(*)(", 4) == 0 || strncmp(open, "(*)[", 4) == 0)) {
        t->kind = IR_T_PTR;
        return arena_sprintf(&p->scratch, "%.*s%s", (int)(open - name), name, open + 3);
    }
    if (open && name[n - 1] == ')') {
        t->kind = IR_T_FUNC;
        return trimmed(p, name, (size_t)(open - name));
    }
    const char *bracket = strchr(name, '[');
    if (!bracket || strchr(bracket, ']') != name + n - 1) return NULL; /* `int [2][3]` has to be declared */
    t->kind = IR_T_ARRAY;
    for (const char *c = bracket + 1; *c >= '0' && *c <= '9' && t->count < IR_NONE / 16; c++) {
        t->count = t->count * 10 + (uint32_t)(*c - '0');
    }
    return trimmed(p, name, (size_t)(bracket - name));
}

static uint32_t implied_type(struct ir_parser *p, const char *name)
{
    struct ir_type levels[LEVELS_MAX];
    uint32_t n = 0, found = IR_NONE;
    while (found == IR_NONE) {
        found = ir_names_find(&p->types, name, IR_ORD_FIRST);
        if (found == IR_NONE) found = implied_base(p, name);
        if (found != IR_NONE) break;
        if (n == LEVELS_MAX) return IR_NONE;
        levels[n] = (struct ir_type){.name = name, .elem = IR_NONE, .record = IR_NONE};
        name = peel(p, &levels[n++]);
        if (!name) return IR_NONE;
    }
    while (n) {
        levels[--n].elem = found;
        found = ir_type(p->u, levels[n]);
    }
    return found;
}

uint32_t ir_parse_type_ref(struct ir_parser *p, bool may_lack)
{
    if (may_lack && ir_lex_eat_punct(&p->lx, "-")) return IR_NONE;
    struct ir_tok at = p->lx.tok;
    const char *name = ir_parse_str(p, may_lack ? "a type in quotes or '-'" : "a type in quotes", false);
    uint32_t ordinal = ir_parse_ordinal(p);
    if (p->lx.failed) return 0;
    uint32_t index = ir_names_find(&p->types, name, ordinal);
    if (index == IR_NONE && ordinal == IR_ORD_FIRST) index = implied_type(p, name);
    if (index != IR_NONE) return index;
    ir_lex_fail_at(&p->lx, &at, "a declared type, or one that its name implies",
                   arena_sprintf(&p->scratch, ordinal > 1 ? "\"%s\"#%u" : "\"%s\"", name, ordinal));
    return 0;
}

uint32_t ir_parse_record_ref(struct ir_parser *p)
{
    struct ir_tok at = p->lx.tok;
    const char *name = ir_parse_str(p, "a record in quotes", false);
    uint32_t ordinal = ir_parse_ordinal(p);
    if (p->lx.failed) return 0;
    uint32_t index = ir_names_find(&p->records, name, ordinal);
    if (index != IR_NONE) return index;
    ir_lex_fail_at(&p->lx, &at, "a declared record",
                   arena_sprintf(&p->scratch, ordinal > 1 ? "\"%s\"#%u" : "\"%s\"", name, ordinal));
    return 0;
}
