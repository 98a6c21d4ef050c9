#include "ticker.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

static void *worker_main(void *arg)
{
    struct worker *w = arg;
    uint64_t one = 1;

    while (!w->stop)
        sleep(1);
    if (write(w->wake_fd, &one, sizeof one) < 0)
        return w;
    return NULL;
}

struct worker *worker_start(int wake_fd)
{
    struct worker *w = calloc(1, sizeof *w);

    if (!w)
        return NULL;
    w->wake_fd = dup(wake_fd);
    if (w->wake_fd < 0) {
        free(w);
        return NULL;
    }
    if (pthread_create(&w->thread, NULL, worker_main, w) != 0) {
        free(w);
        return NULL;
    }
    return w;
}

/* Nobody waits for the thread before its memory goes. */
void worker_stop(struct worker *w)
{
    w->stop = 1;
    close(w->wake_fd);
    free(w);
}
