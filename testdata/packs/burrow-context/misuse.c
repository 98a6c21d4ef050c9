/* Cancelled, but not freed. */
#include <burrow/context.h>

int step(int n);

int cancelled_not_freed(Alloc *a, Context parent)
{
    CancelFunc cancel;
    Context c = context_with_timeout(a, parent, 1000, &cancel); /* want "never-released" */

    step(!BURROW_CONTEXT_IS_NIL(c));
    BURROW_CALLF0(cancel);
    return 0;
}

int cancelled_and_freed(Alloc *a, Context parent)
{
    CancelFunc cancel;
    Context c = context_with_timeout(a, parent, 1000, &cancel);

    step(!BURROW_CONTEXT_IS_NIL(c));
    BURROW_CALLF0(cancel);
    context_free(c);
    return 0;
}

/* The cancel function is a closure: that nobody calls it is not seen. */
int fn_freed_without_cancel(Alloc *a, Context parent)
{
    CancelFunc cancel;
    Context c = context_with_cancel(a, parent, &cancel);

    step(1);
    context_free(c);
    return 0;
}
