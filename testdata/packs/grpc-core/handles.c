/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <grpc/byte_buffer.h>
#include <grpc/grpc.h>
#include <grpc/grpc_security.h>

#include <stddef.h>

int step(int n);

int good_call(grpc_channel *ch, grpc_completion_queue *q, grpc_slice method, gpr_timespec when, int n)
{
    grpc_call *p = grpc_channel_create_call(ch, NULL, 0, q, method, NULL, when, NULL);

    if (step(n) < 0) {
        grpc_call_unref(p);
        return -1;
    }
    grpc_call_unref(p);
    return 0;
}

int bad_call(grpc_channel *ch, grpc_completion_queue *q, grpc_slice method, gpr_timespec when, int n)
{
    grpc_call *p = grpc_channel_create_call(ch, NULL, 0, q, method, NULL, when, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    grpc_call_unref(p);
    return 0;
}

int good_channel(grpc_channel_credentials *c, int n)
{
    grpc_channel *p = grpc_channel_create("h", c, NULL);

    if (step(n) < 0) {
        grpc_channel_destroy(p);
        return -1;
    }
    grpc_channel_destroy(p);
    return 0;
}

int bad_channel(grpc_channel_credentials *c, int n)
{
    grpc_channel *p = grpc_channel_create("h", c, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    grpc_channel_destroy(p);
    return 0;
}

int good_cq(int n)
{
    grpc_completion_queue *p = grpc_completion_queue_create_for_next(NULL);

    if (step(n) < 0) {
        grpc_completion_queue_destroy(p);
        return -1;
    }
    grpc_completion_queue_destroy(p);
    return 0;
}

int bad_cq(int n)
{
    grpc_completion_queue *p = grpc_completion_queue_create_for_next(NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    grpc_completion_queue_destroy(p);
    return 0;
}

int good_server(int n)
{
    grpc_server *p = grpc_server_create(NULL, NULL);

    if (step(n) < 0) {
        grpc_server_destroy(p);
        return -1;
    }
    grpc_server_destroy(p);
    return 0;
}

int bad_server(int n)
{
    grpc_server *p = grpc_server_create(NULL, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    grpc_server_destroy(p);
    return 0;
}

int good_creds(int n)
{
    grpc_channel_credentials *p = grpc_insecure_credentials_create();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        grpc_channel_credentials_release(p);
        return -1;
    }
    grpc_channel_credentials_release(p);
    return 0;
}

int bad_creds(int n)
{
    grpc_channel_credentials *p = grpc_insecure_credentials_create(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    grpc_channel_credentials_release(p);
    return 0;
}

int good_byte_buffer(grpc_slice *s, int n)
{
    grpc_byte_buffer *p = grpc_raw_byte_buffer_create(s, 1);

    if (step(n) < 0) {
        grpc_byte_buffer_destroy(p);
        return -1;
    }
    grpc_byte_buffer_destroy(p);
    return 0;
}

int bad_byte_buffer(grpc_slice *s, int n)
{
    grpc_byte_buffer *p = grpc_raw_byte_buffer_create(s, 1); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    grpc_byte_buffer_destroy(p);
    return 0;
}

int good_metadata(int n)
{
    grpc_metadata_array m;
    
    grpc_metadata_array_init(&m);

    if (step(n) < 0) {
        grpc_metadata_array_destroy(&m);
        return -1;
    }
    grpc_metadata_array_destroy(&m);
    return 0;
}

int bad_metadata(int n)
{
    grpc_metadata_array m;
    
    grpc_metadata_array_init(&m); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    grpc_metadata_array_destroy(&m);
    return 0;
}

int good_call_details(int n)
{
    grpc_call_details d;
    
    grpc_call_details_init(&d);

    if (step(n) < 0) {
        grpc_call_details_destroy(&d);
        return -1;
    }
    grpc_call_details_destroy(&d);
    return 0;
}

int bad_call_details(int n)
{
    grpc_call_details d;
    
    grpc_call_details_init(&d); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    grpc_call_details_destroy(&d);
    return 0;
}
