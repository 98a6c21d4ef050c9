/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>

#include <stddef.h>

int step(int n);

void on_work(struct k_work *work);
void entry(void *p1, void *p2, void *p3);

int good_timer(int n)
{
    struct k_timer t;
    
    k_timer_init(&t, NULL, NULL);
    k_timer_start(&t, K_MSEC(10), K_MSEC(10));

    if (step(n) < 0) {
        k_timer_stop(&t);
        return -1;
    }
    k_timer_stop(&t);
    return 0;
}

int bad_timer(int n)
{
    struct k_timer t;
    
    k_timer_init(&t, NULL, NULL);
    k_timer_start(&t, K_MSEC(10), K_MSEC(10)); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    k_timer_stop(&t);
    return 0;
}

int good_work(int n)
{
    struct k_work w;
    struct k_work_sync sync;
    
    k_work_init(&w, on_work);
    k_work_submit(&w);

    if (step(n) < 0) {
        k_work_cancel_sync(&w, &sync);
        return -1;
    }
    k_work_cancel_sync(&w, &sync);
    return 0;
}

int bad_work(int n)
{
    struct k_work w;
    struct k_work_sync sync;
    
    k_work_init(&w, on_work);
    k_work_submit(&w); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    k_work_cancel_sync(&w, &sync);
    return 0;
}

int good_dwork(int n)
{
    struct k_work_delayable w;
    struct k_work_sync sync;
    
    k_work_init_delayable(&w, on_work);
    k_work_schedule(&w, K_MSEC(10));

    if (step(n) < 0) {
        k_work_cancel_delayable_sync(&w, &sync);
        return -1;
    }
    k_work_cancel_delayable_sync(&w, &sync);
    return 0;
}

int bad_dwork(int n)
{
    struct k_work_delayable w;
    struct k_work_sync sync;
    
    k_work_init_delayable(&w, on_work);
    k_work_schedule(&w, K_MSEC(10)); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    k_work_cancel_delayable_sync(&w, &sync);
    return 0;
}

int good_work_poll(struct k_poll_event *e, int n)
{
    struct k_work_poll w;
    
    k_work_poll_init(&w, on_work);
    k_work_poll_submit(&w, e, 1, K_FOREVER);

    if (step(n) < 0) {
        k_work_poll_cancel(&w);
        return -1;
    }
    k_work_poll_cancel(&w);
    return 0;
}

int bad_work_poll(struct k_poll_event *e, int n)
{
    struct k_work_poll w;
    
    k_work_poll_init(&w, on_work);
    k_work_poll_submit(&w, e, 1, K_FOREVER); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    k_work_poll_cancel(&w);
    return 0;
}

int good_thread(k_thread_stack_t *stack, int n)
{
    struct k_thread t;
    
    k_thread_create(&t, stack, 1024, entry, NULL, NULL, NULL, 0, 0, K_NO_WAIT);

    if (step(n) < 0) {
        k_thread_join(&t, K_FOREVER);
        return -1;
    }
    k_thread_join(&t, K_FOREVER);
    return 0;
}

int bad_thread(k_thread_stack_t *stack, int n)
{
    struct k_thread t;
    
    k_thread_create(&t, stack, 1024, entry, NULL, NULL, NULL, 0, 0, K_NO_WAIT); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    k_thread_join(&t, K_FOREVER);
    return 0;
}

int good_aborted(k_thread_stack_t *stack, int n)
{
    struct k_thread t;
    
    k_thread_create(&t, stack, 1024, entry, NULL, NULL, NULL, 0, 0, K_NO_WAIT);

    if (step(n) < 0) {
        k_thread_abort(&t);
        return -1;
    }
    k_thread_abort(&t);
    return 0;
}

int bad_aborted(k_thread_stack_t *stack, int n)
{
    struct k_thread t;
    
    k_thread_create(&t, stack, 1024, entry, NULL, NULL, NULL, 0, 0, K_NO_WAIT); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    k_thread_abort(&t);
    return 0;
}

int good_msgq(int n)
{
    struct k_msgq q;
    if (k_msgq_alloc_init(&q, 4, 10) != 0)
        return -1;
    if (step(n) < 0) {
        k_msgq_cleanup(&q);
        return -1;
    }
    k_msgq_cleanup(&q);
    return 0;
}

int bad_msgq(int n)
{
    struct k_msgq q;
    if (k_msgq_alloc_init(&q, 4, 10) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    k_msgq_cleanup(&q);
    return 0;
}

int good_fd(int n)
{
    int fd = zsock_socket(AF_INET, SOCK_STREAM, 0);

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        zsock_close(fd);
        return -1;
    }
    zsock_close(fd);
    return 0;
}

int bad_fd(int n)
{
    int fd = zsock_socket(AF_INET, SOCK_STREAM, 0); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    zsock_close(fd);
    return 0;
}

int good_addrinfo(int n)
{
    struct zsock_addrinfo *p;
    if (zsock_getaddrinfo("h", "80", NULL, &p) != 0)
        return -1;
    if (step(n) < 0) {
        zsock_freeaddrinfo(p);
        return -1;
    }
    zsock_freeaddrinfo(p);
    return 0;
}

int bad_addrinfo(int n)
{
    struct zsock_addrinfo *p;
    if (zsock_getaddrinfo("h", "80", NULL, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    zsock_freeaddrinfo(p);
    return 0;
}
