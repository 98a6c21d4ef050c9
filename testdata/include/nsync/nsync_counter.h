/* Test double of nsync's counters. */
#ifndef STUB_NSYNC_COUNTER_H
#define STUB_NSYNC_COUNTER_H

#include "nsync_time.h"
#include <stdint.h>

struct nsync_counter_s_;
typedef struct nsync_counter_s_ *nsync_counter;

nsync_counter nsync_counter_new(uint32_t value);
void nsync_counter_free(nsync_counter c);
uint32_t nsync_counter_add(nsync_counter c, int32_t delta);
uint32_t nsync_counter_wait(nsync_counter c, nsync_time abs_deadline);

#endif
