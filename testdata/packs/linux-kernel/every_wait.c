/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <linux/workqueue.h>
#include <linux/kthread.h>
#include <linux/dma-fence.h>
#include <linux/err.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/slab.h>
#include <linux/sync_file.h>
#include <stddef.h>

void wait_cancel_work_sync(GCancellable *stop, struct work_struct *a0)
{
    if (!g_cancellable_is_cancelled(stop)) cancel_work_sync(a0); /* want "cancel_work_sync blocks here.*likely" */
}

void wait_cancel_delayed_work_sync(GCancellable *stop, struct delayed_work *a0)
{
    if (!g_cancellable_is_cancelled(stop)) cancel_delayed_work_sync(a0); /* want "cancel_delayed_work_sync blocks here.*likely" */
}

void wait_destroy_workqueue(GCancellable *stop, struct workqueue_struct *a0)
{
    if (!g_cancellable_is_cancelled(stop)) destroy_workqueue(a0); /* want "destroy_workqueue blocks here.*likely" */
}

void wait_kthread_stop(GCancellable *stop, struct task_struct *a0)
{
    if (!g_cancellable_is_cancelled(stop)) kthread_stop(a0); /* want "kthread_stop blocks here.*likely" */
}
