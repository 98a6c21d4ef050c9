/* A thread whose data is the context itself, and one that waits for it before it waits for others. */
#include <context.h>

#include <pthread.h>
#include <unistd.h>

int step(int round);

static void *deaf(void *arg) /* want "ignored-context: 'ctx'" */
{
    GoContext *ctx = arg;

    (void)ctx;
    for (int i = 0;; i++) {
        step(i);
        usleep(500000);
    }
    return NULL;
}

static void *listening(void *arg)
{
    GoContext *ctx = arg;

    for (int i = 0; !go_context_is_canceled(ctx); i++) {
        step(i);
        usleep(500000);
    }
    return NULL;
}

int start(GoContext *parent, pthread_t out[2])
{
    if (pthread_create(&out[0], NULL, deaf, parent))
        return -1;
    return pthread_create(&out[1], NULL, listening, parent);
}
