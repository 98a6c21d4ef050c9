/* Arms of a Go-style select: the result is the number of the channel that is ready. */
#include <channel.h>
#include <context.h>
#include <select.h>

int step(int n);

int ready_arm(GoContext *ctx, GoChannel *in, GoChannel *err_chan)
{
    GoContext *root = go_context_background(); /* want "lost-cancel: .* when `err_chan` is ready" */
    GoSelectCase cases[] = {
        {GO_SELECT_RECEIVE, in, NULL, NULL},
        {GO_SELECT_RECEIVE, err_chan, NULL, NULL},
    };

    for (;;) {
        int n = go_select(cases, 2);

        if (n == 0)
            continue;
        if (n == 1)
            return -1;
        break;
    }
    go_context_unref(root);
    return go_context_is_canceled(ctx);
}

int done_arm(GoContext *ctx, GoChannel *in)
{
    GoContext *root = go_context_background(); /* want "lost-cancel: .* when `done` is ready" */
    GoChannel *done = go_context_done(ctx);
    GoSelectCase cases[2] = {
        {GO_SELECT_RECEIVE, in, NULL, NULL},
        {GO_SELECT_RECEIVE, done, NULL, NULL},
    };

    switch (go_select(cases, 2)) {
    case 0:
        step(0);
        break;
    case 1:
        return -1;
    default:
        break;
    }
    go_context_unref(root);
    return 0;
}
