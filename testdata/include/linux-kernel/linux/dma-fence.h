/* Stub of linux/dma-fence.h: what the cases use. */
#ifndef STUB_LINUX_DMA_FENCE_H
#define STUB_LINUX_DMA_FENCE_H

#include <stdbool.h>

struct dma_fence;
struct dma_fence_cb {
    void (*func)(struct dma_fence *fence, struct dma_fence_cb *cb);
};

struct dma_fence *dma_fence_get(struct dma_fence *fence);
struct dma_fence *dma_fence_get_rcu(struct dma_fence *fence);
struct dma_fence *dma_fence_get_stub(void);
void dma_fence_put(struct dma_fence *fence);
typedef void (*dma_fence_func_t)(struct dma_fence *fence, struct dma_fence_cb *cb);
int dma_fence_add_callback(struct dma_fence *fence, struct dma_fence_cb *cb, dma_fence_func_t func);
bool dma_fence_remove_callback(struct dma_fence *fence, struct dma_fence_cb *cb);
signed long dma_fence_wait(struct dma_fence *fence, bool intr);
signed long dma_fence_wait_timeout(struct dma_fence *fence, bool intr, signed long timeout);

#endif
