/* Coroutines whose handle is dropped, handles that go into others. */
#include <libdill.h>

int step(int n);
void worker(int ch);

void dropped(void)
{
    int h = go(worker(1)); /* want "never-released" */

    step(h >= 0);
}

int bundle_left_on_early_return(int n)
{
    int b = bundle(); /* want "lost-cancel" */

    if (b < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    bundle_wait(b, -1);
    return hclose(b);
}

int handle_goes_into_the_protocol(const struct dill_ipaddr *a)
{
    int s = tcp_connect(a, -1);

    if (s < 0)
        return -1;
    s = http_attach(s);
    if (s < 0)
        return -1;
    step(s);
    return hclose(s);
}

int one_end_closed(void)
{
    int ch[2];

    if (chmake(ch) < 0) /* want "never-released" */
        return -1;
    step(1);
    return hclose(ch[0]);
}

int closed_twice(int h)
{
    hclose(h);
    return hclose(h); /* want "double-cancel" */
}
