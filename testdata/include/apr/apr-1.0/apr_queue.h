/* Stub of apr-1.0/apr_queue.h: what the cases use. */
#ifndef STUB_APR_1_0_APR_QUEUE_H
#define STUB_APR_1_0_APR_QUEUE_H

#include <apr-1.0/apr_pools.h>

apr_status_t apr_queue_create(apr_queue_t **queue, unsigned int queue_capacity, apr_pool_t *a);
apr_status_t apr_queue_push(apr_queue_t *queue, void *data);
apr_status_t apr_queue_trypush(apr_queue_t *queue, void *data);
apr_status_t apr_queue_pop(apr_queue_t *queue, void **data);
apr_status_t apr_queue_term(apr_queue_t *queue);
apr_status_t apr_queue_interrupt_all(apr_queue_t *queue);

#endif
