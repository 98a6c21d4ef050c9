/* swallowed-cancel: a loop takes the failure of a wait that never waits for 'nothing yet'. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_SWALLOWED;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "swallowed";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    strbuf_addf(out, "the loop takes a failure of %s for 'nothing yet' and goes on for ever", check_text(e->callee));
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

const struct check check_swallowed_cancel = {
    .id = "swallowed-cancel",
    .summary = "a zero-timeout wait in a loop swallows the error or done source",
    .help = check_help_swallowed_cancel,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
