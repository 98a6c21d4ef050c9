/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <dispatch/dispatch.h>

#include <stddef.h>

int step(int n);

int good_source(dispatch_source_type_t t, dispatch_queue_t q, int n)
{
    dispatch_source_t p = dispatch_source_create(t, 1, 0, q);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        dispatch_release(p);
        return -1;
    }
    dispatch_release(p);
    return 0;
}

int bad_source(dispatch_source_type_t t, dispatch_queue_t q, int n)
{
    dispatch_source_t p = dispatch_source_create(t, 1, 0, q); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    dispatch_release(p);
    return 0;
}

int good_queue(int n)
{
    dispatch_queue_t p = dispatch_queue_create("q", NULL);

    if (step(n) < 0) {
        dispatch_release(p);
        return -1;
    }
    dispatch_release(p);
    return 0;
}

int bad_queue(int n)
{
    dispatch_queue_t p = dispatch_queue_create("q", NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    dispatch_release(p);
    return 0;
}

int good_group(int n)
{
    dispatch_group_t p = dispatch_group_create();

    if (step(n) < 0) {
        dispatch_release(p);
        return -1;
    }
    dispatch_release(p);
    return 0;
}

int bad_group(int n)
{
    dispatch_group_t p = dispatch_group_create(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    dispatch_release(p);
    return 0;
}

int good_semaphore(int n)
{
    dispatch_semaphore_t p = dispatch_semaphore_create(0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        dispatch_release(p);
        return -1;
    }
    dispatch_release(p);
    return 0;
}

int bad_semaphore(int n)
{
    dispatch_semaphore_t p = dispatch_semaphore_create(0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    dispatch_release(p);
    return 0;
}
