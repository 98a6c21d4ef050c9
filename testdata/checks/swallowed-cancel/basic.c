/* A loop with a wait of zero: its failure is not "nothing yet". */
#include <gio/gio.h>
#include <errno.h>
#include <poll.h>

void step(void);
int handle(int fd);

/* The default arm swallows the error source: once poll fails, the loop spins for ever. */
void bad(int fd, GCancellable *cancellable)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    while (!g_cancellable_is_cancelled(cancellable)) {
        int n = poll(&p, 1, 0); /* want "swallowed-cancel: the loop takes a failure of poll for 'nothing yet' and goes on for ever" */
        if (n > 0)
            handle(fd);
        else
            step();
    }
}

void fine_told_apart(int fd, GCancellable *cancellable)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    while (!g_cancellable_is_cancelled(cancellable)) {
        int n = poll(&p, 1, 0);
        if (n < 0 && errno != EINTR) break;
        if (n > 0) handle(fd);
        step();
    }
}

void fine_minus_one(int fd, GCancellable *cancellable)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    while (!g_cancellable_is_cancelled(cancellable)) {
        int n = poll(&p, 1, 0);
        if (n == -1) return;
        if (n) handle(fd);
        step();
    }
}

int fine_no_loop(int fd, GCancellable *cancellable)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return !g_cancellable_is_cancelled(cancellable) && poll(&p, 1, 0) > 0;
}

int fine_switch(int fd, GCancellable *cancellable)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    while (!g_cancellable_is_cancelled(cancellable)) {
        switch (poll(&p, 1, 0)) {
        case -1: return -1;
        case 0: step(); break;
        default: handle(fd);
        }
    }
    return 0;
}

/* Without a context of a library the error source is the same. */
int bad_plain(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    for (;;) {
        int n = poll(&p, 1, 0); /* want "swallowed-cancel: the loop takes a failure of poll .* .likely." */
        if (n > 0 && (p.revents & POLLIN)) return handle(fd);
        step();
    }
}

/* A loop that takes what is there and ends then: a failure ends it, too. */
int fine_drained(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    int n = 0;
    do {
        if (handle(fd) < 0) break;
        n++;
    } while (n < 10 && poll(&p, 1, 0) > 0);
    return n;
}

void fine_drained_in_a_loop(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    for (int turn = 0; turn < 3; turn++) {
        while (poll(&p, 1, 0) > 0) handle(fd);
        step();
    }
}

int fine_plain(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    for (;;) {
        int n = poll(&p, 1, 0);
        if (n < 0 && errno != EINTR) return -1;
        if (n > 0 && (p.revents & (POLLIN | POLLHUP | POLLERR))) return handle(fd);
        step();
    }
}

/* A flag ends the loop where the wait fails. */
int take(int fd);

int fine_flag_ends_it(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    int more = 1, n = 0;
    while (more) {
        if (poll(&p, 1, 0) > 0 && take(fd) == 0) {
            more = 1;
            n++;
        } else {
            more = 0;
        }
    }
    return n;
}

int flag_goes_on(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    int more = 1, n = 0;
    while (more) {
        if (poll(&p, 1, 0) > 0 && take(fd) == 0) /* want "swallowed-cancel" */
            n++;
        else
            more = 1;
    }
    return n;
}
