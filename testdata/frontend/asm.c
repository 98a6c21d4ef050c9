/* Inline assembly: opaque; outputs by address, inputs by value; asm goto. */
int add(int a, int *p, int list[2])
{
    int out, io = 3;
    __asm__ volatile("mfence" ::: "memory");
    __asm__("addl %2, %0" : "=r"(out), "+m"(*p) : "r"(a), "m"(list[1]), "i"(4));
    __asm__("incl %0" : "+r"(io));
    __asm__ goto("jmp %l0" : : "r"(a) : : away);
    return out + io;
away:
    return -1;
}

unsigned long atomics(unsigned long *p, unsigned long v)
{
    unsigned long old = __atomic_fetch_add(p, v, __ATOMIC_SEQ_CST);
    __atomic_store_n(p, old, __ATOMIC_RELEASE);
    __sync_fetch_and_add(p, 1);
    _Bool done = __atomic_compare_exchange_n(p, &old, v, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
    return done ? __atomic_load_n(p, __ATOMIC_ACQUIRE) : old;
}

int lengths(int n)
{
    int vla[n + 1], grid[n][3];
    vla[n] = 1;
    grid[n - 1][2] = vla[0];
    return sizeof vla + grid[0][0];
}
