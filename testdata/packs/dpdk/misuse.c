/* Timers in freed objects. */
// options: --checks=-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel,owner-freed
#include <rte_malloc.h>
#include <rte_timer.h>

struct flow {
    struct rte_timer timer;
};

int step(int n);
void on_timer(struct rte_timer *t, void *arg);

int freed_while_armed(void)
{
    struct flow *f = rte_zmalloc("f", sizeof(*f), 0);

    if (f == NULL)
        return -1;
    rte_timer_init(&f->timer);
    rte_timer_reset_sync(&f->timer, 100, SINGLE, 0, on_timer, f);
    if (step(1) < 0) {
        rte_free(f); /* want "owner-freed" */
        return -1;
    }
    rte_timer_stop_sync(&f->timer);
    rte_free(f);
    return 0;
}

/* rte_timer_stop failed: the timer runs. */
int fn_freed_although_stop_failed(struct flow *f)
{
    if (rte_timer_stop(&f->timer) != 0)
        step(1);
    rte_free(f);
    return 0;
}
