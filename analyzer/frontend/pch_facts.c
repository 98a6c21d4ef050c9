/* The facts of a precompiled header: packed, loaded, looked up. */
#include "frontend/pch_facts.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/sorted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_hash(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_names(const void *a, const void *b)
{
    const struct pch_name *x = a, *y = b;
    int c = by_hash(x->hash, y->hash);
    if (!c) c = (x->file > y->file) - (x->file < y->file);
    if (!c) c = x->kind - y->kind;
    return c ? c : by_hash(x->variant, y->variant);
}

static int compare_mentions(const void *a, const void *b)
{
    const struct pch_mention *x = a, *y = b;
    int c = by_hash(x->hash, y->hash);
    return c ? c : (x->file > y->file) - (x->file < y->file);
}

static int compare_softs(const void *a, const void *b)
{
    const struct pch_soft_name *x = a, *y = b;
    int c = by_hash(x->hash, y->hash);
    if (!c) c = (x->file > y->file) - (x->file < y->file);
    return c ? c : by_hash(x->on, y->on);
}

static int compare_soft_mentions(const void *a, const void *b)
{
    const struct pch_soft_mention *x = a, *y = b;
    int c = (x->file > y->file) - (x->file < y->file);
    return c ? c : by_hash(x->hash, y->hash);
}

void pch_paths(struct pch *p, const char *stem)
{
    p->header = arena_sprintf(&p->arena, "%s.h", stem);
    p->compiled = arena_sprintf(&p->arena, "%s.pch", stem);
    p->refs = arena_sprintf(&p->arena, "%s-refs", stem);
    p->door = arena_sprintf(&p->arena, "%s-door.h", stem);
}

/* ---- packing ---- */

static void put_hash(struct bytes_writer *w, uint64_t hash)
{
    bytes_put_raw(w, &hash, sizeof hash);
}

static void put_strings(struct bytes_writer *w, const char *const *list, uint32_t n)
{
    bytes_put_u(w, n);
    for (uint32_t i = 0; i < n; i++) bytes_put_str(w, list[i]);
}

/* What was skipped everywhere is no name. */
static void drop_skipped(struct pch *p)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p->n_names;) {
        uint32_t end = i;
        bool read = false;
        for (; end < p->n_names && p->names[end].hash == p->names[i].hash; end++)
            read |= p->names[end].kind == PCH_MACRO;
        for (; i < end; i++)
            if (read || p->names[i].kind != PCH_SKIPPED) p->names[kept++] = p->names[i];
    }
    p->n_names = kept;
}

void pch_pack(struct pch *p, struct bytes_writer *w)
{
    if (p->n_names) qsort(p->names, p->n_names, sizeof *p->names, compare_names);
    drop_skipped(p);
    if (p->n_mentions) qsort(p->mentions, p->n_mentions, sizeof *p->mentions, compare_mentions);
    if (p->n_softs) qsort(p->softs, p->n_softs, sizeof *p->softs, compare_softs);
    bytes_put_u(w, p->n_segments);
    bytes_put_u(w, p->n_files);
    for (uint32_t i = 0; i < p->n_files; i++) {
        const struct pch_file *f = &p->files[i];
        bytes_put_str(w, f->path);
        bytes_put_str(w, f->name ? f->name : "");
        bytes_put_u8(w, (uint8_t)(f->given | f->counts << 1 | f->reentrant << 2 | f->names_itself << 3 |
                                  f->system << 4 | f->unguarded << 5));
        bytes_put_u(w, f->segment);
        bytes_put_u(w, f->bytes);
        bytes_put_u(w, f->n_kids);
        for (uint32_t k = 0; k < f->n_kids; k++) {
            bytes_put_u(w, f->kids[k].file);
            bytes_put_u(w, f->kids[k].segment);
            bytes_put_u8(w, f->kids[k].whole);
        }
        bytes_put_u(w, f->n_whole);
        for (uint32_t k = 0; k < f->n_whole; k++) bytes_put_u(w, f->whole[k]);
    }
    bytes_put_u(w, p->n_names);
    for (uint32_t i = 0; i < p->n_names; i++) {
        put_hash(w, p->names[i].hash);
        put_hash(w, p->names[i].variant);
        bytes_put_u(w, p->names[i].file);
        bytes_put_u(w, p->names[i].segment);
        bytes_put_u(w, p->names[i].block);
        bytes_put_u(w, p->names[i].first_line);
        bytes_put_u(w, p->names[i].last_line - p->names[i].first_line);
        bytes_put_u8(w, (uint8_t)(p->names[i].kind | p->names[i].object << 6 | p->names[i].counts << 7));
    }
    bytes_put_u(w, p->n_mentions);
    for (uint32_t i = 0; i < p->n_mentions; i++) {
        put_hash(w, p->mentions[i].hash);
        bytes_put_u(w, p->mentions[i].file);
        bytes_put_u(w, p->mentions[i].segment);
        bytes_put_u8(w, (uint8_t)(p->mentions[i].own | p->mentions[i].soft << 1 | p->mentions[i].in_define << 2 |
                                  p->mentions[i].expanded << 3 | p->mentions[i].used << 4));
        bytes_put_u(w, p->mentions[i].block);
    }
    bytes_put_u(w, p->n_softs);
    for (uint32_t i = 0; i < p->n_softs; i++) {
        put_hash(w, p->softs[i].hash);
        put_hash(w, p->softs[i].on);
        bytes_put_u8(w, p->softs[i].declared);
        bytes_put_u(w, p->softs[i].file);
    }
    bytes_put_u(w, p->n_setup);
    for (uint32_t i = 0; i < p->n_setup; i++) {
        put_hash(w, p->setup[i].hash);
        put_hash(w, p->setup[i].body);
        bytes_put_u(w, p->setup[i].off);
    }
    pch_flags_put(w, &p->flags);
    put_strings(w, p->system, p->n_system);
    put_strings(w, p->spelled, p->n_spelled);
    bytes_put_u(w, p->n_asked);
    for (uint32_t i = 0; i < p->n_asked; i++) {
        bytes_put_u(w, p->asked[i].name);
        bytes_put_u(w, p->asked[i].file);
    }
    bytes_put_u8(w, p->asks_more);
    bytes_put_u(w, p->n_tops);
    for (uint32_t i = 0; i < p->n_tops; i++) {
        bytes_put_str(w, p->tops[i].line);
        bytes_put_u(w, p->tops[i].file);
        bytes_put_u8(w, p->tops[i].fixed);
    }
}

/* ---- loading ---- */

static uint64_t get_hash(struct bytes_reader *r)
{
    uint64_t hash = 0;
    if ((size_t)(r->end - r->p) < sizeof hash) {
        r->bad = true;
        r->p = r->end;
        return 0;
    }
    memcpy(&hash, r->p, sizeof hash);
    r->p += sizeof hash;
    return hash;
}

static uint32_t get_file(struct bytes_reader *r, const struct pch *p)
{
    uint64_t i = bytes_get_u(r);
    if (i < p->n_files) return (uint32_t)i;
    r->bad = true;
    return 0;
}

static uint32_t get_segment(struct bytes_reader *r, const struct pch *p)
{
    uint64_t i = bytes_get_u(r);
    return i < p->n_segments ? (uint32_t)i : UINT32_MAX;
}

static void get_files(struct bytes_reader *r, struct pch *p)
{
    p->n_segments = (uint32_t)bytes_get_u(r);
    if (p->n_segments > (size_t)(r->end - r->p)) r->bad = true;
    p->n_files = bytes_get_count(r, 7);
    p->files = ARENA_ARRAY(&p->arena, struct pch_file, p->n_files + 1);
    sh_new_arena(p->by_path);
    for (uint32_t i = 0; i < p->n_files && !r->bad; i++) {
        struct pch_file *f = &p->files[i];
        f->path = bytes_get_str(r, &p->arena);
        f->name = bytes_get_str(r, &p->arena);
        shput(p->by_path, f->path, i);
        uint8_t flags = bytes_get_u8(r);
        f->unguarded = flags >> 5 & 1;
        f->given = flags & 1;
        f->counts = flags >> 1 & 1;
        f->reentrant = flags >> 2 & 1;
        f->names_itself = flags >> 3 & 1;
        f->system = flags >> 4 & 1;
        f->segment = get_segment(r, p);
        f->bytes = (uint32_t)bytes_get_u(r);
        f->n_kids = bytes_get_count(r, 3);
        f->kids = ARENA_ARRAY(&p->arena, struct pch_kid, f->n_kids + 1);
        for (uint32_t k = 0; k < f->n_kids; k++) {
            f->kids[k].file = get_file(r, p);
            f->kids[k].segment = get_segment(r, p);
            f->kids[k].whole = bytes_get_u8(r);
        }
        f->n_whole = bytes_get_count(r, 1);
        f->whole = ARENA_ARRAY(&p->arena, uint32_t, f->n_whole + 1);
        for (uint32_t k = 0; k < f->n_whole; k++) f->whole[k] = get_file(r, p);
    }
}

static void get_names(struct bytes_reader *r, struct pch *p)
{
    p->n_names = bytes_get_count(r, 20);
    p->names = ARENA_ARRAY(&p->arena, struct pch_name, p->n_names + 1);
    for (uint32_t i = 0; i < p->n_names && !r->bad; i++) {
        struct pch_name *n = &p->names[i];
        n->hash = get_hash(r);
        n->variant = get_hash(r);
        n->file = get_file(r, p);
        n->segment = get_segment(r, p);
        n->block = bytes_get_u(r);
        n->first_line = (uint32_t)bytes_get_u(r);
        n->last_line = n->first_line + (uint32_t)bytes_get_u(r);
        uint8_t kind = bytes_get_u8(r);
        n->kind = kind & 0x3f;
        n->object = kind >> 6 & 1;
        n->counts = kind >> 7;
    }
    p->n_mentions = bytes_get_count(r, 10);
    p->mentions = ARENA_ARRAY(&p->arena, struct pch_mention, p->n_mentions + 1);
    for (uint32_t i = 0; i < p->n_mentions && !r->bad; i++) {
        p->mentions[i].hash = get_hash(r);
        p->mentions[i].file = get_file(r, p);
        p->mentions[i].segment = get_segment(r, p);
        uint8_t flags = bytes_get_u8(r);
        p->mentions[i].own = flags & 1;
        p->mentions[i].soft = flags >> 1 & 1;
        p->mentions[i].in_define = flags >> 2 & 1;
        p->mentions[i].expanded = flags >> 3 & 1;
        p->mentions[i].used = flags >> 4 & 1;
        p->mentions[i].block = bytes_get_u(r);
    }
    p->n_softs = bytes_get_count(r, 18);
    p->cap_softs = p->n_softs + 1;
    p->softs = ARENA_ARRAY(&p->arena, struct pch_soft_name, p->cap_softs);
    for (uint32_t i = 0; i < p->n_softs && !r->bad; i++) {
        p->softs[i].hash = get_hash(r);
        p->softs[i].on = get_hash(r);
        p->softs[i].declared = bytes_get_u8(r);
        p->softs[i].file = get_file(r, p);
    }
    p->n_setup = bytes_get_count(r, 17);
    p->setup = ARENA_ARRAY(&p->arena, struct pch_macro, p->n_setup + 1);
    for (uint32_t i = 0; i < p->n_setup && !r->bad; i++) {
        p->setup[i].hash = get_hash(r);
        p->setup[i].body = get_hash(r);
        p->setup[i].off = (uint32_t)bytes_get_u(r);
    }
}

static const char **get_strings(struct bytes_reader *r, struct pch *p, uint32_t *n)
{
    *n = bytes_get_count(r, 1);
    const char **list = ARENA_ARRAY(&p->arena, const char *, *n + 1);
    for (uint32_t i = 0; i < *n; i++) list[i] = bytes_get_str(r, &p->arena);
    return list;
}

static void get_flags(struct bytes_reader *r, struct pch *p)
{
    pch_flags_get(r, &p->arena, &p->flags);
    p->system = get_strings(r, p, &p->n_system);
    p->spelled = get_strings(r, p, &p->n_spelled);
    p->n_asked = bytes_get_count(r, 2);
    p->asked = ARENA_ARRAY(&p->arena, struct pch_asked, p->n_asked + 1);
    for (uint32_t i = 0; i < p->n_asked; i++) {
        p->asked[i].name = (uint32_t)bytes_get_u(r);
        p->asked[i].file = get_file(r, p);
        r->bad |= p->asked[i].name >= p->n_spelled;
    }
    p->asks_more = bytes_get_u8(r);
    p->n_tops = bytes_get_count(r, 3);
    p->tops = ARENA_ARRAY(&p->arena, struct pch_top, p->n_tops + 1);
    for (uint32_t i = 0; i < p->n_tops; i++) {
        p->tops[i].line = bytes_get_str(r, &p->arena);
        p->tops[i].file = get_file(r, p);
        p->tops[i].fixed = bytes_get_u8(r);
    }
}

static uint32_t last_segment(const struct pch_file *f)
{
    return f->n_kids ? f->kids[f->n_kids - 1].segment : f->segment;
}

/* A name that is mentioned first in a segment may be mentioned in later ones too: the last one answers for all. Bodies
 * of macros are read when the macro is used. */
static void add_deps(struct pch *p, const struct pch_mention *m, uint32_t from, uint32_t to)
{
    const struct pch_file *f = &p->files[m->file];
    uint32_t last = last_segment(f);
    if (f->reentrant || (m->in_define && !m->own) || m->segment == UINT32_MAX || last == UINT32_MAX) return;
    uint64_t *rows = m->soft || m->own ? p->soft_deps : p->deps;
    bool shared = false, any = false;
    for (uint32_t k = from; k < to; k++) {
        const struct pch_name *n = &p->names[k];
        if (n->kind != PCH_MACRO || n->file == m->file || n->segment == UINT32_MAX || p->files[n->file].given) continue;
        if (m->block && m->block == n->block) continue;
        pch_set(rows + (size_t)p->deps_words * m->segment, n->segment);
        pch_set(rows + (size_t)p->deps_words * last, n->segment);
        any = true;
        shared |= m->own && n->variant;
    }
    struct pch_soft_name soft = {.hash = m->hash, .file = m->file};
    struct pch_soft_mention decides = {.file = m->file, .hash = m->hash, .own = m->own};
    if (shared) ARENA_PUSH(&p->arena, p->softs, p->n_softs, p->cap_softs, soft);
    if (any && (m->soft || m->own))
        ARENA_PUSH(&p->arena, p->soft_mentions, p->n_soft_mentions, p->cap_soft_mentions, decides);
}

static bool is_soft_in(const struct pch *p, uint64_t hash, uint32_t file)
{
    uint32_t end;
    for (uint32_t i = pch_softs_of(p, hash, &end); i < end; i++)
        if (p->softs[i].file == file) return true;
    return false;
}

bool pch_is_object(const struct pch *p, uint64_t hash)
{
    uint32_t end;
    for (uint32_t i = pch_names_of(p, hash, &end); i < end; i++)
        if (p->names[i].kind == PCH_OBJECT) return true;
    return false;
}

/* The file itself uses the name, or another one says it, not to define it or in a soft block of its own. */
static bool is_looked_at(const struct pch *p, const struct pch_soft_name *s)
{
    uint32_t end;
    for (uint32_t i = pch_mentions_of(p, s->hash, &end); i < end; i++) {
        const struct pch_mention *m = &p->mentions[i];
        if (m->file == s->file && m->used) return true;
        if (m->file == s->file || m->soft || m->own || m->in_define) continue;
        if (!is_soft_in(p, s->hash, m->file)) return true;
    }
    return false;
}

/* A mention that decides about a name that another file looks at is not soft. */
static void harden(struct pch *p)
{
    struct {
        uint64_t key;
        bool value;
    } *hard = NULL;
    for (uint32_t i = 0; i < p->n_softs; i++)
        if (is_looked_at(p, &p->softs[i])) hmput(hard, p->softs[i].on ^ p->softs[i].file, true);
    for (uint32_t i = 0; hard && i < p->n_mentions; i++)
        if (p->mentions[i].soft && hmgeti(hard, p->mentions[i].hash ^ p->mentions[i].file) >= 0)
            p->mentions[i].soft = false;
    hmfree(hard);
}

/* Of the words in soft blocks only those stay that name something. */
static void drop_words(struct pch *p)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p->n_softs; i++)
        if (!p->softs[i].declared || pch_is_object(p, p->softs[i].hash)) p->softs[kept++] = p->softs[i];
    p->n_softs = kept;
}

static void fill_rows(struct pch *p)
{
    p->words = p->n_files / 64 + 1;
    p->deps_words = p->n_segments / 64 + 1;
    p->deps = ARENA_ARRAY(&p->arena, uint64_t, (size_t)p->deps_words * (p->n_segments + 1));
    p->soft_deps = ARENA_ARRAY(&p->arena, uint64_t, (size_t)p->deps_words * (p->n_segments + 1));
    drop_words(p);
    harden(p);
    p->counting = ARENA_ARRAY(&p->arena, uint64_t, p->words);
    for (uint32_t i = 0; i < p->n_files; i++) {
        if (!p->files[i].counts) continue;
        pch_set(p->counting, i);
        p->any_counting = true;
    }
    uint32_t m = 0;
    for (uint32_t i = 0; i < p->n_names;) {
        uint32_t end = i;
        while (end < p->n_names && p->names[end].hash == p->names[i].hash) end++;
        while (m < p->n_mentions && p->mentions[m].hash < p->names[i].hash) m++;
        for (; m < p->n_mentions && p->mentions[m].hash == p->names[i].hash; m++) add_deps(p, &p->mentions[m], i, end);
        i = end;
    }
    if (p->n_softs) qsort(p->softs, p->n_softs, sizeof *p->softs, compare_softs);
    if (p->n_soft_mentions)
        qsort(p->soft_mentions, p->n_soft_mentions, sizeof *p->soft_mentions, compare_soft_mentions);
}

struct pch *pch_load(const uint8_t *facts, size_t len, const char *stem)
{
    struct pch *p = xmalloc(sizeof *p);
    *p = (struct pch){0};
    struct bytes_reader r = {.p = facts, .end = facts + len};
    pch_paths(p, stem);
    get_files(&r, p);
    if (!r.bad) get_names(&r, p);
    if (!r.bad) get_flags(&r, p);
    if (r.bad || r.p != r.end) {
        pch_free(p);
        return NULL;
    }
    fill_rows(p);
    p->refs = arena_sprintf(&p->arena, "%s.pch", p->refs);
    p->has_refs = path_exists(p->refs);
    return p;
}

void pch_free(struct pch *p)
{
    if (!p) return;
    shfree(p->by_path);
    arena_release(&p->arena);
    free(p);
}

uint64_t pch_size(const struct pch *p)
{
    struct stat st;
    return stat(p->compiled, &st) == 0 ? (uint64_t)st.st_size : 0;
}

/* ---- asking ---- */

uint32_t pch_words(const struct pch *p)
{
    return p->words;
}

const char *pch_compiled(const struct pch *p)
{
    return p->has_refs ? p->refs : p->compiled;
}

const char *pch_door(const struct pch *p)
{
    return p->door;
}

bool pch_is_own(const struct pch *p, const char *path)
{
    return strcmp(path, p->door) == 0 || strcmp(path, p->header) == 0;
}

uint32_t pch_file_at(const struct pch *p, const char *path)
{
    struct pch_path *map = p->by_path;
    ptrdiff_t i = shgeti(map, path);
    return i < 0 ? UINT32_MAX : map[i].value;
}

uint32_t pch_names_of(const struct pch *p, uint64_t hash, uint32_t *end)
{
    uint32_t first;
    SORTED_FIRST(first, p->names, p->n_names, .hash, hash);
    for (*end = first; *end < p->n_names && p->names[*end].hash == hash;) ++*end;
    return first;
}

uint32_t pch_mentions_of(const struct pch *p, uint64_t hash, uint32_t *end)
{
    uint32_t first;
    SORTED_FIRST(first, p->mentions, p->n_mentions, .hash, hash);
    for (*end = first; *end < p->n_mentions && p->mentions[*end].hash == hash;) ++*end;
    return first;
}

uint32_t pch_softs_of(const struct pch *p, uint64_t hash, uint32_t *end)
{
    uint32_t first;
    SORTED_FIRST(first, p->softs, p->n_softs, .hash, hash);
    for (*end = first; *end < p->n_softs && p->softs[*end].hash == hash;) ++*end;
    return first;
}

uint32_t pch_soft_mentions_of(const struct pch *p, uint32_t file, uint32_t *end)
{
    uint32_t first;
    SORTED_FIRST(first, p->soft_mentions, p->n_soft_mentions, .file, file);
    for (*end = first; *end < p->n_soft_mentions && p->soft_mentions[*end].file == file;) ++*end;
    return first;
}

bool pch_listing_next(struct pch_listing *l, uint32_t *depth, const char **path, size_t *len)
{
    while (l->p < l->end) {
        const char *line = l->p, *stop = memchr(line, '\n', (size_t)(l->end - line));
        if (!stop) stop = l->end;
        l->p = stop < l->end ? stop + 1 : stop;
        const char *q = line;
        while (q < stop && *q == '.') q++;
        if (q == line || q + 1 >= stop || *q != ' ') continue;
        *depth = (uint32_t)(q - line);
        *path = q + 1;
        *len = (size_t)(stop - *path);
        return true;
    }
    return false;
}
