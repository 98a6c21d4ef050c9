/* Cleanup attributes on descriptors, streams and directories, with stealing, as system libraries have them. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static inline int steal_fd(int *fdp)
{
    int fd = *fdp;

    *fdp = -1;
    return fd;
}

static inline void close_fdp(int *fdp)
{
    int saved = errno;

    if (*fdp >= 0)
        close(steal_fd(fdp));
    errno = saved;
}

static inline void fclosep(FILE **f)
{
    if (*f)
        fclose(*f);
}

static inline void closedirp(DIR **d)
{
    if (*d)
        closedir(*d);
}

#define _cleanup_(x) __attribute__((__cleanup__(x)))
#define autofd _cleanup_(close_fdp)
#define _cleanup_fclose_ _cleanup_(fclosep)
#define _cleanup_closedir_ _cleanup_(closedirp)

static int open_at(int dfd, const char *name, int *out_fd)
{
    int fd = openat(dfd, name, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0)
        return -errno;
    *out_fd = fd;
    return 0;
}

int size_of(int dfd, const char *name)
{
    autofd int fd = -1;
    struct stat st;

    if (open_at(dfd, name, &fd) < 0)
        return -1;
    if (fstat(fd, &st) < 0)
        return -errno;
    return (int)st.st_size;
}

int open_checked(int dfd, const char *name, int *out_fd)
{
    autofd int fd = -1;
    struct stat st;
    int r;

    if ((r = open_at(dfd, name, &fd)) < 0)
        return r;
    if (fstat(fd, &st) < 0)
        return -errno;
    if (!S_ISREG(st.st_mode))
        return -EBADF;
    *out_fd = steal_fd(&fd);
    return 0;
}

int returned_by_stealing(const char *path)
{
    autofd int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -errno;
    if (lseek(fd, 0, SEEK_END) < 0)
        return -errno;
    return steal_fd(&fd);
}

/* Each round of a loop has its own. */
int each_name(int dfd, char **names, int n)
{
    int total = 0;

    for (int i = 0; i < n; i++) {
        autofd int fd = -1;
        int size;

        if (open_at(dfd, names[i], &fd) < 0)
            continue;
        size = (int)lseek(fd, 0, SEEK_END);
        if (size < 0)
            return -1;
        if (size == 0)
            break;
        total += size;
    }
    return total;
}

/* The descriptor goes into the stream, both have cleanups. */
int first_byte(const char *path)
{
    autofd int fd = open(path, O_RDONLY);
    _cleanup_fclose_ FILE *f = NULL;

    if (fd < 0)
        return -1;
    f = fdopen(fd, "r");
    if (!f)
        return -1;
    steal_fd(&fd);
    return fgetc(f);
}

int count(const char *path)
{
    _cleanup_closedir_ DIR *d = opendir(path);
    int n = 0;

    if (!d)
        return -errno;
    while (readdir(d))
        n++;
    return n;
}

/* Stolen and then forgotten. */
int stolen_and_lost(const char *path)
{
    autofd int fd = open(path, O_RDONLY); /* want "(lost-cancel|never-released)" */
    int mine;

    if (fd < 0)
        return -1;
    mine = steal_fd(&fd);
    return mine > 2;
}

/* Closed by hand although the cleanup will do it again: see double-cancel for the wrong form. */
int closed_by_hand(const char *path)
{
    autofd int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    fd = -1;
    return 0;
}
