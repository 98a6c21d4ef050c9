/* Nested functions are gcc's alone. */
int outer(int n)
{
    int twice(int x) { return x * 2 + n; }
    return twice(n);
}
int other(int n)
{
    return n;
}
