/* Stub of parts of apr_time.h and apr_thread_cond.h: what the cases use. */
#ifndef STUB_APR_1_0_APR_WAITS_H
#define STUB_APR_1_0_APR_WAITS_H

#include <apr-1.0/apr_pools.h>

typedef struct apr_thread_cond_t apr_thread_cond_t;
typedef struct apr_thread_mutex_t apr_thread_mutex_t;

apr_status_t apr_thread_cond_wait(apr_thread_cond_t *cond, apr_thread_mutex_t *mutex);
apr_status_t apr_thread_cond_timedwait(apr_thread_cond_t *cond, apr_thread_mutex_t *mutex, long timeout);
apr_status_t apr_thread_cond_signal(apr_thread_cond_t *cond);
void apr_sleep(long t);

#endif
