/* Stub of nng/protocol/pair0/pair.h: what the cases use. */
#ifndef STUB_NNG_PROTOCOL_PAIR0_PAIR_H
#define STUB_NNG_PROTOCOL_PAIR0_PAIR_H

#include <nng/nng.h>

int nng_pair0_open(nng_socket *s);
int nng_pair0_open_raw(nng_socket *s);

#endif
