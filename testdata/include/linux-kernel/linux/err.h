/* Stub of linux/err.h: what the cases use. */
#ifndef STUB_LINUX_ERR_H
#define STUB_LINUX_ERR_H

#include <stdbool.h>
#include <stddef.h>

#define MAX_ERRNO 4095
#define IS_ERR_VALUE(x) __builtin_expect(!!((unsigned long)(void *)(x) >= (unsigned long)-MAX_ERRNO), 0)

static inline void *ERR_PTR(long error)
{
    return (void *)error;
}

static inline long PTR_ERR(const void *ptr)
{
    return (long)ptr;
}

static inline bool IS_ERR(const void *ptr)
{
    return IS_ERR_VALUE((unsigned long)ptr);
}

static inline bool IS_ERR_OR_NULL(const void *ptr)
{
    return !ptr || IS_ERR_VALUE((unsigned long)ptr);
}

#endif
