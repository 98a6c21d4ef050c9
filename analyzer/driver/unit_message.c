/* A worker's answer as bytes. The reader trusts nothing: a worker that was shot mid-way or went mad is input. */
#include "driver/driver_internal.h"

#include <string.h>

#define MICRO 1e6

void unit_message_put(struct bytes_writer *w, const struct unit_message *m)
{
    bytes_put_u8(w, m->has_unit);
    bytes_put_u8(w, m->fatal);
    bytes_put_u8(w, m->changing);
    bytes_put_str(w, m->why);
    bytes_put_str(w, m->first_skipped);
    bytes_put_u(w, m->n_errors);
    bytes_put_u(w, m->n_skipped);
    bytes_put_u(w, m->lines);
    bytes_put_u(w, (uint64_t)(m->parse_seconds * MICRO));
    bytes_put_u(w, (uint64_t)(m->lower_seconds * MICRO));
    bytes_put_u8(w, m->header);
    bytes_put_str(w, m->refusal);
    bytes_put_u(w, m->n_deps);
    for (uint32_t i = 0; i < m->n_deps; i++) bytes_put_str(w, m->deps[i]);
    bytes_put_u(w, m->ir_len);
    if (m->ir_len) bytes_put_raw(w, m->ir, m->ir_len);
}

int unit_message_get(const uint8_t *data, size_t len, struct arena *a, struct unit_message *m)
{
    struct bytes_reader r = {.p = data, .end = data + len};
    *m = (struct unit_message){0};
    m->has_unit = bytes_get_u8(&r);
    m->fatal = bytes_get_u8(&r);
    m->changing = bytes_get_u8(&r);
    m->why = bytes_get_str(&r, a);
    m->first_skipped = bytes_get_str(&r, a);
    m->n_errors = (uint32_t)bytes_get_u(&r);
    m->n_skipped = (uint32_t)bytes_get_u(&r);
    m->lines = (uint32_t)bytes_get_u(&r);
    m->parse_seconds = (double)bytes_get_u(&r) / MICRO;
    m->lower_seconds = (double)bytes_get_u(&r) / MICRO;
    m->header = bytes_get_u8(&r);
    m->refusal = bytes_get_str(&r, a);
    m->n_deps = bytes_get_count(&r, 1);
    m->deps = ARENA_ARRAY(a, const char *, m->n_deps + 1);
    for (uint32_t i = 0; i < m->n_deps; i++) m->deps[i] = bytes_get_str(&r, a);
    uint64_t n = bytes_get_u(&r);
    if (r.bad || n != (uint64_t)(r.end - r.p) || m->has_unit != (n > 0)) return -1;
    m->ir = r.p;
    m->ir_len = (size_t)n;
    return 0;
}
