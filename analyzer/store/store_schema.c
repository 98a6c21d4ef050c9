/* Schema and migrations. Tables are ours to change; the views (store_views.c) are the public query interface. */
#include "store/store_internal.h"

#include <stdio.h>

#define APPLICATION_ID 0x43434b31 /* "CCK1" */

/* One entry a version, never edited once released: entry i brings a file from user_version i to i + 1. */
static const char *const migrations[] = {
    "CREATE TABLE run(id INTEGER PRIMARY KEY AUTOINCREMENT, started INTEGER NOT NULL, finished INTEGER,"
    " args TEXT NOT NULL, root TEXT NOT NULL, stats TEXT NOT NULL DEFAULT '{}', exit_code INTEGER);"
    /* What became of each translation unit in a run; stays when the cache entry is replaced. */
    "CREATE TABLE run_tu(run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, ord INTEGER PRIMARY KEY,"
    " file TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, why TEXT NOT NULL, cached INTEGER NOT NULL,"
    " lines INTEGER NOT NULL, n_errors INTEGER NOT NULL, n_skipped INTEGER NOT NULL,"
    " parse_seconds REAL NOT NULL, lower_seconds REAL NOT NULL);"
    "CREATE INDEX run_tu_by_run ON run_tu(run, file);"
    "CREATE INDEX run_tu_by_key ON run_tu(key);"
    /* The cache: packed IR of a translation unit under the key of its command, valid for one content hash. */
    "CREATE TABLE tu(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, file TEXT NOT NULL, content_hash TEXT NOT NULL,"
    " why TEXT NOT NULL, lines INTEGER NOT NULL, n_errors INTEGER NOT NULL, n_skipped INTEGER NOT NULL,"
    " parse_seconds REAL NOT NULL, lower_seconds REAL NOT NULL);"
    "CREATE TABLE tu_ir(tu INTEGER PRIMARY KEY REFERENCES tu(id) ON DELETE CASCADE, ir BLOB NOT NULL);"
    "CREATE TABLE tu_dep(tu INTEGER NOT NULL REFERENCES tu(id) ON DELETE CASCADE, ord INTEGER NOT NULL,"
    " path TEXT NOT NULL, PRIMARY KEY(tu, ord)) WITHOUT ROWID;"
    "CREATE TABLE tu_function(tu INTEGER NOT NULL REFERENCES tu(id) ON DELETE CASCADE, ord INTEGER NOT NULL,"
    " name TEXT NOT NULL, usr TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,"
    " PRIMARY KEY(tu, ord)) WITHOUT ROWID;"
    "CREATE TABLE finding(id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,"
    " check_id TEXT NOT NULL, confidence TEXT NOT NULL, severity TEXT NOT NULL, file TEXT NOT NULL,"
    " line INTEGER NOT NULL, col INTEGER NOT NULL, message TEXT NOT NULL, function TEXT NOT NULL,"
    " function_usr TEXT NOT NULL, handle_kind TEXT NOT NULL, creator TEXT NOT NULL, handle TEXT NOT NULL,"
    " exit_kind TEXT NOT NULL, fingerprint TEXT NOT NULL, rename_fingerprint TEXT NOT NULL,"
    " suppressed INTEGER NOT NULL, suppress_reason TEXT NOT NULL);"
    "CREATE INDEX finding_by_run ON finding(run, file);"
    "CREATE INDEX finding_by_fingerprint ON finding(fingerprint);"
    "CREATE TABLE step(finding INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE, ord INTEGER NOT NULL,"
    " kind TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY(finding, ord)) WITHOUT ROWID;"
    "CREATE TABLE unknown_callee(run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, name TEXT NOT NULL,"
    " count INTEGER NOT NULL, PRIMARY KEY(run, name)) WITHOUT ROWID;",

    "CREATE TABLE suppression(id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL, check_id TEXT NOT NULL,"
    " path TEXT NOT NULL, function TEXT NOT NULL, reason TEXT NOT NULL, owner TEXT NOT NULL, expires INTEGER);"
    "CREATE TABLE baseline(fingerprint TEXT NOT NULL, rename_fingerprint TEXT NOT NULL, check_id TEXT NOT NULL,"
    " path TEXT NOT NULL, PRIMARY KEY(fingerprint)) WITHOUT ROWID;",

    /* What the configuration and the baseline made of each finding. */
    "ALTER TABLE finding ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE finding ADD COLUMN known INTEGER NOT NULL DEFAULT 0;",

    /* The fix of a finding: byte ranges of one file and what they become. */
    "CREATE TABLE fix_edit(finding INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE, ord INTEGER NOT NULL,"
    " title TEXT NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, line INTEGER NOT NULL,"
    " col INTEGER NOT NULL, end_line INTEGER NOT NULL, end_col INTEGER NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY(finding, ord)) WITHOUT ROWID;",

    /* What files were like when they were hashed; and what came of all units together, by the hash of what it was made
     * of. */
    "CREATE TABLE file_seen(path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL,"
    " ctime INTEGER NOT NULL, inode INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE reduced(key TEXT PRIMARY KEY, run INTEGER NOT NULL, data BLOB NOT NULL);",

    /* Parts: runs that captured units for others to link. */
    "ALTER TABLE run ADD COLUMN part TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE run_tu ADD COLUMN args TEXT NOT NULL DEFAULT '';",

    /* Which run used what of reduced last: beside the data, which would be read and written again to change a number.
     */
    "CREATE TABLE reduced_use(key TEXT PRIMARY KEY REFERENCES reduced(key) ON DELETE CASCADE, run INTEGER NOT NULL)"
    " WITHOUT ROWID;",
};

int store_schema_version(void)
{
    return (int)(sizeof migrations / sizeof *migrations);
}

static int pragma_int(struct store *s, const char *sql, int *out, struct err *e)
{
    sqlite3_stmt *st = NULL;
    if (sqlite3_prepare_v2(s->db, sql, -1, &st, NULL) != SQLITE_OK) return store_fail(s, e, "opening");
    int rc = sqlite3_step(st);
    *out = rc == SQLITE_ROW ? sqlite3_column_int(st, 0) : 0;
    sqlite3_finalize(st);
    return rc == SQLITE_ROW ? 0 : store_fail(s, e, "opening");
}

int store_versions(struct store *s, int *application, int *version, struct err *e)
{
    if (pragma_int(s, "PRAGMA application_id", application, e) < 0) return -1;
    return pragma_int(s, "PRAGMA user_version", version, e);
}

/* Refuses files that are not ours before anything is written to them. */
static int check_ours(struct store *s, int *version, struct err *e)
{
    int application = 0, tables = 0;
    if (store_versions(s, &application, version, e) < 0) return -1;
    if (pragma_int(s, "SELECT count(*) FROM sqlite_master", &tables, e) < 0) return -1;
    if (application == 0 && *version == 0 && tables == 0 && !s->read_only) return 0; /* new file */
    if (application != APPLICATION_ID)
        return err_set(e, "%s: not a cancelcheck database (another program's sqlite file, or an empty one)", s->path);
    if (*version < 0 || *version > store_schema_version())
        return err_set(e,
                       "%s: written by a newer cancelcheck (format %d, this one reads up to %d): update cancelcheck "
                       "or name another --db",
                       s->path, *version, store_schema_version());
    return 0;
}

static int migrate_from(struct store *s, int version, struct err *e)
{
    for (int v = version; v < store_schema_version(); v++)
        if (store_exec(s, migrations[v], e) < 0) return -1;
    if (store_make_views(s, e) < 0) return -1;
    char sql[96];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID,
             store_schema_version());
    return store_exec(s, sql, e);
}

int store_migrate(struct store *s, struct err *e)
{
    int version = 0;
    if (check_ours(s, &version, e) < 0) return -1;
    if (version == store_schema_version()) return 0;
    if (s->read_only) return err_set(e, "%s: older format; analyse into it once to bring it up to date", s->path);
    /* Another process may migrate at the same time: look again under the write lock. */
    if (store_begin(s, e) < 0) return -1;
    if (check_ours(s, &version, e) < 0 || (version < store_schema_version() && migrate_from(s, version, e) < 0)) {
        store_rollback(s);
        return -1;
    }
    return store_commit(s, e);
}
