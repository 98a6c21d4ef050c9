/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <stddef.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <systemd/sd-journal.h>
#include <systemd/sd-login.h>

int step(int n);

int good_event_new(int n)
{
    sd_event *h = NULL;

    if (sd_event_new(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_event_unref(h);
        return -1;
    }
    sd_event_unref(h);
    return 0;
}

int bad_event_new(int n)
{
    sd_event *h = NULL;

    if (sd_event_new(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_unref(h);
    return 0;
}

int good_event_default(int n)
{
    sd_event *h = NULL;

    if (sd_event_default(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_event_unref(h);
        return -1;
    }
    sd_event_unref(h);
    return 0;
}

int bad_event_default(int n)
{
    sd_event *h = NULL;

    if (sd_event_default(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_unref(h);
    return 0;
}

int good_event_add_io(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_io(a, &h, 0, 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_io(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_io(a, &h, 0, 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_time(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_time(a, &h, 0, 0, 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_time(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_time(a, &h, 0, 0, 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_time_relative(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_time_relative(a, &h, 0, 0, 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_time_relative(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_time_relative(a, &h, 0, 0, 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_signal(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_signal(a, &h, 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_signal(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_signal(a, &h, 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_defer(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_defer(a, &h, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_defer(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_defer(a, &h, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_post(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_post(a, &h, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_post(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_post(a, &h, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_exit(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_exit(a, &h, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_exit(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_exit(a, &h, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_child(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_child(a, &h, 0, 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_child(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_child(a, &h, 0, 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_child_pidfd(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_child_pidfd(a, &h, 0, 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_child_pidfd(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_child_pidfd(a, &h, 0, 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_inotify(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_inotify(a, &h, "", 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_inotify(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_inotify(a, &h, "", 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_inotify_fd(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_inotify_fd(a, &h, 0, 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_inotify_fd(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_inotify_fd(a, &h, 0, 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_event_add_memory_pressure(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_memory_pressure(a, &h, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_event_source_unref(h);
        return -1;
    }
    sd_event_source_unref(h);
    return 0;
}

int bad_event_add_memory_pressure(sd_event *a, void *b, int n)
{
    sd_event_source *h = NULL;

    if (sd_event_add_memory_pressure(a, &h, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_event_source_unref(h);
    return 0;
}

int good_bus_open(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_open_user(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_user(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_user(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_user(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_open_system(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_system(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_open_system_remote(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system_remote(&h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_system_remote(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system_remote(&h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_default(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_default(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_default(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_default(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_default_user(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_default_user(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_default_user(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_default_user(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_default_system(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_default_system(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_default_system(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_default_system(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_new(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_new(&h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_new(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_new(&h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_call(sd_bus *a, sd_bus_message *b, sd_bus_error *c, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_call(a, b, 0, c, &h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_call(sd_bus *a, sd_bus_message *b, sd_bus_error *c, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_call(a, b, 0, c, &h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_call_method(sd_bus *a, sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_call_method(a, "", "", "", "", b, &h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_call_method(sd_bus *a, sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_call_method(a, "", "", "", "", b, &h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_process(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_process(a, &h) <= 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_process(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_process(a, &h) <= 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_open_with_description(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_with_description(&h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_with_description(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_with_description(&h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_open_user_with_description(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_user_with_description(&h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_user_with_description(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_user_with_description(&h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_open_system_with_description(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system_with_description(&h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_system_with_description(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system_with_description(&h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_open_user_machine(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_user_machine(&h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_user_machine(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_user_machine(&h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_open_system_machine(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system_machine(&h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_unref(h);
        return -1;
    }
    sd_bus_unref(h);
    return 0;
}

int bad_bus_open_system_machine(int n)
{
    sd_bus *h = NULL;

    if (sd_bus_open_system_machine(&h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_unref(h);
    return 0;
}

int good_bus_get_property(sd_bus *a, sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_get_property(a, "", "", "", "", b, &h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_get_property(sd_bus *a, sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_get_property(a, "", "", "", "", b, &h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_call_async(sd_bus *a, sd_bus_message *b, void *c, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_call_async(a, &h, b, NULL, c, 0) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_call_async(sd_bus *a, sd_bus_message *b, void *c, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_call_async(a, &h, b, NULL, c, 0) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_call_method_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_call_method_async(a, &h, "", "", "", "", NULL, b, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_call_method_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_call_method_async(a, &h, "", "", "", "", NULL, b, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_add_match(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_match(a, &h, "", NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_add_match(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_match(a, &h, "", NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_add_filter(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_filter(a, &h, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_add_filter(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_filter(a, &h, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_add_object(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_object(a, &h, "", NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_add_object(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_object(a, &h, "", NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_add_object_vtable(sd_bus *a, const sd_bus_vtable *b, void *c, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_object_vtable(a, &h, "", "", b, c) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_add_object_vtable(sd_bus *a, const sd_bus_vtable *b, void *c, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_object_vtable(a, &h, "", "", b, c) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_add_fallback(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_fallback(a, &h, "", NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_add_fallback(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_fallback(a, &h, "", NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_add_object_manager(sd_bus *a, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_object_manager(a, &h, "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_add_object_manager(sd_bus *a, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_object_manager(a, &h, "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_match_signal(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_match_signal(a, &h, "", "", "", "", NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_match_signal(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_match_signal(a, &h, "", "", "", "", NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_match_signal_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_match_signal_async(a, &h, "", "", "", "", NULL, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_match_signal_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_match_signal_async(a, &h, "", "", "", "", NULL, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_add_match_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_match_async(a, &h, "", NULL, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_add_match_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_add_match_async(a, &h, "", NULL, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_request_name_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_request_name_async(a, &h, "", 0, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_slot_unref(h);
        return -1;
    }
    sd_bus_slot_unref(h);
    return 0;
}

int bad_bus_request_name_async(sd_bus *a, void *b, int n)
{
    sd_bus_slot *h = NULL;

    if (sd_bus_request_name_async(a, &h, "", 0, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_slot_unref(h);
    return 0;
}

int good_bus_message_new(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new(a, &h, 0) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_message_new(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new(a, &h, 0) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_message_new_signal(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_signal(a, &h, "", "", "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_message_new_signal(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_signal(a, &h, "", "", "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_message_new_method_call(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_call(a, &h, "", "", "", "") < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_message_new_method_call(sd_bus *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_call(a, &h, "", "", "", "") < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_message_new_method_return(sd_bus_message *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_return(a, &h) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_message_new_method_return(sd_bus_message *a, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_return(a, &h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_track_new(sd_bus *a, void *b, int n)
{
    sd_bus_track *h = NULL;

    if (sd_bus_track_new(a, &h, NULL, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_track_unref(h);
        return -1;
    }
    sd_bus_track_unref(h);
    return 0;
}

int bad_bus_track_new(sd_bus *a, void *b, int n)
{
    sd_bus_track *h = NULL;

    if (sd_bus_track_new(a, &h, NULL, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_track_unref(h);
    return 0;
}

int good_bus_message_new_method_error(sd_bus_message *a, const sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_error(a, &h, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_message_new_method_error(sd_bus_message *a, const sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_error(a, &h, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_bus_message_new_method_errno(sd_bus_message *a, const sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_errno(a, &h, 0, b) < 0) return -1;
    if (step(n) < 0) {
        sd_bus_message_unref(h);
        return -1;
    }
    sd_bus_message_unref(h);
    return 0;
}

int bad_bus_message_new_method_errno(sd_bus_message *a, const sd_bus_error *b, int n)
{
    sd_bus_message *h = NULL;

    if (sd_bus_message_new_method_errno(a, &h, 0, b) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_bus_message_unref(h);
    return 0;
}

int good_journal_open(int n)
{
    sd_journal *h = NULL;

    if (sd_journal_open(&h, 0) < 0) return -1;
    if (step(n) < 0) {
        sd_journal_close(h);
        return -1;
    }
    sd_journal_close(h);
    return 0;
}

int bad_journal_open(int n)
{
    sd_journal *h = NULL;

    if (sd_journal_open(&h, 0) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_journal_close(h);
    return 0;
}

int good_login_monitor_new(int n)
{
    sd_login_monitor *h = NULL;

    if (sd_login_monitor_new("", &h) < 0) return -1;
    if (step(n) < 0) {
        sd_login_monitor_unref(h);
        return -1;
    }
    sd_login_monitor_unref(h);
    return 0;
}

int bad_login_monitor_new(int n)
{
    sd_login_monitor *h = NULL;

    if (sd_login_monitor_new("", &h) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_login_monitor_unref(h);
    return 0;
}

int good_journal_open_directory(int n)
{
    sd_journal *h = NULL;

    if (sd_journal_open_directory(&h, "", 0) < 0) return -1;
    if (step(n) < 0) {
        sd_journal_close(h);
        return -1;
    }
    sd_journal_close(h);
    return 0;
}

int bad_journal_open_directory(int n)
{
    sd_journal *h = NULL;

    if (sd_journal_open_directory(&h, "", 0) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_journal_close(h);
    return 0;
}

int good_journal_open_namespace(int n)
{
    sd_journal *h = NULL;

    if (sd_journal_open_namespace(&h, "", 0) < 0) return -1;
    if (step(n) < 0) {
        sd_journal_close(h);
        return -1;
    }
    sd_journal_close(h);
    return 0;
}

int bad_journal_open_namespace(int n)
{
    sd_journal *h = NULL;

    if (sd_journal_open_namespace(&h, "", 0) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    sd_journal_close(h);
    return 0;
}
