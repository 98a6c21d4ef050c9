/*
 * Reads the text form of a unit: a first pass over the lines collects the names of types and records, which may refer
 * to one another in any order; the second one reads everything. See docs/ir.md.
 */
#include "ir/ir_parse.h"

#include "base/path.h"
#include "base/str.h"
#include "ir/ir_internal.h"

/* ---- tokens ----------------------------------------------------------------------------------------------- */

const char *ir_parse_str(struct ir_parser *p, const char *what, bool keep)
{
    if (p->lx.tok.kind != IR_TOK_STR) {
        ir_lex_fail(&p->lx, what);
        return "";
    }
    const char *s = p->lx.tok.text;
    ir_lex_next(&p->lx);
    return keep ? arena_strdup(&p->u->arena, s) : s;
}

uint32_t ir_parse_u32(struct ir_parser *p, const char *what)
{
    if (p->lx.tok.kind != IR_TOK_INT || p->lx.tok.value >= IR_NONE) {
        ir_lex_fail(&p->lx, what);
        return 0;
    }
    uint32_t v = (uint32_t)p->lx.tok.value;
    ir_lex_next(&p->lx);
    return v;
}

int64_t ir_parse_i64(struct ir_parser *p, const char *what)
{
    bool negative = ir_lex_eat_punct(&p->lx, "-");
    uint64_t v = p->lx.tok.value, most = (uint64_t)INT64_MAX + negative;
    if (p->lx.tok.kind != IR_TOK_INT || v > most) {
        ir_lex_fail(&p->lx, what);
        return 0;
    }
    ir_lex_next(&p->lx);
    return (int64_t)(negative ? 0 - v : v);
}

uint32_t ir_parse_ordinal(struct ir_parser *p)
{
    return ir_lex_eat_punct(&p->lx, "#") ? ir_parse_u32(p, "an ordinal") : IR_ORD_FIRST;
}

void ir_parse_decl_ordinal(struct ir_parser *p, const struct ir_names *names, const char *name, uint32_t index)
{
    struct ir_tok at = p->lx.tok;
    bool bare = !ir_lex_is_punct(&p->lx, "#");
    uint32_t given = ir_parse_ordinal(p), ordinal = IR_ORD_FIRST;
    if (p->lx.failed || ir_names_find(names, name, given) == index) return;
    while (ir_names_find(names, name, ordinal) != index) ordinal++;
    char *what = arena_sprintf(&p->scratch, "'#%u', which tells it from others named \"%s\"", ordinal, name);
    ir_lex_fail_at(&p->lx, &at, what, bare ? "none" : arena_sprintf(&p->scratch, "'#%u'", given));
}

void ir_parse_punct(struct ir_parser *p, const char *punct)
{
    if (!ir_lex_eat_punct(&p->lx, punct)) ir_lex_fail(&p->lx, arena_sprintf(&p->scratch, "'%s'", punct));
}

void ir_parse_word(struct ir_parser *p, const char *word)
{
    if (!ir_lex_eat_word(&p->lx, word)) ir_lex_fail(&p->lx, arena_sprintf(&p->scratch, "'%s'", word));
}

void ir_parse_eol(struct ir_parser *p)
{
    if (p->lx.tok.kind == IR_TOK_EOF) return;
    if (p->lx.tok.kind != IR_TOK_NEWLINE) ir_lex_fail(&p->lx, "end of line");
    ir_parse_skip_blank(p);
}

void ir_parse_skip_blank(struct ir_parser *p)
{
    while (p->lx.tok.kind == IR_TOK_NEWLINE) ir_lex_next(&p->lx);
}

/* ---- positions -------------------------------------------------------------------------------------------- */

/* File 0 of a unit that declares no files is its main file. */
static void check_file(struct ir_parser *p, const struct ir_tok *at, uint32_t file)
{
    if (p->lx.failed || file == IR_NONE || file < p->u->n_files) return;
    if (file == 0)
        ir_file(p->u, p->u->main_file);
    else
        ir_lex_fail_at(&p->lx, at, "a file declared above", arena_sprintf(&p->scratch, "file %u", file));
}

struct site {
    uint32_t file, line, col;
};

/* `line:col`, `file:line:col` or `-:line:col`. */
static struct site parse_site(struct ir_parser *p)
{
    struct site s = {0};
    struct ir_tok at = p->lx.tok;
    bool lacks_file = ir_lex_eat_punct(&p->lx, "-");
    s.file = lacks_file ? IR_NONE : ir_parse_u32(p, "a position (line:column or file:line:column)");
    ir_parse_punct(p, ":");
    s.line = ir_parse_u32(p, "a line number");
    if (lacks_file || ir_lex_is_punct(&p->lx, ":")) {
        ir_parse_punct(p, ":");
        s.col = ir_parse_u32(p, "a column number");
    } else {
        s.col = s.line;
        s.line = s.file;
        s.file = 0;
    }
    check_file(p, &at, s.file);
    return s;
}

uint32_t ir_parse_pos(struct ir_parser *p, const char *word)
{
    if (!ir_lex_eat_word(&p->lx, word)) return 0;
    struct site at = parse_site(p), from = at;
    if (ir_lex_eat_word(&p->lx, "from")) from = parse_site(p);
    if (p->lx.failed) return 0;
    return ir_pos(p->u, (struct ir_pos){at.file, at.line, at.col, from.file, from.line, from.col});
}

/* `in file:line` or `in -:line` if it is there. */
static void parse_file_line(struct ir_parser *p, uint32_t *file, uint32_t *line)
{
    *file = IR_NONE;
    *line = 0;
    if (!ir_lex_eat_word(&p->lx, "in")) return;
    struct ir_tok at = p->lx.tok;
    if (!ir_lex_eat_punct(&p->lx, "-")) *file = ir_parse_u32(p, "a file number");
    check_file(p, &at, *file);
    ir_parse_punct(p, ":");
    *line = ir_parse_u32(p, "a line number");
}

/* ---- symbols ---------------------------------------------------------------------------------------------- */

/* A bare or quoted name; "" after a failure. */
static const char *parse_name(struct ir_parser *p, const char *what)
{
    if (p->lx.tok.kind == IR_TOK_STR) return ir_parse_str(p, what, false);
    if (p->lx.tok.kind != IR_TOK_WORD) {
        ir_lex_fail(&p->lx, what);
        return "";
    }
    const char *s = p->lx.tok.text;
    ir_lex_next(&p->lx);
    return s;
}

uint32_t ir_parse_sym(struct ir_parser *p)
{
    struct ir_tok at = p->lx.tok;
    ir_parse_punct(p, "@");
    const char *name = parse_name(p, "the name of a symbol");
    uint32_t ordinal = ir_parse_ordinal(p);
    if (p->lx.failed) return 0;
    uint32_t index = ir_names_find(&p->syms, name, ordinal);
    if (index != IR_NONE) return index;
    ir_lex_fail_at(&p->lx, &at, "a symbol declared above with 'declare' or 'global'",
                   arena_sprintf(&p->scratch, ordinal > 1 ? "'@%s#%u'" : "'@%s'", name, ordinal));
    return 0;
}

/* ---- first pass ------------------------------------------------------------------------------------------- */

static void collect_type(struct ir_parser *p)
{
    struct ir_type t = {.name = ir_parse_str(p, "the name of a type in quotes", true)};
    ARENA_PUSH(&p->u->arena, p->u->types, p->u->n_types, p->u->cap_types, t);
    ir_names_add(&p->types, t.name, p->n_types++);
}

static void collect_record(struct ir_parser *p)
{
    struct ir_record r = {.name = ir_parse_str(p, "the name of a record in quotes", true)};
    ARENA_PUSH(&p->u->arena, p->u->records, p->u->n_records, p->u->cap_records, r);
    ir_names_add(&p->records, r.name, p->n_records++);
}

/* Names of what lines outside braces declare. */
static void collect_names(struct ir_parser *p)
{
    uint32_t depth = 0;
    while (p->lx.tok.kind != IR_TOK_EOF) {
        ir_parse_skip_blank(p);
        if (depth == 0) {
            if (ir_lex_eat_word(&p->lx, "type"))
                collect_type(p);
            else if (ir_lex_eat_word(&p->lx, "record"))
                collect_record(p);
        }
        while (p->lx.tok.kind != IR_TOK_EOF && p->lx.tok.kind != IR_TOK_NEWLINE) {
            if (ir_lex_is_punct(&p->lx, "{"))
                depth++;
            else if (ir_lex_is_punct(&p->lx, "}") && depth)
                depth--;
            ir_lex_next(&p->lx);
        }
    }
}

/* ---- second pass: declarations ---------------------------------------------------------------------------- */

static void parse_file_decl(struct ir_parser *p)
{
    struct ir_tok at = p->lx.tok;
    uint32_t number = ir_parse_u32(p, "the number of the file"), next = p->u->n_files;
    if (!p->lx.failed && number != next) {
        ir_lex_fail_at(&p->lx, &at, arena_sprintf(&p->scratch, "file number %u", next),
                       arena_sprintf(&p->scratch, "%u", number));
    }
    const char *path = ir_parse_str(p, "a path in quotes", true);
    ARENA_PUSH(&p->u->arena, p->u->files, p->u->n_files, p->u->cap_files, path);
}

static void parse_type_decl(struct ir_parser *p)
{
    uint32_t index = p->next_type++;
    struct ir_type t = {.name = p->u->types[index].name, .elem = IR_NONE, .record = IR_NONE};
    ir_lex_next(&p->lx); /* the name, collected before */
    ir_parse_decl_ordinal(p, &p->types, t.name, index);
    const struct ir_tok *word = &p->lx.tok;
    uint32_t kind = word->kind == IR_TOK_WORD ? ir_word_find(ir_type_kind_words, word->start, word->len) : IR_NONE;
    if (kind == IR_NONE) {
        ir_lex_fail(&p->lx, "a kind of type (void, int, float, ptr, array, record, func, other)");
        return;
    }
    t.kind = kind;
    ir_lex_next(&p->lx);
    if (kind == IR_T_INT) {
        struct ir_tok at = p->lx.tok;
        uint32_t bits = ir_parse_u32(p, "the width in bits");
        if (bits > UINT8_MAX) ir_lex_fail_at(&p->lx, &at, "a width of at most 255 bits", "a greater one");
        t.bits = (uint8_t)bits;
        t.is_unsigned = ir_lex_eat_word(&p->lx, "unsigned");
    }
    if (kind == IR_T_ARRAY) t.count = ir_parse_u32(p, "the number of elements");
    if (kind == IR_T_PTR || kind == IR_T_ARRAY || kind == IR_T_FUNC) t.elem = ir_parse_type_ref(p, true);
    if (kind == IR_T_RECORD) t.record = ir_parse_record_ref(p);
    p->u->types[index] = t;
}

static const char *default_record_usr(struct ir_parser *p, const struct ir_record *r)
{
    const char *space = strrchr(r->name, ' ');
    return arena_sprintf(&p->u->arena, "c:@%s@%s", r->is_union ? "U" : "S", space ? space + 1 : r->name);
}

static void parse_fields(struct ir_parser *p, struct ir_record *r)
{
    uint32_t cap = 0;
    ir_parse_eol(p);
    while (!p->lx.failed && !ir_lex_eat_punct(&p->lx, "}")) {
        struct ir_field field = {.name = arena_strdup(&p->u->arena, parse_name(p, "a field or '}'"))};
        field.type = ir_parse_type_ref(p, false);
        ARENA_PUSH(&p->u->arena, r->fields, r->n_fields, cap, field);
        ir_parse_eol(p);
    }
}

static void parse_record_decl(struct ir_parser *p)
{
    uint32_t index = p->next_record++;
    struct ir_record r = {.name = p->u->records[index].name, .usr = NULL, .complete = true};
    ir_lex_next(&p->lx);
    ir_parse_decl_ordinal(p, &p->records, r.name, index);
    if (ir_lex_eat_word(&p->lx, "usr")) r.usr = ir_parse_str(p, "a USR in quotes", true);
    r.is_union = ir_lex_eat_word(&p->lx, "union");
    r.complete = !ir_lex_eat_word(&p->lx, "incomplete");
    parse_file_line(p, &r.file, &r.line);
    if (!r.usr) r.usr = default_record_usr(p, &r);
    if (ir_lex_eat_punct(&p->lx, "{")) parse_fields(p, &r);
    p->u->records[index] = r;
}

/* As libclang makes them: statics carry their file. */
static const char *default_sym_usr(struct ir_parser *p, const struct ir_sym *s)
{
    const char *file = s->flags & IR_SYM_STATIC ? path_basename(p->u->main_file) : "";
    return arena_sprintf(&p->u->arena, s->kind == IR_SYM_FUNC ? "c:%s@F@%s" : "c:%s@%s", file, s->name);
}

static void parse_params(struct ir_parser *p, struct ir_sym *s)
{
    uint32_t cap = 0;
    if (!ir_lex_eat_punct(&p->lx, "(") || ir_lex_eat_punct(&p->lx, ")")) return;
    do {
        uint32_t type = ir_parse_type_ref(p, false);
        ARENA_PUSH(&p->u->arena, s->params, s->n_params, cap, type);
    } while (ir_lex_eat_punct(&p->lx, ","));
    ir_parse_punct(p, ")");
}

static void parse_sym_decl(struct ir_parser *p, enum ir_sym_kind kind)
{
    uint32_t index = p->u->n_syms, cap = 0;
    struct ir_sym s = {.kind = kind};
    ir_parse_punct(p, "@");
    s.name = arena_strdup(&p->u->arena, parse_name(p, "the name of a symbol"));
    if (p->lx.failed) return;
    ir_names_add(&p->syms, s.name, index);
    ir_parse_decl_ordinal(p, &p->syms, s.name, index);
    s.type = ir_parse_type_ref(p, false);
    if (s.kind == IR_SYM_FUNC) parse_params(p, &s);
    if (ir_lex_eat_word(&p->lx, "usr")) s.usr = ir_parse_str(p, "a USR in quotes", true);
    while (p->lx.tok.kind == IR_TOK_WORD) {
        uint32_t bit = ir_word_find(ir_sym_flag_words, p->lx.tok.start, p->lx.tok.len);
        if (bit == IR_NONE) break;
        s.flags |= 1u << bit;
        ir_lex_next(&p->lx);
    }
    parse_file_line(p, &s.file, &s.line);
    while (ir_lex_eat_word(&p->lx, "annotate")) {
        struct ir_annotation one = {.text = ir_parse_str(p, "an annotation in quotes", true)};
        one.pos = ir_parse_pos(p, "at");
        ARENA_PUSH(&p->u->arena, s.annotations, s.n_annotations, cap, one);
    }
    if (!s.usr) s.usr = default_sym_usr(p, &s);
    ARENA_PUSH(&p->u->arena, p->u->syms, p->u->n_syms, p->u->cap_syms, s);
}

static void parse_statement(struct ir_parser *p)
{
    struct ir_lex *lx = &p->lx;
    bool all_types = p->next_type == p->n_types && p->next_record == p->n_records;
    if (ir_lex_eat_word(lx, "unit"))
        p->u->main_file = ir_parse_str(p, "the main file in quotes", true);
    else if (ir_lex_eat_word(lx, "file"))
        parse_file_decl(p);
    else if (p->next_type < p->n_types && ir_lex_eat_word(lx, "type"))
        parse_type_decl(p);
    else if (p->next_record < p->n_records && ir_lex_eat_word(lx, "record"))
        parse_record_decl(p);
    else if (ir_lex_eat_word(lx, "declare"))
        parse_sym_decl(p, IR_SYM_FUNC);
    else if (ir_lex_eat_word(lx, "global"))
        parse_sym_decl(p, IR_SYM_GLOBAL);
    else if (ir_lex_is_word(lx, "func") && !all_types)
        ir_lex_fail(lx, "all types and records before the first function");
    else if (ir_lex_eat_word(lx, "func"))
        ir_parse_func(p);
    else
        ir_lex_fail(lx, "one of 'unit', 'file', 'type', 'record', 'declare', 'global', 'func'");
    ir_parse_eol(p);
}

struct ir_unit *ir_parse(const char *text, size_t len, const char *name, struct err *e)
{
    struct err ignored;
    struct ir_parser p = {.u = ir_unit_new(name)};
    ir_lex_init(&p.lx, text, len, name, &p.scratch, e ? e : &ignored);
    collect_names(&p);
    bool failed = p.lx.failed;
    if (!failed) {
        ir_lex_init(&p.lx, text, len, name, &p.scratch, e ? e : &ignored);
        ir_parse_skip_blank(&p);
        while (p.lx.tok.kind != IR_TOK_EOF) parse_statement(&p);
        failed = p.lx.failed;
    }
    struct err why;
    if (!failed && ir_verify(p.u, &why)) {
        failed = true;
        err_set(e, "%s: %s", name, why.msg);
    }
    ir_names_release(&p.types);
    ir_names_release(&p.records);
    ir_names_release(&p.syms);
    ir_names_release(&p.vars);
    arena_release(&p.scratch);
    if (!failed) return p.u;
    ir_unit_free(p.u);
    return NULL;
}
