/* Creation in conditions, arguments and comma expressions; results that are legally not kept. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int exists(const char *path)
{
    if (open(path, O_RDONLY) < 0) /* want "(discarded|overwritten)-cancel|never-released" */
        return 0;
    return 1;
}

int can_write(const char *path)
{
    return fopen(path, "a") != NULL; /* want "(discarded|overwritten)-cancel|never-released" */
}

void loop_forever(void)
{
    while (accept4(3, NULL, NULL, 0) >= 0) /* want "(discarded|overwritten)-cancel|never-released" */
        ;
}

void comma(const char *path)
{
    (void)(path++, open(path, O_RDONLY)); /* want "discarded-cancel" */
}

/* Touching a file: the descriptor goes straight into close. */
int touch(const char *path)
{
    return close(open(path, O_WRONLY | O_CREAT, 0644));
}

/* The standard streams are made again after they were closed: lowest number first, kept for good. */
void restore_standard_streams(void)
{
    close(0);
    close(1);
    if (open("/dev/null", O_RDWR) == 0) (void)dup(0);
}

/* freopen's result is the stream that was given. */
void reopen_log(const char *path)
{
    if (!freopen(path, "a", stderr))
        abort();
}

/* An existing signalfd is changed: the result is the one given. */
void change_mask(int sfd, const sigset_t *mask)
{
    signalfd(sfd, mask, 0);
}

/* A watch belongs to its inotify descriptor. */
int watch_for_good(int in, const char *path)
{
    inotify_add_watch(in, path, IN_MODIFY);
    return 0;
}

/* dup2 onto a standard stream: the number is known. */
void onto_stdout(int fd)
{
    dup2(fd, 1);
    (void)dup2(fd, STDERR_FILENO);
}
