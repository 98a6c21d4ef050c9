/*
 * What functions keep, hand on or release of what globals lead to. Nearly every function of a big program reaches many
 * of the same globals through what it calls: the paths have numbers, and a function's summary lists numbers. A caller
 * that has nothing at stake takes the callee's list over without looking at a single cell.
 */
#include "engine/fan.h"

#include "base/hash.h"

#include <stdlib.h>

enum { MAX_GPATHS = 64 /* of one function: the shortest */ };

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

static uint64_t hash_path(const struct spath *s)
{
    uint64_t h = mix((uint64_t)s->addr << 8 | s->n, s->index);
    for (uint32_t i = 0; i < s->n; i++) h = mix(mix(h, (uint64_t)s->proj[i].kind << 32 | s->proj[i].a), s->proj[i].b);
    return h;
}

/* The same in every run that knows these names, whatever their numbers. */
static uint64_t hash_names(const struct program *p, const struct spath *s)
{
    uint64_t h = hash_cstr(p->syms[s->index].usr, (uint64_t)s->addr << 8 | s->n);
    for (uint32_t i = 0; i < s->n; i++) {
        bool field = s->proj[i].kind == IR_PROJ_FIELD;
        h = mix(h, (uint64_t)s->proj[i].kind << 32 | s->proj[i].b);
        h = field ? hash_cstr(p->records[s->proj[i].a].key, h) : mix(h, s->proj[i].a);
    }
    return h;
}

static struct gpath describe(const struct program *p, const struct spath *s)
{
    struct gpath g = {.path = *s,
                      .record = IR_NONE,
                      .field = s->index,
                      .pfield = IR_NONE,
                      .rank = (uint64_t)s->n << 61 | hash_names(p, s) >> 3};
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->proj[i].kind == IR_PROJ_DEREF) {
            g.deref = true;
            g.record = IR_NONE;
        } else if (s->proj[i].kind == IR_PROJ_FIELD) {
            g.record = s->proj[i].a;
            g.field = s->proj[i].b;
        }
    }
    return g;
}

struct gpath *gpath_at(const struct program *p, uint32_t number)
{
    return blocks_at(&p->gpaths, number, sizeof(struct gpath));
}

static uint32_t *slot(const struct program *p, const struct spath *s)
{
    uint64_t h = hash_path(s);
    while (p->gpath_hash[h & p->gpath_mask] && !spath_eq(&gpath_at(p, p->gpath_hash[h & p->gpath_mask] - 1)->path, s))
        h++;
    return &p->gpath_hash[h & p->gpath_mask];
}

static void grow(struct program *p)
{
    p->gpath_mask = p->gpath_mask ? p->gpath_mask * 2 + 1 : 255;
    p->gpath_hash = ARENA_ARRAY(&p->shared, uint32_t, p->gpath_mask + 1);
    for (uint32_t i = 0; i < p->gpaths.n; i++) *slot(p, &gpath_at(p, i)->path) = i + 1;
}

uint32_t gpaths_number(struct program *p, const struct spath *s)
{
    pthread_mutex_lock(&p->lock);
    if (p->gpaths.n * 2 >= p->gpath_mask) grow(p);
    uint32_t *at = slot(p, s);
    if (!*at) {
        *(struct gpath *)blocks_add(&p->gpaths, &p->shared, sizeof(struct gpath)) = describe(p, s);
        *at = p->gpaths.n;
    }
    uint32_t number = *at - 1;
    pthread_mutex_unlock(&p->lock);
    return number;
}

/* Its cell, for a path that reads nothing. */
static uint32_t cell_of(struct fan *a, const struct spath *s)
{
    uint32_t cell = cell_root(&a->v, CELL_GLOBAL, s->index);
    for (uint32_t i = 0; i < s->n; i++)
        cell = s->proj[i].kind == IR_PROJ_FIELD ? cell_field(&a->v, cell, s->proj[i].a, s->proj[i].b)
                                                : cell_index(&a->v, cell, val_int(&a->v, s->proj[i].a));
    return cell;
}

void gpaths_add(struct fan *a, uint32_t number)
{
    while (number / 64 >= a->n_has_gpath)
        a->has_gpath = arena_grow(&a->arena, a->has_gpath, a->n_has_gpath, &a->n_has_gpath, sizeof *a->has_gpath);
    uint64_t bit = 1ull << number % 64;
    if (a->has_gpath[number / 64] & bit) return;
    a->has_gpath[number / 64] |= bit;
    ARENA_PUSH(&a->arena, a->gpaths, a->n_gpaths, a->cap_gpaths, number);
    const struct gpath *g = gpath_at(a->p, number);
    if (!g->deref)
        fields_touch(a, cell_of(a, &g->path));
    else if (g->record != IR_NONE)
        ARENA_PUSH(&a->arena, a->gfields, a->n_gfields, a->cap_gfields, ((struct gfield){g->record, g->field}));
}

void gpaths_tell(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_gpaths; i++) {
        struct gpath *g = gpath_at(a->p, a->gpaths[i]);
        if (!g->deref || g->record == IR_NONE) continue; /* cells: fields_tell */
        if (g->pfield != IR_NONE)
            fields_released_at(a->p, g->pfield, a->pf->sym);
        else
            g->pfield = fields_released_by(a->p, g->record, g->field, a->pf->sym);
    }
}

/* A handle of the function's may lie where the paths lead. */
static bool has_stake(const struct fan *a, const struct state *s)
{
    if (a->n_boxes || a->seed) return true;
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (s->obs[i].owned) return true;
    return false;
}

void gpaths_called(struct fan *a, struct state *s, uint32_t func, const struct summary *m)
{
    if (!m->n_gpaths) return;
    const struct summary **done = &a->gpaths_of[func % (sizeof a->gpaths_of / sizeof *a->gpaths_of)];
    if (has_stake(a, s)) {
        for (uint32_t i = 0; i < m->n_gpaths; i++) {
            const struct spath path = gpath_at(a->p, m->gpaths[i])->path;
            uint32_t cell = fan_resolve(a, s, &path, NULL, 0, VAL_NONE);
            if (cell == CELL_NONE) continue;
            uint32_t val = path.addr ? val_make(&a->v, VAL_ADDR, cell, 0, 0) : fan_read(a, s, cell, IR_NONE);
            fan_escape(a, s, val, NULL);
        }
    } else if (*done != m) { /* what the state holds elsewhere went out of sight when it was put there */
        for (uint32_t i = 0; i < m->n_gpaths; i++) gpaths_add(a, m->gpaths[i]);
        *done = m;
    }
}

bool gpaths_touched(const struct fan *a, uint32_t record, uint32_t field)
{
    for (uint32_t i = 0; i < a->n_gfields && record != IR_NONE; i++)
        if (a->gfields[i].record == record && a->gfields[i].field == field) return true;
    return false;
}

struct ranked {
    uint64_t rank;
    uint32_t number;
};

static int cmp_rank(const void *x, const void *y)
{
    uint64_t a = ((const struct ranked *)x)->rank, b = ((const struct ranked *)y)->rank;
    return (a > b) - (a < b);
}

void gpaths_end(struct fan *a)
{
    struct summary *m = a->sum;
    struct ranked *all = ARENA_ARRAY(&a->arena, struct ranked, a->n_gpaths + 1);
    for (uint32_t i = 0; i < a->n_gpaths; i++)
        all[i] = (struct ranked){gpath_at(a->p, a->gpaths[i])->rank, a->gpaths[i]};
    if (a->n_gpaths > MAX_GPATHS) qsort(all, a->n_gpaths, sizeof *all, cmp_rank);
    m->n_gpaths = a->n_gpaths < MAX_GPATHS ? a->n_gpaths : MAX_GPATHS;
    m->gpaths = ARENA_ARRAY(&a->arena, uint32_t, m->n_gpaths + 1);
    for (uint32_t i = 0; i < m->n_gpaths; i++) m->gpaths[i] = all[i].number;
}
