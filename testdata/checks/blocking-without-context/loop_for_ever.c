/* A loop of the program's own that nothing leaves, and calls that look like one: what a program does when it dies. */
#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct entry {
    int fd;
    void (*call)(int fd, void *data);
    void *data;
};

static struct entry table[32];
static int n_entries;

int watch(int fd, void (*call)(int, void *), void *data)
{
    if (n_entries == 32) return -1;
    table[n_entries++] = (struct entry){fd, call, data};
    return 0;
}

static void run_script(int fd, void *data)
{
    (void)fd;
    if (system(data)) return; /* want "system blocks here, in 'run_script', which 'run' calls back.*likely" */
}

static void reap_at_once(int fd, void *data)
{
    int status;
    (void)fd;
    waitpid(*(pid_t *)data, &status, WNOHANG);
}

void set_up(int fd, pid_t *child)
{
    watch(fd, run_script, "/bin/true");
    watch(fd, reap_at_once, child);
}

void run(void)
{
    struct pollfd p[32];
    for (;;) {
        for (int i = 0; i < n_entries; i++) p[i] = (struct pollfd){.fd = table[i].fd, .events = POLLIN};
        if (poll(p, n_entries, 1000) < 0) continue;
        for (int i = 0; i < n_entries; i++)
            if (p[i].revents) table[i].call(table[i].fd, table[i].data);
    }
}

/* ---- nothing: called on the way to the end, from within a loop ---- */

struct at_end {
    void (*call)(void *data);
    void *data;
};

static struct at_end last;

void when_dying(void (*call)(void *), void *data)
{
    last.call = call;
    last.data = data;
}

static void die(void)
{
    last.call(last.data);
    exit(1);
}

static void last_script(void *data)
{
    if (system(data)) return;
}

void until_failure(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    when_dying(last_script, "/bin/true");
    for (;;) {
        if (poll(&p, 1, 1000) < 0) die();
    }
}
