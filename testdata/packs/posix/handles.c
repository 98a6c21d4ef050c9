/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netdb.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int step(int n);

static void *run(void *arg)
{
    return arg;
}

int good_timerfd(int n)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_timerfd(int n)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_eventfd(int n)
{
    int fd = eventfd(0, 0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_eventfd(int n)
{
    int fd = eventfd(0, 0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_signalfd(const sigset_t *mask, int n)
{
    int fd = signalfd(-1, mask, 0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_signalfd(const sigset_t *mask, int n)
{
    int fd = signalfd(-1, mask, 0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_inotify(int n)
{
    int fd = inotify_init1(IN_CLOEXEC);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_inotify(int n)
{
    int fd = inotify_init1(IN_CLOEXEC); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_inotify_old(int n)
{
    int fd = inotify_init();

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_inotify_old(int n)
{
    int fd = inotify_init(); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_epoll(int n)
{
    int fd = epoll_create1(0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_epoll(int n)
{
    int fd = epoll_create1(0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_epoll_old(int n)
{
    int fd = epoll_create(8);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_epoll_old(int n)
{
    int fd = epoll_create(8); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_open(int n)
{
    int fd = open("/etc/hosts", O_RDONLY);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_open(int n)
{
    int fd = open("/etc/hosts", O_RDONLY); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_openat(int n)
{
    int fd = openat(AT_FDCWD, "hosts", O_RDONLY);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_openat(int n)
{
    int fd = openat(AT_FDCWD, "hosts", O_RDONLY); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_creat(int n)
{
    int fd = creat("out", 0600);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_creat(int n)
{
    int fd = creat("out", 0600); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_dup(int n)
{
    int fd = dup(0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_dup(int n)
{
    int fd = dup(0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_fcntl_dup(int n)
{
    int fd = fcntl(0, F_DUPFD_CLOEXEC, 3);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_fcntl_dup(int n)
{
    int fd = fcntl(0, F_DUPFD_CLOEXEC, 3); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_socket(int n)
{
    int fd = socket(AF_INET, SOCK_DGRAM, 0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_socket(int n)
{
    int fd = socket(AF_INET, SOCK_DGRAM, 0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_accept(int s, int n)
{
    int fd = accept(s, NULL, NULL);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_accept(int s, int n)
{
    int fd = accept(s, NULL, NULL); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_accept4(int s, int n)
{
    int fd = accept4(s, NULL, NULL, 0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_accept4(int s, int n)
{
    int fd = accept4(s, NULL, NULL, 0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_mkstemp(char *path, int n)
{
    int fd = mkstemp(path);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_mkstemp(char *path, int n)
{
    int fd = mkstemp(path); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_memfd(int n)
{
    int fd = memfd_create("m", 0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_memfd(int n)
{
    int fd = memfd_create("m", 0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_shm(int n)
{
    int fd = shm_open("/m", O_RDWR, 0600);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_shm(int n)
{
    int fd = shm_open("/m", O_RDWR, 0600); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_pty(int n)
{
    int fd = posix_openpt(O_RDWR);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_pty(int n)
{
    int fd = posix_openpt(O_RDWR); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_pipe(int n)
{
    int fds[2];

    if (pipe(fds) != 0)
        return -1;
    if (step(n) < 0) {
        close(fds[0]);
        close(fds[1]);
        return -1;
    }
    close(fds[0]);
    close(fds[1]);
    return 0;
}

int bad_pipe(int n)
{
    int fds[2];

    if (pipe(fds) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) {
        close(fds[0]);
        return -1;
    }
    close(fds[0]);
    close(fds[1]);
    return 0;
}

int good_pipe2(int n)
{
    int fds[2];

    if (pipe2(fds, O_CLOEXEC) != 0)
        return -1;
    if (step(n) < 0) {
        close(fds[0]);
        close(fds[1]);
        return -1;
    }
    close(fds[0]);
    close(fds[1]);
    return 0;
}

int bad_pipe2(int n)
{
    int fds[2];

    if (pipe2(fds, O_CLOEXEC) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) {
        close(fds[0]);
        return -1;
    }
    close(fds[0]);
    close(fds[1]);
    return 0;
}

int good_socketpair(int n)
{
    int fds[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0)
        return -1;
    if (step(n) < 0) {
        close(fds[0]);
        close(fds[1]);
        return -1;
    }
    close(fds[0]);
    close(fds[1]);
    return 0;
}

int bad_socketpair(int n)
{
    int fds[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) {
        close(fds[0]);
        return -1;
    }
    close(fds[0]);
    close(fds[1]);
    return 0;
}

int good_file(int n)
{
    FILE *p = fopen("x", "r");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        fclose(p);
        return -1;
    }
    fclose(p);
    return 0;
}

int bad_file(int n)
{
    FILE *p = fopen("x", "r"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    fclose(p);
    return 0;
}

int good_tmpfile(int n)
{
    FILE *p = tmpfile();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        fclose(p);
        return -1;
    }
    fclose(p);
    return 0;
}

int bad_tmpfile(int n)
{
    FILE *p = tmpfile(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    fclose(p);
    return 0;
}

int good_fmemopen(int n)
{
    FILE *p = fmemopen(NULL, 10, "w");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        fclose(p);
        return -1;
    }
    fclose(p);
    return 0;
}

int bad_fmemopen(int n)
{
    FILE *p = fmemopen(NULL, 10, "w"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    fclose(p);
    return 0;
}

int good_pipefile(int n)
{
    FILE *p = popen("true", "r");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        pclose(p);
        return -1;
    }
    pclose(p);
    return 0;
}

int bad_pipefile(int n)
{
    FILE *p = popen("true", "r"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    pclose(p);
    return 0;
}

int good_dir(int n)
{
    DIR *p = opendir("/");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        closedir(p);
        return -1;
    }
    closedir(p);
    return 0;
}

int bad_dir(int n)
{
    DIR *p = opendir("/"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    closedir(p);
    return 0;
}

int good_named_sem(int n)
{
    sem_t *s = sem_open("/s", O_CREAT, 0600, 1);

    if (s == SEM_FAILED)
        return -1;
    if (step(n) < 0) {
        sem_close(s);
        return -1;
    }
    sem_post(s);
    sem_close(s);
    return 0;
}

int bad_named_sem(int n)
{
    sem_t *s = sem_open("/s", O_CREAT, 0600, 1); /* want "lost-cancel" */

    if (s == SEM_FAILED)
        return -1;
    if (step(n) < 0)
        return -1;
    sem_post(s);
    sem_close(s);
    return 0;
}

int good_mq(int n)
{
    mqd_t q = mq_open("/q", O_RDONLY);

    if (q == (mqd_t)-1)
        return -1;
    if (step(n) < 0) {
        mq_close(q);
        return -1;
    }
    mq_close(q);
    return 0;
}

int bad_mq(int n)
{
    mqd_t q = mq_open("/q", O_RDONLY); /* want "lost-cancel" */

    if (q == (mqd_t)-1)
        return -1;
    if (step(n) < 0)
        return -1;
    mq_close(q);
    return 0;
}

int good_timer(int n)
{
    timer_t t;

    if (timer_create(CLOCK_REALTIME, NULL, &t) != 0)
        return -1;
    if (step(n) < 0) {
        timer_delete(t);
        return -1;
    }
    timer_delete(t);
    return 0;
}

int bad_timer(int n)
{
    timer_t t;

    if (timer_create(CLOCK_REALTIME, NULL, &t) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    timer_delete(t);
    return 0;
}

int good_thread(int n)
{
    pthread_t t;

    if (pthread_create(&t, NULL, run, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        pthread_join(t, NULL);
        return -1;
    }
    pthread_kill(t, 0);
    pthread_join(t, NULL);
    return 0;
}

int bad_thread(int n)
{
    pthread_t t;

    if (pthread_create(&t, NULL, run, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    pthread_kill(t, 0);
    pthread_join(t, NULL);
    return 0;
}

int good_addrinfo(const char *host, int n)
{
    struct addrinfo *ai;

    if (getaddrinfo(host, "80", NULL, &ai) != 0)
        return -1;
    if (step(n) < 0) {
        freeaddrinfo(ai);
        return -1;
    }
    freeaddrinfo(ai);
    return 0;
}

int bad_addrinfo(const char *host, int n)
{
    struct addrinfo *ai;

    if (getaddrinfo(host, "80", NULL, &ai) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    freeaddrinfo(ai);
    return 0;
}
