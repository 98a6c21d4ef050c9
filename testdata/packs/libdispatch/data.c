/* Data objects and channels: one reference each from what makes them. */
#include <dispatch/dispatch.h>

typedef void *handler; /* a block, in C with blocks */
dispatch_data_t dispatch_data_create(const void *buffer, size_t size, dispatch_queue_t queue, handler destructor);
dispatch_io_t dispatch_io_create_with_path(unsigned long type, const char *path, int oflag, mode_t mode,
                                           dispatch_queue_t queue, handler cleanup);
void dispatch_io_close(dispatch_io_t channel, dispatch_io_close_flags_t flags);
int step(int n);

int good_data(const char *text, size_t n)
{
    dispatch_data_t data = dispatch_data_create(text, n, NULL, NULL);
    int rc = step(1);

    dispatch_release(data);
    return rc;
}

int bad_data(const char *text, size_t n)
{
    dispatch_data_t data = dispatch_data_create(text, n, NULL, NULL); /* want "lost-cancel: 'data'" */

    if (step(1) < 0)
        return -1;
    dispatch_release(data);
    return 0;
}

int good_channel(const char *path, dispatch_queue_t queue)
{
    dispatch_io_t channel = dispatch_io_create_with_path(0, path, 0, 0, queue, NULL);

    if (!channel)
        return -1;
    dispatch_io_close(channel, 0);
    dispatch_release(channel);
    return 0;
}

int bad_channel_closed_only(const char *path, dispatch_queue_t queue)
{
    dispatch_io_t channel = dispatch_io_create_with_path(0, path, 0, 0, queue, NULL); /* want "channel" */

    if (!channel)
        return -1;
    dispatch_io_close(channel, 0);
    return 0;
}
