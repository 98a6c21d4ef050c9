/* Opening and closing the database, transactions, prepared statements, and how sqlite's failures are worded. */
#include "store/store_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_MILLISECONDS 60000

/* Parameter 1 is the run to read, 0 for the newest finished one. */
#define SELECTED "iif(?1 > 0, ?1, (SELECT max(id) FROM run WHERE finished IS NOT NULL))"

static const char *const statements[STORE_N_STMTS] = {
    [STORE_RUN_INSERT] = "INSERT INTO run(started, args, root) VALUES(CAST(strftime('%s', 'now') AS INTEGER), ?1, ?2)",
    [STORE_RUN_FINISH] =
        "UPDATE run SET finished = CAST(strftime('%s', 'now') AS INTEGER), stats = ?2, exit_code = ?3 WHERE id = ?1",
    [STORE_RUN_PRUNE_OLD] = "DELETE FROM run WHERE finished IS NOT NULL AND id NOT IN"
                            " (SELECT id FROM run WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 50)",
    [STORE_RUN_PRUNE_DEAD] = "DELETE FROM run WHERE finished IS NULL AND id < ?1 AND started < CAST(strftime('%s', "
                             "'now') AS INTEGER) - 86400",
    [STORE_TU_PRUNE] = "DELETE FROM tu WHERE key NOT IN (SELECT key FROM run_tu WHERE run IN"
                       " (SELECT id FROM run ORDER BY id DESC LIMIT 10))",
    [STORE_RUN_TU_INSERT] =
        "INSERT INTO run_tu(run, file, key, status, why, cached, lines, n_errors, n_skipped,"
        " parse_seconds, lower_seconds, args) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [STORE_TU_DELETE] = "DELETE FROM tu WHERE key = ?1",
    [STORE_TU_INSERT] = "INSERT INTO tu(key, file, content_hash, why, lines, n_errors, n_skipped, parse_seconds,"
                        " lower_seconds) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [STORE_IR_INSERT] = "INSERT INTO tu_ir(tu, ir) VALUES(?1, ?2)",
    [STORE_DEP_INSERT] = "INSERT INTO tu_dep(tu, ord, path) VALUES(?1, ?2, ?3)",
    [STORE_FUNCTION_INSERT] = "INSERT INTO tu_function(tu, ord, name, usr, file, line) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [STORE_FINDING_INSERT] =
        "INSERT INTO finding(run, check_id, confidence, severity, file, line, col, message, function, function_usr,"
        " handle_kind, creator, handle, exit_kind, fingerprint, rename_fingerprint, suppressed, suppress_reason, "
        "hidden,"
        " known) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
    [STORE_STEP_INSERT] = "INSERT INTO step(finding, ord, kind, file, line, col, text)"
                          " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [STORE_EDIT_INSERT] = "INSERT INTO fix_edit(finding, ord, title, file, offset, length, line, col, end_line,"
                          " end_col, text) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [STORE_UNKNOWN_INSERT] = "INSERT INTO unknown_callee(run, name, count) VALUES(?1, ?2, ?3)"
                             " ON CONFLICT(run, name) DO UPDATE SET count = count + excluded.count",
    [STORE_TU_GET] = "SELECT id, file, content_hash, why, lines, n_errors, n_skipped, parse_seconds, lower_seconds"
                     " FROM tu WHERE key = ?1",
    [STORE_IR_GET] = "SELECT ir FROM tu JOIN tu_ir ON tu_ir.tu = tu.id WHERE key = ?1",
    [STORE_PART_SET] = "UPDATE run SET part = ?2 WHERE id = ?1",
    [STORE_PART_GET] = "SELECT root, part FROM run WHERE finished IS NOT NULL AND id = " SELECTED,
    [STORE_PART_TUS] =
        "SELECT file, key, status, why, lines, n_errors, n_skipped, args FROM run_tu WHERE run = " SELECTED
        " ORDER BY ord",
    [STORE_SEEN_GET] = "SELECT path, size, mtime, ctime, inode, hash FROM file_seen",
    [STORE_SEEN_PUT] = "INSERT OR REPLACE INTO file_seen(path, size, mtime, ctime, inode, hash)"
                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [STORE_REDUCED_GET] = "SELECT data FROM reduced WHERE key = ?1",
    [STORE_REDUCED_USE] = "INSERT OR REPLACE INTO reduced_use(key, run) SELECT key, ?2 FROM reduced WHERE key = ?1",
    [STORE_REDUCED_PUT] = "INSERT OR REPLACE INTO reduced(key, run, data) VALUES(?1, ?2, ?3)",
    [STORE_REDUCED_PRUNE] =
        "DELETE FROM reduced WHERE key NOT IN (SELECT key FROM reduced_use ORDER BY run DESC, key LIMIT 8)",
    [STORE_DEPS_GET] = "SELECT path FROM tu_dep WHERE tu = ?1 ORDER BY ord",
    [STORE_FINDINGS_GET] =
        "SELECT id, check_id, confidence, severity, file, line, col, message, function, function_usr, handle_kind,"
        " creator, handle, exit_kind, fingerprint, rename_fingerprint, suppressed, suppress_reason, hidden, known"
        " FROM finding WHERE run = " SELECTED " ORDER BY id",
    [STORE_EDITS_GET] = "SELECT title, file, offset, length, line, col, end_line, end_col, text FROM fix_edit"
                        " WHERE finding = ?1 ORDER BY ord",
    [STORE_STEPS_GET] = "SELECT kind, file, line, col, text FROM step WHERE finding = ?1 ORDER BY ord",
    [STORE_RUN_GET] = "SELECT id, root, args, stats, exit_code FROM run WHERE finished IS NOT NULL AND id = " SELECTED,
    [STORE_RUN_COUNTS] = "SELECT status, count(*) FROM run_tu WHERE run = ?1 GROUP BY status",
    [STORE_BAD_TUS] = "SELECT file, key, status, why, lines, n_errors, n_skipped, parse_seconds, lower_seconds"
                      " FROM run_tu WHERE status <> 'ok' AND run = " SELECTED " ORDER BY file, ord",
    [STORE_RUN_BEFORE] = "SELECT id FROM run WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1 OFFSET 1",
    [STORE_FILES_GET] = "SELECT file FROM run_tu WHERE run = " SELECTED " UNION SELECT f.file FROM run_tu t JOIN tu"
                        " ON tu.key = t.key JOIN tu_function f ON f.tu = tu.id WHERE t.run = " SELECTED " ORDER BY 1",
};

/* New files can be made beside the file. */
static bool is_folder_open(const char *path)
{
    struct arena a = {0};
    const char *dir = path_dirname(&a, path);
    bool open = !path_is_dir(dir) || access(dir, W_OK) == 0;
    arena_release(&a);
    return open;
}

int store_fail(struct store *s, struct err *e, const char *doing)
{
    int code = s->db ? sqlite3_errcode(s->db) : SQLITE_NOMEM;
    switch (code & 0xff) {
    case SQLITE_NOTADB: return err_set(e, "%s: not a sqlite database", s->path);
    case SQLITE_CORRUPT:
        return err_set(e, "%s: the database is damaged (%s): delete it, the next run writes it anew", s->path,
                       sqlite3_errmsg(s->db));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(e, "%s: locked by another process for over a minute, or its file system has no locks", s->path);
    case SQLITE_FULL: return err_set(e, "%s: no space left while %s", s->path, doing);
    case SQLITE_READONLY: return err_set(e, "%s: cannot be written (read-only file or directory)", s->path);
    case SQLITE_CANTOPEN: {
        int system = s->db ? sqlite3_system_errno(s->db) : 0;
        if (system == ENOENT && !is_folder_open(s->path)) system = EACCES; /* sqlite tells of its second try */
        return err_set(e, "%s: cannot be opened: %s", s->path, system ? strerror(system) : "no such file or directory");
    }
    default: return err_set(e, "%s: %s failed: %s", s->path, doing, s->db ? sqlite3_errmsg(s->db) : "out of memory");
    }
}

int store_exec(struct store *s, const char *sql, struct err *e)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : store_fail(s, e, "writing");
}

sqlite3_stmt *store_prepared(struct store *s, enum store_stmt id, struct err *e)
{
    sqlite3_stmt **st = &s->stmts[id];
    if (!*st && sqlite3_prepare_v3(s->db, statements[id], -1, SQLITE_PREPARE_PERSISTENT, st, NULL) != SQLITE_OK) {
        store_fail(s, e, "preparing a statement");
        return NULL;
    }
    sqlite3_reset(*st);
    sqlite3_clear_bindings(*st);
    return *st;
}

int store_step_done(struct store *s, sqlite3_stmt *st, struct err *e)
{
    int rc = sqlite3_step(st);
    int bad = rc == SQLITE_DONE ? 0 : store_fail(s, e, "writing");
    sqlite3_reset(st);
    return bad;
}

int store_begin(struct store *s, struct err *e)
{
    if (s->in_transaction) return 0;
    if (store_exec(s, "BEGIN IMMEDIATE", e) < 0) return -1;
    s->in_transaction = true;
    return 0;
}

int store_commit(struct store *s, struct err *e)
{
    if (store_exec(s, "COMMIT", e) < 0) {
        store_rollback(s);
        return -1;
    }
    s->in_transaction = false;
    return 0;
}

void store_rollback(struct store *s)
{
    if (s->in_transaction) sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    s->in_transaction = false;
}

void store_bind_text(sqlite3_stmt *st, int index, const char *text)
{
    sqlite3_bind_text(st, index, text ? text : "", -1, SQLITE_STATIC);
}

static const char *const status_names[] = {
    [STORE_TU_OK] = "ok",           [STORE_TU_FAILED] = "failed",
    [STORE_TU_CRASHED] = "crashed", [STORE_TU_TIMED_OUT] = "timed out",
    [STORE_TU_SKIPPED] = "skipped",
};

const char *store_tu_status_name(enum store_tu_status st)
{
    return status_names[st];
}

enum store_tu_status store_tu_status_parse(const char *name)
{
    for (size_t i = 0; i < sizeof status_names / sizeof *status_names; i++)
        if (strcmp(name, status_names[i]) == 0) return (enum store_tu_status)i;
    return STORE_TU_FAILED;
}

/* A database may come from elsewhere: no triggers, no functions with side effects in its schema, cells checked. */
static int harden(struct store *s, struct err *e)
{
    sqlite3_busy_timeout(s->db, BUSY_MILLISECONDS);
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    return store_exec(s, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON", e);
}

/* The file as a URI that sqlite opens without touching the directory (a database on read-only media). */
static void immutable_uri(struct strbuf *b, const char *path)
{
    strbuf_puts(b, "file:");
    for (const char *p = path; *p; p++) {
        if (*p == '?' || *p == '#' || *p == '%')
            strbuf_addf(b, "%%%02x", (unsigned char)*p);
        else
            strbuf_putc(b, *p);
    }
    strbuf_puts(b, "?immutable=1");
}

static int open_file(struct store *s, const char *name, int flags, struct err *e)
{
    if (sqlite3_open_v2(name, &s->db, flags, NULL) != SQLITE_OK) return store_fail(s, e, "opening");
    return harden(s, e);
}

static int open_read_only(struct store *s, struct err *e)
{
    int application, version;
    if (open_file(s, s->path, SQLITE_OPEN_READONLY, e) == 0 && store_versions(s, &application, &version, e) == 0)
        return 0;
    int why = s->db ? sqlite3_errcode(s->db) & 0xff : SQLITE_NOMEM;
    if ((why != SQLITE_CANTOPEN && why != SQLITE_READONLY) || access(s->path, R_OK) != 0) return -1;
    /* The file is there but its directory cannot take the shared-memory file of the WAL. */
    sqlite3_close(s->db);
    s->db = NULL;
    struct strbuf uri = {0};
    immutable_uri(&uri, s->path);
    int rc = open_file(s, strbuf_cstr(&uri), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, e);
    strbuf_release(&uri);
    return rc;
}

static int open_writable(struct store *s, struct err *e)
{
    struct stat st;
    /* A link may have been left there by whoever made the folder. */
    if (lstat(s->path, &st) == 0 && S_ISLNK(st.st_mode))
        return err_set(e, "%s: is a symbolic link: name the file itself", s->path);
    if (open_file(s, s->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, e) < 0) return -1;
    /* Most of it are large values: fewer pages, fewer calls of the system. Of a file that exists it stays as it is. */
    if (store_exec(s, "PRAGMA page_size = 16384", e) < 0 || store_migrate(s, e) < 0) return -1;
    /* WAL with synchronous = NORMAL: a commit costs no fsync and a killed run leaves the last commit. */
    return store_exec(s, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", e);
}

int store_detach(struct store *s, struct err *e)
{
    return store_exec(s, "PRAGMA journal_mode = DELETE", e);
}

struct store *store_open(const char *path, bool read_only, struct err *e)
{
    struct store *s = xmalloc(sizeof *s);
    *s = (struct store){.path = xstrdup(path), .read_only = read_only};
    int rc;
    if (read_only && access(path, F_OK) != 0) {
        rc = err_set(e, "%s: %s", path, strerror(errno));
    } else if (path_is_special(path)) { /* sqlite would wait at a pipe for ever */
        rc = err_set(e, "%s: is a folder, pipe or device, no database", path);
    } else if (read_only) {
        rc = open_read_only(s, e);
        if (rc == 0) rc = store_migrate(s, e);
    } else {
        rc = open_writable(s, e);
    }
    if (rc == 0) return s;
    store_close(s);
    return NULL;
}

void store_close(struct store *s)
{
    if (!s) return;
    if (s->db) store_rollback(s);
    for (int i = 0; i < STORE_N_STMTS; i++) sqlite3_finalize(s->stmts[i]);
    sqlite3_close(s->db);
    free(s->path);
    free(s);
}
