/* Statements: every loop form, switch in all its shapes, jumps. */
int cond(int);
void act(int);
void done(void);

int for_slots(int n)
{
    int i = 0;
    for (;;) {
        if (cond(i)) break;
        if (cond(n)) continue;
        i++;
    }
    for (i = 0;;)
        if (i++ > 3) break;
    for (; i < n;) act(i++);
    for (;; i--)
        if (!i) break;
    for (i = 1; i < n;) i *= 2;
    for (i = 9;; i--)
        if (cond(i)) break;
    for (; i; i--) act(i);
    for (int k = 0, m = n; k < m; k++, m--) act(k);
    return i;
}

#define EACH(v, list) for (v = (list); v; v = v->next)
#define FROM(v)       for (; v; v = v->next)
#define FOREVER       for (;;)
#define UNTIL(c)      for (; !(c);)

struct node {
    struct node *next;
    int value;
};

int for_macros(struct node *list)
{
    struct node *n;
    int sum = 0;
    EACH (n, list) sum += n->value;
    n = list;
    FROM (n) sum -= n->value;
    UNTIL (cond(sum)) sum++;
    FOREVER {
        if (cond(sum)) return sum;
    }
}

int loops(int n)
{
    while (n > 0 && cond(n)) n--;
    do {
        n++;
        if (cond(n)) continue;
        if (n > 100) break;
    } while (n < 10 || cond(0));
    do act(n);
    while (0);
    while (1) {
        if (cond(n)) return n;
    }
    act(7);
}

int switches(int k)
{
    switch (k) {
    case 1:
    case 2: act(1); /* falls through */
    case 3: act(3); break;
    case 10 ... 19: act(10); return 1;
    default: act(0); __attribute__((fallthrough));
    case -4: {
        int inner = k;
        act(inner);
        break;
    }
    case 'a': done();
    }
    switch (k) act(99);
    switch (k)
    case 5: act(5);
    return 0;
}

/* Duff's device: cases inside a loop inside the switch. */
void duff(int *to, const int *from, int count)
{
    int n = (count + 3) / 4;
    switch (count % 4) {
    case 0:
        do {
            *to++ = *from++;
        case 3: *to++ = *from++;
        case 2: *to++ = *from++;
        case 1: *to++ = *from++;
        } while (--n > 0);
    }
}

int jumps(int n)
{
    int local = 1;
again:
    if (n > 3) {
        int deep = n;
        if (cond(deep)) goto out;
        n--;
        goto again;
    }
    local = 2;
    goto out;
    act(1); /* never reached */
out:
    return local;
}

int computed(int op)
{
    static const void *const table[] = {&&add, &&sub, &&end};
    int acc = 0;
    goto *table[op];
add:
    acc++;
    goto *table[cond(acc)];
sub:
    acc--;
    goto *table[cond(acc)];
end:
    return acc;
}

int constant_conditions(int n)
{
    if (0) act(1);
    if (1) act(2);
    if (sizeof(long) == 2) act(3);
    if (n && 0) act(4);
    if (1 || n) act(5);
    return 0 ? 6 : n;
}

int else_ifs(int n)
{
    if (n == 1)
        act(1);
    else if (n == 2)
        act(2);
    else if (n == 3 || (n == 4 && cond(n)))
        return 4;
    else
        act(5);
    return 0;
}
