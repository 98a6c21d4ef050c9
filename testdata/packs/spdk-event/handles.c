/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <spdk/event.h>
#include <stddef.h>

int step(int n);

int good_poller_register(void *a, struct spdk_event *b, int n)
{
    struct spdk_poller *h = NULL;

    spdk_poller_register(&h, NULL, a, 0, 0);
    if (step(n) < 0) {
        spdk_poller_unregister(&h, b);
        return -1;
    }
    spdk_poller_unregister(&h, b);
    return 0;
}

int bad_poller_register(void *a, struct spdk_event *b, int n)
{
    struct spdk_poller *h = NULL;

    spdk_poller_register(&h, NULL, a, 0, 0); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    spdk_poller_unregister(&h, b);
    return 0;
}

int good_event_allocate(void *a, int n)
{
    struct spdk_event *h = spdk_event_allocate(0, NULL, a, a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_event_call(h);
        return -1;
    }
    spdk_event_call(h);
    return 0;
}

int bad_event_allocate(void *a, int n)
{
    struct spdk_event *h = spdk_event_allocate(0, NULL, a, a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_event_call(h);
    return 0;
}
