/* Who waited for the context itself has seen it end: what comes after is cleaning up. */
#include <context.h>

#include <pthread.h>

int join_after_the_end(GoContext *ctx, pthread_t t)
{
    go_context_wait(ctx);
    return pthread_join(t, NULL);
}

int join_at_once(GoContext *ctx, pthread_t t)
{
    if (go_context_is_canceled(ctx))
        return -1;
    return pthread_join(t, NULL); /* want "blocking-without-context: pthread_join" */
}
