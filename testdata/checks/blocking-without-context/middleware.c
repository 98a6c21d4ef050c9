/* A middleware chain: one link does not pass the context on, and what lies below it can no longer be stopped. */
#include <context.h>
#include <channel.h>
#include <stddef.h>

struct request {
    GoChannel *answers;
};
typedef int (*handler)(GoContext *ctx, struct request *r);

/* The end of the chain waits, with the context when it gets one. */
static int fetch(GoContext *ctx, struct request *r)
{
    void *answer = NULL;
    return go_channel_receive_with_context(r->answers, &answer, ctx);
}

/* This link forgets it. */
static int logged_fetch(struct request *r)
{
    return fetch(NULL, r);
}

static int with_retry(GoContext *ctx, struct request *r)
{
    for (int i = 0; i < 3 && !go_context_is_canceled(ctx); i++)
        if (logged_fetch(r) == 0) return 0; /* want "blocking-without-context: logged_fetch blocks in go_channel_receive_with_context, and 'ctx' .GoContext. cannot end it; hand it on to go_channel_receive_with_context, which takes one" */
    return -1;
}

static int with_context(GoContext *ctx, struct request *r)
{
    return go_context_is_canceled(ctx) ? -1 : fetch(ctx, r);
}

int serve(GoContext *ctx, struct request *r)
{
    return with_context(ctx, r) == 0 ? 0 : with_retry(ctx, r);
}

/* Through a table of links: each is its own function's affair. */
static const handler chain[] = {with_context, with_retry};

int serve_all(GoContext *ctx, struct request *r)
{
    for (size_t i = 0; i < sizeof chain / sizeof *chain; i++)
        if (chain[i](ctx, r) == 0) return 0;
    return -1;
}
