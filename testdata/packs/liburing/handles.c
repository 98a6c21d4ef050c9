/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <liburing.h>

#include <stddef.h>

int step(int n);

int good_ring(int n)
{
    struct io_uring r;
    if (io_uring_queue_init(8, &r, 0) < 0)
        return -1;
    if (step(n) < 0) {
        io_uring_queue_exit(&r);
        return -1;
    }
    io_uring_queue_exit(&r);
    return 0;
}

int bad_ring(int n)
{
    struct io_uring r;
    if (io_uring_queue_init(8, &r, 0) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    io_uring_queue_exit(&r);
    return 0;
}

int good_ring_params(struct io_uring_params *a, int n)
{
    struct io_uring r;
    if (io_uring_queue_init_params(8, &r, a) < 0)
        return -1;
    if (step(n) < 0) {
        io_uring_queue_exit(&r);
        return -1;
    }
    io_uring_queue_exit(&r);
    return 0;
}

int bad_ring_params(struct io_uring_params *a, int n)
{
    struct io_uring r;
    if (io_uring_queue_init_params(8, &r, a) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    io_uring_queue_exit(&r);
    return 0;
}

int good_cqe(struct io_uring *r, int n)
{
    struct io_uring_cqe *p;
    if (io_uring_wait_cqe(r, &p) != 0)
        return -1;
    if (step(n) < 0) {
        io_uring_cqe_seen(r, p);
        return -1;
    }
    io_uring_cqe_seen(r, p);
    return 0;
}

int bad_cqe(struct io_uring *r, int n)
{
    struct io_uring_cqe *p;
    if (io_uring_wait_cqe(r, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    io_uring_cqe_seen(r, p);
    return 0;
}

int good_cqe_timeout(struct io_uring *r, struct __kernel_timespec *ts, int n)
{
    struct io_uring_cqe *p;
    if (io_uring_wait_cqe_timeout(r, &p, ts) < 0)
        return -1;
    if (step(n) < 0) {
        io_uring_cqe_seen(r, p);
        return -1;
    }
    io_uring_cqe_seen(r, p);
    return 0;
}

int bad_cqe_timeout(struct io_uring *r, struct __kernel_timespec *ts, int n)
{
    struct io_uring_cqe *p;
    if (io_uring_wait_cqe_timeout(r, &p, ts) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    io_uring_cqe_seen(r, p);
    return 0;
}

int good_cqe_peeked(struct io_uring *r, int n)
{
    struct io_uring_cqe *p;
    if (io_uring_peek_cqe(r, &p) != 0)
        return -1;
    if (step(n) < 0) {
        io_uring_cq_advance(r, 1);
        return -1;
    }
    io_uring_cq_advance(r, 1);
    return 0;
}

int bad_cqe_peeked(struct io_uring *r, int n)
{
    struct io_uring_cqe *p;
    if (io_uring_peek_cqe(r, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    io_uring_cq_advance(r, 1);
    return 0;
}

int good_probe(int n)
{
    struct io_uring_probe *p = io_uring_get_probe();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        io_uring_free_probe(p);
        return -1;
    }
    io_uring_free_probe(p);
    return 0;
}

int bad_probe(int n)
{
    struct io_uring_probe *p = io_uring_get_probe(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    io_uring_free_probe(p);
    return 0;
}
