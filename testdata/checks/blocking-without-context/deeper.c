/* How long a sleep is, is known where the number comes from. */
#include <context.h>
#include <gio/gio.h>
#include <unistd.h>

int check(int n);

static void nap(int seconds)
{
    sleep(seconds);
}

static int poke(int seconds)
{
    nap(seconds);
    return check(seconds);
}

int tick(GoContext *ctx)
{
    while (!go_context_is_canceled(ctx))
        if (poke(30) < 0) return -1; /* want "poke blocks in sleep, and 'ctx' .GoContext. cannot end it; .* .likely." */
    return 0;
}

int at_once(GoContext *ctx)
{
    return go_context_is_canceled(ctx) ? -1 : poke(0);
}

static void doze(unsigned long us)
{
    usleep(us);
}

int moments(GCancellable *cancellable)
{
    while (!g_cancellable_is_cancelled(cancellable)) {
        doze(20000);
        if (check(1) < 0) return -1;
    }
    return 0;
}

int minutes(GCancellable *cancellable)
{
    while (!g_cancellable_is_cancelled(cancellable)) {
        doze(60000000); /* want "doze blocks in usleep, and 'cancellable'" */
        if (check(1) < 0) return -1;
    }
    return 0;
}
