/* Descriptors that change hands: fdopen, dup2, fdopendir, fork, exec, callbacks, sockets into FILE. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

void log_line(const char *format, ...);

/* fdopen takes the descriptor when it succeeds, and leaves it alone when it fails. */
FILE *open_private(const char *path)
{
    FILE *f;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);

    if (fd < 0)
        return NULL;
    f = fdopen(fd, "w");
    if (f == NULL) {
        close(fd);
        return NULL;
    }
    return f;
}

FILE *open_private_wrong(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600); /* want "(lost-cancel|never-released)" */

    if (fd < 0)
        return NULL;
    return fdopen(fd, "w");
}

int write_private(const char *path)
{
    FILE *f;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);

    if (fd < 0)
        return -1;
    if (!(f = fdopen(fd, "w"))) {
        close(fd);
        return -1;
    }
    fputs("secret\n", f);
    return fclose(f);
}

int list_by_fd(int at, const char *name)
{
    DIR *d;
    int fd = openat(at, name, O_RDONLY | O_DIRECTORY);

    if (fd < 0)
        return -1;
    d = fdopendir(fd);
    if (!d) {
        close(fd);
        return -1;
    }
    while (readdir(d))
        ;
    return closedir(d);
}

/* Standard streams are replaced; the spare descriptor goes unless it is one of them. */
int detach_stdio(void)
{
    int fd = open("/dev/null", O_RDWR);

    if (fd < 0)
        return -1;
    dup2(fd, STDIN_FILENO);
    dup2(fd, STDOUT_FILENO);
    dup2(fd, STDERR_FILENO);
    if (fd > STDERR_FILENO)
        close(fd);
    return 0;
}

int redirect_stdout(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT, 0644);

    if (fd < 0)
        return -1;
    if (dup2(fd, STDOUT_FILENO) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int redirect_stdout_wrong(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT, 0644); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (dup2(fd, STDOUT_FILENO) < 0)
        return -1;
    close(fd);
    return 0;
}

/* Save and restore. */
int quietly(int (*work)(void))
{
    int saved = dup(STDOUT_FILENO);
    int null = open("/dev/null", O_WRONLY);
    int rc;

    if (saved < 0 || null < 0) {
        if (saved >= 0)
            close(saved);
        if (null >= 0)
            close(null);
        return -1;
    }
    dup2(null, STDOUT_FILENO);
    close(null);
    rc = work();
    dup2(saved, STDOUT_FILENO);
    close(saved);
    return rc;
}

/* pipe, fork, exec: each side closes what it does not need. */
int read_from_child(char *const argv[], char *out, size_t room)
{
    int p[2], status;
    pid_t pid;
    ssize_t n;

    if (pipe(p) < 0)
        return -1;
    pid = fork();
    if (pid < 0) {
        close(p[0]);
        close(p[1]);
        return -1;
    }
    if (pid == 0) {
        close(p[0]);
        if (dup2(p[1], STDOUT_FILENO) < 0)
            _exit(127);
        close(p[1]);
        execvp(argv[0], argv);
        _exit(127);
    }
    close(p[1]);
    n = read(p[0], out, room);
    close(p[0]);
    waitpid(pid, &status, 0);
    return n < 0 ? -1 : (int)n;
}

/* The read end stays open when fork fails. */
int read_from_child_wrong(char *const argv[], char *out, size_t room)
{
    int p[2], status;
    pid_t pid;
    ssize_t n;

    if (pipe(p) < 0) /* want "lost-cancel" */
        return -1;
    pid = fork();
    if (pid < 0) {
        close(p[1]);
        return -1;
    }
    if (pid == 0) {
        dup2(p[1], STDOUT_FILENO);
        execvp(argv[0], argv);
        _exit(127);
    }
    close(p[1]);
    n = read(p[0], out, room);
    close(p[0]);
    waitpid(pid, &status, 0);
    return n < 0 ? -1 : (int)n;
}

int worker_pair(pid_t *child)
{
    int sv[2];
    pid_t pid;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sv) != 0)
        return -1;
    switch (pid = fork()) {
    case -1:
        close(sv[0]);
        close(sv[1]);
        return -1;
    case 0:
        close(sv[0]);
        _exit(write(sv[1], "x", 1) == 1 ? 0 : 1);
    default:
        close(sv[1]);
        *child = pid;
        return sv[0];
    }
}

/* Daemonise: the parent leaves, the child goes on. */
int daemonise(void)
{
    int fd;

    switch (fork()) {
    case -1:
        return -1;
    case 0:
        break;
    default:
        _exit(0);
    }
    if (setsid() == -1)
        return -1;
    fd = open("/dev/null", O_RDWR, 0);
    if (fd != -1) {
        (void)dup2(fd, STDIN_FILENO);
        (void)dup2(fd, STDOUT_FILENO);
        (void)dup2(fd, STDERR_FILENO);
        if (fd > 2)
            (void)close(fd);
    }
    return 0;
}

/* mmap keeps the file; the descriptor goes. */
void *map_file(const char *path, size_t *len)
{
    struct stat st;
    void *p;
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) < 0) {
        close(fd);
        return NULL;
    }
    p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (p == MAP_FAILED)
        return NULL;
    *len = (size_t)st.st_size;
    return p;
}

void *map_file_wrong(const char *path, size_t len)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel" */
    void *p;

    if (fd < 0)
        return NULL;
    p = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED)
        return NULL;
    close(fd);
    return p;
}

/* The descriptor is printed, compared and stored in a log: none of that releases it, none of that keeps it. */
int only_logged(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    printf("opened %d\n", fd);
    if (fd > 1000)
        return -1;
    close(fd);
    return 0;
}

int only_logged_and_released(const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0) {
        fprintf(stderr, "%s: %d\n", path, fd);
        return -1;
    }
    printf("opened %d\n", fd);
    close(fd);
    printf("closed %d\n", fd);
    return 0;
}

/* A callback's user data owns it from now on. */
struct watch {
    int fd;
    void (*ready)(struct watch *w);
};
int loop_add(int fd, void (*cb)(void *), void *data);

static void on_ready(void *data)
{
    struct watch *w = data;

    close(w->fd);
    free(w);
}

int watch_path(const char *path)
{
    struct watch *w = calloc(1, sizeof *w);

    if (!w)
        return -1;
    w->fd = open(path, O_RDONLY | O_NONBLOCK);
    if (w->fd < 0) {
        free(w);
        return -1;
    }
    if (loop_add(w->fd, on_ready, w) < 0) {
        close(w->fd);
        free(w);
        return -1;
    }
    return 0;
}

/* Sent over a socket, then closed on our side. */
int send_and_close(int sock, struct msghdr *msg, const char *path)
{
    int fd = open(path, O_RDONLY);
    ssize_t n;

    if (fd < 0)
        return -1;
    memcpy(CMSG_DATA(CMSG_FIRSTHDR(msg)), &fd, sizeof fd);
    n = sendmsg(sock, msg, 0);
    close(fd);
    return n < 0 ? -1 : 0;
}

/* A detached thread owes no join. */
static void *background(void *arg)
{
    log_line("%p", arg);
    return NULL;
}

int start_background(void *arg)
{
    pthread_t t;

    if (pthread_create(&t, NULL, background, arg) != 0)
        return -1;
    return pthread_detach(t);
}

int start_with_attribute(void *arg)
{
    pthread_t t;
    pthread_attr_t attr;
    int err;

    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    err = pthread_create(&t, &attr, background, arg);
    pthread_attr_destroy(&attr);
    return err;
}

static void *detaches_itself(void *arg)
{
    pthread_detach(pthread_self());
    log_line("%p", arg);
    return NULL;
}

int start_one_that_detaches_itself(void *arg)
{
    pthread_t t;

    return pthread_create(&t, NULL, detaches_itself, arg);
}

int start_and_forget(void *arg)
{
    pthread_t t;

    if (pthread_create(&t, NULL, background, arg) != 0) /* want "never-released" */
        return -1;
    return 0;
}
