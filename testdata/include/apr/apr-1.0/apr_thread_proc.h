/* Stub of apr-1.0/apr_thread_proc.h: what the cases use. */
#ifndef STUB_APR_1_0_APR_THREAD_PROC_H
#define STUB_APR_1_0_APR_THREAD_PROC_H

#include <apr-1.0/apr_pools.h>

apr_status_t apr_thread_create(apr_thread_t **new_thread, apr_threadattr_t *attr, apr_thread_start_t func, void *data, apr_pool_t *cont);
apr_status_t apr_thread_join(apr_status_t *retval, apr_thread_t *thd);
apr_status_t apr_thread_detach(apr_thread_t *thd);
apr_status_t apr_thread_exit(apr_thread_t *thd, apr_status_t retval);

#endif
