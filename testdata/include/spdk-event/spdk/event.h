/* What the cases use of spdk/event.h; not the real header. */
#ifndef STUB_SPDK_EVENT_H
#define STUB_SPDK_EVENT_H

#include <stdint.h>
struct spdk_poller;
struct spdk_event;
typedef void (*spdk_poller_fn)(void *ctx);
typedef void (*spdk_event_fn)(void *arg1, void *arg2);

void spdk_poller_register(struct spdk_poller **p0, spdk_poller_fn p1, void *p2, uint32_t p3, uint64_t p4);
void spdk_poller_unregister(struct spdk_poller **p0, struct spdk_event *p1);
struct spdk_event *spdk_event_allocate(uint32_t p0, spdk_event_fn p1, void *p2, void *p3);
void spdk_event_call(struct spdk_event *p0);

#endif
