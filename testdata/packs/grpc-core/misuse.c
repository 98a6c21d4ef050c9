/* Calls that are only cancelled. */
#include <grpc/grpc.h>

int step(int n);

int only_cancelled(grpc_channel *ch, grpc_call *parent, grpc_completion_queue *q, grpc_slice method, gpr_timespec when)
{
    grpc_call *c =
        grpc_channel_create_call(ch, parent, 0xffff, q, method, NULL, when, NULL); /* want "never-released" */

    if (step(1) < 0)
        grpc_call_cancel(c, NULL);
    return 0;
}

int cancelled_and_dropped(grpc_channel *ch, grpc_completion_queue *q, grpc_slice method, gpr_timespec when)
{
    grpc_call *c = grpc_channel_create_call(ch, NULL, 0, q, method, NULL, when, NULL);

    grpc_call_cancel(c, NULL);
    grpc_call_unref(c);
    return 0;
}

int shared(grpc_call *c)
{
    grpc_call_ref(c);
    step(1);
    grpc_call_unref(c);
    return 0;
}

int queue_used_after_destroy(grpc_completion_queue *q, gpr_timespec when)
{
    grpc_completion_queue_destroy(q);
    return grpc_completion_queue_next(q, when, NULL).type; /* want "use-after-cancel" */
}
