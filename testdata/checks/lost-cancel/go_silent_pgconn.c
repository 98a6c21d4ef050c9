/* Go's cases that are not reported, on libpq connections. */
#define _GNU_SOURCE
#include <libpq-fe.h>

#include <pthread.h>
#include <stdlib.h>

static void announce(PGconn *conn)
{
    PQconsumeInput(conn);
}

static void conn_cleanup(PGconn **conn)
{
    PQfinish(*conn);
}

int step(int round);
void note_down(const char *what);
_Noreturn void die(const char *why);

int cleanup_attribute(int n)
{
    __attribute__((cleanup(conn_cleanup))) PGconn *conn = PQconnectdb("");

    if (step(n) < 0)
        return -1;
    PQconsumeInput(conn);
    return 0;
}

int other_branch_never_ends(int busy)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (busy) {
        PQfinish(conn);
        return 0;
    }
    for (;;)
        step(0);
}

int other_branch_aborts(int busy)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (!busy) {
        note_down("idle");
        abort();
    }
    PQfinish(conn);
    return 0;
}

static void bail_out(int code)
{
    note_down("bail out");
    exit(code);
}

int other_branch_exits_through_a_helper(int busy)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(busy) < 0)
        bail_out(3);
    PQfinish(conn);
    return 0;
}

int other_cases_do_not_return(int kind)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    switch (kind) {
    case 0:
        PQconsumeInput(conn);
        PQfinish(conn);
        return 0;
    case 1:
        die("one");
    default:
        abort();
    }
}

int cases_fall_through_to_the_release(int kind)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    switch (kind) {
    case 0:
        note_down("zero");
        __attribute__((fallthrough));
    case 1:
        PQconsumeInput(conn);
        __attribute__((fallthrough));
    default:
        PQfinish(conn);
    }
    return 0;
}

PGconn *returned(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return NULL;
    PQconsumeInput(conn);
    return conn;
}

struct pair {
    int ok;
    PGconn *conn;
};

struct pair returned_in_a_struct(void)
{
    struct pair p = {0};
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return p;
    p.ok = 1;
    p.conn = conn;
    return p;
}

int taken_out_of_the_struct(void)
{
    struct pair p = returned_in_a_struct();

    if (!p.ok)
        return -1;
    PQfinish(p.conn);
    return 0;
}

int stored_through_out(PGconn **out)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    *out = conn;
    return 0;
}

int taken_from_out(int n)
{
    PGconn *conn;

    if (stored_through_out(&conn) != 0)
        return -1;
    if (step(n) < 0) {
        PQfinish(conn);
        return -1;
    }
    PQfinish(conn);
    return 0;
}

static PGconn *kept;

int keep_globally(void)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    kept = conn;
    return 0;
}

void let_go(void)
{
    PQfinish(kept);
}

struct owner {
    char *name;
    PGconn *conn;
};

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);
    PGconn *conn;

    if (!o)
        return NULL;
    conn = PQconnectdb("");
    if (conn == NULL) {
        free(o);
        return NULL;
    }
    o->conn = conn;
    return o;
}

void owner_free(struct owner *o)
{
    if (!o)
        return;
    PQfinish(o->conn);
    free(o->name);
    free(o);
}

static void *takes_over(void *arg)
{
    PGconn *conn = arg;

    PQconsumeInput(conn);
    PQfinish(conn);
    return NULL;
}

int handed_to_a_thread(void)
{
    pthread_t id;
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (pthread_create(&id, NULL, takes_over, conn) != 0) {
        PQfinish(conn);
        return -1;
    }
    pthread_detach(id);
    return 0;
}

int same_condition_twice(int flags)
{
    PGconn *conn = NULL;

    if (flags & 4) {
        conn = PQconnectdb("");
        if (conn == NULL)
            return -1;
    }
    step(flags);
    if (flags & 4)
        PQfinish(conn);
    return 0;
}

int guarded_by_a_flag(int n)
{
    int have = 0;
    PGconn *conn = NULL;

    if (n > 3) {
        conn = PQconnectdb("");
        if (conn == NULL)
            return -1;
        have = 1;
    }
    step(n);
    if (have)
        PQfinish(conn);
    return 0;
}

static void drop(PGconn *conn)
{
    note_down("drop");
    PQfinish(conn);
}

static void drop_it(PGconn *conn)
{
    drop(conn);
}

int released_through_a_helper(int n)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) < 0) {
        drop(conn);
        return -1;
    }
    announce(conn);
    drop_it(conn);
    return 0;
}

static void drop_and_clear(PGconn **p)
{
    if (*p != NULL) {
        PQfinish(*p);
        *p = NULL;
    }
}

int released_by_address(int n)
{
    PGconn *conn;

    conn = PQconnectdb("");
    if (conn == NULL)
        return -1;
    if (step(n) < 0) {
        drop_and_clear(&conn);
        return -1;
    }
    PQconsumeInput(conn);
    drop_and_clear(&conn);
    return 0;
}

int goto_ladder(int n)
{
    int rc = -1;
    PGconn *conn = NULL;
    char *buf = NULL;

    buf = malloc(16);
    if (!buf)
        goto out;
    conn = PQconnectdb("");
    if (conn == NULL)
        goto out;
    if (step(n) < 0)
        goto out;
    PQconsumeInput(conn);
    rc = 0;
out:
    if (conn != NULL)
        PQfinish(conn);
    free(buf);
    return rc;
}
