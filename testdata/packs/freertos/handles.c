/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <freertos/event_groups.h>
#include <freertos/queue.h>
#include <freertos/semphr.h>
#include <freertos/stream_buffer.h>
#include <freertos/task.h>
#include <freertos/timers.h>

#include <stddef.h>

int step(int n);

void run(void *arg);
void on_timer(TimerHandle_t t);

int good_timer(int n)
{
    TimerHandle_t p = xTimerCreate("t", 100, pdTRUE, NULL, on_timer);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        xTimerDelete(p, portMAX_DELAY);
        return -1;
    }
    xTimerDelete(p, portMAX_DELAY);
    return 0;
}

int bad_timer(int n)
{
    TimerHandle_t p = xTimerCreate("t", 100, pdTRUE, NULL, on_timer); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    xTimerDelete(p, portMAX_DELAY);
    return 0;
}

int good_queue(int n)
{
    QueueHandle_t p = xQueueCreate(10, 4);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        vQueueDelete(p);
        return -1;
    }
    vQueueDelete(p);
    return 0;
}

int bad_queue(int n)
{
    QueueHandle_t p = xQueueCreate(10, 4); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    vQueueDelete(p);
    return 0;
}

int good_mutex(int n)
{
    SemaphoreHandle_t p = xSemaphoreCreateMutex();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        vSemaphoreDelete(p);
        return -1;
    }
    vSemaphoreDelete(p);
    return 0;
}

int bad_mutex(int n)
{
    SemaphoreHandle_t p = xSemaphoreCreateMutex(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    vSemaphoreDelete(p);
    return 0;
}

int good_event_group(int n)
{
    EventGroupHandle_t p = xEventGroupCreate();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        vEventGroupDelete(p);
        return -1;
    }
    vEventGroupDelete(p);
    return 0;
}

int bad_event_group(int n)
{
    EventGroupHandle_t p = xEventGroupCreate(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    vEventGroupDelete(p);
    return 0;
}

int good_stream(int n)
{
    StreamBufferHandle_t p = xStreamBufferCreate(100, 1);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        vStreamBufferDelete(p);
        return -1;
    }
    vStreamBufferDelete(p);
    return 0;
}

int bad_stream(int n)
{
    StreamBufferHandle_t p = xStreamBufferCreate(100, 1); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    vStreamBufferDelete(p);
    return 0;
}

int good_task(int n)
{
    TaskHandle_t p;
    if (xTaskCreate(run, "t", 1000, NULL, 1, &p) != pdPASS)
        return -1;
    if (step(n) < 0) {
        vTaskDelete(p);
        return -1;
    }
    vTaskDelete(p);
    return 0;
}

int bad_task(int n)
{
    TaskHandle_t p;
    if (xTaskCreate(run, "t", 1000, NULL, 1, &p) != pdPASS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    vTaskDelete(p);
    return 0;
}
