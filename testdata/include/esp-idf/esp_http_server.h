/* Stub of esp_http_server.h: what the cases use. */
#ifndef STUB_ESP_HTTP_SERVER_H
#define STUB_ESP_HTTP_SERVER_H

#include <esp_err.h>

typedef void *httpd_handle_t;
typedef struct {
    int port;
} httpd_config_t;

esp_err_t httpd_start(httpd_handle_t *handle, const httpd_config_t *config);
esp_err_t httpd_stop(httpd_handle_t handle);

#endif
