/* Shapes of right code, found in real projects, that were once reported. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The loop's counter tells at its end whether it was left early. */
int bounded_attempts(int dir)
{
    const int max = 128;
    int fd = -1, i;

    for (i = 0; i < max; i++) {
        do
            fd = openat(dir, "x", O_RDONLY);
        while (fd == -1 && errno == EINTR);
        if (fd < 0 && errno != EEXIST)
            return -1;
        else if (fd != -1)
            break;
    }
    if (i == max)
        return -1;
    close(fd);
    return 0;
}

/* One bit decides, tested once set and once clear. */
enum { JOB_PTY = 2 };
struct job {
    int fd;
};
void job_end(struct job *job)
{
    close(job->fd);
}
int run_job(struct job *job, int flags, int master)
{
    int out[2];

    if (flags & JOB_PTY) {
        job->fd = master;
    } else if (socketpair(AF_UNIX, SOCK_STREAM, 0, out) != 0) {
        return -1;
    }
    if (~flags & JOB_PTY) {
        close(out[1]);
        job->fd = out[0];
    }
    return 0;
}

/* A wrapper whose result says whether the out-parameter was filled. */
static int fork_on_terminal(int *master)
{
    return forkpty(master, NULL, NULL, NULL);
}
int spawn(struct job *job)
{
    int pid = fork_on_terminal(&job->fd);
    if (pid == -1)
        job->fd = -1;
    return pid;
}

/* An iterator that knows by a flag whether it holds its directory. */
struct iter {
    int initialized, fd;
    DIR *d;
};
static int iter_take(int *fd, struct iter *it)
{
    DIR *d = fdopendir(*fd);
    if (!d)
        return 0;
    it->fd = *fd;
    *fd = -1;
    it->d = d;
    it->initialized = 1;
    return 1;
}
static int iter_open(int dir, const char *name, struct iter *it)
{
    int fd = openat(dir, name, O_RDONLY);
    if (fd < 0)
        return 0;
    if (!iter_take(&fd, it)) {
        close(fd);
        return 0;
    }
    return 1;
}
static void iter_clear(struct iter *it)
{
    if (!it->initialized)
        return;
    closedir(it->d);
    it->initialized = 0;
}
int remove_below(int dir, int depth, int *error)
{
    __attribute__((cleanup(iter_clear))) struct iter it = {0};
    if (!iter_open(dir, "x", &it))
        return 0;
    if (depth > 0 && !remove_below(it.fd, depth - 1, error))
        return 0;
    return 1;
}

/* The descriptor under a stream may be used while the stream lives. */
int write_pid(const char *path)
{
    int fd = open(path, O_CREAT | O_RDWR, 0600);
    FILE *f;

    if (fd < 0)
        return -1;
    f = fdopen(fd, "w");
    if (!f) {
        close(fd);
        return -1;
    }
    if (ftruncate(fd, 0) != 0) {
        fclose(f);
        return -1;
    }
    fprintf(f, "%d\n", (int)getpid());
    fclose(f);
    return 0;
}

/* Closed behind libc's back. */
static int close_nocancel(int fd)
{
    return (int)syscall(SYS_close, fd);
}
int probe(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    close_nocancel(fd);
    return 0;
}

/* A reused variable: what an opener leaves in it is not what was closed before. */
static int open_if_there(const char *path, int *out)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0 && errno != ENOENT)
        return 0;
    *out = fd;
    return 1;
}
int two_in_a_row(void)
{
    int fd = -1;
    if (!open_if_there("a", &fd))
        return -1;
    if (fd >= 0)
        close(fd);
    if (!open_if_there("b", &fd))
        return -1;
    if (fd >= 0)
        close(fd);
    return 0;
}

/* A call that replaces what a field holds: later uses are of the new one. */
struct root {
    int fd;
};
static int reopen(struct root *r)
{
    int fd = open("/", O_RDONLY);
    if (fd < 0)
        return 0;
    close(r->fd);
    r->fd = fd;
    return 1;
}
int lock_root(struct root *r)
{
    char c;
    if (!reopen(r))
        return -1;
    return read(r->fd, &c, 1) == 1;
}

/* A pair behind a pointer to an array, and pairs in one array. */
static void close_pair(int (*p)[2])
{
    if ((*p)[0] >= 0)
        close((*p)[0]);
    if ((*p)[1] >= 0)
        close((*p)[1]);
}
int scoped_pair(int n)
{
    __attribute__((cleanup(close_pair))) int pair[2] = {-1, -1};
    if (pipe(pair) < 0)
        return -1;
    return n;
}
int many_pairs(const int *want, int (*work)(int *))
{
    int fds[8], r = 0;
    unsigned n = 0;
    for (; n < 4; n++) {
        if (!want[n]) {
            fds[2 * n] = fds[2 * n + 1] = -1;
            continue;
        }
        if (pipe2(fds + 2 * n, O_CLOEXEC) < 0) {
            r = -1;
            goto finish;
        }
    }
    r = work(fds);
finish:
    for (unsigned i = 0; i < 2 * n; i++)
        close(fds[i]);
    return r;
}

/* A helper that gives back what it was given, or an error. */
static int or_errno(int fd)
{
    if (fd < 0)
        return -errno;
    return fd;
}
int open_or_errno(void)
{
    int fd = or_errno(open("x", O_RDONLY));
    if (fd < 0)
        return fd;
    close(fd);
    return 0;
}

/* Closing nothing is not a release. */
static void safe_close(int fd)
{
    if (fd >= 0)
        close(fd);
}
int or_report(int (*make)(const char *), const char *path)
{
    int r = make(path);
    safe_close(r);
    if (r < 0)
        return r + ftruncate(r, 0);
    return 0;
}

/* A loop that a mask lets turn exactly once. */
#define ONCE_WITH(mask) for (unsigned saved = (mask) | 0xF000; (saved & 0xF000) == 0xF000; saved &= 0777)
int once(unsigned mask)
{
    int fd = -1;
    ONCE_WITH(mask)
        fd = open("x", O_RDONLY);
    if (fd < 0)
        return -1;
    close(fd);
    return 0;
}
