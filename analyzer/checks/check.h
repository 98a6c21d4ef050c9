/* A check is a constant value: id, help and a function that turns engine events into findings. */
#ifndef CANCELCHECK_CHECKS_CHECK_H
#define CANCELCHECK_CHECKS_CHECK_H

#include "base/arena.h"
#include "engine/engine.h"
#include "findings/finding.h"

#include <stdbool.h>
#include <stdint.h>

struct check_run {
    const struct program *program;
    struct arena *arena; /* owns the strings of emitted findings */
    struct finding *out;
    uint32_t n, cap;
    const struct engine_event *events; /* asked instead of the program's events when not NULL (tests) */
    uint32_t n_events;
};

struct check {
    const char *id;      /* same in flag, report, suppression, docs and test folder */
    const char *summary; /* one line */
    const char *help;    /* Markdown: why, bad and good example, how to fix, how to silence */
    bool default_on;
    bool detachable; /* work that is meant to outlive its context may say so: cancelcheck: detached(reason) */
    enum finding_severity severity;
    void (*run)(const struct check *self, struct check_run *run);
};

/* All checks, in checks.def order. */
const struct check *const *checks_all(uint32_t *n);
const struct check *check_find(const char *id);
/* Aborts when a check's value is malformed (missing id, help, run; duplicate id). Called once at start-up. */
void checks_validate(void);

#endif
