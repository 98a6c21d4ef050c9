/* context-in-struct: a request's context is kept in an object that lives longer. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_KEPT_CONTEXT;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "kept";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    check_say_context(out, e);
    strbuf_addf(out, " is kept in '%s', which outlives the request", check_text(e->text));
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

const struct check check_context_in_struct = {
    .id = "context-in-struct",
    .summary = "a request's context is kept in an object that lives longer",
    .help = check_help_context_in_struct,
    .default_on = false,
    .detachable = true,
    .severity = FINDING_WARNING,
    .run = run,
};
