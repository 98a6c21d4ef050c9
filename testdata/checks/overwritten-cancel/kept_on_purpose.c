/* Descriptors that stay open because of their number, and fields that are set up. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int fill_standard_descriptors(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDWR);
    } while (fd != -1 && fd <= STDERR_FILENO);
    if (fd == -1) return -1;
    close(fd);
    return 0;
}

int fill_too_many(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDWR); /* want "overwritten-cancel: 'fd'" */
    } while (fd != -1 && fd <= 7);
    if (fd == -1) return -1;
    close(fd);
    return 0;
}

struct listing {
    DIR *dp;
    int dfd;
    char *path;
};

int listing_start(struct listing *l)
{
    l->dfd = open(l->path, O_RDONLY | O_DIRECTORY);
    l->dp = l->dfd >= 0 ? fdopendir(l->dfd) : NULL;
    if (l->dp == NULL) {
        if (l->dfd >= 0) close(l->dfd);
        free(l->path);
        return -1;
    }
    return 0;
}

void listing_stop(struct listing *l)
{
    if (l->dp) closedir(l->dp);
    free(l->path);
}

struct cookie {
    int fd; /* 0: none */
};

void cookie_take(struct cookie *c, int s)
{
    if (c->fd != 0) return;
    c->fd = dup(s);
}

void cookie_drop(struct cookie *c)
{
    if (c->fd != 0) close(c->fd);
    c->fd = 0;
}
