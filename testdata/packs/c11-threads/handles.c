/* C11 threads are joined or detached. */
#include <stdio.h>
#include <threads.h>

static int run(void *arg)
{
    return arg != NULL;
}

int good_join(int n)
{
    thrd_t t;

    if (thrd_create(&t, run, NULL) != thrd_success)
        return -1;
    if (n < 0) {
        thrd_detach(t);
        return -1;
    }
    return thrd_join(t, NULL);
}

int bad_join(int n)
{
    thrd_t t;

    if (thrd_create(&t, run, NULL) != thrd_success) /* want "lost-cancel" */
        return -1;
    if (n < 0)
        return -1;
    return thrd_join(t, NULL);
}

int forgotten(void)
{
    thrd_t t;

    return thrd_create(&t, run, NULL); /* want "never-released" */
}

int detached_and_joined(void)
{
    thrd_t t;

    if (thrd_create(&t, run, NULL) != thrd_success)
        return -1;
    thrd_detach(t);
    return thrd_join(t, NULL); /* want "double-cancel" */
}
