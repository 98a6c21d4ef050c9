/* Where macros are defined that may be another file's here: code that has its place there tells them apart. Places
 * outside the project are not told (fe_pos.c). */
#include "frontend/pch_replay.h"

#include "base/ds.h"
#include "base/path.h"

#include <stdio.h>
#include <string.h>

bool pch_places_is_told(const struct pch_check *k, const char *path)
{
    return !k->root || path_is_under(k->root, path);
}

static void add_place(struct pch_check *k, const char *path, uint32_t first, uint32_t last)
{
    if (!pch_places_is_told(k, path)) return;
    struct pch_place place = {path, first, last};
    ARENA_PUSH(k->arena, k->places, k->n_places, k->cap_places, place);
}

void pch_places_list(struct replay *r)
{
    const struct pch *p = r->p;
    struct mine *map = r->doubted;
    uint32_t end;
    for (ptrdiff_t d = 0; d < hmlen(map); d++)
        for (uint32_t i = pch_names_of(p, map[d].key, &end); i < end; i++)
            if (p->names[i].kind == PCH_MACRO || p->names[i].kind == PCH_SKIPPED)
                add_place(r->k, p->files[p->names[i].file].path, p->names[i].first_line, p->names[i].last_line);
    for (uint32_t i = 0; i < r->n_finished; i++) {
        const struct pch_text *t = &r->finished[i]->text;
        for (uint32_t k = 0; k < t->n_macros; k++)
            if (hmgeti(map, t->macros[k].hash) >= 0)
                add_place(r->k, r->finished[i]->path, t->macros[k].first_line, t->macros[k].last_line);
    }
}

static bool is_used(const struct ir_unit *u, uint32_t file, const struct pch_place *place)
{
    for (uint32_t i = 0; i < u->n_positions; i++) {
        const struct ir_pos *pos = &u->positions[i];
        if (pos->spell_file == file && pos->spell_line >= place->first && pos->spell_line <= place->last) return true;
    }
    return false;
}

bool pch_check_places(struct pch_check *k, const struct ir_unit *u)
{
    for (uint32_t f = 0; f < u->n_files && k->n_places; f++)
        for (uint32_t i = 0; i < k->n_places; i++) {
            const struct pch_place *place = &k->places[i];
            if (strcmp(u->files[f], place->path) != 0 || !is_used(u, f, place)) continue;
            snprintf(k->why, sizeof k->why, "code of a macro that several files define: %.150s:%u", place->path,
                     place->first);
            return false;
        }
    return true;
}
