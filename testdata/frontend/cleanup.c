/* __attribute__((cleanup)): run at every way out of the scope, last declared first, after the value is there. */
struct box {
    int *p;
};
void free_int(int *p);
void free_box(struct box *b);
static inline void free_ptr(void *pp)
{
    (void)pp;
}
int cond(int);
int use(int *);
void die(void) __attribute__((noreturn));

#define AUTO_INT __attribute__((cleanup(free_int))) int
#define AUTO_PTR __attribute__((__unused__, __cleanup__(free_ptr)))

void falls_off(void)
{
    AUTO_INT a = 1;
    struct box b __attribute__((cleanup(free_box))) = {0};
    AUTO_PTR void *c = 0;
}

int returns(int n)
{
    AUTO_INT a = n;
    if (n > 3) return a;
    {
        AUTO_INT b = 2;
        if (cond(b)) return use(&b);
    }
    return 7;
}

void loops(int n)
{
    AUTO_INT outer = 0;
    while (cond(n)) {
        AUTO_INT inner = 1;
        if (cond(1)) break;
        if (cond(2)) continue;
        use(&inner);
    }
    for (AUTO_INT i = 0; i < n; i++) {
        AUTO_INT body = 3;
        if (cond(body)) break;
    }
}

int gotos(int n)
{
    AUTO_INT a = 1;
    {
        AUTO_INT b = 2;
        if (cond(n)) goto out;
        if (cond(2)) goto inside;
        use(&b);
    inside:
        use(&a);
    }
    {
    again:;
        AUTO_INT c = 3;
        if (cond(c)) goto again; /* backwards over c's declaration: c is cleaned up */
    }
out:
    return 0;
}

int in_switch(int n)
{
    switch (n) {
    case 1: {
        AUTO_INT a = 1;
        if (cond(a)) break;
        return 1;
    }
    case 2: return 2;
    }
    return 0;
}

int in_expression(int n)
{
    int x = ({
        AUTO_INT t = n;
        t + 1;
    });
    return ({
        AUTO_INT u = x;
        u;
    });
}

int several(void)
{
    AUTO_INT a = 1, b = 2;
    if (cond(a)) die(); /* no way out: nothing runs */
    return b;
}
