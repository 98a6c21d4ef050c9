/* never-released: no path releases the handle at all, or nothing in view releases the field or global that keeps it. */
#include "checks/check_util.h"

static bool wants(const struct engine_event *e)
{
    return e->kind == ENGINE_LOST || e->kind == ENGINE_FIELD_NEVER;
}

static bool wants_group(const struct check_group *g)
{
    for (uint32_t i = 0; i < g->n; i++)
        if (g->events[i]->kind == ENGINE_LOST && g->events[i]->released_elsewhere) return false;
    return true;
}

static const char *exit_kind(const struct engine_event *e)
{
    if (e->kind == ENGINE_LOST) return "never";
    return e->record && e->record[0] ? "field" : "global";
}

static void message(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    check_say_handle(out, e);
    if (e->kind == ENGINE_LOST) {
        strbuf_addf(out, " is never %s: no path", check_released_word(e));
        if (e->function && e->function[0]) strbuf_addf(out, " of '%s'", e->function);
        strbuf_puts(out, e->handle && e->handle->must_call ? " calls it" : " releases it or hands it on");
    } else if (e->record && e->record[0]) {
        strbuf_addf(out, " is kept in a field of '%s' that nothing ever releases", e->record);
    } else {
        strbuf_puts(out, " is kept in a global that nothing ever releases");
    }
}

static void run(const struct check *self, struct check_run *r)
{
    static const struct check_question question = {
        .wants = wants,
        .wants_group = wants_group,
        .place = CHECK_AT_CREATION,
        .exit_kind = exit_kind,
        .message = message,
        .shows_exit = true,
        .advice = "release it with",
    };
    check_ask(self, r, &question);
}

const struct check check_never_released = {
    .id = "never-released",
    .summary = "a handle is released on no path at all, or sits in a field or global that nothing releases",
    .help = check_help_never_released,
    .default_on = true,
    .severity = FINDING_WARNING,
    .run = run,
};
