/* Sources that are only cancelled, references. */
#include <dispatch/dispatch.h>

int step(int n);
void work(void *context);

int only_cancelled(dispatch_source_type_t type, dispatch_queue_t q)
{
    dispatch_source_t s = dispatch_source_create(type, 1, 0, q); /* want "never-released" */

    if (s == NULL)
        return -1;
    dispatch_source_set_event_handler_f(s, work);
    dispatch_resume(s);
    step(1);
    dispatch_source_cancel(s);
    return 0;
}

int cancelled_and_released(dispatch_source_type_t type, dispatch_queue_t q)
{
    dispatch_source_t s = dispatch_source_create(type, 1, 0, q);

    if (s == NULL)
        return -1;
    dispatch_source_cancel(s);
    dispatch_release(s);
    return 0;
}

int group_left_on_timeout(dispatch_queue_t q, void *context, dispatch_time_t when)
{
    dispatch_group_t g = dispatch_group_create(); /* want "lost-cancel" */

    dispatch_group_async_f(g, q, context, work);
    if (dispatch_group_wait(g, when) != 0)
        return -1;
    dispatch_release(g);
    return 0;
}

int retained_for_a_while(dispatch_queue_t q)
{
    dispatch_retain(q);
    step(1);
    dispatch_release(q);
    return 0;
}
