/* Stub of nng/protocol/pubsub0/sub.h: what the cases use. */
#ifndef STUB_NNG_PROTOCOL_PUBSUB0_SUB_H
#define STUB_NNG_PROTOCOL_PUBSUB0_SUB_H

#include <nng/nng.h>

int nng_sub0_open(nng_socket *s);
int nng_sub0_open_raw(nng_socket *s);

#endif
