/* context-in-loop: a context is derived from itself on every turn of a loop. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_GROWING_CONTEXT;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "derived in loop";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    check_say_context(out, e);
    strbuf_addf(out, " is derived from itself by %s on every turn of the loop: the chain only grows",
                check_text(e->callee));
}

static void run(const struct check *self, struct check_run *r)
{
    static const struct check_question question = {
        .wants = wants,
        .place = CHECK_AT_EVENT,
        .exit_kind = exit_kind,
        .message = message,
    };
    check_ask(self, r, &question);
}

const struct check check_context_in_loop = {
    .id = "context-in-loop",
    .summary = "a context is derived from itself on every turn of a loop",
    .help = check_help_context_in_loop,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
