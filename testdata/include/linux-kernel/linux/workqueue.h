/* Stub of linux/workqueue.h: what the cases use. */
#ifndef STUB_LINUX_WORKQUEUE_H
#define STUB_LINUX_WORKQUEUE_H

#include <linux/timer.h>

#include <stdbool.h>

struct work_struct;
struct workqueue_struct;
typedef void (*work_func_t)(struct work_struct *work);

struct work_struct {
    unsigned long data;
    work_func_t func;
};

struct delayed_work {
    struct work_struct work;
    struct timer_list timer;
};

extern struct workqueue_struct *system_wq;

void delayed_work_timer_fn(struct timer_list *t);
void __init_work(struct work_struct *work, int onstack);
bool queue_work_on(int cpu, struct workqueue_struct *wq, struct work_struct *work);
bool queue_delayed_work_on(int cpu, struct workqueue_struct *wq, struct delayed_work *work, unsigned long delay);
bool cancel_work(struct work_struct *work);
bool cancel_work_sync(struct work_struct *work);
bool cancel_delayed_work(struct delayed_work *dwork);
bool cancel_delayed_work_sync(struct delayed_work *dwork);
struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags, int max_active, ...);
void destroy_workqueue(struct workqueue_struct *wq);

static inline bool queue_work(struct workqueue_struct *wq, struct work_struct *work)
{
    return queue_work_on(64, wq, work);
}

static inline bool schedule_work(struct work_struct *work)
{
    return queue_work(system_wq, work);
}

static inline bool schedule_delayed_work(struct delayed_work *dwork, unsigned long delay)
{
    return queue_delayed_work_on(64, system_wq, dwork, delay);
}

#define INIT_WORK(_work, _func)                                                                                        \
    do {                                                                                                               \
        __init_work((_work), 0);                                                                                       \
        (_work)->func = (_func);                                                                                       \
    } while (0)
#define INIT_DELAYED_WORK(_work, _func)                                                                                \
    do {                                                                                                               \
        INIT_WORK(&(_work)->work, (_func));                                                                            \
        timer_setup(&(_work)->timer, delayed_work_timer_fn, 0);                                                        \
    } while (0)
#define alloc_ordered_workqueue(fmt, flags, args...) alloc_workqueue(fmt, 0x20000 | (flags), 1, ##args)

#endif
