/* Writing: cache entries in one short transaction each, and a run's results in one transaction that its end commits.
 * A run whose process dies leaves an unfinished `run` row that no view shows and that a later run deletes. */
#include "store/store_internal.h"

static const char *const step_names[] = {
    [FINDING_STEP_CREATE] = "create",   [FINDING_STEP_BRANCH] = "branch", [FINDING_STEP_CALL] = "call",
    [FINDING_STEP_RELEASE] = "release", [FINDING_STEP_EXIT] = "exit",     [FINDING_STEP_OTHER] = "other",
    [FINDING_STEP_FIX] = "fix",
};

int store_run_begin(struct store *s, const char *args, const char *root, int64_t *run, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_RUN_INSERT, e);
    if (!st) return -1;
    store_bind_text(st, 1, args);
    store_bind_text(st, 2, root);
    if (store_step_done(s, st, e) < 0) return -1;
    *run = sqlite3_last_insert_rowid(s->db);
    return 0;
}

static int run_one(struct store *s, enum store_stmt id, int64_t arg, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, id, e);
    if (!st) return -1;
    if (sqlite3_bind_parameter_count(st) > 0) sqlite3_bind_int64(st, 1, arg);
    return store_step_done(s, st, e);
}

int store_run_finish(struct store *s, int64_t run, const char *stats_json, int exit_code, struct err *e)
{
    if (store_begin(s, e) < 0) return -1;
    sqlite3_stmt *st = store_prepared(s, STORE_RUN_FINISH, e);
    if (!st) goto fail;
    sqlite3_bind_int64(st, 1, run);
    store_bind_text(st, 2, stats_json);
    sqlite3_bind_int(st, 3, exit_code);
    if (store_step_done(s, st, e) < 0) goto fail;
    if (run_one(s, STORE_RUN_PRUNE_OLD, run, e) < 0) goto fail;
    if (run_one(s, STORE_RUN_PRUNE_DEAD, run, e) < 0) goto fail;
    if (run_one(s, STORE_TU_PRUNE, run, e) < 0) goto fail;
    return store_commit(s, e);
fail:
    store_rollback(s);
    return -1;
}

static int put_run_tu(struct store *s, int64_t run, const struct store_tu *tu, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_RUN_TU_INSERT, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, run);
    store_bind_text(st, 2, tu->file);
    store_bind_text(st, 3, tu->key);
    store_bind_text(st, 4, store_tu_status_name(tu->status));
    store_bind_text(st, 5, tu->why);
    sqlite3_bind_int(st, 6, tu->cached);
    sqlite3_bind_int64(st, 7, tu->lines);
    sqlite3_bind_int64(st, 8, tu->n_errors);
    sqlite3_bind_int64(st, 9, tu->n_skipped);
    sqlite3_bind_double(st, 10, tu->parse_seconds);
    sqlite3_bind_double(st, 11, tu->lower_seconds);
    store_bind_text(st, 12, tu->args);
    return store_step_done(s, st, e);
}

static int put_entry(struct store *s, const struct store_tu *tu, int64_t *id, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_TU_DELETE, e);
    if (!st) return -1;
    store_bind_text(st, 1, tu->key);
    if (store_step_done(s, st, e) < 0) return -1;
    st = store_prepared(s, STORE_TU_INSERT, e);
    if (!st) return -1;
    store_bind_text(st, 1, tu->key);
    store_bind_text(st, 2, tu->file);
    store_bind_text(st, 3, tu->content_hash);
    store_bind_text(st, 4, tu->why);
    sqlite3_bind_int64(st, 5, tu->lines);
    sqlite3_bind_int64(st, 6, tu->n_errors);
    sqlite3_bind_int64(st, 7, tu->n_skipped);
    sqlite3_bind_double(st, 8, tu->parse_seconds);
    sqlite3_bind_double(st, 9, tu->lower_seconds);
    if (store_step_done(s, st, e) < 0) return -1;
    *id = sqlite3_last_insert_rowid(s->db);
    st = store_prepared(s, STORE_IR_INSERT, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, *id);
    sqlite3_bind_blob64(st, 2, tu->ir, tu->ir_len, SQLITE_STATIC);
    return store_step_done(s, st, e);
}

static int put_entry_lists(struct store *s, const struct store_tu *tu, int64_t id, struct err *e)
{
    for (uint32_t i = 0; i < tu->n_deps; i++) {
        sqlite3_stmt *st = store_prepared(s, STORE_DEP_INSERT, e);
        if (!st) return -1;
        sqlite3_bind_int64(st, 1, id);
        sqlite3_bind_int64(st, 2, i);
        store_bind_text(st, 3, tu->deps[i]);
        if (store_step_done(s, st, e) < 0) return -1;
    }
    for (uint32_t i = 0; i < tu->n_functions; i++) {
        const struct store_function *f = &tu->functions[i];
        sqlite3_stmt *st = store_prepared(s, STORE_FUNCTION_INSERT, e);
        if (!st) return -1;
        sqlite3_bind_int64(st, 1, id);
        sqlite3_bind_int64(st, 2, i);
        store_bind_text(st, 3, f->name);
        store_bind_text(st, 4, f->usr);
        store_bind_text(st, 5, f->file);
        sqlite3_bind_int64(st, 6, f->line);
        if (store_step_done(s, st, e) < 0) return -1;
    }
    return 0;
}

int store_note_tu(struct store *s, int64_t run, const struct store_tu *tu, struct err *e)
{
    return store_begin(s, e) < 0 ? -1 : put_run_tu(s, run, tu, e);
}

int store_notes_end(struct store *s, struct err *e)
{
    return s->in_transaction ? store_commit(s, e) : 0;
}

int store_set_part(struct store *s, int64_t run, const char *part, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_PART_SET, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, run);
    store_bind_text(st, 2, part);
    return store_step_done(s, st, e);
}

int store_put_file_seen(struct store *s, const struct store_file *f, struct err *e)
{
    if (store_begin(s, e) < 0) return -1;
    sqlite3_stmt *st = store_prepared(s, STORE_SEEN_PUT, e);
    if (!st) return -1;
    const int64_t numbers[] = {f->size, f->mtime, f->ctime, f->inode};
    store_bind_text(st, 1, f->path);
    for (int i = 0; i < 4; i++) sqlite3_bind_int64(st, 2 + i, numbers[i]);
    store_bind_text(st, 6, f->hash);
    return store_step_done(s, st, e);
}

int store_use_reduced(struct store *s, int64_t run, const char *key, struct err *e)
{
    sqlite3_stmt *st;
    if (store_begin(s, e) < 0 || !(st = store_prepared(s, STORE_REDUCED_USE, e))) return -1;
    store_bind_text(st, 1, key);
    sqlite3_bind_int64(st, 2, run);
    return store_step_done(s, st, e);
}

int store_put_reduced(struct store *s, int64_t run, const char *key, const void *data, size_t len, struct err *e)
{
    if (store_begin(s, e) < 0) return -1;
    sqlite3_stmt *st = store_prepared(s, STORE_REDUCED_PUT, e);
    if (!st) return -1;
    store_bind_text(st, 1, key);
    sqlite3_bind_int64(st, 2, run);
    sqlite3_bind_blob64(st, 3, data, len, SQLITE_STATIC);
    if (store_step_done(s, st, e) < 0 || store_use_reduced(s, run, key, e) < 0) return -1;
    return run_one(s, STORE_REDUCED_PRUNE, run, e);
}

int store_put_tu(struct store *s, int64_t run, const struct store_tu *tu, struct err *e)
{
    int64_t id;
    if (store_begin(s, e) < 0) return -1;
    if (put_run_tu(s, run, tu, e) < 0) goto fail;
    if (tu->ir && (put_entry(s, tu, &id, e) < 0 || put_entry_lists(s, tu, id, e) < 0)) goto fail;
    return store_commit(s, e);
fail:
    store_rollback(s);
    return -1;
}

static int put_step(struct store *s, int64_t finding, uint32_t ord, const struct finding_step *step, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_STEP_INSERT, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, finding);
    sqlite3_bind_int64(st, 2, ord);
    store_bind_text(st, 3, step_names[step->kind]);
    store_bind_text(st, 4, step->loc.file);
    sqlite3_bind_int64(st, 5, step->loc.line);
    sqlite3_bind_int64(st, 6, step->loc.col);
    store_bind_text(st, 7, step->text);
    return store_step_done(s, st, e);
}

static int put_edit(struct store *s, int64_t finding, const struct finding_fix *fix, uint32_t ord, struct err *e)
{
    const struct finding_edit *x = &fix->edits[ord];
    sqlite3_stmt *st = store_prepared(s, STORE_EDIT_INSERT, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, finding);
    sqlite3_bind_int64(st, 2, ord);
    store_bind_text(st, 3, fix->title);
    store_bind_text(st, 4, x->file);
    const uint32_t numbers[] = {x->offset, x->length, x->line, x->col, x->end_line, x->end_col};
    for (int i = 0; i < 6; i++) sqlite3_bind_int64(st, 5 + i, numbers[i]);
    store_bind_text(st, 11, x->text);
    return store_step_done(s, st, e);
}

static int put_finding(struct store *s, int64_t run, const struct finding *f, struct err *e)
{
    sqlite3_stmt *st = store_prepared(s, STORE_FINDING_INSERT, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, run);
    store_bind_text(st, 2, f->check);
    store_bind_text(st, 3, finding_confidence_name(f->confidence));
    store_bind_text(st, 4, finding_severity_name(f->severity));
    store_bind_text(st, 5, f->loc.file);
    sqlite3_bind_int64(st, 6, f->loc.line);
    sqlite3_bind_int64(st, 7, f->loc.col);
    store_bind_text(st, 8, f->message);
    store_bind_text(st, 9, f->function);
    store_bind_text(st, 10, f->function_usr);
    store_bind_text(st, 11, f->handle_kind);
    store_bind_text(st, 12, f->creator);
    store_bind_text(st, 13, f->handle);
    store_bind_text(st, 14, f->exit_kind);
    store_bind_text(st, 15, f->fingerprint);
    store_bind_text(st, 16, f->rename_fingerprint);
    sqlite3_bind_int(st, 17, f->suppressed);
    store_bind_text(st, 18, f->suppress_reason);
    sqlite3_bind_int(st, 19, f->hidden);
    sqlite3_bind_int(st, 20, f->known);
    if (store_step_done(s, st, e) < 0) return -1;
    int64_t id = sqlite3_last_insert_rowid(s->db);
    for (uint32_t i = 0; i < f->n_steps; i++)
        if (put_step(s, id, i, &f->steps[i], e) < 0) return -1;
    for (uint32_t i = 0; f->fix && i < f->fix->n_edits; i++)
        if (put_edit(s, id, f->fix, i, e) < 0) return -1;
    return 0;
}

int store_put_findings(struct store *s, int64_t run, const struct finding *fs, uint32_t n, struct err *e)
{
    if (store_begin(s, e) < 0) return -1; /* committed by store_run_finish */
    for (uint32_t i = 0; i < n; i++) {
        if (put_finding(s, run, &fs[i], e) < 0) {
            store_rollback(s);
            return -1;
        }
    }
    return 0;
}

int store_put_unknown_callee(struct store *s, int64_t run, const char *name, uint32_t count, struct err *e)
{
    if (store_begin(s, e) < 0) return -1; /* committed by store_run_finish */
    sqlite3_stmt *st = store_prepared(s, STORE_UNKNOWN_INSERT, e);
    if (!st) return -1;
    sqlite3_bind_int64(st, 1, run);
    store_bind_text(st, 2, name);
    sqlite3_bind_int64(st, 3, count);
    return store_step_done(s, st, e);
}
