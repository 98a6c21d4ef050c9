/* Results thrown away, on contexts of a Go-style library. */
#define _GNU_SOURCE
#include <context.h>

static GoContext *parent;
static struct timespec deadline;

void result_ignored(void)
{
    go_with_deadline(parent, deadline);   /* want "discarded-cancel" */
}

void result_cast_to_void(void)
{
    (void)go_with_deadline(parent, deadline);   /* want "discarded-cancel" */
}

int only_compared(void)
{
    return go_with_deadline(parent, deadline) != NULL;   /* want "discarded-cancel|never-released" */
}

static GoContext *made(void)
{
    return go_with_deadline(parent, deadline);
}

void wrapper_ignored(void)
{
    made();   /* want "discarded-cancel" */
}

void released_at_once(void)
{
    go_context_unref(go_with_deadline(parent, deadline));
}

GoContext *handed_on(void)
{
    return made();
}

int both_arms(int n)
{
    GoContext *ctx = n ? made() : go_with_deadline(parent, deadline);

    go_context_unref(ctx);
    return 0;
}
