/* Stub of rte_timer.h: what the cases use. */
#ifndef STUB_RTE_TIMER_H
#define STUB_RTE_TIMER_H

#include <stddef.h>
#include <stdint.h>

enum rte_timer_type { SINGLE, PERIODICAL };
struct rte_timer {
    uint64_t expire;
    void *arg;
};
typedef void (*rte_timer_cb_t)(struct rte_timer *, void *);

void rte_timer_init(struct rte_timer *tim);
int rte_timer_reset(struct rte_timer *tim, uint64_t ticks, enum rte_timer_type type, unsigned tim_lcore, rte_timer_cb_t fct, void *arg);
void rte_timer_reset_sync(struct rte_timer *tim, uint64_t ticks, enum rte_timer_type type, unsigned tim_lcore, rte_timer_cb_t fct, void *arg);
int rte_timer_stop(struct rte_timer *tim);
void rte_timer_stop_sync(struct rte_timer *tim);
int rte_timer_pending(struct rte_timer *tim);
int rte_timer_subsystem_init(void);
void rte_timer_subsystem_finalize(void);

#endif
