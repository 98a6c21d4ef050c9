/* Stub of c_util/async_op.h: what the cases use. */
#ifndef STUB_C_UTIL_ASYNC_OP_H
#define STUB_C_UTIL_ASYNC_OP_H

#include <c_util/cancellation_token.h>

typedef const struct ASYNC_OP *THANDLE_ASYNC_OP;
typedef int ASYNC_OP_STATE;
typedef ASYNC_OP_STATE (*ASYNC_OP_CANCEL_IMPL)(void *context);
typedef void (*ASYNC_OP_DISPOSE)(void *context);

THANDLE_ASYNC_OP async_op_create(ASYNC_OP_CANCEL_IMPL cancel, uint32_t context_size, uint32_t context_align, ASYNC_OP_DISPOSE dispose);
ASYNC_OP_STATE async_op_cancel(THANDLE_ASYNC_OP async_op);
THANDLE_ASYNC_OP async_op_from_context(void *context);
void ASYNC_OP_ASSIGN(THANDLE_ASYNC_OP *t1, THANDLE_ASYNC_OP t2);
void ASYNC_OP_INITIALIZE(THANDLE_ASYNC_OP *t1, THANDLE_ASYNC_OP t2);
void ASYNC_OP_MOVE(THANDLE_ASYNC_OP *t1, THANDLE_ASYNC_OP *t2);
void ASYNC_OP_INITIALIZE_MOVE(THANDLE_ASYNC_OP *t1, THANDLE_ASYNC_OP *t2);

#endif
