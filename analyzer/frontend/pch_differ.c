/* Command lines: what a unit's says otherwise than the header's. */
#include "frontend/pch_replay.h"

#include "base/str.h"

#include <string.h>

/* The macro is another one for the unit than it was for the header: who looks at it must not arrive. */
static void judge_difference(struct replay *r, uint64_t name, const char *text)
{
    const struct pch *p = r->p;
    uint32_t end;
    for (uint32_t i = pch_names_of(p, name, &end); i < end; i++)
        if (p->names[i].kind == PCH_MACRO) pch_replay_refuse(r, p->names[i].file, "the header defines %s itself", text);
    for (uint32_t i = pch_mentions_of(p, name, &end); i < end; i++) {
        const struct pch_mention *s = &p->mentions[i];
        if (pch_bit(r->k->arrived, s->file))
            pch_replay_refuse(r, s->file, "%s asks for %s", p->files[s->file].path, text);
        pch_arrive_late(r, s->file, text);
    }
}

static void judge_lack(struct replay *r, uint64_t name, const char *text)
{
    judge_difference(r, name, text);
    if (r->n_lacking == PCH_MAX_LACKING)
        pch_replay_refuse(r, PCH_NOBODY, "too many macros differ");
    else
        r->lacking[r->n_lacking++] = name;
}

static void judge_defines(struct replay *r, const struct pch_flags *mine, const struct pch_flags *its)
{
    for (uint32_t i = 0; i < mine->n_defines; i++) {
        const struct pch_define *d = &mine->defines[i], *other = pch_flags_find(its, d->name);
        if (!other) judge_difference(r, d->name, d->text);
        if (other && other->body != d->body)
            pch_replay_refuse(r, PCH_NOBODY, "%s is another one in the header", d->text);
    }
    for (uint32_t i = 0; i < its->n_defines; i++)
        if (!pch_flags_find(mine, its->defines[i].name)) judge_lack(r, its->defines[i].name, its->defines[i].text);
}

static bool is_system(const struct pch *p, const char *dir)
{
    for (uint32_t i = 0; i < p->n_system; i++)
        if (strcmp(p->system[i], dir) == 0) return true;
    return false;
}

static bool same_dirs(const struct pch_flags *f, const struct pch_flags *g)
{
    bool same = f->n_dirs == g->n_dirs;
    for (uint32_t i = 0; same && i < f->n_dirs; i++) same = strcmp(f->dirs[i], g->dirs[i]) == 0;
    return same;
}

/* In which of the folders each name is found first: 1 .. n, 0 in none. Folders that clang searches at the end anyway it
 * searches there and nowhere else. */
static uint32_t *found_in(struct replay *r, const struct pch_flags *f, const struct pch_flags *numbers)
{
    const struct pch *p = r->p;
    uint32_t *found = ARENA_ARRAY(r->k->arena, uint32_t, p->n_spelled + 1);
    for (uint32_t i = 0; i < f->n_dirs; i++) {
        if (is_system(p, f->dirs[i])) continue;
        uint32_t number = 0;
        while (number < numbers->n_dirs && strcmp(numbers->dirs[number], f->dirs[i]) != 0) number++;
        const uint64_t *holds = fe_session_holds(r->k->f, p, f->dirs[i]);
        for (uint32_t w = 0; w <= p->n_spelled / 64; w++)
            for (uint64_t left = holds[w]; left; left &= left - 1) {
                uint32_t name = w * 64 + (uint32_t)__builtin_ctzll(left);
                if (!found[name]) found[name] = number + 1;
            }
    }
    return found;
}

/* Files that include what the unit's folders would give otherwise must not arrive. */
static void judge_dirs(struct replay *r, const struct pch_flags *mine, const struct pch_flags *its)
{
    const struct pch *p = r->p;
    if (same_dirs(mine, its)) return;
    if (p->asks_more) pch_replay_refuse(r, PCH_NOBODY, "a header includes through a macro, and folders differ");
    const uint32_t *here = found_in(r, mine, its), *there = found_in(r, its, its);
    for (uint32_t i = 0; i < p->n_asked; i++) {
        const struct pch_asked *a = &p->asked[i];
        if (here[a->name] == there[a->name]) continue;
        if (pch_bit(r->k->arrived, a->file))
            pch_replay_refuse(r, a->file, "%s may include another %s", p->files[a->file].path, p->spelled[a->name]);
        pch_arrive_late(r, a->file, p->spelled[a->name]);
    }
}

/* The macros' bodies are used anywhere: as bodies of the texts' macros they may name what has arrived by the end. */
static void read_bodies(struct replay *r, const struct pch_flags *mine)
{
    struct strbuf text = {0};
    for (uint32_t i = 0; i < mine->n_defines; i++) {
        const char *body = mine->defines[i].text + strcspn(mine->defines[i].text, "=");
        strbuf_addf(&text, "#define __cancelcheck_flag %s\n", *body ? body + 1 : "1");
    }
    r->flags.path = "the command line";
    pch_lex(r->k->arena, strbuf_cstr(&text), text.len, &r->flags.text);
    strbuf_release(&text);
    pch_judge_hits(r, &r->flags);
    ARENA_PUSH(r->k->arena, r->finished, r->n_finished, r->cap_finished, &r->flags);
}

void pch_differ_judge(struct replay *r)
{
    static const char *const kinds[] = {"__PIC__", "__pic__", "__PIE__", "__pie__"};
    const struct pch_flags *its = &r->p->flags;
    struct pch_flags mine;
    pch_flags_read(r->k->arena, r->k->dir, r->k->args, r->k->n_args, &mine);
    judge_defines(r, &mine, its);
    for (size_t i = 0; i < 4 && strcmp(mine.code, its->code) != 0; i++) judge_lack(r, pch_hash(kinds[i], 7), kinds[i]);
    judge_dirs(r, &mine, its);
    read_bodies(r, &mine);
}
