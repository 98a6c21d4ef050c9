/* From engine events to findings: events that a reader would call one problem are grouped, the best one is told, the
 * others become steps. */
#include "checks/check_util.h"

#include <stdlib.h>
#include <string.h>

/* ---- groups ----------------------------------------------------------------------------------------------- */

struct sorted_event {
    const struct engine_event *e;
    enum check_place place;
    uint32_t index; /* of the engine's order, the last tie-break */
};

static const char *text(const char *s)
{
    return s ? s : "";
}

static int cmp_u32(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static const char *kind_of(const struct engine_event *e)
{
    return e->handle ? text(e->handle->qual) : "";
}

/* Where the fix goes; an event without that place (a creation out of view) falls back to the other one. */
static const struct finding_loc *primary(const struct engine_event *e, enum check_place place)
{
    const struct finding_loc *want = place == CHECK_AT_CREATION ? &e->created : &e->at;
    const struct finding_loc *other = place == CHECK_AT_CREATION ? &e->at : &e->created;
    return want->line ? want : other;
}

/* Zero when both belong to one finding: same place, function, kind of handle and name. */
static int group_cmp(const struct sorted_event *a, const struct sorted_event *b)
{
    int d = finding_loc_cmp(primary(a->e, a->place), primary(b->e, b->place));
    if (!d) d = strcmp(text(a->e->function_usr), text(b->e->function_usr));
    if (!d) d = strcmp(text(a->e->function), text(b->e->function));
    if (!d) d = (int)a->e->kind - (int)b->e->kind;
    if (!d) d = strcmp(kind_of(a->e), kind_of(b->e));
    return d ? d : strcmp(text(a->e->name), text(b->e->name));
}

static int event_cmp(const void *pa, const void *pb)
{
    const struct sorted_event *a = pa, *b = pb;
    int d = group_cmp(a, b);
    if (!d) d = cmp_u32(a->e->assumptions, b->e->assumptions);
    if (!d) d = finding_loc_cmp(&a->e->at, &b->e->at);
    return d ? d : cmp_u32(a->index, b->index);
}

/* ---- one finding ------------------------------------------------------------------------------------------ */

struct step_list {
    struct arena *arena;
    struct finding_step *steps;
    uint32_t n, cap;
};

static void add_step(struct step_list *l, enum finding_step_kind kind, struct finding_loc loc, const char *words)
{
    struct finding_step s = {kind, loc, words};
    ARENA_PUSH(l->arena, l->steps, l->n, l->cap, s);
}

static bool has_step(const struct engine_event *e, enum finding_step_kind kind, const struct finding_loc *loc)
{
    for (uint32_t i = 0; i < e->n_steps; i++)
        if (e->steps[i].kind == kind && check_same_place(&e->steps[i].loc, loc)) return true;
    return false;
}

static const char *keep(struct step_list *l, struct strbuf *b)
{
    const char *s = arena_strndup(l->arena, strbuf_cstr(b), b->len);
    strbuf_clear(b);
    return s;
}

/* "release it with a(), b() or c()": at most three, so that the note stays a line. */
static void add_advice(struct step_list *l, const struct engine_event *e, const char *words)
{
    uint32_t n = e->handle ? e->handle->n_releases : 0;
    if (!n) return;
    if (n > 3) n = 3;
    struct strbuf b = {0};
    strbuf_puts(&b, words);
    for (uint32_t i = 0; i < n; i++)
        strbuf_addf(&b, "%s%s()", i == 0 ? " " : i + 1 == n ? " or " : ", ", e->handle->releases[i]);
    add_step(l, FINDING_STEP_OTHER, e->at.line ? e->at : e->created, keep(l, &b));
    strbuf_release(&b);
}

static bool is_exit(const struct engine_event *e)
{
    return (e->kind == ENGINE_LOST || e->kind == ENGINE_THREAD_LOST) && e->at.line;
}

/* The path as the engine saw it, completed by its two ends when the engine left them out. */
static void add_path(struct step_list *l, const struct engine_event *e, const struct check_question *q)
{
    struct strbuf b = {0};
    bool creation_known = e->created.line != 0 && e->created.file;
    if (q->place != CHECK_AT_CREATION && creation_known && !has_step(e, FINDING_STEP_CREATE, &e->created)) {
        check_say_name(&b, e);
        strbuf_puts(&b, " is made here");
        check_say_creator(&b, e, "by");
        add_step(l, FINDING_STEP_CREATE, e->created, keep(l, &b));
    }
    for (uint32_t i = 0; i < e->n_steps; i++)
        add_step(l, e->steps[i].kind, e->steps[i].loc, arena_strdup(l->arena, text(e->steps[i].text)));
    bool leaves = q->shows_exit && is_exit(e);
    if (leaves && !has_step(e, FINDING_STEP_EXIT, &e->at)) {
        strbuf_puts(&b, "still held ");
        check_say_exit(&b, e, NULL);
        add_step(l, FINDING_STEP_EXIT, e->at, keep(l, &b));
    }
    strbuf_release(&b);
}

static enum finding_confidence confidence(uint32_t assumptions)
{
    if (assumptions == 0) return FINDING_CERTAIN;
    return assumptions == 1 ? FINDING_LIKELY : FINDING_POSSIBLE;
}

/* Other exits of the same loss, each once. */
static void add_other_exits(struct step_list *l, const struct check_group *g)
{
    struct strbuf b = {0};
    for (uint32_t i = 1; i < g->n; i++) {
        const struct engine_event *e = g->events[i];
        bool told = false;
        for (uint32_t k = 0; k < i && !told; k++) told = check_same_place(&g->events[k]->at, &e->at);
        if (told || !is_exit(e)) continue;
        bool as_sure = confidence(e->assumptions) == confidence(g->events[0]->assumptions);
        strbuf_puts(&b, as_sure ? "also lost " : "perhaps also lost ");
        check_say_exit(&b, e, NULL);
        add_step(l, FINDING_STEP_OTHER, e->at, keep(l, &b));
    }
    strbuf_release(&b);
}

static int exit_cmp(const void *a, const void *b)
{
    return finding_loc_cmp(a, b);
}

/* The places where the group's handle is lost, each once, in order. */
static uint32_t exits_of(const struct check_group *g, struct arena *a, struct finding_loc **out)
{
    uint32_t n = 0;
    struct finding_loc *all = ARENA_ARRAY(a, struct finding_loc, g->n);
    for (uint32_t i = 0; i < g->n; i++) all[i] = g->events[i]->at;
    qsort(all, g->n, sizeof *all, exit_cmp);
    for (uint32_t i = 0; i < g->n; i++)
        if (!n || finding_loc_cmp(&all[n - 1], &all[i]) != 0) all[n++] = all[i];
    *out = all;
    return n;
}

/* What a fix needs to know; NULL when the handle is not simply in a variable. */
static const struct finding_hint *hint(struct check_run *run, const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    bool ends = false, at_exits = true;
    for (uint32_t i = 0; i < g->n; i++) {
        const struct engine_event *o = g->events[i];
        if (o->kind != ENGINE_LOST || !o->variable_type) return NULL;
        bool leaves = o->exit == ENGINE_EXIT_RETURN || o->exit == ENGINE_EXIT_END;
        ends = ends || o->released_elsewhere;
        at_exits = at_exits && o->every_path && leaves && confidence(o->assumptions) == confidence(e->assumptions);
    }
    struct finding_hint h = {.variable = e->name, .created = e->created, .at_exits = at_exits};
    h.releases = (const char *const *)e->handle->releases;
    h.n_releases = e->handle->n_releases;
    if (!ends && run->program) h.scoped = engine_scoped(run->program, e->handle, e->variable_type, e->created.file);
    if (!at_exits && !h.scoped) return NULL;
    struct finding_loc *exits;
    h.n_exits = exits_of(g, run->arena, &exits);
    h.exits = exits;
    struct finding_hint *kept = ARENA_NEW(run->arena, struct finding_hint);
    *kept = h;
    return kept;
}

static void emit(const struct check *self, struct check_run *run, const struct check_question *q,
                 const struct check_group *g)
{
    const struct engine_event *e = g->events[0];
    struct step_list steps = {.arena = run->arena};
    add_path(&steps, e, q);
    if (q->shows_exit) add_other_exits(&steps, g);
    if (q->advice) add_advice(&steps, e, q->advice);
    struct strbuf message = {0};
    q->message(&message, g);
    struct finding f = {
        .check = self->id,
        .confidence = confidence(e->assumptions),
        .severity = self->severity,
        .loc = *primary(e, q->place),
        .message = keep(&steps, &message),
        .function = text(e->function),
        .function_usr = text(e->function_usr),
        .handle_kind = kind_of(e),
        .creator = text(e->creator),
        .handle = text(e->name),
        .exit_kind = q->exit_kind(e),
        .steps = steps.steps,
        .n_steps = steps.n,
        .suppressed = e->accepted != NULL,
        .suppress_reason = e->accepted,
        .hint = hint(run, g),
    };
    strbuf_release(&message);
    ARENA_PUSH(run->arena, run->out, run->n, run->cap, f);
}

void check_ask(const struct check *self, struct check_run *run, const struct check_question *q)
{
    uint32_t n = run->n_events, wanted = 0;
    const struct engine_event *events = run->events;
    if (!events) events = engine_events(run->program, &n);
    struct sorted_event *sorted = xmalloc(sizeof *sorted * (n + 1ul));
    for (uint32_t i = 0; i < n; i++)
        if (q->wants(&events[i])) sorted[wanted++] = (struct sorted_event){&events[i], q->place, i};
    if (wanted) qsort(sorted, wanted, sizeof *sorted, event_cmp);
    const struct engine_event **group = xmalloc(sizeof *group * (wanted + 1ul));
    for (uint32_t i = 0; i < wanted;) {
        struct check_group g = {.events = group};
        uint32_t first = i;
        for (; i < wanted && group_cmp(&sorted[first], &sorted[i]) == 0; i++) group[g.n++] = sorted[i].e;
        if (!q->wants_group || q->wants_group(&g)) emit(self, run, q, &g);
    }
    free(group);
    free(sorted);
}
