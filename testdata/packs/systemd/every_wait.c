/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <systemd/sd-event.h>
#include <systemd/sd-bus.h>
#include <stddef.h>
#include <systemd/sd-journal.h>
#include <systemd/sd-login.h>

void wait_sd_event_loop(GCancellable *stop, sd_event *a0)
{
    if (!g_cancellable_is_cancelled(stop)) sd_event_loop(a0); /* want "select-without-done: .*sd_event_loop.*possible" */
}

void wait_sd_bus_open(GCancellable *stop, sd_bus **a0)
{
    if (!g_cancellable_is_cancelled(stop)) sd_bus_open(a0); /* want "sd_bus_open blocks here.*likely" */
}

void wait_sd_bus_open_user(GCancellable *stop, sd_bus **a0)
{
    if (!g_cancellable_is_cancelled(stop)) sd_bus_open_user(a0); /* want "sd_bus_open_user blocks here.*likely" */
}

void wait_sd_bus_open_system(GCancellable *stop, sd_bus **a0)
{
    if (!g_cancellable_is_cancelled(stop)) sd_bus_open_system(a0); /* want "sd_bus_open_system blocks here.*likely" */
}

void wait_sd_bus_flush_close_unref(GCancellable *stop, sd_bus *a0)
{
    if (!g_cancellable_is_cancelled(stop)) sd_bus_flush_close_unref(a0); /* want "sd_bus_flush_close_unref blocks here.*likely" */
}

void wait_sd_bus_flush(GCancellable *stop, sd_bus *a0)
{
    if (!g_cancellable_is_cancelled(stop)) sd_bus_flush(a0); /* want "sd_bus_flush blocks here.*likely" */
}

void wait_sd_bus_call_method(GCancellable *stop, sd_bus *a0, const char *a1, const char *a2, const char *a3, const char *a4, sd_bus_error *a5, sd_bus_message **a6, const char *a7)
{
    if (!g_cancellable_is_cancelled(stop)) sd_bus_call_method(a0, a1, a2, a3, a4, a5, a6, a7); /* want "sd_bus_call_method blocks here.*likely" */
}

/* ---- in the loop, for good ---- */

static int waits_for_ever(sd_event_source *s, uint64_t usec, void *userdata)
{
    return sd_bus_wait(userdata, UINT64_MAX); /* want "sd_bus_wait blocks here, in 'waits_for_ever', which the event loop calls back" */
}

int waits_in_loop(sd_event *e, sd_bus *bus)
{
    return sd_event_add_time(e, NULL, 1, 0, 0, waits_for_ever, bus);
}
