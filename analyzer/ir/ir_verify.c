/*
 * Checks what consumers of a unit rely on without asking: every index, the shape of blocks, the fit of projections,
 * that types and by-value records do not contain themselves. Units from files and databases pass through here.
 * Iterative: hostile units may nest as deep as they are long.
 */
#include "ir/ir.h"

#include "ir/ir_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct verifier {
    const struct ir_unit *u;
    const struct ir_func *f;
    uint32_t block, instr; /* IR_NONE outside; instr is n_instrs at the terminator */
    struct err *e;
    bool failed;
};

/* ---- reporting -------------------------------------------------------------------------------------------- */

static const char *func_name(const struct verifier *v)
{
    if (v->f->is_init) return "init";
    return v->f->sym < v->u->n_syms ? v->u->syms[v->f->sym].name : "?";
}

static bool fail(struct verifier *v, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static bool fail(struct verifier *v, const char *fmt, ...)
{
    if (v->failed) return false;
    v->failed = true;
    char what[512], where[512] = "unit";
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    if (v->f && v->block == IR_NONE)
        snprintf(where, sizeof where, "function %s", func_name(v));
    else if (v->f && v->instr == v->f->blocks[v->block].n_instrs)
        snprintf(where, sizeof where, "function %s, block b%" PRIu32 ", terminator", func_name(v), v->block);
    else if (v->f)
        snprintf(where, sizeof where, "function %s, block b%" PRIu32 ", instruction %" PRIu32, func_name(v), v->block,
                 v->instr);
    err_set(v->e, "invalid IR: %s: %s", where, what);
    return false;
}

static bool check_index(struct verifier *v, const char *what, uint32_t index, uint32_t n)
{
    return index < n || fail(v, "%s %" PRIu32 " of %" PRIu32, what, index, n);
}

static bool check_type(struct verifier *v, const char *what, uint32_t type)
{
    return type < v->u->n_types || fail(v, "%s: type %" PRIu32 " of %" PRIu32, what, type, v->u->n_types);
}

static bool check_file(struct verifier *v, const char *what, uint32_t file)
{
    return file == IR_NONE || file < v->u->n_files ||
           fail(v, "%s: file %" PRIu32 " of %" PRIu32, what, file, v->u->n_files);
}

static bool check_string(struct verifier *v, const char *what, const char *s)
{
    return s || fail(v, "%s is missing", what);
}

/* ---- unit tables ------------------------------------------------------------------------------------------ */

static bool check_files_and_positions(struct verifier *v)
{
    const struct ir_unit *u = v->u;
    if (!check_string(v, "name of the main file", u->main_file)) return false;
    for (uint32_t i = 0; i < u->n_files; i++) {
        if (!check_string(v, "path of a file", u->files[i])) return false;
    }
    if (!u->n_positions || u->positions[0].file != IR_NONE || u->positions[0].line)
        return fail(v, "position 0 is somewhere");
    for (uint32_t i = 0; i < u->n_positions; i++) {
        if (!check_file(v, "position", u->positions[i].file)) return false;
        if (!check_file(v, "spelling position", u->positions[i].spell_file)) return false;
    }
    return true;
}

/* Following elem from any type ends: every walk marks the types it meets with its own number. */
static bool check_types_end(struct verifier *v)
{
    const struct ir_unit *u = v->u;
    uint32_t *walk = xmalloc(sizeof *walk * u->n_types);
    memset(walk, 0, sizeof *walk * u->n_types);
    bool ok = true;
    for (uint32_t i = 0; ok && i < u->n_types; i++) {
        uint32_t t = i;
        for (; t != IR_NONE && !walk[t]; t = u->types[t].elem) walk[t] = i + 1;
        if (t != IR_NONE && walk[t] == i + 1) ok = fail(v, "type \"%s\" contains itself", u->types[t].name);
    }
    free(walk);
    return ok;
}

static bool check_types(struct verifier *v)
{
    const struct ir_unit *u = v->u;
    for (uint32_t i = 0; i < u->n_types; i++) {
        const struct ir_type *t = &u->types[i];
        if (!check_string(v, "name of a type", t->name)) return false;
        if ((unsigned)t->kind > IR_T_OTHER) return fail(v, "type \"%s\" of kind %d", t->name, (int)t->kind);
        if (t->elem != IR_NONE && !check_type(v, t->name, t->elem)) return false;
        if (t->kind == IR_T_RECORD ? t->record >= u->n_records : t->record != IR_NONE)
            return fail(v, "type \"%s\" with record %" PRIu32 " of %" PRIu32, t->name, t->record, u->n_records);
    }
    return check_types_end(v);
}

/* The record that a field of type `type` holds by value, IR_NONE when it holds none. */
static uint32_t held_record(const struct ir_unit *u, uint32_t type)
{
    while (u->types[type].kind == IR_T_ARRAY && u->types[type].elem != IR_NONE) type = u->types[type].elem;
    return u->types[type].kind == IR_T_RECORD ? u->types[type].record : IR_NONE;
}

/* Depth first over by-value containment; the stack holds the records being visited, next[] where each one stands. */
static bool check_records_end(struct verifier *v)
{
    const struct ir_unit *u = v->u;
    enum { NEW, OPEN, DONE };
    uint32_t *next = xmalloc(sizeof *next * u->n_records), *stack = xmalloc(sizeof *stack * u->n_records), depth = 0;
    uint8_t *state = xmalloc(u->n_records);
    memset(next, 0, sizeof *next * u->n_records);
    memset(state, NEW, u->n_records);
    for (uint32_t i = 0; !v->failed && i < u->n_records; i++) {
        if (state[i] != NEW) continue;
        state[i] = OPEN;
        stack[depth++] = i;
        while (depth && !v->failed) {
            uint32_t r = stack[depth - 1];
            if (next[r] == u->records[r].n_fields) {
                state[r] = DONE;
                depth--;
                continue;
            }
            uint32_t in = held_record(u, u->records[r].fields[next[r]++].type);
            if (in == IR_NONE || state[in] == DONE) continue;
            if (state[in] == OPEN) {
                fail(v, "record \"%s\" contains itself", u->records[in].name);
                continue;
            }
            state[in] = OPEN;
            stack[depth++] = in;
        }
    }
    free(state);
    free(stack);
    free(next);
    return !v->failed;
}

static bool check_records(struct verifier *v)
{
    const struct ir_unit *u = v->u;
    for (uint32_t i = 0; i < u->n_records; i++) {
        const struct ir_record *r = &u->records[i];
        if (!check_string(v, "name of a record", r->name) || !check_string(v, "USR of a record", r->usr)) return false;
        if (!check_file(v, r->name, r->file)) return false;
        if (!r->complete && r->n_fields) return fail(v, "record \"%s\" is incomplete and has fields", r->name);
        for (uint32_t k = 0; k < r->n_fields; k++) {
            if (!check_string(v, "name of a field", r->fields[k].name)) return false;
            if (!check_type(v, r->name, r->fields[k].type)) return false;
        }
    }
    return check_records_end(v);
}

static bool check_syms(struct verifier *v)
{
    const struct ir_unit *u = v->u;
    for (uint32_t i = 0; i < u->n_syms; i++) {
        const struct ir_sym *s = &u->syms[i];
        if (!check_string(v, "name of a symbol", s->name) || !check_string(v, "USR of a symbol", s->usr)) return false;
        if ((unsigned)s->kind > IR_SYM_GLOBAL) return fail(v, "symbol %s of kind %d", s->name, (int)s->kind);
        if (s->flags >= 2 * IR_SYM_PURE) return fail(v, "symbol %s has unknown flags", s->name);
        if (!check_type(v, s->name, s->type) || !check_file(v, s->name, s->file)) return false;
        if (s->kind == IR_SYM_FUNC && u->types[s->type].kind != IR_T_FUNC)
            return fail(v, "function %s has no function type", s->name);
        for (uint32_t k = 0; k < s->n_params; k++) {
            if (!check_type(v, s->name, s->params[k])) return false;
        }
        for (uint32_t k = 0; k < s->n_annotations; k++) {
            if (!check_string(v, "annotation", s->annotations[k].text)) return false;
            if (s->annotations[k].pos >= u->n_positions) return fail(v, "annotation of %s stands nowhere", s->name);
        }
    }
    return true;
}

/* ---- variables and places --------------------------------------------------------------------------------- */

static bool check_vars(struct verifier *v)
{
    const struct ir_func *f = v->f;
    if (f->n_params > f->n_vars)
        return fail(v, "%" PRIu32 " parameters, %" PRIu32 " variables", f->n_params, f->n_vars);
    for (uint32_t i = 0; i < f->n_vars; i++) {
        const struct ir_var *var = &f->vars[i];
        if (!check_string(v, "name of a variable", var->name)) return false;
        if ((unsigned)var->kind > IR_VAR_TEMP) return fail(v, "variable %" PRIu32 " of kind %d", i, (int)var->kind);
        if ((var->kind == IR_VAR_PARAM) != (i < f->n_params))
            return fail(v, "variable %" PRIu32 " \"%s\" is on the wrong side of the parameters", i, var->name);
        if (!check_type(v, "variable", var->type) || !check_index(v, "position", var->pos, v->u->n_positions))
            return false;
    }
    return true;
}

static bool check_proj(struct verifier *v, uint32_t place, const struct ir_proj *j)
{
    const struct ir_unit *u = v->u;
    switch (j->kind) {
    case IR_PROJ_DEREF: return true;
    case IR_PROJ_FIELD:
        if (j->a < u->n_records && j->b < u->records[j->a].n_fields) return true;
        return fail(v, "place %" PRIu32 ": field %" PRIu32 " of record %" PRIu32 " does not exist", place, j->b, j->a);
    case IR_PROJ_INDEX:
        if (j->a == IR_INDEX_CONST || j->a == IR_INDEX_ANY) return true;
        if (j->a == IR_INDEX_VAR) return check_index(v, "index variable", j->b, v->f->n_vars);
        break;
    }
    return fail(v, "place %" PRIu32 ": unknown projection", place);
}

static bool check_places(struct verifier *v)
{
    const struct ir_func *f = v->f;
    for (uint32_t i = 0; i < f->n_places; i++) {
        const struct ir_place *p = &f->places[i];
        if (p->base == IR_BASE_VAR) {
            if (!check_index(v, "place of variable", p->index, f->n_vars)) return false;
        } else if (p->base != IR_BASE_GLOBAL) {
            return fail(v, "place %" PRIu32 " has an unknown base", i);
        } else if (p->index >= v->u->n_syms || v->u->syms[p->index].kind != IR_SYM_GLOBAL) {
            return fail(v, "place %" PRIu32 " of symbol %" PRIu32 ", which is no global", i, p->index);
        }
        for (uint32_t k = 0; k < p->n_projs; k++) {
            if (!check_proj(v, i, &p->projs[k])) return false;
        }
        if (!check_type(v, "place", p->type)) return false;
    }
    return true;
}

/* ---- operands and instructions ---------------------------------------------------------------------------- */

static bool check_opnd(struct verifier *v, const char *what, const struct ir_opnd *o)
{
    const struct ir_func *f = v->f;
    switch (o->kind) {
    case IR_O_NONE: return fail(v, "%s is missing", what);
    case IR_O_PLACE: return check_index(v, "place", o->index, f->n_places);
    case IR_O_ADDR: {
        if (!check_index(v, "place", o->index, f->n_places)) return false;
        const struct ir_place *p = &f->places[o->index];
        if (!ir_place_in_var(p) || f->vars[p->index].addr_taken) return true;
        return fail(v, "address of variable \"%s\", which is not marked as address-taken", f->vars[p->index].name);
    }
    case IR_O_FUNC:
        if (o->index < v->u->n_syms && v->u->syms[o->index].kind == IR_SYM_FUNC) return true;
        return fail(v, "%s: symbol %" PRIu32 " is no function", what, o->index);
    case IR_O_STR: return check_string(v, "text of a string", o->str);
    case IR_O_INT:
    case IR_O_FLOAT:
    case IR_O_NULL:
    case IR_O_UNKNOWN: return true;
    }
    return fail(v, "%s of unknown kind %d", what, (int)o->kind);
}

static bool check_instr(struct verifier *v, const struct ir_instr *i)
{
    const struct ir_func *f = v->f;
    if ((unsigned)i->op >= IR_N_OPS) return fail(v, "unknown operation %d", (int)i->op);
    if (!check_index(v, "position", i->pos, v->u->n_positions)) return false;
    if (i->flags >= 2 * IR_DECL_INIT) return fail(v, "unknown flags");
    if (i->op == IR_LIVE || i->op == IR_DEAD) return check_index(v, "variable", i->a.index, f->n_vars);
    bool needs_dst = ir_op_has_dst(i->op) && i->op != IR_CALL;
    if (needs_dst && i->dst == IR_NONE) return fail(v, "%s without destination", ir_op_text(i->op));
    if (ir_op_has_dst(i->op) && i->dst != IR_NONE && !check_index(v, "place", i->dst, f->n_places)) return false;
    if (ir_op_has_type(i->op) && !check_type(v, ir_op_text(i->op), i->type)) return false;
    if (ir_op_has_a(i->op) && !check_opnd(v, i->op == IR_CALL ? "callee" : "operand", &i->a)) return false;
    if (i->op == IR_BIN && i->sub >= IR_N_BINS) return fail(v, "unknown binary operator %d", i->sub);
    if (i->op == IR_BIN && !check_opnd(v, "second operand", &i->b)) return false;
    if (i->op == IR_UN && i->sub >= IR_N_UNS) return fail(v, "unknown unary operator %d", i->sub);
    for (uint32_t k = 0; ir_op_has_args(i->op) && k < i->n_args; k++) {
        if (!check_opnd(v, "argument", &i->args[k])) return false;
    }
    return true;
}

static bool check_term(struct verifier *v, const struct ir_term *t)
{
    static const uint32_t n_targets[] = {
        [IR_GOTO] = 1, [IR_BR] = 2, [IR_SWITCH] = 1, [IR_RET] = 0, [IR_UNREACHABLE] = 0};
    uint32_t n_blocks = v->f->n_blocks;
    if ((unsigned)t->kind > IR_IGOTO) return fail(v, "unknown kind %d", (int)t->kind);
    if ((unsigned)t->branch > IR_BR_OTHER) return fail(v, "unknown kind of branch %d", (int)t->branch);
    if (!check_index(v, "position", t->pos, v->u->n_positions)) return false;
    if (t->kind == IR_GOTO && t->n_targets == 0) return fail(v, "the block is not terminated");
    if (t->kind != IR_IGOTO && t->n_targets != n_targets[t->kind])
        return fail(v, "%s with %" PRIu32 " targets", ir_term_words[t->kind], t->n_targets);
    for (uint32_t k = 0; k < t->n_targets; k++) {
        if (!check_index(v, "target", t->targets[k], n_blocks)) return false;
    }
    bool has_opnd = t->kind == IR_BR || t->kind == IR_SWITCH || t->kind == IR_IGOTO;
    if ((has_opnd || (t->kind == IR_RET && t->opnd.kind != IR_O_NONE)) && !check_opnd(v, "operand", &t->opnd))
        return false;
    if ((t->kind == IR_BR || t->kind == IR_SWITCH) && !check_string(v, "text of the condition", t->text)) return false;
    if (t->kind != IR_SWITCH && t->n_cases) return fail(v, "%s with cases", ir_term_words[t->kind]);
    for (uint32_t k = 0; k < t->n_cases; k++) {
        const struct ir_case *c = &t->cases[k];
        if (!check_index(v, "target", c->target, n_blocks) || !check_string(v, "text of a case", c->text)) return false;
        if (!check_index(v, "position", c->pos, v->u->n_positions)) return false;
    }
    return true;
}

/* ---- functions -------------------------------------------------------------------------------------------- */

static bool check_func(struct verifier *v, const struct ir_func *f)
{
    const struct ir_unit *u = v->u;
    v->f = f;
    v->block = IR_NONE;
    if (f->is_init ? f->sym != IR_NONE : f->sym >= u->n_syms || u->syms[f->sym].kind != IR_SYM_FUNC)
        return fail(v, "symbol %" PRIu32 " is not the function's", f->sym);
    if (!f->is_init && !(u->syms[f->sym].flags & IR_SYM_DEFINED)) return fail(v, "its symbol is not marked as defined");
    if (!check_index(v, "position", f->pos, u->n_positions) || !check_index(v, "position", f->end, u->n_positions))
        return false;
    if (!f->n_blocks) return fail(v, "no blocks");
    if (!check_vars(v) || !check_places(v)) return false;
    for (v->block = 0; v->block < f->n_blocks; v->block++) {
        const struct ir_block *b = &f->blocks[v->block];
        for (v->instr = 0; v->instr < b->n_instrs; v->instr++) {
            if (!check_instr(v, &b->instrs[v->instr])) return false;
        }
        if (!check_term(v, &b->term)) return false;
    }
    return true;
}

int ir_verify(const struct ir_unit *u, struct err *e)
{
    struct verifier v = {.u = u, .e = e, .block = IR_NONE, .instr = IR_NONE};
    bool ok = check_files_and_positions(&v) && check_types(&v) && check_records(&v) && check_syms(&v);
    for (uint32_t i = 0; ok && i < u->n_funcs; i++) ok = check_func(&v, u->funcs[i]);
    return ok ? 0 : -1;
}
