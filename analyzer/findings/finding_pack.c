/* Packing and unpacking of findings. */
#include "findings/finding_pack.h"

/* Whoever adds a member finds this: pack it, unless it is set after the checks. */
_Static_assert(sizeof(void *) != 8 || (sizeof(struct finding) == 200 && sizeof(struct finding_step) == 32 &&
                                       sizeof(struct finding_hint) == 64),
               "findings have changed: see finding_pack");

static void put_loc(struct bytes_writer *w, const struct finding_loc *l)
{
    bytes_put_str(w, l->file ? l->file : "");
    bytes_put_u(w, l->line);
    bytes_put_u(w, l->col);
}

static struct finding_loc get_loc(struct bytes_reader *r, struct arena *a)
{
    struct finding_loc l = {.file = bytes_get_str(r, a)};
    l.line = (uint32_t)bytes_get_u(r);
    l.col = (uint32_t)bytes_get_u(r);
    return l;
}

static void put_text(struct bytes_writer *w, const char *s)
{
    bytes_put_u8(w, s != NULL);
    if (s) bytes_put_str(w, s);
}

static const char *get_text(struct bytes_reader *r, struct arena *a)
{
    return bytes_get_u8(r) ? bytes_get_str(r, a) : NULL;
}

static void put_hint(struct bytes_writer *w, const struct finding_hint *h)
{
    put_text(w, h->variable);
    put_loc(w, &h->created);
    bytes_put_u(w, h->n_exits);
    for (uint32_t i = 0; i < h->n_exits; i++) put_loc(w, &h->exits[i]);
    bytes_put_u8(w, h->at_exits);
    bytes_put_u(w, h->n_releases);
    for (uint32_t i = 0; i < h->n_releases; i++) bytes_put_str(w, h->releases[i]);
    bytes_put_u8(w, h->scoped != NULL);
    if (h->scoped) put_loc(w, h->scoped);
}

static const struct finding_hint *get_hint(struct bytes_reader *r, struct arena *a)
{
    struct finding_hint *h = ARENA_NEW(a, struct finding_hint);
    h->variable = get_text(r, a);
    h->created = get_loc(r, a);
    h->n_exits = bytes_get_count(r, 3);
    struct finding_loc *exits = ARENA_ARRAY(a, struct finding_loc, h->n_exits + 1);
    for (uint32_t i = 0; i < h->n_exits; i++) exits[i] = get_loc(r, a);
    h->exits = exits;
    h->at_exits = bytes_get_u8(r);
    h->n_releases = bytes_get_count(r, 1);
    const char **releases = ARENA_ARRAY(a, const char *, h->n_releases + 1);
    for (uint32_t i = 0; i < h->n_releases; i++) releases[i] = bytes_get_str(r, a);
    h->releases = releases;
    if (bytes_get_u8(r)) {
        struct finding_loc *scoped = ARENA_NEW(a, struct finding_loc);
        *scoped = get_loc(r, a);
        h->scoped = scoped;
    }
    return h;
}

void finding_pack(struct bytes_writer *w, const struct finding *f)
{
    const char *const texts[] = {f->check,       f->message, f->function, f->function_usr,
                                 f->handle_kind, f->creator, f->handle,   f->exit_kind};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) put_text(w, texts[i]);
    bytes_put_u8(w, (uint8_t)f->confidence);
    bytes_put_u8(w, (uint8_t)f->severity);
    put_loc(w, &f->loc);
    bytes_put_u(w, f->n_steps);
    for (uint32_t i = 0; i < f->n_steps; i++) {
        bytes_put_u8(w, (uint8_t)f->steps[i].kind);
        put_loc(w, &f->steps[i].loc);
        put_text(w, f->steps[i].text);
    }
    bytes_put_u8(w, f->hint != NULL);
    if (f->hint) put_hint(w, f->hint);
}

struct finding finding_unpack(struct bytes_reader *r, struct arena *a)
{
    struct finding f = {0};
    const char **const texts[] = {&f.check,       &f.message, &f.function, &f.function_usr,
                                  &f.handle_kind, &f.creator, &f.handle,   &f.exit_kind};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = get_text(r, a);
    uint8_t confidence = bytes_get_u8(r), severity = bytes_get_u8(r);
    f.confidence = (enum finding_confidence)confidence;
    f.severity = (enum finding_severity)severity;
    f.loc = get_loc(r, a);
    f.n_steps = bytes_get_count(r, 5);
    f.steps = ARENA_ARRAY(a, struct finding_step, f.n_steps + 1);
    for (uint32_t i = 0; i < f.n_steps; i++) {
        uint8_t kind = bytes_get_u8(r);
        r->bad |= kind > FINDING_STEP_FIX;
        f.steps[i].kind = (enum finding_step_kind)kind;
        f.steps[i].loc = get_loc(r, a);
        f.steps[i].text = get_text(r, a);
    }
    if (bytes_get_u8(r)) f.hint = get_hint(r, a);
    r->bad |= confidence > FINDING_CERTAIN || severity > FINDING_ERROR || !f.check || !f.message;
    return f;
}
