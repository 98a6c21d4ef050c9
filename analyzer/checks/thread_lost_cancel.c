/* thread-lost-cancel: the thread that a handle was left to ends without releasing it. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_THREAD_LOST;
}

static void message(struct strbuf *out, const struct check_group *g)
{
    check_say_handle(out, g->events[0]);
    check_say_left(out, g);
}

static void run(const struct check *self, struct check_run *r)
{
    static const struct check_question question = {
        .wants = wants,
        .place = CHECK_AT_CREATION,
        .exit_kind = check_exit_kind,
        .message = message,
        .shows_exit = true,
        .advice = "release it in the thread with",
    };
    check_ask(self, r, &question);
}

const struct check check_thread_lost_cancel = {
    .id = "thread-lost-cancel",
    .summary = "a thread that was handed a handle ends without releasing it",
    .help = check_help_thread_lost_cancel,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
