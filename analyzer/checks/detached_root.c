/* detached-root: a fresh root context is made although a parent is at hand. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_DETACHED_ROOT;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "root";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    strbuf_addf(out, "%s starts anew although ", check_text(e->callee));
    check_say_context(out, e);
    strbuf_puts(out, " is at hand: cancelling that one will not reach what runs under this one");
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

const struct check check_detached_root = {
    .id = "detached-root",
    .summary = "a fresh root context is made although a parent is at hand",
    .help = check_help_detached_root,
    .default_on = true,
    .detachable = true,
    .severity = FINDING_WARNING,
    .run = run,
};
