/* What the cases use of spdk/thread.h; not the real header. */
#ifndef STUB_SPDK_THREAD_H
#define STUB_SPDK_THREAD_H

#include "spdk/stdinc.h"

struct spdk_poller *spdk_poller_register(spdk_poller_fn p0, void *p1, uint64_t p2);
struct spdk_poller *spdk_poller_register_named(spdk_poller_fn p0, void *p1, uint64_t p2, const char *p3);
void spdk_poller_unregister(struct spdk_poller **p0);
void spdk_poller_pause(struct spdk_poller *p0);
void spdk_poller_resume(struct spdk_poller *p0);
struct spdk_interrupt *spdk_interrupt_register(int p0, spdk_interrupt_fn p1, void *p2, const char *p3);
void spdk_interrupt_unregister(struct spdk_interrupt **p0);
struct spdk_thread *spdk_thread_create(const char *p0, const struct spdk_cpuset *p1);
int spdk_thread_exit(struct spdk_thread *p0);
void spdk_thread_destroy(struct spdk_thread *p0);
bool spdk_thread_is_exited(struct spdk_thread *p0);
int spdk_thread_poll(struct spdk_thread *p0, uint32_t p1, uint64_t p2);
int spdk_thread_send_msg(const struct spdk_thread *p0, spdk_msg_fn p1, void *p2);
void spdk_for_each_thread(spdk_msg_fn p0, void *p1, spdk_msg_fn p2);
void spdk_for_each_channel(void *p0, spdk_channel_msg p1, void *p2, spdk_channel_for_each_cpl p3);
void spdk_io_device_register(void *p0, spdk_io_channel_create_cb p1, spdk_io_channel_destroy_cb p2, uint32_t p3,
                             const char *p4);
void spdk_io_device_unregister(void *p0, spdk_io_device_unregister_cb p1);
struct spdk_io_channel *spdk_get_io_channel(void *p0);
void spdk_put_io_channel(struct spdk_io_channel *p0);

#endif
