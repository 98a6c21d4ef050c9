/* A flag that a signal's handler sets: does the wait end when the signal comes? */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

void serve(int fd);

/* ---- the call goes on: SA_RESTART ---- */

static volatile sig_atomic_t running = 1;

static void on_term(int number)
{
    (void)number;
    running = 0;
}

int main(int argc, char **argv)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sigaction sa = {.sa_handler = on_term, .sa_flags = SA_RESTART};
    (void)argc, (void)argv;
    if (listener < 0) return 1;
    sigaction(SIGTERM, &sa, NULL);
    while (running) {
        int fd = accept(listener, NULL, NULL); /* want "blocking-without-context: accept blocks here, and 'running', set by a signal's handler after which the call goes on .*likely" */
        if (fd < 0) continue;
        serve(fd);
        close(fd);
    }
    close(listener);
    return 0;
}

/* ---- and so it does after signal(), in a callee, too ---- */

static volatile sig_atomic_t quit;
static int feed;

static void on_int(int number)
{
    (void)number;
    quit = 1;
    signal(SIGINT, on_int);
}

static int next(char *buf, size_t size)
{
    return (int)recv(feed, buf, size, 0);
}

void pump(void)
{
    char buf[512];
    signal(SIGINT, on_int);
    while (!quit)
        if (next(buf, sizeof buf) < 0) break; /* want "next blocks in recv, and 'quit', set by a signal's handler" */
}

/* ---- set up by a function that knows nothing of the handler ---- */

static volatile sig_atomic_t stopped;

static void on_hup(int number)
{
    (void)number;
    stopped = 1;
}

static void set_up(int number, void (*handler)(int))
{
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = handler;
    sigemptyset(&sa.sa_mask);
    sa.sa_flags |= SA_RESTART;
    sigaction(number, &sa, NULL);
}

void collect(void)
{
    int status;
    set_up(SIGHUP, on_hup);
    while (!stopped) wait(&status); /* want "wait blocks here, and 'stopped', set by a signal's handler" */
}

/* ---- nothing: the signal interrupts ---- */

static volatile sig_atomic_t ended;

static void on_end(int number)
{
    (void)number;
    ended = 1;
}

void until_interrupted(void)
{
    char buf[512];
    struct sigaction sa = {.sa_handler = on_end};
    sigaction(SIGUSR1, &sa, NULL);
    while (!ended)
        if (recv(feed, buf, sizeof buf, 0) < 0 && errno != EINTR) break;
}

/* ---- nothing: with the flag on some path only ---- */

static volatile sig_atomic_t exiting;

static void on_exit_signal(int number)
{
    (void)number;
    exiting = 1;
}

static void set_up_either(int number, void (*handler)(int), int restart)
{
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = handler;
    if (restart) sa.sa_flags |= SA_RESTART;
    sigaction(number, &sa, NULL);
}

void until_told(int restart)
{
    char buf[512];
    set_up_either(SIGUSR2, on_exit_signal, restart);
    while (!exiting)
        if (recv(feed, buf, sizeof buf, 0) < 0) break;
}

/* ---- nothing: the struct is used for two signals, and only for the second the call goes on ---- */

static volatile sig_atomic_t aborted;

static void on_either(int number)
{
    aborted = number == SIGTERM;
}

void until_aborted(void)
{
    char buf[512];
    struct sigaction sa = {.sa_handler = on_either};
    sigaction(SIGTERM, &sa, NULL);
    sa.sa_flags |= SA_RESTART;
    sigaction(SIGCHLD, &sa, NULL);
    while (!aborted)
        if (recv(feed, buf, sizeof buf, 0) < 0) break;
}

/* ---- nothing: the handler ends the wait itself ---- */

static volatile sig_atomic_t shutting;

static void on_quit(int number)
{
    (void)number;
    shutting = 1;
    shutdown(feed, SHUT_RDWR);
}

static volatile sig_atomic_t killed;

static void on_kill(int number)
{
    (void)number;
    if (killed) _exit(1);
    killed = 1;
}

void until_shut(void)
{
    char buf[512];
    signal(SIGQUIT, on_quit);
    signal(SIGALRM, on_kill);
    while (!shutting && !killed)
        if (recv(feed, buf, sizeof buf, 0) < 0) break;
}

/* ---- nothing: what it waits in ends with any signal ---- */

static volatile sig_atomic_t terminated;

static void on_pipe(int number)
{
    (void)number;
    terminated = 1;
}

void until_asked(void)
{
    signal(SIGPIPE, on_pipe);
    while (!terminated) pause();
}

/* Named after the signal that came. */
static volatile sig_atomic_t got_signal;

static void on_any(int number)
{
    got_signal = number;
}

int hear(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sigaction sa = {.sa_handler = on_any, .sa_flags = SA_RESTART};
    if (listener < 0) return -1;
    sigaction(SIGHUP, &sa, NULL);
    while (!got_signal) {
        int fd = accept(listener, NULL, NULL); /* want "'got_signal', set by a signal's handler" */
        if (fd < 0) continue;
        serve(fd);
        close(fd);
    }
    close(listener);
    return 0;
}
