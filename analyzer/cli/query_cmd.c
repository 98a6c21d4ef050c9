/* `cancelcheck query NAME|SQL`: ready queries (the page docs/sql.md is carried in the program) or one's own, read-only.
 */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "report/rows.h"

#include "base/path.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MAX_QUERIES = 64, MAX_PARAMETERS = 8, DEFAULT_SECONDS = 60, GRACE = 2 };

static const struct cli_option options[] = {
    {"help", 'h', CLI_NO_VALUE, OPT_HELP},  {"db", 0, CLI_VALUE, OPT_DB},
    {"format", 0, CLI_VALUE, OPT_FORMAT},   {"output", 'o', CLI_VALUE, OPT_OUTPUT},
    {"timeout", 0, CLI_VALUE, OPT_TIMEOUT},
};

/* ---- the page ---- */

struct query {
    const char *name, *about, *sql;
};

extern const char cli_sql_page[]; /* docs/sql.md, made an array by the build */

/* "### name", a sentence, "```sql" text "```", for each. */
static uint32_t ready_queries(struct arena *a, struct query *out)
{
    uint32_t n = 0;
    for (const char *p = strstr(cli_sql_page, "\n### "); p && n < MAX_QUERIES; p = strstr(p, "\n### ")) {
        const char *name = p + 5, *about = name + strcspn(name, "\n"), *sql = strstr(name, "```sql\n");
        const char *end = sql ? strstr(sql + 7, "```") : NULL;
        if (!end) break;
        out[n].name = arena_strndup(a, name, (size_t)(about - name));
        about += strspn(about, "\n");
        out[n].about = arena_strndup(a, about, strcspn(about, "\n"));
        out[n++].sql = arena_strndup(a, sql + 7, (size_t)(end - sql - 7));
        p = end;
    }
    return n;
}

/* Whether a word is meant as SQL rather than as a name. */
static bool is_sql(const char *word)
{
    return strpbrk(word, " \t\n;(") != NULL;
}

static const char *find_sql(const struct query *ready, uint32_t n, const char *word, struct err *e)
{
    const char *names[MAX_QUERIES];
    if (is_sql(word)) return word;
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(ready[i].name, word) == 0) return ready[i].sql;
        names[i] = ready[i].name;
    }
    const char *near = str_nearest(word, names, n);
    if (near)
        err_set(e, "query: no query is called '%s'; did you mean '%s'?", word, near);
    else
        err_set(e, "query: no query is called '%s'; `cancelcheck query` names them", word);
    return NULL;
}

/* ---- asking ---- */

struct request {
    const char *db, *output, *what;
    enum report_rows_form form;
    const char *parameters[MAX_PARAMETERS];
    uint32_t n_parameters, seconds;
};

/* One step of sqlite's can take for ever (LIKE with a long pattern), and it looks at the clock between steps only.
 * Nothing is written but the answer: the process can end anywhere. */
static void give_up(int signal)
{
    static const char text[] = "cancelcheck: query: no answer in time (--timeout allows more)\n";
    (void)signal;
    if (write(STDERR_FILENO, text, sizeof text - 1) >= 0) _exit(CLI_USAGE);
    _exit(CLI_INCOMPLETE);
}

static int ask(const struct request *q, const char *sql, struct arena *a, struct err *e)
{
    struct store_rows rows;
    struct strbuf out = {0};
    struct store *s = store_open(q->db, true, e);
    signal(SIGALRM, give_up);
    alarm(q->seconds ? q->seconds + GRACE : 0);
    const struct store_parameters p = {q->parameters, q->n_parameters, q->seconds};
    int rc = s ? store_query(s, a, sql, &p, &rows, e) : -1;
    alarm(0);
    if (rc == 0) {
        report_rows(&out, &(struct report_table){rows.names, rows.cells, rows.n_columns, rows.n_rows}, q->form);
        rc = show_write(q->output, strbuf_cstr(&out), out.len, e);
    }
    strbuf_release(&out);
    store_close(s);
    return rc;
}

static int list(const struct query *ready, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) printf("%-16s %s\n", ready[i].name, ready[i].about);
    return CLI_CLEAN;
}

static int take_form(struct request *q, const char *word, struct err *e)
{
    static const char *const words[] = {"table", "csv", "jsonl"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(word, words[i]) != 0) continue;
        q->form = (enum report_rows_form)i;
        return 0;
    }
    return err_set(e, "query: --format=%s: must be table, csv or jsonl", word);
}

static int take(struct request *q, int id, const char *value, struct err *e)
{
    switch (id) {
    case OPT_DB: q->db = value; return 0;
    case OPT_OUTPUT: q->output = value; return 0;
    case OPT_FORMAT: return take_form(q, value, e);
    case OPT_TIMEOUT:
        q->seconds = 0;
        return strcmp(value, "0") == 0 ? 0 : analysis_number("timeout", value, 86400, &q->seconds, e);
    case CLI_BAD: return -1;
    case CLI_POSITIONAL: break;
    default: return err_set(e, "query: unexpected argument '--'");
    }
    if (!q->what)
        q->what = value;
    else if (q->n_parameters == MAX_PARAMETERS)
        return err_set(e, "query: at most %d parameters", MAX_PARAMETERS);
    else
        q->parameters[q->n_parameters++] = value;
    return 0;
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct err e = {{0}};
    struct request q = {.seconds = DEFAULT_SECONDS};
    struct query *ready = ARENA_ARRAY(&a, struct query, MAX_QUERIES);
    uint32_t n = ready_queries(&a, ready);
    const char *value, *sql = NULL;
    int id, bad = 0, code = CLI_CLEAN;
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 1};
    while (!bad && (id = cli_next(&r, &value, &e)) != CLI_END) bad = take(&q, id, value, &e);
    if (!bad && !q.what) {
        code = list(ready, n);
    } else {
        if (!bad && !(sql = find_sql(ready, n, q.what, &e))) bad = -1;
        if (!bad && !q.db && !(q.db = show_find_db(&a)))
            bad = err_set(&e, "query: which database? Name it with --db (as in `cancelcheck --db cancelcheck.db`)");
        if (bad || ask(&q, sql, &a, &e) < 0) code = cli_fail(CLI_USAGE, "%s", e.msg);
    }
    arena_release(&a);
    return code;
}

const struct cli_command cli_query = {
    .name = "query",
    .summary = "ask a database: ready queries, or SQL over its views",
    .help = "Usage: cancelcheck query                          names the ready queries\n"
            "       cancelcheck query NAME [VALUE...] [--db FILE]\n"
            "       cancelcheck query \"SELECT ...\" [VALUE...] [--db FILE]\n"
            "Asks a database that --db of analyze wrote; nothing is changed in it. VALUEs\n"
            "stand for ?1, ?2, ... of the query.\n\n"
            "  --db=FILE            database (default: cancelcheck.db in ., build*/ or out/)\n"
            "  --format=FMT         table (default), csv or jsonl\n"
            "  -o, --output=FILE    write there instead of to standard output\n"
            "  --timeout=SECONDS    the answer may take (default: 60; 0: any time)\n\n"
            "Views: findings, run_findings, paths, handles, unknown_callees, coverage, runs,\n"
            "functions. docs/sql.md tells their columns.\n"
            "Exit: 0 asked, 2 it could not be.\n",
    .run = run,
};
