/* Stub of freertos/stream_buffer.h: what the cases use. */
#ifndef STUB_FREERTOS_STREAM_BUFFER_H
#define STUB_FREERTOS_STREAM_BUFFER_H

#include <freertos/FreeRTOS.h>

typedef struct StreamBufferDef_t *StreamBufferHandle_t;
typedef void (*StreamBufferCallbackFunction_t)(StreamBufferHandle_t, BaseType_t, BaseType_t *const);

StreamBufferHandle_t xStreamBufferGenericCreate(size_t xBufferSizeBytes, size_t xTriggerLevelBytes, BaseType_t xIsMessageBuffer, StreamBufferCallbackFunction_t pxSendCompletedCallback, StreamBufferCallbackFunction_t pxReceiveCompletedCallback);
void vStreamBufferDelete(StreamBufferHandle_t xStreamBuffer);
size_t xStreamBufferSend(StreamBufferHandle_t xStreamBuffer, const void *pvTxData, size_t xDataLengthBytes, TickType_t xTicksToWait);
size_t xStreamBufferReceive(StreamBufferHandle_t xStreamBuffer, void *pvRxData, size_t xBufferLengthBytes, TickType_t xTicksToWait);

#define xStreamBufferCreate(size, trigger) xStreamBufferGenericCreate((size), (trigger), 0, NULL, NULL)

#endif
