/* lost-cancel: released on some path of the function, but not on every path out. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_LOST;
}

/* The paths of one creation are judged together: one of them that knows of a release speaks for all. */
static bool wants_group(const struct check_group *g)
{
    for (uint32_t i = 0; i < g->n; i++)
        if (g->events[i]->released_elsewhere) return true;
    return false;
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    check_say_handle(out, e);
    if (e->thread) {
        check_say_left(out, g);
        return;
    }
    strbuf_addf(out, " is not %s ", check_released_word(e));
    check_say_exit(out, e, &e->created);
}

static void run(const struct check *self, struct check_run *r)
{
    static const struct check_question question = {
        .wants = wants,
        .wants_group = wants_group,
        .place = CHECK_AT_CREATION,
        .exit_kind = check_exit_kind,
        .message = message,
        .shows_exit = true,
        .advice = "release it with",
    };
    check_ask(self, r, &question);
}

const struct check check_lost_cancel = {
    .id = "lost-cancel",
    .summary = "a handle is released on some paths but not on every path out of the function",
    .help = check_help_lost_cancel,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
