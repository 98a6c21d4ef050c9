/* Stub of grpc/grpc.h: what the cases use. */
#ifndef STUB_GRPC_GRPC_H
#define STUB_GRPC_GRPC_H

#include <stddef.h>
#include <stdint.h>

typedef struct grpc_call grpc_call;
typedef struct grpc_channel grpc_channel;
typedef struct grpc_completion_queue grpc_completion_queue;
typedef struct grpc_completion_queue_functor grpc_completion_queue_functor;
typedef struct grpc_completion_queue_factory grpc_completion_queue_factory;
typedef struct grpc_completion_queue_attributes grpc_completion_queue_attributes;
typedef struct grpc_server grpc_server;
typedef struct grpc_channel_credentials grpc_channel_credentials;
typedef struct grpc_channel_args grpc_channel_args;
typedef struct grpc_op grpc_op;
typedef struct grpc_byte_buffer grpc_byte_buffer;
typedef struct grpc_server_credentials grpc_server_credentials;
typedef struct gpr_timespec {
    int64_t tv_sec;
    int32_t tv_nsec;
} gpr_timespec;
typedef struct grpc_event {
    int type;
    int success;
    void *tag;
} grpc_event;
typedef struct grpc_slice {
    void *refcount;
    size_t length;
} grpc_slice;
typedef struct grpc_metadata_array {
    size_t count;
    void *metadata;
} grpc_metadata_array;
typedef struct grpc_call_details {
    grpc_slice method;
    grpc_slice host;
} grpc_call_details;
typedef int grpc_call_error;
typedef int grpc_status_code;
typedef int grpc_connectivity_state;

grpc_completion_queue *grpc_completion_queue_create_for_next(void *reserved);
grpc_completion_queue *grpc_completion_queue_create_for_pluck(void *reserved);
grpc_completion_queue *grpc_completion_queue_create_for_callback(grpc_completion_queue_functor *shutdown_callback, void *reserved);
grpc_completion_queue *grpc_completion_queue_create(const grpc_completion_queue_factory *factory, const grpc_completion_queue_attributes *attributes, void *reserved);
grpc_event grpc_completion_queue_next(grpc_completion_queue *cq, gpr_timespec deadline, void *reserved);
grpc_event grpc_completion_queue_pluck(grpc_completion_queue *cq, void *tag, gpr_timespec deadline, void *reserved);
void grpc_completion_queue_shutdown(grpc_completion_queue *cq);
void grpc_completion_queue_destroy(grpc_completion_queue *cq);
grpc_channel *grpc_channel_create(const char *target, grpc_channel_credentials *creds, const grpc_channel_args *args);
void grpc_channel_destroy(grpc_channel *channel);
void grpc_channel_watch_connectivity_state(grpc_channel *channel, grpc_connectivity_state last_observed_state, gpr_timespec deadline, grpc_completion_queue *cq, void *tag);
grpc_server *grpc_server_create(const grpc_channel_args *args, void *reserved);
grpc_call_error grpc_server_request_call(grpc_server *server, grpc_call **call, grpc_call_details *details, grpc_metadata_array *request_metadata, grpc_completion_queue *cq_bound_to_call, grpc_completion_queue *cq_for_notification, void *tag_new);
void grpc_server_shutdown_and_notify(grpc_server *server, grpc_completion_queue *cq, void *tag);
void grpc_server_cancel_all_calls(grpc_server *server);
void grpc_server_destroy(grpc_server *server);
void grpc_channel_credentials_release(grpc_channel_credentials *creds);
void grpc_server_credentials_release(grpc_server_credentials *creds);
grpc_call *grpc_channel_create_call(grpc_channel *channel, grpc_call *parent_call, uint32_t propagation_mask, grpc_completion_queue *completion_queue, grpc_slice method, const grpc_slice *host, gpr_timespec deadline, void *reserved);
grpc_call *grpc_channel_create_registered_call(grpc_channel *channel, grpc_call *parent_call, uint32_t propagation_mask, grpc_completion_queue *completion_queue, void *registered_call_handle, gpr_timespec deadline, void *reserved);
grpc_call_error grpc_call_start_batch(grpc_call *call, const grpc_op *ops, size_t nops, void *tag, void *reserved);
grpc_call_error grpc_call_cancel(grpc_call *call, void *reserved);
grpc_call_error grpc_call_cancel_with_status(grpc_call *call, grpc_status_code status, const char *description, void *reserved);
void grpc_call_ref(grpc_call *call);
void grpc_call_unref(grpc_call *call);
void grpc_metadata_array_init(grpc_metadata_array *array);
void grpc_metadata_array_destroy(grpc_metadata_array *array);
void grpc_call_details_init(grpc_call_details *details);
void grpc_call_details_destroy(grpc_call_details *details);
void grpc_init(void);
void grpc_shutdown(void);
void grpc_shutdown_blocking(void);

#endif
