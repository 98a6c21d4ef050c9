/* Function bodies of the text form: variables, instructions, terminators, blocks. See docs/ir.md. */
#include "ir/ir_parse.h"

#include "ir/ir_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- variables -------------------------------------------------------------------------------------------- */

/* The declared name of the variable that gets index f->n_vars, "" for a nameless one. */
static const char *parse_var_name(struct ir_parser *p)
{
    ir_parse_punct(p, "%");
    struct ir_tok name = p->lx.tok;
    if (name.kind == IR_TOK_INT && name.value == p->f->n_vars) {
        ir_lex_next(&p->lx);
        return "";
    }
    if (name.kind == IR_TOK_INT || (name.kind != IR_TOK_WORD && name.kind != IR_TOK_STR)) {
        ir_lex_fail(&p->lx, arena_sprintf(&p->scratch, "the name of a variable, or its number %u", p->f->n_vars));
        return "";
    }
    const char *text = arena_strdup(&p->u->arena, name.text);
    ir_lex_next(&p->lx);
    if (!p->lx.failed && text[0]) {
        ir_names_add(&p->vars, text, p->f->n_vars);
        ir_parse_decl_ordinal(p, &p->vars, text, p->f->n_vars);
    }
    return text;
}

static void parse_var_decl(struct ir_parser *p, enum ir_var_kind kind)
{
    if (kind == IR_VAR_PARAM && p->f->n_params < p->f->n_vars) {
        ir_lex_fail(&p->lx, "parameters before other variables");
        return;
    }
    ir_lex_next(&p->lx);
    struct ir_var v = {.kind = kind, .name = parse_var_name(p)};
    v.type = ir_parse_type_ref(p, false);
    v.addr_taken = ir_lex_eat_word(&p->lx, "addr");
    v.pos = ir_parse_pos(p, "at");
    ir_var_new(p->u, p->f, v);
    if (kind == IR_VAR_PARAM) p->f->n_params++;
    ir_parse_eol(p);
}

/* ---- instructions ----------------------------------------------------------------------------------------- */

static void parse_args(struct ir_parser *p, struct ir_instr *i)
{
    uint32_t cap = 0;
    ir_parse_punct(p, "(");
    if (ir_lex_eat_punct(&p->lx, ")")) return;
    do {
        struct ir_opnd o = ir_parse_opnd(p);
        ARENA_PUSH(&p->scratch, i->args, i->n_args, cap, o);
    } while (ir_lex_eat_punct(&p->lx, ","));
    ir_parse_punct(p, ")");
}

/* The binary operator at the current token, longest first; false when there is none. */
static bool eat_bin(struct ir_parser *p, uint8_t *sub)
{
    size_t longest = 0;
    const char *rest = p->lx.tok.start;
    for (unsigned k = 0; k < IR_N_BINS; k++) {
        const char *text = ir_bin_text(k);
        size_t n = strlen(text);
        if (n > longest && (size_t)(p->lx.end - rest) >= n && memcmp(rest, text, n) == 0) {
            longest = n;
            *sub = (uint8_t)k;
        }
    }
    return longest && ir_lex_eat_raw(&p->lx, ir_bin_text(*sub));
}

/* `!(`, `-(`, `~(`. */
static bool eat_un(struct ir_parser *p, uint8_t *sub)
{
    for (unsigned k = 0; k < IR_N_UNS; k++) {
        char text[8];
        snprintf(text, sizeof text, "%s(", ir_un_text(k));
        if (ir_lex_eat_raw(&p->lx, text)) {
            *sub = (uint8_t)k;
            return true;
        }
    }
    return false;
}

static void parse_call(struct ir_parser *p, struct ir_instr *i)
{
    i->op = IR_CALL;
    i->a = ir_parse_opnd(p);
    parse_args(p, i);
    if (p->lx.failed) return;
    i->type = ir_callee_result(p->u, p->f, &i->a);
    if (ir_lex_eat_punct(&p->lx, ":"))
        i->type = ir_parse_type_ref(p, false);
    else if (i->type == IR_NONE)
        ir_lex_fail(&p->lx, "':' and the type of the result, which does not follow");
}

/* What stands behind `place =`. */
static void parse_operation(struct ir_parser *p, struct ir_instr *i)
{
    if (ir_lex_eat_word(&p->lx, ir_op_text(IR_CAST))) {
        i->op = IR_CAST;
        i->type = ir_parse_type_ref(p, false);
        i->a = ir_parse_opnd(p);
    } else if (ir_lex_eat_word(&p->lx, ir_op_text(IR_CALL))) {
        parse_call(p, i);
    } else if (ir_lex_eat_word(&p->lx, ir_op_text(IR_ZERO))) {
        i->op = IR_ZERO;
    } else if (eat_un(p, &i->sub)) {
        i->op = IR_UN;
        i->a = ir_parse_opnd(p);
        ir_parse_punct(p, ")");
    } else {
        i->a = ir_parse_opnd(p);
        i->op = eat_bin(p, &i->sub) ? IR_BIN : IR_ASSIGN;
        if (i->op == IR_BIN) i->b = ir_parse_opnd(p);
    }
}

static void parse_instr(struct ir_parser *p)
{
    struct ir_instr i = {.dst = IR_NONE, .type = IR_NONE};
    if (ir_lex_eat_word(&p->lx, ir_op_text(IR_CALL))) {
        parse_call(p, &i);
    } else if (ir_lex_eat_word(&p->lx, ir_op_text(IR_ASM))) {
        i.op = IR_ASM;
        parse_args(p, &i);
    } else if (ir_lex_is_word(&p->lx, ir_op_text(IR_LIVE)) || ir_lex_is_word(&p->lx, ir_op_text(IR_DEAD))) {
        i.op = ir_lex_is_word(&p->lx, ir_op_text(IR_LIVE)) ? IR_LIVE : IR_DEAD;
        ir_lex_next(&p->lx);
        i.a.index = ir_parse_var(p);
    } else if (p->lx.tok.kind == IR_TOK_PUNCT && strchr("%@*", *p->lx.tok.start)) {
        i.dst = ir_parse_place(p);
        ir_parse_punct(p, "=");
        parse_operation(p, &i);
    } else {
        ir_lex_fail(&p->lx, "an instruction or a terminator (goto, br, switch, ret, unreachable, igoto)");
    }
    while (p->lx.tok.kind == IR_TOK_WORD) {
        uint32_t bit = ir_word_find(ir_instr_flag_words, p->lx.tok.start, p->lx.tok.len);
        if (bit == IR_NONE) break;
        i.flags |= 1u << bit;
        ir_lex_next(&p->lx);
    }
    i.pos = ir_parse_pos(p, "at");
    ir_parse_eol(p);
    if (!p->lx.failed) ir_emit(p->u, p->f, p->block, i);
}

/* ---- terminators ------------------------------------------------------------------------------------------ */

/* The number in `b12`, IR_NONE when the current token is no such word. */
static uint32_t block_number(const struct ir_parser *p)
{
    const struct ir_tok *t = &p->lx.tok;
    if (t->kind != IR_TOK_WORD || t->len < 2 || t->len > 10 || t->text[0] != 'b') return IR_NONE;
    uint64_t v = 0;
    for (size_t k = 1; k < t->len; k++) {
        if (t->text[k] < '0' || t->text[k] > '9') return IR_NONE;
        v = v * 10 + (uint64_t)(t->text[k] - '0');
    }
    return (uint32_t)v;
}

static uint32_t parse_target(struct ir_parser *p)
{
    uint32_t b = block_number(p);
    if (b == IR_NONE) {
        ir_lex_fail(&p->lx, "a block (b0, b1, ...)");
        return 0;
    }
    if (b >= p->max_target) {
        p->max_target = b;
        p->max_target_at = p->lx.tok;
    }
    ir_lex_next(&p->lx);
    return b;
}

static void add_target(struct ir_parser *p, struct ir_term *t, uint32_t *cap)
{
    uint32_t b = parse_target(p);
    ARENA_PUSH(&p->u->arena, t->targets, t->n_targets, *cap, b);
}

static const char *parse_text(struct ir_parser *p)
{
    return p->lx.tok.kind == IR_TOK_STR ? ir_parse_str(p, "a text", true) : "";
}

static void parse_branch(struct ir_parser *p, struct ir_term *t)
{
    const struct ir_tok *word = &p->lx.tok;
    uint32_t branch = word->kind == IR_TOK_WORD ? ir_word_find(ir_branch_words, word->start, word->len) : IR_NONE;
    t->branch = ir_usual_branch(t->kind);
    if (branch != IR_NONE) {
        t->branch = branch;
        ir_lex_next(&p->lx);
    } else if (t->kind == IR_BR) {
        ir_lex_fail(&p->lx, "the kind of branch (if, loop, cond, switch, other)");
    }
}

static void parse_cases(struct ir_parser *p, struct ir_term *t)
{
    uint32_t cap = 0;
    while (ir_lex_eat_word(&p->lx, "case")) {
        struct ir_case c = {.lo = ir_parse_i64(p, "the value of the case")};
        c.hi = ir_lex_eat_punct(&p->lx, "..") ? ir_parse_i64(p, "the end of the range") : c.lo;
        ir_parse_word(p, "goto");
        c.target = parse_target(p);
        c.text = parse_text(p);
        c.pos = ir_parse_pos(p, "at");
        ARENA_PUSH(&p->u->arena, t->cases, t->n_cases, cap, c);
        ir_parse_eol(p);
    }
}

/* A terminator from behind its word. */
static void parse_term(struct ir_parser *p, enum ir_term_kind kind)
{
    struct ir_term t = {.kind = kind, .text = ""};
    uint32_t cap = 0;
    parse_branch(p, &t);
    bool has_opnd = kind == IR_BR || kind == IR_SWITCH || kind == IR_IGOTO;
    bool at_end = p->lx.tok.kind == IR_TOK_NEWLINE || p->lx.tok.kind == IR_TOK_EOF || ir_lex_is_word(&p->lx, "at");
    if (has_opnd || (kind == IR_RET && !at_end)) t.opnd = ir_parse_opnd(p);
    if (kind == IR_GOTO) {
        add_target(p, &t, &cap);
    } else if (kind == IR_BR) {
        ir_parse_word(p, "then");
        add_target(p, &t, &cap);
        ir_parse_word(p, "else");
        add_target(p, &t, &cap);
    } else if (kind == IR_SWITCH) {
        ir_parse_word(p, "default");
        add_target(p, &t, &cap);
    } else if (kind == IR_IGOTO && ir_lex_eat_word(&p->lx, "to")) {
        do add_target(p, &t, &cap);
        while (ir_lex_eat_punct(&p->lx, ","));
    }
    if (kind == IR_BR || kind == IR_SWITCH) t.text = parse_text(p);
    t.pos = ir_parse_pos(p, "at");
    ir_parse_eol(p);
    if (kind == IR_SWITCH) parse_cases(p, &t);
    ir_note_addr(p->f, &t.opnd);
    p->f->blocks[p->block].term = t;
}

/* ---- blocks and functions --------------------------------------------------------------------------------- */

/* `bN:` with N the next block. */
static void parse_label(struct ir_parser *p, uint32_t next)
{
    if (block_number(p) != next) {
        ir_lex_fail(&p->lx, arena_sprintf(&p->scratch, next ? "'b%u:' or '}'" : "a variable or 'b%u:'", next));
        return;
    }
    ir_lex_next(&p->lx);
    ir_parse_punct(p, ":");
    ir_parse_eol(p);
    if (next > 0) ir_block_new(p->u, p->f);
    p->block = next;
}

static void parse_block(struct ir_parser *p)
{
    while (!p->lx.failed) {
        const struct ir_tok *t = &p->lx.tok;
        uint32_t term = t->kind == IR_TOK_WORD ? ir_word_find(ir_term_words, t->start, t->len) : IR_NONE;
        if (term == IR_NONE) {
            parse_instr(p);
            continue;
        }
        ir_lex_next(&p->lx);
        parse_term(p, term);
        return;
    }
}

static void parse_header(struct ir_parser *p)
{
    bool is_init = ir_lex_eat_word(&p->lx, "init");
    uint32_t sym = is_init ? IR_NONE : ir_parse_sym(p);
    p->f = ir_func_new(p->u, sym);
    p->f->is_init = is_init;
    if (!p->lx.failed && !is_init) p->u->syms[sym].flags |= IR_SYM_DEFINED;
    p->f->pos = ir_parse_pos(p, "at");
    p->f->end = ir_parse_pos(p, "end");
    p->f->in_header = ir_lex_eat_word(&p->lx, "header");
    ir_parse_punct(p, "{");
    ir_parse_eol(p);
}

void ir_parse_func(struct ir_parser *p)
{
    ir_names_release(&p->vars);
    p->max_target = 0;
    parse_header(p);
    while (p->lx.tok.kind == IR_TOK_WORD) {
        uint32_t kind = ir_word_find(ir_var_kind_words, p->lx.tok.start, p->lx.tok.len);
        if (kind == IR_NONE) break;
        parse_var_decl(p, kind);
    }
    parse_label(p, 0);
    parse_block(p);
    while (!p->lx.failed && !ir_lex_is_punct(&p->lx, "}")) {
        parse_label(p, p->f->n_blocks);
        parse_block(p);
    }
    if (!p->lx.failed && p->max_target >= p->f->n_blocks) {
        ir_lex_fail_at(&p->lx, &p->max_target_at, "a block of this function",
                       arena_sprintf(&p->scratch, "'b%u'", p->max_target));
    }
    ir_parse_punct(p, "}");
}
