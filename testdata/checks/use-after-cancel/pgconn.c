/* Uses of a handle after its release, and some before, on libpq connections. */
#define _GNU_SOURCE
#include <libpq-fe.h>

int step(int round);

static void announce(PGconn *conn)
{
    PQconsumeInput(conn);
}

int used_after_release(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQfinish(conn);
    PQconsumeInput(conn);   /* want "use-after-cancel" */
    return 0;
}

int used_after_release_on_one_path(int n)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(conn);
        goto log;
    }
    PQfinish(conn);
    return 0;
log:
    PQconsumeInput(conn);   /* want "use-after-cancel" */
    return -1;
}

int used_by_a_helper_after_release(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQfinish(conn);
    announce(conn);   /* want "use-after-cancel" */
    return 0;
}

int used_before(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQconsumeInput(conn);
    announce(conn);
    PQfinish(conn);
    return 0;
}

int made_again_then_used(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQfinish(conn);
    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQconsumeInput(conn);
    PQfinish(conn);
    return 0;
}

int released_on_the_other_path_only(int n)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(conn);
        return -1;
    }
    PQconsumeInput(conn);
    PQfinish(conn);
    return 0;
}

int forgotten_after_release(int n)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(conn);
        conn = NULL;
    }
    if (conn != NULL) {
        PQconsumeInput(conn);
        PQfinish(conn);
    }
    return 0;
}
