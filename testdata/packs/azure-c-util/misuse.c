/* Tokens that are only cancelled, handles that move. */
#include <c_util/async_op.h>
#include <c_util/cancellation_token.h>

struct holder {
    THANDLE(CANCELLATION_TOKEN) token;
};

int step(int n);

int only_cancelled(void)
{
    THANDLE(CANCELLATION_TOKEN) t = cancellation_token_create(false); /* want "never-released" */

    if (t == NULL)
        return -1;
    return cancellation_token_cancel(t);
}

int cancelled_and_released(void)
{
    THANDLE(CANCELLATION_TOKEN) t = cancellation_token_create(false);

    if (t == NULL)
        return -1;
    cancellation_token_cancel(t);
    THANDLE_ASSIGN(CANCELLATION_TOKEN)(&t, NULL);
    return 0;
}

int moved(struct holder *h)
{
    THANDLE(CANCELLATION_TOKEN) t = cancellation_token_create(false);

    if (t == NULL)
        return -1;
    THANDLE_MOVE(CANCELLATION_TOKEN)(&h->token, &t);
    return 0;
}
