// options: --checks=-*,owner-freed,lost-cancel,never-released
/* Tasklets, irq work, kthread work: pending in an object whose memory goes. */
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/kthread.h>
#include <linux/slab.h>

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
