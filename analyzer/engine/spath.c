/* Paths: how a callee's cells are called by its caller, and back. */
#include "engine/fan.h"

#include <string.h>

bool spath_eq(const struct spath *a, const struct spath *b)
{
    if (a->base != b->base || a->index != b->index || a->addr != b->addr || a->n != b->n) return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (a->proj[i].kind != b->proj[i].kind || a->proj[i].a != b->proj[i].a || a->proj[i].b != b->proj[i].b)
            return false;
    return true;
}

bool spath_attached(const struct spath *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->proj[i].kind == IR_PROJ_INDEX && program_is_attached(p->proj[i].a)) return true;
    return false;
}

static bool push(struct spath *p, enum ir_proj_kind kind, uint32_t x, uint32_t y)
{
    if (p->n == SPATH_DEPTH) return false;
    p->proj[p->n++] = (struct spath_proj){kind, x, y};
    return true;
}

bool fan_path_of_val(struct fan *a, uint32_t val, struct spath *out)
{
    const struct val x = a->v.vals[val];
    memset(out, 0, sizeof *out);
    switch (x.kind) {
    case VAL_PARAM: out->index = x.a; return true;
    case VAL_MEM: return fan_path_of_cell(a, x.a, out);
    case VAL_ADDR:
        if (!fan_path_of_cell(a, x.a, out)) return false;
        out->addr = true;
        return true;
    case VAL_FIELD:
        if (!fan_path_of_val(a, x.a, out) || out->addr) return false;
        return push(out, x.b == IR_NONE ? IR_PROJ_INDEX : IR_PROJ_FIELD, x.b == IR_NONE ? x.c : x.b,
                    x.b == IR_NONE ? 0 : x.c);
    default: return false;
    }
}

bool fan_path_of_part(struct fan *a, uint32_t val, struct spath *out)
{
    const struct val x = a->v.vals[val];
    int64_t k;
    if (x.kind != VAL_BIN || x.op != IR_B_PTRADD || !val_is_int(&a->v, x.b, &k) || !program_is_offset(k)) return false;
    if (!fan_path_of_cell(a, cell_deref(&a->v, val), out)) return false;
    return out->addr = true;
}

bool fan_path_of_cell(struct fan *a, uint32_t cell, struct spath *out)
{
    const struct cell c = a->v.cells[cell];
    int64_t k;
    memset(out, 0, sizeof *out);
    switch (c.kind) {
    case CELL_VAR:
        out->index = c.a;
        if (c.a == a->f->n_vars) { /* the return slot */
            out->base = SPATH_RET;
            out->index = 0;
            return true;
        }
        return c.a < a->f->n_params;
    case CELL_GLOBAL:
        out->base = SPATH_GLOBAL;
        out->index = c.a;
        return true;
    case CELL_DEREF: {
        const struct val p = a->v.vals[c.a];
        bool moved = p.kind == VAL_BIN && p.op == IR_B_PTRADD && val_is_int(&a->v, p.b, &k) && k >= 0;
        if (!fan_path_of_val(a, moved ? p.a : c.a, out) || out->addr || !push(out, IR_PROJ_DEREF, 0, 0)) return false;
        return !moved || push(out, IR_PROJ_INDEX, (uint32_t)k, 0);
    }
    case CELL_FIELD: return fan_path_of_cell(a, c.parent, out) && push(out, IR_PROJ_FIELD, c.a, c.b);
    case CELL_INDEX:
        return val_is_int(&a->v, c.a, &k) && k >= 0 && fan_path_of_cell(a, c.parent, out) &&
               push(out, IR_PROJ_INDEX, (uint32_t)k, 0);
    }
    return false;
}

uint32_t fan_passed_record(struct fan *a, struct state *s, uint32_t i)
{
    const struct ir_instr *in = a->cur_instr;
    if (!in || in->op != IR_CALL || i >= in->n_args) return CELL_NONE;
    const struct ir_opnd *o = &in->args[i];
    uint32_t type = o->kind == IR_O_PLACE ? a->f->places[o->index].type : IR_NONE;
    if (type >= a->u->n_types || a->u->types[type].kind != IR_T_RECORD) return CELL_NONE;
    return fan_cell(a, s, o->index);
}

/* Cell of a base whose first projection is not a dereference: a struct passed by value. */
static uint32_t value_cell(struct fan *a, struct state *s, const struct spath *p, uint32_t val)
{
    if (val != VAL_NONE && a->v.vals[val].kind == VAL_MEM) return a->v.vals[val].a;
    uint32_t cell = p->base == SPATH_ARG ? fan_passed_record(a, s, p->index) : CELL_NONE;
    return cell != CELL_NONE && fan_operand(a, s, &a->cur_instr->args[p->index]) == val ? cell : CELL_NONE;
}

uint32_t fan_resolve(struct fan *a, struct state *s, const struct spath *p, const uint32_t *args, uint32_t n,
                     uint32_t ret)
{
    uint32_t cell = CELL_NONE, val = VAL_NONE;
    if (p->base == SPATH_GLOBAL)
        cell = cell_root(&a->v, CELL_GLOBAL, p->index);
    else
        val = p->base == SPATH_RET ? ret : p->index < n ? args[p->index] : VAL_NONE;
    if (cell == CELL_NONE && val == VAL_NONE) return CELL_NONE;
    for (uint32_t i = 0; i < p->n; i++) {
        const struct spath_proj *pr = &p->proj[i];
        if (pr->kind == IR_PROJ_INDEX && i > 0 && p->proj[i - 1].kind == IR_PROJ_DEREF) {
            const struct val *ptr = &a->v.vals[val];
            uint32_t at = val_int(&a->v, pr->a), moved = VAL_NONE;
            if (ptr->kind == VAL_ADDR && a->v.cells[ptr->a].kind != CELL_INDEX) { /* the address of the whole array */
                cell = cell_index(&a->v, ptr->a, at);
                continue;
            }
            moved = val_bin(&a->v, IR_B_PTRADD, val, at);
            if (moved == VAL_NONE) return CELL_NONE;
            cell = cell_deref(&a->v, moved);
            continue;
        }
        if (pr->kind == IR_PROJ_DEREF) {
            if (cell != CELL_NONE) val = fan_read(a, s, cell, IR_NONE);
            if (val == VAL_NONE || a->v.vals[val].kind == VAL_INT) return CELL_NONE;
            cell = cell_deref(&a->v, val);
            continue;
        }
        if (cell == CELL_NONE) cell = value_cell(a, s, p, val);
        if (cell == CELL_NONE) return CELL_NONE;
        cell = pr->kind == IR_PROJ_FIELD ? cell_field(&a->v, cell, pr->a, pr->b)
                                         : cell_index(&a->v, cell, val_int(&a->v, pr->a));
    }
    return cell;
}

void fan_kept_somewhere(struct fan *a, uint64_t params)
{
    for (uint32_t i = 0; i < 64; i++)
        if (params >> i & 1) fan_add_escape(a, &(struct spath){.base = SPATH_ARG, .index = i});
}

void spath_add_escape(struct fan *a, const struct sescape *e)
{
    struct summary *m = a->sum;
    if (e->path.base == SPATH_RET || !cfg_comes_back(a)) return;
    if (e->path.base == SPATH_GLOBAL) {
        gpaths_add(a, gpaths_number(a->p, &e->path));
        return;
    }
    for (uint32_t i = 0; i < m->n_escapes; i++) {
        struct lend *to = &m->escapes[i].to;
        if (!spath_eq(&m->escapes[i].path, &e->path)) continue;
        if (to->sym != e->to.sym || to->arg != e->to.arg) to->sym = IR_NONE;
        return;
    }
    if (m->n_escapes >= 64) return;
    ARENA_PUSH(&a->arena, m->escapes, m->n_escapes, m->cap_escapes, *e);
}

void fan_add_escape(struct fan *a, const struct spath *p)
{
    const struct sescape e = {.path = *p, .to.sym = IR_NONE};
    spath_add_escape(a, &e);
}

void fan_let_go_of(struct fan *a, uint32_t val)
{
    struct spath p;
    const struct val *x = &a->v.vals[val];
    const struct cell *c = x->kind == VAL_MEM ? &a->v.cells[x->a] : NULL;
    bool known = fan_path_of_val(a, val, &p);
    if (!known && c && c->kind == CELL_INDEX && a->v.vals[c->a].kind != VAL_INT) /* any element */
        known = p.addr = fan_path_of_cell(a, c->parent, &p);
    if (known) fan_add_escape(a, &p);
}
