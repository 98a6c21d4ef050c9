/* What the cases use of spdk/accel.h; not the real header. */
#ifndef STUB_SPDK_ACCEL_H
#define STUB_SPDK_ACCEL_H

#include "spdk/stdinc.h"

struct spdk_io_channel *spdk_accel_get_io_channel(void);

#endif
