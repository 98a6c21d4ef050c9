/* git as a child process: posix_spawn with an argument list, standard output through a pipe. Nothing of the
 * repository's configuration that names a program is used: no hooks, no file monitor, no external diff, no text
 * conversion. Nothing is fetched (a partial clone would), and git is not waited for without an end. */
#include "driver/git.h"

#include "base/path.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_OUTPUT    (256u << 20)
#define MAX_ARGUMENTS 24

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Until the other side closes: 0; -1 when it says too much, or nothing more by then (`until` 0: whenever). */
static int read_all(int fd, double until, struct strbuf *out)
{
    char chunk[65536];
    for (;;) {
        double left = until ? until - now() : 0;
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int ready = left < 0 ? 0 : poll(&p, 1, until ? (int)(left * 1e3) + 1 : -1);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return -1;
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return n < 0 ? -1 : 0;
        if (out->len + (size_t)n > MAX_OUTPUT) return -1;
        strbuf_add(out, chunk, (size_t)n);
    }
}

static int spawn(char *const *argv, int out, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int rc = posix_spawnp(pid, "git", &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    return rc;
}

static int wait_for(pid_t pid, int *status)
{
    pid_t ended;
    do ended = waitpid(pid, status, 0);
    while (ended < 0 && errno == EINTR);
    return ended < 0 ? -1 : 0;
}

/* Runs `git -C dir WORDS...` (NULL ends them). Gives git's exit code, or -1 with `e` when it could not be run. */
static int git(const char *dir, unsigned seconds, const char *const *words, struct strbuf *out, struct err *e)
{
    static const char *const head[] = {"git",
                                       "--no-pager",
                                       "--no-optional-locks",
                                       "-c",
                                       "core.fsmonitor=false",
                                       "-c",
                                       "core.hooksPath=/dev/null",
                                       "-c",
                                       "core.quotePath=false",
                                       "-c",
                                       "protocol.allow=never",
                                       "-C"};
    const char *argv[MAX_ARGUMENTS];
    size_t n = 0;
    int fds[2], status;
    pid_t pid;
    for (; n < sizeof head / sizeof *head; n++) argv[n] = head[n];
    argv[n++] = dir;
    for (; *words && n + 1 < MAX_ARGUMENTS; words++) argv[n++] = *words;
    argv[n] = NULL;
    if (pipe2(fds, O_CLOEXEC) < 0) return err_set(e, "git: %s", strerror(errno));
    double until = seconds ? now() + seconds : 0;
    int rc = spawn((char *const *)argv, fds[1], &pid);
    close(fds[1]);
    int bad = rc ? 0 : read_all(fds[0], until, out);
    close(fds[0]);
    if (rc) return err_set(e, "git cannot be run: %s", strerror(rc));
    bool late = bad && until && now() >= until;
    if (bad) kill(pid, SIGKILL); /* it only reads: nothing is left half done */
    if (wait_for(pid, &status) < 0) return err_set(e, "git: %s", strerror(errno));
    if (late) return err_set(e, "git: %s did not answer within %u seconds", argv[n - 1], seconds);
    if (bad || !WIFEXITED(status)) return err_set(e, "git: %s did not answer as expected", argv[n - 1]);
    return WEXITSTATUS(status);
}

#define GIT(d, dir, out, e, ...) git(dir, (d)->seconds, (const char *const[]){__VA_ARGS__, NULL}, out, e)

/* One line of output, NULL when git says no. */
static const char *line(struct arena *a, const struct strbuf *out, int code)
{
    const char *text = strbuf_cstr(out);
    return code == 0 && out->len ? arena_strndup(a, text, strcspn(text, "\n")) : NULL;
}

/* ---- what changed ---- */

static void add(struct arena *a, struct git_diff *d, const char *path, const char *old_path, bool gone)
{
    struct git_change change = {
        .path = path_join(a, d->top, path),
        .old_path = old_path ? path_join(a, d->top, old_path) : NULL,
        .gone = gone,
    };
    ARENA_PUSH(a, d->changes, d->n, d->cap, change);
}

/* The next NUL-ended word of [*p, end); NULL at the end or when the output is cut short. */
static const char *word(struct arena *a, const char **p, const char *end)
{
    const char *stop = *p < end ? memchr(*p, 0, (size_t)(end - *p)) : NULL;
    if (!stop) return NULL;
    const char *copy = arena_strndup(a, *p, (size_t)(stop - *p));
    *p = stop + 1;
    return copy;
}

/* "M\0path\0", "R087\0old\0new\0", ... */
static void parse_changes(struct arena *a, struct git_diff *d, const struct strbuf *out)
{
    const char *p = strbuf_cstr(out), *end = p + out->len, *status, *path;
    while ((status = word(a, &p, end)) && (path = word(a, &p, end))) {
        const char *to = status[0] == 'R' || status[0] == 'C' ? word(a, &p, end) : path;
        if (!to) return;
        switch (status[0]) {
        case 'A':
        case 'C': add(a, d, to, NULL, false); break;
        case 'D': add(a, d, path, path, true); break;
        case 'R':
            add(a, d, to, path, false);
            add(a, d, path, path, true);
            break;
        default: add(a, d, path, path, false); break;
        }
    }
}

static void parse_untracked(struct arena *a, struct git_diff *d, const struct strbuf *out)
{
    const char *p = strbuf_cstr(out), *end = p + out->len, *path;
    while ((path = word(a, &p, end))) add(a, d, path, NULL, false);
}

static int find_base(struct arena *a, const char *rev, struct git_diff *d, struct err *e)
{
    struct strbuf out = {0};
    const char *spec = arena_sprintf(a, "%s^{commit}", rev);
    int code = GIT(d, d->top, &out, e, "rev-parse", "--verify", "--quiet", "--end-of-options", spec);
    const char *commit = code < 0 ? NULL : line(a, &out, code);
    if (commit) {
        strbuf_clear(&out);
        code = GIT(d, d->top, &out, e, "merge-base", commit, "HEAD");
        d->base = code < 0 ? NULL : line(a, &out, code);
        if (!d->base && code >= 0) d->base = commit; /* no common history (a shallow clone): the commit itself */
    }
    strbuf_release(&out);
    if (d->base) return 0;
    return code < 0 ? -1
                    : err_set(e, "--diff-base=%s: no such revision in %s (fetch it first; CI clones are shallow)", rev,
                              d->top);
}

int git_changes(struct arena *a, const char *dir, const char *rev, struct git_diff *d, struct err *e)
{
    struct strbuf out = {0};
    *d = (struct git_diff){.seconds = d->seconds};
    int code = GIT(d, dir, &out, e, "rev-parse", "--show-toplevel");
    if (code >= 0) d->top = line(a, &out, code);
    strbuf_clear(&out);
    if (code >= 0 && !d->top) code = err_set(e, "--diff-base=%s: %s is in no git work tree", rev, dir);
    if (code >= 0) code = find_base(a, rev, d, e);
    if (code >= 0) {
        code = GIT(d, d->top, &out, e, "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", d->base,
                   "--");
        if (code > 0) code = err_set(e, "git diff %s failed in %s", d->base, d->top);
    }
    if (code == 0) {
        parse_changes(a, d, &out);
        strbuf_clear(&out);
        code = GIT(d, d->top, &out, e, "ls-files", "--others", "--exclude-standard", "-z");
        if (code == 0) parse_untracked(a, d, &out);
    }
    strbuf_release(&out);
    return code < 0 ? -1 : 0;
}

int git_blob(struct arena *a, const struct git_diff *d, const char *path, const char **bytes, size_t *len,
             struct err *e)
{
    struct strbuf out = {0};
    const char *spec = arena_sprintf(a, "%s:%s", d->base, path_relative(d->top, path));
    int code = GIT(d, d->top, &out, e, "cat-file", "blob", spec);
    if (code == 0) {
        *len = out.len;
        *bytes = arena_strndup(a, strbuf_cstr(&out), out.len);
    }
    strbuf_release(&out);
    return code == 0 ? 0 : -1;
}
