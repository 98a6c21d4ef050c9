/* From folders of YAML files to the immutable set of packs a run works with. */
#include "rules/rules_draft.h"
#include "rules/rules_lookup.h"
#include "rules/rules_trees.h"

#include "base/hash.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A pack as text. */
struct pack_text {
    const char *file, *text;
    size_t len;
};

struct rules {
    struct arena arena;
    struct rules_options options; /* of rules_open, until rules_parse */
    struct pack_text *texts;      /* in order */
    uint32_t n_texts, cap_texts;
    struct rules_node **roots; /* by text; NULL: not read yet */
    bool parsed;
    struct rule_pack **packs;
    uint32_t n_packs;
    struct rules_lookup index;
    uint64_t hash;
    const char *root; /* of the analysed program, or NULL */
};

/* Drafts of one run. A pack of the same name as an earlier one takes its place. */
struct draft_list {
    struct arena *arena;
    struct rules_draft **drafts;
    uint32_t n, cap;
};

/* ---- reading one file ---- */

static int text_read(struct arena *a, const char *file, struct pack_text *t, struct err *e)
{
    char *text;
    if (path_read_file(a, file, RULES_YAML_MAX_BYTES, &text, &t->len, e) != 0) return -1;
    t->text = text;
    t->file = arena_strdup(a, file);
    return 0;
}

/* `root`: its tree, when that is known. */
static struct rules_draft *draft_parse(struct arena *a, const struct pack_text *t, struct rules_node *root)
{
    struct rules_draft *d = ARENA_NEW(a, struct rules_draft);
    d->src.file = t->file;
    d->src.arena = a;
    d->src.root = root;
    if (!root) rules_yaml_parse(&d->src, t->text, t->len);
    rules_pack_read(d);
    return d;
}

static void draft_list_add(struct draft_list *l, struct rules_draft *d)
{
    for (uint32_t i = 0; d->pack && i < l->n; i++) {
        if (!l->drafts[i]->pack || strcmp(l->drafts[i]->pack->name, d->pack->name) != 0) continue;
        l->drafts[i] = d;
        return;
    }
    ARENA_PUSH(l->arena, l->drafts, l->n, l->cap, d);
}

/* Second pass over a draft, when the kinds of all packs are known. */
static void draft_resolve(struct rules_draft *d)
{
    const struct rules_node *kinds = rules_yaml_get(d->src.root, "kinds");
    if (kinds && kinds->kind != RULES_NODE_LIST) kinds = NULL;
    rules_kinds_resolve(d, kinds);
    rules_funcs_read(d, rules_yaml_get(d->src.root, "functions"), rules_yaml_get(d->src.root, "borrows"));
}

static void draft_finish(struct rules_draft *d)
{
    const struct rules_node *kinds = rules_yaml_get(d->src.root, "kinds");
    if (kinds && kinds->kind == RULES_NODE_LIST) rules_kinds_finish(d, kinds);
    rules_wakes_check(d, rules_yaml_get(d->src.root, "functions"));
}

static void drafts_complete(struct draft_list *l, bool lenient)
{
    for (uint32_t i = 0; i < l->n; i++) {
        l->drafts[i]->others = (const struct rules_draft *const *)l->drafts;
        l->drafts[i]->n_others = l->n;
        l->drafts[i]->lenient = lenient;
    }
    for (uint32_t i = 0; i < l->n; i++) {
        if (l->drafts[i]->pack) draft_resolve(l->drafts[i]);
    }
    for (uint32_t i = 0; i < l->n; i++) {
        if (l->drafts[i]->pack) draft_finish(l->drafts[i]);
    }
}

/* ---- folders ---- */

static int name_cmp(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The *.yaml files of `dir`, sorted. */
static int list_packs(struct arena *a, const char *dir, const char ***out, uint32_t *n, struct err *e)
{
    DIR *dp = opendir(dir);
    if (!dp) return err_set(e, "%s: cannot read the folder of rule packs: %s", dir, strerror(errno));
    uint32_t cap = 0;
    *out = NULL;
    *n = 0;
    errno = 0;
    for (struct dirent *de; (de = readdir(dp)); errno = 0) {
        if (de->d_name[0] == '.' || !str_ends(de->d_name, ".yaml")) continue;
        ARENA_PUSH(a, *out, *n, cap, path_join(a, dir, de->d_name));
    }
    int failed = errno;
    closedir(dp);
    if (failed) return err_set(e, "%s: cannot read the folder of rule packs: %s", dir, strerror(failed));
    if (*n) qsort(*out, *n, sizeof **out, name_cmp);
    return 0;
}

/* The texts of a folder's packs, after those that are there already. */
static int read_dir(struct rules *r, const char *dir, struct err *e)
{
    const char **files = NULL;
    uint32_t n = 0;
    if (list_packs(&r->arena, dir, &files, &n, e) != 0) return -1;
    for (uint32_t i = 0; i < n; i++) {
        struct pack_text t;
        if (text_read(&r->arena, files[i], &t, e) != 0) return -1;
        ARENA_PUSH(&r->arena, r->texts, r->n_texts, r->cap_texts, t);
    }
    return 0;
}

static void parse_texts(struct rules *r, struct draft_list *l)
{
    if (!r->roots) r->roots = ARENA_ARRAY(&r->arena, struct rules_node *, r->n_texts + 1);
    for (uint32_t i = 0; i < r->n_texts; i++) {
        struct rules_draft *d = draft_parse(l->arena, &r->texts[i], r->roots[i]);
        r->roots[i] = d->src.root;
        draft_list_add(l, d);
    }
}

/* ---- the set ---- */

/* The first mistake of all packs, into `e`. */
static int report_first(struct draft_list *l, struct err *e)
{
    for (uint32_t i = 0; i < l->n; i++) {
        struct rules_draft *d = l->drafts[i];
        if (!d->src.n_diags) continue;
        struct strbuf all = {0};
        rules_yaml_print(&d->src, &all);
        const char *text = strbuf_cstr(&all);
        err_set(e, "%.*s", (int)strcspn(text, "\n"), text);
        strbuf_release(&all);
        return -1;
    }
    return 0;
}

static int switch_packs(struct rules *r, const char *const *names, uint32_t n, bool on, struct err *e)
{
    for (uint32_t i = 0; i < n; i++) {
        bool found = false;
        const char **words = xmalloc(sizeof *words * (r->n_packs + 1));
        for (uint32_t j = 0; j < r->n_packs; j++) {
            words[j] = r->packs[j]->name;
            if (strcmp(words[j], names[i]) != 0) continue;
            r->packs[j]->asked_for = on && !r->packs[j]->enabled;
            r->packs[j]->enabled = on;
            r->packs[j]->quiet = false;
            found = true;
        }
        const char *near = found ? NULL : str_nearest(names[i], words, r->n_packs);
        free(words);
        if (near) return err_set(e, "no rule pack is called '%s'; did you mean '%s'?", names[i], near);
        if (!found) return err_set(e, "no rule pack is called '%s'", names[i]);
    }
    return 0;
}

int rules_parse(struct rules *r, struct err *e)
{
    struct draft_list l = {.arena = &r->arena};
    const struct rules_options *o = &r->options;
    if (r->parsed) return 0;
    parse_texts(r, &l);
    drafts_complete(&l, false);
    if (report_first(&l, e) != 0) return -1;
    r->packs = ARENA_ARRAY(&r->arena, struct rule_pack *, l.n + 1);
    for (uint32_t i = 0; i < l.n; i++) r->packs[r->n_packs++] = l.drafts[i]->pack;
    for (uint32_t i = 0; i < r->n_packs; i++) r->packs[i]->quiet = !r->packs[i]->enabled;
    if (switch_packs(r, o->enable, o->n_enable, true, e) != 0) return -1;
    if (switch_packs(r, o->disable, o->n_disable, false, e) != 0) return -1;
    for (uint32_t i = 0; i < r->n_packs; i++)
        for (uint32_t k = 0; r->packs[i]->quiet && k < r->packs[i]->n_kinds; k++) r->packs[i]->kinds[k].tracked = false;
    rules_lookup_build(&r->index, &r->arena, r->packs, r->n_packs);
    r->parsed = true;
    return 0;
}

bool rules_known(struct rules *r, const void *trees, size_t len)
{
    r->roots = r->parsed ? r->roots : rules_trees_unpack(&r->arena, trees, len, r->n_texts);
    return r->roots != NULL;
}

void rules_pack_trees(const struct rules *r, struct bytes_writer *w)
{
    if (r->parsed && r->roots) rules_trees_pack(w, r->roots, r->n_texts);
}

static uint64_t hash_names(const char *const *names, uint32_t n, uint64_t hash)
{
    for (uint32_t i = 0; i < n; i++) hash = hash_bytes(names[i], strlen(names[i]) + 1, hash);
    return hash_bytes(&n, sizeof n, hash);
}

struct rules *rules_open(const struct rules_options *o, struct err *e)
{
    struct rules *r = xmalloc(sizeof *r);
    *r = (struct rules){.options = *o};
    r->root = o->root ? arena_strdup(&r->arena, o->root) : NULL;
    int rc = 0;
    for (uint32_t i = 0; i < o->n_dirs && rc == 0; i++) rc = read_dir(r, o->dirs[i], e);
    if (rc == 0 && o->n_dirs && !r->n_texts) /* nothing would be found */
        rc = err_set(e, "%s: holds no rule packs (NAME.yaml)", o->dirs[0]);
    if (rc < 0) {
        rules_free(r);
        return NULL;
    }
    for (uint32_t i = 0; i < r->n_texts; i++) r->hash = hash_bytes(r->texts[i].text, r->texts[i].len, r->hash);
    r->hash = hash_names(o->enable, o->n_enable, r->hash);
    r->hash = hash_names(o->disable, o->n_disable, r->hash);
    return r;
}

struct rules *rules_load(const struct rules_options *o, struct err *e)
{
    struct rules *r = rules_open(o, e);
    if (!r || rules_parse(r, e) == 0) return r;
    rules_free(r);
    return NULL;
}

struct rules *rules_extend(const struct rules *base, const struct rule_pack *more)
{
    struct rules *r = xmalloc(sizeof *r);
    *r = (struct rules){.index = base->index, .hash = base->hash, .n_packs = base->n_packs + 1, .parsed = true};
    r->packs = ARENA_ARRAY(&r->arena, struct rule_pack *, r->n_packs);
    memcpy(r->packs, base->packs, base->n_packs * sizeof *r->packs);
    r->packs[base->n_packs] = (struct rule_pack *)more; /* only read */
    return r;
}

void rules_free(struct rules *r)
{
    if (!r) return;
    arena_release(&r->arena);
    free(r);
}

uint32_t rules_check_file(const char *path, struct strbuf *out)
{
    struct rules beside = {0};
    struct arena *a = &beside.arena;
    struct err e = {0};
    struct draft_list l = {.arena = a};
    struct pack_text text;
    uint32_t n_errors = 1;
    if (text_read(a, path, &text, &e) != 0) {
        strbuf_addf(out, "%s: error: %s\n", path, str_starts(e.msg, path) ? e.msg + strlen(path) + 2 : e.msg);
    } else {
        struct rules_draft *d = draft_parse(a, &text, NULL);
        /* Packs beside it may be referred to; their own mistakes are not the question here. */
        if (read_dir(&beside, path_dirname(a, path), &e) == 0) parse_texts(&beside, &l);
        draft_list_add(&l, d);
        drafts_complete(&l, true);
        rules_yaml_print(&d->src, out);
        n_errors = d->src.n_diags;
    }
    arena_release(a);
    return n_errors;
}

/* A checkout of the library itself, or of anything else that lies in a folder called like one, is not its header. */
static const char *in_program(const struct rules *r, const char *file)
{
    return r->root ? path_relative(r->root, file) : file;
}

const struct rule_func *rules_func(const struct rules *r, const char *name, const char *decl_file, bool has_body)
{
    return rules_lookup_find(&r->index, name, decl_file ? in_program(r, decl_file) : "", has_body);
}

bool rules_header_borrows(const struct rules *r, const char *decl_file)
{
    for (uint32_t i = 0; decl_file && i < r->n_packs; i++) {
        if (r->packs[i]->enabled && rules_header_of_pack(r->packs[i], in_program(r, decl_file))) return true;
    }
    return false;
}

uint32_t rules_n_packs(const struct rules *r)
{
    return r->n_packs;
}

const struct rule_pack *rules_pack(const struct rules *r, uint32_t i)
{
    ASSERT(i < r->n_packs);
    return r->packs[i];
}

static const char *without_struct(const char *record)
{
    return strncmp(record, "struct ", 7) == 0 ? record + 7 : record;
}

bool rules_is_object(const struct rule_pack *p, const char *record)
{
    const char *name = without_struct(record);
    for (uint32_t i = 0; i < p->n_kinds; i++)
        for (uint32_t k = 0; k < p->kinds[i].n_types; k++)
            if (strcmp(without_struct(p->kinds[i].types[k]), name) == 0) return true;
    return false;
}

bool rules_keeps_callback(const struct rule_pack *p, const char *record, const char *member)
{
    for (uint32_t i = 0; i < p->n_callback_fields; i++)
        if (strcmp(p->callback_fields[i], member) == 0) return rules_is_object(p, record);
    return false;
}

uint64_t rules_hash(const struct rules *r)
{
    return r->hash;
}
