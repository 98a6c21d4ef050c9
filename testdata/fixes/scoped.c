/* The scoped form, where the file has it. */
#include <gio/gio.h>
#include <sys/timerfd.h>
#include <unistd.h>

int ready(int);

static void closep(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}
#define auto_close __attribute__((cleanup(closep)))

int model(int x)
{
    auto_close int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    return ready(x);
}

int never(int x)
{
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (timer < 0)
        return -1;
    if (read(timer, &x, 1))
        return 1;
    return ready(x);
}

void glib_model(void)
{
    g_autoptr(GCancellable) c = g_cancellable_new();
    g_cancellable_cancel(c);
}

void glib_never(int x)
{
    GCancellable *stop = g_cancellable_new();
    if (ready(x))
        return;
    g_cancellable_cancel(stop);
}

/* Given another value later: the cleanup would see that one. */
int set_again(int x)
{
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (timer < 0)
        return -1;
    read(timer, &x, 1);
    if (ready(x))
        return 1;
    timer = -1;
    return 0;
}

/* A jump past the declaration: the cleanup would see a variable that was never set. */
int jumped_over(int x)
{
    if (x > 3)
        goto out;
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (timer < 0)
        return -1;
    if (read(timer, &x, 1))
        return 1;
    return 2;
out:
    return ready(x);
}
