/* Stub of dispatch/block.h: what the cases use. A block is a pointer to an object here, so that cases need no -fblocks. */
#ifndef STUB_DISPATCH_BLOCK_H
#define STUB_DISPATCH_BLOCK_H

#include <dispatch/dispatch.h>

typedef struct dispatch_block_s *dispatch_block_t;
typedef unsigned long dispatch_block_flags_t;

dispatch_block_t dispatch_block_create(dispatch_block_flags_t flags, dispatch_block_t block);
void dispatch_block_cancel(dispatch_block_t block);
intptr_t dispatch_block_wait(dispatch_block_t block, dispatch_time_t timeout);
intptr_t dispatch_block_testcancel(dispatch_block_t block);
void dispatch_async(dispatch_queue_t queue, dispatch_block_t block);
void _Block_release(const void *block);
#define Block_release(block) _Block_release(block)

#endif
