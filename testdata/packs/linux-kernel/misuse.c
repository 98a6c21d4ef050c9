/* Drivers: error pointers, threads that end by themselves, private structs with armed members. */
// options: --checks=-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel,owner-freed
#include <linux/dma-fence.h>
#include <linux/err.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct priv {
    struct delayed_work poll;
    struct work_struct work;
    struct timer_list timer;
    struct hrtimer hr;
    struct tasklet_struct tasklet;
    struct workqueue_struct *wq;
    struct task_struct *thread;
};

int step(int n);
int run(void *data);
void on_work(struct work_struct *w);
void on_timer(struct timer_list *t);

int error_pointer_is_none(void)
{
    struct task_struct *t = kthread_run(run, NULL, "t");

    if (IS_ERR(t))
        return (int)PTR_ERR(t);
    return kthread_stop(t);
}

/* It returns by itself: nobody keeps it. */
int fire_and_forget(void)
{
    struct task_struct *t = kthread_run(run, NULL, "t");

    return IS_ERR(t) ? (int)PTR_ERR(t) : 0;
}

int queue_lost_in_probe(struct priv *p, int n)
{
    struct workqueue_struct *wq = alloc_workqueue("w", 0, 0); /* want "lost-cancel" */

    if (!wq)
        return -12;
    if (step(n))
        return -5;
    p->wq = wq;
    return 0;
}

void priv_remove(struct priv *p)
{
    destroy_workqueue(p->wq);
}

int worker_lost(int n)
{
    struct kthread_worker *w = kthread_create_worker(0, "w"); /* want "never-released" */

    if (IS_ERR_OR_NULL(w))
        return -12;
    return step(n);
}

int stopped_again_is_fine(struct priv *p)
{
    cancel_delayed_work_sync(&p->poll);
    cancel_work_sync(&p->work);
    del_timer_sync(&p->timer);
    cancel_delayed_work_sync(&p->poll);
    del_timer_sync(&p->timer);
    mod_timer(&p->timer, jiffies + 10);
    return 0;
}

int queue_destroyed_twice(struct workqueue_struct *wq)
{
    destroy_workqueue(wq);
    destroy_workqueue(wq); /* want "double-cancel" */
    return 0;
}

int fence_not_put(struct dma_fence *f)
{
    struct dma_fence *mine = dma_fence_get_rcu(f); /* want "lost-cancel" */

    if (!mine)
        return 0;
    if (dma_fence_wait_timeout(mine, true, 10) <= 0)
        return -62;
    dma_fence_put(mine);
    return 0;
}

static struct priv *priv_new(void)
{
    struct priv *p = kzalloc(sizeof(*p), GFP_KERNEL);

    if (!p)
        return NULL;
    INIT_DELAYED_WORK(&p->poll, on_work);
    INIT_WORK(&p->work, on_work);
    timer_setup(&p->timer, on_timer, 0);
    hrtimer_init(&p->hr, 1, HRTIMER_MODE_REL);
    return p;
}

int stopped_before_free(void)
{
    struct priv *p = priv_new();

    if (!p)
        return -12;
    schedule_delayed_work(&p->poll, 10);
    mod_timer(&p->timer, jiffies + 10);
    cancel_delayed_work_sync(&p->poll);
    del_timer_sync(&p->timer);
    kfree(p);
    return 0;
}

int freed_while_polling(void)
{
    struct priv *p = priv_new();

    if (!p)
        return -12;
    schedule_delayed_work(&p->poll, 10);
    step(1);
    kfree(p); /* want "owner-freed: .*'p->poll'" */
    return 0;
}

int freed_after_cancel_without_sync(void)
{
    struct priv *p = priv_new();

    if (!p)
        return -12;
    schedule_delayed_work(&p->poll, 10);
    cancel_delayed_work(&p->poll);
    kfree(p); /* want "owner-freed: .*'p->poll'" */
    return 0;
}

int freed_with_timer(void)
{
    struct priv *p = priv_new();

    if (!p)
        return -12;
    mod_timer(&p->timer, jiffies + 10);
    if (step(1)) {
        kfree(p); /* want "owner-freed: .*'p->timer'" */
        return -5;
    }
    del_timer_sync(&p->timer);
    kfree(p);
    return 0;
}

int hrtimer_cancelled_before_free(void)
{
    struct priv *p = priv_new();

    if (!p)
        return -12;
    hrtimer_start(&p->hr, 1000, HRTIMER_MODE_REL);
    hrtimer_cancel(&p->hr);
    kfree(p);
    return 0;
}

int freed_while_hrtimer_runs(void)
{
    struct priv *p = priv_new();

    if (!p)
        return -12;
    hrtimer_start(&p->hr, 1000, HRTIMER_MODE_REL);
    step(1);
    kfree(p); /* want "owner-freed: .*'p->hr'" */
    return 0;
}
