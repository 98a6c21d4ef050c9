/* What the cases use of spdk/bdev.h; not the real header. */
#ifndef STUB_SPDK_BDEV_H
#define STUB_SPDK_BDEV_H

#include "spdk/stdinc.h"

struct spdk_io_channel *spdk_bdev_get_io_channel(struct spdk_bdev_desc *p0);
int spdk_bdev_open_ext(const char *p0, bool p1, spdk_bdev_event_cb_t p2, void *p3, struct spdk_bdev_desc **p4);
void spdk_bdev_close(struct spdk_bdev_desc *p0);
int spdk_bdev_read(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, void *p2, uint64_t p3, uint64_t p4,
                   spdk_bdev_io_completion_cb p5, void *p6);
int spdk_bdev_write(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, void *p2, uint64_t p3, uint64_t p4,
                    spdk_bdev_io_completion_cb p5, void *p6);
void spdk_bdev_free_io(struct spdk_bdev_io *p0);
int spdk_bdev_abort(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, void *p2, spdk_bdev_io_completion_cb p3,
                    void *p4);
int spdk_bdev_queue_io_wait(struct spdk_bdev *p0, struct spdk_io_channel *p1, struct spdk_bdev_io_wait_entry *p2);
int spdk_bdev_open(struct spdk_bdev *p0, bool p1, spdk_bdev_remove_cb_t p2, void *p3, struct spdk_bdev_desc **p4);
int spdk_bdev_open_ext_v2(const char *p0, bool p1, spdk_bdev_event_cb_t p2, void *p3, struct spdk_bdev_open_opts *p4,
                          struct spdk_bdev_desc **p5);
int spdk_bdev_readv(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, struct iovec *p2, int p3, uint64_t p4,
                    uint64_t p5, spdk_bdev_io_completion_cb p6, void *p7);
int spdk_bdev_writev(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, struct iovec *p2, int p3, uint64_t p4,
                     uint64_t p5, spdk_bdev_io_completion_cb p6, void *p7);
int spdk_bdev_read_blocks(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, void *p2, uint64_t p3, uint64_t p4,
                          spdk_bdev_io_completion_cb p5, void *p6);
int spdk_bdev_write_blocks(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, void *p2, uint64_t p3, uint64_t p4,
                           spdk_bdev_io_completion_cb p5, void *p6);
int spdk_bdev_flush(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, uint64_t p2, uint64_t p3,
                    spdk_bdev_io_completion_cb p4, void *p5);
int spdk_bdev_reset(struct spdk_bdev_desc *p0, struct spdk_io_channel *p1, spdk_bdev_io_completion_cb p2, void *p3);

#endif
