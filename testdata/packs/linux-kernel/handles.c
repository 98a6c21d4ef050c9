/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <linux/dma-fence.h>
#include <linux/err.h>
#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/sync_file.h>
#include <linux/workqueue.h>

#include <stddef.h>

int step(int n);

int run(void *data);

int good_wq(int n)
{
    struct workqueue_struct *p = alloc_workqueue("w", 0, 0);

    if (!p)
        return -1;
    if (step(n) < 0) {
        destroy_workqueue(p);
        return -1;
    }
    destroy_workqueue(p);
    return 0;
}

int bad_wq(int n)
{
    struct workqueue_struct *p = alloc_workqueue("w", 0, 0); /* want "lost-cancel" */

    if (!p)
        return -1;
    if (step(n) < 0)
        return -1;
    destroy_workqueue(p);
    return 0;
}

int good_ordered_wq(int n)
{
    struct workqueue_struct *p = alloc_ordered_workqueue("w", 0);

    if (!p)
        return -1;
    if (step(n) < 0) {
        destroy_workqueue(p);
        return -1;
    }
    destroy_workqueue(p);
    return 0;
}

int bad_ordered_wq(int n)
{
    struct workqueue_struct *p = alloc_ordered_workqueue("w", 0); /* want "lost-cancel" */

    if (!p)
        return -1;
    if (step(n) < 0)
        return -1;
    destroy_workqueue(p);
    return 0;
}

int good_kthread(int n)
{
    struct task_struct *p = kthread_create(run, NULL, "t");

    if (IS_ERR(p))
        return -1;
    if (step(n) < 0) {
        kthread_stop(p);
        return -1;
    }
    kthread_stop(p);
    return 0;
}

int bad_kthread(int n)
{
    struct task_struct *p = kthread_create(run, NULL, "t"); /* want "lost-cancel" */

    if (IS_ERR(p))
        return -1;
    if (step(n) < 0)
        return -1;
    kthread_stop(p);
    return 0;
}

int good_running_kthread(int n)
{
    struct task_struct *p = kthread_run(run, NULL, "t");

    if (IS_ERR(p))
        return -1;
    if (step(n) < 0) {
        kthread_stop(p);
        return -1;
    }
    kthread_stop(p);
    return 0;
}

int bad_running_kthread(int n)
{
    struct task_struct *p = kthread_run(run, NULL, "t"); /* want "lost-cancel" */

    if (IS_ERR(p))
        return -1;
    if (step(n) < 0)
        return -1;
    kthread_stop(p);
    return 0;
}

int good_kworker(int n)
{
    struct kthread_worker *p = kthread_create_worker(0, "w");

    if (IS_ERR(p))
        return -1;
    if (step(n) < 0) {
        kthread_destroy_worker(p);
        return -1;
    }
    kthread_destroy_worker(p);
    return 0;
}

int bad_kworker(int n)
{
    struct kthread_worker *p = kthread_create_worker(0, "w"); /* want "lost-cancel" */

    if (IS_ERR(p))
        return -1;
    if (step(n) < 0)
        return -1;
    kthread_destroy_worker(p);
    return 0;
}

int good_fence(int fd, int n)
{
    struct dma_fence *p = sync_file_get_fence(fd);

    if (!p)
        return -1;
    if (step(n) < 0) {
        dma_fence_put(p);
        return -1;
    }
    dma_fence_put(p);
    return 0;
}

int bad_fence(int fd, int n)
{
    struct dma_fence *p = sync_file_get_fence(fd); /* want "lost-cancel" */

    if (!p)
        return -1;
    if (step(n) < 0)
        return -1;
    dma_fence_put(p);
    return 0;
}

int good_fence_rcu(struct dma_fence *f, int n)
{
    struct dma_fence *p = dma_fence_get_rcu(f);

    if (!p)
        return -1;
    if (step(n) < 0) {
        dma_fence_put(p);
        return -1;
    }
    dma_fence_put(p);
    return 0;
}

int bad_fence_rcu(struct dma_fence *f, int n)
{
    struct dma_fence *p = dma_fence_get_rcu(f); /* want "lost-cancel" */

    if (!p)
        return -1;
    if (step(n) < 0)
        return -1;
    dma_fence_put(p);
    return 0;
}

int good_fence_stub(int n)
{
    struct dma_fence *p = dma_fence_get_stub();

    if (step(n) < 0) {
        dma_fence_put(p);
        return -1;
    }
    dma_fence_put(p);
    return 0;
}

int bad_fence_stub(int n)
{
    struct dma_fence *p = dma_fence_get_stub(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    dma_fence_put(p);
    return 0;
}

int good_stack_hrtimer(int n)
{
    struct hrtimer t;
    
    hrtimer_init_on_stack(&t, 1, HRTIMER_MODE_REL);

    if (step(n) < 0) {
        destroy_hrtimer_on_stack(&t);
        return -1;
    }
    destroy_hrtimer_on_stack(&t);
    return 0;
}

int bad_stack_hrtimer(int n)
{
    struct hrtimer t;
    
    hrtimer_init_on_stack(&t, 1, HRTIMER_MODE_REL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    destroy_hrtimer_on_stack(&t);
    return 0;
}
