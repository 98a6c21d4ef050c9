/* What checks share: grouping engine events, words for messages, steps. A check names what it wants; this does the
 * rest. */
#ifndef CANCELCHECK_CHECKS_CHECK_UTIL_H
#define CANCELCHECK_CHECKS_CHECK_UTIL_H

#include "base/str.h"
#include "checks/check.h"

/* Every check's constant and the text of its help page (embedded from docs/checks/ at build time). */
#define CHECK(name, id)                                                                                                \
    extern const struct check check_##name;                                                                            \
    extern const char check_help_##name[];
#include "checks/checks.def"

/* Events that make one finding, the one to talk about first: fewest assumptions, then first in the source. */
struct check_group {
    const struct engine_event *const *events;
    uint32_t n;
};

enum check_place { CHECK_AT_CREATION, CHECK_AT_EVENT };

/* How a check turns events into findings. */
struct check_question {
    bool (*wants)(const struct engine_event *e);            /* which events it is about */
    bool (*wants_group)(const struct check_group *g);       /* NULL: every group */
    enum check_place place;                                 /* primary place, and what makes events one group */
    const char *(*exit_kind)(const struct engine_event *e); /* part of the fingerprint: stable words */
    void (*message)(struct strbuf *out, const struct check_group *g); /* one line */
    bool shows_exit;    /* events are about paths that leave: steps end with the exit and name the other exits */
    const char *advice; /* words before the names of the releasing functions, NULL for no such step */
};

/* Asks `q` of the run's events and appends a finding for each group. */
void check_ask(const struct check *self, struct check_run *run, const struct check_question *q);

/* "'c' (GCancellable from make_it, which calls its_library)", "the file descriptor from open". */
void check_say_handle(struct strbuf *out, const struct engine_event *e);
/* "'c'" alone, for sentences that name the creator in another place; "the GCancellable" when it has no name. */
void check_say_name(struct strbuf *out, const struct engine_event *e);
/* "from make_it (which calls its_library)"; adds nothing when the creator is unknown. `word` is "from" or "by". */
void check_say_creator(struct strbuf *out, const struct engine_event *e, const char *word);
/* "line 12", with " of name.h" when it is in another file than `here`. */
void check_say_line(struct strbuf *out, const struct finding_loc *loc, const struct finding_loc *here);
/* "on the path that returns at line 42 in `case 2` (`n < 0` is true)"; "here" instead of the line when `here` is NULL.
 */
void check_say_exit(struct strbuf *out, const struct engine_event *e, const struct finding_loc *here);
/* "'cancellable' (GCancellable)", "'timeout'": the context that an event is about. */
void check_say_context(struct strbuf *out, const struct engine_event *e);
/* "; use a or b", "; hand it on to f, which takes one", nothing when the event knows no alternative. */
void check_say_alternative(struct strbuf *out, const struct engine_event *e);
/* "is left to the callback 'on_done', which does not release it" and where: for a loss that shows in another function.
 */
void check_say_left(struct strbuf *out, const struct check_group *g);
/* "released", or "called" for a handle that is a function to call. */
const char *check_released_word(const struct engine_event *e);
/* The last release on the path before the event itself, NULL when the path shows none. */
const struct finding_step *check_first_release(const struct engine_event *e);

/* The text, "" for NULL. */
const char *check_text(const char *s);
/* Same file, line and column. */
bool check_same_place(const struct finding_loc *a, const struct finding_loc *b);
/* The words of an exit in fingerprints. */
const char *check_exit_kind(const struct engine_event *e);

#endif
