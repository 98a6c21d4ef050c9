/* Test double of nsync's time type. */
#ifndef STUB_NSYNC_TIME_H
#define STUB_NSYNC_TIME_H

#include <time.h>

typedef struct timespec nsync_time;

extern const nsync_time nsync_time_no_deadline;
extern const nsync_time nsync_time_zero;
nsync_time nsync_time_now(void);
nsync_time nsync_time_add(nsync_time a, nsync_time b);
nsync_time nsync_time_ms(unsigned ms);
nsync_time nsync_time_sleep(nsync_time delay);

#endif
