/* libpq as programs use it: a failed connection is still owed a PQfinish, results and cancels have their own ends. */
#include <libpq-fe.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void log_line(const char *format, ...);

PGconn *connect_or_null(const char *info)
{
    PGconn *conn = PQconnectdb(info);

    if (PQstatus(conn) != CONNECTION_OK) {
        log_line("%s", PQerrorMessage(conn));
        PQfinish(conn);
        return NULL;
    }
    return conn;
}

/* A connection that failed must be finished, too. */
PGconn *connect_or_null_wrong(const char *info)
{
    PGconn *conn = PQconnectdb(info); /* want "(lost-cancel|never-released)" */

    if (PQstatus(conn) != CONNECTION_OK) {
        fprintf(stderr, "%s", PQerrorMessage(conn));
        return NULL;
    }
    return conn;
}

int count_rows(PGconn *conn, const char *query)
{
    PGresult *res = PQexec(conn, query);
    int n;

    if (PQresultStatus(res) != PGRES_TUPLES_OK) {
        log_line("%s", PQresultErrorMessage(res));
        PQclear(res);
        return -1;
    }
    n = PQntuples(res);
    PQclear(res);
    return n;
}

int count_rows_wrong(PGconn *conn, const char *query)
{
    PGresult *res = PQexec(conn, query); /* want "lost-cancel" */
    int n;

    if (PQresultStatus(res) != PGRES_TUPLES_OK) {
        fprintf(stderr, "%s", PQresultErrorMessage(res));
        return -1;
    }
    n = PQntuples(res);
    PQclear(res);
    return n;
}

/* Results are drained: each one is cleared. */
int drain(PGconn *conn)
{
    PGresult *res;
    int n = 0;

    while ((res = PQgetResult(conn)) != NULL) {
        n += PQntuples(res);
        PQclear(res);
    }
    return n;
}

int drain_wrong(PGconn *conn)
{
    PGresult *res;
    int n = 0;

    while ((res = PQgetResult(conn)) != NULL) /* want "(never-released|overwritten-cancel)" */
        n += PQntuples(res);
    return n;
}

int drain_stops_early(PGconn *conn)
{
    PGresult *res;

    while ((res = PQgetResult(conn)) != NULL) { /* want "lost-cancel" */
        if (PQresultStatus(res) == PGRES_FATAL_ERROR)
            return -1;
        PQclear(res);
    }
    return 0;
}

/* Two statements, one variable. */
int transaction(PGconn *conn)
{
    PGresult *res;

    res = PQexec(conn, "BEGIN");
    if (PQresultStatus(res) != PGRES_COMMAND_OK) {
        PQclear(res);
        return -1;
    }
    PQclear(res);
    res = PQexec(conn, "COMMIT");
    PQclear(res);
    return 0;
}

int transaction_wrong(PGconn *conn)
{
    PGresult *res;

    res = PQexec(conn, "BEGIN");
    if (PQresultStatus(res) != PGRES_COMMAND_OK) {
        PQclear(res);
        return -1;
    }
    res = PQexec(conn, "COMMIT"); /* want "overwritten-cancel" */
    PQclear(res);
    return 0;
}

void result_ignored(PGconn *conn)
{
    PQexec(conn, "NOTIFY jobs"); /* want "discarded-cancel" */
}

int cancel_it(PGconn *conn)
{
    char err[256];
    PGcancel *cancel = PQgetCancel(conn);
    int ok;

    if (cancel == NULL)
        return -1;
    ok = PQcancel(cancel, err, sizeof err);
    PQfreeCancel(cancel);
    return ok ? 0 : -1;
}

int cancel_it_wrong(PGconn *conn)
{
    char err[256];
    PGcancel *cancel = PQgetCancel(conn); /* want "lost-cancel" */

    if (!cancel)
        return -1;
    if (!PQcancel(cancel, err, sizeof err)) {
        fprintf(stderr, "%s\n", err);
        return -1;
    }
    PQfreeCancel(cancel);
    return 0;
}

/* A connection object of the program. */
struct db {
    PGconn *conn;
    PGcancel *cancel;
};

struct db *db_open(const char *info)
{
    struct db *db = calloc(1, sizeof *db);

    if (!db)
        return NULL;
    db->conn = PQconnectdb(info);
    if (PQstatus(db->conn) != CONNECTION_OK) {
        PQfinish(db->conn);
        free(db);
        return NULL;
    }
    db->cancel = PQgetCancel(db->conn);
    return db;
}

void db_close(struct db *db)
{
    if (db->cancel)
        PQfreeCancel(db->cancel);
    PQfinish(db->conn);
    free(db);
}

/* exit_nicely: the helper of the manual. */
static void exit_nicely(PGconn *conn)
{
    PQfinish(conn);
    exit(1);
}

int as_in_the_manual(const char *info)
{
    PGconn *conn = PQconnectdb(info);
    PGresult *res;

    if (PQstatus(conn) != CONNECTION_OK)
        exit_nicely(conn);
    res = PQexec(conn, "SELECT 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK) {
        PQclear(res);
        exit_nicely(conn);
    }
    PQclear(res);
    PQfinish(conn);
    return 0;
}
