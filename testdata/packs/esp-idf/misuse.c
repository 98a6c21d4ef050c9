/* Components whose end frees only their context. */
// options: --checks=-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel,owner-freed
#include <esp_http_client.h>
#include <esp_timer.h>

#include <stdlib.h>

struct component {
    esp_timer_handle_t timer;
};

int step(int n);
void on_timer(void *arg);

struct component *component_new(void)
{
    struct component *c = calloc(1, sizeof(*c));
    esp_timer_create_args_t args = {.callback = on_timer, .arg = c};

    if (c == NULL)
        return NULL;
    if (esp_timer_create(&args, &c->timer) != ESP_OK) {
        free(c);
        return NULL;
    }
    esp_timer_start_periodic(c->timer, 1000);
    return c;
}

int freed_with_timer(void)
{
    struct component *c = component_new();

    if (c == NULL)
        return -1;
    step(1);
    free(c); /* want "owner-freed" */
    return 0;
}

int stopped_deleted_and_freed(void)
{
    struct component *c = component_new();

    if (c == NULL)
        return -1;
    esp_timer_stop(c->timer);
    esp_timer_delete(c->timer);
    free(c);
    return 0;
}

int client_left_on_error(const esp_http_client_config_t *config)
{
    esp_http_client_handle_t h = esp_http_client_init(config); /* want "lost-cancel" */

    if (h == NULL)
        return -1;
    if (esp_http_client_perform(h) != ESP_OK)
        return -1;
    return esp_http_client_cleanup(h);
}

int used_after_cleanup(esp_http_client_handle_t h)
{
    esp_http_client_cleanup(h);
    return esp_http_client_close(h); /* want "use-after-cancel" */
}
