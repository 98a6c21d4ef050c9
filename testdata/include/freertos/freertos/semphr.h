/* Stub of freertos/semphr.h: what the cases use. */
#ifndef STUB_FREERTOS_SEMPHR_H
#define STUB_FREERTOS_SEMPHR_H

#include <freertos/queue.h>

typedef QueueHandle_t SemaphoreHandle_t;

#define xSemaphoreCreateMutex() xQueueCreateMutex(1)
#define vSemaphoreDelete(xSemaphore) vQueueDelete((QueueHandle_t)(xSemaphore))

#endif
