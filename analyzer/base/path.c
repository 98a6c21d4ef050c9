/* Lexical path work and reading a whole file. Paths are POSIX paths; only path_resolves_under follows symbolic links.
 */
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIPE_MILLISECONDS 10000 /* how long something that is no file may keep us waiting */

/* Where out[0..len) would end without its last component; `root` is the length that must stay. */
static size_t drop_last(const char *out, size_t len, size_t root)
{
    while (len > root && out[len - 1] != '/') len--;
    return len > root ? len - 1 : len;
}

static bool last_is_dotdot(const char *out, size_t len, size_t root)
{
    return len - root >= 2 && out[len - 1] == '.' && out[len - 2] == '.' && (len - root == 2 || out[len - 3] == '/');
}

char *path_normalize(struct arena *a, const char *path)
{
    size_t root = path[0] == '/', len = root;
    char *out = arena_alloc(a, strlen(path) + 2);
    if (root) out[0] = '/';
    for (const char *p = path; *p;) {
        size_t n = strcspn(p, "/");
        bool up = n == 2 && p[0] == '.' && p[1] == '.';
        if (up && len > root && !last_is_dotdot(out, len, root)) {
            len = drop_last(out, len, root);
        } else if (up && root) {
            /* the root's parent is the root */
        } else if (n && !(n == 1 && p[0] == '.')) {
            if (len > root) out[len++] = '/';
            memcpy(out + len, p, n);
            len += n;
        }
        p += n;
        while (*p == '/') p++;
    }
    if (!len) out[len++] = '.';
    out[len] = '\0';
    return out;
}

char *path_join(struct arena *a, const char *dir, const char *rel)
{
    if (rel[0] == '/' || !dir[0]) return path_normalize(a, rel);
    return path_normalize(a, arena_sprintf(a, "%s/%s", dir, rel));
}

/* Length of `dir` without closing slashes when `path` is it or lies under it, else -1. "/" gives 0. */
static ptrdiff_t under_length(const char *dir, const char *path)
{
    size_t n = strlen(dir);
    if (!n) return -1;
    while (n && dir[n - 1] == '/') n--;
    if (strncmp(dir, path, n) != 0) return -1;
    return path[n] == '/' || path[n] == '\0' ? (ptrdiff_t)n : -1;
}

const char *path_relative(const char *base, const char *path)
{
    ptrdiff_t n = under_length(base, path);
    if (n < 0 || path[0] == '\0') return path;
    const char *rest = path + n;
    while (*rest == '/') rest++;
    return *rest ? rest : ".";
}

bool path_is_under(const char *dir, const char *path)
{
    return path[0] != '\0' && under_length(dir, path) >= 0;
}

const char *path_basename(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

char *path_dirname(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) return arena_strdup(a, ".");
    while (slash > path && slash[-1] == '/') slash--;
    return slash == path ? arena_strdup(a, "/") : arena_strndup(a, path, (size_t)(slash - path));
}

const char *path_cwd(struct arena *a)
{
    char *cwd = getcwd(NULL, 0); // NOLINT(clang-analyzer-unix.StdCLibraryFunctions): glibc and musl allocate it
    const char *copy = arena_strdup(a, cwd ? cwd : "/");
    free(cwd);
    return copy;
}

bool path_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool path_is_special(const char *path)
{
    struct stat st;
    if (stat(path, &st) < 0) return false;
    if (!S_ISREG(st.st_mode)) return true;
    return (path_is_under("/dev", path) || path_is_under("/proc", path)) && lstat(path, &st) == 0 &&
           S_ISLNK(st.st_mode);
}

bool path_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Reads `fd` to its end into a heap buffer that grows: sizes told by fstat are wrong for pipes and for /proc. */
static int read_all(int fd, size_t hint, size_t max, char **out, size_t *out_len)
{
    size_t cap = hint + 1, len = 0;
    char *buf = xmalloc(cap);
    for (;;) {
        if (len == cap) buf = xrealloc(buf, cap = cap * 2 + 4096);
        ssize_t n = read(fd, buf + len, cap - len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN && poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, PIPE_MILLISECONDS) > 0)
            continue;
        if (n > 0) len += (size_t)n;
        if (n > 0 && len <= max) continue;
        if (n < 0 || len > max) {
            if (len > max) errno = EFBIG;
            free(buf);
            return -1;
        }
        *out = buf;
        *out_len = len;
        return 0;
    }
}

bool path_resolves_under(const char *dir, const char *path)
{
    struct arena a = {0};
    struct stat st;
    char *real_dir = realpath(dir, NULL), *real = realpath(path, NULL);
    if (!real && lstat(path, &st) != 0) real = realpath(path_dirname(&a, path), NULL);
    bool under = real && real_dir && path_is_under(real_dir, real);
    free(real);
    free(real_dir);
    arena_release(&a);
    return under;
}

int path_read_file(struct arena *a, const char *path, size_t max, char **text, size_t *len, struct err *e)
{
    /* Without waiting: a pipe that nobody writes to, where a file should be, must not stop the run. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) return err_set(e, "%s: %s", path, strerror(errno));
    struct stat st;
    char *buf = NULL;
    int rc = fstat(fd, &st);
    if (rc == 0 && st.st_size > 0 && (uintmax_t)st.st_size > max) {
        errno = EFBIG;
        rc = -1;
    }
    if (rc == 0) rc = read_all(fd, st.st_size > 0 ? (size_t)st.st_size : 0, max, &buf, len);
    int why = errno;
    close(fd);
    if (rc && why == EFBIG) return err_set(e, "%s: larger than the limit of %zu bytes", path, max);
    if (rc) return err_set(e, "%s: %s", path, strerror(why));
    *text = arena_strndup(a, buf, *len);
    free(buf);
    return 0;
}
