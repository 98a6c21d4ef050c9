/* Contexts that nobody cancels. */
#include <csp/context.h>

int step(int n);

int never_cancelled(csp_context_t *parent)
{
    csp_context_t *c = csp_context_with_cancel(parent); /* want "never-released" */

    return step(csp_context_done(c) != 0);
}

int cancelled(csp_context_t *parent)
{
    csp_context_t *c = csp_context_with_cancel(parent);

    csp_context_cancel(c);
    return 0;
}

int root(void)
{
    csp_context_t *c = csp_context_background();

    return step(c != 0);
}
