/* Releases that come twice, and some that only look so, on libpq connections. */
#define _GNU_SOURCE
#include <libpq-fe.h>

int step(int round);

int released_twice(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQfinish(conn);
    PQfinish(conn);   /* want "double-cancel" */
    return 0;
}

int twice_on_the_error_path(int n)
{
    int rc = 0;
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(conn);
        rc = -1;
        goto out;
    }
    PQconsumeInput(conn);
out:
    PQfinish(conn);   /* want "double-cancel" */
    return rc;
}

static void finish(PGconn *conn)
{
    PQfinish(conn);
}

int twice_through_a_helper(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    finish(conn);
    PQfinish(conn);   /* want "double-cancel" */
    return 0;
}

int once_on_each_path(int n)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) < 0) {
        PQfinish(conn);
        return -1;
    }
    PQfinish(conn);
    return 0;
}

int made_again_in_between(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQfinish(conn);
    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    PQfinish(conn);
    return 0;
}

int released_in_a_loop_that_makes(int n)
{
    for (int i = 0; i < n; i++) {
        PGconn *conn;

        conn = PQconnectdb("");
        if (conn == NULL)
            continue;
        PQfinish(conn);
    }
    return 0;
}

int set_to_nothing_after_release(int n)
{
    PGconn *conn = PQconnectdb("");

    if (step(n) < 0) {
        if (conn != NULL)
            PQfinish(conn);
        conn = NULL;
    }
    if (conn != NULL)
        PQfinish(conn);
    return 0;
}

int remembered_by_a_flag(int n)
{
    int released = 0;
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) > 0) {
        PQfinish(conn);
        released = 1;
    }
    if (!released)
        PQfinish(conn);
    return 0;
}
