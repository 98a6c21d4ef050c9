/* Variables, places and operands in function bodies of the text form. See docs/ir.md. */
#include "ir/ir_parse.h"

#include "ir/ir_internal.h"

#include <inttypes.h>

uint32_t ir_parse_var(struct ir_parser *p)
{
    struct ir_tok at = p->lx.tok;
    ir_parse_punct(p, "%");
    struct ir_tok name = p->lx.tok;
    if (name.kind != IR_TOK_INT && name.kind != IR_TOK_WORD && name.kind != IR_TOK_STR) {
        ir_lex_fail(&p->lx, "the name or number of a variable");
        return 0;
    }
    ir_lex_next(&p->lx);
    if (name.kind == IR_TOK_INT) {
        if (name.value < p->f->n_vars) return (uint32_t)name.value;
        ir_lex_fail_at(&p->lx, &at, "a variable of this function",
                       arena_sprintf(&p->scratch, "'%%%" PRIu64 "'", name.value));
        return 0;
    }
    uint32_t ordinal = ir_parse_ordinal(p);
    if (p->lx.failed) return 0;
    uint32_t index = ir_names_find(&p->vars, name.text, ordinal);
    if (index != IR_NONE) return index;
    ir_lex_fail_at(&p->lx, &at, "a variable of this function",
                   arena_sprintf(&p->scratch, ordinal > 1 ? "'%%%s#%u'" : "'%%%s'", name.text, ordinal));
    return 0;
}

/* ---- places ----------------------------------------------------------------------------------------------- */

struct place_parse {
    struct ir_place place;
    uint32_t cap;
};

static void add_proj(struct ir_parser *p, struct place_parse *pp, struct ir_proj j)
{
    if (p->lx.failed) return;
    ARENA_PUSH(&p->scratch, pp->place.projs, pp->place.n_projs, pp->cap, j);
    pp->place.type = ir_proj_type(p->u, pp->place.type, &j);
}

/* `f`, `#k`, `{"record"}f` or `{"record"}#k`. */
static void parse_field(struct ir_parser *p, struct place_parse *pp)
{
    const struct ir_unit *u = p->u;
    struct ir_proj j = {.kind = IR_PROJ_FIELD};
    if (ir_lex_eat_punct(&p->lx, "{")) {
        j.a = ir_parse_record_ref(p);
        ir_parse_punct(p, "}");
    } else if (pp->place.type < u->n_types && u->types[pp->place.type].kind == IR_T_RECORD) {
        j.a = u->types[pp->place.type].record;
    } else {
        ir_lex_fail(&p->lx, "'{\"record\"}' before the field of something that is no record");
    }
    if (p->lx.failed || j.a >= u->n_records) return;
    const struct ir_record *r = &u->records[j.a];
    if (ir_lex_is_punct(&p->lx, "#")) {
        struct ir_tok at = p->lx.tok;
        ir_lex_next(&p->lx);
        j.b = ir_parse_u32(p, "the number of a field");
        if (j.b >= r->n_fields) ir_lex_fail_at(&p->lx, &at, "the number of a field", "one beyond the record's end");
    } else {
        while (j.b < r->n_fields && !ir_lex_is_word(&p->lx, r->fields[j.b].name)) j.b++;
        if (j.b == r->n_fields) ir_lex_fail(&p->lx, arena_sprintf(&p->scratch, "a field of \"%s\"", r->name));
        ir_lex_next(&p->lx);
    }
    add_proj(p, pp, j);
}

/* `[3]`, `[%i]` or `[?]`, from behind the bracket. */
static void parse_index(struct ir_parser *p, struct place_parse *pp)
{
    struct ir_proj j = {.kind = IR_PROJ_INDEX, .a = IR_INDEX_CONST};
    if (ir_lex_eat_punct(&p->lx, "?")) {
        j.a = IR_INDEX_ANY;
    } else if (ir_lex_is_punct(&p->lx, "%")) {
        j.a = IR_INDEX_VAR;
        j.b = ir_parse_var(p);
    } else {
        j.v = ir_parse_i64(p, "an index (a number, a variable or '?')");
    }
    ir_parse_punct(p, "]");
    add_proj(p, pp, j);
}

static void parse_projs(struct ir_parser *p, struct place_parse *pp)
{
    const struct ir_proj deref = {.kind = IR_PROJ_DEREF};
    for (;;) {
        if (ir_lex_eat_punct(&p->lx, ".")) {
            if (ir_lex_eat_punct(&p->lx, "*"))
                add_proj(p, pp, deref);
            else
                parse_field(p, pp);
        } else if (ir_lex_eat_punct(&p->lx, "->")) {
            add_proj(p, pp, deref);
            if (ir_lex_eat_punct(&p->lx, "["))
                parse_index(p, pp);
            else
                parse_field(p, pp);
        } else if (ir_lex_eat_punct(&p->lx, "[")) {
            parse_index(p, pp);
        } else {
            return;
        }
    }
}

uint32_t ir_parse_place(struct ir_parser *p)
{
    struct place_parse pp = {0};
    uint32_t stars = 0;
    for (; ir_lex_eat_punct(&p->lx, "*"); stars++) {
    }
    struct ir_tok at = p->lx.tok;
    if (ir_lex_is_punct(&p->lx, "%")) {
        pp.place.base = IR_BASE_VAR;
        pp.place.index = ir_parse_var(p);
    } else if (ir_lex_is_punct(&p->lx, "@")) {
        pp.place.base = IR_BASE_GLOBAL;
        pp.place.index = ir_parse_sym(p);
        if (!p->lx.failed && p->u->syms[pp.place.index].kind != IR_SYM_GLOBAL) {
            ir_lex_fail_at(&p->lx, &at, "a global variable", "a function");
        }
    } else {
        ir_lex_fail(&p->lx, "a place (%variable or @global)");
    }
    if (p->lx.failed) return 0;
    pp.place.type = ir_base_type(p->u, p->f, &pp.place);
    parse_projs(p, &pp);
    for (; stars; stars--) add_proj(p, &pp, (struct ir_proj){.kind = IR_PROJ_DEREF});
    if (ir_lex_eat_punct(&p->lx, ":"))
        pp.place.type = ir_parse_type_ref(p, false);
    else if (pp.place.type == IR_NONE)
        ir_lex_fail(&p->lx, "':' and the type of the place, which does not follow");
    return p->lx.failed ? 0 : ir_place(p->u, p->f, pp.place);
}

/* ---- operands --------------------------------------------------------------------------------------------- */

struct ir_opnd ir_parse_opnd(struct ir_parser *p)
{
    struct ir_opnd o = {0};
    if (p->lx.tok.kind == IR_TOK_STR) {
        o.kind = IR_O_STR;
        o.str = ir_parse_str(p, "a string", true);
    } else if (p->lx.tok.kind == IR_TOK_INT || ir_lex_is_punct(&p->lx, "-")) {
        o = ir_int(ir_parse_i64(p, "a number of at most 64 bits with sign"));
    } else if (ir_lex_eat_punct(&p->lx, "?")) {
        o.kind = IR_O_UNKNOWN;
    } else if (ir_lex_eat_word(&p->lx, "null")) {
        o = ir_null();
    } else if (ir_lex_eat_word(&p->lx, "float")) {
        o.kind = IR_O_FLOAT;
    } else if (ir_lex_eat_punct(&p->lx, "&")) {
        o = (struct ir_opnd){.kind = IR_O_ADDR, .index = ir_parse_place(p)};
    } else if (ir_lex_is_punct(&p->lx, "@")) {
        struct ir_lex before = p->lx;
        uint32_t sym = ir_parse_sym(p);
        if (!p->lx.failed && p->u->syms[sym].kind == IR_SYM_FUNC)
            return (struct ir_opnd){.kind = IR_O_FUNC, .index = sym};
        if (!p->lx.failed) p->lx = before;
        o = ir_opnd_place(ir_parse_place(p));
    } else if (ir_lex_is_punct(&p->lx, "%") || ir_lex_is_punct(&p->lx, "*")) {
        o = ir_opnd_place(ir_parse_place(p));
    } else {
        ir_lex_fail(&p->lx, "an operand (place, &place, @function, number, \"string\", null, float, ?)");
    }
    return o;
}
