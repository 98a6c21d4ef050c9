/* Expressions. */
#define NULL ((void *)0)
#define offsetof(t, m) __builtin_offsetof(t, m)
#define va_start(ap, last) __builtin_va_start(ap, last)
#define va_arg(ap, type) __builtin_va_arg(ap, type)
#define va_end(ap) __builtin_va_end(ap)
typedef __builtin_va_list va_list;
typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;
struct pair {
    int a, b;
};
enum color { RED, GREEN = 5, BLUE };
int f(int);
int *get(void);
void take(struct pair);
struct pair make(void);
_Bool flag(void);
extern int table[10];
extern struct pair pairs[4];

int arithmetic(int a, int b, unsigned u)
{
    int x = a + b * 2 - (a / b) % 3;
    x = (a << 2) | (b >> 1) | (a & ~b) | (a ^ b);
    x = -a + +b;
    x += 3;
    x <<= a;
    x = 2 + 3 * 4 - (1 << 3);
    u = -1;
    u = 7u - 8;
    x = BLUE + 'a';
    x = a == b;
    x = !a;
    x = !!a;
    return x = a = b;
}

int steps(int *p, int i)
{
    int x = i++ + ++i;
    x = *p++;
    *p++ = 4;
    x = --*p;
    p += 2;
    p = p - i;
    p[i]--;
    return p[1] + p[0] + *p + *(p + i) + 2 [p];
}

int choices(int a, int *p)
{
    int x = a ? f(1) : f(2);
    x = a ?: f(3);
    x = f(4) ?: 5;
    int *q = p ?: get();
    a ? (void)f(6) : (void)0;
    return (a && f(7)) || !q ? x : *q;
}

int logical_values(int a, int b, int *p)
{
    int x = a && b;
    _Bool y = p;
    _Bool z = a > 3 || p;
    _Bool w = a & 4;
    x = y == z;
    return !(x && w);
}

int pointers(int *p, char *bytes, void *v)
{
    int local = 3, grid[3][4];
    int *q = &local;
    int **qq = &q;
    **qq = 4;
    q = &table[2];
    q = table + 3;
    q = &p[1];
    q = &*p;
    grid[1][local] = 2;
    *grid[2] = 5;
    int(*row)[4] = grid + 1;
    row[1][2] = 6;
    (*row)[3] = 7;
    ptrdiff_t d = q - p;
    struct pair *s = (struct pair *)v;
    s->a = ((struct pair *)bytes)->b;
    int n = (int)(long)v;
    v = (void *)(long)n;
    return q == p && q != NULL && d > n;
}

void structs(struct pair *in)
{
    struct pair a = *in, b;
    b = a;
    *in = b;
    take(a);
    take(make());
    a = make();
    int x = make().b;
    pairs[1] = pairs[x];
    a = x ? a : b;
    b = (struct pair){.b = 3};
    take((struct pair){1, 2});
    in = &(struct pair){4};
    int *list = (int[]){1, 2, 3};
    (void)list;
}

int constants(void)
{
    size_t s = sizeof(struct pair) + _Alignof(long) + offsetof(struct pair, b);
    int k = __builtin_constant_p(s) ? 1 : 2;
    k = __builtin_choose_expr(1, 3, f(9));
    k = __builtin_types_compatible_p(int, long);
    k = sizeof(f(8));
    double d = 1.5 + k;
    const char *text = "a\tb\x41\101"
                       "c\"";
    const char *name = __func__;
    k = _Generic(k, long : 1, int : 2, default : 3);
    k = _Generic(text, char * : f, const char * : f, default : f)(4);
    return k + (d > 0) + text[0] + name[1];
}

int statement_expressions(int n)
{
    int x = ({
        int t = f(n);
        if (t < 0) return -1;
        t * 2;
    });
    ({ f(x); });
    x = ({ f(1), f(2); });
    while (({ int c = f(x); c > 0; })) x--;
    return (f(3), x);
}

int variadic(int n, ...)
{
    va_list ap;
    va_start(ap, n);
    int x = va_arg(ap, int);
    const char *s = va_arg(ap, const char *);
    if (va_arg(ap, int)) x++;
    va_end(ap);
    return x + (s != NULL);
}

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define BOOLEAN(e)        \
    __extension__({       \
        int b_;           \
        if (e)            \
            b_ = 1;       \
        else              \
            b_ = 0;       \
        b_;               \
    })

int wrapped_conditions(int *p, int n)
{
    if (LIKELY(p != NULL && n)) f(1);
    if (__builtin_expect(BOOLEAN(p == NULL), 0)) return 1;
    if ((_Bool)p) f(2);
    if ((int)(n > 3 && p)) f(3);
    if (n = f(4), n) f(5);
    if (n ? p != NULL : flag()) f(6);
    while ((n = f(7)) > 0) f(8);
    return 0;
}
