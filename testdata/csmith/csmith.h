/* What programs of csmith call, cut down to what scripts/csmith needs: they are lowered, not run. */
#include <stdint.h>
#include <stddef.h>
int printf(const char *, ...);
int strcmp(const char *, const char *);
static uint32_t crc32_context = 0xFFFFFFFFUL;
static void crc32_gentab(void) {}
static void transparent_crc(uint64_t val, const char *name, int flag) { crc32_context += (uint32_t)val + (uint32_t)flag + (name != 0); }
static void transparent_crc_bytes(const void *p, int n, const char *name, int flag) {
    (void)p; transparent_crc((uint64_t)n, name, flag); }
static void platform_main_begin(void) {}
static void platform_main_end(uint32_t crc, int flag) { (void)crc; (void)flag; }
