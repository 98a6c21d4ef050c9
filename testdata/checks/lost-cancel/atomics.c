/* What is put into a cell for others to find is theirs. */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

static bool publish(_Atomic uint64_t *cell, uint64_t value)
{
    uint64_t none = UINT64_MAX;
    return atomic_compare_exchange_strong(cell, &none, value);
}

int shared_pipe(_Atomic uint64_t *cell)
{
    int p[2];
    if (pipe(p) != 0) return -1;
    if (publish(cell, (uint64_t)p[0] << 32 | (uint64_t)p[1])) return p[0];
    close(p[0]);
    close(p[1]);
    return -1;
}

int counted(int *uses)
{
    int fd = dup(0); /* want "lost-cancel: .*'fd'" */
    if (__sync_add_and_fetch(uses, 1) > 3) return -1;
    close(fd);
    return 0;
}
