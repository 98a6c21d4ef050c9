/* Calls: callees, noreturn in every spelling, results that are dropped. */
#include "calls.h"
void abort(void) __attribute__((__nothrow__, __noreturn__));
void exit(int) __attribute__((__nothrow__)) __attribute__((__noreturn__));
#define DIES __attribute__((__noreturn__))
_Noreturn void keyword(int);
DIES void macro(void);
void behind(void) __attribute__((noreturn));
typedef void (*handler)(int) __attribute__((noreturn));
int plain(int);
void nothing(void);
int old_style();
struct ops {
    int (*open)(int, const char *);
    handler fail;
};
int knr(a, b) int a;
char *b;
{
    return a + *b;
}

int noreturns(int n, handler h, struct ops *ops)
{
    switch (n) {
    case 1: keyword(n);
    case 2: macro();
    case 3: behind();
    case 4: abort();
    case 5: exit(1);
    case 6: h(2);
    case 7: ops->fail(3);
    case 8: __builtin_unreachable();
    case 9: __builtin_trap();
    }
    if (n) keyword(1);
    return plain(n ? plain(1) : (macro(), 2));
}

int results(struct ops *ops, int (*fp)(int))
{
    plain(1);
    (void)plain(2);
    (void)(plain(3));
    nothing();
    int x = plain(4);
    x = ops->open(x, "path");
    x += fp(5) + (*fp)(6) + (&plain)(7);
    fp = plain;
    fp = &plain;
    x = old_style(1, "two", 3.0);
    (void)x;
    if (plain(plain(8))) return knr(x, "k");
    return helper(9) + header_table.fn(1);
}

static int twice(int n)
{
    declared_here(n);
    return n;
}

int (*choose(void))(int)
{
    return twice;
}

int through(void)
{
    return choose()(3);
}
