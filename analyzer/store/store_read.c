/* Reading back: cache entries, the newest run's findings and what became of its translation units. A database may be
 * from elsewhere: every value is taken as input (missing text is "", numbers are clamped, words are looked up). */
#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

static const char *text(struct arena *a, sqlite3_stmt *st, int col)
{
    const char *s = (const char *)sqlite3_column_text(st, col);
    return s ? arena_strdup(a, s) : "";
}

static uint32_t number(sqlite3_stmt *st, int col)
{
    int64_t v = sqlite3_column_int64(st, col);
    return v < 0 ? 0 : v > UINT32_MAX ? UINT32_MAX : (uint32_t)v;
}

/* After the last row: 0, or -1 when the loop ended for another reason. */
static int rows_end(struct store *s, sqlite3_stmt *st, int rc, struct err *e)
{
    int bad = rc == SQLITE_DONE ? 0 : store_fail(s, e, "reading");
    sqlite3_reset(st);
    return bad;
}

static int get_deps(struct store *s, int64_t tu, struct arena *a, struct store_tu *out, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_DEPS_GET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, tu);
    uint32_t cap = 0;
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) ARENA_PUSH(a, out->deps, out->n_deps, cap, text(a, st, 0));
    return rows_end(s, st, rc, e);
}

int store_get_tu(struct store *s, const char *key, struct arena *a, struct store_tu *out, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_TU_GET, e);
    if (!st) return -1;
    store_bind_text(st, 1, key);
    int rc = sqlite3_step(st);
    if (rc != SQLITE_ROW) return rows_end(s, st, rc, e);
    int64_t id = sqlite3_column_int64(st, 0);
    *out = (struct store_tu){
        .file = text(a, st, 1),
        .key = arena_strdup(a, key),
        .status = STORE_TU_OK,
        .content_hash = text(a, st, 2),
        .why = text(a, st, 3),
        .lines = number(st, 4),
        .n_errors = number(st, 5),
        .n_skipped = number(st, 6),
        .parse_seconds = sqlite3_column_double(st, 7),
        .lower_seconds = sqlite3_column_double(st, 8),
        .cached = true,
    };
    sqlite3_reset(st);
    return get_deps(s, id, a, out, e) < 0 ? -1 : 1;
}

/* The bytes in the statement's first column, copied. 1, or as the statement ended. */
static int get_bytes(struct store *s, sqlite3_stmt *st, struct arena *a, const void **data, size_t *len, struct err *e)
{
    int rc = sqlite3_step(st);
    if (rc != SQLITE_ROW) return rows_end(s, st, rc, e);
    const void *blob = sqlite3_column_blob(st, 0);
    int n = sqlite3_column_bytes(st, 0);
    void *copy = arena_alloc(a, n > 0 ? (size_t)n : 1);
    if (blob && n > 0) memcpy(copy, blob, (size_t)n);
    *data = copy;
    *len = n > 0 ? (size_t)n : 0;
    sqlite3_reset(st);
    return 1;
}

int store_get_ir(struct store *s, const char *key, struct arena *a, const void **ir, size_t *len, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_IR_GET, e);
    if (!st) return -1;
    store_bind_text(st, 1, key);
    return get_bytes(s, st, a, ir, len, e);
}

int store_get_reduced(struct store *s, int64_t run, const char *key, struct arena *a, const void **data, size_t *len,
                      struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_REDUCED_GET, e);
    if (!st) return -1;
    store_bind_text(st, 1, key);
    int rc = get_bytes(s, st, a, data, len, e);
    return rc == 1 && run && store_use_reduced(s, run, key, e) < 0 ? -1 : rc;
}

int store_get_part(struct store *s, struct arena *a, struct store_part *out, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_PART_GET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, s->run);
    *out = (struct store_part){.root = "", .part = ""};
    int rc = sqlite3_step(st);
    if (rc == SQLITE_ROW) {
        out->root = text(a, st, 0);
        out->part = text(a, st, 1);
    }
    if (rows_end(s, st, rc == SQLITE_ROW ? SQLITE_DONE : rc, e) < 0) return -1;
    if (!out->part[0] || out->root[0] != '/')
        return err_set(e, "%s: holds no captured units: make it with `cancelcheck capture -o %s`", s->path, s->path);
    if (!(st = store_prepared(s, STORE_PART_TUS, e))) return -1;
    sqlite3_bind_int64(st, 1, s->run);
    uint32_t cap = 0;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        struct store_tu tu = {.file = text(a, st, 0),
                              .key = text(a, st, 1),
                              .status = store_tu_status_parse(text(a, st, 2)),
                              .why = text(a, st, 3),
                              .content_hash = "",
                              .lines = number(st, 4),
                              .n_errors = number(st, 5),
                              .n_skipped = number(st, 6),
                              .args = text(a, st, 7)};
        if (tu.file[0] != '/') return err_set(e, "%s: damaged: a unit has no absolute path", s->path);
        ARENA_PUSH(a, out->tus, out->n, cap, tu);
    }
    return rows_end(s, st, rc, e);
}

int store_get_files_seen(struct store *s, struct arena *a, struct store_file **files, uint32_t *n, struct err *e)
{
    *files = NULL;
    *n = 0;
    sqlite3_stmt *st = store_prepared(s, STORE_SEEN_GET, e);
    if (!st) return -1;
    uint32_t cap = 0;
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        struct store_file f = {.path = text(a, st, 0),
                               .size = sqlite3_column_int64(st, 1),
                               .mtime = sqlite3_column_int64(st, 2),
                               .ctime = sqlite3_column_int64(st, 3),
                               .inode = sqlite3_column_int64(st, 4),
                               .hash = text(a, st, 5)};
        ARENA_PUSH(a, *files, *n, cap, f);
    }
    return rows_end(s, st, rc, e);
}

static enum finding_step_kind step_kind(const char *word)
{
    static const struct {
        const char *word;
        enum finding_step_kind kind;
    } kinds[] = {{"create", FINDING_STEP_CREATE},   {"branch", FINDING_STEP_BRANCH}, {"call", FINDING_STEP_CALL},
                 {"release", FINDING_STEP_RELEASE}, {"exit", FINDING_STEP_EXIT},     {"fix", FINDING_STEP_FIX}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(word, kinds[i].word) == 0) return kinds[i].kind;
    return FINDING_STEP_OTHER;
}

static enum finding_severity severity(const char *word)
{
    for (int s = FINDING_NOTE; s <= FINDING_ERROR; s++)
        if (strcmp(word, finding_severity_name((enum finding_severity)s)) == 0) return (enum finding_severity)s;
    return FINDING_WARNING;
}

static int get_steps(struct store *s, int64_t finding, struct arena *a, struct finding *out, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_STEPS_GET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, finding);
    uint32_t cap = 0;
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        struct finding_step step = {
            .kind = step_kind(text(a, st, 0)),
            .loc = {.file = text(a, st, 1), .line = number(st, 2), .col = number(st, 3)},
            .text = text(a, st, 4),
        };
        ARENA_PUSH(a, out->steps, out->n_steps, cap, step);
    }
    return rows_end(s, st, rc, e);
}

static int get_fix(struct store *s, int64_t finding, struct arena *a, struct finding *out, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_EDITS_GET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, finding);
    struct finding_fix *fix = NULL;
    uint32_t cap = 0;
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        if (!fix) {
            fix = ARENA_NEW(a, struct finding_fix);
            fix->title = text(a, st, 0);
        }
        struct finding_edit edit = {
            .file = text(a, st, 1),
            .offset = number(st, 2),
            .length = number(st, 3),
            .line = number(st, 4),
            .col = number(st, 5),
            .end_line = number(st, 6),
            .end_col = number(st, 7),
            .text = text(a, st, 8),
        };
        ARENA_PUSH(a, fix->edits, fix->n_edits, cap, edit);
    }
    out->fix = fix;
    return rows_end(s, st, rc, e);
}

static void copy_hex(char out[33], const char *s)
{
    size_t n = strlen(s) < 32 ? strlen(s) : 32;
    memcpy(out, s, n);
    out[n] = 0;
}

static void read_finding(struct arena *a, sqlite3_stmt *st, struct finding *f)
{
    *f = (struct finding){
        .check = text(a, st, 1),
        .confidence = FINDING_POSSIBLE,
        .severity = severity(text(a, st, 3)),
        .loc = {.file = text(a, st, 4), .line = number(st, 5), .col = number(st, 6)},
        .message = text(a, st, 7),
        .function = text(a, st, 8),
        .function_usr = text(a, st, 9),
        .handle_kind = text(a, st, 10),
        .creator = text(a, st, 11),
        .handle = text(a, st, 12),
        .exit_kind = text(a, st, 13),
        .suppressed = sqlite3_column_int(st, 16) != 0,
        .suppress_reason = text(a, st, 17),
        .hidden = sqlite3_column_int(st, 18) != 0,
        .known = sqlite3_column_int(st, 19) != 0,
    };
    finding_confidence_parse(text(a, st, 2), &f->confidence);
    copy_hex(f->fingerprint, text(a, st, 14));
    copy_hex(f->rename_fingerprint, text(a, st, 15));
}

static int compare(const void *x, const void *y)
{
    return finding_cmp(x, y);
}

int store_get_findings(struct store *s, struct arena *a, struct finding **fs, uint32_t *n, struct err *e)
{
    *fs = NULL;
    *n = 0;
    sqlite3_stmt *st = store_prepared(s, STORE_FINDINGS_GET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, s->run);
    uint32_t cap = 0;
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        struct finding f;
        read_finding(a, st, &f);
        int64_t id = sqlite3_column_int64(st, 0);
        if (get_steps(s, id, a, &f, e) < 0 || get_fix(s, id, a, &f, e) < 0) return -1;
        ARENA_PUSH(a, *fs, *n, cap, f);
    }
    if (rows_end(s, st, rc, e) < 0) return -1;
    if (*n) qsort(*fs, *n, sizeof **fs, compare);
    return 0;
}

static int count_tus(struct store *s, int64_t run, struct arena *a, struct store_run_info *out, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_RUN_COUNTS, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, run);
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        uint32_t n = number(st, 1);
        out->tus += n;
        switch (store_tu_status_parse(text(a, st, 0))) {
        case STORE_TU_OK: out->ok += n; break;
        case STORE_TU_FAILED: out->failed += n; break;
        case STORE_TU_CRASHED: out->crashed += n; break;
        case STORE_TU_TIMED_OUT: out->timed_out += n; break;
        case STORE_TU_SKIPPED: out->skipped += n; break;
        }
    }
    return rows_end(s, st, rc, e);
}

int store_last_run(struct store *s, struct arena *a, struct store_run_info *out, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_RUN_GET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, s->run);
    int rc = sqlite3_step(st);
    if (rc == SQLITE_DONE) {
        sqlite3_reset(st);
        return s->run ? err_set(e, "%s: holds no finished run %lld", s->path, (long long)s->run)
                      : err_set(e, "%s: holds no finished run", s->path);
    }
    if (rc != SQLITE_ROW) return rows_end(s, st, rc, e);
    int64_t run = sqlite3_column_int64(st, 0);
    *out = (struct store_run_info){
        .root = text(a, st, 1),
        .args = text(a, st, 2),
        .stats_json = text(a, st, 3),
        .exit_code = sqlite3_column_int(st, 4),
    };
    sqlite3_reset(st);
    return count_tus(s, run, a, out, e);
}

int store_get_bad_tus(struct store *s, struct arena *a, struct store_tu **tus, uint32_t *n, struct err *e)
{
    *tus = NULL;
    *n = 0;
    sqlite3_stmt *st = store_prepared(s, STORE_BAD_TUS, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, s->run);
    uint32_t cap = 0;
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        struct store_tu tu = {
            .file = text(a, st, 0),
            .key = text(a, st, 1),
            .status = store_tu_status_parse(text(a, st, 2)),
            .why = text(a, st, 3),
            .content_hash = "",
            .lines = number(st, 4),
            .n_errors = number(st, 5),
            .n_skipped = number(st, 6),
            .parse_seconds = sqlite3_column_double(st, 7),
            .lower_seconds = sqlite3_column_double(st, 8),
        };
        ARENA_PUSH(a, *tus, *n, cap, tu);
    }
    return rows_end(s, st, rc, e);
}

int store_select_run(struct store *s, int64_t run, struct err *e)
{
    struct arena a = {0};
    struct store_run_info info;
    s->run = run;
    if (run < 0) {
        sqlite3_stmt *st = store_prepared(s, STORE_RUN_BEFORE, e);
        if (!st) return -1;
        int rc = sqlite3_step(st);
        s->run = rc == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;
        if (rows_end(s, st, rc == SQLITE_ROW ? SQLITE_DONE : rc, e) < 0) return -1;
        if (!s->run) return err_set(e, "%s: holds no run before the newest", s->path);
    }
    int rc = store_last_run(s, &a, &info, e);
    arena_release(&a);
    return rc;
}

int store_get_files(struct store *s, struct arena *a, const char ***files, uint32_t *n, struct err *e)
{
    *files = NULL;
    *n = 0;
    sqlite3_stmt *st = store_prepared(s, STORE_FILES_GET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, s->run);
    uint32_t cap = 0;
    int rc;
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) ARENA_PUSH(a, *files, *n, cap, text(a, st, 0));
    return rows_end(s, st, rc, e);
}
