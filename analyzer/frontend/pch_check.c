/*
 * The replay. Walking the unit's includes in their order, files of the header "arrive" when the unit first includes
 * them; everything else is text. A text must not mention what a file introduces that has not arrived (it would see it
 * too early), nor define a macro that such a file mentions (the file would have seen it); and files of the header must
 * arrive in an order that shows each the same macros as the header's own order did.
 */
#include "frontend/pch_check.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/pch_facts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MAX_DEPTH   256
#define MAX_LACKING 32

struct frame {
    const struct fe_text *text; /* NULL: a file of the header, or one that was read before */
    uint32_t pos, next_include;
    uint32_t next_hit, next_macro;
};

struct replay {
    struct pch_check *k;
    const struct pch *p;
    uint64_t *late;        /* files that must not arrive any more: a text has set a macro of theirs */
    const char **why_late; /* by file: the macro */
    uint64_t *done;        /* set of segments */
    uint64_t *asked;       /* unguarded files that a text includes */
    struct softened {      /* what decides about soft names of a file, and may decide otherwise here */
        struct softened_key {
            uint64_t hash, file;
        } key;
        bool value;
    } * softened,
        *firm; /* firm: names of a text (its address for the file) that are surely defined where it says them */
    struct frame stack[MAX_DEPTH];
    uint32_t depth;
    struct seen {
        char *key;
        bool value;
    } * seen;
    const struct fe_text **finished; /* whose macro bodies are judged at the end */
    uint32_t n_finished, cap_finished;
    struct fe_text *main, flags;   /* flags: what the command line's macros stand for */
    uint64_t lacking[MAX_LACKING]; /* macros of the header's command line that the unit's does not define */
    uint32_t n_lacking;
    struct soft_name {
        uint64_t key;
        const struct fe_text *value; /* whose it is */
    } * soft_names;
    struct mine {
        uint64_t key;
        bool value;
    } * mine; /* macros that a text has defined, whatever they were before */
    bool bad;
};

__attribute__((format(printf, 2, 3))) static void refuse(struct replay *r, const char *fmt, ...)
{
    va_list ap;
    if (r->bad) return;
    r->bad = true;
    va_start(ap, fmt);
    vsnprintf(r->k->why, sizeof r->k->why, fmt, ap);
    va_end(ap);
}

/* ---- arrival ---- */

static bool counting_left(const struct replay *r)
{
    if (!r->p->any_counting) return false;
    for (uint32_t i = 0; i < r->p->words; i++)
        if (r->p->counting[i] & ~r->k->arrived[i]) return true;
    return false;
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

static void mark_softened(struct replay *r, uint32_t file, uint64_t hash, bool own)
{
    struct softened_key key = {hash, (uint64_t)file << 1 | own};
    hmput(r->softened, key, true);
}

static bool is_softened(const struct replay *r, uint32_t file, uint64_t hash, bool own)
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
            if ((s < segment) != pch_bit(r->done, s)) mark_softened(r, file, m->hash, m->own);
        }
    }
}

/* The segments that matter to this one must be those before it that mattered to it in the header. */
static void read_segment(struct replay *r, uint32_t file, uint32_t segment)
{
    const struct pch *p = r->p;
    if (segment == UINT32_MAX || r->bad) return;
    const uint64_t *row = p->deps + (size_t)p->deps_words * segment;
    uint32_t other = differing(row, r->done, p->deps_words, segment);
    if (other != UINT32_MAX)
        refuse(r, "%s and %s come in another order", p->files[file].path, p->files[file_with(p, other)].path);
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

/* `renamed`: clang calls the file otherwise than in the header. */
static void arrive(struct replay *r, uint32_t file, int depth, bool renamed)
{
    const struct pch *p = r->p;
    const struct pch_file *f = &p->files[file];
    if (r->bad || pch_bit(r->k->arrived, file)) return;
    if (depth > 4096) {
        refuse(r, "includes nested too deeply");
        return;
    }
    if (pch_bit(r->late, file)) refuse(r, "%s depends on %.60s, which is another one here", f->path, r->why_late[file]);
    if (f->names_itself && renamed) refuse(r, "%s says its name, which is spelled otherwise here", f->path);
    if (f->counts && differing(p->counting, r->k->arrived, p->words, file) != UINT32_MAX)
        refuse(r, "%s counts with __COUNTER__ and comes in another order", f->path);
    pch_set(r->k->arrived, file);
    r->k->order[file] = ++r->k->n_arrived;
    read_segment(r, file, f->segment);
    for (uint32_t i = 0; i < f->n_kids && !f->reentrant; i++) {
        arrive(r, f->kids[i].file, depth + 1, renamed && is_beside(f->name, p->files[f->kids[i].file].name));
        read_segment(r, file, f->kids[i].segment);
    }
}

/* ---- texts ---- */

/* Words of a text that the header knows, looked up once. */
static void find_hits(struct replay *r, struct fe_text *t)
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
    if (n->kind == PCH_OBJECT) return false; /* no word of the preprocessor: see pch_check_first */
    return use == PCH_USE_PLAIN ? n->kind != PCH_TAG : use == PCH_USE_TAG && n->kind == PCH_TAG;
}

/* Somebody who has arrived said the same already. */
static bool is_known(const struct replay *r, const struct fe_hit *hit, const struct pch_name *n)
{
    for (uint32_t i = hit->from; i < hit->to; i++) {
        const struct pch_name *o = &r->p->names[i];
        if (o->kind == n->kind && o->variant == n->variant && pch_bit(r->k->arrived, o->file)) return true;
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

static void make_late(struct replay *r, uint32_t file, const char *why)
{
    pch_set(r->late, file);
    r->why_late[file] = why;
}

/* What the text defines in blocks that hang on this word may come from the header instead. */
static void soften(struct replay *r, const struct fe_text *t, uint64_t on)
{
    for (uint32_t i = 0; i < t->text.n_softs; i++)
        if (t->text.softs[i].on == on && (!t->text.softs[i].declared || pch_is_object(r->p, t->text.softs[i].hash)))
            hmput(r->soft_names, t->text.softs[i].hash, t);
}

static struct softened_key firm_key(const struct fe_text *t, uint64_t hash)
{
    return (struct softened_key){hash, (uint64_t)(uintptr_t)t};
}

static bool is_firm(const struct replay *r, const struct fe_text *t, uint64_t hash)
{
    struct softened *map = r->firm;
    return map && hmgeti(map, firm_key(t, hash)) >= 0;
}

/* A file that has arrived defines it in no soft block. */
static void note_firm(struct replay *r, const struct fe_text *t, const struct fe_hit *hit)
{
    const struct pch *p = r->p;
    uint32_t end, first = pch_softs_of(p, hit->hash, &end);
    for (uint32_t i = hit->from; i < hit->to && first < end; i++) {
        const struct pch_name *n = &p->names[i];
        bool soft = n->kind != PCH_MACRO || !n->variant || !pch_bit(r->k->arrived, n->file);
        for (uint32_t k = first; k < end && !soft; k++)
            soft = p->softs[k].file == n->file && p->softs[k].on && !p->softs[k].declared;
        if (!soft) hmput(r->firm, firm_key(t, hit->hash), true);
    }
}

static void judge_hit(struct replay *r, const struct fe_text *t, const struct fe_hit *hit)
{
    note_firm(r, t, hit);
    for (uint32_t i = hit->from; i < hit->to && !r->bad; i++) {
        const struct pch_name *n = &r->p->names[i];
        if (!matters(n, hit->use)) continue;
        if (n->counts && counting_left(r)) refuse(r, "%s counts with __COUNTER__", t->path);
        if (pch_bit(r->k->arrived, n->file) || is_known(r, hit, n)) continue;
        if ((hit->block && hit->block == n->block) || (n->kind == PCH_TYPEDEF && is_shared_type(r, hit))) continue;
        if (hit->soft) {
            soften(r, t, hit->hash);
            return;
        }
        if (n->kind == PCH_MACRO && r->mine && hmgeti(r->mine, hit->hash) >= 0) { /* it would define it once more */
            make_late(r, n->file, "a macro that it defines");
            continue;
        }
        refuse(r, "%s:+%u: mentions a name of %s, not included there", t->path, hit->off, r->p->files[n->file].path);
    }
}

static bool in_setup(const struct pch *p, const struct pch_macro *m)
{
    for (uint32_t i = 0; i < p->n_setup; i++)
        if (p->setup[i].hash == m->hash && p->setup[i].body == m->body) return true;
    return false;
}

static void judge_macro(struct replay *r, const struct pch_macro *m)
{
    uint32_t end;
    if (in_setup(r->p, m)) return;
    for (uint32_t i = pch_mentions_of(r->p, m->hash, &end); i < end; i++) {
        const struct pch_mention *s = &r->p->mentions[i];
        if (s->own || pch_bit(r->k->arrived, s->file) || r->p->files[s->file].reentrant) continue;
        if (s->block && s->block == m->block) continue;
        if (s->in_define && !s->expanded) continue; /* read where a text uses the macro, behind both */
        if (s->soft)
            mark_softened(r, s->file, s->hash, false);
        else
            make_late(r, s->file, m->line);
    }
}

static void judge_text_macro(struct replay *r, const struct pch_macro *m)
{
    judge_macro(r, m);
    if (!m->conditional) hmput(r->mine, m->hash, true);
}

static void judge(struct replay *r, struct frame *f, uint32_t to)
{
    const struct fe_text *t = f->text;
    for (; f->next_hit < t->n_hits && t->hits[f->next_hit].off < to && !r->bad; f->next_hit++)
        if (!t->hits[f->next_hit].in_define) judge_hit(r, t, &t->hits[f->next_hit]);
    for (; f->next_macro < t->text.n_macros && t->text.macros[f->next_macro].off < to; f->next_macro++)
        judge_text_macro(r, &t->text.macros[f->next_macro]);
    f->pos = to;
}

static bool uses_softened(const struct replay *r, const struct fe_text *t, uint64_t hash)
{
    const struct pch *p = r->p;
    struct soft_name *map = r->soft_names;
    ptrdiff_t at = map ? hmgeti(map, hash) : -1;
    if (at >= 0 && map[at].value != t) return true;
    uint32_t end;
    for (uint32_t i = pch_softs_of(p, hash, &end); i < end; i++) {
        const struct pch_soft_name *s = &p->softs[i];
        if (is_softened(r, s->file, s->on ? s->on : hash, !s->on)) return true;
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

static bool is_own(const struct pch_text *t, uint64_t hash)
{
    for (uint32_t i = 0; i < t->n_macros; i++)
        if (t->macros[i].hash == hash && t->macros[i].body) return true;
    return false;
}

/* Bodies of macros are seen where they are used: at the latest at the end. Only then it is known which names are soft.
 */
static void judge_rest(struct replay *r)
{
    bool any_soft = r->soft_names || r->softened;
    for (uint32_t i = 0; i < r->n_finished && !r->bad; i++) {
        const struct fe_text *t = r->finished[i];
        for (uint32_t k = 0; k < t->n_hits && !r->bad; k++)
            if (t->hits[k].in_define) judge_hit(r, t, &t->hits[k]);
        for (uint32_t k = 0; any_soft && k < t->text.n_words && !r->bad; k++)
            if (uses_softened(r, t, t->text.words[k].hash) && !is_own(&t->text, t->text.words[k].hash) &&
                !(is_firm(r, t, t->text.words[k].hash) && is_one_macro(r, t->text.words[k].hash)))
                refuse(r, "%s:+%u: uses a macro that several files define", t->path, t->text.words[k].off);
    }
}

/* ---- the walk ---- */

static bool names_file(const struct pch_include *inc, const char *path)
{
    return !inc->name || strcmp(path_basename(inc->name), path_basename(path)) == 0;
}

/* Judges the text up to the directive that brought in `path`. */
static void advance(struct replay *r, struct frame *f, const char *path)
{
    const struct pch_text *t = &f->text->text;
    for (uint32_t i = f->next_include; i < t->n_includes; i++) {
        if (!names_file(&t->includes[i], path)) continue;
        judge(r, f, t->includes[i].off);
        f->next_include = i + 1;
        return;
    }
    refuse(r, "%s: no directive includes %s", f->text->path, path);
}

static bool mentions(const struct fe_text *t, uint64_t hash)
{
    for (uint32_t i = 0; i < t->text.n_words; i++)
        if (t->text.words[i].hash == hash) return true;
    return false;
}

static void push(struct replay *r, const struct fe_text *text)
{
    for (uint32_t i = 0; text && i < r->n_lacking; i++)
        if (mentions(text, r->lacking[i])) refuse(r, "%s asks for a macro of another command line", text->path);
    if (text && counting_left(r) && mentions(text, pch_hash("__COUNTER__", 11)))
        refuse(r, "%s counts with __COUNTER__", text->path);
    r->stack[r->depth++] = (struct frame){.text = text};
    if (text) ARENA_PUSH(r->k->arena, r->finished, r->n_finished, r->cap_finished, text);
}

static void pop_to(struct replay *r, uint32_t depth)
{
    while (r->depth > depth) {
        struct frame *f = &r->stack[r->depth - 1];
        if (f->text) {
            size_t size = sizeof *r->k->arrived * r->p->words;
            struct pch_left left = {.path = f->text->path, .arrived = arena_alloc(r->k->arena, size)};
            judge(r, f, UINT32_MAX);
            memcpy(left.arrived, r->k->arrived, size);
            ARENA_PUSH(r->k->arena, r->k->left, r->k->n_left, r->k->cap_left, left);
        }
        r->depth--;
    }
}

static void include(struct replay *r, const char *name)
{
    const char *path = path_join(r->k->arena, r->k->dir, name);
    struct frame *parent = &r->stack[r->depth - 1];
    if (parent->text) advance(r, parent, path);
    uint32_t file = pch_file_at(r->p, path);
    if (file != UINT32_MAX) {
        arrive(r, file, 0, strcmp(name, r->p->files[file].name) != 0);
        if (parent->text && r->p->files[file].reentrant) pch_set(r->asked, file);
        push(r, NULL);
    } else if (shgeti(r->seen, path) >= 0) {
        push(r, NULL);
    } else {
        struct fe_text *t = fe_session_text(r->k->f, path);
        shput(r->seen, path, true);
        find_hits(r, t);
        push(r, t);
    }
}

/* ---- command lines ---- */

/* The macro is another one for the unit than it was for the header: who looks at it must not arrive. */
static void judge_difference(struct replay *r, uint64_t name, const char *text)
{
    const struct pch *p = r->p;
    uint32_t end;
    for (uint32_t i = pch_names_of(p, name, &end); i < end; i++)
        if (p->names[i].kind == PCH_MACRO) refuse(r, "the header defines %s itself", text);
    for (uint32_t i = pch_mentions_of(p, name, &end); i < end; i++) {
        const struct pch_mention *s = &p->mentions[i];
        if (pch_bit(r->k->arrived, s->file)) refuse(r, "%s asks for %s", p->files[s->file].path, text);
        make_late(r, s->file, text);
    }
}

static void judge_lack(struct replay *r, uint64_t name, const char *text)
{
    judge_difference(r, name, text);
    if (r->n_lacking == MAX_LACKING)
        refuse(r, "too many macros differ");
    else
        r->lacking[r->n_lacking++] = name;
}

static void judge_defines(struct replay *r, const struct pch_flags *mine, const struct pch_flags *its)
{
    for (uint32_t i = 0; i < mine->n_defines; i++) {
        const struct pch_define *d = &mine->defines[i], *other = pch_flags_find(its, d->name);
        if (!other) judge_difference(r, d->name, d->text);
        if (other && other->body != d->body) refuse(r, "%s is another one in the header", d->text);
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
    if (p->asks_more) refuse(r, "a header includes through a macro, and folders differ");
    const uint32_t *here = found_in(r, mine, its), *there = found_in(r, its, its);
    for (uint32_t i = 0; i < p->n_asked; i++) {
        const struct pch_asked *a = &p->asked[i];
        if (here[a->name] == there[a->name]) continue;
        if (pch_bit(r->k->arrived, a->file))
            refuse(r, "%s may include another %s", p->files[a->file].path, p->spelled[a->name]);
        make_late(r, a->file, p->spelled[a->name]);
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
    find_hits(r, &r->flags);
    ARENA_PUSH(r->k->arena, r->finished, r->n_finished, r->cap_finished, &r->flags);
}

static void judge_flags(struct replay *r)
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

/* The header may have taken from an unguarded file what a plain parse would have got of it here. */
static void judge_unguarded(struct replay *r)
{
    const struct pch *p = r->p;
    for (uint32_t i = 0; i < p->n_files && !r->bad; i++) {
        if (!pch_bit(r->asked, i)) continue;
        for (uint32_t k = 0; k < p->files[i].n_kids; k++)
            if (!pch_bit(r->k->arrived, p->files[i].kids[k].file)) refuse(r, "%s may say less", p->files[i].path);
    }
}

static void walk(struct replay *r, struct pch_listing l)
{
    uint32_t depth;
    const char *name;
    size_t len;
    push(r, r->main);
    while (!r->bad && pch_listing_next(&l, &depth, &name, &len)) {
        if (depth >= MAX_DEPTH || depth > r->depth) {
            refuse(r, "the list of includes has a gap");
            return;
        }
        pop_to(r, depth);
        include(r, arena_strndup(r->k->arena, name, len));
    }
    pop_to(r, 0);
    judge_rest(r);
    judge_unguarded(r);
    if (counting_left(r)) refuse(r, "__COUNTER__ is used in a header that is not included");
}

bool pch_check_replay(struct pch_check *k, const char *listing, size_t len)
{
    struct replay r = {.k = k, .p = k->pch};
    k->arrived = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    k->order = ARENA_ARRAY(k->arena, uint32_t, k->pch->n_files + 1);
    r.late = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    r.why_late = ARENA_ARRAY(k->arena, const char *, k->pch->n_files + 1);
    r.asked = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    r.done = ARENA_ARRAY(k->arena, uint64_t, k->pch->deps_words + 1);
    for (uint32_t i = 0; i < k->pch->n_files; i++)
        if (k->pch->files[i].given) pch_set(k->arrived, i);
    r.main = fe_session_main(k->f, k->main_file);
    if (r.main) {
        find_hits(&r, r.main);
        judge_flags(&r);
        walk(&r, (struct pch_listing){listing, listing + len});
    } else {
        refuse(&r, "cannot be read");
    }
    free(r.flags.hits);
    shfree(r.seen);
    hmfree(r.soft_names);
    hmfree(r.softened);
    hmfree(r.firm);
    hmfree(r.mine);
    return !r.bad;
}

bool pch_check_file(struct pch_check *k, const char *path)
{
    uint32_t file = pch_file_at(k->pch, path);
    return file == UINT32_MAX || pch_bit(k->arrived, file);
}

bool pch_check_order(struct pch_check *k, const char *name)
{
    uint32_t end, last = 0;
    for (uint32_t i = pch_names_of(k->pch, pch_hash(name, strlen(name)), &end); i < end; i++) {
        const struct pch_name *n = &k->pch->names[i]; /* files have their numbers in the header's order */
        if (n->kind != PCH_OBJECT || !pch_bit(k->arrived, n->file)) continue;
        if (k->order[n->file] < last) {
            snprintf(k->why, sizeof k->why, "%.100s is declared by several headers, which come in another order", name);
            return false;
        }
        last = k->order[n->file];
    }
    return true;
}

bool pch_check_has(const struct pch_check *k, const char *path)
{
    uint32_t file = pch_file_at(k->pch, path);
    return file != UINT32_MAX && pch_bit(k->arrived, file);
}

const char *pch_check_arrived(const struct pch_check *k, uint32_t *i)
{
    while (*i < k->pch->n_files) {
        uint32_t file = (*i)++;
        if (pch_bit(k->arrived, file)) return k->pch->files[file].path;
    }
    return NULL;
}

void pch_check_first(struct pch_check *k, const char *first, const char *path)
{
    uint32_t file = pch_file_at(k->pch, first);
    if (file == UINT32_MAX) return;
    for (uint32_t i = 0; i < k->n_left; i++)
        if (strcmp(k->left[i].path, path) == 0 && pch_bit(k->left[i].arrived, file)) return;
    snprintf(k->why, sizeof k->why, "something that %.200s declares is declared before it", first);
}
