/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <burrow/context.h>

#include <stddef.h>

int step(int n);

int good_ctx(Alloc *a, Context parent, int n)
{
    CancelFunc cancel;
    Context c = context_with_cancel(a, parent, &cancel);

    if (BURROW_CONTEXT_IS_NIL(c))
        return -1;
    if (step(n) < 0) {
        context_free(c);
        return -1;
    }
    context_free(c);
    return 0;
}

int bad_ctx(Alloc *a, Context parent, int n)
{
    CancelFunc cancel;
    Context c = context_with_cancel(a, parent, &cancel); /* want "lost-cancel" */

    if (BURROW_CONTEXT_IS_NIL(c))
        return -1;
    if (step(n) < 0)
        return -1;
    context_free(c);
    return 0;
}

int good_deadline(Alloc *a, Context parent, int n)
{
    CancelFunc cancel;
    Context c = context_with_deadline(a, parent, 100, &cancel);

    if (BURROW_CONTEXT_IS_NIL(c))
        return -1;
    if (step(n) < 0) {
        context_free(c);
        return -1;
    }
    context_free(c);
    return 0;
}

int bad_deadline(Alloc *a, Context parent, int n)
{
    CancelFunc cancel;
    Context c = context_with_deadline(a, parent, 100, &cancel); /* want "lost-cancel" */

    if (BURROW_CONTEXT_IS_NIL(c))
        return -1;
    if (step(n) < 0)
        return -1;
    context_free(c);
    return 0;
}

int good_value(Alloc *a, Context parent, Any key, Any val, int n)
{
    Context c = context_with_value(a, parent, key, val);

    if (BURROW_CONTEXT_IS_NIL(c))
        return -1;
    if (step(n) < 0) {
        context_free(c);
        return -1;
    }
    context_free(c);
    return 0;
}

int bad_value(Alloc *a, Context parent, Any key, Any val, int n)
{
    Context c = context_with_value(a, parent, key, val); /* want "lost-cancel" */

    if (BURROW_CONTEXT_IS_NIL(c))
        return -1;
    if (step(n) < 0)
        return -1;
    context_free(c);
    return 0;
}

int good_chan(Alloc *a, const Type *t, int n)
{
    Chan *p = chan_make(a, t, 1);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        chan_free(p);
        return -1;
    }
    chan_free(p);
    return 0;
}

int bad_chan(Alloc *a, const Type *t, int n)
{
    Chan *p = chan_make(a, t, 1); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    chan_free(p);
    return 0;
}
