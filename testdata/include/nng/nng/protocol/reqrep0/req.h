/* Stub of nng/protocol/reqrep0/req.h: what the cases use. */
#ifndef STUB_NNG_PROTOCOL_REQREP0_REQ_H
#define STUB_NNG_PROTOCOL_REQREP0_REQ_H

#include <nng/nng.h>

int nng_req0_open(nng_socket *s);
int nng_req0_open_raw(nng_socket *s);

#endif
