/* Stub of c_util/watchdog.h: what the cases use. */
#ifndef STUB_C_UTIL_WATCHDOG_H
#define STUB_C_UTIL_WATCHDOG_H

#include <c_util/cancellation_token.h>

typedef const struct THREADPOOL *THANDLE_THREADPOOL;
typedef const struct RC_STRING *THANDLE_RC_STRING;
typedef struct WATCHDOG *WATCHDOG_HANDLE;
typedef void (*WATCHDOG_EXPIRED_CALLBACK)(void *context, const char *message);

WATCHDOG_HANDLE watchdog_start(THANDLE_THREADPOOL threadpool, uint32_t timeout_ms, THANDLE_RC_STRING message, WATCHDOG_EXPIRED_CALLBACK callback, void *context);
void watchdog_stop(WATCHDOG_HANDLE watchdog);
void watchdog_reset(WATCHDOG_HANDLE watchdog);

#endif
