/* What the cases use of wayland-util.h; not the real header. */
#ifndef STUB_WAYLAND_UTIL_H
#define STUB_WAYLAND_UTIL_H

struct wl_list {
    struct wl_list *prev, *next;
};

void wl_list_remove(struct wl_list *p0);
void wl_list_init(struct wl_list *p0);
void wl_list_insert(struct wl_list *p0, struct wl_list *p1);
void wl_list_insert_list(struct wl_list *p0, struct wl_list *p1);

#endif
