/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <ev.h>
#include <gio/gio.h>
#include <hiredis/hiredis.h>
#include <hiredis/async.h>
#include <stddef.h>
#include <unistd.h>

void wait_redisConnect(GCancellable *stop, const char *a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) redisConnect(a0, a1); /* want "redisConnect blocks here.*likely" */
}

void wait_redisReconnect(GCancellable *stop, redisContext *a0)
{
    if (!g_cancellable_is_cancelled(stop)) redisReconnect(a0); /* want "redisReconnect blocks here.*likely" */
}

void wait_redisCommand(GCancellable *stop, redisContext *a0, const char *a1)
{
    if (!g_cancellable_is_cancelled(stop)) redisCommand(a0, a1); /* want "redisCommand blocks here.*likely" */
}

void wait_redisvCommand(GCancellable *stop, redisContext *a0, const char *a1, va_list a2)
{
    if (!g_cancellable_is_cancelled(stop)) redisvCommand(a0, a1, a2); /* want "redisvCommand blocks here.*likely" */
}

void wait_redisCommandArgv(GCancellable *stop, redisContext *a0, int a1, const char **a2, const size_t *a3)
{
    if (!g_cancellable_is_cancelled(stop)) redisCommandArgv(a0, a1, a2, a3); /* want "redisCommandArgv blocks here.*likely" */
}

void wait_redisGetReply(GCancellable *stop, redisContext *a0, void **a1)
{
    if (!g_cancellable_is_cancelled(stop)) redisGetReply(a0, a1); /* want "redisGetReply blocks here.*likely" */
}

void wait_redisBufferRead(GCancellable *stop, redisContext *a0)
{
    if (!g_cancellable_is_cancelled(stop)) redisBufferRead(a0); /* want "redisBufferRead blocks here.*likely" */
}

void wait_redisBufferWrite(GCancellable *stop, redisContext *a0, int *a1)
{
    if (!g_cancellable_is_cancelled(stop)) redisBufferWrite(a0, a1); /* want "redisBufferWrite blocks here.*likely" */
}

/* In a loop's callback: the library's options say whether connecting waits. */
static void on_time(struct ev_loop *l, ev_timer *t, int what)
{
    redisOptions quick = {.options = REDIS_OPT_NONBLOCK}, slow = {0};
    (void)l, (void)what;
    REDIS_OPTIONS_SET_TCP(&quick, "127.0.0.1", 6379);
    REDIS_OPTIONS_SET_TCP(&slow, "127.0.0.1", 6379);
    t->data = redisConnectWithOptions(&quick);
    t->data = redisConnectWithOptions(&slow); /* want "redisConnectWithOptions blocks here, in 'on_time', .*; use redisAsyncConnectWithOptions" */
    slow.options |= REDIS_OPT_NONBLOCK;
    t->data = redisConnectWithOptions(&slow);
}

void begin(struct ev_loop *l, ev_timer *t)
{
    ev_timer_init(t, on_time, 1., 1.);
    ev_timer_start(l, t);
}
