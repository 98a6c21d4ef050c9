/* Results thrown away, on descriptors. */
#define _GNU_SOURCE
#include <sys/eventfd.h>
#include <unistd.h>

void result_ignored(void)
{
    eventfd(0, EFD_CLOEXEC);   /* want "discarded-cancel" */
}

void result_cast_to_void(void)
{
    (void)eventfd(0, EFD_CLOEXEC);   /* want "discarded-cancel" */
}

int only_compared(void)
{
    return eventfd(0, EFD_CLOEXEC) >= 0;   /* want "discarded-cancel|never-released" */
}

static int made(void)
{
    return eventfd(0, EFD_CLOEXEC);
}

void wrapper_ignored(void)
{
    made();   /* want "discarded-cancel" */
}

void released_at_once(void)
{
    close(eventfd(0, EFD_CLOEXEC));
}

int handed_on(void)
{
    return made();
}

int both_arms(int n)
{
    int fd = n ? made() : eventfd(0, EFD_CLOEXEC);

    close(fd);
    return 0;
}
