/* Stub of linux/hrtimer.h: what the cases use. */
#ifndef STUB_LINUX_HRTIMER_H
#define STUB_LINUX_HRTIMER_H

#include <stdint.h>

typedef int64_t ktime_t;
typedef uint64_t u64;
typedef int clockid_t;
enum hrtimer_mode { HRTIMER_MODE_ABS, HRTIMER_MODE_REL };
enum hrtimer_restart { HRTIMER_NORESTART, HRTIMER_RESTART };

struct hrtimer {
    ktime_t expires;
    enum hrtimer_restart (*function)(struct hrtimer *);
};

void hrtimer_init(struct hrtimer *timer, clockid_t which_clock, enum hrtimer_mode mode);
void hrtimer_init_on_stack(struct hrtimer *timer, clockid_t which_clock, enum hrtimer_mode mode);
void destroy_hrtimer_on_stack(struct hrtimer *timer);
void hrtimer_start_range_ns(struct hrtimer *timer, ktime_t tim, u64 range_ns, const enum hrtimer_mode mode);
int hrtimer_cancel(struct hrtimer *timer);

static inline void hrtimer_start(struct hrtimer *timer, ktime_t tim, const enum hrtimer_mode mode)
{
    hrtimer_start_range_ns(timer, tim, 0, mode);
}

#endif
