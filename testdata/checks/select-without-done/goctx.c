/* Channels: Go's select in C. */
#include <context.h>
#include <select.h>

int bad(GoContext *ctx, GoChannel *work)
{
    GoSelectCase cases[1] = {{.op = GO_SELECT_RECEIVE, .chan = work}};
    for (;;) {
        if (go_context_is_canceled(ctx)) return -1;
        int i = go_select(cases, 1); /* want "go_select waits without limit, and 'ctx' .GoContext. is not among what can wake it; use go_select_timeout" */
        if (i < 0) return i;
    }
}

int fine(GoContext *ctx, GoChannel *work)
{
    GoSelectCase cases[2] = {{.op = GO_SELECT_RECEIVE, .chan = work}, {.op = GO_SELECT_RECEIVE, .chan = go_context_done(ctx)}};
    return go_select(cases, 2);
}
