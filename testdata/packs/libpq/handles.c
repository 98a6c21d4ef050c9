/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <libpq-fe.h>

#include <stddef.h>

int step(int n);

int good_conn(int n)
{
    PGconn *p = PQconnectdb("");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(p);
        return -1;
    }
    PQfinish(p);
    return 0;
}

int bad_conn(int n)
{
    PGconn *p = PQconnectdb(""); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQfinish(p);
    return 0;
}

int good_conn_params(const char *const *k, const char *const *v, int n)
{
    PGconn *p = PQconnectdbParams(k, v, 0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(p);
        return -1;
    }
    PQfinish(p);
    return 0;
}

int bad_conn_params(const char *const *k, const char *const *v, int n)
{
    PGconn *p = PQconnectdbParams(k, v, 0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQfinish(p);
    return 0;
}

int good_conn_start(int n)
{
    PGconn *p = PQconnectStart("");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(p);
        return -1;
    }
    PQfinish(p);
    return 0;
}

int bad_conn_start(int n)
{
    PGconn *p = PQconnectStart(""); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQfinish(p);
    return 0;
}

int good_login(int n)
{
    PGconn *p = PQsetdbLogin(NULL, NULL, NULL, NULL, NULL, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(p);
        return -1;
    }
    PQfinish(p);
    return 0;
}

int bad_login(int n)
{
    PGconn *p = PQsetdbLogin(NULL, NULL, NULL, NULL, NULL, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQfinish(p);
    return 0;
}

int good_result(PGconn *conn, int n)
{
    PGresult *p = PQexec(conn, "");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQclear(p);
        return -1;
    }
    PQclear(p);
    return 0;
}

int bad_result(PGconn *conn, int n)
{
    PGresult *p = PQexec(conn, ""); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQclear(p);
    return 0;
}

int good_prepared(PGconn *conn, int n)
{
    PGresult *p = PQexecPrepared(conn, "s", 0, NULL, NULL, NULL, 0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQclear(p);
        return -1;
    }
    PQclear(p);
    return 0;
}

int bad_prepared(PGconn *conn, int n)
{
    PGresult *p = PQexecPrepared(conn, "s", 0, NULL, NULL, NULL, 0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQclear(p);
    return 0;
}

int good_params(PGconn *conn, int n)
{
    PGresult *p = PQexecParams(conn, "", 0, NULL, NULL, NULL, NULL, 0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQclear(p);
        return -1;
    }
    PQclear(p);
    return 0;
}

int bad_params(PGconn *conn, int n)
{
    PGresult *p = PQexecParams(conn, "", 0, NULL, NULL, NULL, NULL, 0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQclear(p);
    return 0;
}

int good_prepare(PGconn *conn, int n)
{
    PGresult *p = PQprepare(conn, "s", "", 0, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQclear(p);
        return -1;
    }
    PQclear(p);
    return 0;
}

int bad_prepare(PGconn *conn, int n)
{
    PGresult *p = PQprepare(conn, "s", "", 0, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQclear(p);
    return 0;
}

int good_get_result(PGconn *conn, int n)
{
    PGresult *p = PQgetResult(conn);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQclear(p);
        return -1;
    }
    PQclear(p);
    return 0;
}

int bad_get_result(PGconn *conn, int n)
{
    PGresult *p = PQgetResult(conn); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQclear(p);
    return 0;
}

int good_empty(PGconn *conn, int n)
{
    PGresult *p = PQmakeEmptyPGresult(conn, PGRES_COMMAND_OK);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQclear(p);
        return -1;
    }
    PQclear(p);
    return 0;
}

int bad_empty(PGconn *conn, int n)
{
    PGresult *p = PQmakeEmptyPGresult(conn, PGRES_COMMAND_OK); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQclear(p);
    return 0;
}

int good_copy(const PGresult *from, int n)
{
    PGresult *p = PQcopyResult(from, 0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQclear(p);
        return -1;
    }
    PQclear(p);
    return 0;
}

int bad_copy(const PGresult *from, int n)
{
    PGresult *p = PQcopyResult(from, 0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQclear(p);
    return 0;
}

int good_cancel(PGconn *conn, int n)
{
    PGcancel *p = PQgetCancel(conn);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQfreeCancel(p);
        return -1;
    }
    PQfreeCancel(p);
    return 0;
}

int bad_cancel(PGconn *conn, int n)
{
    PGcancel *p = PQgetCancel(conn); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQfreeCancel(p);
    return 0;
}

int good_cancel_conn(PGconn *conn, int n)
{
    PGcancelConn *p = PQcancelCreate(conn);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQcancelFinish(p);
        return -1;
    }
    PQcancelFinish(p);
    return 0;
}

int bad_cancel_conn(PGconn *conn, int n)
{
    PGcancelConn *p = PQcancelCreate(conn); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQcancelFinish(p);
    return 0;
}

int good_notify(PGconn *conn, int n)
{
    PGnotify *p = PQnotifies(conn);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        PQfreemem(p);
        return -1;
    }
    PQfreemem(p);
    return 0;
}

int bad_notify(PGconn *conn, int n)
{
    PGnotify *p = PQnotifies(conn); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQfreemem(p);
    return 0;
}
