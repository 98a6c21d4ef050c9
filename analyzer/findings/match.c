/* Pairing by sorting both sides: exact fingerprints, then those that survive a rename. */
#include "findings/match.h"

#include "base/err.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

struct side {
    const char *print;
    uint32_t index;
};

static int side_cmp(const void *pa, const void *pb)
{
    const struct side *a = pa, *b = pb;
    int d = strcmp(a->print, b->print);
    return d ? d : (a->index > b->index) - (a->index < b->index);
}

struct matching {
    const struct finding_key *old, *fresh;
    bool (*gone)(void *ctx, const char *path);
    void *ctx;
    bool *taken; /* old ones that have a partner */
    uint32_t *partner;
};

static uint32_t collect(struct side *out, const struct finding_key *keys, uint32_t n, bool renames, const bool *skip,
                        const uint32_t *partner)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if ((skip && skip[i]) || (partner && partner[i] != FINDING_UNMATCHED)) continue;
        out[kept++] = (struct side){renames ? keys[i].rename_fingerprint : keys[i].fingerprint, i};
    }
    if (kept) qsort(out, kept, sizeof *out, side_cmp);
    return kept;
}

/* main() is external and yet every program has its own. */
static bool is_unique(const char *usr)
{
    return str_starts(usr, "c:@F@") && strcmp(usr, "c:@F@main") != 0;
}

static bool may_pair(const struct matching *m, uint32_t o, uint32_t f, bool renames)
{
    if (!renames) return true;
    return is_unique(m->fresh[f].usr) || (m->gone && m->gone(m->ctx, m->old[o].path));
}

/* Within a group of equal fingerprints the sides pair in order; an old one that may not is passed over. */
static void pair(struct matching *m, const struct side *old, uint32_t n_old, const struct side *fresh, uint32_t n,
                 bool renames)
{
    uint32_t o = 0;
    for (uint32_t f = 0; f < n; f++) {
        while (o < n_old && strcmp(old[o].print, fresh[f].print) < 0) o++;
        uint32_t at = o;
        while (at < n_old && strcmp(old[at].print, fresh[f].print) == 0 &&
               (m->taken[old[at].index] || !may_pair(m, old[at].index, fresh[f].index, renames)))
            at++;
        if (at == n_old || strcmp(old[at].print, fresh[f].print) != 0) continue;
        m->taken[old[at].index] = true;
        m->partner[fresh[f].index] = old[at].index;
    }
}

void finding_match(const struct finding_key *old, uint32_t n_old, const struct finding_key *fresh, uint32_t n_fresh,
                   bool (*gone)(void *ctx, const char *path), void *ctx, uint32_t *partner)
{
    struct matching m = {.old = old, .fresh = fresh, .gone = gone, .ctx = ctx, .partner = partner};
    struct side *a = xmalloc(sizeof *a * (n_old + 1)), *b = xmalloc(sizeof *b * (n_fresh + 1));
    m.taken = xmalloc(n_old + 1);
    memset(m.taken, 0, n_old + 1);
    for (uint32_t i = 0; i < n_fresh; i++) partner[i] = FINDING_UNMATCHED;
    for (int renames = 0; renames < 2; renames++) {
        uint32_t na = collect(a, old, n_old, renames, m.taken, NULL);
        uint32_t nb = collect(b, fresh, n_fresh, renames, NULL, partner);
        pair(&m, a, na, b, nb, renames);
    }
    free(m.taken);
    free(a);
    free(b);
}
