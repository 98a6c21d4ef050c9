/* owner-freed: an object is freed while a handle in one of its fields is still held or armed. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_OWNER_FREED;
}

static const char *exit_kind(const struct engine_event *e)
{
    (void)e;
    return "owner freed";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    if (e->torn_down) strbuf_addf(out, "'%s' ends here without regard to ", e->function);
    if (!e->torn_down && e->container)
        strbuf_addf(out, "%s%s%s is freed here, but not ", *e->container ? "'" : "the container", e->container,
                    *e->container ? "'" : "");
    else if (!e->torn_down)
        strbuf_puts(out, "the object is freed here while ");
    check_say_handle(out, e);
    if (e->container) strbuf_puts(out, ", which it may still hold");
    if (!e->container) strbuf_puts(out, e->torn_down ? ", which may still be held" : " may still be held");
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

const struct check check_owner_freed = {
    .id = "owner-freed",
    .summary = "an object is freed while a handle or timer in it is still held",
    .help = check_help_owner_freed,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
