/* See pch_arrive in pch_replay.h. */
#include "frontend/pch_replay.h"

#include "base/ds.h"
#include "base/path.h"

#include <string.h>

uint32_t pch_arrive_counting_left(const struct replay *r)
{
    for (uint32_t i = 0; r->p->any_counting && i < r->p->words; i++) {
        uint64_t left = r->p->counting[i] & ~r->k->arrived[i];
        if (left) return i * 64 + (uint32_t)__builtin_ctzll(left);
    }
    return PCH_NOBODY;
}

/* The first bit in which `set`, cut down to those below `below`, differs from what is `done` of it; UINT32_MAX. */
static uint32_t differing(const uint64_t *set, const uint64_t *done, uint32_t words, uint32_t below)
{
    for (uint32_t i = 0; i < words; i++) {
        if (!set[i]) continue;
        uint64_t mask = i < below / 64 ? ~UINT64_C(0) : i > below / 64 ? 0 : (UINT64_C(1) << below % 64) - 1;
        uint64_t differ = set[i] & (mask ^ done[i]);
        if (differ) return i * 64 + (uint32_t)__builtin_ctzll(differ);
    }
    return UINT32_MAX;
}

static uint32_t file_with(const struct pch *p, uint32_t segment)
{
    for (uint32_t i = 0; i < p->n_files; i++) {
        if (p->files[i].segment == segment) return i;
        for (uint32_t k = 0; k < p->files[i].n_kids; k++)
            if (p->files[i].kids[k].segment == segment) return i;
    }
    return 0;
}

void pch_arrive_soften(struct replay *r, uint32_t file, uint64_t hash, bool own)
{
    struct softened_key key = {hash, (uint64_t)file << 1 | own};
    hmput(r->softened, key, true);
}

bool pch_arrive_softened(const struct replay *r, uint32_t file, uint64_t hash, bool own)
{
    struct softened *map = r->softened;
    struct softened_key key = {hash, (uint64_t)file << 1 | own};
    return map && hmgeti(map, key) >= 0;
}

/* Marks the words of the segment's row whose introductions differ from those of the header's order. */
static void soften_file(struct replay *r, uint32_t file, uint32_t segment, const uint64_t *row)
{
    const struct pch *p = r->p;
    uint32_t end, names_end;
    for (uint32_t i = pch_soft_mentions_of(p, file, &end); i < end; i++) {
        const struct pch_soft_mention *m = &p->soft_mentions[i];
        for (uint32_t k = pch_names_of(p, m->hash, &names_end); k < names_end; k++) {
            uint32_t s = p->names[k].segment;
            if (p->names[k].kind != PCH_MACRO || s == UINT32_MAX || !pch_bit(row, s)) continue;
            if ((s < segment) != pch_bit(r->done, s)) pch_arrive_soften(r, file, m->hash, m->own);
        }
    }
}

/* As a text, the one that comes too early would not see what it saw in the header: it is the later one that has to be
 * text. */
static uint32_t culprit(const struct replay *r, uint32_t file, uint32_t segment, uint32_t other)
{
    return other < segment ? file_with(r->p, other) : file;
}

/* The segments that matter to this one must be those before it that mattered to it in the header. */
static void read_segment(struct replay *r, uint32_t file, uint32_t segment)
{
    const struct pch *p = r->p;
    if (segment == UINT32_MAX || r->over) return;
    const uint64_t *row = p->deps + (size_t)p->deps_words * segment;
    uint32_t other = differing(row, r->done, p->deps_words, segment);
    if (other != UINT32_MAX)
        pch_replay_refuse(r, culprit(r, file, segment, other), "%s and %s come in another order", p->files[file].path,
                          p->files[file_with(p, other)].path);
    row = p->soft_deps + (size_t)p->deps_words * segment;
    if (differing(row, r->done, p->deps_words, segment) != UINT32_MAX) soften_file(r, file, segment, row);
    pch_set(r->done, segment);
}

/* `inner` is, by its name, in the folder of its includer or below: where the includer goes by another name it may, too.
 */
static bool is_beside(const char *includer, const char *inner)
{
    size_t n = (size_t)(path_basename(includer) - includer);
    return strncmp(includer, inner, n) == 0;
}

static void arrive(struct replay *r, uint32_t file, int depth, bool renamed, bool by_system)
{
    const struct pch *p = r->p;
    const struct pch_file *f = &p->files[file];
    if (r->over || pch_bit(r->k->arrived, file)) return;
    if (depth > 4096) {
        pch_replay_refuse(r, PCH_NOBODY, "includes nested too deeply");
        return;
    }
    if (by_system && !f->system) /* it would be taken for one, too */
        pch_replay_refuse(r, file, "%s is included by a header of the system", f->path);
    if (pch_bit(r->late, file))
        pch_replay_refuse(r, file, "%s depends on %.60s, which is another one here", f->path, r->why_late[file]);
    if (f->names_itself && renamed)
        pch_replay_refuse(r, file, "%s says its name, which is spelled otherwise here", f->path);
    if (f->counts && differing(p->counting, r->k->arrived, p->words, file) != UINT32_MAX)
        pch_replay_refuse(r, file, "%s counts with __COUNTER__ and comes in another order", f->path);
    pch_setup_file(r, file);
    pch_set(r->k->arrived, file);
    r->k->order[file] = ++r->k->n_arrived;
    read_segment(r, file, f->segment);
    for (uint32_t i = 0; i < f->n_kids && !f->reentrant; i++) {
        const struct pch_file *kid = &p->files[f->kids[i].file];
        bool beside = renamed && is_beside(f->name, kid->name);
        arrive(r, f->kids[i].file, depth + 1, beside, f->system);
        for (uint32_t k = 0; f->kids[i].whole && k < kid->n_whole; k++)
            arrive(r, kid->whole[k], depth + 1, beside, f->system);
        read_segment(r, file, f->kids[i].segment);
    }
}

bool pch_arrive_whole(struct replay *r, uint32_t file, bool renamed)
{
    const struct pch_file *f = &r->p->files[file];
    if (!f->n_whole || pch_bit(r->touched, file)) return false;
    for (uint32_t i = 0; i < f->n_whole; i++)
        arrive(r, f->whole[i], 0, renamed && is_beside(f->name, r->p->files[f->whole[i]].name), f->system);
    return true;
}

void pch_arrive_late(struct replay *r, uint32_t file, const char *why)
{
    pch_set(r->late, file);
    r->why_late[file] = why;
}

/* By the folder that it is found in: one of -I counts before clang's own. */
static bool is_of_system(const struct replay *r, const char *path)
{
    const struct pch *p = r->p;
    bool of_system = false;
    for (uint32_t i = 0; i + 1 < r->k->n_args && !of_system; i++)
        if (strcmp(r->k->args[i], "-isystem") == 0)
            of_system = path_is_under(path_join(r->k->arena, r->k->dir, r->k->args[i + 1]), path);
    if (of_system) return true;
    for (uint32_t i = 0; i < p->n_system && !of_system; i++) of_system = path_is_under(p->system[i], path);
    for (uint32_t i = 0; i < p->flags.n_dirs && of_system; i++) {
        bool own = true;
        for (uint32_t k = 0; k < p->n_system && own; k++) own = strcmp(p->system[k], p->flags.dirs[i]) != 0;
        of_system = !(own && path_is_under(p->flags.dirs[i], path));
    }
    return of_system;
}

void pch_arrive(struct replay *r, uint32_t file, bool renamed)
{
    bool by_system = false;
    for (uint32_t i = 0; i < r->depth && !by_system; i++)
        by_system = r->stack[i].text && is_of_system(r, r->stack[i].text->path);
    arrive(r, file, 0, renamed, by_system);
}
