/* Words for messages: how a handle, its creator, a place and an exit are called. Every function name comes from the
 * event. */
#include "checks/check_util.h"

#include "base/path.h"

#include <string.h>

static bool given(const char *s)
{
    return s && s[0];
}

const char *check_text(const char *s)
{
    return s ? s : "";
}

static const char *title(const struct engine_event *e)
{
    if (!e->handle) return "handle";
    return given(e->handle->title) ? e->handle->title : e->handle->name;
}

void check_say_name(struct strbuf *out, const struct engine_event *e)
{
    if (given(e->name))
        strbuf_addf(out, "'%s'", e->name);
    else
        strbuf_addf(out, "the %s", title(e));
}

void check_say_creator(struct strbuf *out, const struct engine_event *e, const char *word)
{
    if (!given(e->creator)) return;
    strbuf_addf(out, " %s %s", word, e->creator);
    if (given(e->wrapped) && strcmp(e->wrapped, e->creator) != 0) strbuf_addf(out, " (which calls %s)", e->wrapped);
}

void check_say_handle(struct strbuf *out, const struct engine_event *e)
{
    check_say_name(out, e);
    if (!given(e->name)) {
        check_say_creator(out, e, "from");
        return;
    }
    strbuf_addf(out, " (%s", title(e));
    if (given(e->creator)) strbuf_addf(out, " from %s", e->creator);
    /* a comma, as brackets within brackets read badly */
    if (given(e->creator) && given(e->wrapped) && strcmp(e->wrapped, e->creator) != 0)
        strbuf_addf(out, ", which calls %s", e->wrapped);
    strbuf_putc(out, ')');
}

void check_say_line(struct strbuf *out, const struct finding_loc *loc, const struct finding_loc *here)
{
    strbuf_addf(out, "line %u", loc->line);
    if (given(loc->file) && given(here->file) && strcmp(loc->file, here->file) != 0)
        strbuf_addf(out, " of %s", path_basename(loc->file));
}

static const char *exit_verb(enum engine_exit exit)
{
    switch (exit) {
    case ENGINE_EXIT_RETURN: return "returns";
    case ENGINE_EXIT_END: return "reaches the end of the function";
    case ENGINE_EXIT_LONGJMP: return "jumps out";
    case ENGINE_EXIT_THREAD: return "ends the thread";
    case ENGINE_EXIT_EXEC: return "runs another program";
    case ENGINE_EXIT_NONE: break;
    }
    return "leaves";
}

void check_say_exit(struct strbuf *out, const struct engine_event *e, const struct finding_loc *here)
{
    strbuf_addf(out, "on the path that %s", exit_verb(e->exit));
    if (!here) {
        strbuf_puts(out, " here");
    } else if (e->at.line) {
        strbuf_puts(out, " at ");
        check_say_line(out, &e->at, here);
    }
    if (given(e->where)) strbuf_addf(out, " %s", e->where);
    if (!given(e->arm)) return;
    size_t n = strlen(e->arm);
    bool quoted = n > 2 && e->arm[0] == '`' && e->arm[n - 1] == '`';
    strbuf_puts(out, " (");
    strbuf_add(out, e->arm + quoted, n - (quoted ? 2 : 0));
    strbuf_putc(out, ')');
}

const char *check_exit_kind(const struct engine_event *e)
{
    switch (e->exit) {
    case ENGINE_EXIT_RETURN: return "return";
    case ENGINE_EXIT_END: return "end of function";
    case ENGINE_EXIT_LONGJMP: return "jump";
    case ENGINE_EXIT_THREAD: return "thread exit";
    case ENGINE_EXIT_EXEC: return "exec";
    case ENGINE_EXIT_NONE: break;
    }
    return "exit";
}

void check_say_left(struct strbuf *out, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    bool some = false;
    for (uint32_t i = 0; i < g->n; i++) some |= g->events[i]->released_elsewhere;
    strbuf_addf(out, " is left to the %s '%s', which does not release it ",
                e->kind == ENGINE_THREAD_LOST ? "thread" : "callback", e->thread);
    if (some)
        check_say_exit(out, e, &e->created);
    else
        strbuf_puts(out, "on any path");
}

const char *check_released_word(const struct engine_event *e)
{
    return e->handle && e->handle->must_call ? "called" : "released";
}

bool check_same_place(const struct finding_loc *a, const struct finding_loc *b)
{
    return a->line == b->line && a->col == b->col && strcmp(a->file ? a->file : "", b->file ? b->file : "") == 0;
}

const struct finding_step *check_first_release(const struct engine_event *e)
{
    for (uint32_t i = e->n_steps; i-- > 0;) {
        const struct finding_step *s = &e->steps[i];
        if (s->kind == FINDING_STEP_RELEASE && !check_same_place(&s->loc, &e->at)) return s;
    }
    return NULL;
}

void check_say_context(struct strbuf *out, const struct engine_event *e)
{
    check_say_name(out, e);
    if (e->by == ENGINE_BY_FLAG) strbuf_puts(out, ", which other threads set,");
    if (e->by == ENGINE_BY_SIGNAL)
        strbuf_puts(out, ", set by a signal's handler after which the call goes on (SA_RESTART),");
    if (given(e->name) && e->handle) strbuf_addf(out, " (%s)", title(e));
}

void check_say_alternative(struct strbuf *out, const struct engine_event *e)
{
    if (given(e->alt)) strbuf_addf(out, "; %s", e->alt);
}
