/* Units to bytes: equal units give equal bytes. ir_format.h says how they look. */
#include "ir/ir_format.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "ir/ir_internal.h"
#include "ir/ir_table.h"

struct packer {
    const struct ir_unit *u;
    struct bytes_writer body;
    struct bytes_writer texts; /* the string table's bytes */
    struct arena arena;        /* of the two below */
    struct ir_table table;
    const char **strings;
    uint32_t n_strings, cap_strings;
    uint32_t last_pos; /* index that the next one is written against */
};

/* ---- strings and small parts ------------------------------------------------------------------------------ */

struct string_key {
    const struct packer *k;
    const char *s;
};

static bool string_same(const void *ctx, uint32_t index)
{
    const struct string_key *key = ctx;
    return strcmp(key->k->strings[index], key->s) == 0;
}

static uint32_t string_number(struct packer *k, const char *s)
{
    if (!s) s = "";
    size_t n = strlen(s);
    uint32_t hash = (uint32_t)hash_bytes(s, n, 0);
    uint32_t at = ir_table_find(&k->table, hash, string_same, &(struct string_key){k, s});
    if (at != IR_NONE) return at;
    ARENA_PUSH(&k->arena, k->strings, k->n_strings, k->cap_strings, s);
    ir_table_add(&k->table, &k->arena, hash, k->n_strings - 1);
    bytes_put_raw(&k->texts, s, n + 1);
    return k->n_strings - 1;
}

static void put_string(struct packer *k, const char *s)
{
    bytes_put_u(&k->body, string_number(k, s));
}

/* An index that may be IR_NONE, which becomes 0. */
static void put_index1(struct packer *k, uint32_t index)
{
    bytes_put_u(&k->body, (uint32_t)(index + 1));
}

static void put_pos(struct packer *k, uint32_t pos)
{
    bytes_put_i(&k->body, (int64_t)pos - k->last_pos);
    k->last_pos = pos;
}

/* ---- unit tables ------------------------------------------------------------------------------------------ */

static void put_positions(struct packer *k)
{
    const struct ir_unit *u = k->u;
    bytes_put_u(&k->body, u->n_positions);
    struct ir_pos last = {0};
    for (uint32_t i = 0; i < u->n_positions; i++) {
        const struct ir_pos *p = &u->positions[i];
        bool same_file = p->file == last.file;
        bool spelled = p->spell_file != p->file || p->spell_line != p->line || p->spell_col != p->col;
        bytes_put_u8(&k->body, (uint8_t)((same_file ? IR_PACK_SAME_FILE : 0) | (spelled ? IR_PACK_SPELLED : 0)));
        if (!same_file) put_index1(k, p->file);
        bytes_put_i(&k->body, (int64_t)p->line - last.line);
        bytes_put_u(&k->body, p->col);
        if (spelled) {
            put_index1(k, p->spell_file);
            bytes_put_i(&k->body, (int64_t)p->spell_line - last.spell_line);
            bytes_put_u(&k->body, p->spell_col);
        }
        last = *p;
    }
}

static void put_types(struct packer *k)
{
    const struct ir_unit *u = k->u;
    bytes_put_u(&k->body, u->n_types);
    for (uint32_t i = 0; i < u->n_types; i++) {
        const struct ir_type *t = &u->types[i];
        bytes_put_u8(&k->body, (uint8_t)(t->kind | (t->is_unsigned ? IR_PACK_UNSIGNED : 0)));
        put_string(k, t->name);
        if (t->kind == IR_T_INT) bytes_put_u8(&k->body, t->bits);
        if (t->kind == IR_T_ARRAY) bytes_put_u(&k->body, t->count);
        if (t->kind == IR_T_PTR || t->kind == IR_T_ARRAY || t->kind == IR_T_FUNC) put_index1(k, t->elem);
        if (t->kind == IR_T_RECORD) put_index1(k, t->record);
    }
}

static void put_records(struct packer *k)
{
    const struct ir_unit *u = k->u;
    bytes_put_u(&k->body, u->n_records);
    for (uint32_t i = 0; i < u->n_records; i++) {
        const struct ir_record *r = &u->records[i];
        bytes_put_u8(&k->body, (uint8_t)((r->is_union ? IR_PACK_UNION : 0) | (r->complete ? IR_PACK_COMPLETE : 0)));
        put_string(k, r->name);
        put_string(k, r->usr);
        put_index1(k, r->file);
        bytes_put_u(&k->body, r->line);
        bytes_put_u(&k->body, r->n_fields);
        for (uint32_t f = 0; f < r->n_fields; f++) {
            put_string(k, r->fields[f].name);
            put_index1(k, r->fields[f].type);
        }
    }
}

static void put_syms(struct packer *k)
{
    const struct ir_unit *u = k->u;
    bytes_put_u(&k->body, u->n_syms);
    for (uint32_t i = 0; i < u->n_syms; i++) {
        const struct ir_sym *s = &u->syms[i];
        bytes_put_u8(&k->body, (uint8_t)s->kind);
        bytes_put_u(&k->body, s->flags);
        put_string(k, s->name);
        put_string(k, s->usr);
        put_index1(k, s->type);
        put_index1(k, s->file);
        bytes_put_u(&k->body, s->line);
        bytes_put_u(&k->body, s->n_params);
        for (uint32_t p = 0; p < s->n_params; p++) put_index1(k, s->params[p]);
        bytes_put_u(&k->body, s->n_annotations);
        for (uint32_t a = 0; a < s->n_annotations; a++) {
            put_string(k, s->annotations[a].text);
            bytes_put_u(&k->body, s->annotations[a].pos);
        }
    }
}

/* ---- functions -------------------------------------------------------------------------------------------- */

static void put_vars(struct packer *k, const struct ir_func *f)
{
    bytes_put_u(&k->body, f->n_vars);
    bytes_put_u(&k->body, f->n_params);
    for (uint32_t i = 0; i < f->n_vars; i++) {
        const struct ir_var *v = &f->vars[i];
        bytes_put_u8(&k->body, (uint8_t)(v->kind | (v->addr_taken ? IR_PACK_ADDR_TAKEN : 0)));
        put_string(k, v->name);
        put_index1(k, v->type);
        put_pos(k, v->pos);
    }
}

static void put_places(struct packer *k, const struct ir_func *f)
{
    bytes_put_u(&k->body, f->n_places);
    for (uint32_t i = 0; i < f->n_places; i++) {
        const struct ir_place *p = &f->places[i];
        bytes_put_u(&k->body, (uint64_t)p->index << 1 | (p->base == IR_BASE_GLOBAL));
        put_index1(k, p->type);
        bytes_put_u(&k->body, p->n_projs);
        for (uint32_t n = 0; n < p->n_projs; n++) {
            struct ir_proj j = p->projs[n];
            ir_proj_normalize(&j);
            bytes_put_u(&k->body, (uint64_t)j.a << IR_PACK_PROJ_SHIFT | j.kind);
            if (j.kind == IR_PROJ_FIELD || (j.kind == IR_PROJ_INDEX && j.a == IR_INDEX_VAR)) bytes_put_u(&k->body, j.b);
            if (j.kind == IR_PROJ_INDEX && j.a == IR_INDEX_CONST) bytes_put_i(&k->body, j.v);
        }
    }
}

static void put_opnd(struct packer *k, const struct ir_opnd *o)
{
    bool has_index = o->kind == IR_O_PLACE || o->kind == IR_O_ADDR || o->kind == IR_O_FUNC;
    uint64_t index = has_index ? o->index : o->kind == IR_O_STR ? string_number(k, o->str) : 0;
    bytes_put_u(&k->body, index << IR_PACK_OPND_SHIFT | o->kind);
    if (o->kind == IR_O_INT) bytes_put_i(&k->body, o->v);
}

static void put_instr(struct packer *k, const struct ir_instr *i)
{
    bool dst = ir_op_has_dst(i->op) && i->dst != IR_NONE;
    bytes_put_u8(&k->body, (uint8_t)(i->op | (dst ? IR_PACK_DST : 0) | (i->flags ? IR_PACK_FLAGS : 0)));
    put_pos(k, i->pos);
    if (dst) bytes_put_u(&k->body, i->dst);
    if (i->flags) bytes_put_u(&k->body, i->flags);
    if (i->op == IR_LIVE || i->op == IR_DEAD) bytes_put_u(&k->body, i->a.index);
    if (i->op == IR_BIN || i->op == IR_UN) bytes_put_u8(&k->body, i->sub);
    if (ir_op_has_type(i->op)) put_index1(k, i->type);
    if (ir_op_has_a(i->op)) put_opnd(k, &i->a);
    if (i->op == IR_BIN) put_opnd(k, &i->b);
    if (ir_op_has_args(i->op)) {
        bytes_put_u(&k->body, i->n_args);
        for (uint32_t n = 0; n < i->n_args; n++) put_opnd(k, &i->args[n]);
    }
}

static void put_term(struct packer *k, const struct ir_term *t)
{
    bytes_put_u8(&k->body, (uint8_t)(t->kind | t->branch << IR_PACK_BRANCH_SHIFT));
    put_pos(k, t->pos);
    if (t->kind != IR_GOTO && t->kind != IR_UNREACHABLE) put_opnd(k, &t->opnd);
    if (t->kind == IR_BR || t->kind == IR_SWITCH) put_string(k, t->text);
    if (t->kind == IR_IGOTO) bytes_put_u(&k->body, t->n_targets);
    for (uint32_t n = 0; n < t->n_targets; n++) bytes_put_u(&k->body, t->targets[n]);
    if (t->kind != IR_SWITCH) return;
    bytes_put_u(&k->body, t->n_cases);
    for (uint32_t n = 0; n < t->n_cases; n++) {
        const struct ir_case *c = &t->cases[n];
        bytes_put_i(&k->body, c->lo);
        bytes_put_i(&k->body, c->hi);
        bytes_put_u(&k->body, c->target);
        put_string(k, c->text);
        put_pos(k, c->pos);
    }
}

static void put_func(struct packer *k, const struct ir_func *f)
{
    bytes_put_u8(&k->body, (uint8_t)((f->in_header ? IR_PACK_HEADER : 0) | (f->is_init ? IR_PACK_INIT : 0)));
    put_index1(k, f->sym);
    put_pos(k, f->pos);
    put_pos(k, f->end);
    put_vars(k, f);
    put_places(k, f);
    bytes_put_u(&k->body, f->n_blocks);
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        bytes_put_u(&k->body, f->blocks[b].n_instrs);
        for (uint32_t i = 0; i < f->blocks[b].n_instrs; i++) put_instr(k, &f->blocks[b].instrs[i]);
        put_term(k, &f->blocks[b].term);
    }
}

/* ---- units ------------------------------------------------------------------------------------------------ */

void ir_pack(struct bytes_writer *w, const struct ir_unit *u)
{
    struct packer k = {.u = u};
    string_number(&k, "");
    put_string(&k, u->main_file);
    bytes_put_u(&k.body, u->n_files);
    for (uint32_t i = 0; i < u->n_files; i++) put_string(&k, u->files[i]);
    put_positions(&k);
    put_types(&k);
    put_records(&k);
    put_syms(&k);
    bytes_put_u(&k.body, u->n_funcs);
    for (uint32_t i = 0; i < u->n_funcs; i++) put_func(&k, u->funcs[i]);

    bytes_put_raw(w, IR_PACK_MAGIC, strlen(IR_PACK_MAGIC));
    bytes_put_u(w, IR_PACK_VERSION);
    bytes_put_u(w, k.n_strings);
    bytes_put_u(w, k.texts.len);
    bytes_put_raw(w, k.texts.data, k.texts.len);
    bytes_put_raw(w, k.body.data, k.body.len);
    bytes_writer_release(&k.body);
    bytes_writer_release(&k.texts);
    arena_release(&k.arena);
}
