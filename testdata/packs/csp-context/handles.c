/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <csp/context.h>

#include <stddef.h>

int step(int n);

int good_ctx(csp_context_t *parent, int n)
{
    csp_context_t *p = csp_context_with_cancel(parent);

    if (step(n) < 0) {
        csp_context_cancel(p);
        return -1;
    }
    csp_context_cancel(p);
    return 0;
}

int bad_ctx(csp_context_t *parent, int n)
{
    csp_context_t *p = csp_context_with_cancel(parent); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    csp_context_cancel(p);
    return 0;
}
