/* xxhash under our names. */
#ifndef CANCELCHECK_BASE_HASH_H
#define CANCELCHECK_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *p, size_t n, uint64_t seed);
uint64_t hash_cstr(const char *s, uint64_t seed);
/* 128 bits, for keys. */
void hash_128(const void *p, size_t n, uint64_t out[2]);
/* 128-bit content hash as 32 lower-case hex digits and a NUL. */
void hash_hex128(const void *p, size_t n, char out[33]);

#endif
