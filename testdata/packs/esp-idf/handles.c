/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <driver/gptimer.h>
#include <esp_event.h>
#include <esp_http_client.h>
#include <esp_http_server.h>
#include <esp_timer.h>
#include <esp_tls.h>
#include <freertos/ringbuf.h>

#include <stddef.h>

int step(int n);

int good_esp_timer(const esp_timer_create_args_t *a, int n)
{
    esp_timer_handle_t p;
    if (esp_timer_create(a, &p) != ESP_OK)
        return -1;
    if (step(n) < 0) {
        esp_timer_delete(p);
        return -1;
    }
    esp_timer_delete(p);
    return 0;
}

int bad_esp_timer(const esp_timer_create_args_t *a, int n)
{
    esp_timer_handle_t p;
    if (esp_timer_create(a, &p) != ESP_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    esp_timer_delete(p);
    return 0;
}

int good_gptimer(const gptimer_config_t *a, int n)
{
    gptimer_handle_t p;
    if (gptimer_new_timer(a, &p) != ESP_OK)
        return -1;
    if (step(n) < 0) {
        gptimer_del_timer(p);
        return -1;
    }
    gptimer_del_timer(p);
    return 0;
}

int bad_gptimer(const gptimer_config_t *a, int n)
{
    gptimer_handle_t p;
    if (gptimer_new_timer(a, &p) != ESP_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    gptimer_del_timer(p);
    return 0;
}

int good_event_loop(const esp_event_loop_args_t *a, int n)
{
    esp_event_loop_handle_t p;
    if (esp_event_loop_create(a, &p) != ESP_OK)
        return -1;
    if (step(n) < 0) {
        esp_event_loop_delete(p);
        return -1;
    }
    esp_event_loop_delete(p);
    return 0;
}

int bad_event_loop(const esp_event_loop_args_t *a, int n)
{
    esp_event_loop_handle_t p;
    if (esp_event_loop_create(a, &p) != ESP_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    esp_event_loop_delete(p);
    return 0;
}

int good_event_instance(esp_event_handler_t h, int n)
{
    esp_event_handler_instance_t p;
    if (esp_event_handler_instance_register("b", 1, h, NULL, &p) != ESP_OK)
        return -1;
    if (step(n) < 0) {
        esp_event_handler_instance_unregister("b", 1, p);
        return -1;
    }
    esp_event_handler_instance_unregister("b", 1, p);
    return 0;
}

int bad_event_instance(esp_event_handler_t h, int n)
{
    esp_event_handler_instance_t p;
    if (esp_event_handler_instance_register("b", 1, h, NULL, &p) != ESP_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    esp_event_handler_instance_unregister("b", 1, p);
    return 0;
}

int good_http_client(const esp_http_client_config_t *c, int n)
{
    esp_http_client_handle_t p = esp_http_client_init(c);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        esp_http_client_cleanup(p);
        return -1;
    }
    esp_http_client_cleanup(p);
    return 0;
}

int bad_http_client(const esp_http_client_config_t *c, int n)
{
    esp_http_client_handle_t p = esp_http_client_init(c); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    esp_http_client_cleanup(p);
    return 0;
}

int good_http_server(const httpd_config_t *c, int n)
{
    httpd_handle_t p;
    if (httpd_start(&p, c) != ESP_OK)
        return -1;
    if (step(n) < 0) {
        httpd_stop(p);
        return -1;
    }
    httpd_stop(p);
    return 0;
}

int bad_http_server(const httpd_config_t *c, int n)
{
    httpd_handle_t p;
    if (httpd_start(&p, c) != ESP_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    httpd_stop(p);
    return 0;
}

int good_ringbuf(int n)
{
    RingbufHandle_t p = xRingbufferCreate(100, 0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        vRingbufferDelete(p);
        return -1;
    }
    vRingbufferDelete(p);
    return 0;
}

int bad_ringbuf(int n)
{
    RingbufHandle_t p = xRingbufferCreate(100, 0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    vRingbufferDelete(p);
    return 0;
}

int good_rb_item(RingbufHandle_t r, int n)
{
    size_t len;
    void *p = xRingbufferReceive(r, &len, portMAX_DELAY);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        vRingbufferReturnItem(r, p);
        return -1;
    }
    vRingbufferReturnItem(r, p);
    return 0;
}

int bad_rb_item(RingbufHandle_t r, int n)
{
    size_t len;
    void *p = xRingbufferReceive(r, &len, portMAX_DELAY); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    vRingbufferReturnItem(r, p);
    return 0;
}

int good_tls(int n)
{
    esp_tls_t *p = esp_tls_init();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        esp_tls_conn_destroy(p);
        return -1;
    }
    esp_tls_conn_destroy(p);
    return 0;
}

int bad_tls(int n)
{
    esp_tls_t *p = esp_tls_init(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    esp_tls_conn_destroy(p);
    return 0;
}
