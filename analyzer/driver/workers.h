/* A pool of forked worker processes that do numbered items and send bytes back. A crash or a hang costs its item only.
 */
#ifndef CANCELCHECK_DRIVER_WORKERS_H
#define CANCELCHECK_DRIVER_WORKERS_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"
#include "driver/sandbox.h"

#include <stddef.h>
#include <stdint.h>

enum workers_end { WORKERS_DONE, WORKERS_CRASHED, WORKERS_TIMED_OUT };

struct workers_result {
    enum workers_end end;
    const uint8_t *data; /* WORKERS_DONE: what the worker wrote; valid during the call */
    size_t len;
    const char *why; /* otherwise: one line */
};

struct workers_job {
    uint32_t n;                    /* items 0 .. n-1 */
    uint32_t jobs;                 /* processes at once, at least 1 */
    uint32_t timeout_seconds;      /* an item may take, 0: no limit */
    const struct sandbox *sandbox; /* entered before `start`; NULL: none */
    void *ctx;

    /* In the worker: once at its start; its value is handed to `work`. May be NULL. */
    void *(*start)(void *ctx);
    /* In the worker: does item `i`, writes the answer to `out`. */
    void (*work)(void *ctx, void *state, uint32_t i, struct bytes_writer *out);
    /* In the parent: called for every item in increasing order, whatever the order they were done in. 0, or -1 with `e`
     * to stop the run. */
    int (*deliver)(void *ctx, uint32_t i, const struct workers_result *r, struct err *e);
    /* In the parent, once, when the workers have begun: other work meanwhile. 0, or -1 with `e` to stop the run. May be
     * NULL. */
    int (*meanwhile)(void *ctx, struct err *e);
    /* In the parent, several times a second: `done` items are finished, `current` was begun last. May be NULL. */
    void (*progress)(void *ctx, uint32_t done, uint32_t current);
};

/* 0 when all items were delivered, -1 with `e` when the run was stopped: by deliver, by a failure of the system, or by
 * a signal that ends runs (stop.h), which then stands in *signal (0 otherwise). Where descriptors or processes are
 * scarce it makes do with fewer workers than asked for. No worker is left behind. */
int workers_run(const struct workers_job *job, int *signal, struct err *e);

#endif
