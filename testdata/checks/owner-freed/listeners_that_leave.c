/* A listener that its own handler takes off ends with what it listens to; and a destructor that reaches its object by
 * another object's pointer. */
#include <stddef.h>
#include <stdlib.h>
#include <wayland-server-core.h>

#define container(ptr, type, member) ((type *)((char *)(ptr) - offsetof(type, member)))

struct source {
    struct wl_signal destroyed;
};

void source_destroy(struct source *s);

struct seat {
    struct source *selection;
    struct wl_listener selection_gone;
    struct wl_listener display_gone;
};

static void on_selection_gone(struct wl_listener *l, void *data)
{
    struct seat *s = container(l, struct seat, selection_gone);
    (void)data;
    wl_list_remove(&s->selection_gone.link);
    s->selection = NULL;
}

void seat_select(struct seat *s, struct source *to)
{
    if (s->selection) wl_list_remove(&s->selection_gone.link);
    s->selection = to;
    if (to) {
        s->selection_gone.notify = on_selection_gone;
        wl_signal_add(&to->destroyed, &s->selection_gone);
    }
}

void seat_begin(struct seat *s, struct wl_display *d)
{
    wl_display_add_destroy_listener(d, &s->display_gone);
}

void seat_destroy(struct seat *s)
{
    wl_list_remove(&s->display_gone.link);
    if (s->selection) source_destroy(s->selection);
    free(s);
}

/* ---- no handler takes this one off ---- */

struct output {
    struct wl_listener frame;
    struct wl_listener gone;
};

void output_begin(struct output *o, struct source *of, struct wl_display *d)
{
    wl_signal_add(&of->destroyed, &o->frame);
    wl_display_add_destroy_listener(d, &o->gone);
}

void output_pause(struct output *o)
{
    wl_list_remove(&o->frame.link);
}

void output_destroy(struct output *o)
{
    wl_list_remove(&o->gone.link);
    free(o); /* want "owner-freed: the object is freed here while 'o->frame'" */
}

/* ---- by another object's pointer ---- */

struct wm;

struct shell {
    struct wm *wm;
};

struct wm {
    struct shell *shell;
    struct source *seat;
    struct wl_listener seat_selects;
    struct wl_listener gone;
};

static void wm_set_seat(struct wm *w, struct source *seat)
{
    if (w->seat) {
        wl_list_remove(&w->seat_selects.link);
        w->seat = NULL;
    }
    if (!seat) return;
    w->seat = seat;
    wl_signal_add(&seat->destroyed, &w->seat_selects);
}

void shell_set_seat(struct shell *s, struct source *seat)
{
    if (s->wm) wm_set_seat(s->wm, seat);
}

void wm_begin(struct wm *w, struct wl_display *d)
{
    wl_display_add_destroy_listener(d, &w->gone);
}

void wm_destroy(struct wm *w)
{
    if (w->seat) shell_set_seat(w->shell, NULL);
    wl_list_remove(&w->gone.link);
    free(w);
}
