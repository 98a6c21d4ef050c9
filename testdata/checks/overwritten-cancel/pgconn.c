/* Held handles that are overwritten, and some that are not, on libpq connections. */
#define _GNU_SOURCE
#include <libpq-fe.h>

int step(int round);

void made_twice(void)
{
    PGconn *conn = PQconnectdb("");

    PQconsumeInput(conn);
    conn = PQconnectdb("");   /* want "overwritten-cancel" */
    PQfinish(conn);
}

void made_in_a_loop(int n)
{
    PGconn *conn = NULL;

    for (int i = 0; i < n; i++) {
        conn = PQconnectdb("");   /* want "overwritten-cancel" */
        PQconsumeInput(conn);
    }
    if (conn != NULL)
        PQfinish(conn);
}

void overwritten_by_nothing(void)
{
    PGconn *conn = PQconnectdb("");

    PQconsumeInput(conn);
    conn = NULL;   /* want "overwritten-cancel" */
}

void overwritten_on_one_path(int n)
{
    PGconn *conn = PQconnectdb("");

    if (step(n) < 0)
        conn = NULL;   /* want "overwritten-cancel" */
    if (conn != NULL)
        PQfinish(conn);
}

void released_before(int n)
{
    PGconn *conn = NULL;

    for (int i = 0; i < n; i++) {
        if (conn != NULL)
            PQfinish(conn);
        conn = PQconnectdb("");
    }
    if (conn != NULL)
        PQfinish(conn);
}

void released_in_the_loop(int n)
{
    PGconn *conn;

    for (int i = 0; i < n; i++) {
        conn = PQconnectdb("");
        PQfinish(conn);
    }
}

PGconn *kept_elsewhere(void)
{
    PGconn *conn = PQconnectdb("");
    PGconn *first = conn;

    conn = PQconnectdb("");
    PQfinish(conn);
    return first;
}

void swapped(void)
{
    PGconn *conn = PQconnectdb("");
    PGconn *other = PQconnectdb("");
    PGconn *tmp = conn;

    conn = other;
    other = tmp;
    PQfinish(conn);
    PQfinish(other);
}

/* Only a failed one is overwritten. */
void tried_again_when_it_failed(void)
{
    PGconn *conn = PQconnectdb("");

    if (!(conn != NULL))
        conn = PQconnectdb("");
    if (conn != NULL)
        PQfinish(conn);
}
