/* Cancelled, but not destroyed; tasks that nobody joins. */
#include <gtruntime.h>

int step(int n);
void run(void *arg);

int only_cancelled(gt_ctx_t parent)
{
    gt_ctx_t c = gt_ctx_with_cancel(parent); /* want "never-released" */

    step(1);
    gt_ctx_cancel(c);
    return 0;
}

int cancelled_and_destroyed(gt_ctx_t parent)
{
    gt_ctx_t c = gt_ctx_with_cancel(parent);

    step(1);
    gt_ctx_cancel(c);
    gt_ctx_destroy(c);
    return 0;
}

void never_joined(void *arg)
{
    gt_spawn_void(run, arg); /* want "discarded-cancel" */
}

int only_stopped(void)
{
    gt_ticker_t t = gt_ticker_create(100); /* want "never-released" */

    step(1);
    gt_ticker_stop(t);
    return 0;
}
