typedef int v4 __attribute__((vector_size(16)));
_Complex double z; _Atomic int at;
int vla(int n, int a[n][n]) { int b[n]; _Static_assert(1, ""); return sizeof(b) + a[0][n] + _Alignof(int); }
int k(n, m) int n, m; { asm goto("" : : : : l); l: return n + m; }
void w(void) { v4 a = {1, 2}; a += a; z *= z; at++; __builtin_unreachable(); }
enum e { A = 1 << 3, B } ee(void) { for (;;) { while (0) ; break; } return B; }
int *cmp(void) { return (int[]){1, 2, 3} + 1; }
int sw(unsigned char c) { switch (c) { for (; c; c--) { case 1: continue; case 2: ; } } return 0; }
