int open(const char *, int, ...);
int close(int);
int timerfd_create(int, int);
void *malloc(unsigned long);
void free(void *);
struct s { int fd; struct s *next; int a[3]; union { int u; char c; }; };
int leak(int x)
{
    int fd = open("x", 0);
    if (fd < 0) return -1;
    for (int i = 0; i < x; i++)
        if (i == 3) goto out;
    switch (x) { case 1: return 2; case 3 ... 5: x++; default: break; }
    close(fd);
out:
    return x ? x : -x;
}
static void put(struct s *s, int *out) { *out = s->fd = timerfd_create(0, 0); }
int all(struct s *s, int n)
{
    __attribute__((cleanup(free))) void *p = malloc(n);
    int (*f)(int) = close;
    struct s t = {.fd = 1, .a = {[1] = 2}}, u = t;
    put(&u, &n);
    do { n -= ({ int k = 1; k + u.a[n & 1]; }); } while (n > 0 && s || t.u);
    void *l = &&here;
    goto *l;
here:
    return f(u.fd) ?: n;
}
