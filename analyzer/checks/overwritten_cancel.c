/* overwritten-cancel: the last place that held a handle gets another value while the handle is still owed a release. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_OVERWRITTEN;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "overwritten";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    check_say_name(out, e);
    strbuf_puts(out, " is overwritten while still held; it was made");
    bool loop = check_same_place(&e->created, &e->at);
    if (loop) strbuf_puts(out, " here");
    check_say_creator(out, e, "by");
    if (loop) {
        strbuf_puts(out, e->record ? " by an earlier call" : " on an earlier turn of the loop");
    } else if (e->created.line) {
        strbuf_puts(out, " at ");
        check_say_line(out, &e->created, &e->at);
    }
}

static void run(const struct check *self, struct check_run *r)
{
    static const struct check_question question = {
        .wants = wants,
        .place = CHECK_AT_EVENT,
        .exit_kind = exit_kind,
        .message = message,
        .advice = "before this, release it with",
    };
    check_ask(self, r, &question);
}

const struct check check_overwritten_cancel = {
    .id = "overwritten-cancel",
    .summary = "a handle is overwritten while it is still held, in a loop or by a second store",
    .help = check_help_overwritten_cancel,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
