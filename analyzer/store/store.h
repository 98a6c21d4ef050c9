/* The sqlite database: the only user of sqlite3. IR and summaries are opaque bytes here. WAL mode, one writer. */
#ifndef CANCELCHECK_STORE_STORE_H
#define CANCELCHECK_STORE_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "findings/finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

enum store_tu_status { STORE_TU_OK, STORE_TU_FAILED, STORE_TU_CRASHED, STORE_TU_TIMED_OUT, STORE_TU_SKIPPED };

struct store_function { /* a function a unit defines, for the view `functions` */
    const char *name, *usr, *file;
    uint32_t line;
};

struct store_tu {
    const char *file; /* absolute */
    const char *key;  /* hash over path, flags, tool and libclang version: names the entry */
    enum store_tu_status status;
    const char *why;          /* one line when not ok, or the first diagnostic */
    const char *content_hash; /* over main file and all dependencies */
    uint32_t lines, n_errors, n_skipped;
    double parse_seconds, lower_seconds;
    const void *ir; /* packed unit, NULL unless ok */
    size_t ir_len;
    const char **deps;
    uint32_t n_deps;
    const struct store_function *functions;
    uint32_t n_functions;
    bool cached;      /* the IR came from the store, nothing was parsed */
    const char *args; /* of a part (opaque text), NULL elsewhere */
};

/* Opens or creates; `path` ":memory:" keeps nothing. Migrates older schemas; a newer or foreign file is an error. */
struct store *store_open(const char *path, bool read_only, struct err *e);
void store_close(struct store *s);

/* A run groups what one invocation wrote; it becomes visible in views when store_run_finish commits it. */
int store_run_begin(struct store *s, const char *args, const char *root, int64_t *run, struct err *e);
int store_run_finish(struct store *s, int64_t run, const char *stats_json, int exit_code, struct err *e);

/* Notes what became of the unit in this run and, when `ir` is given, replaces the cache entry of its key. */
int store_put_tu(struct store *s, int64_t run, const struct store_tu *tu, struct err *e);
/* The first half of it, for units that stay as they are, in a transaction that store_notes_end ends. */
int store_note_tu(struct store *s, int64_t run, const struct store_tu *tu, struct err *e);
int store_notes_end(struct store *s, struct err *e);
/* Finds the cache entry of `key`, without its IR; the caller compares its content hash with that of its deps as they
 * are now. 1 found (strings owned by `a`), 0 not, -1 error. */
int store_get_tu(struct store *s, const char *key, struct arena *a, struct store_tu *out, struct err *e);

/* A part: a run that only captured units, for others to link. `part`: which of how many, "1/4". */
int store_set_part(struct store *s, int64_t run, const char *part, struct err *e);
struct store_part {
    const char *root, *part;
    struct store_tu *tus; /* without IR, deps and functions */
    uint32_t n;
};
/* The newest run's; an error when that was none. Owned by `a`. */
int store_get_part(struct store *s, struct arena *a, struct store_part *out, struct err *e);
/* Brings everything into the one file, which may then be copied and read anywhere. */
int store_detach(struct store *s, struct err *e);

/* The IR of that entry, owned by `a`. 1 found, 0 not, -1 error. */
int store_get_ir(struct store *s, const char *key, struct arena *a, const void **ir, size_t *len, struct err *e);

struct store_file { /* a source or header as it was when its bytes were hashed */
    const char *path, *hash;
    int64_t size, mtime, ctime, inode; /* times in nanoseconds */
};
/* All of them, owned by `a`. */
int store_get_files_seen(struct store *s, struct arena *a, struct store_file **files, uint32_t *n, struct err *e);
/* In a transaction that store_notes_end ends. */
int store_put_file_seen(struct store *s, const struct store_file *f, struct err *e);

/* What came of all units together (opaque bytes) under its key; the newest few are kept. Committed by
 * store_run_finish. */
int store_put_reduced(struct store *s, int64_t run, const char *key, const void *data, size_t len, struct err *e);
/* If it is there, it is used by `run` (put and get say so): what was used last is kept. */
int store_use_reduced(struct store *s, int64_t run, const char *key, struct err *e);
/* 1 found (owned by `a`, and marked as used by `run` unless that is 0), 0 not, -1 error. */
int store_get_reduced(struct store *s, int64_t run, const char *key, struct arena *a, const void **data, size_t *len,
                      struct err *e);

int store_put_findings(struct store *s, int64_t run, const struct finding *fs, uint32_t n, struct err *e);
int store_put_unknown_callee(struct store *s, int64_t run, const char *name, uint32_t count, struct err *e);

/* Which run the functions below read: 0 the newest finished one (as after store_open), -1 the one before it, else its
 * number. -1 with `e` when there is none. */
int store_select_run(struct store *s, int64_t run, struct err *e);

/* Findings of the selected run, in finding_cmp order, owned by `a`. */
int store_get_findings(struct store *s, struct arena *a, struct finding **fs, uint32_t *n, struct err *e);

struct store_run_info {
    const char *root, *args, *stats_json;
    uint32_t tus, ok, failed, crashed, timed_out, skipped;
    int exit_code;
};
/* The selected run. */
int store_last_run(struct store *s, struct arena *a, struct store_run_info *out, struct err *e);
/* Every TU of the selected run that is not ok, sorted by file. */
int store_get_bad_tus(struct store *s, struct arena *a, struct store_tu **tus, uint32_t *n, struct err *e);
/* Every file that the selected run's units define functions in, and the units themselves: sorted, without doubles. */
int store_get_files(struct store *s, struct arena *a, const char ***files, uint32_t *n, struct err *e);

struct store_parameters { /* for ?1, ?2, ... of a query */
    const char *const *values;
    uint32_t n;
    uint32_t seconds; /* the answer may take, 0: no limit */
};
struct store_rows {
    const char **names;
    const char **cells; /* row by row; NULL: no value */
    uint32_t n_columns, n_rows;
};
/* Asks one SELECT; whatever would write, attach or configure is refused, and so is an answer that takes too long or is
 * too large. 0, or -1 with `e`. Rows are owned by `a`. */
int store_query(struct store *s, struct arena *a, const char *sql, const struct store_parameters *p,
                struct store_rows *out, struct err *e);

#endif
