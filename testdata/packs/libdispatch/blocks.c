/* Block objects: cancelling one does not give its memory back. */
#include <dispatch/dispatch.h>
#include <dispatch/block.h>

int step(int n);

int good_block(dispatch_queue_t q, dispatch_block_t work, int n)
{
    dispatch_block_t b = dispatch_block_create(0, work);

    if (!b)
        return -1;
    dispatch_async(q, b);
    if (step(n) < 0)
        dispatch_block_cancel(b);
    Block_release(b);
    return 0;
}

int bad_block_only_cancelled(dispatch_queue_t q, dispatch_block_t work)
{
    dispatch_block_t b = dispatch_block_create(0, work); /* want "never-released|lost-cancel" */

    if (!b)
        return -1;
    dispatch_async(q, b);
    dispatch_block_cancel(b);
    return 0;
}

int bad_block_left_on_timeout(dispatch_queue_t q, dispatch_block_t work, dispatch_time_t when)
{
    dispatch_block_t b = dispatch_block_create(0, work); /* want "lost-cancel" */

    if (!b)
        return -1;
    dispatch_async(q, b);
    if (dispatch_block_wait(b, when) != 0)
        return -1;
    Block_release(b);
    return 0;
}
