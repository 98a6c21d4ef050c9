/* What a text says, held against what the header's files have said and will say. */
#include "frontend/pch_replay.h"

#include "base/ds.h"

#include <stdlib.h>

void pch_judge_hits(struct replay *r, struct fe_text *t)
{
    const struct pch *p = r->p;
    if (t->hits_of == p) return;
    t->hits_of = p;
    t->n_hits = 0;
    for (uint32_t i = 0; i < t->text.n_words; i++) {
        const struct pch_word *w = &t->text.words[i];
        struct fe_hit hit = {.off = w->off,
                             .use = w->use,
                             .in_define = w->in_define,
                             .soft = w->soft,
                             .opaque = w->opaque,
                             .in_bodies = w->in_bodies > w->in_soft_bodies,
                             .hash = w->hash,
                             .block = w->block};
        hit.from = pch_names_of(p, w->hash, &hit.to);
        if (hit.from == hit.to) continue;
        if (t->n_hits == t->cap_hits) {
            t->cap_hits = t->cap_hits ? t->cap_hits * 2 : 64;
            t->hits = xrealloc(t->hits, sizeof *t->hits * t->cap_hits);
        }
        t->hits[t->n_hits++] = hit;
    }
}

static bool matters(const struct pch_name *n, enum pch_use use)
{
    if (n->kind == PCH_MACRO) return true;
    if (n->kind == PCH_SKIPPED) return false;
    if (n->kind == PCH_OBJECT) return false; /* no word of the preprocessor: see pch_check_first */
    return use == PCH_USE_PLAIN ? n->kind != PCH_TAG : use == PCH_USE_TAG && n->kind == PCH_TAG;
}

/* Which of the macro's definitions is used is not known. */
static void doubt(struct replay *r, uint64_t hash)
{
    hmput(r->doubted, hash, true);
}

/* Somebody who has arrived said the same already. */
static bool is_known(struct replay *r, const struct fe_hit *hit, const struct pch_name *n)
{
    for (uint32_t i = hit->from; i < hit->to; i++) {
        const struct pch_name *o = &r->p->names[i];
        if (o->kind != n->kind || o->variant != n->variant || !pch_bit(r->k->arrived, o->file)) continue;
        if (n->kind == PCH_MACRO) doubt(r, hit->hash);
        return true;
    }
    return false;
}

/* Several files declare the type, each unless another has: whose it is makes no difference. */
static bool is_shared_type(const struct replay *r, const struct fe_hit *hit)
{
    for (uint32_t i = hit->from; i < hit->to; i++)
        if (r->p->names[i].kind == PCH_TYPEDEF && r->p->names[i].variant == PCH_SHARED_TYPE) return true;
    return false;
}

/* What the text defines in blocks that hang on this word may come from the header instead. */
static void soften(struct replay *r, const struct fe_text *t, uint64_t on)
{
    for (uint32_t i = 0; i < t->text.n_softs; i++)
        if (t->text.softs[i].on == on && (!t->text.softs[i].declared || pch_is_object(r->p, t->text.softs[i].hash)))
            hmput(r->soft_names, t->text.softs[i].hash, t);
}

static bool has_firm(const struct replay *r, const struct fe_text *t, uint64_t hash, uint32_t file)
{
    struct firm *map = r->firm;
    return map && hmgeti(map, ((struct firm_key){hash, (uint64_t)(uintptr_t)t, file})) >= 0;
}

/* What decides about the macro in the file may decide otherwise here. */
static bool is_doubtful(const struct replay *r, uint64_t hash, uint32_t file)
{
    uint32_t end;
    for (uint32_t i = pch_softs_of(r->p, hash, &end); i < end; i++) {
        const struct pch_soft_name *s = &r->p->softs[i];
        if (s->file == file && s->on && !s->declared && pch_arrive_softened(r, file, s->on, false)) return true;
    }
    return false;
}

/* It is surely defined where the text says it. */
static bool is_firm(const struct replay *r, const struct fe_text *t, uint64_t hash)
{
    uint32_t end;
    if (has_firm(r, t, hash, PCH_NOBODY)) return true;
    for (uint32_t i = pch_names_of(r->p, hash, &end); i < end; i++)
        if (has_firm(r, t, hash, r->p->names[i].file) && !is_doubtful(r, hash, r->p->names[i].file)) return true;
    return false;
}

/* A text or a file that has arrived has defined it. Only at the end it is known what decides otherwise here. */
static void note_firm(struct replay *r, const struct fe_text *t, const struct fe_hit *hit)
{
    const struct pch *p = r->p;
    uint32_t end, first = pch_softs_of(p, hit->hash, &end);
    struct firm_key key = {hit->hash, (uint64_t)(uintptr_t)t, PCH_NOBODY};
    if (r->mine && hmgeti(r->mine, hit->hash) >= 0) hmput(r->firm, key, true);
    for (uint32_t i = hit->from; i < hit->to && first < end; i++) {
        const struct pch_name *n = &p->names[i];
        key.file = n->file;
        if (n->kind == PCH_MACRO && n->variant && pch_bit(r->k->arrived, n->file)) hmput(r->firm, key, true);
    }
}

/* An #undef that the file takes back at once, or as good as: it defines the macro after it. */
static bool is_taken_back(const struct pch *p, const struct pch_name *n)
{
    uint32_t end;
    for (uint32_t i = pch_names_of(p, n->hash, &end); i < end && !n->variant; i++) {
        const struct pch_name *o = &p->names[i];
        if (o->kind == PCH_MACRO && o->file == n->file && o->variant && o->first_line > n->first_line) return true;
    }
    return false;
}

/* `at_end`: its uses in bodies of macros are meant. */
static void judge_hit(struct replay *r, const struct fe_text *t, const struct fe_hit *hit, bool at_end)
{
    note_firm(r, t, hit);
    for (uint32_t i = hit->from; i < hit->to && !r->over; i++) {
        const struct pch_name *n = &r->p->names[i];
        if (!matters(n, hit->use) || (n->kind == PCH_MACRO && is_taken_back(r->p, n))) continue;
        uint32_t counting = n->counts ? pch_arrive_counting_left(r) : PCH_NOBODY;
        if (counting != PCH_NOBODY) pch_replay_refuse(r, counting, "%s counts with __COUNTER__", t->path);
        if (pch_bit(r->k->arrived, n->file) || is_known(r, hit, n)) continue;
        if ((hit->block && hit->block == n->block) || (n->kind == PCH_TYPEDEF && is_shared_type(r, hit))) continue;
        if (n->kind == PCH_TAG && hit->opaque) continue; /* what it looks like is not asked there */
        if (hit->soft && !at_end) {
            soften(r, t, hit->hash);
            return;
        }
        if (n->kind == PCH_MACRO && r->mine && hmgeti(r->mine, hit->hash) >= 0) { /* it would define it once more */
            pch_arrive_late(r, n->file, "a macro that it defines");
            continue;
        }
        pch_replay_refuse(r, n->file, "%s:+%u: mentions a name of %s, not included there", t->path, hit->off,
                          r->p->files[n->file].path);
    }
}

/* The file may do something else now, until it has set the macro back. */
static void touch(struct replay *r, uint32_t file, uint64_t hash)
{
    uint32_t end;
    bool back = false;
    for (uint32_t i = pch_names_of(r->p, hash, &end); i < end && !back; i++)
        back = r->p->names[i].kind == PCH_MACRO && r->p->names[i].file == file && !r->p->names[i].variant;
    pch_set(r->touched, file);
    if (!back) pch_set(r->marked, file);
}

static void judge_macro(struct replay *r, const struct pch_macro *m)
{
    uint32_t end;
    if (pch_setup_says(r->p, m)) return;
    for (uint32_t i = pch_mentions_of(r->p, m->hash, &end); i < end; i++) {
        const struct pch_mention *s = &r->p->mentions[i];
        if (r->p->files[s->file].reentrant) touch(r, s->file, m->hash);
        if (s->own || pch_bit(r->k->arrived, s->file) || r->p->files[s->file].reentrant) continue;
        if (s->block && s->block == m->block) continue;
        if (s->in_define && !s->expanded) continue; /* read where a text uses the macro, behind both */
        if (s->soft)
            pch_arrive_soften(r, s->file, s->hash, false);
        else
            pch_arrive_late(r, s->file, m->line);
    }
}

/* A file that has arrived has defined it, and nobody has taken that back; that it has is looked at once more at the
 * end.
 */
static bool is_surely_defined(struct replay *r, uint64_t hash)
{
    const struct pch *p = r->p;
    uint32_t end;
    const struct pch_name *by = NULL;
    if (r->mine && hmgeti(r->mine, hash) >= 0) return false;
    for (uint32_t i = pch_names_of(p, hash, &end); i < end; i++) {
        const struct pch_name *n = &p->names[i];
        if (n->kind != PCH_MACRO || is_taken_back(p, n)) continue;
        if (!n->variant) return false;
        if (pch_bit(r->k->arrived, n->file)) by = n;
    }
    if (!by) return false;
    struct softened_key key = {hash, by->file};
    hmput(r->relied, key, true);
    return true;
}

/* Words of conditions are judged like others, so what is skipped here is skipped in a plain parse: but for blocks that
 * hang on words which may mean something else. */
static bool is_skipped(struct replay *r, const struct fe_text *t, const struct pch_macro *m)
{
    struct soft_name *map = r->soft_names;
    bool doubtful = m->in_block || (m->soft && map && hmgeti(map, m->hash) >= 0);
    if (!m->conditional) return false;
    return doubtful ? m->unless && is_surely_defined(r, m->unless) : r->k->skips(r->k->skips_ctx, t, m);
}

static void judge_text_macro(struct replay *r, const struct fe_text *t, const struct pch_macro *m)
{
    if (is_skipped(r, t, m)) return;
    judge_macro(r, m);
    if (!m->conditional) hmput(r->mine, m->hash, true);
}

void pch_judge_text(struct replay *r, struct frame *f, uint32_t to)
{
    const struct fe_text *t = f->text;
    for (; f->next_hit < t->n_hits && t->hits[f->next_hit].off < to && !r->over; f->next_hit++)
        if (!t->hits[f->next_hit].in_define) judge_hit(r, t, &t->hits[f->next_hit], false);
    for (; f->next_macro < t->text.n_macros && t->text.macros[f->next_macro].off < to; f->next_macro++)
        judge_text_macro(r, t, &t->text.macros[f->next_macro]);
    f->pos = to;
}

static bool uses_softened(const struct replay *r, const struct pch_word *w)
{
    const struct pch *p = r->p;
    struct soft_name *map = r->soft_names;
    uint32_t end;
    uint64_t hash = w->hash;
    if (!pch_word_is_used(w)) return false;
    if (map && hmgeti(map, hash) >= 0) return true;
    for (uint32_t i = pch_softs_of(p, hash, &end); i < end; i++) {
        const struct pch_soft_name *s = &p->softs[i];
        if (pch_arrive_softened(r, s->file, s->on ? s->on : hash, !s->on)) return true;
    }
    return false;
}

/* One file alone defines the macro, whatever it depends on; and a name that is declared besides is hidden, by a macro
 * without parameters. Files that say the same are not enough: code has its place in one of them. */
static bool is_one_macro(const struct replay *r, uint64_t hash)
{
    const struct pch *p = r->p;
    const struct pch_name *one = NULL;
    uint32_t end;
    struct soft_name *map = r->soft_names;
    bool declared = map && hmgeti(map, hash) >= 0;
    for (uint32_t i = pch_names_of(p, hash, &end); i < end; i++) {
        const struct pch_name *n = &p->names[i];
        if (n->kind != PCH_MACRO) continue;
        if (!n->variant || one) return false;
        one = n;
    }
    for (uint32_t i = pch_softs_of(p, hash, &end); i < end; i++) {
        declared |= p->softs[i].declared;
        if (!p->softs[i].declared) return false;
    }
    for (uint32_t i = 0; i < r->n_finished; i++)
        for (uint32_t k = 0; k < r->finished[i]->text.n_macros; k++)
            if (r->finished[i]->text.macros[k].hash == hash) return false;
    return one && (one->object || !declared);
}

/* All definitions that there are, of whatever file, skipped or not, say the same. Which one is used can be seen only
 * where code has its place in one: see pch_check_places. Code of a macro of the project has, most likely. */
static bool is_same_macro(struct replay *r, const struct pch_word *w)
{
    const struct pch *p = r->p;
    uint32_t end, i = pch_names_of(p, w->hash, &end);
    uint64_t body = 0;
    bool told = false;
    struct soft_name *map = r->soft_names;
    for (; i < end; i++) {
        const struct pch_name *n = &p->names[i];
        if (n->kind != PCH_MACRO && n->kind != PCH_SKIPPED) continue;
        if (is_taken_back(p, n) && !is_doubtful(r, w->hash, n->file)) continue;
        if (n->kind == PCH_SKIPPED && !is_doubtful(r, w->hash, n->file)) continue;
        if (!n->variant || (body && n->variant != body)) return false;
        body = n->variant;
        told |= pch_places_is_told(r->k, p->files[n->file].path);
    }
    bool declared = map && hmgeti(map, w->hash) >= 0;
    for (i = pch_softs_of(p, w->hash, &end); i < end; i++) declared |= p->softs[i].declared;
    for (i = 0; i < r->n_finished; i++)
        for (uint32_t k = 0; k < r->finished[i]->text.n_macros; k++) {
            const struct pch_macro *m = &r->finished[i]->text.macros[k];
            if (m->hash == w->hash && m->body != body) return false;
        }
    if (!body || (r->k->blamed && told && !w->in_define)) return false;
    doubt(r, w->hash);
    if (declared) ARENA_PUSH(r->k->arena, r->k->hidden, r->k->n_hidden, r->k->cap_hidden, w->hash);
    return true;
}

static bool is_own(const struct pch_text *t, uint64_t hash)
{
    for (uint32_t i = 0; i < t->n_macros; i++)
        if (t->macros[i].hash == hash && t->macros[i].body) return true;
    return false;
}

static void refuse_several(struct replay *r, const struct fe_text *t, const struct pch_word *w)
{
    uint32_t end, none = PCH_NOBODY;
    for (uint32_t i = pch_names_of(r->p, w->hash, &end); i < end; i++)
        if (r->p->names[i].kind == PCH_MACRO)
            pch_replay_refuse(r, none = r->p->names[i].file, "%s:+%u: uses a macro that several files define", t->path,
                              w->off);
    if (none == PCH_NOBODY) pch_replay_refuse(r, none, "%s:+%u: uses what several files define", t->path, w->off);
}

/* What conditions were taken for depends on what may be otherwise here, or a text has something to say there. */
static void judge_relied(struct replay *r)
{
    for (ptrdiff_t k = 0; k < hmlen(r->relied); k++) {
        uint64_t hash = r->relied[k].key.hash;
        bool bad = is_doubtful(r, hash, (uint32_t)r->relied[k].key.file) || (r->mine && hmgeti(r->mine, hash) >= 0);
        for (uint32_t i = 0; i < r->n_finished && !bad; i++)
            for (uint32_t m = 0; m < r->finished[i]->text.n_macros && !bad; m++)
                bad = r->finished[i]->text.macros[m].hash == hash && !r->finished[i]->text.macros[m].body;
        if (bad) pch_replay_refuse(r, (uint32_t)r->relied[k].key.file, "a condition may be another one");
    }
}

/* A shared header says its includes twice, so a file without a guard has the last word there; in the unit another file
 * that defines the macro otherwise has come behind it, <assert.h> before a project's own `assert`. */
static void judge_last_word(struct replay *r, const struct fe_text *t, const struct fe_hit *hit)
{
    const struct pch *p = r->p;
    for (uint32_t i = hit->from; i < hit->to && !r->over; i++) {
        const struct pch_name *n = &p->names[i];
        if (n->kind != PCH_MACRO || !n->variant || !p->files[n->file].unguarded) continue;
        for (uint32_t k = hit->from; k < hit->to && !r->over; k++) {
            const struct pch_name *o = &p->names[k];
            if (o->kind != PCH_MACRO || !o->variant || o->variant == n->variant || o->file == n->file) continue;
            if (r->k->order[o->file] > r->k->order[n->file] || p->files[o->file].unguarded)
                pch_replay_refuse(r, n->file, "%s:+%u: uses a macro that %s and another file define", t->path, hit->off,
                                  p->files[n->file].path);
        }
    }
}

void pch_judge_rest(struct replay *r)
{
    judge_relied(r);
    bool any_soft = r->soft_names || r->softened;
    for (uint32_t i = 0; i < r->n_finished && !r->over; i++) {
        const struct fe_text *t = r->finished[i];
        for (uint32_t k = 0; k < t->n_hits && !r->over; k++) judge_last_word(r, t, &t->hits[k]);
        for (uint32_t k = 0; k < t->n_hits && !r->over; k++)
            if (t->hits[k].in_define || (t->hits[k].soft && t->hits[k].in_bodies)) judge_hit(r, t, &t->hits[k], true);
        for (uint32_t k = 0; any_soft && k < t->text.n_words && !r->over; k++)
            if (uses_softened(r, &t->text.words[k]) && !is_own(&t->text, t->text.words[k].hash) &&
                !(is_firm(r, t, t->text.words[k].hash) &&
                  (is_one_macro(r, t->text.words[k].hash) || is_same_macro(r, &t->text.words[k]))))
                refuse_several(r, t, &t->text.words[k]);
    }
}
