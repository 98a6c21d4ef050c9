/*
 * A header begins with what its units set up before all else, "#define _GNU_SOURCE". Each unit says it, too, but
 * perhaps not as the first thing: what stands before must not have looked. An include guard of the unit itself is such
 * a macro.
 */
#include "frontend/pch_replay.h"

bool pch_setup_says(const struct pch *p, const struct pch_macro *m)
{
    for (uint32_t i = 0; i < p->n_setup; i++)
        if (p->setup[i].hash == m->hash && p->setup[i].body == m->body) return true;
    return false;
}

/* Where the text defines it first as the header does, whatever else it says; NULL. */
static const struct pch_macro *said(const struct pch *p, const struct pch_text *t, uint64_t hash)
{
    for (uint32_t i = 0; i < t->n_macros; i++)
        if (t->macros[i].hash == hash && !t->macros[i].conditional && pch_setup_says(p, &t->macros[i]))
            return &t->macros[i];
    return NULL;
}

/* "#ifndef WORD, some #define, #endif" begins the text: skipped or not, all that it defines is set up. */
static bool is_harmless(const struct pch *p, const struct pch_text *t, const struct pch_macro *m)
{
    for (uint32_t i = 0; i < t->n_macros; i++)
        if (t->macros[i].unless == m->hash && !pch_setup_says(p, &t->macros[i])) return false;
    for (uint32_t i = 0; i < t->n_softs; i++)
        if (t->softs[i].on == m->hash && t->softs[i].declared) return false;
    return m->soft && !m->forked && m->unless == m->hash && m->off < t->code;
}

static void judge_early(struct replay *r, const struct pch_macro *m)
{
    const struct pch_text *t = &r->main->text;
    for (uint32_t k = 0; k < t->n_words; k++)
        if (t->words[k].hash == m->hash && t->words[k].off < m->off && !is_harmless(r->p, t, m))
            pch_replay_refuse(r, PCH_NOBODY, "%s:+%u: asks for a macro before it defines it", r->main->path,
                              t->words[k].off);
}

void pch_setup_judge(struct replay *r)
{
    const struct pch *p = r->p;
    r->said_at = ARENA_ARRAY(r->k->arena, uint32_t, p->n_setup + 1);
    for (uint32_t i = 0; i < p->n_setup; i++) {
        const struct pch_macro *m = said(p, &r->main->text, p->setup[i].hash);
        r->said_at[i] = m ? m->off : UINT32_MAX;
        if (m)
            judge_early(r, m);
        else
            pch_replay_refuse(r, PCH_NOBODY, "%s does not define what the header sets up", r->main->path);
    }
}

/* The walk has not come to where the unit says it. */
static bool is_ahead(const struct replay *r, uint32_t i)
{
    return r->said_at[i] > r->stack[0].pos;
}

void pch_setup_text(struct replay *r, const struct fe_text *t)
{
    for (uint32_t i = 0; i < r->p->n_setup; i++)
        if (is_ahead(r, i) && pch_replay_mentions(t, r->p->setup[i].hash))
            pch_replay_refuse(r, PCH_NOBODY, "%s mentions a macro that is defined behind it", t->path);
}

void pch_setup_file(struct replay *r, uint32_t file)
{
    const struct pch *p = r->p;
    for (uint32_t i = 0; i < p->n_setup; i++) {
        uint32_t end, k = pch_mentions_of(p, p->setup[i].hash, &end);
        if (!is_ahead(r, i) || file < p->setup[i].off) continue;
        for (; k < end; k++)
            if (p->mentions[k].file == file)
                pch_replay_refuse(r, file, "%s mentions a macro that is defined behind it", p->files[file].path);
    }
}
