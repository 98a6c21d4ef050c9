/* Macros: positions of expansion and spelling, conditions' texts, code that only macros write. */
int check(int);
void warn(const char *);
void release(int *);
#define STOP_IF(e)        \
    do {                  \
        if (e) return -1; \
    } while (0)
#define CLEAR(pp)                \
    do {                         \
        int **cp_ = (pp);        \
        int *p_ = *cp_;          \
        *cp_ = (int *)0;         \
        if (p_) release(p_);     \
    } while (0)
#define ASSERT(e) ((e) ? (void)0 : warn(#e))
#define MAX(a, b)                 \
    ({                            \
        __typeof__(a) a_ = (a);   \
        __typeof__(b) b_ = (b);   \
        a_ > b_ ? a_ : b_;        \
    })
#define PUSH(fn, arg)          \
    do {                       \
        void (*fn_)(int *) = fn; \
        int *arg_ = arg;       \
        do {
#define POP(run)            \
        } while (0);        \
        if (run) fn_(arg_); \
    } while (0)
#define SAME_KIND(a, b) (a & 3) == (b & 3)

int uses(int n, int *p)
{
    STOP_IF(check(n));
    STOP_IF(n > 3 && check(2));
    CLEAR(&p);
    ASSERT(n != 4);
    int m = MAX(n, check(5));
    if (SAME_KIND(n, m)) warn("same");
    if (check(n)    /* a comment */
        && m
           > 3)
        warn("a condition that is much longer than the eighty bytes that are kept of it for the messages");
    if (check(n) + check(n + 1) + check(n + 2) + check(n + 3) + check(n + 4) + check(n + 5) > 100) return 1;
    PUSH(release, p)
    if (check(6)) n++;
    POP(1);
    return n;
}
