/* Code that does not compile: what clang recovers is lowered, the rest is left out. */
#include "no_such_header.h"
int fine(int a)
{
    return a + 1;
}
int damaged(int a)
{
    undeclared_type *p = 0;
    a = unknown_name + 3;
    if (a > ) return 1;
    p->field = 4;
    switch (a) { case unknown: return 2; }
    goto nowhere;
    int x = ;
    return a.b;
}
struct bad { int x; missing y; };
int after(struct bad *b)
{
    return b->x + b->y + b->z;
}
