/* Results thrown away, on libpq connections. */
#define _GNU_SOURCE
#include <libpq-fe.h>

void result_ignored(void)
{
    PQconnectdb("");   /* want "discarded-cancel" */
}

void result_cast_to_void(void)
{
    (void)PQconnectdb("");   /* want "discarded-cancel" */
}

int only_compared(void)
{
    return PQconnectdb("") != NULL;   /* want "discarded-cancel|never-released" */
}

static PGconn *made(void)
{
    return PQconnectdb("");
}

void wrapper_ignored(void)
{
    made();   /* want "discarded-cancel" */
}

void released_at_once(void)
{
    PQfinish(PQconnectdb(""));
}

PGconn *handed_on(void)
{
    return made();
}

int both_arms(int n)
{
    PGconn *conn = n ? made() : PQconnectdb("");

    PQfinish(conn);
    return 0;
}
