/*
 * Narrowing: of a header that some units may not use, the part that they may. Lines are taken one by one, each time the
 * one with which the header is worth most, its own price taken off; a unit that blames a file of the lines taken is
 * lost. Small lines count, too: what is not in the header is a text, which may say something to those that are.
 */
#include "frontend/pch_facts.h"

#include "base/path.h"

#include <stdlib.h>
#include <string.h>

#define MIN_INNER (256u << 10) /* bytes below a file that is offered as a line of its own */
#define PRICE     3            /* so many units must want a file for it to pay */

#define MAX_CANDIDATES 128
#define MAX_RECKONED   128 /* units, while lines are chosen */

struct candidate {
    const char *line;
    uint32_t file;
    uint64_t *holds; /* the file and all below */
    bool taken;
};

struct narrow {
    const struct pch *p;
    const struct pch_unit *units;
    uint32_t n_units, words;
    uint32_t step; /* so many units are reckoned by one of them */
    struct arena *a;
    struct candidate *candidates;
    uint32_t n_candidates, cap_candidates;
    uint64_t *set; /* of the header so far */
};

static void add_below(struct narrow *n, uint32_t file, uint64_t *set)
{
    const struct pch *p = n->p;
    uint32_t *stack = ARENA_ARRAY(n->a, uint32_t, p->n_files + 1), left = 0;
    if (!pch_bit(set, file)) stack[left++] = file;
    pch_set(set, file);
    while (left) {
        const struct pch_file *f = &p->files[stack[--left]];
        for (uint32_t i = 0; i < f->n_kids; i++) {
            if (pch_bit(set, f->kids[i].file)) continue;
            pch_set(set, f->kids[i].file);
            stack[left++] = f->kids[i].file;
        }
    }
}

static uint64_t bytes_of(const struct pch *p, const uint64_t *set)
{
    uint64_t bytes = 0;
    for (uint32_t w = 0; w < p->words; w++)
        for (uint64_t left = set[w]; left; left &= left - 1)
            bytes += p->files[w * 64 + (uint32_t)__builtin_ctzll(left)].bytes;
    return bytes;
}

/* ---- candidates ---- */

static void add_candidate(struct narrow *n, const char *line, uint32_t file)
{
    struct candidate c = {.line = line, .file = file, .holds = ARENA_ARRAY(n->a, uint64_t, n->words)};
    add_below(n, file, c.holds);
    ARENA_PUSH(n->a, n->candidates, n->n_candidates, n->cap_candidates, c);
}

/* As its includer names it, when that leads to it from anywhere; else by its path. */
static const char *line_for(const struct narrow *n, uint32_t includer, const char *path)
{
    const struct pch *p = n->p;
    size_t len = strlen(path);
    for (uint32_t i = 0; i < p->n_asked; i++) {
        const char *name = p->spelled[p->asked[i].name];
        size_t tail = strlen(name);
        if (p->asked[i].file == includer && tail < len && path[len - tail - 1] == '/' &&
            strcmp(path + len - tail, name) == 0)
            path = name;
    }
    return arena_sprintf(n->a, "#include \"%s\"", path);
}

static bool is_candidate(const struct narrow *n, uint32_t file)
{
    for (uint32_t i = 0; i < n->n_candidates; i++)
        if (n->candidates[i].file == file) return true;
    return false;
}

/* What a file includes from another folder: a library's inner headers often cannot be included by themselves. */
static void add_inner(struct narrow *n, uint32_t includer)
{
    const struct pch *p = n->p;
    const struct pch_file *f = &p->files[includer];
    size_t dir = (size_t)(path_basename(f->path) - f->path);
    for (uint32_t i = 0; i < f->n_kids && n->n_candidates < MAX_CANDIDATES; i++) {
        uint32_t file = f->kids[i].file;
        const char *path = p->files[file].path;
        if (strncmp(path, f->path, dir) == 0 || is_candidate(n, file) || strpbrk(path, "\"\\\n")) continue;
        add_candidate(n, line_for(n, includer, path), file);
        if (bytes_of(p, n->candidates[n->n_candidates - 1].holds) < MIN_INNER) n->n_candidates--;
    }
}

static void find_candidates(struct narrow *n)
{
    const struct pch *p = n->p;
    for (uint32_t i = 0; i < p->n_files; i++)
        if (p->files[i].given) pch_set(n->set, i);
    for (uint32_t i = 0; i < p->n_tops; i++)
        if (p->tops[i].fixed)
            add_below(n, p->tops[i].file, n->set);
        else if (!is_candidate(n, p->tops[i].file))
            add_candidate(n, p->tops[i].line, p->tops[i].file);
    for (uint32_t i = 0; i < p->n_files; i++) add_inner(n, i);
}

/* ---- choosing ---- */

static bool fits(const struct narrow *n, const struct pch_unit *u, const uint64_t *more)
{
    for (uint32_t w = 0; w < n->words; w++)
        if (u->blamed[w] & (n->set[w] | more[w])) return false;
    return true;
}

/* What the header so far, with `more` in it, spares its units. */
static uint64_t worth(struct narrow *n, const uint64_t *more)
{
    uint64_t all = 0, *shared = ARENA_ARRAY(n->a, uint64_t, n->words);
    for (uint32_t i = 0; i < n->n_units; i += n->step) {
        const struct pch_unit *u = &n->units[i];
        if (!fits(n, u, more)) continue;
        for (uint32_t w = 0; w < n->words; w++) shared[w] = u->wants[w] & (n->set[w] | more[w]);
        uint64_t bytes = bytes_of(n->p, shared);
        if (bytes > PCH_FREE_BYTES) all += (bytes - PCH_FREE_BYTES) * n->step;
    }
    return all;
}

/* False when no line is worth its while any more. */
static bool take_one(struct narrow *n, uint64_t *value)
{
    struct candidate *best = NULL;
    uint64_t most = 0, before = bytes_of(n->p, n->set), *all = ARENA_ARRAY(n->a, uint64_t, n->words);
    for (uint32_t i = 0; i < n->n_candidates; i++) {
        if (n->candidates[i].taken) continue;
        for (uint32_t w = 0; w < n->words; w++) all[w] = n->set[w] | n->candidates[i].holds[w];
        uint64_t gain = worth(n, n->candidates[i].holds), price = *value + (bytes_of(n->p, all) - before) * PRICE;
        if (gain <= price || gain - price <= most) continue;
        most = gain - price;
        best = &n->candidates[i];
    }
    if (!best) return false;
    *value = worth(n, best->holds);
    best->taken = true;
    for (uint32_t w = 0; w < n->words; w++) n->set[w] |= best->holds[w];
    return true;
}

/* Lines that spare next to nothing: as texts (config.h) they would say something to those that the header holds. Taken
 * when most of its units want them and few are lost by them, which most likely are so anyway. */
static void take_small(struct narrow *n)
{
    for (uint32_t i = 0; i < n->n_candidates; i++) {
        struct candidate *c = &n->candidates[i];
        uint32_t served = 0, wanting = 0, lost = 0;
        for (uint32_t k = 0; k < n->n_units && !c->taken; k++) {
            if (!fits(n, &n->units[k], n->set)) continue;
            served++;
            wanting += pch_bit(n->units[k].wants, c->file);
            lost += !fits(n, &n->units[k], c->holds);
        }
        if (c->taken || lost * 3 > wanting || wanting * 2 <= served || bytes_of(n->p, c->holds) >= MIN_INNER) continue;
        c->taken = true;
        for (uint32_t w = 0; w < n->words; w++) n->set[w] |= c->holds[w];
    }
}

static int by_file(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return (x->file > y->file) - (x->file < y->file);
}

void pch_narrow(const struct pch *p, const struct pch_unit *units, uint32_t n_units, struct arena *a,
                struct pch_narrowed *out)
{
    struct arena scratch = {0};
    struct narrow n = {.p = p, .units = units, .n_units = n_units, .words = p->words, .a = &scratch};
    *out = (struct pch_narrowed){.serves = ARENA_ARRAY(a, bool, n_units + 1)};
    n.set = ARENA_ARRAY(&scratch, uint64_t, n.words);
    find_candidates(&n);
    n.step = 1 + n_units / MAX_RECKONED;
    while (take_one(&n, &out->worth)) continue;
    n.step = 1;
    take_small(&n);
    out->worth = worth(&n, n.set);
    if (n.n_candidates) qsort(n.candidates, n.n_candidates, sizeof *n.candidates, by_file);
    out->lines = ARENA_ARRAY(a, const char *, n.n_candidates + 1);
    for (uint32_t i = 0; i < n.n_candidates; i++)
        if (n.candidates[i].taken) out->lines[out->n_lines++] = arena_strdup(a, n.candidates[i].line);
    out->bytes = bytes_of(p, n.set);
    for (uint32_t i = 0; i < n_units; i++) out->serves[i] = fits(&n, &units[i], n.set);
    arena_release(&scratch);
}
