/* Stub of apr-1.0/apr_pools.h: what the cases use. */
#ifndef STUB_APR_1_0_APR_POOLS_H
#define STUB_APR_1_0_APR_POOLS_H

#include <stddef.h>
#include <stdint.h>

typedef int apr_status_t;
typedef int64_t apr_interval_time_t;
typedef size_t apr_size_t;
typedef int32_t apr_int32_t;
typedef uint32_t apr_uint32_t;
typedef uint16_t apr_port_t;
typedef unsigned char apr_byte_t;
typedef int32_t apr_fileperms_t;
typedef int (*apr_abortfunc_t)(int retcode);
typedef struct apr_pool_t apr_pool_t;
typedef struct apr_thread_t apr_thread_t;
typedef struct apr_threadattr_t apr_threadattr_t;
typedef struct apr_socket_t apr_socket_t;
typedef struct apr_sockaddr_t apr_sockaddr_t;
typedef struct apr_file_t apr_file_t;
typedef struct apr_pollset_t apr_pollset_t;
typedef struct apr_queue_t apr_queue_t;
typedef struct apr_thread_mutex_t apr_thread_mutex_t;
typedef struct apr_thread_cond_t apr_thread_cond_t;
typedef struct apr_thread_pool_t apr_thread_pool_t;
typedef struct apr_reslist_t apr_reslist_t;
typedef struct apr_procattr_t apr_procattr_t;
typedef struct apr_allocator_t apr_allocator_t;
typedef struct apr_pollfd_t apr_pollfd_t;
typedef void *(*apr_thread_start_t)(apr_thread_t *, void *);

apr_status_t apr_pool_create_ex(apr_pool_t **newpool, apr_pool_t *parent, apr_abortfunc_t abort_fn, apr_allocator_t *allocator);
apr_status_t apr_pool_create_unmanaged_ex(apr_pool_t **newpool, apr_abortfunc_t abort_fn, apr_allocator_t *allocator);
void apr_pool_clear(apr_pool_t *p);
void apr_pool_destroy(apr_pool_t *p);
void apr_pool_cleanup_register(apr_pool_t *p, const void *data, apr_status_t (*plain_cleanup)(void *), apr_status_t (*child_cleanup)(void *));
apr_status_t apr_pool_userdata_get(void **data, const char *key, apr_pool_t *pool);
apr_status_t apr_pool_userdata_set(const void *data, const char *key, apr_status_t (*cleanup)(void *), apr_pool_t *pool);

#define APR_SUCCESS 0
#define apr_pool_create(newpool, parent) apr_pool_create_ex(newpool, parent, NULL, NULL)
#define apr_pool_create_unmanaged(newpool) apr_pool_create_unmanaged_ex(newpool, NULL, NULL)

#endif
