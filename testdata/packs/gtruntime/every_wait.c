/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <gtruntime.h>
#include <stddef.h>

void wait_gt_join(GCancellable *stop, gt_task_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) gt_join(a0); /* want "gt_join blocks here.*likely" */
}

void wait_gt_join_ptr(GCancellable *stop, gt_task_t a0, void **a1)
{
    if (!g_cancellable_is_cancelled(stop)) gt_join_ptr(a0, a1); /* want "gt_join_ptr blocks here.*likely" */
}

void wait_gt_join_int(GCancellable *stop, gt_task_t a0, int *a1)
{
    if (!g_cancellable_is_cancelled(stop)) gt_join_int(a0, a1); /* want "gt_join_int blocks here.*likely" */
}

void wait_gt_join_all(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) gt_join_all(); /* want "gt_join_all blocks here.*likely" */
}

void wait_gt_chan_send(GCancellable *stop, gt_chan_t a0, const void *a1, uint32_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) gt_chan_send(a0, a1, a2); /* want "gt_chan_send blocks here.*likely" */
}

void wait_gt_chan_recv(GCancellable *stop, gt_chan_t a0, void *a1, uint32_t a2, uint32_t *a3)
{
    if (!g_cancellable_is_cancelled(stop)) gt_chan_recv(a0, a1, a2, a3); /* want "gt_chan_recv blocks here.*likely" */
}

void wait_gt_select(GCancellable *stop, gt_select_case_t *a0, uint32_t a1)
{
    if (!g_cancellable_is_cancelled(stop)) gt_select(a0, a1); /* want "select-without-done: .*gt_select.*likely" */
}

void wait_gt_wg_wait(GCancellable *stop, gt_wg_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) gt_wg_wait(a0); /* want "gt_wg_wait blocks here.*likely" */
}

void wait_gt_sleep(GCancellable *stop, uint64_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) gt_sleep(a0); /* want "gt_sleep blocks here.*possible" */
}
