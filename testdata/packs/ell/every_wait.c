/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <ell/main.h>
#include <ell/ell.h>
#include <stddef.h>
#include <stdlib.h>

void wait_l_main_run(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) l_main_run(); /* want "select-without-done: .*l_main_run.*possible" */
}

void wait_l_main_run_with_signal(GCancellable *stop, l_main_signal_cb_t a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) l_main_run_with_signal(a0, a1); /* want "select-without-done: .*l_main_run_with_signal.*possible" */
}
