/* Digests of what stands before the analysis of functions begins: all that it may look at besides code and summaries.
 */
#include "engine/kept.h"

#include "base/hash.h"

#include <string.h>

uint64_t kept_mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

static uint64_t mix_str(uint64_t h, const char *s)
{
    return hash_cstr(s ? s : "", h);
}

static uint64_t rule_of(const struct program *p, const struct rule_func *rf)
{
    if (!rf) return 0;
    uint32_t i = 0;
    while (i < rules_n_packs(p->rules) && rules_pack(p->rules, i) != rf->pack) i++;
    return ((uint64_t)i << 32 | (uint64_t)(rf - rf->pack->funcs)) + 1;
}

static uint64_t sym_digest(const struct program *p, uint32_t i)
{
    const struct psym *s = &p->syms[i];
    bool body = s->func != IR_NONE;
    uint64_t h = mix_str(mix_str(mix_str(1, s->usr), s->name), s->decl_file);
    if (s->program) h = mix_str(h, s->program);
    h = kept_mix(h, (uint64_t)s->kind << 32 | s->flags);
    h = kept_mix(h, (uint64_t)s->n_params << 32 | (body ? p->funcs[s->func].f->n_params + 1u : 0u));
    h = kept_mix(h, rule_of(p, s->rule));
    h = kept_mix(h, (uint64_t)s->header_borrows | (uint64_t)(s->destructor != 0) << 1 | (uint64_t)s->ambiguous << 2 |
                        (uint64_t)s->never_written << 3 | (uint64_t)s->has_value << 4 |
                        (uint64_t)p->contexts->nonblocking[i] << 5);
    h = kept_mix(kept_mix(h, (uint64_t)s->value), (uint64_t)s->offset);
    h = kept_mix(h, body && p->contexts->never_given[s->func]);
    return kept_mix(h, p->contexts->sym_args[i]);
}

static uint64_t kind_digest(uint64_t h, const struct rule_kind *k)
{
    return k ? mix_str(kept_mix(h, 1), k->qual) : kept_mix(h, 0);
}

static uint64_t record_digest(const struct precord *r)
{
    uint64_t h = mix_str(mix_str(mix_str(2, r->r->usr), r->key), r->name);
    h = kept_mix(h, (uint64_t)r->r->n_fields << 3 | (uint64_t)r->is_union << 2 | (uint64_t)r->is_private << 1 |
                        r->r->complete);
    for (uint32_t f = 0; f < r->r->n_fields; f++) {
        uint32_t t = r->r->fields[f].type;
        h = mix_str(mix_str(h, r->r->fields[f].name), t < r->unit->n_types ? r->unit->types[t].name : "");
        if (r->boxes) h = kind_digest(h, r->boxes[f]);
    }
    return kind_digest(h, r->box);
}

/* What annotations in the sources say is a pack of its own, whose text nobody has. */
static uint64_t annotations(const struct program *p, uint64_t h)
{
    for (uint32_t ui = 0; p->own_rules && ui < p->n_units; ui++)
        for (uint32_t i = 0; i < p->units[ui]->n_syms; i++) {
            const struct ir_sym *s = &p->units[ui]->syms[i];
            for (uint32_t k = 0; k < s->n_annotations; k++) h = mix_str(mix_str(h, s->usr), s->annotations[k].text);
        }
    return h;
}

/* Strict packs count when the program calls one of their functions. */
static uint64_t packs_called(const struct program *p, struct kept *k)
{
    uint32_t n = rules_n_packs(p->rules);
    bool *called = ARENA_ARRAY(&k->arena, bool, n + 2);
    for (uint32_t i = 0; i < p->n_syms; i++)
        called[rule_of(p, p->syms[i].rule) ? rule_of(p, p->syms[i].rule) >> 32 : n] = true;
    called[n] = false;
    return hash_bytes(called, n, 3);
}

static uint64_t program_digest(const struct program *p, struct kept *k)
{
    const struct engine_options *o = &p->opts;
    uint64_t h = kept_mix(rules_hash(p->rules), packs_called(p, k));
    h = kept_mix(h, (uint64_t)o->max_states << 32 | o->max_steps);
    h = kept_mix(h, (uint64_t)o->main_exit << 8 | (uint64_t)o->whole_program << 2 | (uint64_t)p->contexts->any << 1 |
                        p->contexts->sets_nonblock);
    return annotations(p, h);
}

static uint64_t unit_digest(const struct program *p, const struct kept *k, uint32_t ui)
{
    const struct ir_unit *u = p->units[ui];
    if (!k->io->units[ui][0]) return 0;
    uint64_t h = mix_str(4, k->io->units[ui]);
    for (uint32_t i = 0; i < u->n_syms; i++) h = kept_mix(h, k->syms[p->unit_syms[ui][i]]);
    for (uint32_t i = 0; i < u->n_records; i++) h = kept_mix(h, k->records[p->unit_records[ui][i]]);
    return h ? h : 1;
}

/* ---- names ---- */

static struct kept_name *name_slot(const struct kept *k, uint64_t name, bool record)
{
    uint32_t i = (uint32_t)name & k->names_mask;
    while (k->names[i].taken && (k->names[i].name != name || k->names[i].record != record)) i = (i + 1) & k->names_mask;
    return &k->names[i];
}

uint32_t kept_find(const struct kept *k, uint64_t name, bool record)
{
    const struct kept_name *n = name_slot(k, name, record);
    return n->taken ? n->index : IR_NONE;
}

static void name_all(const struct program *p, struct kept *k)
{
    uint32_t size = 64;
    while (size < (p->n_syms + p->n_records) * 2) size *= 2;
    k->names = ARENA_ARRAY(&k->arena, struct kept_name, size);
    k->names_mask = size - 1;
    k->sym_names = ARENA_ARRAY(&k->arena, uint64_t, p->n_syms + 1);
    k->record_names = ARENA_ARRAY(&k->arena, uint64_t, p->n_records + 1);
    k->said = ARENA_ARRAY(&k->arena, uint64_t, p->n_syms + p->n_records + 1);
    for (uint32_t i = 0; i < p->n_syms; i++) {
        const struct psym *s = &p->syms[i];
        k->sym_names[i] = hash_cstr(s->usr, s->program ? hash_cstr(s->program, 9) : 7);
        *name_slot(k, k->sym_names[i], false) = (struct kept_name){k->sym_names[i], i, false, true};
    }
    for (uint32_t i = 0; i < p->n_records; i++) {
        k->record_names[i] = hash_cstr(p->records[i].key, 8);
        *name_slot(k, k->record_names[i], true) = (struct kept_name){k->record_names[i], i, true, true};
    }
}

void kept_facts(const struct program *p, struct kept *k)
{
    uint32_t next = 0;
    name_all(p, k);
    k->program = program_digest(p, k);
    k->syms = ARENA_ARRAY(&k->arena, uint64_t, p->n_syms + 1);
    k->records = ARENA_ARRAY(&k->arena, uint64_t, p->n_records + 1);
    k->leaves = ARENA_ARRAY(&k->arena, uint64_t, p->n_records + 1);
    k->units = ARENA_ARRAY(&k->arena, uint64_t, p->n_units + 1);
    k->ordinals = ARENA_ARRAY(&k->arena, uint32_t, p->n_funcs + 1);
    for (uint32_t i = 0; i < p->n_syms; i++) k->syms[i] = sym_digest(p, i);
    for (uint32_t i = 0; i < p->n_records; i++) k->records[i] = record_digest(&p->records[i]);
    for (uint32_t i = 0; i < p->n_units; i++) k->units[i] = unit_digest(p, k, i);
    for (uint32_t i = 0; i < p->n_funcs; i++) { /* functions stand in order of their units */
        const struct pfunc *pf = &p->funcs[i];
        if (i && p->funcs[i - 1].unit_index != pf->unit_index) next = 0;
        while (pf->unit->funcs[next] != pf->f) next++;
        k->ordinals[i] = next;
    }
}
