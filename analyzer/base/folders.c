/* A folder's entries go into one table, under their whole paths; links and whatever has no kind are looked at when
 * somebody asks after them. */
#include "base/folders.h"

#include "base/arena.h"
#include "base/ds.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_ENTRIES 20000 /* whoever has more is asked path by path */

enum entry { UNKNOWN = FOLDERS_FOLDER + 1 }; /* or one of enum folders_kind */
enum listing { LISTED, CLOSED };             /* CLOSED: there, but what is in it cannot be listed */

struct folders {
    struct known {
        char *key;
        int value;
    } * entries, *lists; /* by path: enum entry, enum listing */
};

struct folders *folders_new(void)
{
    struct folders *f = xmalloc(sizeof *f);
    *f = (struct folders){0};
    sh_new_arena(f->entries);
    sh_new_arena(f->lists);
    return f;
}

void folders_free(struct folders *f)
{
    if (!f) return;
    shfree(f->entries);
    shfree(f->lists);
    free(f);
}

static int ask(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) return FOLDERS_NOTHING;
    return S_ISDIR(st.st_mode) ? FOLDERS_FOLDER : FOLDERS_FILE;
}

static int kind_of(const struct dirent *d)
{
    if (d->d_type == DT_DIR) return FOLDERS_FOLDER;
    return d->d_type == DT_LNK || d->d_type == DT_UNKNOWN ? UNKNOWN : FOLDERS_FILE;
}

static int read_folder(struct folders *f, const char *dir)
{
    DIR *in = opendir(dir);
    if (!in) return errno == ENOENT || errno == ENOTDIR ? LISTED : CLOSED;
    struct arena a = {0};
    const struct dirent *d;
    int left = MAX_ENTRIES;
    for (errno = 0; left-- > 0 && (d = readdir(in)) != NULL; errno = 0) {
        shput(f->entries, path_join(&a, dir, d->d_name), kind_of(d)); // NOLINT(clang-analyzer-core.NullDereference)
        arena_clear(&a);
    }
    int how = errno || left < 0 ? CLOSED : LISTED;
    closedir(in);
    arena_release(&a);
    return how;
}

/* A folder of which its own listing says that it is not there need not be opened. */
static int list(struct folders *f, const char *dir)
{
    ptrdiff_t at = shgeti(f->lists, dir);
    if (at >= 0) return f->lists[at].value;
    struct arena a = {0};
    ptrdiff_t above = shgeti(f->lists, path_dirname(&a, dir));
    bool absent = above >= 0 && f->lists[above].value == LISTED && shgeti(f->entries, dir) < 0;
    arena_release(&a);
    int how = absent ? LISTED : read_folder(f, dir);
    shput(f->lists, dir, how);
    return how;
}

enum folders_kind folders_at(struct folders *f, const char *path)
{
    struct arena a = {0};
    int how = list(f, path_dirname(&a, path));
    arena_release(&a);
    ptrdiff_t at = shgeti(f->entries, path);
    int kind = at >= 0 ? f->entries[at].value : how == LISTED ? FOLDERS_NOTHING : UNKNOWN;
    if (kind != UNKNOWN) return (enum folders_kind)kind;
    kind = ask(path);
    shput(f->entries, path, kind);
    return (enum folders_kind)kind;
}
