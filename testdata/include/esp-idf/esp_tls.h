/* Stub of esp_tls.h: what the cases use. */
#ifndef STUB_ESP_TLS_H
#define STUB_ESP_TLS_H

#include <esp_err.h>

typedef struct esp_tls esp_tls_t;
typedef struct esp_tls_cfg esp_tls_cfg_t;

esp_tls_t *esp_tls_init(void);
int esp_tls_conn_destroy(esp_tls_t *tls);
int esp_tls_conn_new_sync(const char *hostname, int hostlen, int port, const esp_tls_cfg_t *cfg, esp_tls_t *tls);

#endif
