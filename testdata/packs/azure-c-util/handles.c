/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <c_util/async_op.h>
#include <c_util/cancellation_token.h>
#include <c_util/watchdog.h>

#include <stddef.h>

int step(int n);

int good_token(int n)
{
    THANDLE(CANCELLATION_TOKEN) t = cancellation_token_create(false);

    if (t == NULL)
        return -1;
    if (step(n) < 0) {
        THANDLE_ASSIGN(CANCELLATION_TOKEN)(&t, NULL);
        return -1;
    }
    THANDLE_ASSIGN(CANCELLATION_TOKEN)(&t, NULL);
    return 0;
}

int bad_token(int n)
{
    THANDLE(CANCELLATION_TOKEN) t = cancellation_token_create(false); /* want "lost-cancel" */

    if (t == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    THANDLE_ASSIGN(CANCELLATION_TOKEN)(&t, NULL);
    return 0;
}

int good_registration(THANDLE(CANCELLATION_TOKEN) t, int n)
{
    THANDLE(CANCELLATION_TOKEN_REGISTRATION) r = cancellation_token_register_notify(t, NULL, NULL);

    if (r == NULL)
        return -1;
    if (step(n) < 0) {
        THANDLE_ASSIGN(CANCELLATION_TOKEN_REGISTRATION)(&r, NULL);
        return -1;
    }
    THANDLE_ASSIGN(CANCELLATION_TOKEN_REGISTRATION)(&r, NULL);
    return 0;
}

int bad_registration(THANDLE(CANCELLATION_TOKEN) t, int n)
{
    THANDLE(CANCELLATION_TOKEN_REGISTRATION) r = cancellation_token_register_notify(t, NULL, NULL); /* want "lost-cancel" */

    if (r == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    THANDLE_ASSIGN(CANCELLATION_TOKEN_REGISTRATION)(&r, NULL);
    return 0;
}

int good_async_op(int n)
{
    THANDLE(ASYNC_OP) o = async_op_create(NULL, 8, 8, NULL);

    if (o == NULL)
        return -1;
    if (step(n) < 0) {
        THANDLE_ASSIGN(ASYNC_OP)(&o, NULL);
        return -1;
    }
    THANDLE_ASSIGN(ASYNC_OP)(&o, NULL);
    return 0;
}

int bad_async_op(int n)
{
    THANDLE(ASYNC_OP) o = async_op_create(NULL, 8, 8, NULL); /* want "lost-cancel" */

    if (o == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    THANDLE_ASSIGN(ASYNC_OP)(&o, NULL);
    return 0;
}

int good_watchdog(THANDLE_THREADPOOL p, THANDLE_RC_STRING m, int n)
{
    WATCHDOG_HANDLE w = watchdog_start(p, 100, m, NULL, NULL);

    if (w == NULL)
        return -1;
    if (step(n) < 0) {
        watchdog_stop(w);
        return -1;
    }
    watchdog_stop(w);
    return 0;
}

int bad_watchdog(THANDLE_THREADPOOL p, THANDLE_RC_STRING m, int n)
{
    WATCHDOG_HANDLE w = watchdog_start(p, 100, m, NULL, NULL); /* want "lost-cancel" */

    if (w == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    watchdog_stop(w);
    return 0;
}
