/* What libpq's manual warns about. */
#include <libpq-fe.h>

#include <pthread.h>
#include <stddef.h>

/* A failed connection must be finished, too. */
PGconn *failed_connection_kept(void)
{
    PGconn *conn = PQconnectdb("host=db"); /* want "lost-cancel|never-released" */

    if (PQstatus(conn) == CONNECTION_BAD)
        return NULL;
    return conn;
}

static void *cancel_later(void *arg)
{
    char err[256];
    PGcancel *cancel = PQgetCancel(arg); /* want "never-released" */

    if (cancel)
        PQcancel(cancel, err, sizeof err);
    return NULL;
}

PGresult *long_query(PGconn *conn)
{
    pthread_t watchdog;
    PGresult *res;

    if (pthread_create(&watchdog, NULL, cancel_later, conn) != 0)
        return NULL;
    res = PQexec(conn, "SELECT pg_sleep(1000)");
    pthread_join(watchdog, NULL);
    return res;
}

/* PQcancelFinish is owed whether or not the request went through. */
int cancel_request_failed(PGconn *conn)
{
    PGcancelConn *cancel = PQcancelCreate(conn); /* want "lost-cancel" */

    if (!PQcancelBlocking(cancel))
        return -1;
    PQcancelFinish(cancel);
    return 0;
}

int cancel_request_finished(PGconn *conn)
{
    PGcancelConn *cancel = PQcancelCreate(conn);
    int ok = PQcancelBlocking(cancel);

    PQcancelFinish(cancel);
    return ok ? 0 : -1;
}
