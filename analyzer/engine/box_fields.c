/*
 * Containers in fields, over the whole program: what is put into them, where they are freed, and whether anything lets
 * their elements go. Handles that are put into a container which is then freed as it is are lost with it.
 */
#include "engine/fan.h"

#include <string.h>

/* ---- which records are containers, and which fields hold one ---- */

/* "GQueue" is the container that "GQueue *" points to. */
static bool is_base_of(const char *type, const char *pointer)
{
    size_t n = strlen(type);
    return n && strncmp(type, pointer, n) == 0 && strcmp(pointer + n, " *") == 0;
}

struct container_type {
    const char *pointer;
    const struct rule_kind *kind;
};

struct container_types {
    struct container_type *types;
    uint32_t n, cap;
};

static const struct rule_kind *kind_of(const struct container_types *t, const char *type, bool embedded)
{
    for (uint32_t i = 0; type && i < t->n; i++) {
        if (t->types[i].pointer[0] != type[0]) continue;
        if (strcmp(t->types[i].pointer, type) == 0) return t->types[i].kind;
        if (embedded && is_base_of(type, t->types[i].pointer)) return t->types[i].kind;
    }
    return NULL;
}

static struct container_types container_types(struct program *p)
{
    struct container_types t = {0};
    for (uint32_t i = 0; i < rules_n_packs(p->rules); i++) {
        const struct rule_pack *pack = rules_pack(p->rules, i);
        for (uint32_t k = 0; k < pack->n_kinds; k++)
            for (uint32_t n = 0; pack->kinds[k].container && n < pack->kinds[k].n_types; n++)
                ARENA_PUSH(&p->arena, t.types, t.n, t.cap,
                           ((struct container_type){pack->kinds[k].types[n], &pack->kinds[k]}));
    }
    return t;
}

static bool is_used(const struct program *p)
{
    for (uint32_t i = 0; i < p->n_syms; i++)
        for (uint32_t k = 0; p->syms[i].rule && k < p->syms[i].rule->n_effects; k++)
            if (p->syms[i].rule->effects[k].op == RULE_INSERT) return true;
    return false;
}

void boxes_prepare(struct program *p)
{
    if (!is_used(p)) return;
    struct container_types t = container_types(p);
    for (uint32_t i = 0; i < p->n_units; i++) {
        const struct ir_unit *u = p->units[i];
        for (uint32_t k = 0; k < u->n_types; k++) {
            if (u->types[k].kind != IR_T_PTR || u->types[k].elem >= u->n_types) continue;
            const struct ir_type *to = &u->types[u->types[k].elem];
            const struct rule_kind *kind = to->kind == IR_T_RECORD ? kind_of(&t, u->types[k].name, false) : NULL;
            if (kind) p->records[p->unit_records[i][to->record]].box = kind;
        }
    }
    for (uint32_t i = 0; i < p->n_records; i++) {
        struct precord *r = &p->records[i];
        for (uint32_t k = 0; k < r->r->n_fields; k++) {
            const struct rule_kind *kind = kind_of(&t, r->unit->types[r->r->fields[k].type].name, true);
            if (!kind) continue;
            if (!r->boxes) r->boxes = ARENA_ARRAY(&p->arena, const struct rule_kind *, r->r->n_fields);
            r->boxes[k] = kind;
        }
    }
}

/* ---- facts ---- */

struct box_field *box_field(struct program *p, uint32_t record, uint32_t field)
{
    for (uint32_t i = 0; i < p->n_box_fields; i++)
        if (p->box_fields[i].record == record && p->box_fields[i].field == field) return &p->box_fields[i];
    struct box_field f = {.record = record, .field = field};
    ARENA_PUSH(&p->arena, p->box_fields, p->n_box_fields, p->cap_box_fields, f);
    return &p->box_fields[p->n_box_fields - 1];
}

static bool same_place(struct finding_loc x, struct finding_loc y)
{
    return x.line == y.line && x.col == y.col && strcmp(x.file, y.file) == 0;
}

void box_field_put(struct program *p, uint32_t record, uint32_t field, const struct box_put *put)
{
    struct box_field *f = box_field(p, record, field);
    for (uint32_t i = 0; i < f->n_puts; i++)
        if (same_place(f->puts[i].loc, put->loc)) return;
    ARENA_PUSH(&p->arena, f->puts, f->n_puts, f->cap_puts, *put);
}

void box_field_end(struct program *p, uint32_t record, uint32_t field, const struct box_end *end)
{
    struct box_field *f = box_field(p, record, field);
    for (uint32_t i = 0; i < f->n_ends; i++)
        if (same_place(f->ends[i].loc, end->loc)) return;
    ARENA_PUSH(&p->arena, f->ends, f->n_ends, f->cap_ends, *end);
}

static void report(struct program *p, const struct box_field *f, const struct box_put *put, const struct box_end *end)
{
    const struct precord *r = &p->records[f->record];
    struct engine_event e = {.kind = ENGINE_OWNER_FREED, .handle = put->kind, .creator = put->creator};
    e.wrapped = put->wrapped;
    e.name = put->name;
    e.function = end->function;
    e.function_usr = end->function_usr;
    e.record = r->name;
    e.container = end->name;
    e.other = end->by;
    e.arm = "";
    e.created = put->loc;
    e.at = end->loc;
    e.assumptions = r->is_private || p->opts.whole_program ? 1 : 2;
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
}

void boxes_report(struct program *p)
{
    for (uint32_t i = 0; i < p->n_box_fields; i++) {
        const struct box_field *f = &p->box_fields[i];
        bool embedded =
            p->records[f->record].unit->types[p->records[f->record].r->fields[f->field].type].kind == IR_T_RECORD;
        if (f->out || (!f->made && !embedded)) continue;
        for (uint32_t k = 0; k < f->n_puts; k++)
            for (uint32_t n = 0; n < f->n_ends; n++) report(p, f, &f->puts[k], &f->ends[n]);
    }
}
