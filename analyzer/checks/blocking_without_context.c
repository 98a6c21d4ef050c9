/* blocking-without-context: code that has a context blocks in a call which the context cannot end. */
#include "checks/check_util.h"

#include <string.h>

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_BLOCKS;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "blocks";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    if (strcmp(check_text(e->callee), check_text(e->other)) == 0)
        strbuf_addf(out, "%s blocks here", check_text(e->callee));
    else
        strbuf_addf(out, "%s blocks in %s", check_text(e->callee), check_text(e->other));
    if (e->by == ENGINE_BY_LOOP) {
        strbuf_addf(out, ", in '%s', which ", check_text(e->function));
        check_say_context(out, e);
        strbuf_puts(out, " calls back: the loop can neither go on nor be ended meanwhile");
    } else {
        strbuf_puts(out, ", and ");
        check_say_context(out, e);
        strbuf_puts(out, " cannot end it");
    }
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

const struct check check_blocking_without_context = {
    .id = "blocking-without-context",
    .summary = "code that has a context blocks in a call which the context cannot end",
    .help = check_help_blocking_without_context,
    .default_on = true,
    .detachable = true,
    .severity = FINDING_WARNING,
    .run = run,
};
