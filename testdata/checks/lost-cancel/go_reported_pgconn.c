/* Go's cases that are reported, on libpq connections. */
#define _GNU_SOURCE
#include <libpq-fe.h>

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>

static void announce(PGconn *conn)
{
    PQconsumeInput(conn);
}

int step(int round);
void note_down(const char *what);

int release_is_dead_code(void)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "(never-released|lost-cancel)" */
    if (conn == NULL)
        return -1;
    PQconsumeInput(conn);
    if (0)
        PQfinish(conn);
    return 0;
}

int assigned_later_never_released(int n)
{
    PGconn *conn;

    for (int i = 0; i < n; i++)
        step(i);
    conn = PQconnectdb("");   /* want "never-released" */
    if (conn == NULL)
        return -1;
    PQconsumeInput(conn);
    return 0;
}

int released_in_one_branch(int busy)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "lost-cancel: .*`busy` is false" */
    if (conn == NULL)
        return -1;
    if (busy) {
        PQconsumeInput(conn);
        PQfinish(conn);
    }
    return 0;
}

/* Not an endless loop: the other branch comes back. */
int other_branch_ends(int busy)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "lost-cancel" */
    if (conn == NULL)
        return -1;
    if (busy) {
        PQconsumeInput(conn);
        PQfinish(conn);
        return 1;
    }
    for (int i = 0; i < 10; i++) {
        if (step(i))
            return i;
    }
    return 0;
}

int early_return_of_an_error(int n)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "lost-cancel" */
    if (conn == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    PQconsumeInput(conn);
    PQfinish(conn);
    return 0;
}

int one_case_leaves(int kind)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "lost-cancel: .*case 1" */
    if (conn == NULL)
        return -1;
    switch (kind) {
    case 0:
        PQconsumeInput(conn);
        break;
    case 1:
        note_down("one");
        return -1;
    default:
        note_down("other");
        break;
    }
    PQfinish(conn);
    return 0;
}

int one_poll_arm_leaves(struct pollfd fds[2])
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "lost-cancel: .*POLLHUP" */
    if (conn == NULL)
        return -1;
    for (;;) {
        if (poll(fds, 2, 1000) < 0)
            break;
        if (fds[0].revents & POLLIN) {
            PQconsumeInput(conn);
            continue;
        }
        if (fds[1].revents & POLLHUP)
            return 1;
    }
    PQfinish(conn);
    return 0;
}

int only_borrowed(void)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "never-released" */
    if (conn == NULL)
        return -1;
    announce(conn);
    return 0;
}

int void_cast_is_no_release(void)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "never-released" */
    if (conn == NULL)
        return -1;
    (void)conn;
    return 0;
}

int goto_past_the_release(int n)
{
    int rc = -1;
    PGconn *conn;

    conn = PQconnectdb("");   /* want "lost-cancel" */
    if (conn == NULL)
        return -1;
    if (step(n) < 0)
        goto out;
    if (step(n + 1) < 0)
        goto release;
    rc = 0;
release:
    PQfinish(conn);
out:
    return rc;
}

static void *thread_body(void *arg)
{
    PGconn *conn;

    conn = PQconnectdb("");   /* want "lost-cancel" */
    if (conn == NULL)
        return NULL;
    PQconsumeInput(conn);
    if (arg == NULL)
        return NULL;
    PQfinish(conn);
    return arg;
}

int start_thread_body(pthread_t *id, void *arg)
{
    return pthread_create(id, NULL, thread_body, arg);
}

/* The wrapper is right; its caller loses what it got. */
static int make(PGconn **out)
{
    *out = PQconnectdb("");
    return *out == NULL ? -1 : 0;
}

int out_parameter_lost(void)
{
    PGconn *conn;

    if (make(&conn) != 0)   /* want "never-released" */
        return -1;
    PQconsumeInput(conn);
    return 0;
}

int out_parameter_lost_on_error(int n)
{
    PGconn *conn;

    if (make(&conn) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    PQfinish(conn);
    return 0;
}

static PGconn *made(void)
{
    return PQconnectdb("");
}

static PGconn *made_twice_over(void)
{
    return made();
}

int result_of_a_wrapper_of_a_wrapper(int n)
{
    PGconn *conn = made_twice_over();   /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    PQfinish(conn);
    return 0;
}
