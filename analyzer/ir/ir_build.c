/* Building units: interning of files, positions, types and places by hash; appending of blocks, vars, instructions. */
#include "ir/ir.h"

#include "base/hash.h"
#include "ir/ir_internal.h"
#include "ir/ir_table.h"

#include <stdlib.h>

struct unit_tables {
    struct ir_table files, positions, types;
};

/* ---- units ------------------------------------------------------------------------------------------------ */

struct ir_unit *ir_unit_new(const char *main_file)
{
    struct ir_unit *u = xmalloc(sizeof *u);
    *u = (struct ir_unit){0};
    u->main_file = arena_strdup(&u->arena, main_file);
    struct ir_pos nowhere = {.file = IR_NONE, .spell_file = IR_NONE};
    ir_pos(u, nowhere);
    return u;
}

void ir_unit_free(struct ir_unit *u)
{
    if (!u) return;
    arena_release(&u->arena);
    free(u);
}

static struct unit_tables *tables_of(struct ir_unit *u)
{
    if (!u->tables) u->tables = ARENA_NEW(&u->arena, struct unit_tables);
    return u->tables;
}

/* ---- interning -------------------------------------------------------------------------------------------- */

/* Every table is brought up to date with its array first: entries may have been appended by the parser or ir_unpack. */

struct unit_key {
    const struct ir_unit *u;
    const void *entry;
};

static uint32_t file_hash(const char *path)
{
    return (uint32_t)hash_cstr(path, 0);
}

static bool file_same(const void *ctx, uint32_t index)
{
    const struct unit_key *k = ctx;
    return strcmp(k->u->files[index], k->entry) == 0;
}

uint32_t ir_file(struct ir_unit *u, const char *path)
{
    struct ir_table *t = &tables_of(u)->files;
    while (t->n_used < u->n_files) ir_table_add(t, &u->arena, file_hash(u->files[t->n_used]), t->n_used);
    uint32_t hash = file_hash(path);
    uint32_t at = ir_table_find(t, hash, file_same, &(struct unit_key){u, path});
    if (at != IR_NONE) return at;
    ARENA_PUSH(&u->arena, u->files, u->n_files, u->cap_files, arena_strdup(&u->arena, path));
    ir_table_add(t, &u->arena, hash, u->n_files - 1);
    return u->n_files - 1;
}

static uint32_t pos_hash(const struct ir_pos *p)
{
    return (uint32_t)hash_bytes(p, sizeof *p, 0); /* six uint32_t, no padding */
}

static bool pos_same(const void *ctx, uint32_t index)
{
    const struct unit_key *k = ctx;
    return memcmp(&k->u->positions[index], k->entry, sizeof(struct ir_pos)) == 0;
}

uint32_t ir_pos(struct ir_unit *u, struct ir_pos p)
{
    struct ir_table *t = &tables_of(u)->positions;
    while (t->n_used < u->n_positions) ir_table_add(t, &u->arena, pos_hash(&u->positions[t->n_used]), t->n_used);
    uint32_t hash = pos_hash(&p);
    uint32_t at = ir_table_find(t, hash, pos_same, &(struct unit_key){u, &p});
    if (at != IR_NONE) return at;
    ARENA_PUSH(&u->arena, u->positions, u->n_positions, u->cap_positions, p);
    ir_table_add(t, &u->arena, hash, u->n_positions - 1);
    return u->n_positions - 1;
}

void ir_type_normalize(struct ir_type *t)
{
    bool has_elem = t->kind == IR_T_PTR || t->kind == IR_T_ARRAY || t->kind == IR_T_FUNC;
    if (!has_elem) t->elem = IR_NONE;
    if (t->kind != IR_T_RECORD) t->record = IR_NONE;
    if (t->kind != IR_T_ARRAY) t->count = 0;
    if (t->kind != IR_T_INT) {
        t->bits = 0;
        t->is_unsigned = false;
    }
}

static uint32_t type_hash(const struct ir_type *t)
{
    uint64_t h = ir_mix(hash_cstr(t->name, 0), (uint64_t)t->kind << 32 | t->elem);
    h = ir_mix(h, (uint64_t)t->record << 32 | t->count);
    return (uint32_t)ir_mix(h, (uint64_t)t->bits << 1 | t->is_unsigned);
}

static bool type_same(const void *ctx, uint32_t index)
{
    const struct unit_key *k = ctx;
    const struct ir_type *a = &k->u->types[index], *b = k->entry;
    return a->kind == b->kind && a->elem == b->elem && a->record == b->record && a->count == b->count &&
           a->bits == b->bits && a->is_unsigned == b->is_unsigned && strcmp(a->name, b->name) == 0;
}

uint32_t ir_type(struct ir_unit *u, struct ir_type ty)
{
    struct ir_table *t = &tables_of(u)->types;
    while (t->n_used < u->n_types) ir_table_add(t, &u->arena, type_hash(&u->types[t->n_used]), t->n_used);
    if (!ty.name) ty.name = "";
    ir_type_normalize(&ty);
    uint32_t hash = type_hash(&ty);
    uint32_t at = ir_table_find(t, hash, type_same, &(struct unit_key){u, &ty});
    if (at != IR_NONE) return at;
    ty.name = arena_strdup(&u->arena, ty.name);
    ARENA_PUSH(&u->arena, u->types, u->n_types, u->cap_types, ty);
    ir_table_add(t, &u->arena, hash, u->n_types - 1);
    return u->n_types - 1;
}

/* ---- places ----------------------------------------------------------------------------------------------- */

void ir_proj_normalize(struct ir_proj *p)
{
    switch (p->kind) {
    case IR_PROJ_DEREF: p->a = p->b = 0; break;
    case IR_PROJ_FIELD: break;
    case IR_PROJ_INDEX:
        if (p->a != IR_INDEX_VAR) p->b = 0;
        break;
    }
    if (p->kind != IR_PROJ_INDEX || p->a != IR_INDEX_CONST) p->v = 0;
}

static uint32_t place_hash(const struct ir_place *p)
{
    uint64_t h = ir_mix(p->base, p->index);
    for (uint32_t i = 0; i < p->n_projs; i++) {
        const struct ir_proj *j = &p->projs[i];
        h = ir_mix(h, (uint64_t)j->kind << 40 ^ (uint64_t)j->a << 32 ^ j->a ^ j->b);
        h = ir_mix(h, (uint64_t)j->v);
    }
    return (uint32_t)h;
}

struct place_key {
    const struct ir_func *f;
    const struct ir_place *place;
};

/* The type is no part of a place's identity: it follows from base and projections. */
static bool place_same(const void *ctx, uint32_t index)
{
    const struct place_key *k = ctx;
    const struct ir_place *a = &k->f->places[index], *b = k->place;
    if (a->base != b->base || a->index != b->index || a->n_projs != b->n_projs) return false;
    for (uint32_t i = 0; i < a->n_projs; i++) {
        const struct ir_proj *x = &a->projs[i], *y = &b->projs[i];
        if (x->kind != y->kind || x->a != y->a || x->b != y->b || x->v != y->v) return false;
    }
    return true;
}

uint32_t ir_place(struct ir_unit *u, struct ir_func *f, struct ir_place p)
{
    struct ir_proj small[8], *projs = small;
    if (!f->tables) f->tables = ARENA_NEW(&u->arena, struct ir_table);
    struct ir_table *t = f->tables;
    while (t->n_used < f->n_places) ir_table_add(t, &u->arena, place_hash(&f->places[t->n_used]), t->n_used);
    if (p.n_projs > sizeof small / sizeof *small) projs = ARENA_ARRAY(&u->arena, struct ir_proj, p.n_projs);
    for (uint32_t i = 0; i < p.n_projs; i++) {
        projs[i] = p.projs[i];
        ir_proj_normalize(&projs[i]);
    }
    p.projs = p.n_projs ? projs : NULL;
    uint32_t hash = place_hash(&p);
    uint32_t at = ir_table_find(t, hash, place_same, &(struct place_key){f, &p});
    if (at != IR_NONE) return at;
    if (p.n_projs && projs == small) {
        p.projs = ARENA_ARRAY(&u->arena, struct ir_proj, p.n_projs);
        memcpy(p.projs, small, sizeof *small * p.n_projs);
    }
    ARENA_PUSH(&u->arena, f->places, f->n_places, f->cap_places, p);
    ir_table_add(t, &u->arena, hash, f->n_places - 1);
    return f->n_places - 1;
}

/* ---- functions -------------------------------------------------------------------------------------------- */

struct ir_func *ir_func_new(struct ir_unit *u, uint32_t sym)
{
    struct ir_func *f = ARENA_NEW(&u->arena, struct ir_func);
    f->sym = sym;
    ARENA_PUSH(&u->arena, u->funcs, u->n_funcs, u->cap_funcs, f);
    ir_block_new(u, f);
    return f;
}

uint32_t ir_block_new(struct ir_unit *u, struct ir_func *f)
{
    struct ir_block b = {.term = {.text = ""}};
    ARENA_PUSH(&u->arena, f->blocks, f->n_blocks, f->cap_blocks, b);
    return f->n_blocks - 1;
}

uint32_t ir_var_new(struct ir_unit *u, struct ir_func *f, struct ir_var v)
{
    v.name = v.name && v.name[0] ? arena_strdup(&u->arena, v.name) : "";
    ARENA_PUSH(&u->arena, f->vars, f->n_vars, f->cap_vars, v);
    return f->n_vars - 1;
}

void ir_note_addr(struct ir_func *f, const struct ir_opnd *o)
{
    if (o->kind != IR_O_ADDR || o->index >= f->n_places) return;
    const struct ir_place *p = &f->places[o->index];
    if (ir_place_in_var(p) && p->index < f->n_vars) f->vars[p->index].addr_taken = true;
}

bool ir_place_in_var(const struct ir_place *p)
{
    if (p->base != IR_BASE_VAR) return false;
    for (uint32_t i = 0; i < p->n_projs; i++) {
        if (p->projs[i].kind == IR_PROJ_DEREF) return false;
    }
    return true;
}

struct ir_instr *ir_emit(struct ir_unit *u, struct ir_func *f, uint32_t b, struct ir_instr i)
{
    struct ir_block *block = &f->blocks[b];
    if (!ir_op_has_dst(i.op)) i.dst = IR_NONE;
    if (!ir_op_has_type(i.op)) i.type = IR_NONE;
    if (!ir_op_has_args(i.op)) i.n_args = 0;
    struct ir_opnd *args = NULL;
    if (i.n_args) {
        args = ARENA_ARRAY(&u->arena, struct ir_opnd, i.n_args);
        memcpy(args, i.args, sizeof *args * i.n_args);
    }
    i.args = args;
    ir_note_addr(f, &i.a);
    ir_note_addr(f, &i.b);
    for (uint32_t k = 0; k < i.n_args; k++) ir_note_addr(f, &args[k]);
    ARENA_PUSH(&u->arena, block->instrs, block->n_instrs, block->cap_instrs, i);
    return &block->instrs[block->n_instrs - 1];
}

struct ir_opnd ir_int(int64_t v)
{
    return (struct ir_opnd){.kind = IR_O_INT, .v = v};
}

struct ir_opnd ir_null(void)
{
    return (struct ir_opnd){.kind = IR_O_NULL};
}

struct ir_opnd ir_opnd_place(uint32_t place)
{
    return (struct ir_opnd){.kind = IR_O_PLACE, .index = place};
}
