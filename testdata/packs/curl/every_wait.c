/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <curl/easy.h>
#include <curl/websockets.h>
#include <curl/curl.h>
#include <curl/multi.h>
#include <curl/urlapi.h>
#include <stddef.h>

void wait_curl_easy_perform(GCancellable *stop, CURL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) curl_easy_perform(a0); /* want "curl_easy_perform blocks here.*likely" */
}

void wait_curl_easy_upkeep(GCancellable *stop, CURL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) curl_easy_upkeep(a0); /* want "curl_easy_upkeep blocks here.*likely" */
}

void wait_curl_ws_recv(GCancellable *stop, CURL *a0, void *a1, size_t a2, size_t *a3, struct curl_ws_frame **a4)
{
    if (!g_cancellable_is_cancelled(stop)) curl_ws_recv(a0, a1, a2, a3, a4); /* want "curl_ws_recv blocks here.*likely" */
}

void wait_curl_ws_send(GCancellable *stop, CURL *a0, const void *a1, size_t a2, size_t *a3, curl_off_t a4, unsigned int a5)
{
    if (!g_cancellable_is_cancelled(stop)) curl_ws_send(a0, a1, a2, a3, a4, a5); /* want "curl_ws_send blocks here.*likely" */
}
