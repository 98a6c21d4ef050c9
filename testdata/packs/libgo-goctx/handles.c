/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <channel.h>
#include <context.h>
#include <select.h>

int step(int n);

int good_background(int n)
{
    GoContext *p = go_context_background();

    if (step(n) < 0) {
        go_context_unref(p);
        return -1;
    }
    go_context_unref(p);
    return 0;
}

int bad_background(int n)
{
    GoContext *p = go_context_background(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    go_context_unref(p);
    return 0;
}

int good_deadline(GoContext *parent, struct timespec when, int n)
{
    GoContext *p = go_with_deadline(parent, when);

    if (step(n) < 0) {
        go_context_unref(p);
        return -1;
    }
    go_context_unref(p);
    return 0;
}

int bad_deadline(GoContext *parent, struct timespec when, int n)
{
    GoContext *p = go_with_deadline(parent, when); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    go_context_unref(p);
    return 0;
}

int good_freed(GoContext *parent, struct timespec when, int n)
{
    GoContext *p = go_with_deadline(parent, when);

    if (step(n) < 0) {
        go_context_free(p);
        return -1;
    }
    go_context_free(p);
    return 0;
}

int bad_freed(GoContext *parent, struct timespec when, int n)
{
    GoContext *p = go_with_deadline(parent, when); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    go_context_free(p);
    return 0;
}

int good_channel(int n)
{
    GoChannel *p = go_channel_create(1);

    if (step(n) < 0) {
        go_channel_unref(p);
        return -1;
    }
    go_channel_unref(p);
    return 0;
}

int bad_channel(int n)
{
    GoChannel *p = go_channel_create(1); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    go_channel_unref(p);
    return 0;
}

int good_waiter(int n)
{
    GoSelectWaiter *p = go_select_waiter_create();

    if (step(n) < 0) {
        go_select_waiter_unref(p);
        return -1;
    }
    go_select_waiter_unref(p);
    return 0;
}

int bad_waiter(int n)
{
    GoSelectWaiter *p = go_select_waiter_create(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    go_select_waiter_unref(p);
    return 0;
}
