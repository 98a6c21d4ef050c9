/* What the cases use of spdk/copy_engine.h; not the real header. */
#ifndef STUB_SPDK_COPY_ENGINE_H
#define STUB_SPDK_COPY_ENGINE_H

#include "spdk/stdinc.h"

struct spdk_io_channel *spdk_copy_engine_get_io_channel(void);

#endif
