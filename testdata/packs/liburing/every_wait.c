/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <liburing.h>
#include <stddef.h>

void wait_io_uring_submit_and_wait(GCancellable *stop, struct io_uring *a0, unsigned a1)
{
    if (!g_cancellable_is_cancelled(stop)) io_uring_submit_and_wait(a0, a1); /* want "io_uring_submit_and_wait blocks here.*likely" */
}

void wait_io_uring_wait_cqe(GCancellable *stop, struct io_uring *a0, struct io_uring_cqe **a1)
{
    if (!g_cancellable_is_cancelled(stop)) io_uring_wait_cqe(a0, a1); /* want "select-without-done: .*io_uring_wait_cqe.*likely" */
}

void wait_io_uring_wait_cqe_nr(GCancellable *stop, struct io_uring *a0, struct io_uring_cqe **a1, unsigned a2)
{
    if (!g_cancellable_is_cancelled(stop)) io_uring_wait_cqe_nr(a0, a1, a2); /* want "io_uring_wait_cqe_nr blocks here.*likely" */
}
