/* What the files of store/ share: the connection, its prepared statements and the one way errors are worded. */
#ifndef CANCELCHECK_STORE_STORE_INTERNAL_H
#define CANCELCHECK_STORE_STORE_INTERNAL_H

#include "store/store.h"

#include <sqlite3.h>

enum store_stmt {
    STORE_RUN_INSERT,
    STORE_RUN_FINISH,
    STORE_RUN_PRUNE_OLD,
    STORE_RUN_PRUNE_DEAD,
    STORE_TU_PRUNE,
    STORE_RUN_TU_INSERT,
    STORE_TU_DELETE,
    STORE_TU_INSERT,
    STORE_IR_INSERT,
    STORE_DEP_INSERT,
    STORE_FUNCTION_INSERT,
    STORE_FINDING_INSERT,
    STORE_STEP_INSERT,
    STORE_EDIT_INSERT,
    STORE_UNKNOWN_INSERT,
    STORE_TU_GET,
    STORE_DEPS_GET,
    STORE_FINDINGS_GET,
    STORE_STEPS_GET,
    STORE_EDITS_GET,
    STORE_RUN_GET,
    STORE_RUN_COUNTS,
    STORE_BAD_TUS,
    STORE_RUN_BEFORE,
    STORE_FILES_GET,
    STORE_IR_GET,
    STORE_PART_SET,
    STORE_PART_GET,
    STORE_PART_TUS,
    STORE_SEEN_GET,
    STORE_SEEN_PUT,
    STORE_REDUCED_GET,
    STORE_REDUCED_USE,
    STORE_REDUCED_PUT,
    STORE_REDUCED_PRUNE,
    STORE_N_STMTS,
};

struct store {
    sqlite3 *db;
    char *path;
    bool read_only;
    bool in_transaction;
    int64_t run; /* that is read; 0: the newest finished one */
    sqlite3_stmt *stmts[STORE_N_STMTS];
};

/* Words sqlite's last failure for people (damaged, locked, full, ...) into `e`; gives -1. */
int store_fail(struct store *s, struct err *e, const char *doing);

/* Runs SQL text without parameters. 0 or -1. */
int store_exec(struct store *s, const char *sql, struct err *e);

/* The statement, reset and without bindings; NULL on failure. Owned by `s`. */
sqlite3_stmt *store_prepared(struct store *s, enum store_stmt id, struct err *e);

/* Steps a statement that gives no rows and resets it. 0 or -1. */
int store_step_done(struct store *s, sqlite3_stmt *st, struct err *e);

/* BEGIN IMMEDIATE unless a transaction is open; its COMMIT; its ROLLBACK (no failure is reported). */
int store_begin(struct store *s, struct err *e);
int store_commit(struct store *s, struct err *e);
void store_rollback(struct store *s);

/* Binds text, NULL as "". */
void store_bind_text(sqlite3_stmt *st, int index, const char *text);

/* Brings the file to this build's schema; refuses newer and foreign files. (store_schema.c) */
int store_migrate(struct store *s, struct err *e);
/* Drops the views and makes them anew. (store_views.c) */
int store_make_views(struct store *s, struct err *e);
/* application_id and user_version as they stand. 0 or -1. */
int store_versions(struct store *s, int *application, int *version, struct err *e);
/* The schema version of this build. */
int store_schema_version(void);

const char *store_tu_status_name(enum store_tu_status st);
enum store_tu_status store_tu_status_parse(const char *name);

#endif
