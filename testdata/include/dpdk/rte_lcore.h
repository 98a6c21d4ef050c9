/* Stub of rte_lcore.h: what the cases use. */
#ifndef STUB_RTE_LCORE_H
#define STUB_RTE_LCORE_H

#include <pthread.h>

int rte_ctrl_thread_create(pthread_t *thread, const char *name, const pthread_attr_t *attr, void *(*start_routine)(void *), void *arg);

#endif
