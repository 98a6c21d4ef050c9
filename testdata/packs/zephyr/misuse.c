/* Work items and timers in memory that is freed. */
// options: --checks=-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel,owner-freed
#include <zephyr/kernel.h>

struct sensor {
    struct k_work_delayable poll;
    struct k_timer timer;
};

int step(int n);
void on_poll(struct k_work *work);

int stopped_before_free(void)
{
    struct sensor *s = k_malloc(sizeof(*s));
    struct k_work_sync sync;

    if (s == NULL)
        return -1;
    k_work_init_delayable(&s->poll, on_poll);
    k_work_schedule(&s->poll, K_MSEC(10));
    k_timer_init(&s->timer, NULL, NULL);
    k_timer_start(&s->timer, K_MSEC(10), K_NO_WAIT);
    step(1);
    k_timer_stop(&s->timer);
    k_work_cancel_delayable_sync(&s->poll, &sync);
    k_free(s);
    return 0;
}

int freed_after_cancel_without_sync(void)
{
    struct sensor *s = k_malloc(sizeof(*s));

    if (s == NULL)
        return -1;
    k_work_init_delayable(&s->poll, on_poll);
    k_work_schedule(&s->poll, K_MSEC(10));
    k_work_cancel_delayable(&s->poll);
    k_free(s); /* want "owner-freed" */
    return 0;
}

int freed_with_running_timer(void)
{
    struct sensor *s = k_malloc(sizeof(*s));

    if (s == NULL)
        return -1;
    k_timer_start(&s->timer, K_MSEC(10), K_MSEC(10));
    if (step(1) < 0) {
        k_free(s); /* want "owner-freed" */
        return -1;
    }
    k_timer_stop(&s->timer);
    k_free(s);
    return 0;
}

int stopped_twice(struct sensor *s)
{
    k_timer_stop(&s->timer);
    k_timer_start(&s->timer, K_MSEC(10), K_MSEC(10));
    k_timer_stop(&s->timer);
    k_timer_stop(&s->timer);
    return 0;
}
