/* Both are owed: the context, and its cancel function or handle. */
#include <neverc/std/context.h>

int step(int n);

int cancelled_and_freed(neverc_context_t *parent)
{
    neverc_cancel_func_t cancel;
    neverc_context_t *c = neverc_context_with_timeout(parent, 1000, &cancel);

    if (c == NULL)
        return -1;
    step(1);
    cancel();
    neverc_context_free(c);
    return 0;
}

int freed_without_cancel(neverc_context_t *parent)
{
    neverc_cancel_func_t cancel;
    neverc_context_t *c = neverc_context_with_timeout(parent, 1000, &cancel); /* want "never-released" */

    if (c == NULL)
        return -1;
    step(1);
    neverc_context_free(c);
    return 0;
}

int cancelled_not_freed(neverc_context_t *parent)
{
    neverc_cancel_func_t cancel;
    neverc_context_t *c = neverc_context_with_cancel(parent, &cancel); /* want "never-released" */

    if (c == NULL)
        return -1;
    step(1);
    cancel();
    return 0;
}

int cancelled_on_one_path(neverc_context_t *parent)
{
    neverc_cancel_func_t cancel;
    neverc_context_t *c = neverc_context_with_cancel(parent, &cancel); /* want "lost-cancel" */

    if (c == NULL)
        return -1;
    if (step(1) < 0) {
        neverc_context_free(c);
        return -1;
    }
    cancel();
    neverc_context_free(c);
    return 0;
}

int handle_left(neverc_context_t *parent)
{
    neverc_context_cancel_handle_t *h;
    neverc_context_t *c = neverc_context_with_cancel_handle(parent, &h); /* want "never-released" */

    if (c == NULL)
        return -1;
    neverc_context_cancel_handle_cancel(h);
    neverc_context_free(c);
    return 0;
}

int handle_freed(neverc_context_t *parent)
{
    neverc_context_cancel_handle_t *h;
    neverc_context_t *c = neverc_context_with_timeout_handle(parent, 1000, &h);

    if (c == NULL)
        return -1;
    step(1);
    neverc_context_cancel_handle_cancel(h);
    neverc_context_cancel_handle_free(h);
    neverc_context_free(c);
    return 0;
}

int background_dropped(void)
{
    neverc_context_background(); /* want "discarded-cancel" */
    return 0;
}
