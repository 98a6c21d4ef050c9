/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <esp_http_client.h>
#include <esp_tls.h>
#include <driver/gptimer.h>
#include <esp_event.h>
#include <esp_http_server.h>
#include <esp_timer.h>
#include <freertos/ringbuf.h>
#include <stddef.h>
#include <stdlib.h>

void wait_esp_http_client_perform(GCancellable *stop, esp_http_client_handle_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) esp_http_client_perform(a0); /* want "esp_http_client_perform blocks here.*likely" */
}

void wait_esp_http_client_open(GCancellable *stop, esp_http_client_handle_t a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) esp_http_client_open(a0, a1); /* want "esp_http_client_open blocks here.*likely" */
}

void wait_esp_http_client_read(GCancellable *stop, esp_http_client_handle_t a0, char *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) esp_http_client_read(a0, a1, a2); /* want "esp_http_client_read blocks here.*likely" */
}

void wait_esp_http_client_write(GCancellable *stop, esp_http_client_handle_t a0, const char *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) esp_http_client_write(a0, a1, a2); /* want "esp_http_client_write blocks here.*likely" */
}

void wait_esp_http_client_fetch_headers(GCancellable *stop, esp_http_client_handle_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) esp_http_client_fetch_headers(a0); /* want "esp_http_client_fetch_headers blocks here.*likely" */
}

void wait_esp_tls_conn_new_sync(GCancellable *stop, const char *a0, int a1, int a2, const esp_tls_cfg_t *a3, esp_tls_t *a4)
{
    if (!g_cancellable_is_cancelled(stop)) esp_tls_conn_new_sync(a0, a1, a2, a3, a4); /* want "esp_tls_conn_new_sync blocks here.*likely" */
}
