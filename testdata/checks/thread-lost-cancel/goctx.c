/* Contexts and channels left to threads started the Go way. */
// options: --checks=thread-lost-cancel,lost-cancel,never-released,double-cancel,use-after-cancel,overwritten-cancel
#include <channel.h>
#include <context.h>
#include <go.h>
#include <stdlib.h>

static void *forgets(void *arg)
{
    GoContext *ctx = arg;

    if (go_context_is_canceled(ctx))
        return NULL;
    go_context_wait(ctx);
    go_context_unref(ctx);
    return NULL;
}

static void *gives_back(void *arg)
{
    go_context_wait(arg);
    go_context_unref(arg);
    return NULL;
}

static void *waits(void *arg)
{
    while (!go_context_is_canceled(arg))
        continue;
    return NULL;
}

int left(struct timespec deadline)
{
    GoContext *root = go_context_background();
    GoContext *ctx = go_with_deadline(root, deadline); /* want "thread-lost-cancel: 'ctx'.*'forgets'" */

    if (go(forgets, ctx) != 0)
        go_context_unref(ctx);
    go_context_unref(root);
    return 0;
}

int left_well(struct timespec deadline)
{
    GoContext *root = go_context_background();
    GoContext *ctx = go_with_deadline(root, deadline);

    if (go(gives_back, ctx) != 0)
        go_context_unref(ctx);
    go_context_unref(root);
    return 0;
}

int not_started(struct timespec deadline)
{
    GoContext *root = go_context_background();
    GoContext *ctx = go_with_deadline(root, deadline); /* want "lost-cancel: 'ctx'" */

    go_context_unref(root);
    return go(gives_back, ctx);
}

/* There is nothing to join: the context is gone while the thread waits on it. */
int gone_too_early(struct timespec deadline)
{
    GoContext *root = go_context_background();
    GoContext *ctx = go_with_deadline(root, deadline);

    if (go(waits, ctx) == 0)
        go_context_cancel(ctx);
    go_context_unref(ctx); /* want "use-after-cancel: 'ctx' is released here while the thread 'waits'" */
    go_context_unref(root);
    return 0;
}

int a_reference_for_the_thread(struct timespec deadline)
{
    GoContext *root = go_context_background();
    GoContext *ctx = go_with_deadline(root, deadline);

    if (go(gives_back, go_context_ref(ctx)) != 0)
        go_context_unref(ctx);
    go_context_unref(ctx);
    go_context_unref(root);
    return 0;
}

/* A worker loop: what each turn makes is lost when the channel closes in between. */
struct feed {
    GoChannel *in;
    GoContext *ctx;
};

static void *worker(void *arg)
{
    struct feed *feed = arg;
    struct timespec soon = {1, 0};
    void *item;

    for (;;) {
        GoContext *turn = go_with_deadline(feed->ctx, soon); /* want "lost-cancel: 'turn'.*`go_channel_receive_with_context" */

        if (go_channel_receive_with_context(feed->in, &item, turn) < 0)
            return NULL;
        free(item);
        go_context_unref(turn);
    }
}

int start_worker(struct feed *feed)
{
    return go(worker, feed);
}
