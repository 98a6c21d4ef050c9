/* Stub of linux/kthread.h: what the cases use. */
#ifndef STUB_LINUX_KTHREAD_H
#define STUB_LINUX_KTHREAD_H

#include <linux/err.h>

#include <stdbool.h>

struct task_struct;
struct kthread_worker;

struct kthread_work {
    void (*func)(struct kthread_work *work);
};

struct task_struct *kthread_create_on_node(int (*threadfn)(void *data), void *data, int node, const char namefmt[],
                                           ...);
int wake_up_process(struct task_struct *p);
int kthread_stop(struct task_struct *k);
bool kthread_should_stop(void);
struct kthread_worker *kthread_create_worker(unsigned int flags, const char namefmt[], ...);
void kthread_destroy_worker(struct kthread_worker *worker);
bool kthread_queue_work(struct kthread_worker *worker, struct kthread_work *work);
bool kthread_cancel_work_sync(struct kthread_work *work);

#define kthread_create(threadfn, data, namefmt, arg...)                                                                \
    kthread_create_on_node(threadfn, data, -1, namefmt, ##arg)
#define kthread_run(threadfn, data, namefmt, ...)                                                                      \
    ({                                                                                                                 \
        struct task_struct *__k = kthread_create(threadfn, data, namefmt, ##__VA_ARGS__);                              \
        if (!IS_ERR(__k)) wake_up_process(__k);                                                                        \
        __k;                                                                                                           \
    })

#endif
