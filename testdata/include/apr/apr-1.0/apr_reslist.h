/* Stub of apr-1.0/apr_reslist.h: what the cases use. */
#ifndef STUB_APR_1_0_APR_RESLIST_H
#define STUB_APR_1_0_APR_RESLIST_H

#include <apr-1.0/apr_pools.h>

apr_status_t apr_reslist_acquire(apr_reslist_t *reslist, void **resource);
apr_status_t apr_reslist_release(apr_reslist_t *reslist, void *resource);
apr_status_t apr_reslist_invalidate(apr_reslist_t *reslist, void *resource);

#endif
