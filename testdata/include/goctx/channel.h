/* Test double of Go-style channels. */
#ifndef STUB_GO_CHANNEL_H
#define STUB_GO_CHANNEL_H

#include "context.h"
#include <stddef.h>

GoChannel *go_channel_create(size_t capacity);
GoChannel *go_channel_ref(GoChannel *chan);
void go_channel_unref(GoChannel *chan);
void go_channel_free(GoChannel *chan);
void go_channel_close(GoChannel *chan);
int go_channel_send(GoChannel *chan, void *data);
int go_channel_receive(GoChannel *chan, void **data);
int go_channel_receive_with_context(GoChannel *chan, void **data, GoContext *ctx);

#endif
