/* context-key: the key of a context's value is a literal that another module can use as well. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_CONTEXT_KEY;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "key";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    strbuf_addf(out, "the value's key \"%s\" is a string literal", check_text(e->name));
    if (e->n_steps) strbuf_puts(out, " that another module uses too: one hides the other's value");
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

const struct check check_context_key = {
    .id = "context-key",
    .summary = "a context value's key is a literal that another module can use too",
    .help = check_help_context_key,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
