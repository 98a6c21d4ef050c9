/* What the cases use of spdk/blobfs.h; not the real header. */
#ifndef STUB_SPDK_BLOBFS_H
#define STUB_SPDK_BLOBFS_H

#include "spdk/stdinc.h"

struct spdk_io_channel *spdk_fs_alloc_io_channel(struct spdk_filesystem *p0);
struct spdk_io_channel *spdk_fs_alloc_io_channel_sync(struct spdk_filesystem *p0);
void spdk_fs_free_io_channel(struct spdk_io_channel *p0);

#endif
