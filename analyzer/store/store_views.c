/* The public query interface (docs/sql.md): the views' names and columns stay, whatever becomes of the tables. Views
 * other than `runs` and `run_findings` show the newest finished run. */
#include "store/store_internal.h"

#include "base/str.h"

/* Paths are shown from the run's root. */
#define PATH_OF(file)                                                                                                  \
    "iif(substr(" file ", 1, length(r.root) + 1) = r.root || '/', substr(" file ", length(r.root) + 2), " file ")"
#define COUNT_TUS(status, name)                                                                                        \
    " (SELECT count(*) FROM run_tu t WHERE t.run = r.id AND t.status = '" status "') AS " name ","
#define NEWEST "(SELECT run FROM last_run)"

/* Dropped and made anew by each migration, in this order, so that they always fit the tables. */
/* clang-format off */
static const char *const views[][2] = {
    {"last_run", "SELECT max(id) AS run FROM run WHERE finished IS NOT NULL"},

    {"run_findings",
     "SELECT f.run, f.id AS finding, f.check_id AS \"check\", f.confidence, f.severity,"
     " " PATH_OF("f.file") " AS path, f.file, f.line, f.col, f.message, f.function, f.function_usr,"
     " f.handle_kind, f.creator, f.handle, f.exit_kind, f.fingerprint, f.rename_fingerprint,"
     " f.suppressed, f.suppress_reason,"
     " CASE WHEN f.suppressed THEN 'suppressed' WHEN f.known THEN 'known' WHEN f.hidden THEN 'hidden'"
     " ELSE 'reported' END AS state"
     " FROM finding f JOIN run r ON r.id = f.run WHERE r.finished IS NOT NULL"},

    {"runs",
     "SELECT r.id AS run, datetime(r.started, 'unixepoch') AS started,"
     " datetime(r.finished, 'unixepoch') AS finished, r.root, r.args, r.exit_code,"
     " (SELECT count(*) FROM run_tu t WHERE t.run = r.id) AS tus,"
     COUNT_TUS("ok", "ok") COUNT_TUS("failed", "failed") COUNT_TUS("crashed", "crashed")
     COUNT_TUS("timed out", "timed_out") COUNT_TUS("skipped", "skipped")
     " (SELECT count(*) FROM run_findings f WHERE f.run = r.id AND f.state = 'reported') AS findings,"
     " (SELECT count(*) FROM run_findings f WHERE f.run = r.id AND f.state = 'suppressed') AS suppressed,"
     " r.stats FROM run r WHERE r.finished IS NOT NULL"},

    {"findings", "SELECT * FROM run_findings WHERE run = " NEWEST},

    {"paths",
     "SELECT s.finding, f.fingerprint, f.\"check\", s.ord AS step, s.kind,"
     " " PATH_OF("s.file") " AS path, s.file, s.line, s.col, s.text"
     " FROM findings f JOIN step s ON s.finding = f.finding JOIN run r ON r.id = f.run"},

    {"handles",
     "SELECT handle_kind, creator, count(*) AS findings, sum(suppressed) AS suppressed,"
     " count(DISTINCT file) AS files, count(DISTINCT function_usr) AS functions"
     " FROM findings GROUP BY handle_kind, creator"},

    {"unknown_callees", "SELECT name, count FROM unknown_callee WHERE run = " NEWEST},

    {"coverage",
     "SELECT " PATH_OF("t.file") " AS path, t.file, t.status, t.why, t.cached, t.lines, t.n_errors AS errors,"
     " t.n_skipped AS skipped_functions, t.parse_seconds, t.lower_seconds"
     " FROM run_tu t JOIN run r ON r.id = t.run WHERE t.run = " NEWEST},

    {"functions",
     "SELECT DISTINCT f.name, f.usr, f.file, f.line FROM run_tu t JOIN tu ON tu.key = t.key"
     " JOIN tu_function f ON f.tu = tu.id WHERE t.run = " NEWEST},
};
/* clang-format on */

#define N_VIEWS (sizeof views / sizeof *views)

int store_make_views(struct store *s, struct err *e)
{
    struct strbuf sql = {0};
    for (size_t i = N_VIEWS; i-- > 0;) strbuf_addf(&sql, "DROP VIEW IF EXISTS %s;", views[i][0]);
    for (size_t i = 0; i < N_VIEWS; i++) strbuf_addf(&sql, "CREATE VIEW %s AS %s;", views[i][0], views[i][1]);
    int rc = store_exec(s, strbuf_cstr(&sql), e);
    strbuf_release(&sql);
    return rc;
}
