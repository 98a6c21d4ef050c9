/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <stddef.h>
#include <wayland-client-core.h>
#include <wayland-server-core.h>
#include <wayland-util.h>

int step(int n);

int good_event_loop_create(int n)
{
    struct wl_event_loop *h = wl_event_loop_create();

    if (!h) return -1;
    if (step(n) < 0) {
        wl_event_loop_destroy(h);
        return -1;
    }
    wl_event_loop_destroy(h);
    return 0;
}

int bad_event_loop_create(int n)
{
    struct wl_event_loop *h = wl_event_loop_create(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    wl_event_loop_destroy(h);
    return 0;
}

struct good_event_loop_add_fd_owner {
    struct wl_event_source *h;
};

void good_event_loop_add_fd(struct good_event_loop_add_fd_owner *o, struct wl_event_loop *a, void *b)
{
    o->h = wl_event_loop_add_fd(a, 0, 0, NULL, b);
}

void good_event_loop_add_fd_end(struct good_event_loop_add_fd_owner *o, struct wl_event_loop *a, void *b)
{
    wl_event_source_remove(o->h);
    o->h = NULL;
}

struct bad_event_loop_add_fd_owner {
    struct wl_event_source *h;
};

void bad_event_loop_add_fd(struct bad_event_loop_add_fd_owner *o, struct wl_event_loop *a, void *b)
{
    o->h = wl_event_loop_add_fd(a, 0, 0, NULL, b); /* want "never-released" */
}

struct good_event_loop_add_timer_owner {
    struct wl_event_source *h;
};

void good_event_loop_add_timer(struct good_event_loop_add_timer_owner *o, struct wl_event_loop *a, void *b)
{
    o->h = wl_event_loop_add_timer(a, NULL, b);
}

void good_event_loop_add_timer_end(struct good_event_loop_add_timer_owner *o, struct wl_event_loop *a, void *b)
{
    wl_event_source_remove(o->h);
    o->h = NULL;
}

struct bad_event_loop_add_timer_owner {
    struct wl_event_source *h;
};

void bad_event_loop_add_timer(struct bad_event_loop_add_timer_owner *o, struct wl_event_loop *a, void *b)
{
    o->h = wl_event_loop_add_timer(a, NULL, b); /* want "never-released" */
}

struct good_event_loop_add_signal_owner {
    struct wl_event_source *h;
};

void good_event_loop_add_signal(struct good_event_loop_add_signal_owner *o, struct wl_event_loop *a, void *b)
{
    o->h = wl_event_loop_add_signal(a, 0, NULL, b);
}

void good_event_loop_add_signal_end(struct good_event_loop_add_signal_owner *o, struct wl_event_loop *a, void *b)
{
    wl_event_source_remove(o->h);
    o->h = NULL;
}

struct bad_event_loop_add_signal_owner {
    struct wl_event_source *h;
};

void bad_event_loop_add_signal(struct bad_event_loop_add_signal_owner *o, struct wl_event_loop *a, void *b)
{
    o->h = wl_event_loop_add_signal(a, 0, NULL, b); /* want "never-released" */
}

int good_signal_add(struct wl_signal *a, int n)
{
    struct wl_listener h;

    wl_signal_add(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_signal_add(struct wl_signal *a, int n)
{
    struct wl_listener h;

    wl_signal_add(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_event_loop_add_destroy_listener(struct wl_event_loop *a, int n)
{
    struct wl_listener h;

    wl_event_loop_add_destroy_listener(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_event_loop_add_destroy_listener(struct wl_event_loop *a, int n)
{
    struct wl_listener h;

    wl_event_loop_add_destroy_listener(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_display_add_destroy_listener(struct wl_display *a, int n)
{
    struct wl_listener h;

    wl_display_add_destroy_listener(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_display_add_destroy_listener(struct wl_display *a, int n)
{
    struct wl_listener h;

    wl_display_add_destroy_listener(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_display_add_client_created_listener(struct wl_display *a, int n)
{
    struct wl_listener h;

    wl_display_add_client_created_listener(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_display_add_client_created_listener(struct wl_display *a, int n)
{
    struct wl_listener h;

    wl_display_add_client_created_listener(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_client_add_destroy_listener(struct wl_client *a, int n)
{
    struct wl_listener h;

    wl_client_add_destroy_listener(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_client_add_destroy_listener(struct wl_client *a, int n)
{
    struct wl_listener h;

    wl_client_add_destroy_listener(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_client_add_destroy_late_listener(struct wl_client *a, int n)
{
    struct wl_listener h;

    wl_client_add_destroy_late_listener(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_client_add_destroy_late_listener(struct wl_client *a, int n)
{
    struct wl_listener h;

    wl_client_add_destroy_late_listener(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_client_add_resource_created_listener(struct wl_client *a, int n)
{
    struct wl_listener h;

    wl_client_add_resource_created_listener(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_client_add_resource_created_listener(struct wl_client *a, int n)
{
    struct wl_listener h;

    wl_client_add_resource_created_listener(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_resource_add_destroy_listener(struct wl_resource *a, int n)
{
    struct wl_listener h;

    wl_resource_add_destroy_listener(a, &h);
    if (step(n) < 0) {
        wl_list_remove(&h.link);
        return -1;
    }
    wl_list_remove(&h.link);
    return 0;
}

int bad_resource_add_destroy_listener(struct wl_resource *a, int n)
{
    struct wl_listener h;

    wl_resource_add_destroy_listener(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    wl_list_remove(&h.link);
    return 0;
}

int good_display_create(int n)
{
    struct wl_display *h = wl_display_create();

    if (!h) return -1;
    if (step(n) < 0) {
        wl_display_destroy(h);
        return -1;
    }
    wl_display_destroy(h);
    return 0;
}

int bad_display_create(int n)
{
    struct wl_display *h = wl_display_create(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    wl_display_destroy(h);
    return 0;
}

struct good_global_create_owner {
    struct wl_global *h;
};

void good_global_create(struct good_global_create_owner *o, struct wl_display *a, const struct wl_interface *b, void *c)
{
    o->h = wl_global_create(a, b, 0, c, NULL);
}

void good_global_create_end(struct good_global_create_owner *o, struct wl_display *a, const struct wl_interface *b,
                            void *c)
{
    wl_global_destroy(o->h);
    o->h = NULL;
}

struct bad_global_create_owner {
    struct wl_global *h;
};

void bad_global_create(struct bad_global_create_owner *o, struct wl_display *a, const struct wl_interface *b, void *c)
{
    o->h = wl_global_create(a, b, 0, c, NULL); /* want "never-released" */
}

int good_display_connect(int n)
{
    struct wl_display *h = wl_display_connect("");

    if (!h) return -1;
    if (step(n) < 0) {
        wl_display_disconnect(h);
        return -1;
    }
    wl_display_disconnect(h);
    return 0;
}

int bad_display_connect(int n)
{
    struct wl_display *h = wl_display_connect(""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    wl_display_disconnect(h);
    return 0;
}

int good_display_connect_to_fd(int n)
{
    struct wl_display *h = wl_display_connect_to_fd(0);

    if (!h) return -1;
    if (step(n) < 0) {
        wl_display_disconnect(h);
        return -1;
    }
    wl_display_disconnect(h);
    return 0;
}

int bad_display_connect_to_fd(int n)
{
    struct wl_display *h = wl_display_connect_to_fd(0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    wl_display_disconnect(h);
    return 0;
}

int good_display_create_queue(struct wl_display *a, int n)
{
    struct wl_event_queue *h = wl_display_create_queue(a);

    if (!h) return -1;
    if (step(n) < 0) {
        wl_event_queue_destroy(h);
        return -1;
    }
    wl_event_queue_destroy(h);
    return 0;
}

int bad_display_create_queue(struct wl_display *a, int n)
{
    struct wl_event_queue *h = wl_display_create_queue(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    wl_event_queue_destroy(h);
    return 0;
}
