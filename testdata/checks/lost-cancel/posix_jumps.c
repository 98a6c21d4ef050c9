/* Ways out that are no return: longjmp, thread exit, cleanup handlers, computed goto, statement expressions. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <unistd.h>

static jmp_buf env;
int step(int n);

int longjmp_past_the_release(int n)
{
    int fd = open("/dev/null", O_RDONLY); /* want "lost-cancel: .*jumps out" */

    if (fd < 0)
        return -1;
    if (n > 3)
        longjmp(env, 1);
    close(fd);
    return 0;
}

int longjmp_after_the_release(int n)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    if (n > 3)
        longjmp(env, 1);
    return 0;
}

int setjmp_around(int n)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    if (setjmp(env) == 0)
        step(n);
    close(fd);
    return 0;
}

void *thread_exit_past_the_release(void *arg)
{
    int fd = open("/dev/null", O_RDONLY); /* want "lost-cancel: .*ends the thread" */

    if (fd < 0)
        return NULL;
    if (arg == NULL)
        pthread_exit(NULL);
    close(fd);
    return arg;
}

static void close_arg(void *arg)
{
    close(*(int *)arg);
}

void *cleanup_handler(void *arg)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return NULL;
    pthread_cleanup_push(close_arg, &fd);
    step(fd > 3);
    pthread_cleanup_pop(1);
    return arg;
}

/* pop(0) takes the handler off without running it. */
void *cleanup_handler_not_run(void *arg)
{
    int fd = open("/dev/null", O_RDONLY); /* want "(lost-cancel|never-released)" */

    if (fd < 0)
        return NULL;
    pthread_cleanup_push(close_arg, &fd);
    step(fd > 3);
    pthread_cleanup_pop(0);
    return arg;
}

void *cleanup_handler_and_explicit(void *arg)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return NULL;
    pthread_cleanup_push(close_arg, &fd);
    step(fd > 3);
    pthread_cleanup_pop(0);
    close(fd);
    return arg;
}

int computed_goto(unsigned op)
{
    static void *const labels[] = {&&add, &&drop, &&leave};
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    goto *labels[op % 3];
add:
    step(1);
    goto drop;
leave:
    step(2);
drop:
    close(fd);
    return 0;
}

#define CHECKED(e)                  \
    ({                              \
        int checked_ = (e);         \
        if (checked_ < 0)           \
            goto failed;            \
        checked_;                   \
    })

int statement_expression(int n)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    CHECKED(step(n));
    CHECKED(step(n + 1));
    close(fd);
    return 0;
failed:
    close(fd);
    return -1;
}

#define RETURN_IF_NEGATIVE(e)   \
    do {                        \
        int rc_ = (e);          \
        if (rc_ < 0)            \
            return rc_;         \
    } while (0)

int return_hidden_in_a_macro(int n)
{
    int fd = open("/dev/null", O_RDONLY); /* want "lost-cancel" */

    RETURN_IF_NEGATIVE(fd);
    RETURN_IF_NEGATIVE(step(n));
    close(fd);
    return 0;
}

/* GNU a ?: b. */
int elvis(int given)
{
    int fd = given ?: open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    step(1);
    if (!given)
        close(fd);
    return 0;
}

int case_ranges(int n)
{
    int fd = open("/dev/null", O_RDONLY); /* want "lost-cancel: .*case 10 ... 19" */

    if (fd < 0)
        return -1;
    switch (n) {
    case 0 ... 9:
        step(n);
        break;
    case 10 ... 19:
        return 1;
    }
    close(fd);
    return 0;
}
