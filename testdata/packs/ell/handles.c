/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <ell/ell.h>

#include <stddef.h>

int step(int n);

void on_signal(void *user_data);

static void on_timeout(struct l_timeout *t, void *user_data)
{
    (void)t;
    (void)user_data;
}

static void on_idle(struct l_idle *i, void *user_data)
{
    (void)i;
    (void)user_data;
}

int good_timeout(int n)
{
    struct l_timeout *p = l_timeout_create(1, on_timeout, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        l_timeout_remove(p);
        return -1;
    }
    l_timeout_remove(p);
    return 0;
}

int bad_timeout(int n)
{
    struct l_timeout *p = l_timeout_create(1, on_timeout, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    l_timeout_remove(p);
    return 0;
}

int good_timeout_ms(int n)
{
    struct l_timeout *p = l_timeout_create_ms(1, on_timeout, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        l_timeout_remove(p);
        return -1;
    }
    l_timeout_remove(p);
    return 0;
}

int bad_timeout_ms(int n)
{
    struct l_timeout *p = l_timeout_create_ms(1, on_timeout, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    l_timeout_remove(p);
    return 0;
}

int good_idle(int n)
{
    struct l_idle *p = l_idle_create(on_idle, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        l_idle_remove(p);
        return -1;
    }
    l_idle_remove(p);
    return 0;
}

int bad_idle(int n)
{
    struct l_idle *p = l_idle_create(on_idle, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    l_idle_remove(p);
    return 0;
}

int good_io(int fd, int n)
{
    struct l_io *p = l_io_new(fd);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        l_io_destroy(p);
        return -1;
    }
    l_io_destroy(p);
    return 0;
}

int bad_io(int fd, int n)
{
    struct l_io *p = l_io_new(fd); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    l_io_destroy(p);
    return 0;
}

int good_signal(int n)
{
    struct l_signal *p = l_signal_create(15, on_signal, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        l_signal_remove(p);
        return -1;
    }
    l_signal_remove(p);
    return 0;
}

int bad_signal(int n)
{
    struct l_signal *p = l_signal_create(15, on_signal, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    l_signal_remove(p);
    return 0;
}

/* The callback gets the timeout and removes it: nobody else need keep it. */
static void remove_it(struct l_timeout *timeout, void *data)
{
    (void)data;
    l_timeout_remove(timeout);
}

void good_removes_itself(void)
{
    l_timeout_create(1, remove_it, NULL, NULL);
}
