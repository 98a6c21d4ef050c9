/* Stub of driver/gptimer.h: what the cases use. */
#ifndef STUB_DRIVER_GPTIMER_H
#define STUB_DRIVER_GPTIMER_H

#include <esp_err.h>

typedef struct gptimer_t *gptimer_handle_t;
typedef struct {
    int clk_src;
} gptimer_config_t;
typedef struct {
    void *on_alarm;
} gptimer_event_callbacks_t;

esp_err_t gptimer_new_timer(const gptimer_config_t *config, gptimer_handle_t *ret_timer);
esp_err_t gptimer_enable(gptimer_handle_t timer);
esp_err_t gptimer_disable(gptimer_handle_t timer);
esp_err_t gptimer_start(gptimer_handle_t timer);
esp_err_t gptimer_stop(gptimer_handle_t timer);
esp_err_t gptimer_del_timer(gptimer_handle_t timer);
esp_err_t gptimer_register_event_callbacks(gptimer_handle_t timer, const gptimer_event_callbacks_t *cbs, void *user_data);

#endif
