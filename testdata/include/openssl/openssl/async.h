/* Stub of openssl/async.h: what the cases use. */
#ifndef STUB_OPENSSL_ASYNC_H
#define STUB_OPENSSL_ASYNC_H

#include <openssl/types.h>

int ASYNC_start_job(ASYNC_JOB **job, ASYNC_WAIT_CTX *ctx, int *ret, int (*func)(void *), void *args, size_t size);
int ASYNC_pause_job(void);
ASYNC_WAIT_CTX *ASYNC_WAIT_CTX_new(void);
void ASYNC_WAIT_CTX_free(ASYNC_WAIT_CTX *ctx);
int ASYNC_init_thread(size_t max_size, size_t init_size);
void ASYNC_cleanup_thread(void);

#endif
