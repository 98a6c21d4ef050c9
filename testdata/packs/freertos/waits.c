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
