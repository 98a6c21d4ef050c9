/* What the texts of the header's files say to the preprocessor: see pch_build.h. */
#include "frontend/pch_build.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_session.h"

#include <string.h>

static bool is_word_char(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool in_set(struct used *set, uint64_t hash)
{
    return set && hmgeti(set, hash) >= 0;
}

static bool has_word(const char *line, struct used *set)
{
    for (const char *s = line; *s;) {
        size_t n = 0;
        while (is_word_char(s[n])) n++;
        if (n && in_set(set, pch_hash(s, n))) return true;
        s += n ? n : 1;
    }
    return false;
}

/* Macros that use the word (__COUNTER__), through any number of others, and the word. */
static struct used *macros_with(const struct build *b, struct pch_text *const *texts, uint32_t n, const char *word)
{
    struct used *set = NULL;
    uint64_t hash = pch_hash(word, strlen(word));
    bool grown = false;
    for (uint32_t i = 0; i < n && !grown; i++)
        for (uint32_t k = 0; k < texts[i]->n_words && !grown; k++) grown = texts[i]->words[k].hash == hash;
    if (grown) hmput(set, hash, true);
    for (int round = 0; grown && round < 32; round++) {
        grown = false;
        for (uint32_t i = 0; i < n; i++) {
            for (uint32_t k = 0; k < texts[i]->n_macros; k++) {
                const struct pch_macro *m = &texts[i]->macros[k];
                if (in_set(set, m->hash) || !has_word(m->line, set) || !pch_names_executed(b, m, i)) continue;
                hmput(set, m->hash, true);
                grown = true;
            }
        }
    }
    return set;
}

/* ---- macros that the header's files use themselves ---- */

struct bodies { /* of the macros of one name: lines, one list through all macros */
    uint64_t key;
    uint32_t value; /* index + 1 into `lines` */
};

struct use_walk {
    struct used *used, *reached;
    struct bodies *bodies;
    struct body_line {
        const char *line;
        uint32_t next1;
    } * lines;
    uint64_t *pending;
};

static void use_word(struct use_walk *w, uint64_t hash)
{
    if (w->used && hmgeti(w->used, hash) >= 0) return;
    hmput(w->used, hash, true);
    if (hmgeti(w->bodies, hash) >= 0) arrput(w->pending, hash);
}

/* What stands beside "##" is taken as it is. */
static void use_words_of(struct use_walk *w, const char *line)
{
    bool pasted = false;
    for (const char *s = line; *s;) {
        size_t n = 0;
        while (is_word_char(s[n])) n++;
        const char *after = s + n + strspn(s + n, " ");
        uint64_t hash = n ? pch_hash(s, n) : 0;
        if (n && !pasted && !str_starts(after, "##")) {
            hmput(w->reached, hash, true);
            use_word(w, hash);
        }
        if (n || *s != ' ') pasted = !n && str_starts(s, "##");
        s += n ? n : pasted ? 2 : 1;
    }
}

/* Every word that the texts say outside of definitions, and those that the macros among them stand for. */
static void used_words(struct build *b, struct pch_text *const *texts, uint32_t n)
{
    struct use_walk w = {0};
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < texts[i]->n_macros; k++) {
            const struct pch_macro *m = &texts[i]->macros[k];
            ptrdiff_t at = w.bodies ? hmgeti(w.bodies, m->hash) : -1;
            struct body_line line = {m->line, at < 0 ? 0 : w.bodies[at].value};
            if (!m->body || !pch_names_executed(b, m, i)) continue;
            arrput(w.lines, line);
            hmput(w.bodies, m->hash, (uint32_t)arrlen(w.lines));
        }
    for (uint32_t i = 0; i < n && w.bodies; i++)
        for (uint32_t k = 0; k < texts[i]->n_words; k++)
            if (texts[i]->words[k].expanded) use_word(&w, texts[i]->words[k].hash);
    while (arrlen(w.pending)) {
        uint64_t hash = arrpop(w.pending);
        for (uint32_t at = hmget(w.bodies, hash); at; at = w.lines[at - 1].next1)
            use_words_of(&w, w.lines[at - 1].line);
    }
    hmfree(w.bodies);
    arrfree(w.lines);
    arrfree(w.pending);
    b->used = w.used;
    b->reached = w.reached;
}

/* Which segment of the file an offset lies in: directives are matched with kids by name, in order. Kids that an
 * unguarded file brought in have no directive: they come with it. */
struct places {
    const struct pch *p;
    const struct pch_file *f;
    const struct pch_text *t;
    uint32_t kid, directive, segment;
};

static uint32_t place_of(struct places *s, uint32_t off)
{
    for (; s->kid < s->f->n_kids; s->kid++) {
        const char *name = path_basename(s->p->files[s->f->kids[s->kid].file].path);
        uint32_t i = s->directive;
        while (i < s->t->n_includes &&
               (s->t->includes[i].name && strcmp(path_basename(s->t->includes[i].name), name) != 0))
            i++;
        if (i < s->t->n_includes) {
            if (s->t->includes[i].off > off) break;
            s->directive = i + 1;
        }
        s->segment = s->f->kids[s->kid].segment;
    }
    return s->segment;
}

static void add_text(struct build *b, uint32_t file, const struct pch_text *t)
{
    struct pch *p = b->p;
    const struct pch_file *f = &p->files[file];
    const struct places start = {.p = p, .f = f, .t = t, .segment = f->segment};
    struct places at = start;
    uint32_t macro = 0;
    for (uint32_t i = 0; i < t->n_macros; i++) {
        const struct pch_macro *m = &t->macros[i];
        struct pch_name n = {.hash = m->hash, .variant = m->body, .file = file, .kind = PCH_MACRO, .object = m->object};
        n.first_line = m->first_line;
        n.last_line = m->last_line;
        if (!pch_names_executed(b, m, file)) {
            n.kind = PCH_SKIPPED;
            if (m->body) pch_names_add(b, n);
            continue;
        }
        n.counts = in_set(b->counting, m->hash);
        n.segment = place_of(&at, m->off);
        n.block = m->block;
        pch_names_add(b, n);
    }
    for (uint32_t i = 0; i < t->n_types; i++)
        pch_names_add(
            b, (struct pch_name){.hash = t->types[i], .variant = PCH_SHARED_TYPE, .file = file, .kind = PCH_TYPEDEF});
    for (uint32_t i = 0; i < t->n_softs; i++) {
        struct pch_soft_name soft = {.hash = t->softs[i].hash, .on = t->softs[i].on, .file = file};
        soft.declared = t->softs[i].declared;
        ARENA_PUSH(&p->arena, p->softs, p->n_softs, p->cap_softs, soft);
    }
    at = start;
    for (uint32_t i = 0; i < t->n_words; i++) {
        const struct pch_word *w = &t->words[i];
        struct pch_mention m = {.hash = w->hash,
                                .file = file,
                                .segment = place_of(&at, w->off),
                                .block = w->block,
                                .in_define = w->in_define};
        bool expanded = in_set(b->used, w->hash);
        bool reached = in_set(b->reached, w->hash);
        m.soft = w->soft && !(w->in_bodies && reached);
        m.expanded = w->in_define && expanded;
        m.used = w->count > w->in_soft + w->in_declared + (reached ? w->in_soft_bodies : w->in_bodies);
        while (macro + 1 < t->n_macros && t->macros[macro + 1].off < w->off) macro++;
        m.own = t->n_macros && t->macros[macro].hash == w->hash && t->macros[macro].off < w->off;
        ARENA_PUSH(&p->arena, p->mentions, p->n_mentions, p->cap_mentions, m);
        if (!w->in_define && in_set(b->counting, w->hash)) p->files[file].counts = true;
        if (!w->in_define && in_set(b->naming, w->hash)) p->files[file].names_itself = true;
    }
}

/* Where it is found must not depend on the unit's folders. */
static void note_asked(struct build *b, uint32_t file, const char *name, bool angled)
{
    struct pch *p = b->p;
    if (!name) p->asks_more = true;
    if (!name || name[0] == '/') return;
    if (!angled && path_exists(path_join(&b->scratch, path_dirname(&b->scratch, p->files[file].path), name))) return;
    ptrdiff_t known = shgeti(b->spelled, name);
    struct pch_asked asked = {.name = known < 0 ? p->n_spelled : b->spelled[known].value, .file = file};
    if (known < 0) {
        ARENA_PUSH(&p->arena, p->spelled, p->n_spelled, p->cap_spelled, arena_strdup(&p->arena, name));
        shput(b->spelled, p->spelled[asked.name], asked.name);
    }
    ARENA_PUSH(&p->arena, p->asked, p->n_asked, p->cap_asked, asked);
}

void pch_texts_read(struct build *b)
{
    struct pch *p = b->p;
    struct pch_text **texts = ARENA_ARRAY(&b->scratch, struct pch_text *, p->n_files + 1);
    struct arena scratch = {0};
    for (uint32_t i = 0; i < p->n_files; i++) {
        char *text = NULL;
        size_t len = 0;
        texts[i] = ARENA_NEW(&b->scratch, struct pch_text);
        if (path_read_file(&scratch, p->files[i].path, FE_MAX_TEXT, &text, &len, NULL) == 0)
            pch_lex(&b->scratch, text, len, texts[i]);
        p->files[i].bytes = (uint32_t)len;
        arena_clear(&scratch);
    }
    for (uint32_t i = 0; i < p->n_files; i++) {
        for (uint32_t k = 0; k < texts[i]->n_includes; k++)
            note_asked(b, i, texts[i]->includes[k].name, texts[i]->includes[k].angled || texts[i]->includes[k].next);
        for (uint32_t k = 0; k < texts[i]->n_asked; k++) note_asked(b, i, texts[i]->asked[k], true);
    }
    pch_files_whole(b, texts);
    used_words(b, texts, p->n_files);
    b->counting = macros_with(b, texts, p->n_files, "__COUNTER__");
    b->naming = macros_with(b, texts, p->n_files, "__FILE__");
    for (uint32_t i = 0; i < p->n_files; i++) add_text(b, i, texts[i]);
    arena_release(&scratch);
}
