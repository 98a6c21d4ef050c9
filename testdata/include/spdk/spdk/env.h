/* What the cases use of spdk/env.h; not the real header. */
#ifndef STUB_SPDK_ENV_H
#define STUB_SPDK_ENV_H

#include "spdk/stdinc.h"

int spdk_env_thread_launch_pinned(uint32_t p0, thread_start_fn p1, void *p2);
void spdk_env_thread_wait_all(void);
void *spdk_dma_malloc(size_t p0, size_t p1, uint64_t *p2);
void *spdk_dma_zmalloc(size_t p0, size_t p1, uint64_t *p2);
void spdk_dma_free(void *p0);
struct spdk_mempool *spdk_mempool_create(const char *p0, size_t p1, size_t p2, size_t p3, int p4);
void spdk_mempool_free(struct spdk_mempool *p0);

#endif
