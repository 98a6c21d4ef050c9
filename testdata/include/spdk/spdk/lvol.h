/* What the cases use of spdk/lvol.h; not the real header. */
#ifndef STUB_SPDK_LVOL_H
#define STUB_SPDK_LVOL_H

#include "spdk/stdinc.h"

struct spdk_io_channel *spdk_lvol_get_io_channel(struct spdk_lvol *p0);

#endif
