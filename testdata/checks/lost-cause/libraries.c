/* Cancelled without a cause, in libraries that have a form for it. */
#include <grpc/grpc.h>
#include <nng/nng.h>

void stop_io(nng_aio *aio)
{
    nng_aio_cancel(aio); /* want "lost-cause: nng_aio_cancel gives no cause; nng_aio_abort takes one" */
}

void stop_call(grpc_call *call)
{
    grpc_call_cancel(call, NULL); /* want "lost-cause: grpc_call_cancel gives no cause; grpc_call_cancel_with_status takes one" */
}

void told_why(nng_aio *aio, grpc_call *call)
{
    nng_aio_abort(aio, 5);
    grpc_call_cancel_with_status(call, 4, "the peer took too long", NULL);
}
