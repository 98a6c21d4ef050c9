/* Stub of zephyr/kernel.h: what the cases use. */
#ifndef STUB_ZEPHYR_KERNEL_H
#define STUB_ZEPHYR_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct k_timeout_t {
    int64_t ticks;
} k_timeout_t;
struct k_timer {
    int state;
    void *user_data;
};
struct k_work {
    int flags;
};
struct k_work_delayable {
    struct k_work work;
    int timeout;
};
struct k_work_sync {
    int sem;
};
struct k_work_poll {
    struct k_work work;
};
struct k_thread {
    int state;
};
struct k_msgq {
    int used;
};
struct k_sem {
    unsigned int count;
};
struct k_condvar {
    int waiters;
};
struct k_mutex {
    int owner;
};
struct k_queue {
    void *head;
};
struct k_event {
    uint32_t events;
};
struct k_mem_slab;
struct k_heap;
struct k_poll_event;
typedef struct k_thread *k_tid_t;
typedef struct z_thread_stack_element k_thread_stack_t;
typedef void (*k_timer_expiry_t)(struct k_timer *timer);
typedef void (*k_timer_stop_t)(struct k_timer *timer);
typedef void (*k_work_handler_t)(struct k_work *work);
typedef void (*k_thread_entry_t)(void *p1, void *p2, void *p3);

#define K_FOREVER ((k_timeout_t){-1})
#define K_NO_WAIT ((k_timeout_t){0})
#define K_MSEC(ms) ((k_timeout_t){ms})

void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn);
void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period);
void k_timer_stop(struct k_timer *timer);
void k_work_init(struct k_work *work, k_work_handler_t handler);
int k_work_submit(struct k_work *work);
int k_work_cancel(struct k_work *work);
bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync);
void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler);
int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay);
int k_work_cancel_delayable(struct k_work_delayable *dwork);
bool k_work_cancel_delayable_sync(struct k_work_delayable *dwork, struct k_work_sync *sync);
void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler);
int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events, k_timeout_t timeout);
int k_work_poll_cancel(struct k_work_poll *work);
k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack, size_t stack_size, k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio, uint32_t options, k_timeout_t delay);
int k_thread_join(struct k_thread *thread, k_timeout_t timeout);
void k_thread_abort(k_tid_t thread);
int k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs);
int k_msgq_cleanup(struct k_msgq *msgq);
int k_sem_take(struct k_sem *sem, k_timeout_t timeout);
void k_sem_give(struct k_sem *sem);
int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);
int k_mutex_unlock(struct k_mutex *mutex);
int k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout);
int k_condvar_broadcast(struct k_condvar *condvar);
int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout);
void *k_queue_get(struct k_queue *queue, k_timeout_t timeout);
uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout);
int k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout);
int32_t k_msleep(int32_t ms);
void *k_malloc(size_t size);
void k_free(void *ptr);

#endif
