/* Content hashes: the key that names a unit's cache entry and the hash that says whether it still holds. */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "driver/driver_internal.h"

#include "base/ds.h"
#include "base/folders.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/frontend.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define MAX_SOURCE_BYTES (256u << 20)
#define SETTLED_SECONDS  2 /* a file changed so lately may change again without its times telling */

struct file {
    const char *path, *hash; /* hash: 32 hex digits, "" when the file cannot be read, NULL until asked for */
    struct store_file seen;  /* what the store knows of it */
    bool is_seen, fresh;     /* fresh: hashed in this run */
    uint32_t *names;         /* how includes may spell it: numbers of content.names */
    uint32_t n_names, cap_names;
};

struct content {
    struct arena arena;
    struct folders *folders;
    struct number {
        char *key;
        uint32_t value;
    } * files_by_path, *dirs_by_path, *names_by_text;
    struct file *files; /* stb_ds arrays */
    const char **dirs, **names;
    const char **roots; /* folders that some unit's flags, or the system, search for headers */
    struct probe {
        uint8_t *answers; /* by dir: there is such a file, once somebody has looked */
        uint32_t n;
    } * probes; /* by name */
};

static uint32_t number_of(struct content *c, struct number **map, const char ***list, const char *text)
{
    ptrdiff_t at = shgeti(*map, text);
    if (at >= 0) return (*map)[at].value;
    const char *copy = arena_strdup(&c->arena, text);
    uint32_t n = (uint32_t)arrlen(*list);
    arrput(*list, copy);
    shput(*map, copy, n);
    return n;
}

/* ---- where headers are looked for ---- */

/* The folder that args[*i], or it and the next, adds to the search; NULL. */
static const char *search_dir(const char *const *args, uint32_t n, uint32_t *i)
{
    static const char *const flags[] = {"-iquote", "-isystem", "-idirafter", "-I"};
    for (size_t k = 0; k < sizeof flags / sizeof *flags; k++) {
        if (!str_starts(args[*i], flags[k])) continue;
        const char *rest = args[*i] + strlen(flags[k]);
        if (*rest) return rest;
        return *i + 1 < n ? args[++*i] : NULL;
    }
    return NULL;
}

static void add_root(struct content *c, const char *dir)
{
    for (ptrdiff_t i = 0; i < arrlen(c->roots); i++)
        if (strcmp(c->roots[i], dir) == 0) return;
    arrput(c->roots, arena_strdup(&c->arena, dir));
}

/* The unit's folders in the order of its flags: what an include may find before it finds what it found. */
static uint32_t unit_dirs(struct content *c, const struct compdb_entry *entry, struct arena *a, uint32_t **dirs)
{
    uint32_t n = 0, cap = 0;
    *dirs = NULL;
    for (uint32_t i = 0; i < entry->n_args; i++) {
        const char *dir = search_dir(entry->args, entry->n_args, &i);
        if (!dir) continue;
        dir = path_join(a, entry->dir, dir);
        ARENA_PUSH(a, *dirs, n, cap, number_of(c, &c->dirs_by_path, &c->dirs, dir));
    }
    return n;
}

struct content *content_new(const struct plan *p, struct store *s, struct err *e)
{
    struct content *c = xmalloc(sizeof *c);
    *c = (struct content){.folders = folders_new()};
    sh_new_arena(c->files_by_path);
    sh_new_arena(c->dirs_by_path);
    sh_new_arena(c->names_by_text);
    struct store_file *seen;
    uint32_t n;
    if (store_get_files_seen(s, &c->arena, &seen, &n, e) < 0) {
        content_free(c);
        return NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        struct file f = {.path = seen[i].path, .seen = seen[i], .is_seen = true};
        shput(c->files_by_path, f.path, (uint32_t)arrlen(c->files));
        arrput(c->files, f);
    }
    add_root(c, "/usr/include");
    add_root(c, "/usr/local/include");
    struct arena a = {0};
    for (uint32_t i = 0; i < p->n; i++) {
        uint32_t *dirs, k = unit_dirs(c, p->tus[i], &a, &dirs);
        while (k-- > 0) add_root(c, c->dirs[dirs[k]]);
    }
    arena_release(&a);
    return c;
}

void content_free(struct content *c)
{
    if (!c) return;
    folders_free(c->folders);
    shfree(c->files_by_path);
    shfree(c->dirs_by_path);
    shfree(c->names_by_text);
    arrfree(c->files);
    arrfree(c->dirs);
    arrfree(c->names);
    arrfree(c->roots);
    arrfree(c->probes);
    arena_release(&c->arena);
    free(c);
}

/* ---- files ---- */

static int64_t nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* By size, times and inode when the store has seen the file so, else by its bytes. A change that left all of them as
 * they were would have to set back the clock. */
static const char *file_hash(struct content *c, struct file *f)
{
    struct stat st;
    if (f->hash) return f->hash;
    f->hash = "";
    if (stat(f->path, &st) != 0 || !S_ISREG(st.st_mode)) return f->hash;
    struct store_file now = {.path = f->path,
                             .size = st.st_size,
                             .mtime = nanoseconds(st.st_mtim),
                             .ctime = nanoseconds(st.st_ctim),
                             .inode = (int64_t)st.st_ino};
    const struct store_file *seen = &f->seen;
    if (f->is_seen && seen->size == now.size && seen->mtime == now.mtime && seen->ctime == now.ctime &&
        seen->inode == now.inode && strlen(seen->hash) == 32)
        return f->hash = seen->hash;
    struct arena scratch = {0};
    char hex[33], *text;
    size_t len;
    if (path_read_file(&scratch, f->path, MAX_SOURCE_BYTES, &text, &len, NULL) == 0) {
        hash_hex128(text, len, hex);
        f->hash = arena_strdup(&c->arena, hex);
        now.hash = f->hash;
        f->seen = now;
        int64_t settled = ((int64_t)time(NULL) - SETTLED_SECONDS) * 1000000000;
        f->fresh = now.mtime < settled && now.ctime < settled;
    }
    arena_release(&scratch);
    return f->hash;
}

/* As seen from each folder that may have brought it in. */
static void spell(struct content *c, struct file *f)
{
    for (ptrdiff_t i = 0; i < arrlen(c->roots); i++) {
        if (!path_is_under(c->roots[i], f->path)) continue;
        const char *name = path_relative(c->roots[i], f->path);
        uint32_t n = number_of(c, &c->names_by_text, &c->names, name);
        ARENA_PUSH(&c->arena, f->names, f->n_names, f->cap_names, n);
    }
}

static struct file *file_of(struct content *c, const char *path)
{
    ptrdiff_t at = shgeti(c->files_by_path, path);
    if (at < 0) {
        struct file f = {.path = arena_strdup(&c->arena, path)};
        shput(c->files_by_path, f.path, (uint32_t)arrlen(c->files));
        arrput(c->files, f);
        at = (ptrdiff_t)arrlen(c->files) - 1;
    } else {
        at = c->files_by_path[at].value;
    }
    struct file *f = &c->files[at];
    if (!f->hash) spell(c, f);
    return f;
}

enum { UNKNOWN, NOT_THERE, THERE };

static bool is_there(struct content *c, uint32_t dir, uint32_t name)
{
    while (arrlen(c->probes) <= (ptrdiff_t)name) arrput(c->probes, (struct probe){0});
    struct probe *p = &c->probes[name];
    while (dir >= p->n) p->answers = arena_grow(&c->arena, p->answers, p->n, &p->n, 1);
    if (p->answers[dir] == UNKNOWN) {
        struct arena a = {0};
        const char *path = path_join(&a, c->dirs[dir], c->names[name]);
        p->answers[dir] = folders_at(c->folders, path) == FOLDERS_NOTHING ? NOT_THERE : THERE;
        arena_release(&a);
    }
    return p->answers[dir] == THERE;
}

/* Which other files an include of one of these could find: none of them may come or go unnoticed. Beside the folders
 * of the flags those of the unit's own files count, where quotes look first. */
static void put_others(struct content *c, const struct compdb_entry *entry, const char *const *files, uint32_t n,
                       struct bytes_writer *w)
{
    struct arena a = {0};
    uint32_t *dirs, n_dirs = unit_dirs(c, entry, &a, &dirs), cap = n_dirs;
    for (uint32_t i = 0; i < n; i++) {
        const char *dir = path_dirname(&a, files[i]);
        if (!path_is_under(entry->dir, dir) && !path_is_under(path_dirname(&a, entry->file), dir)) continue;
        uint32_t d = number_of(c, &c->dirs_by_path, &c->dirs, dir), k = 0;
        while (k < n_dirs && dirs[k] != d) k++;
        if (k == n_dirs) ARENA_PUSH(&a, dirs, n_dirs, cap, d);
    }
    for (uint32_t i = 0; i < n; i++) {
        const struct file *f = file_of(c, files[i]);
        for (uint32_t k = 0; k < f->n_names; k++)
            for (uint32_t d = 0; d < n_dirs; d++)
                if (is_there(c, dirs[d], f->names[k])) {
                    bytes_put_str(w, c->dirs[dirs[d]]);
                    bytes_put_str(w, c->names[f->names[k]]);
                }
    }
    arena_release(&a);
}

const char *content_hash(struct content *c, const struct compdb_entry *entry, const char *const *files, uint32_t n,
                         struct arena *a)
{
    struct bytes_writer w = {0};
    char hex[33];
    bool readable = n > 0;
    for (uint32_t i = 0; i < n && readable; i++) {
        const char *h = file_hash(c, file_of(c, files[i]));
        readable = h[0] != 0;
        bytes_put_str(&w, files[i]);
        bytes_put_str(&w, h);
    }
    if (readable) put_others(c, entry, files, n, &w);
    hash_hex128(w.data, w.len, hex);
    bytes_writer_release(&w);
    return readable ? arena_strdup(a, hex) : "";
}

int content_save(const struct content *c, struct store *s, struct err *e)
{
    for (ptrdiff_t i = 0; i < arrlen(c->files); i++)
        if (c->files[i].fresh && store_put_file_seen(s, &c->files[i].seen, e) < 0) return -1;
    return store_notes_end(s, e);
}
/* The linker's id of this very executable, so that no build ever takes another build's IR for its own. */
static int find_build_id(struct dl_phdr_info *info, size_t size, void *out)
{
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
        if (ph->p_type != PT_NOTE) continue;
        const char *p = (const char *)(info->dlpi_addr + ph->p_vaddr), *end = p + ph->p_memsz;
        while (p + sizeof(ElfW(Nhdr)) <= end) {
            const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)p;
            const char *name = p + sizeof *note, *desc = name + ((note->n_namesz + 3u) & ~3u);
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
                bytes_put_raw(out, desc, note->n_descsz);
                return 1;
            }
            p = desc + ((note->n_descsz + 3u) & ~3u);
        }
    }
    return 1; /* the first object is the executable */
}

const char *content_key(const struct config *c, const struct plan *p, const struct compdb_entry *entry, struct arena *a)
{
    struct bytes_writer w = {0};
    uint32_t n;
    const char **args = plan_args(p, entry, a, &n);
    bytes_put_str(&w, entry->file);
    bytes_put_str(&w, entry->dir);
    for (uint32_t i = 0; i < n; i++) bytes_put_str(&w, args[i]);
    bytes_put_str(&w, c->resource_dir ? c->resource_dir : "");
    bytes_put_str(&w, driver_version());
    bytes_put_str(&w, frontend_version());
    dl_iterate_phdr(find_build_id, &w);
    char hex[33];
    hash_hex128(w.data, w.len, hex);
    bytes_writer_release(&w);
    return arena_strdup(a, hex);
}
