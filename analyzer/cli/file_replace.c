/* A file without a name is written and only then linked into its folder; where there are none, one beside it that is
 * renamed. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "cli/file_replace.h"

#include "base/path.h"
#include "base/str.h"
#include "driver/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_TRIES 100

int file_write(int fd, const char *text, size_t len)
{
    while (len) {
        ssize_t n = write(fd, text, len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return -1;
        text += n;
        len -= (size_t)n;
    }
    return 0;
}

static int open_nameless(const char *path)
{
    struct arena a = {0};
    int fd = open(path_dirname(&a, path), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    arena_release(&a);
    return fd;
}

/* Gives the nameless file `fd` a name: `path` when that is free, else one beside it, left in `temp`, which must then be
 * renamed: no call puts a nameless file in another's place. */
static int give_name(int fd, const char *path, struct strbuf *temp)
{
    char self[40];
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    if (linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0) return 0;
    for (unsigned i = 0; errno == EEXIST && i < MAX_TRIES; i++) {
        strbuf_clear(temp);
        strbuf_addf(temp, "%s.%06u", path, ((unsigned)getpid() + i) % 1000000);
        if (linkat(AT_FDCWD, self, AT_FDCWD, temp->s, AT_SYMLINK_FOLLOW) == 0) return 0;
    }
    strbuf_clear(temp);
    return -1;
}

static int replace(const char *path, const char *text, size_t len, mode_t mode, bool nameless)
{
    struct strbuf temp = {0}; /* the name that is to go, "" when there is none */
    sigset_t ends, before;    /* while the name is to go, signals that would leave it there wait: milliseconds */
    stop_signals(&ends);
    sigprocmask(SIG_BLOCK, &ends, &before);
    if (!nameless) strbuf_addf(&temp, "%s.XXXXXX", path);
    int fd = nameless ? open_nameless(path) : mkstemp(temp.s);
    int rc = fd < 0 || file_write(fd, text, len) < 0 || fchmod(fd, mode) < 0 ? -1 : 0;
    if (rc == 0 && nameless) rc = give_name(fd, path, &temp);
    if (rc == 0 && temp.len) rc = rename(temp.s, path);
    int saved = errno;
    if (rc < 0 && fd >= 0 && temp.len) unlink(temp.s);
    if (fd >= 0 && close(fd) < 0 && rc == 0) {
        rc = -1;
        saved = errno;
    }
    strbuf_release(&temp);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = saved;
    return rc;
}

int file_replace(const char *path, const char *text, size_t len, mode_t mode)
{
    return replace(path, text, len, mode, true) == 0 ? 0 : replace(path, text, len, mode, false);
}
