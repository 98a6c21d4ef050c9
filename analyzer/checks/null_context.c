/* null-context: no context, or no time limit, is given to a call although one is at hand. */
#include "checks/check_util.h"

#include <string.h>

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_NULL_CONTEXT;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "null context";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    strbuf_addf(out, e->handle ? "%s is given no context although " : "%s is given no limit although ",
                check_text(e->callee));
    check_say_context(out, e);
    strbuf_puts(out, " is at hand");
    if (check_text(e->other)[0] && strcmp(check_text(e->other), check_text(e->callee)) != 0)
        strbuf_addf(out, "; it blocks in %s", check_text(e->other));
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

const struct check check_null_context = {
    .id = "null-context",
    .summary = "NULL or no limit is passed where a context is accepted and one is at hand",
    .help = check_help_null_context,
    .default_on = true,
    .detachable = true,
    .severity = FINDING_WARNING,
    .run = run,
};
