/* What the cases use of spdk/blob.h; not the real header. */
#ifndef STUB_SPDK_BLOB_H
#define STUB_SPDK_BLOB_H

#include "spdk/stdinc.h"

struct spdk_io_channel *spdk_bs_alloc_io_channel(struct spdk_blob_store *p0);
void spdk_bs_free_io_channel(struct spdk_io_channel *p0);

#endif
