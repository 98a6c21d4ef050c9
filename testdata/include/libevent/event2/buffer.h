/* What the cases use of event2/buffer.h; not the real header. */
#ifndef STUB_EVENT2_BUFFER_H
#define STUB_EVENT2_BUFFER_H

#include "event2/event.h"
struct evbuffer;

struct evbuffer *evbuffer_new(void);
void evbuffer_free(struct evbuffer *p0);
int evbuffer_read(struct evbuffer *p0, evutil_socket_t p1, int p2);
int evbuffer_write(struct evbuffer *p0, evutil_socket_t p1);

#endif
