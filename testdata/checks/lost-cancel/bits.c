/* Bits that remember what was made, and handles that a callee passes on from a member, an element, or in a child. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HAVE_EVENT = 1, HAVE_TIMER = 2 };

void look_at_bits(unsigned have);

int bits_right(void)
{
    unsigned have = 0;
    int event = eventfd(0, 0), timer = -1;
    if (event >= 0) have |= HAVE_EVENT;
    timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (timer >= 0) have |= HAVE_TIMER;
    look_at_bits(have);
    if (have & HAVE_EVENT) close(event);
    if (have & HAVE_TIMER) close(timer);
    return 0;
}

int bits_wrong(void)
{
    unsigned have = 0;
    int event = eventfd(0, 0), timer = -1;
    if (event >= 0) have |= HAVE_EVENT;
    timer = timerfd_create(CLOCK_MONOTONIC, 0); /* want "'timer'" */
    if (timer >= 0) have |= HAVE_TIMER;
    if (have & HAVE_EVENT) close(event);
    if (have & HAVE_EVENT) close(timer);
    return 0;
}

/* ---- passed on from where an argument leads to ---- */

void show(int fd);

struct pack {
    int tag, fd;
};

static void show_member(struct pack p)
{
    show(p.fd);
}

static void show_element(int all[])
{
    show(all[2]);
}

static void show_behind(void *box)
{
    show(*(int *)box);
}

int by_value(void)
{
    struct pack p = {1, eventfd(0, 0)}; /* want "'p.fd'" */
    if (p.fd < 0) return -1;
    show_member(p);
    return 0;
}

int by_element(const char *path)
{
    int all[5] = {0};
    int fd = open(path, O_RDONLY); /* want "'fd'" */
    if (fd < 0) return -1;
    all[2] = fd;
    show_element(all);
    return 0;
}

int by_address(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "'fd'" */
    if (fd < 0) return -1;
    show_behind(&fd);
    return 0;
}

int by_address_closed(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -1;
    show_behind(&fd);
    close(fd);
    return 0;
}

/* ---- what a child does with it before it executes something, the parent does not see ---- */

static _Noreturn void give_up(const char *why)
{
    (void)why;
    abort();
}

void keep(int fd);

static bool run(int in, int out, char **argv)
{
    pid_t pid = fork();
    if (pid < 0) return false;
    if (pid == 0) {
        keep(in);
        keep(out);
        if (dup2(in, 0) < 0) give_up("input");
        execvp(argv[0], argv);
        _exit(1);
    }
    waitpid(pid, NULL, 0);
    return true;
}

void ring(char **argv)
{
    int null = open("/dev/null", O_RDWR); /* want "'null'" */
    if (null < 0) return;
    run(null, null, argv);
}

void ring_and_close(char **argv)
{
    int null = open("/dev/null", O_RDWR);
    if (null < 0) return;
    run(null, null, argv);
    close(null);
}
