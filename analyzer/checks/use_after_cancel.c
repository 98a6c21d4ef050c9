/* use-after-cancel: used on a path on which it was released before. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_USED_AFTER;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "used after release";
}

/* The place is where the starter lets go of it; the thread's use is a step. */
static void threads_message(struct strbuf *out, const struct engine_event *e)
{
    check_say_name(out, e);
    if (e->on_stack)
        strbuf_puts(out, " lies in a frame that is left here");
    else
        strbuf_puts(out, " is released here");
    strbuf_addf(out, " while the thread '%s', which nobody joins, may still use it", e->thread);
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    if (e->thread) {
        threads_message(out, e);
        return;
    }
    const struct finding_step *release = check_first_release(e);
    check_say_name(out, e);
    strbuf_puts(out, " is used");
    if (e->other && e->other[0]) strbuf_addf(out, " by %s", e->other);
    strbuf_puts(out, " after it was released");
    if (release) {
        strbuf_puts(out, " at ");
        check_say_line(out, &release->loc, &e->at);
    }
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

const struct check check_use_after_cancel = {
    .id = "use-after-cancel",
    .summary = "a handle is used on a path on which it has been released",
    .help = check_help_use_after_cancel,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
