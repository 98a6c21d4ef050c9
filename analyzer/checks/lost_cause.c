/* lost-cause: a context is cancelled without a cause where a call exists that takes one. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_NO_CAUSE;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "no cause";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    strbuf_addf(out, "%s gives no cause; %s takes one", check_text(e->callee), check_text(e->text));
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

const struct check check_lost_cause = {
    .id = "lost-cause",
    .summary = "a cancel is called without its cause where a cause-taking form exists",
    .help = check_help_lost_cause,
    .default_on = false,
    .severity = FINDING_WARNING,
    .run = run,
};
