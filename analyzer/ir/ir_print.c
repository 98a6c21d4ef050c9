/* The text form of a unit and of one function; docs/ir.md describes it, ir_parse.c reads it back. */
#include "ir/ir.h"

#include "ir/ir_internal.h"
#include "ir/ir_names.h"
#include "ir/ir_print.h"

#include <inttypes.h>
#include <stdlib.h>

enum { POS_COLUMN = 64 }; /* positions of instructions stand in one column where the text before is shorter */

/* ---- lines ------------------------------------------------------------------------------------------------ */

static void begin_line(struct ir_printer *p, const char *indent)
{
    p->line_start = p->out->len;
    strbuf_puts(p->out, indent);
}

static void end_line(struct ir_printer *p)
{
    strbuf_putc(p->out, '\n');
}

/* Ends the line of an instruction, terminator or case with its position. */
static void end_code_line(struct ir_printer *p, uint32_t pos)
{
    if (pos != 0 && pos < p->u->n_positions) {
        while (p->out->len - p->line_start < POS_COLUMN) strbuf_putc(p->out, ' ');
        ir_put_pos(p, p->comments ? "//" : "at", pos);
    }
    end_line(p);
}

static void put_flags(struct ir_printer *p, const char *const *words, uint32_t flags)
{
    for (uint32_t i = 0; words[i]; i++) {
        if (flags & 1u << i) strbuf_addf(p->out, " %s", words[i]);
    }
}

static void put_file_line(struct ir_printer *p, uint32_t file, uint32_t line)
{
    if (file == IR_NONE && line == 0) return;
    if (file == IR_NONE)
        strbuf_addf(p->out, " in -:%" PRIu32, line);
    else
        strbuf_addf(p->out, " in %" PRIu32 ":%" PRIu32, file, line);
}

/* ---- instructions and terminators ------------------------------------------------------------------------- */

static void put_args(struct ir_printer *p, const struct ir_instr *i)
{
    strbuf_putc(p->out, '(');
    for (uint32_t k = 0; k < i->n_args; k++) {
        if (k) strbuf_puts(p->out, ", ");
        ir_put_opnd(p, &i->args[k]);
    }
    strbuf_putc(p->out, ')');
}

static void put_operation(struct ir_printer *p, const struct ir_instr *i)
{
    const char *word = ir_op_text(i->op);
    switch (i->op) {
    case IR_ASSIGN: ir_put_opnd(p, &i->a); break;
    case IR_CAST:
        strbuf_addf(p->out, "%s ", word);
        ir_put_type(p, i->type);
        strbuf_putc(p->out, ' ');
        ir_put_opnd(p, &i->a);
        break;
    case IR_BIN:
        ir_put_opnd(p, &i->a);
        strbuf_addf(p->out, " %s ", ir_bin_text(i->sub));
        ir_put_opnd(p, &i->b);
        break;
    case IR_UN:
        strbuf_addf(p->out, "%s(", ir_un_text(i->sub));
        ir_put_opnd(p, &i->a);
        strbuf_putc(p->out, ')');
        break;
    case IR_CALL:
        strbuf_addf(p->out, "%s ", word);
        ir_put_opnd(p, &i->a);
        put_args(p, i);
        if (!p->comments && i->type != ir_callee_result(p->u, p->f, &i->a)) {
            strbuf_puts(p->out, " : ");
            ir_put_type(p, i->type);
        }
        break;
    case IR_ZERO: strbuf_puts(p->out, word); break;
    case IR_ASM:
        strbuf_puts(p->out, word);
        put_args(p, i);
        break;
    case IR_LIVE:
    case IR_DEAD:
        strbuf_addf(p->out, "%s ", word);
        ir_put_var(p, i->a.index);
        break;
    case IR_N_OPS: break;
    }
}

static void put_instr(struct ir_printer *p, const struct ir_instr *i)
{
    begin_line(p, "  ");
    if (ir_op_has_dst(i->op) && i->dst != IR_NONE) {
        ir_put_place(p, i->dst);
        strbuf_puts(p->out, " = ");
    }
    put_operation(p, i);
    put_flags(p, ir_instr_flag_words, i->flags);
    end_code_line(p, i->pos);
}

static void put_target(struct ir_printer *p, const char *word, uint32_t target)
{
    strbuf_addf(p->out, "%sb%" PRIu32, word, target);
}

static void put_text(struct ir_printer *p, const char *text)
{
    if (!text || !text[0]) return;
    strbuf_putc(p->out, ' ');
    strbuf_quote(p->out, text);
}

static void put_term_head(struct ir_printer *p, const struct ir_term *t)
{
    begin_line(p, "  ");
    strbuf_puts(p->out, ir_term_words[t->kind]);
    if (t->kind == IR_BR || t->branch != ir_usual_branch(t->kind))
        strbuf_addf(p->out, " %s", ir_branch_words[t->branch]);
    bool has_opnd = t->kind == IR_BR || t->kind == IR_SWITCH || t->kind == IR_IGOTO;
    if (has_opnd || (t->kind == IR_RET && t->opnd.kind != IR_O_NONE)) {
        strbuf_putc(p->out, ' ');
        ir_put_opnd(p, &t->opnd);
    }
}

static void put_term(struct ir_printer *p, const struct ir_term *t)
{
    static const char *const before[][2] = {
        [IR_GOTO] = {" ", ", "}, [IR_BR] = {" then ", " else "}, [IR_SWITCH] = {" default ", ", "},
        [IR_RET] = {" ", ", "},  [IR_UNREACHABLE] = {" ", ", "}, [IR_IGOTO] = {" to ", ", "},
    };
    put_term_head(p, t);
    for (uint32_t k = 0; k < t->n_targets; k++) put_target(p, before[t->kind][k > 0], t->targets[k]);
    if (t->kind == IR_BR || t->kind == IR_SWITCH) put_text(p, t->text);
    end_code_line(p, t->pos);
    for (uint32_t k = 0; k < t->n_cases; k++) {
        const struct ir_case *c = &t->cases[k];
        begin_line(p, "    ");
        strbuf_addf(p->out, "case %" PRId64, c->lo);
        if (c->hi != c->lo) strbuf_addf(p->out, "..%" PRId64, c->hi);
        put_target(p, " goto ", c->target);
        put_text(p, c->text);
        end_code_line(p, c->pos);
    }
}

/* ---- functions -------------------------------------------------------------------------------------------- */

static uint32_t *ordinals_of_vars(const struct ir_func *f)
{
    uint32_t *ords = xmalloc(sizeof *ords * f->n_vars);
    struct ir_names names = {0};
    for (uint32_t i = 0; i < f->n_vars; i++)
        ords[i] = f->vars[i].name[0] ? ir_names_add(&names, f->vars[i].name, i) : 0;
    ir_names_release(&names);
    return ords;
}

static void put_vars(struct ir_printer *p)
{
    for (uint32_t i = 0; i < p->f->n_vars; i++) {
        const struct ir_var *v = &p->f->vars[i];
        begin_line(p, "  ");
        strbuf_addf(p->out, "%s ", ir_var_kind_words[v->kind]);
        ir_put_var(p, i);
        strbuf_putc(p->out, ' ');
        ir_put_type(p, v->type);
        if (v->addr_taken) strbuf_puts(p->out, " addr");
        end_code_line(p, v->pos);
    }
}

static void put_func(struct ir_printer *p, const struct ir_func *f)
{
    p->f = f;
    p->var_ords = ordinals_of_vars(f);
    strbuf_puts(p->out, "func ");
    if (f->is_init)
        strbuf_puts(p->out, "init");
    else
        ir_put_sym(p, f->sym);
    ir_put_pos(p, "at", f->pos);
    ir_put_pos(p, "end", f->end);
    if (f->in_header) strbuf_puts(p->out, " header");
    strbuf_puts(p->out, " {\n");
    put_vars(p);
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        strbuf_addf(p->out, "b%" PRIu32 ":\n", b);
        for (uint32_t i = 0; i < f->blocks[b].n_instrs; i++) put_instr(p, &f->blocks[b].instrs[i]);
        put_term(p, &f->blocks[b].term);
    }
    strbuf_puts(p->out, "}\n");
    free(p->var_ords);
    p->var_ords = NULL;
    p->f = NULL;
}

void ir_print_func(struct strbuf *out, const struct ir_unit *u, const struct ir_func *f)
{
    struct ir_printer p = {.out = out, .u = u, .comments = true};
    put_func(&p, f);
}

/* ---- units ------------------------------------------------------------------------------------------------ */

static void put_record_decl(struct ir_printer *p, uint32_t index)
{
    const struct ir_record *r = &p->u->records[index];
    strbuf_puts(p->out, "record ");
    ir_put_record(p, index);
    strbuf_puts(p->out, " usr ");
    strbuf_quote(p->out, r->usr);
    if (r->is_union) strbuf_puts(p->out, " union");
    if (!r->complete) strbuf_puts(p->out, " incomplete");
    put_file_line(p, r->file, r->line);
    if (r->n_fields) strbuf_puts(p->out, " {");
    end_line(p);
    for (uint32_t i = 0; i < r->n_fields; i++) {
        strbuf_puts(p->out, "  ");
        ir_put_bare(p, r->fields[i].name);
        strbuf_putc(p->out, ' ');
        ir_put_type(p, r->fields[i].type);
        end_line(p);
    }
    if (r->n_fields) strbuf_puts(p->out, "}\n");
}

static void put_type_decl(struct ir_printer *p, uint32_t index)
{
    const struct ir_type *t = &p->u->types[index];
    strbuf_puts(p->out, "type ");
    ir_put_type(p, index);
    strbuf_addf(p->out, " %s", ir_type_kind_words[t->kind]);
    if (t->kind == IR_T_INT) strbuf_addf(p->out, " %u%s", t->bits, t->is_unsigned ? " unsigned" : "");
    if (t->kind == IR_T_ARRAY) strbuf_addf(p->out, " %" PRIu32, t->count);
    if (t->kind == IR_T_PTR || t->kind == IR_T_ARRAY || t->kind == IR_T_FUNC) {
        strbuf_putc(p->out, ' ');
        ir_put_type(p, t->elem);
    }
    if (t->kind == IR_T_RECORD) {
        strbuf_putc(p->out, ' ');
        ir_put_record(p, t->record);
    }
    end_line(p);
}

static void put_sym_decl(struct ir_printer *p, uint32_t index)
{
    const struct ir_sym *s = &p->u->syms[index];
    strbuf_puts(p->out, s->kind == IR_SYM_FUNC ? "declare " : "global ");
    ir_put_sym(p, index);
    strbuf_putc(p->out, ' ');
    ir_put_type(p, s->type);
    if (s->kind == IR_SYM_FUNC) {
        strbuf_puts(p->out, " (");
        for (uint32_t i = 0; i < s->n_params; i++) {
            if (i) strbuf_puts(p->out, ", ");
            ir_put_type(p, s->params[i]);
        }
        strbuf_putc(p->out, ')');
    }
    strbuf_puts(p->out, " usr ");
    strbuf_quote(p->out, s->usr);
    put_flags(p, ir_sym_flag_words, s->flags);
    put_file_line(p, s->file, s->line);
    for (uint32_t i = 0; i < s->n_annotations; i++) {
        strbuf_puts(p->out, " annotate ");
        strbuf_quote(p->out, s->annotations[i].text);
        ir_put_pos(p, "at", s->annotations[i].pos);
    }
    end_line(p);
}

static void put_unit(struct ir_printer *p)
{
    const struct ir_unit *u = p->u;
    strbuf_puts(p->out, "unit ");
    strbuf_quote(p->out, u->main_file);
    end_line(p);
    for (uint32_t i = 0; i < u->n_files; i++) {
        strbuf_addf(p->out, "file %" PRIu32 " ", i);
        strbuf_quote(p->out, u->files[i]);
        end_line(p);
    }
    for (uint32_t i = 0; i < u->n_types; i++) put_type_decl(p, i);
    for (uint32_t i = 0; i < u->n_records; i++) put_record_decl(p, i);
    for (uint32_t i = 0; i < u->n_syms; i++) put_sym_decl(p, i);
    for (uint32_t i = 0; i < u->n_funcs; i++) {
        strbuf_putc(p->out, '\n');
        put_func(p, u->funcs[i]);
    }
}

void ir_print_unit(struct strbuf *out, const struct ir_unit *u)
{
    struct ir_printer p = {.out = out, .u = u};
    struct ir_names types = {0}, records = {0}, syms = {0};
    p.type_ords = xmalloc(sizeof *p.type_ords * u->n_types);
    p.record_ords = xmalloc(sizeof *p.record_ords * u->n_records);
    p.sym_ords = xmalloc(sizeof *p.sym_ords * u->n_syms);
    for (uint32_t i = 0; i < u->n_types; i++) p.type_ords[i] = ir_names_add(&types, u->types[i].name, i);
    for (uint32_t i = 0; i < u->n_records; i++) p.record_ords[i] = ir_names_add(&records, u->records[i].name, i);
    for (uint32_t i = 0; i < u->n_syms; i++) p.sym_ords[i] = ir_names_add(&syms, u->syms[i].name, i);
    put_unit(&p);
    ir_names_release(&types);
    ir_names_release(&records);
    ir_names_release(&syms);
    free(p.type_ords);
    free(p.record_ords);
    free(p.sym_ords);
}
