/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <ev.h>

#include <stddef.h>

int step(int n);

int good_loop(int n)
{
    struct ev_loop *p = ev_loop_new(0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        ev_loop_destroy(p);
        return -1;
    }
    ev_loop_destroy(p);
    return 0;
}

int bad_loop(int n)
{
    struct ev_loop *p = ev_loop_new(0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    ev_loop_destroy(p);
    return 0;
}
