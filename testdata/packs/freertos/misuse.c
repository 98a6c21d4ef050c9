/* Initialisation that gives up half way, tasks that delete themselves, timers in freed objects. */
// options: --checks=-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel,owner-freed
#include <freertos/queue.h>
#include <freertos/task.h>
#include <freertos/timers.h>

struct driver {
    TimerHandle_t timer;
    QueueHandle_t queue;
};

int step(int n);
void on_timer(TimerHandle_t t);

int queue_left_when_timer_failed(struct driver *d)
{
    QueueHandle_t q = xQueueCreate(10, 4); /* want "lost-cancel" */

    if (q == NULL)
        return -1;
    d->timer = xTimerCreate("t", 100, pdTRUE, d, on_timer);
    if (d->timer == NULL)
        return -1;
    d->queue = q;
    return 0;
}

void driver_stop(struct driver *d)
{
    xTimerDelete(d->timer, portMAX_DELAY);
    vQueueDelete(d->queue);
}

/* It deletes itself: its handle is only to notify it. */
static void worker(void *arg)
{
    step(arg != NULL);
    vTaskDelete(NULL);
}

int started(void)
{
    TaskHandle_t t;

    if (xTaskCreate(worker, "w", 1000, NULL, 1, &t) != pdPASS)
        return -1;
    return 0;
}

int freed_with_timer(void)
{
    struct driver *d = pvPortMalloc(sizeof(*d));

    if (d == NULL)
        return -1;
    d->timer = xTimerCreate("t", 100, pdTRUE, d, on_timer);
    if (d->timer == NULL) {
        vPortFree(d);
        return -1;
    }
    xTimerStart(d->timer, 0);
    if (step(1) < 0) {
        vPortFree(d); /* want "owner-freed" */
        return -1;
    }
    xTimerDelete(d->timer, portMAX_DELAY);
    vPortFree(d);
    return 0;
}

int only_stopped(void)
{
    TimerHandle_t t = xTimerCreate("t", 100, pdTRUE, NULL, on_timer); /* want "never-released" */

    if (t == NULL)
        return -1;
    return xTimerStop(t, 0);
}
