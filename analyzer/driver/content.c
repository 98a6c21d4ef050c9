/* Content hashes: the key that names a unit's cache entry and the hash that says whether it still holds. */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "driver/driver_internal.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/frontend.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_SOURCE_BYTES (256u << 20)

struct content {
    struct arena arena;
    struct {
        char *key;
        const char *value; /* 32 hex digits, "" when the file cannot be read */
    } * files;
};

struct content *content_new(void)
{
    struct content *c = xmalloc(sizeof *c);
    *c = (struct content){0};
    sh_new_arena(c->files);
    return c;
}

void content_free(struct content *c)
{
    if (!c) return;
    shfree(c->files);
    arena_release(&c->arena);
    free(c);
}

static const char *file_hash(struct content *c, const char *path)
{
    ptrdiff_t i = shgeti(c->files, path);
    if (i >= 0) return c->files[i].value;
    struct arena scratch = {0};
    struct stat st;
    char hex[33] = "", *text;
    size_t len;
    if (stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
        path_read_file(&scratch, path, MAX_SOURCE_BYTES, &text, &len, NULL) == 0)
        hash_hex128(text, len, hex);
    const char *value = arena_strdup(&c->arena, hex);
    arena_release(&scratch);
    shput(c->files, path, value);
    return value;
}

const char *content_hash(struct content *c, const char *const *files, uint32_t n, struct arena *a)
{
    struct bytes_writer w = {0};
    char hex[33];
    bool readable = n > 0;
    for (uint32_t i = 0; i < n && readable; i++) {
        const char *h = file_hash(c, files[i]);
        readable = h[0] != 0;
        bytes_put_str(&w, files[i]);
        bytes_put_str(&w, h);
    }
    hash_hex128(w.data, w.len, hex);
    bytes_writer_release(&w);
    return readable ? arena_strdup(a, hex) : "";
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
