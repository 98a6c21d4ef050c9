/* Channels that are only closed, references of coroutines. */
#include <neco.h>

int step(int n);
void producer(int argc, void *argv[]);

int only_closed(void)
{
    neco_chan *ch;

    if (neco_chan_make(&ch, 4, 0) != NECO_OK) /* want "never-released" */
        return -1;
    step(1);
    return neco_chan_close(ch);
}

int left_on_error(void *data)
{
    neco_chan *ch;

    if (neco_chan_make(&ch, 4, 0) != NECO_OK) /* want "lost-cancel" */
        return -1;
    if (neco_chan_send(ch, data) != NECO_OK)
        return -1;
    return neco_chan_release(ch);
}

int shared_with_a_coroutine(void)
{
    neco_chan *ch;

    if (neco_chan_make(&ch, 4, 0) != NECO_OK)
        return -1;
    neco_chan_retain(ch);
    if (neco_start(producer, 1, ch) != NECO_OK)
        neco_chan_release(ch);
    return neco_chan_release(ch);
}
