/* compile_commands.json: read with its mistakes named by line and column, entries made absolute, sanitised and sorted.
 */
#include "driver/compdb_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <glob.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_DATABASE_BYTES (1u << 30)

struct loader {
    const char *path; /* of the database */
    const char *base; /* its folder, absolute */
    const char *text;
    size_t len;
    struct arena *a;
    struct compdb *db;
    uint32_t cap;
    struct err *e;
};

/* ---- where an entry stands in the text (jansson keeps no positions) ---- */

struct place {
    unsigned line, col;
};

static struct place place_of(const struct loader *l, size_t offset)
{
    struct place p = {1, 1};
    for (size_t i = 0; i < offset && i < l->len; i++) {
        if (l->text[i] == '\n')
            p = (struct place){p.line + 1, 1};
        else
            p.col++;
    }
    return p;
}

/* End of the JSON string that begins at text[i] (a double quote): the offset after its closing quote. */
static size_t string_end(const struct loader *l, size_t i)
{
    for (i++; i < l->len && l->text[i] != '"'; i++)
        if (l->text[i] == '\\') i++;
    return i + 1;
}

/* Offset of the top-level array's element `index`, or of member `key` in it. The text is known to be valid JSON. */
static size_t find_entry(const struct loader *l, size_t index, const char *key)
{
    size_t seen = 0, entry = 0;
    int depth = 0;
    bool fresh = true;
    for (size_t i = 0; i < l->len;) {
        char c = l->text[i];
        if (strchr(" \t\r\n,", c) && c) {
            if (c == ',' && depth == 1) fresh = true;
            i++;
            continue;
        }
        if (depth == 1 && fresh) {
            if (c == ']' || seen > index) break;
            if (seen++ == index) entry = i;
            fresh = false;
        }
        if (c == '"') {
            size_t end = string_end(l, i);
            bool here = key && depth == 2 && seen == index + 1 && end - i == strlen(key) + 2;
            if (here && memcmp(l->text + i + 1, key, strlen(key)) == 0) return i;
            i = end;
            continue;
        }
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        i++;
    }
    return entry;
}

static int entry_error(const struct loader *l, size_t index, const char *key, const char *what)
{
    struct place p = place_of(l, find_entry(l, index, key));
    return err_set(l->e, "%s:%u:%u: %s", l->path, p.line, p.col, what);
}

/* ---- entries ---- */

/* The file as the compiler would open it. Folding ".." by name is wrong below symbolic links: ask the system then. */
static const char *absolute_file(struct arena *a, const char *dir, const char *file)
{
    char *folded = path_join(a, dir, file);
    if (path_exists(folded)) return folded;
    char *real = realpath(file[0] == '/' ? file : arena_sprintf(a, "%s/%s", dir, file), NULL);
    if (!real) return folded;
    char *copy = arena_strdup(a, real);
    free(real);
    return copy;
}

static int add_entry(struct loader *l, const char *dir, const char *file, const struct compdb_strs *command)
{
    struct arena *a = l->a;
    struct compdb_strs argv = {0};
    if (compdb_expand_files(a, dir, command, &argv, l->e) < 0) return -1;
    struct compdb_compiler compiler = compdb_find_compiler(a, argv.v, argv.n);
    struct compdb_flags flags = {0};
    if (compiler.target) compdb_push(a, &flags.args, arena_sprintf(a, "--target=%s", compiler.target));
    if (compiler.next < argv.n) compdb_sanitize(a, argv.v + compiler.next, argv.n - compiler.next, &flags);
    enum compdb_language language = compdb_language(file, &flags, compiler.cxx);
    if (language == COMPDB_C && flags.language) {
        compdb_push(a, &flags.args, "-x");
        compdb_push(a, &flags.args, flags.language);
    }
    struct compdb_entry entry = {
        .file = absolute_file(a, dir, file),
        .dir = dir,
        .args = flags.args.v,
        .n_args = flags.args.n,
        .cxx = language != COMPDB_C,
    };
    entry.missing = !path_exists(entry.file) || path_is_special(entry.file);
    l->db->dropped_flags += flags.dropped;
    ARENA_PUSH(a, l->db->entries, l->db->n, l->cap, entry);
    return 0;
}

static int read_arguments(struct loader *l, size_t index, json_t *arguments, struct compdb_strs *out)
{
    size_t i;
    json_t *word;
    if (!json_is_array(arguments) || json_array_size(arguments) == 0)
        return entry_error(l, index, "arguments", "\"arguments\" must be a list of strings that is not empty");
    json_array_foreach(arguments, i, word)
    {
        if (!json_is_string(word)) return entry_error(l, index, "arguments", "\"arguments\" may hold strings only");
        compdb_push(l->a, out, arena_strdup(l->a, json_string_value(word)));
    }
    return 0;
}

static int read_entry(struct loader *l, size_t index, json_t *entry)
{
    if (!json_is_object(entry)) return entry_error(l, index, NULL, "each entry must be an object");
    const char *file = json_string_value(json_object_get(entry, "file"));
    const char *dir = json_string_value(json_object_get(entry, "directory"));
    json_t *arguments = json_object_get(entry, "arguments");
    json_t *command = json_object_get(entry, "command");
    if (!file || !*file) return entry_error(l, index, "file", "the entry needs \"file\", a string that is not empty");
    if (!dir || !*dir)
        return entry_error(l, index, "directory", "the entry needs \"directory\", a string that is not empty");
    struct compdb_strs argv = {0};
    if (arguments) {
        if (read_arguments(l, index, arguments, &argv) < 0) return -1;
    } else if (json_is_string(command)) {
        compdb_split_command(l->a, json_string_value(command), &argv);
        if (argv.n == 0) return entry_error(l, index, "command", "\"command\" is empty");
    } else {
        return entry_error(l, index, command ? "command" : NULL,
                           "the entry needs \"command\" (a string) or \"arguments\" (a list of strings)");
    }
    if (add_entry(l, path_join(l->a, l->base, dir), arena_strdup(l->a, file), &argv) < 0)
        return entry_error(l, index, NULL, arena_strdup(l->a, l->e->msg));
    return 0;
}

/* ---- order ---- */

static int compare_entries(const void *x, const void *y)
{
    const struct compdb_entry *p = x, *q = y;
    int c = strcmp(p->file, q->file);
    for (uint32_t i = 0; c == 0 && i < p->n_args && i < q->n_args; i++) c = strcmp(p->args[i], q->args[i]);
    if (c == 0) c = (p->n_args > q->n_args) - (p->n_args < q->n_args);
    if (c == 0) c = strcmp(p->dir, q->dir);
    return c ? c : p->cxx - q->cxx;
}

void compdb_finish(struct compdb *db)
{
    if (db->n == 0) return;
    qsort(db->entries, db->n, sizeof *db->entries, compare_entries);
    uint32_t n = 0;
    for (uint32_t i = 0; i < db->n; i++)
        if (n == 0 || compare_entries(&db->entries[n - 1], &db->entries[i]) != 0) db->entries[n++] = db->entries[i];
    db->n = n;
    for (uint32_t i = 0; i < n; i++) {
        db->cxx += db->entries[i].cxx;
        db->missing += db->entries[i].missing && !db->entries[i].cxx;
    }
}

int compdb_load(const char *path, struct arena *a, struct compdb *db, struct err *e)
{
    struct err local;
    char *text;
    *db = (struct compdb){0};
    const char *absolute = path_join(a, path_cwd(a), path);
    struct loader l = {.path = path, .base = path_dirname(a, absolute), .a = a, .db = db, .e = e ? e : &local};
    if (path_read_file(a, path, MAX_DATABASE_BYTES, &text, &l.len, l.e) < 0) return -1;
    l.text = text;
    json_error_t bad;
    json_t *root = json_loadb(text, l.len, 0, &bad);
    if (!root)
        return err_set(l.e, "%s:%d:%d: %s", path, bad.line > 0 ? bad.line : 1, bad.column > 0 ? bad.column : 1,
                       bad.text);
    int rc = 0;
    if (!json_is_array(root)) rc = err_set(l.e, "%s:1:1: a compile database is a list of entries", path);
    size_t i;
    json_t *entry;
    json_array_foreach(root, i, entry)
    {
        if (rc == 0) rc = read_entry(&l, i, entry);
    }
    json_decref(root);
    if (rc == 0) compdb_finish(db);
    return rc;
}

int compdb_from_args(const char *file, const char *cwd, const char *const *args, uint32_t n, struct arena *a,
                     struct compdb *db, struct err *e)
{
    *db = (struct compdb){0};
    struct loader l = {.path = file, .base = cwd, .a = a, .db = db, .e = e};
    struct compdb_strs argv = {0};
    for (uint32_t i = 0; i < n; i++) compdb_push(a, &argv, args[i]);
    if (add_entry(&l, cwd, file, &argv) < 0) return -1;
    struct compdb_entry *entry = &db->entries[0];
    if (entry->cxx && str_ends(file, ".h")) { /* asked for by name: a header is analysed as a C file */
        struct compdb_strs with_language = {0};
        for (uint32_t i = 0; i < entry->n_args; i++) compdb_push(a, &with_language, entry->args[i]);
        compdb_push(a, &with_language, "-x");
        compdb_push(a, &with_language, "c");
        entry->args = with_language.v;
        entry->n_args = with_language.n;
        entry->cxx = false;
    }
    compdb_finish(db);
    return 0;
}

const char *compdb_find(const char *dir, struct arena *a)
{
    static const char *const places[] = {"",     "build*/", "_build/",   "out/",   "cmake-build-*/", "Build/",
                                         "obj/", "bin/",    "build*/*/", "out/*/", ".build/"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        glob_t found = {0};
        const char *pattern = arena_sprintf(a, "%s/%scompile_commands.json", dir, places[i]);
        const char *first = NULL;
        if (glob(pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0)
            first = path_normalize(a, arena_strdup(a, found.gl_pathv[0]));
        globfree(&found);
        if (first) return first;
    }
    return NULL;
}
