/* discarded-cancel: the handle is thrown away by the very call that makes it. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_DISCARDED;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e; /* with or without a cast to void it is the same finding */
    return "discarded";
}

/* Throwing it away is legal in general, but the callback works on an object that goes without it. */
static void say_borrower(struct strbuf *out, const struct engine_event *e)
{
    strbuf_puts(out, "result");
    check_say_creator(out, e, "of");
    strbuf_puts(out, " is thrown away, but its callback works on ");
    if (*e->name) strbuf_addf(out, "'%s' (", e->name);
    strbuf_addf(out, "%s%s, which '%s' frees without being able to stop it", e->record, *e->name ? ")" : "", e->other);
}

static void message(struct strbuf *out, const struct check_group *g)
{
    struct engine_event e = *g->events[0];
    if (e.record) {
        say_borrower(out, &e);
        return;
    }
    e.name = ""; /* a discarded handle is named by its type */
    strbuf_puts(out, "result");
    check_say_creator(out, &e, "of");
    strbuf_puts(out, e.void_cast ? " is cast to void: " : " is thrown away: ");
    check_say_name(out, &e);
    strbuf_addf(out, " can never be %s", check_released_word(&e));
}

static void run(const struct check *self, struct check_run *r)
{
    static const struct check_question question = {
        .wants = wants,
        .place = CHECK_AT_CREATION,
        .exit_kind = exit_kind,
        .message = message,
        .advice = "keep it and release it with",
    };
    check_ask(self, r, &question);
}

const struct check check_discarded_cancel = {
    .id = "discarded-cancel",
    .summary = "the handle that a call makes is thrown away on the spot",
    .help = check_help_discarded_cancel,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
