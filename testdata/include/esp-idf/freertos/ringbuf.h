/* Stub of freertos/ringbuf.h: what the cases use. */
#ifndef STUB_FREERTOS_RINGBUF_H
#define STUB_FREERTOS_RINGBUF_H

#include <freertos/FreeRTOS.h>

typedef struct ringbuf *RingbufHandle_t;
typedef int RingbufferType_t;

RingbufHandle_t xRingbufferCreate(size_t xBufferSize, RingbufferType_t xBufferType);
RingbufHandle_t xRingbufferCreateNoSplit(size_t xItemSize, size_t xItemNum);
void vRingbufferDelete(RingbufHandle_t xRingbuffer);
BaseType_t xRingbufferSend(RingbufHandle_t xRingbuffer, const void *pvItem, size_t xItemSize, TickType_t xTicksToWait);
void *xRingbufferReceive(RingbufHandle_t xRingbuffer, size_t *pxItemSize, TickType_t xTicksToWait);
void vRingbufferReturnItem(RingbufHandle_t xRingbuffer, void *pvItem);

#endif
