/* The walk through the unit's includes, and what is asked after the parse: see pch_check.h. */
#include "frontend/pch_check.h"

#include "base/ds.h"
#include "base/path.h"
#include "frontend/pch_replay.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pch_replay_refuse(struct replay *r, uint32_t culprit, const char *fmt, ...)
{
    va_list ap;
    if (r->k->blamed && culprit != PCH_NOBODY && !r->p->files[culprit].given)
        pch_set(r->k->blamed, culprit);
    else
        r->over = true;
    if (r->bad) return;
    r->bad = true;
    va_start(ap, fmt);
    vsnprintf(r->k->why, sizeof r->k->why, fmt, ap);
    va_end(ap);
}

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
        pch_judge_text(r, f, t->includes[i].off);
        f->next_include = i + 1;
        return;
    }
    pch_replay_refuse(r, PCH_NOBODY, "%s: no directive includes %s", f->text->path, path);
}

bool pch_replay_mentions(const struct fe_text *t, uint64_t hash)
{
    for (uint32_t i = 0; i < t->text.n_words; i++)
        if (t->text.words[i].hash == hash) return true;
    return false;
}

static void push(struct replay *r, const struct fe_text *text)
{
    for (uint32_t i = 0; text && i < r->n_lacking; i++)
        if (pch_replay_mentions(text, r->lacking[i]))
            pch_replay_refuse(r, PCH_NOBODY, "%s asks for a macro of another command line", text->path);
    uint32_t counting = text ? pch_arrive_counting_left(r) : PCH_NOBODY;
    if (counting != PCH_NOBODY && pch_replay_mentions(text, pch_hash("__COUNTER__", 11)))
        pch_replay_refuse(r, counting, "%s counts with __COUNTER__", text->path);
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
            pch_judge_text(r, f, UINT32_MAX);
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
        bool renamed = strcmp(name, r->p->files[file].name) != 0;
        pch_arrive(r, file, renamed);
        if (parent->text && r->p->files[file].reentrant && !pch_arrive_whole(r, file, renamed)) pch_set(r->asked, file);
        r->touched[file / 64] &= r->marked[file / 64] | ~(UINT64_C(1) << file % 64);
        push(r, NULL);
    } else if (shgeti(r->seen, path) >= 0) {
        push(r, NULL);
    } else {
        struct fe_text *t = fe_session_text(r->k->f, path);
        shput(r->seen, path, true);
        pch_judge_hits(r, t);
        pch_setup_text(r, t);
        push(r, t);
    }
}

/* The header may have taken from an unguarded file what a plain parse would have got of it here. */
static void judge_unguarded(struct replay *r)
{
    const struct pch *p = r->p;
    for (uint32_t i = 0; i < p->n_files && !r->over; i++) {
        if (!pch_bit(r->asked, i)) continue;
        for (uint32_t k = 0; k < p->files[i].n_kids; k++)
            if (!pch_bit(r->k->arrived, p->files[i].kids[k].file))
                pch_replay_refuse(r, p->files[i].kids[k].file, "%s may say less", p->files[i].path);
    }
}

static void walk(struct replay *r, struct pch_listing l)
{
    uint32_t depth;
    const char *name;
    size_t len;
    push(r, r->main);
    while (!r->over && pch_listing_next(&l, &depth, &name, &len)) {
        if (depth >= PCH_MAX_DEPTH || depth > r->depth) {
            pch_replay_refuse(r, PCH_NOBODY, "the list of includes has a gap");
            return;
        }
        pop_to(r, depth);
        include(r, arena_strndup(r->k->arena, name, len));
    }
    pop_to(r, 0);
    pch_judge_rest(r);
    judge_unguarded(r);
    uint32_t counting = pch_arrive_counting_left(r);
    if (counting != PCH_NOBODY && pch_replay_mentions(&r->flags, pch_hash("__COUNTER__", 11)))
        pch_replay_refuse(r, counting, "the command line counts with __COUNTER__");
}

bool pch_check_replay(struct pch_check *k, const char *listing, size_t len)
{
    struct replay r = {.k = k, .p = k->pch};
    k->arrived = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    k->order = ARENA_ARRAY(k->arena, uint32_t, k->pch->n_files + 1);
    r.late = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    r.why_late = ARENA_ARRAY(k->arena, const char *, k->pch->n_files + 1);
    r.touched = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    r.marked = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    r.asked = ARENA_ARRAY(k->arena, uint64_t, k->pch->words + 1);
    r.done = ARENA_ARRAY(k->arena, uint64_t, k->pch->deps_words + 1);
    for (uint32_t i = 0; i < k->pch->n_files; i++)
        if (k->pch->files[i].given) pch_set(k->arrived, i);
    r.main = fe_session_main(k->f, k->main_file);
    if (r.main) {
        pch_judge_hits(&r, r.main);
        pch_setup_judge(&r);
        pch_differ_judge(&r);
        walk(&r, (struct pch_listing){listing, listing + len});
    } else {
        pch_replay_refuse(&r, PCH_NOBODY, "cannot be read");
    }
    if (!r.bad && r.doubted) pch_places_list(&r);
    if (k->blamed && r.over) memset(k->blamed, 0, sizeof *k->blamed * (k->pch->words + 1));
    free(r.flags.hits);
    shfree(r.seen);
    hmfree(r.soft_names);
    hmfree(r.softened);
    hmfree(r.relied);
    hmfree(r.firm);
    hmfree(r.mine);
    hmfree(r.doubted);
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
    uint64_t hash = pch_hash(name, strlen(name));
    for (uint32_t i = 0; i < k->n_hidden; i++) {
        if (k->hidden[i] != hash) continue;
        snprintf(k->why, sizeof k->why, "%.100s is a macro and a function, which several headers declare", name);
        return false;
    }
    for (uint32_t i = pch_names_of(k->pch, hash, &end); i < end; i++) {
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
    if (strcmp(first, path) == 0 && pch_bit(k->arrived, file)) return; /* has no guard */
    for (uint32_t i = 0; i < k->n_left; i++)
        if (strcmp(k->left[i].path, path) == 0 && pch_bit(k->left[i].arrived, file)) return;
    snprintf(k->why, sizeof k->why, "something that %.200s declares is declared before it", first);
}
