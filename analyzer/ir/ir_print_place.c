/* Names, positions, places and operands of the text form. See docs/ir.md. */
#include "ir/ir_print.h"

#include "ir/ir_internal.h"

#include <inttypes.h>
#include <string.h>

/* ---- names ------------------------------------------------------------------------------------------------ */

static void put_ordinal(struct ir_printer *p, const uint32_t *ords, uint32_t index)
{
    if (ords && ords[index] > IR_ORD_FIRST) strbuf_addf(p->out, "#%" PRIu32, ords[index]);
}

void ir_put_bare(struct ir_printer *p, const char *name)
{
    if (ir_is_bare(name))
        strbuf_puts(p->out, name);
    else
        strbuf_quote(p->out, name);
}

void ir_put_type(struct ir_printer *p, uint32_t type)
{
    if (type >= p->u->n_types) {
        strbuf_putc(p->out, '-');
        return;
    }
    strbuf_quote(p->out, p->u->types[type].name);
    put_ordinal(p, p->type_ords, type);
}

void ir_put_record(struct ir_printer *p, uint32_t record)
{
    if (record >= p->u->n_records) {
        strbuf_putc(p->out, '-');
        return;
    }
    strbuf_quote(p->out, p->u->records[record].name);
    put_ordinal(p, p->record_ords, record);
}

void ir_put_sym(struct ir_printer *p, uint32_t sym)
{
    strbuf_putc(p->out, '@');
    if (sym >= p->u->n_syms) {
        strbuf_putc(p->out, '?');
        return;
    }
    ir_put_bare(p, p->u->syms[sym].name);
    put_ordinal(p, p->sym_ords, sym);
}

void ir_put_var(struct ir_printer *p, uint32_t var)
{
    strbuf_putc(p->out, '%');
    if (var >= p->f->n_vars || !p->f->vars[var].name[0]) {
        strbuf_addf(p->out, "%" PRIu32, var);
        return;
    }
    ir_put_bare(p, p->f->vars[var].name);
    put_ordinal(p, p->var_ords, var);
}

/* ---- positions -------------------------------------------------------------------------------------------- */

static void put_place_in_file(struct ir_printer *p, uint32_t file, uint32_t line, uint32_t col)
{
    if (file == IR_NONE)
        strbuf_puts(p->out, "-:");
    else if (file != 0 && p->comments) {
        strbuf_visible(p->out, p->u->files[file]);
        strbuf_putc(p->out, ':');
    } else if (file != 0)
        strbuf_addf(p->out, "%" PRIu32 ":", file);
    strbuf_addf(p->out, "%" PRIu32 ":%" PRIu32, line, col);
}

void ir_put_pos(struct ir_printer *p, const char *word, uint32_t pos)
{
    if (pos == 0 || pos >= p->u->n_positions) return;
    const struct ir_pos *s = &p->u->positions[pos];
    strbuf_addf(p->out, " %s ", word);
    put_place_in_file(p, s->file, s->line, s->col);
    if (s->spell_file == s->file && s->spell_line == s->line && s->spell_col == s->col) return;
    strbuf_puts(p->out, " from ");
    put_place_in_file(p, s->spell_file, s->spell_line, s->spell_col);
}

/* ---- places and operands ---------------------------------------------------------------------------------- */

static bool field_name_is_clear(const struct ir_record *r, uint32_t field)
{
    if (field >= r->n_fields || !ir_is_bare(r->fields[field].name)) return false;
    for (uint32_t i = 0; i < field; i++) {
        if (strcmp(r->fields[i].name, r->fields[field].name) == 0) return false;
    }
    return true;
}

/* `.f` or `->f`; the record is named only when the type so far does not tell it. */
static void put_field(struct ir_printer *p, const char *access, uint32_t type, const struct ir_proj *j)
{
    const struct ir_unit *u = p->u;
    bool told = type < u->n_types && u->types[type].kind == IR_T_RECORD && u->types[type].record == j->a;
    strbuf_puts(p->out, access);
    if (!told) {
        strbuf_putc(p->out, '{');
        ir_put_record(p, j->a);
        strbuf_putc(p->out, '}');
    }
    if (j->a < u->n_records && field_name_is_clear(&u->records[j->a], j->b)) {
        strbuf_puts(p->out, u->records[j->a].fields[j->b].name);
    } else {
        strbuf_addf(p->out, "#%" PRIu32, j->b);
    }
}

static void put_index(struct ir_printer *p, const struct ir_proj *j)
{
    strbuf_putc(p->out, '[');
    if (j->a == IR_INDEX_CONST)
        strbuf_addf(p->out, "%" PRId64, j->v);
    else if (j->a == IR_INDEX_VAR)
        ir_put_var(p, j->b);
    else
        strbuf_putc(p->out, '?');
    strbuf_putc(p->out, ']');
}

void ir_put_place(struct ir_printer *p, uint32_t index)
{
    if (index >= p->f->n_places) {
        strbuf_addf(p->out, "<place %" PRIu32 ">", index);
        return;
    }
    const struct ir_place *pl = &p->f->places[index];
    uint32_t n = pl->n_projs, type = ir_base_type(p->u, p->f, pl);
    while (n && pl->projs[n - 1].kind == IR_PROJ_DEREF) {
        strbuf_putc(p->out, '*');
        n--;
    }
    if (pl->base == IR_BASE_VAR)
        ir_put_var(p, pl->index);
    else
        ir_put_sym(p, pl->index);
    for (uint32_t i = 0; i < pl->n_projs; i++) {
        const struct ir_proj *j = &pl->projs[i];
        bool after_deref = i > 0 && pl->projs[i - 1].kind == IR_PROJ_DEREF;
        if (j->kind == IR_PROJ_FIELD) {
            put_field(p, after_deref ? "->" : ".", type, j);
        } else if (j->kind == IR_PROJ_INDEX) {
            if (after_deref) strbuf_puts(p->out, "->");
            put_index(p, j);
        } else if (i < n && pl->projs[i + 1].kind == IR_PROJ_DEREF) {
            strbuf_puts(p->out, ".*");
        }
        type = ir_proj_type(p->u, type, j);
    }
    if (type != pl->type && !p->comments) {
        strbuf_putc(p->out, ':');
        ir_put_type(p, pl->type);
    }
}

void ir_put_opnd(struct ir_printer *p, const struct ir_opnd *o)
{
    switch (o->kind) {
    case IR_O_NONE: strbuf_puts(p->out, "none"); break;
    case IR_O_PLACE: ir_put_place(p, o->index); break;
    case IR_O_INT: strbuf_addf(p->out, "%" PRId64, o->v); break;
    case IR_O_FLOAT: strbuf_puts(p->out, "float"); break;
    case IR_O_NULL: strbuf_puts(p->out, "null"); break;
    case IR_O_STR: strbuf_quote(p->out, o->str ? o->str : ""); break;
    case IR_O_FUNC: ir_put_sym(p, o->index); break;
    case IR_O_ADDR:
        strbuf_putc(p->out, '&');
        ir_put_place(p, o->index);
        break;
    case IR_O_UNKNOWN: strbuf_putc(p->out, '?'); break;
    }
}
