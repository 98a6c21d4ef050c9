/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <pthread.h>
#include <rte_lcore.h>
#include <rte_timer.h>

#include <stddef.h>

int step(int n);

void on_timer(struct rte_timer *t, void *arg);
void *run(void *arg);

int good_timer(int n)
{
    struct rte_timer t;
    
    rte_timer_init(&t);
    rte_timer_reset_sync(&t, 100, PERIODICAL, 0, on_timer, NULL);

    if (step(n) < 0) {
        rte_timer_stop_sync(&t);
        return -1;
    }
    rte_timer_stop_sync(&t);
    return 0;
}

int bad_timer(int n)
{
    struct rte_timer t;
    
    rte_timer_init(&t);
    rte_timer_reset_sync(&t, 100, PERIODICAL, 0, on_timer, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    rte_timer_stop_sync(&t);
    return 0;
}

int good_thread(int n)
{
    pthread_t t;
    if (rte_ctrl_thread_create(&t, "t", NULL, run, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        pthread_join(t, NULL);
        return -1;
    }
    pthread_join(t, NULL);
    return 0;
}

int bad_thread(int n)
{
    pthread_t t;
    if (rte_ctrl_thread_create(&t, "t", NULL, run, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    pthread_join(t, NULL);
    return 0;
}
