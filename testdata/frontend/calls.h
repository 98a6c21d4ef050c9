/* What calls.c includes: inline functions are lowered only when something refers to them. */
static inline int helper_inner(int x)
{
    return x + 1;
}
static inline int helper(int x)
{
    return helper_inner(x) * 2;
}
static inline int never_called(int x)
{
    return x - 1;
}
static const struct {
    int (*fn)(int);
} header_table = {helper};
void declared_here(int) __attribute__((annotate("cancelcheck: borrow arg0")));
