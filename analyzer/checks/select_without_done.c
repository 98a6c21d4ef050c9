/* select-without-done: a wait for several events that the context at hand cannot wake. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_SELECT_NO_DONE;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "select";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    strbuf_addf(out, "%s waits without limit, and ", check_text(e->callee));
    check_say_context(out, e);
    strbuf_puts(out, " is not among what can wake it");
    check_say_alternative(out, e);
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

const struct check check_select_without_done = {
    .id = "select-without-done",
    .summary = "a select-like wait cannot be woken by the context at hand",
    .help = check_help_select_without_done,
    .default_on = true,
    .detachable = true,
    .severity = FINDING_WARNING,
    .run = run,
};
