#define X(a) a##_b
int f(x) int x; { if ( return X(; } struct { int : 3; } *g = (struct y *) { 0 };
_Generic(1, int: 2, default: 3)
