/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <neverc/std/context.h>

#include <stddef.h>

int step(int n);

int good_background(int n)
{
    neverc_context_t *p = neverc_context_background();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        neverc_context_free(p);
        return -1;
    }
    neverc_context_free(p);
    return 0;
}

int bad_background(int n)
{
    neverc_context_t *p = neverc_context_background(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    neverc_context_free(p);
    return 0;
}

int good_value(neverc_context_t *parent, int n)
{
    neverc_context_t *p = neverc_context_with_value(parent, "k", "v");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        neverc_context_free(p);
        return -1;
    }
    neverc_context_free(p);
    return 0;
}

int bad_value(neverc_context_t *parent, int n)
{
    neverc_context_t *p = neverc_context_with_value(parent, "k", "v"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    neverc_context_free(p);
    return 0;
}
