/*
 * Grouping and choosing. Units belong together when folder, flags and the macros they define before their first include
 * are the same; their header gets what enough of them include at their top, in the order most of them have. Whether a
 * unit may use it is not decided here: the frontend looks after each parse (frontend/pch.h).
 */
#define _GNU_SOURCE /* mkdtemp */
#include "driver/headers.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "driver/scratch.h"
#include "driver/workers.h"
#include "frontend/frontend.h"
#include "frontend/pch.h"
#include "frontend/pch_lex.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MIN_UNITS 4          /* a header costs as much as two or three parses */
#define VARIANTS  2          /* a group may have a rich header and a poor one */
#define TOP_BYTES (64 << 10) /* how far the top of a file is looked for */

struct choice { /* a line of the header to be */
    char *key;
    uint32_t count;
    double rank; /* sum of its places in the units' lists, 0 to 1 each */
};

/* Units take the header that has the most of what they include and the least of what they do not. */
struct variant {
    const char **lines;
    uint32_t n_lines;
    uint32_t takers;
    const char *stem;
    struct pch *pch;
};

struct group {
    const char *setup; /* the #define lines that all its units begin with */
    uint32_t first;    /* a unit of it */
    uint32_t n;
    struct choice *choices; /* stb_ds string map */
    struct variant variants[VARIANTS];
};

struct headers {
    const struct run *run;
    struct arena arena;
    const uint32_t *units;
    uint32_t n_units;
    uint32_t *group_of;
    struct variant **variant_of;
    const char ***includes_of; /* what each unit includes, as lines; ends with NULL */
    struct group *groups;
    uint32_t n_groups, cap_groups;
    struct build {
        struct variant *variant;
        uint32_t unit; /* whose flags it is compiled with */
    } * todo;
    uint32_t n_todo;
    struct scratch scratch;
    double seconds;
};

/* ---- reading the tops ---- */

struct top {
    const char *setup;
    const char **includes; /* as lines of the header */
    uint32_t n, cap;
};

static bool is_defined(const char *const *args, uint32_t n, const char *name, size_t len)
{
    bool defined = false;
    for (uint32_t i = 0; i < n; i++) {
        const char *arg = args[i];
        bool on = arg[0] == '-' && arg[1] == 'D', off = arg[0] == '-' && arg[1] == 'U';
        if (!on && !off) continue;
        const char *what = arg[2] ? arg + 2 : i + 1 < n ? args[i + 1] : "";
        if (strncmp(what, name, len) == 0 && (what[len] == '\0' || what[len] == '=')) defined = on;
    }
    return defined;
}

/* Includes under one condition that the flags decide: #ifdef HAVE_CONFIG_H. */
static bool is_taken(const struct pch_include *inc, const char *const *args, uint32_t n)
{
    if (inc->guards == 0) return true;
    const char *name = NULL;
    if (inc->guards != 1) return false;
    if (str_starts(inc->condition, "ifdef ")) name = inc->condition + 6;
    if (str_starts(inc->condition, "if defined(")) name = inc->condition + 11;
    if (!name) return false;
    size_t len = strcspn(name, ") ");
    return len && is_defined(args, n, name, len);
}

/* Quotes look beside the includer first, which the shared header is not. */
static const char *include_line(struct arena *a, const char *file, const struct pch_include *inc)
{
    if (inc->angled) return arena_sprintf(a, "#include <%s>", inc->name);
    const char *near = path_join(a, path_dirname(a, file), inc->name);
    return arena_sprintf(a, "#include \"%s\"", path_exists(near) ? near : inc->name);
}

#define MAX_BEFORE 2 /* includes before the last #define that counts as part of the setup */

/* What a file sets up before it includes anything else: #define _GNU_SOURCE, often behind the include of config.h. */
static void read_setup(struct arena *a, const char *file, const struct pch_text *t, const char *const *args,
                       uint32_t n_args, struct top *top)
{
    uint32_t until = t->code, last = 0, inc = 0;
    struct strbuf b = {0};
    if (t->n_includes > MAX_BEFORE && t->includes[MAX_BEFORE].off < until) until = t->includes[MAX_BEFORE].off;
    for (uint32_t i = 0; i < t->n_macros && t->macros[i].off < until; i++) {
        const struct pch_macro *m = &t->macros[i];
        if (m->conditional || !m->body || is_defined(args, n_args, m->line, strcspn(m->line, " ("))) continue;
        for (; inc < t->n_includes && t->includes[inc].off < m->off; inc++)
            if (t->includes[inc].name && is_taken(&t->includes[inc], args, n_args))
                strbuf_addf(&b, "%s\n", include_line(a, file, &t->includes[inc]));
        strbuf_addf(&b, "#define %s\n", m->line);
        last = (uint32_t)b.len;
    }
    top->setup = arena_strndup(a, strbuf_cstr(&b), last);
    strbuf_release(&b);
}

static bool is_header(const char *name)
{
    const char *dot = strrchr(path_basename(name), '.');
    return !dot || dot[1] == 'h' || dot[1] == 'H';
}

static void read_top(struct arena *a, const char *file, const char *const *args, uint32_t n_args, struct top *top)
{
    struct pch_text t;
    *top = (struct top){.setup = ""};
    char *text = arena_alloc(a, TOP_BYTES);
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* whatever stands there, it does not wait */
    ssize_t len = fd < 0 ? -1 : read(fd, text, TOP_BYTES);
    if (fd >= 0) close(fd);
    if (len <= 0) return;
    pch_lex(a, text, (size_t)len, &t);
    read_setup(a, file, &t, args, n_args, top);
    for (uint32_t i = 0; i < t.n_includes && t.includes[i].off < t.code; i++) {
        const struct pch_include *inc = &t.includes[i];
        if (!inc->name || inc->next || !is_header(inc->name) || !is_taken(inc, args, n_args)) continue;
        if (strpbrk(inc->name, "\"\\\r") || strlen(inc->name) > 1024) continue;
        ARENA_PUSH(a, top->includes, top->n, top->cap, include_line(a, file, inc));
    }
}

/* ---- groups ---- */

struct by_key {
    char *key;
    uint32_t value;
};

static void join(struct headers *h, uint32_t i, struct by_key **map)
{
    const struct plan *plan = &h->run->plan;
    const struct compdb_entry *entry = plan->tus[h->units[i]];
    struct arena a = {0};
    struct bytes_writer w = {0};
    struct top top;
    char key[33];
    uint32_t n;
    const char **args = plan_args(plan, entry, &a, &n);
    read_top(&a, entry->file, args, n, &top);
    bytes_put_str(&w, entry->dir);
    bytes_put_str(&w, top.setup);
    for (uint32_t k = 0; k < n; k++) bytes_put_str(&w, args[k]);
    hash_hex128(w.data, w.len, key);
    bytes_writer_release(&w);
    ptrdiff_t at = shgeti(*map, key);
    uint32_t group = at < 0 ? h->n_groups : (*map)[at].value;
    if (at < 0) {
        struct group fresh = {.setup = arena_strdup(&h->arena, top.setup), .first = h->units[i]};
        sh_new_arena(fresh.choices);
        ARENA_PUSH(&h->arena, h->groups, h->n_groups, h->cap_groups, fresh);
        shput(*map, key, group);
    }
    struct group *g = &h->groups[group];
    const char **mine = ARENA_ARRAY(&h->arena, const char *, top.n + 1);
    uint32_t n_mine = 0;
    h->group_of[i] = group;
    h->includes_of[i] = mine;
    g->n++;
    for (uint32_t k = 0; k < top.n; k++) {
        bool again = false;
        for (uint32_t j = 0; j < k && !again; j++) again = strcmp(top.includes[j], top.includes[k]) == 0;
        if (again) continue;
        char *line = arena_strdup(&h->arena, top.includes[k]);
        mine[n_mine++] = line;
        ptrdiff_t c = shgeti(g->choices, line);
        if (c < 0) {
            shputs(g->choices, ((struct choice){.key = line}));
            c = shgeti(g->choices, line);
        }
        g->choices[c].count++;
        g->choices[c].rank += (double)k / top.n;
    }
    arena_release(&a);
}

static int by_rank(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    double rx = x->rank / x->count, ry = y->rank / y->count;
    if (rx != ry) return rx < ry ? -1 : 1;
    return strcmp(x->key, y->key);
}

static const uint32_t min_percent[VARIANTS] = {15, 50}; /* of a group's units must include a file */

static void pick_lines(struct headers *h, struct group *g, uint32_t k)
{
    struct variant *v = &g->variants[k];
    struct choice *kept = ARENA_ARRAY(&h->arena, struct choice, shlen(g->choices) + 1);
    uint32_t n = 0, cap = 0;
    for (ptrdiff_t i = 0; i < shlen(g->choices); i++)
        if (g->choices[i].count > 1 && g->choices[i].count * 100 >= g->n * min_percent[k]) kept[n++] = g->choices[i];
    if (!n || (k && n == g->variants[k - 1].n_lines)) return;
    qsort(kept, n, sizeof *kept, by_rank);
    for (const char *s = g->setup; *s; s += strcspn(s, "\n") + 1)
        ARENA_PUSH(&h->arena, v->lines, v->n_lines, cap, arena_strndup(&h->arena, s, strcspn(s, "\n")));
    for (uint32_t i = 0; i < n; i++)
        ARENA_PUSH(&h->arena, v->lines, v->n_lines, cap, arena_strdup(&h->arena, kept[i].key));
}

static void choose(struct headers *h, uint32_t unit)
{
    struct group *g = &h->groups[h->group_of[unit]];
    int64_t best = INT64_MIN;
    for (uint32_t k = 0; k < VARIANTS && g->n >= MIN_UNITS; k++) {
        struct variant *v = &g->variants[k];
        int64_t score = 0;
        for (uint32_t i = 0; i < v->n_lines; i++) {
            bool has = false;
            for (const char **p = h->includes_of[unit]; *p && !has; p++) has = strcmp(*p, v->lines[i]) == 0;
            score += has ? 1 : -1;
        }
        if (!v->n_lines || score <= best) continue;
        best = score;
        h->variant_of[unit] = v;
    }
    if (h->variant_of[unit]) h->variant_of[unit]->takers++;
}

static void find_groups(struct headers *h)
{
    struct by_key *map = NULL;
    uint32_t cap = 0;
    sh_new_arena(map);
    h->group_of = ARENA_ARRAY(&h->arena, uint32_t, h->n_units + 1);
    h->variant_of = ARENA_ARRAY(&h->arena, struct variant *, h->n_units + 1);
    h->includes_of = ARENA_ARRAY(&h->arena, const char **, h->n_units + 1);
    for (uint32_t i = 0; i < h->n_units; i++) join(h, i, &map);
    shfree(map);
    for (uint32_t i = 0; i < h->n_groups; i++)
        for (uint32_t k = 0; k < VARIANTS && h->groups[i].n >= MIN_UNITS; k++) pick_lines(h, &h->groups[i], k);
    for (uint32_t i = 0; i < h->n_units; i++) choose(h, i);
    for (uint32_t i = 0; i < h->n_groups; i++) {
        for (uint32_t k = 0; k < VARIANTS; k++) {
            struct build b = {&h->groups[i].variants[k], h->groups[i].first};
            if (b.variant->takers >= MIN_UNITS) ARENA_PUSH(&h->arena, h->todo, h->n_todo, cap, b);
        }
    }
}

/* ---- building, in workers ---- */

static void *start_worker(void *ctx)
{
    const struct headers *h = ctx;
    return frontend_new(h->run->config->resource_dir);
}

static void build_one(void *ctx, void *state, uint32_t item, struct bytes_writer *out)
{
    const struct headers *h = ctx;
    const struct variant *v = h->todo[item].variant;
    const struct compdb_entry *entry = h->run->plan.tus[h->todo[item].unit];
    struct arena a = {0};
    struct pch_job job = {.lines = v->lines, .n_lines = v->n_lines, .dir = entry->dir, .stem = v->stem};
    job.args = plan_args(&h->run->plan, entry, &a, &job.n_args);
    pch_build(state, &job, out, NULL); /* nothing written: no header */
    arena_release(&a);
}

static int take_one(void *ctx, uint32_t item, const struct workers_result *r, struct err *e)
{
    struct headers *h = ctx;
    struct variant *v = h->todo[item].variant;
    (void)e;
    if (r->end == WORKERS_DONE && r->len) v->pch = pch_load(r->data, r->len, v->stem);
    return 0;
}

static double children_seconds(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6;
}

static void build(struct headers *h, int *signal)
{
    const struct config *c = h->run->config;
    struct err e = {{0}};
    struct sandbox sandbox = h->run->sandbox;
    double before = children_seconds();
    for (uint32_t i = 0; i < h->n_todo; i++)
        h->todo[i].variant->stem = arena_sprintf(&h->arena, "%s/h%u", h->scratch.dir, i);
    sandbox.writable = h->scratch.dir;
    struct workers_job job = {
        .n = h->n_todo,
        .jobs = c->jobs < h->n_todo ? c->jobs : h->n_todo,
        .timeout_seconds = c->tu_timeout,
        .sandbox = &sandbox,
        .ctx = h,
        .start = start_worker,
        .work = build_one,
        .deliver = take_one,
    };
    workers_run(&job, signal, &e);
    h->seconds = children_seconds() - before;
}

struct headers *headers_make(const struct run *r, const uint32_t *units, uint32_t n, int *signal)
{
    *signal = 0;
    if (n < MIN_UNITS) return NULL;
    struct headers *h = xmalloc(sizeof *h);
    *h = (struct headers){.run = r, .units = units, .n_units = n};
    find_groups(h);
    bool made = h->n_todo && scratch_make(&h->scratch, &h->arena, NULL) == 0;
    if (made) build(h, signal);
    if (made && !*signal) return h;
    headers_free(h);
    return NULL;
}

const struct pch *headers_for(const struct headers *h, uint32_t i)
{
    return h && h->variant_of[i] ? h->variant_of[i]->pch : NULL;
}

struct headers_count headers_counts(const struct headers *h)
{
    struct headers_count n = {0};
    for (uint32_t i = 0; h && i < h->n_todo; i++) {
        if (!h->todo[i].variant->pch) continue;
        n.built++;
        n.units += h->todo[i].variant->takers;
    }
    n.seconds = h ? h->seconds : 0;
    return n;
}

void headers_free(struct headers *h)
{
    if (!h) return;
    for (uint32_t i = 0; i < h->n_groups; i++) {
        shfree(h->groups[i].choices);
        for (uint32_t k = 0; k < VARIANTS; k++) pch_free(h->groups[i].variants[k].pch);
    }
    scratch_remove(&h->scratch);
    arena_release(&h->arena);
    free(h);
}
