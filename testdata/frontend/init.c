/* Initialisers, by the rules of C11 6.7.9 and GNU's additions. */
struct in {
    int x, y;
};
struct out {
    int a;
    struct in b, c;
    int d[3];
    union {
        int u;
        struct {
            short lo, : 4, hi;
        };
    };
    const char *name;
};
int f(int);
void run(void), stop(void);

void locals(int n)
{
    struct out plain = {1, {2, 3}, {4, 5}, {6, 7, 8}, {9}, "ten"};
    struct out elided = {1, 2, 3, 4, 5, 6, 7, 8, 9, "ten"};
    struct out named = {.name = "n", .b.y = f(1), 4, .d[1] = 5, 6, .hi = 7};
    struct out partly = {.c = {.y = n}, .d = {[2] = n}};
    struct in whole = {n}, copy = whole, *p = &copy;
    struct out member = {.b = *p, .c = (struct in){n, 2}};
    int list[] = {1, 2, [5] = n, 7};
    int range[8] = {[2 ... 4] = n, 9};
    int grid[2][3] = {{1, 2}, {3}};
    int flat[2][3] = {1, 2, 3, n};
    int deep[2][3] = {[1][2] = n};
    char text[] = "abc", braced[8] = {"def"};
    int scalar = {n};
    struct in empty = {}, zero = {0};
    struct in many[] = {{1, 2}, {.y = 3}, [3].x = n};
    struct in run_on[] = {1, 2, 3, n};
    union {
        int i;
        void *p;
    } first = {n}, second = {.p = &n};
}

struct ops {
    void (*start)(void);
    void (*end)(void);
    int flags;
    struct in limits;
};

static const struct ops table[] = {
    {run, stop, 1},
    {.end = stop, .limits = {.y = 4}},
    [3] = {.start = &run},
};
struct ops *current = (struct ops *)&table[1];
int counter = 3, zeroed = 0, tentative;
const char *const names[] = {"one", 0, "three"};
static int numbers[80] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
                          1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
                          1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

int statics(void)
{
    static int calls = 5;
    static struct ops own = {.start = run, .flags = 2};
    extern int elsewhere;
    return calls++ + own.flags + elsewhere + numbers[0] + tentative;
}
