/* Test double of Go-style select. */
#ifndef STUB_GO_SELECT_H
#define STUB_GO_SELECT_H

#include "channel.h"
#include <stdint.h>

typedef struct GoSelectWaiter GoSelectWaiter;
typedef enum { GO_SELECT_SEND, GO_SELECT_RECEIVE } GoSelectOp;
typedef struct GoSelectCase {
    GoSelectOp op;
    GoChannel *chan;
    void *value;
    void **recv_buf;
} GoSelectCase;

int go_select(GoSelectCase *cases, size_t num_cases);
GoSelectWaiter *go_select_waiter_create(void);
void go_select_waiter_unref(GoSelectWaiter *w);

#endif
