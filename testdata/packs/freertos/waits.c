/* Waits without a limit while a context is at hand: told. With a limit, or none at all: not. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done
#include <freertos/FreeRTOS.h>
#include <freertos/event_groups.h>
#include <freertos/queue.h>
#include <freertos/stream_buffer.h>
#include <freertos/task.h>
#include <gio/gio.h>

void receive(GCancellable *stop, QueueHandle_t q, void *item)
{
    if (g_cancellable_is_cancelled(stop)) return;
    xQueueReceive(q, item, 0);
    xQueueReceive(q, item, 100);
    xQueueReceive(q, item, portMAX_DELAY); /* want "xQueueReceive blocks here, and 'stop' .* cannot end it" */
    xQueuePeek(q, item, portMAX_DELAY); /* want "xQueuePeek blocks here" */
}

void send(GCancellable *stop, QueueHandle_t q, const void *item)
{
    if (g_cancellable_is_cancelled(stop)) return;
    xQueueGenericSend(q, item, 10, 0);
    xQueueGenericSend(q, item, portMAX_DELAY, 0); /* want "xQueueGenericSend blocks here" */
    xQueueSemaphoreTake(q, portMAX_DELAY); /* want "xQueueSemaphoreTake blocks here" */
}

void stream(GCancellable *stop, StreamBufferHandle_t s, void *to)
{
    if (g_cancellable_is_cancelled(stop)) return;
    xStreamBufferReceive(s, to, 8, 5);
    xStreamBufferReceive(s, to, 8, portMAX_DELAY); /* want "xStreamBufferReceive blocks here" */
    xStreamBufferSend(s, to, 8, portMAX_DELAY); /* want "xStreamBufferSend blocks here" */
}

void notified(GCancellable *stop, EventGroupHandle_t e, uint32_t *value)
{
    if (g_cancellable_is_cancelled(stop)) return;
    xEventGroupWaitBits(e, 1, 0, 0, 10);
    xEventGroupWaitBits(e, 1, 0, 0, portMAX_DELAY); /* want "select-without-done: xEventGroupWaitBits waits without limit" */
    xEventGroupSync(e, 1, 1, portMAX_DELAY); /* want "xEventGroupSync blocks here" */
    ulTaskGenericNotifyTake(0, 1, 10);
    ulTaskGenericNotifyTake(0, 1, portMAX_DELAY); /* want "ulTaskGenericNotifyTake blocks here" */
    xTaskGenericNotifyWait(0, 0, 0, value, portMAX_DELAY); /* want "xTaskGenericNotifyWait blocks here" */
}

/* ---- a flag that says stop, and who sets it wakes the task, or does not ---- */

struct pump {
    EventGroupHandle_t bits;
    volatile int stop;
};

static void is_woken(void *arg)
{
    struct pump *p = arg;
    while (!p->stop) xEventGroupWaitBits(p->bits, 1, pdTRUE, 0, portMAX_DELAY);
}

int pump_start(struct pump *p, TaskHandle_t *t)
{
    return xTaskCreate(is_woken, "pump", 1024, p, 1, t);
}

void pump_stop(struct pump *p)
{
    p->stop = 1;
    xEventGroupSetBits(p->bits, 1);
}

struct deaf_pump {
    EventGroupHandle_t bits;
    volatile int stop;
};

static void is_deaf(void *arg)
{
    struct deaf_pump *p = arg;
    while (!p->stop) xEventGroupWaitBits(p->bits, 1, pdTRUE, 0, portMAX_DELAY); /* want "xEventGroupWaitBits .*'stop'" */
}

int deaf_start(struct deaf_pump *p, TaskHandle_t *t)
{
    return xTaskCreate(is_deaf, "pump", 1024, p, 1, t);
}

void deaf_stop(struct deaf_pump *p)
{
    p->stop = 1;
}
