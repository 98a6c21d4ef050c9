/* ignored-context: a thread or a loop is given a context and never looks at it. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_IGNORED_CONTEXT;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "ignored";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    check_say_context(out, e);
    strbuf_addf(out, " is never looked at in %s, which loops, and never passed on", check_text(e->function));
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

const struct check check_ignored_context = {
    .id = "ignored-context",
    .summary = "a thread or loop takes a context and never looks at it or passes it on",
    .help = check_help_ignored_context,
    .default_on = true,
    .detachable = true,
    .severity = FINDING_WARNING,
    .run = run,
};
