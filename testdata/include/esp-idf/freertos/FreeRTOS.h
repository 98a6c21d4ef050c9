/* Stub of freertos/FreeRTOS.h: what the cases use. */
#ifndef STUB_FREERTOS_FREERTOS_H
#define STUB_FREERTOS_FREERTOS_H

#include <stddef.h>
#include <stdint.h>

typedef int BaseType_t;
typedef uint32_t TickType_t;
#define portMAX_DELAY 0xffffffffu

#endif
