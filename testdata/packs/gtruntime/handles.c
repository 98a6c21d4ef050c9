/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <gtruntime.h>

#include <stddef.h>

int step(int n);

void run(void *arg);

int good_ctx(gt_ctx_t parent, int n)
{
    gt_ctx_t c = gt_ctx_with_cancel(parent);

    if (c == 0)
        return -1;
    if (step(n) < 0) {
        gt_ctx_destroy(c);
        return -1;
    }
    gt_ctx_destroy(c);
    return 0;
}

int bad_ctx(gt_ctx_t parent, int n)
{
    gt_ctx_t c = gt_ctx_with_cancel(parent); /* want "lost-cancel" */

    if (c == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    gt_ctx_destroy(c);
    return 0;
}

int good_timeout(gt_ctx_t parent, int n)
{
    gt_ctx_t c = gt_ctx_with_timeout(parent, 100);

    if (c == 0)
        return -1;
    if (step(n) < 0) {
        gt_ctx_destroy(c);
        return -1;
    }
    gt_ctx_destroy(c);
    return 0;
}

int bad_timeout(gt_ctx_t parent, int n)
{
    gt_ctx_t c = gt_ctx_with_timeout(parent, 100); /* want "lost-cancel" */

    if (c == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    gt_ctx_destroy(c);
    return 0;
}

int good_task(int n)
{
    gt_task_t t = gt_spawn_void(run, NULL);

    if (t == 0)
        return -1;
    if (step(n) < 0) {
        gt_join(t);
        return -1;
    }
    gt_join(t);
    return 0;
}

int bad_task(int n)
{
    gt_task_t t = gt_spawn_void(run, NULL); /* want "lost-cancel" */

    if (t == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    gt_join(t);
    return 0;
}

int good_chan(int n)
{
    gt_chan_t c = gt_chan_create(1);

    if (c == 0)
        return -1;
    if (step(n) < 0) {
        gt_chan_close(c);
        return -1;
    }
    gt_chan_close(c);
    return 0;
}

int bad_chan(int n)
{
    gt_chan_t c = gt_chan_create(1); /* want "lost-cancel" */

    if (c == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    gt_chan_close(c);
    return 0;
}

int good_timer(int n)
{
    gt_timer_t t = gt_timer_create(100);

    if (t == 0)
        return -1;
    if (step(n) < 0) {
        gt_timer_destroy(t);
        return -1;
    }
    gt_timer_destroy(t);
    return 0;
}

int bad_timer(int n)
{
    gt_timer_t t = gt_timer_create(100); /* want "lost-cancel" */

    if (t == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    gt_timer_destroy(t);
    return 0;
}

int good_ticker(int n)
{
    gt_ticker_t t = gt_ticker_create(100);

    if (t == 0)
        return -1;
    if (step(n) < 0) {
        gt_ticker_destroy(t);
        return -1;
    }
    gt_ticker_destroy(t);
    return 0;
}

int bad_ticker(int n)
{
    gt_ticker_t t = gt_ticker_create(100); /* want "lost-cancel" */

    if (t == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    gt_ticker_destroy(t);
    return 0;
}

int good_wg(int n)
{
    gt_wg_t w = gt_wg_create();

    if (w == 0)
        return -1;
    if (step(n) < 0) {
        gt_wg_destroy(w);
        return -1;
    }
    gt_wg_destroy(w);
    return 0;
}

int bad_wg(int n)
{
    gt_wg_t w = gt_wg_create(); /* want "lost-cancel" */

    if (w == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    gt_wg_destroy(w);
    return 0;
}
