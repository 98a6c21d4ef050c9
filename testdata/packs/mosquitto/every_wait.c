/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <mosquitto.h>
#include <stddef.h>

void wait_mosquitto_connect(GCancellable *stop, struct mosquitto *a0, const char *a1, int a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) mosquitto_connect(a0, a1, a2, a3); /* want "mosquitto_connect blocks here.*likely" */
}

void wait_mosquitto_reconnect(GCancellable *stop, struct mosquitto *a0)
{
    if (!g_cancellable_is_cancelled(stop)) mosquitto_reconnect(a0); /* want "mosquitto_reconnect blocks here.*likely" */
}

void wait_mosquitto_loop_forever(GCancellable *stop, struct mosquitto *a0, int a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) mosquitto_loop_forever(a0, a1, a2); /* want "select-without-done: .*mosquitto_loop_forever.*likely" */
}

void wait_mosquitto_loop_stop(GCancellable *stop, struct mosquitto *a0, bool a1)
{
    if (!g_cancellable_is_cancelled(stop)) mosquitto_loop_stop(a0, a1); /* want "mosquitto_loop_stop blocks here.*possible" */
}

void wait_mosquitto_subscribe_simple(GCancellable *stop, struct mosquitto_message **a0, int a1, bool a2, const char *a3, int a4, const char *a5, int a6, const char *a7, int a8, bool a9, const char *a10, const char *a11, const struct libmosquitto_will *a12, const struct libmosquitto_tls *a13)
{
    if (!g_cancellable_is_cancelled(stop)) mosquitto_subscribe_simple(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13); /* want "mosquitto_subscribe_simple blocks here.*likely" */
}
