/* Timeouts in objects of the program's. */
// options: --checks=-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel,owner-freed
#include <ell/ell.h>

#include <stdlib.h>

struct agent {
    struct l_timeout *timeout;
    struct l_idle *idle;
};

static void on_timeout(struct l_timeout *t, void *user_data)
{
    struct agent *a = user_data;

    (void)t;
    l_timeout_remove(a->timeout);
    a->timeout = NULL;
}

static void on_idle(struct l_idle *i, void *user_data)
{
    (void)i;
    (void)user_data;
}

void start(struct agent *a)
{
    a->timeout = l_timeout_create(1, on_timeout, a, NULL);
}

void start_again(struct agent *a)
{
    a->idle = l_idle_create(on_idle, a, NULL);
    a->idle = l_idle_create(on_idle, a, NULL); /* want "overwritten-cancel" */
}

void stop(struct agent *a)
{
    l_idle_remove(a->idle);
    l_timeout_remove(a->timeout);
    free(a);
}

void freed_with_timeout(void)
{
    struct agent *a = calloc(1, sizeof(*a));

    if (a == NULL)
        return;
    a->timeout = l_timeout_create(1, on_timeout, a, NULL);
    free(a); /* want "owner-freed" */
}

/* The callback gets the timeout, and removes it. */
static void once(struct l_timeout *t, void *user_data)
{
    (void)user_data;
    l_timeout_remove(t);
}

void removed_by_its_callback(struct agent *a)
{
    l_timeout_create(1, once, a, NULL);
}

void thrown_away(struct agent *a)
{
    l_timeout_create(1, on_timeout, a, NULL); /* want "discarded-cancel" */
}

void modified_after_removal(struct l_timeout *t)
{
    l_timeout_remove(t);
    l_timeout_modify(t, 5); /* want "use-after-cancel" */
}
