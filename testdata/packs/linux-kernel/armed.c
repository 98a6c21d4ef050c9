// options: --checks=-*,owner-freed,lost-cancel,never-released
/* Tasklets, irq work, kthread work, work items, fence callbacks: pending in an object whose memory goes. */
#include <linux/dma-fence.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

#include <stddef.h>

struct port {
    struct tasklet_struct tasklet;
    struct irq_work irq;
    struct kthread_work work;
};

static void run(struct tasklet_struct *t)
{
    t->callback = NULL;
}

int good_tasklet(void)
{
    struct port *p = kzalloc(sizeof *p, GFP_KERNEL);

    if (!p)
        return -12;
    tasklet_setup(&p->tasklet, run);
    tasklet_schedule(&p->tasklet);
    tasklet_kill(&p->tasklet);
    kfree(p);
    return 0;
}

int bad_tasklet(void)
{
    struct port *p = kzalloc(sizeof *p, GFP_KERNEL);

    if (!p)
        return -12;
    tasklet_setup(&p->tasklet, run);
    tasklet_schedule(&p->tasklet);
    kfree(p); /* want "owner-freed: .*tasklet" */
    return 0;
}

int good_irq(void)
{
    struct port *p = kzalloc(sizeof *p, GFP_KERNEL);

    if (!p)
        return -12;
    irq_work_queue(&p->irq);
    irq_work_sync(&p->irq);
    kfree(p);
    return 0;
}

int bad_irq(void)
{
    struct port *p = kzalloc(sizeof *p, GFP_KERNEL);

    if (!p)
        return -12;
    irq_work_queue(&p->irq);
    kfree(p); /* want "owner-freed: .*irq" */
    return 0;
}

int good_kthread_work(struct kthread_worker *worker)
{
    struct port *p = kzalloc(sizeof *p, GFP_KERNEL);

    if (!p)
        return -12;
    kthread_queue_work(worker, &p->work);
    kthread_cancel_work_sync(&p->work);
    kfree(p);
    return 0;
}

int bad_kthread_work(struct kthread_worker *worker)
{
    struct port *p = kzalloc(sizeof *p, GFP_KERNEL);

    if (!p)
        return -12;
    kthread_queue_work(worker, &p->work);
    kfree(p); /* want "owner-freed: .*work" */
    return 0;
}

/* ---- work items, delayed ones, fence callbacks ---- */

struct dev {
    struct work_struct work;
    struct delayed_work retry;
    struct dma_fence_cb done;
};

static void on_work(struct work_struct *w)
{
    (void)w;
}

static void on_done(struct dma_fence *f, struct dma_fence_cb *cb)
{
    (void)f;
    (void)cb;
}

int good_work(struct workqueue_struct *wq)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return -12;
    INIT_WORK(&d->work, on_work);
    queue_work(wq, &d->work);
    cancel_work_sync(&d->work);
    kfree(d);
    return 0;
}

int bad_work(struct workqueue_struct *wq)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return -12;
    INIT_WORK(&d->work, on_work);
    queue_work(wq, &d->work);
    kfree(d); /* want "owner-freed: .*'d->work' .work item" */
    return 0;
}

int bad_work_without_sync(struct workqueue_struct *wq)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return -12;
    INIT_WORK(&d->work, on_work);
    queue_work(wq, &d->work);
    cancel_work(&d->work); /* does not wait for a handler that runs */
    kfree(d); /* want "owner-freed: .*'d->work' .work item" */
    return 0;
}

int good_delayed_work(struct workqueue_struct *wq)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return -12;
    INIT_DELAYED_WORK(&d->retry, on_work);
    queue_delayed_work_on(0, wq, &d->retry, 10);
    cancel_delayed_work_sync(&d->retry);
    kfree(d);
    return 0;
}

int bad_delayed_work(struct workqueue_struct *wq)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return -12;
    INIT_DELAYED_WORK(&d->retry, on_work);
    queue_delayed_work_on(0, wq, &d->retry, 10);
    cancel_delayed_work(&d->retry);
    kfree(d); /* want "owner-freed: .*'d->retry' .delayed work" */
    return 0;
}

int good_fence_callback(struct dma_fence *f)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return -12;
    if (dma_fence_add_callback(f, &d->done, on_done) != 0) {
        kfree(d);
        return 0;
    }
    dma_fence_remove_callback(f, &d->done);
    kfree(d);
    return 0;
}

int bad_fence_callback(struct dma_fence *f)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return -12;
    if (dma_fence_add_callback(f, &d->done, on_done) != 0) {
        kfree(d);
        return 0;
    }
    dma_fence_wait(f, true);
    kfree(d); /* want "owner-freed: .*'d->done' .fence callback" */
    return 0;
}
