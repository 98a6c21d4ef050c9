/* Bytes to units. The bytes may come from anywhere: every read is bounded, and ir_verify has the last word. */
#include "ir/ir_format.h"

#include "base/bytes.h"
#include "ir/ir_internal.h"

#include <inttypes.h>

struct unpacker {
    struct bytes_reader r;
    struct ir_unit *u;
    struct arena *a;
    const char **strings;
    uint32_t n_strings;
    uint32_t last_pos;
};

/* An array of the unit with exact size; nothing for no elements. */
#define NEW_ARRAY(k, T, n) ((n) ? ARENA_ARRAY((k)->a, T, (n)) : NULL)

/* ---- small parts ------------------------------------------------------------------------------------------ */

static void set_bad(struct unpacker *k)
{
    k->r.bad = true;
    k->r.p = k->r.end; /* loops come to their end fast: every count is 0 from here */
}

static uint32_t get_u32(struct unpacker *k)
{
    uint64_t v = bytes_get_u(&k->r);
    if (v > UINT32_MAX) set_bad(k);
    return (uint32_t)v;
}

static uint32_t get_index1(struct unpacker *k)
{
    return get_u32(k) - 1; /* 0 becomes IR_NONE */
}

static const char *string_at(struct unpacker *k, uint64_t number)
{
    if (number < k->n_strings) return k->strings[number];
    set_bad(k);
    return "";
}

static const char *get_string(struct unpacker *k)
{
    return string_at(k, bytes_get_u(&k->r));
}

/* `base` plus a signed difference; bad outside 0..UINT32_MAX. */
static uint32_t get_diff(struct unpacker *k, uint32_t base)
{
    int64_t d = bytes_get_i(&k->r);
    if (d < -(int64_t)base || d > (int64_t)(UINT32_MAX - base)) {
        set_bad(k);
        return 0;
    }
    return (uint32_t)((int64_t)base + d);
}

static uint32_t get_pos(struct unpacker *k)
{
    return k->last_pos = get_diff(k, k->last_pos);
}

/* ---- unit tables ------------------------------------------------------------------------------------------ */

static void get_strings(struct unpacker *k)
{
    uint64_t n = bytes_get_u(&k->r), size = bytes_get_u(&k->r);
    if (k->r.bad || size > (size_t)(k->r.end - k->r.p) || n > size) {
        set_bad(k);
        return;
    }
    char *texts = arena_strndup(k->a, (const char *)k->r.p, size), *end = texts + size;
    k->r.p += size;
    const char **strings = k->strings = ARENA_ARRAY(k->a, const char *, n + 1);
    k->n_strings = (uint32_t)n;
    for (uint32_t i = 0; i < k->n_strings; i++) {
        if (texts == end) {
            k->n_strings = i;
            set_bad(k);
            return;
        }
        strings[i] = texts;
        texts += strlen(texts) + 1;
        if (texts > end) set_bad(k); /* the last text ends in our NUL, not in one of the table */
    }
    if (texts != end) set_bad(k);
}

static void get_positions(struct unpacker *k)
{
    struct ir_unit *u = k->u;
    u->n_positions = u->cap_positions = bytes_get_count(&k->r, 3);
    u->positions = NEW_ARRAY(k, struct ir_pos, u->n_positions);
    struct ir_pos last = {0};
    for (uint32_t i = 0; i < u->n_positions && !k->r.bad; i++) {
        uint8_t head = bytes_get_u8(&k->r);
        struct ir_pos *p = &u->positions[i];
        p->file = head & IR_PACK_SAME_FILE ? last.file : get_index1(k);
        p->line = get_diff(k, last.line);
        p->col = get_u32(k);
        bool spelled = head & IR_PACK_SPELLED;
        p->spell_file = spelled ? get_index1(k) : p->file;
        p->spell_line = spelled ? get_diff(k, last.spell_line) : p->line;
        p->spell_col = spelled ? get_u32(k) : p->col;
        last = *p;
    }
}

static void get_types(struct unpacker *k)
{
    struct ir_unit *u = k->u;
    u->n_types = u->cap_types = bytes_get_count(&k->r, 2);
    u->types = NEW_ARRAY(k, struct ir_type, u->n_types);
    for (uint32_t i = 0; i < u->n_types && !k->r.bad; i++) {
        uint8_t head = bytes_get_u8(&k->r);
        struct ir_type *t = &u->types[i];
        t->kind = head & IR_PACK_KIND_MASK;
        t->is_unsigned = head & IR_PACK_UNSIGNED;
        t->name = get_string(k);
        if (t->kind == IR_T_INT) t->bits = bytes_get_u8(&k->r);
        if (t->kind == IR_T_ARRAY) t->count = get_u32(k);
        bool has_elem = t->kind == IR_T_PTR || t->kind == IR_T_ARRAY || t->kind == IR_T_FUNC;
        t->elem = has_elem ? get_index1(k) : IR_NONE;
        t->record = t->kind == IR_T_RECORD ? get_index1(k) : IR_NONE;
        ir_type_normalize(t);
    }
}

static void get_records(struct unpacker *k)
{
    struct ir_unit *u = k->u;
    u->n_records = u->cap_records = bytes_get_count(&k->r, 6);
    u->records = NEW_ARRAY(k, struct ir_record, u->n_records);
    for (uint32_t i = 0; i < u->n_records && !k->r.bad; i++) {
        uint8_t head = bytes_get_u8(&k->r);
        struct ir_record *r = &u->records[i];
        r->is_union = head & IR_PACK_UNION;
        r->complete = head & IR_PACK_COMPLETE;
        r->name = get_string(k);
        r->usr = get_string(k);
        r->file = get_index1(k);
        r->line = get_u32(k);
        r->n_fields = bytes_get_count(&k->r, 2);
        r->fields = NEW_ARRAY(k, struct ir_field, r->n_fields);
        for (uint32_t f = 0; f < r->n_fields && !k->r.bad; f++) {
            r->fields[f].name = get_string(k);
            r->fields[f].type = get_index1(k);
        }
    }
}

static void get_syms(struct unpacker *k)
{
    struct ir_unit *u = k->u;
    u->n_syms = u->cap_syms = bytes_get_count(&k->r, 9);
    u->syms = NEW_ARRAY(k, struct ir_sym, u->n_syms);
    for (uint32_t i = 0; i < u->n_syms && !k->r.bad; i++) {
        struct ir_sym *s = &u->syms[i];
        s->kind = bytes_get_u8(&k->r);
        s->flags = get_u32(k);
        s->name = get_string(k);
        s->usr = get_string(k);
        s->type = get_index1(k);
        s->file = get_index1(k);
        s->line = get_u32(k);
        s->n_params = bytes_get_count(&k->r, 1);
        s->params = NEW_ARRAY(k, uint32_t, s->n_params);
        for (uint32_t p = 0; p < s->n_params; p++) s->params[p] = get_index1(k);
        s->n_annotations = bytes_get_count(&k->r, 2);
        s->annotations = NEW_ARRAY(k, struct ir_annotation, s->n_annotations);
        for (uint32_t n = 0; n < s->n_annotations; n++) {
            s->annotations[n].text = get_string(k);
            s->annotations[n].pos = get_u32(k);
        }
    }
}

/* ---- functions -------------------------------------------------------------------------------------------- */

static void get_vars(struct unpacker *k, struct ir_func *f)
{
    f->n_vars = f->cap_vars = bytes_get_count(&k->r, 4);
    f->n_params = get_u32(k);
    f->vars = NEW_ARRAY(k, struct ir_var, f->n_vars);
    for (uint32_t i = 0; i < f->n_vars && !k->r.bad; i++) {
        uint8_t head = bytes_get_u8(&k->r);
        f->vars[i] = (struct ir_var){.kind = head & IR_PACK_VAR_KIND_MASK, .addr_taken = head & IR_PACK_ADDR_TAKEN};
        f->vars[i].name = get_string(k);
        f->vars[i].type = get_index1(k);
        f->vars[i].pos = get_pos(k);
    }
}

static void get_proj(struct unpacker *k, struct ir_proj *j)
{
    uint64_t head = bytes_get_u(&k->r);
    if (head >> IR_PACK_PROJ_SHIFT > UINT32_MAX) set_bad(k);
    j->kind = head & IR_PACK_PROJ_MASK;
    j->a = (uint32_t)(head >> IR_PACK_PROJ_SHIFT);
    if (j->kind == IR_PROJ_FIELD || (j->kind == IR_PROJ_INDEX && j->a == IR_INDEX_VAR)) j->b = get_u32(k);
    if (j->kind == IR_PROJ_INDEX && j->a == IR_INDEX_CONST) j->v = bytes_get_i(&k->r);
    ir_proj_normalize(j);
}

static void get_places(struct unpacker *k, struct ir_func *f)
{
    f->n_places = f->cap_places = bytes_get_count(&k->r, 3);
    f->places = NEW_ARRAY(k, struct ir_place, f->n_places);
    for (uint32_t i = 0; i < f->n_places && !k->r.bad; i++) {
        struct ir_place *p = &f->places[i];
        uint64_t head = bytes_get_u(&k->r);
        if (head >> 1 > UINT32_MAX) set_bad(k);
        p->base = head & 1 ? IR_BASE_GLOBAL : IR_BASE_VAR;
        p->index = (uint32_t)(head >> 1);
        p->type = get_index1(k);
        p->n_projs = bytes_get_count(&k->r, 1);
        p->projs = NEW_ARRAY(k, struct ir_proj, p->n_projs);
        for (uint32_t n = 0; n < p->n_projs && !k->r.bad; n++) get_proj(k, &p->projs[n]);
    }
}

static void get_opnd(struct unpacker *k, struct ir_opnd *o)
{
    uint64_t head = bytes_get_u(&k->r), index = head >> IR_PACK_OPND_SHIFT;
    if (index > UINT32_MAX) set_bad(k);
    o->kind = head & IR_PACK_OPND_MASK;
    if (o->kind == IR_O_STR)
        o->str = string_at(k, index);
    else
        o->index = (uint32_t)index;
    if (o->kind == IR_O_INT) o->v = bytes_get_i(&k->r);
}

static void get_instr(struct unpacker *k, struct ir_instr *i)
{
    uint8_t head = bytes_get_u8(&k->r);
    i->op = head & IR_PACK_OP_MASK;
    i->pos = get_pos(k);
    i->dst = head & IR_PACK_DST ? get_u32(k) : IR_NONE;
    uint32_t flags = head & IR_PACK_FLAGS ? get_u32(k) : 0;
    if (flags > UINT8_MAX) set_bad(k);
    i->flags = (uint8_t)flags;
    if (i->op == IR_LIVE || i->op == IR_DEAD) i->a.index = get_u32(k);
    if (i->op == IR_BIN || i->op == IR_UN) i->sub = bytes_get_u8(&k->r);
    i->type = ir_op_has_type(i->op) ? get_index1(k) : IR_NONE;
    if (ir_op_has_a(i->op)) get_opnd(k, &i->a);
    if (i->op == IR_BIN) get_opnd(k, &i->b);
    if (!ir_op_has_dst(i->op)) i->dst = IR_NONE;
    if (!ir_op_has_args(i->op)) return;
    i->n_args = bytes_get_count(&k->r, 1);
    i->args = NEW_ARRAY(k, struct ir_opnd, i->n_args);
    for (uint32_t n = 0; n < i->n_args && !k->r.bad; n++) get_opnd(k, &i->args[n]);
}

static void get_cases(struct unpacker *k, struct ir_term *t)
{
    t->n_cases = bytes_get_count(&k->r, 5);
    t->cases = NEW_ARRAY(k, struct ir_case, t->n_cases);
    for (uint32_t n = 0; n < t->n_cases && !k->r.bad; n++) {
        struct ir_case *c = &t->cases[n];
        c->lo = bytes_get_i(&k->r);
        c->hi = bytes_get_i(&k->r);
        c->target = get_u32(k);
        c->text = get_string(k);
        c->pos = get_pos(k);
    }
}

static void get_term(struct unpacker *k, struct ir_term *t)
{
    uint8_t head = bytes_get_u8(&k->r);
    t->kind = head & IR_PACK_TERM_MASK;
    t->branch = head >> IR_PACK_BRANCH_SHIFT;
    t->pos = get_pos(k);
    t->text = "";
    if (t->kind != IR_GOTO && t->kind != IR_UNREACHABLE) get_opnd(k, &t->opnd);
    if (t->kind == IR_BR || t->kind == IR_SWITCH) t->text = get_string(k);
    switch (t->kind) {
    case IR_GOTO:
    case IR_SWITCH: t->n_targets = 1; break;
    case IR_BR: t->n_targets = 2; break;
    case IR_IGOTO: t->n_targets = bytes_get_count(&k->r, 1); break;
    default: break;
    }
    t->targets = NEW_ARRAY(k, uint32_t, t->n_targets);
    for (uint32_t n = 0; n < t->n_targets; n++) t->targets[n] = get_u32(k);
    if (t->kind == IR_SWITCH) get_cases(k, t);
}

static void get_func(struct unpacker *k, struct ir_func *f)
{
    uint8_t head = bytes_get_u8(&k->r);
    f->in_header = head & IR_PACK_HEADER;
    f->is_init = head & IR_PACK_INIT;
    f->sym = get_index1(k);
    f->pos = get_pos(k);
    f->end = get_pos(k);
    get_vars(k, f);
    get_places(k, f);
    f->n_blocks = f->cap_blocks = bytes_get_count(&k->r, 3);
    f->blocks = NEW_ARRAY(k, struct ir_block, f->n_blocks);
    for (uint32_t b = 0; b < f->n_blocks && !k->r.bad; b++) {
        struct ir_block *block = &f->blocks[b];
        block->n_instrs = block->cap_instrs = bytes_get_count(&k->r, 3);
        block->instrs = NEW_ARRAY(k, struct ir_instr, block->n_instrs);
        for (uint32_t i = 0; i < block->n_instrs && !k->r.bad; i++) get_instr(k, &block->instrs[i]);
        get_term(k, &block->term);
    }
}

/* ---- units ------------------------------------------------------------------------------------------------ */

static void get_unit(struct unpacker *k)
{
    struct ir_unit *u = k->u;
    get_strings(k);
    u->main_file = get_string(k);
    u->n_files = u->cap_files = bytes_get_count(&k->r, 1);
    u->files = NEW_ARRAY(k, const char *, u->n_files);
    for (uint32_t i = 0; i < u->n_files; i++) u->files[i] = get_string(k);
    get_positions(k);
    get_types(k);
    get_records(k);
    get_syms(k);
    uint32_t n = bytes_get_count(&k->r, 8);
    u->funcs = NEW_ARRAY(k, struct ir_func *, n);
    u->cap_funcs = n;
    for (; u->n_funcs < n && !k->r.bad; u->n_funcs++) {
        u->funcs[u->n_funcs] = ARENA_NEW(k->a, struct ir_func);
        get_func(k, u->funcs[u->n_funcs]);
    }
}

struct ir_unit *ir_unpack(const void *data, size_t len, struct err *e)
{
    size_t magic = strlen(IR_PACK_MAGIC);
    struct unpacker k = {.r = {.p = data, .end = (const uint8_t *)data + len}};
    if (len < magic || memcmp(data, IR_PACK_MAGIC, magic) != 0) {
        err_set(e, "packed IR: these bytes are something else");
        return NULL;
    }
    k.r.p += magic;
    uint64_t version = bytes_get_u(&k.r);
    if (version != IR_PACK_VERSION) {
        err_set(e, "packed IR of version %" PRIu64 ", this program reads version %d", version, (int)IR_PACK_VERSION);
        return NULL;
    }
    k.u = ir_unit_new("");
    k.a = &k.u->arena;
    get_unit(&k);
    if (k.r.bad || k.r.p != k.r.end) {
        err_set(e, "packed IR: the bytes are damaged");
    } else if (ir_verify(k.u, e) == 0) {
        return k.u;
    }
    ir_unit_free(k.u);
    return NULL;
}
