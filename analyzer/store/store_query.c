/* Questions in SQL from the user: one SELECT, nothing but reading. */
#include "store/store_internal.h"

#include <string.h>
#include <time.h>

#define MAX_ROWS  1000000
#define MAX_BYTES (UINT64_C(256) << 20) /* of all rows */
#define MAX_VALUE (64 << 20)
#define STEPS     10000 /* of sqlite's machine, between looks at the clock */

/* Only what a SELECT needs: no ATTACH, no PRAGMA, no change of anything. */
static int authorize(void *ctx, int action, const char *a, const char *b, const char *c, const char *d)
{
    (void)ctx, (void)a, (void)c, (void)d;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION: return b && strcmp(b, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default: return SQLITE_DENY;
    }
}

struct clock {
    double until;
    bool late;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int is_late(void *ctx)
{
    struct clock *c = ctx;
    return c->late = now() > c->until;
}

static int prepare(struct store *s, const char *sql, sqlite3_stmt **st, struct err *e)
{
    const char *tail = NULL;
    int rc = sqlite3_prepare_v2(s->db, sql, -1, st, &tail);
    if (rc == SQLITE_AUTH) return err_set(e, "query: only SELECT statements can be asked");
    if (rc != SQLITE_OK) return err_set(e, "query: %s", sqlite3_errmsg(s->db));
    if (!*st) return err_set(e, "query: there is nothing to ask");
    while (*tail == ' ' || *tail == '\t' || *tail == '\n' || *tail == '\r' || *tail == ';') tail++;
    if (*tail) return err_set(e, "query: one statement at a time");
    if (!sqlite3_stmt_readonly(*st)) return err_set(e, "query: only SELECT statements can be asked");
    return 0;
}

static int bind(sqlite3_stmt *st, const struct store_parameters *p, struct err *e)
{
    uint32_t wanted = (uint32_t)sqlite3_bind_parameter_count(st);
    if (p->n != wanted)
        return err_set(e, "query: it takes %u value%s (?1, ...), %u given", wanted, wanted == 1 ? "" : "s", p->n);
    for (uint32_t i = 0; i < p->n; i++) store_bind_text(st, (int)i + 1, p->values[i]);
    return 0;
}

static int fetch(struct store *s, sqlite3_stmt *st, struct arena *a, struct store_rows *out, struct err *e)
{
    uint32_t cap = 0, n_cells = 0;
    uint64_t bytes = 0;
    int rc;
    out->n_columns = (uint32_t)sqlite3_column_count(st);
    out->names = ARENA_ARRAY(a, const char *, out->n_columns + 1);
    for (uint32_t c = 0; c < out->n_columns; c++) out->names[c] = arena_strdup(a, sqlite3_column_name(st, (int)c));
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        if (out->n_rows == MAX_ROWS) return err_set(e, "query: more than %d rows; add a LIMIT", MAX_ROWS);
        for (uint32_t c = 0; c < out->n_columns; c++) {
            const char *text = (const char *)sqlite3_column_text(st, (int)c);
            bytes += (uint64_t)sqlite3_column_bytes(st, (int)c);
            if (bytes > MAX_BYTES) return err_set(e, "query: more than 256 megabytes; add a LIMIT");
            ARENA_PUSH(a, out->cells, n_cells, cap, text ? arena_strdup(a, text) : NULL);
        }
        out->n_rows++;
    }
    return rc == SQLITE_DONE ? 0 : err_set(e, "query: %s", sqlite3_errmsg(s->db));
}

int store_query(struct store *s, struct arena *a, const char *sql, const struct store_parameters *p,
                struct store_rows *out, struct err *e)
{
    sqlite3_stmt *st = NULL;
    struct clock clock = {.until = now() + p->seconds};
    int longest = sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, MAX_VALUE);
    *out = (struct store_rows){0};
    sqlite3_set_authorizer(s->db, authorize, NULL);
    if (p->seconds) sqlite3_progress_handler(s->db, STEPS, is_late, &clock);
    int rc = prepare(s, sql, &st, e);
    if (rc == 0) rc = bind(st, p, e);
    if (rc == 0) rc = fetch(s, st, a, out, e);
    sqlite3_finalize(st);
    sqlite3_progress_handler(s->db, 0, NULL, NULL);
    sqlite3_set_authorizer(s->db, NULL, NULL);
    sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, longest);
    if (rc < 0 && clock.late)
        return err_set(e, "query: no answer after %u seconds (--timeout allows more)", p->seconds);
    return rc;
}
