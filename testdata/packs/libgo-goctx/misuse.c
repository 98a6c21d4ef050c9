/* The two halves of what go_context_with_cancel gives. */
#include <context.h>

int step(int n);

int cancel_not_called(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent); /* want "never-released" */
    int rc = step(n);

    go_context_unref(r.context);
    return rc;
}

int context_not_dropped(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent); /* want "never-released" */
    int rc = step(n);

    r.cancel(r.context);
    return rc;
}

int both(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent);
    int rc = step(n);

    r.cancel(r.context);
    go_context_unref(r.context);
    return rc;
}

int on_one_path(GoContext *parent, int n)
{
    CancelContextResult r = go_context_with_cancel(parent); /* want "lost-cancel" */

    if (step(n) < 0) {
        go_context_unref(r.context);
        return -1;
    }
    r.cancel(r.context);
    go_context_unref(r.context);
    return 0;
}
