/* Stub of linux/slab.h: what the cases use. */
#ifndef STUB_LINUX_SLAB_H
#define STUB_LINUX_SLAB_H

#include <stddef.h>

typedef unsigned int gfp_t;
#define GFP_KERNEL 0xcc0u

void *kmalloc(size_t size, gfp_t flags);
void *kzalloc(size_t size, gfp_t flags);
void kfree(const void *objp);

#endif
