/* Binary search in arrays that are in ascending order, by any member that < compares. */
#ifndef CANCELCHECK_BASE_SORTED_H
#define CANCELCHECK_BASE_SORTED_H

#include <stdint.h>

/* Sets `at`, a uint32_t, to the index of the first of the `n` items whose `member` is not below `key`; to `n` when all
 * are. `member` is written as behind an element, `.line`, and left empty for an array of numbers. */
#define SORTED_FIRST(at, items, n, member, key)                                                                        \
    do {                                                                                                               \
        uint32_t sorted_end = (n);                                                                                     \
        for ((at) = 0; (at) < sorted_end;) {                                                                           \
            uint32_t sorted_mid = (at) + (sorted_end - (at)) / 2;                                                      \
            if ((items)[sorted_mid] member < (key)) /* NOLINT(bugprone-macro-parentheses): `.line` */                  \
                (at) = sorted_mid + 1;                                                                                 \
            else                                                                                                       \
                sorted_end = sorted_mid;                                                                               \
        }                                                                                                              \
    } while (0)

#endif
