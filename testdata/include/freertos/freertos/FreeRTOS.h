/* Stub of freertos/FreeRTOS.h: what the cases use. */
#ifndef STUB_FREERTOS_FREERTOS_H
#define STUB_FREERTOS_FREERTOS_H

#include <stddef.h>
#include <stdint.h>

typedef long BaseType_t;
typedef unsigned long UBaseType_t;
typedef uint32_t TickType_t;
typedef uint32_t StackType_t;
#define configSTACK_DEPTH_TYPE uint32_t
#define portMAX_DELAY 0xffffffffu
#define pdTRUE 1
#define pdPASS 1
#define pdFAIL 0
#define tskNO_AFFINITY 0x7fffffff

typedef struct StaticQueue StaticQueue_t;
typedef struct StaticTimer StaticTimer_t;
typedef struct StaticTask StaticTask_t;

void *pvPortMalloc(size_t xWantedSize);
void vPortFree(void *pv);

#endif
