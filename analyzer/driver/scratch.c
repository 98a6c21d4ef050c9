/* Temporary folders, locked (flock) while somebody lives who may use them: a process id would mean nothing to another
 * container on the same folder. */
#define _GNU_SOURCE /* O_DIRECTORY, mkdtemp, mkostemp */
#include "driver/scratch.h"

#include "base/str.h"
#include "driver/stop.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PREFIX   "cancelcheck-run-"
#define MIN_AGE  60   /* seconds: one that is just being made is not locked yet */
#define MAX_OLD  1000 /* removed by one run: nobody waits long for it */
#define OPENINGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

const char *scratch_place(void)
{
    const char *tmp = getenv("TMPDIR");
    return tmp && tmp[0] == '/' ? tmp : "/tmp";
}

FILE *scratch_file(void)
{
    struct strbuf name = {0};
    strbuf_addf(&name, "%s/cancelcheck-XXXXXX", scratch_place());
    int fd = mkostemp(name.s, O_CLOEXEC);
    if (fd >= 0) unlink(name.s);
    strbuf_release(&name);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w+");
    if (!f && fd >= 0) close(fd);
    return f;
}

/* The files in a folder; `fd` stays open. */
static void empty(int fd)
{
    int copy = openat(fd, ".", OPENINGS);
    DIR *d = copy < 0 ? NULL : fdopendir(copy);
    if (!d && copy >= 0) close(copy);
    for (struct dirent *entry; d && (entry = readdir(d)) != NULL;) unlinkat(fd, entry->d_name, 0);
    if (d) closedir(d);
}

/* Whether nobody holds it: then it is ours now, until `fd` is closed. */
static bool is_left(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && st.st_uid == geteuid() && time(NULL) - st.st_mtime >= MIN_AGE &&
           flock(fd, LOCK_EX | LOCK_NB) == 0;
}

static void remove_left(const char *place)
{
    DIR *d = opendir(place);
    int folder = d ? dirfd(d) : -1, n = 0;
    for (struct dirent *entry; folder >= 0 && n < MAX_OLD && (entry = readdir(d)) != NULL;) {
        if (!str_starts(entry->d_name, PREFIX)) continue;
        int fd = openat(folder, entry->d_name, OPENINGS);
        if (fd < 0) continue;
        if (is_left(fd)) {
            empty(fd);
            n += unlinkat(folder, entry->d_name, AT_REMOVEDIR) == 0;
        }
        close(fd);
    }
    if (d) closedir(d);
}

int scratch_make(struct scratch *s, struct arena *a, struct err *e)
{
    const char *place = scratch_place();
    *s = (struct scratch){0};
    remove_left(place);
    char *dir = arena_sprintf(a, "%s/" PREFIX "XXXXXX", place);
    stop_hold();
    bool made = mkdtemp(dir) != NULL;
    s->lock = made ? open(dir, OPENINGS) : -1;
    if (s->lock < 0) {
        err_set(e, "no temporary folder (TMPDIR): %s: %s", made ? dir : place, strerror(errno));
        if (made) rmdir(dir);
        stop_let_go();
        return -1;
    }
    flock(s->lock, LOCK_EX | LOCK_NB); /* a file system without locks: it may be removed when a minute old, at worst */
    s->dir = dir;
    return 0;
}

void scratch_remove(struct scratch *s)
{
    if (!s->dir) return;
    empty(s->lock);
    rmdir(s->dir);
    close(s->lock);
    s->dir = NULL;
    stop_let_go();
}
