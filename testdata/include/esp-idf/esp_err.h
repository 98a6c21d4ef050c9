/* Stub of esp_err.h: what the cases use. */
#ifndef STUB_ESP_ERR_H
#define STUB_ESP_ERR_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t esp_err_t;
#define ESP_OK 0

#endif
