/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <libdill.h>

#include <stddef.h>

int step(int n);

void worker(int n);

int good_coroutine(int n)
{
    int h = go(worker(1));

    if (h < 0)
        return -1;
    if (step(n) < 0) {
        hclose(h);
        return -1;
    }
    hclose(h);
    return 0;
}

int bad_coroutine(int n)
{
    int h = go(worker(1)); /* want "lost-cancel" */

    if (h < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    hclose(h);
    return 0;
}

int good_bundle(int n)
{
    int h = bundle();

    if (h < 0)
        return -1;
    if (step(n) < 0) {
        hclose(h);
        return -1;
    }
    hclose(h);
    return 0;
}

int bad_bundle(int n)
{
    int h = bundle(); /* want "lost-cancel" */

    if (h < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    hclose(h);
    return 0;
}

int good_channel(int n)
{
    int ch[2];
    if (chmake(ch) < 0)
        return -1;
    if (step(n) < 0) {
        hclose(ch[0]);
        hclose(ch[1]);
        return -1;
    }
    hclose(ch[0]);
    hclose(ch[1]);
    return 0;
}

int bad_channel(int n)
{
    int ch[2];
    if (chmake(ch) < 0) /* want "lost-cancel" "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    hclose(ch[0]);
    hclose(ch[1]);
    return 0;
}

int good_tcp(const struct dill_ipaddr *a, int n)
{
    int h = tcp_connect(a, -1);

    if (h < 0)
        return -1;
    if (step(n) < 0) {
        hclose(h);
        return -1;
    }
    hclose(h);
    return 0;
}

int bad_tcp(const struct dill_ipaddr *a, int n)
{
    int h = tcp_connect(a, -1); /* want "lost-cancel" */

    if (h < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    hclose(h);
    return 0;
}

int good_tcp_closed(struct dill_ipaddr *a, int n)
{
    int h = tcp_listen(a, 10);

    if (h < 0)
        return -1;
    if (step(n) < 0) {
        tcp_close(h, -1);
        return -1;
    }
    tcp_close(h, -1);
    return 0;
}

int bad_tcp_closed(struct dill_ipaddr *a, int n)
{
    int h = tcp_listen(a, 10); /* want "lost-cancel" */

    if (h < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    tcp_close(h, -1);
    return 0;
}
