/* Stub of linux/timer.h: what the cases use. */
#ifndef STUB_LINUX_TIMER_H
#define STUB_LINUX_TIMER_H

struct lock_class_key;

struct timer_list {
    unsigned long expires;
    void (*function)(struct timer_list *);
    unsigned int flags;
};

extern unsigned long jiffies;

void init_timer_key(struct timer_list *timer, void (*func)(struct timer_list *), unsigned int flags, const char *name,
                    struct lock_class_key *key);
int mod_timer(struct timer_list *timer, unsigned long expires);
void add_timer(struct timer_list *timer);
int timer_delete(struct timer_list *timer);
int timer_delete_sync(struct timer_list *timer);
int timer_shutdown_sync(struct timer_list *timer);

static inline int del_timer_sync(struct timer_list *timer)
{
    return timer_delete_sync(timer);
}

#define timer_setup(timer, callback, flags) init_timer_key((timer), (callback), (flags), 0, 0)

#endif
