/* double-cancel: released a second time on one path. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_DOUBLE;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "released again";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    const struct finding_step *first = check_first_release(e);
    bool named = e->other && e->other[0];
    check_say_name(out, e);
    strbuf_puts(out, " is released twice: ");
    if (first) {
        strbuf_puts(out, "first at ");
        check_say_line(out, &first->loc, &e->at);
        strbuf_puts(out, ", again here");
    } else {
        strbuf_puts(out, "it was released before, and again here");
    }
    if (named) strbuf_addf(out, " by %s", e->other);
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

const struct check check_double_cancel = {
    .id = "double-cancel",
    .summary = "a handle is released twice on one path",
    .help = check_help_double_cancel,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
