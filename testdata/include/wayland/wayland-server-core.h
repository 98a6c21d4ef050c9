/* What the cases use of wayland-server-core.h; not the real header. */
#ifndef STUB_WAYLAND_SERVER_CORE_H
#define STUB_WAYLAND_SERVER_CORE_H

#include "wayland-util.h"
#include <stdbool.h>
#include <stdint.h>
struct wl_event_loop;
struct wl_event_source;
struct wl_display;
struct wl_global;
struct wl_client;
struct wl_resource;
struct wl_interface;
struct wl_listener;
typedef int (*wl_event_loop_fd_func_t)(int fd, uint32_t mask, void *data);
typedef int (*wl_event_loop_timer_func_t)(void *data);
typedef int (*wl_event_loop_signal_func_t)(int signal_number, void *data);
typedef void (*wl_event_loop_idle_func_t)(void *data);
typedef void (*wl_notify_func_t)(struct wl_listener *listener, void *data);
typedef void (*wl_global_bind_func_t)(struct wl_client *client, void *data, uint32_t version, uint32_t id);
typedef void (*wl_resource_destroy_func_t)(struct wl_resource *resource);
typedef int (*wl_dispatcher_func_t)(const void *, void *, uint32_t, const void *, void *);
struct wl_listener {
    struct wl_list link;
    wl_notify_func_t notify;
};
struct wl_signal {
    struct wl_list listener_list;
};
static inline void wl_signal_add(struct wl_signal *signal, struct wl_listener *listener)
{
    wl_list_insert(signal->listener_list.prev, &listener->link);
}
struct wl_event_loop *wl_display_get_event_loop(struct wl_display *display);

struct wl_event_loop *wl_event_loop_create(void);
void wl_event_loop_destroy(struct wl_event_loop *p0);
struct wl_event_source *wl_event_loop_add_fd(struct wl_event_loop *p0, int p1, uint32_t p2, wl_event_loop_fd_func_t p3,
                                             void *p4);
struct wl_event_source *wl_event_loop_add_timer(struct wl_event_loop *p0, wl_event_loop_timer_func_t p1, void *p2);
struct wl_event_source *wl_event_loop_add_signal(struct wl_event_loop *p0, int p1, wl_event_loop_signal_func_t p2,
                                                 void *p3);
struct wl_event_source *wl_event_loop_add_idle(struct wl_event_loop *p0, wl_event_loop_idle_func_t p1, void *p2);
int wl_event_source_timer_update(struct wl_event_source *p0, int p1);
int wl_event_source_fd_update(struct wl_event_source *p0, uint32_t p1);
int wl_event_source_remove(struct wl_event_source *p0);
int wl_event_loop_dispatch(struct wl_event_loop *p0, int p1);
void wl_event_loop_add_destroy_listener(struct wl_event_loop *p0, struct wl_listener *p1);
void wl_display_add_destroy_listener(struct wl_display *p0, struct wl_listener *p1);
void wl_display_add_client_created_listener(struct wl_display *p0, struct wl_listener *p1);
void wl_client_add_destroy_listener(struct wl_client *p0, struct wl_listener *p1);
void wl_client_add_destroy_late_listener(struct wl_client *p0, struct wl_listener *p1);
void wl_client_add_resource_created_listener(struct wl_client *p0, struct wl_listener *p1);
void wl_resource_add_destroy_listener(struct wl_resource *p0, struct wl_listener *p1);
struct wl_display *wl_display_create(void);
void wl_display_destroy(struct wl_display *p0);
void wl_display_run(struct wl_display *p0);
void wl_display_terminate(struct wl_display *p0);
int wl_display_add_socket_fd(struct wl_display *p0, int p1);
struct wl_global *wl_global_create(struct wl_display *p0, const struct wl_interface *p1, int p2, void *p3,
                                   wl_global_bind_func_t p4);
void wl_global_destroy(struct wl_global *p0);
struct wl_client *wl_client_create(struct wl_display *p0, int p1);
void wl_client_destroy(struct wl_client *p0);
struct wl_resource *wl_resource_create(struct wl_client *p0, const struct wl_interface *p1, int p2, uint32_t p3);
void wl_resource_destroy(struct wl_resource *p0);
void wl_resource_set_implementation(struct wl_resource *p0, const void *p1, void *p2, wl_resource_destroy_func_t p3);
void wl_resource_set_dispatcher(struct wl_resource *p0, wl_dispatcher_func_t p1, const void *p2, void *p3,
                                wl_resource_destroy_func_t p4);
void wl_resource_set_user_data(struct wl_resource *p0, void *p1);

#endif
