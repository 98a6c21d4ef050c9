/* What the cases use of wayland-client-core.h; not the real header. */
#ifndef STUB_WAYLAND_CLIENT_CORE_H
#define STUB_WAYLAND_CLIENT_CORE_H

struct wl_display;
struct wl_proxy;
struct wl_event_queue;

struct wl_display *wl_display_connect(const char *p0);
struct wl_display *wl_display_connect_to_fd(int p0);
void wl_display_disconnect(struct wl_display *p0);
struct wl_event_queue *wl_display_create_queue(struct wl_display *p0);
void wl_event_queue_destroy(struct wl_event_queue *p0);
int wl_display_dispatch(struct wl_display *p0);
int wl_display_roundtrip(struct wl_display *p0);
int wl_display_prepare_read(struct wl_display *p0);
int wl_display_read_events(struct wl_display *p0);
void wl_display_cancel_read(struct wl_display *p0);
int wl_proxy_add_listener(struct wl_proxy *p0, void (**p1)(void), void *p2);

#endif
