/* Stub of grpc/byte_buffer.h: what the cases use. */
#ifndef STUB_GRPC_BYTE_BUFFER_H
#define STUB_GRPC_BYTE_BUFFER_H

#include <grpc/grpc.h>

grpc_byte_buffer *grpc_raw_byte_buffer_create(grpc_slice *slices, size_t nslices);
grpc_byte_buffer *grpc_byte_buffer_copy(grpc_byte_buffer *bb);
void grpc_byte_buffer_destroy(grpc_byte_buffer *bb);

#endif
