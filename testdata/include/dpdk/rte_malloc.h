/* Stub of rte_malloc.h: what the cases use. */
#ifndef STUB_RTE_MALLOC_H
#define STUB_RTE_MALLOC_H

#include <stddef.h>

void *rte_malloc(const char *type, size_t size, unsigned align);
void *rte_zmalloc(const char *type, size_t size, unsigned align);
void rte_free(void *ptr);

#endif
