/* What the cases use of spdk/jsonrpc.h; not the real header. */
#ifndef STUB_SPDK_JSONRPC_H
#define STUB_SPDK_JSONRPC_H

#include "spdk/stdinc.h"

struct spdk_jsonrpc_client *spdk_jsonrpc_client_connect(const char *p0, int p1);
void spdk_jsonrpc_client_close(struct spdk_jsonrpc_client *p0);
int spdk_jsonrpc_client_poll(struct spdk_jsonrpc_client *p0, int p1);

#endif
