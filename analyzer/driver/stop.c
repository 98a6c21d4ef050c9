/* One handler for the signals by which users and their systems end a run. */
#include "driver/stop.h"

#include <stdbool.h>
#include <stddef.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { N = sizeof signals / sizeof *signals };

static volatile sig_atomic_t caught;
static struct sigaction before[N];
static unsigned depth;
static bool taken; /* somebody has asked, and will end the run */

static void note(int sig)
{
    caught = sig;
}

void stop_hold(void)
{
    struct sigaction act = {.sa_handler = note};
    if (depth++) return;
    caught = 0;
    taken = false;
    sigemptyset(&act.sa_mask);
    for (size_t i = 0; i < N; i++) {
        sigaction(signals[i], &act, &before[i]);
        if (before[i].sa_handler == SIG_IGN) sigaction(signals[i], &before[i], NULL);
    }
}

void stop_let_go(void)
{
    if (--depth) return;
    for (size_t i = 0; i < N; i++) sigaction(signals[i], &before[i], NULL);
    if (caught && !taken) raise(caught);
}

int stop_signal(void)
{
    taken |= caught != 0;
    return caught;
}

void stop_signals(sigset_t *out)
{
    sigemptyset(out);
    for (size_t i = 0; i < N; i++) sigaddset(out, signals[i]);
}

void stop_forget(void)
{
    for (size_t i = 0; i < N; i++) signal(signals[i], SIG_DFL);
}
