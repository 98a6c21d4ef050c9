/* Rings left behind, completions not marked as seen. */
#include <liburing.h>

struct server {
    struct io_uring ring;
};

int step(int n);

int ring_left_on_error(struct server *s, char *buf, size_t len, int fd)
{
    struct io_uring ring;

    if (io_uring_queue_init(8, &ring, 0) < 0) /* want "lost-cancel" */
        return -1;
    struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
    if (sqe == NULL)
        return -1;
    io_uring_prep_recv(sqe, fd, buf, len, 0);
    io_uring_submit(&ring);
    io_uring_queue_exit(&ring);
    (void)s;
    return 0;
}

int ring_of_the_server(struct server *s)
{
    return io_uring_queue_init(8, &s->ring, 0);
}

void server_end(struct server *s)
{
    io_uring_queue_exit(&s->ring);
}

int completion_not_seen(struct io_uring *ring)
{
    struct io_uring_cqe *cqe;

    if (io_uring_wait_cqe(ring, &cqe) < 0) /* want "lost-cancel" */
        return -1;
    if (cqe->res < 0)
        return cqe->res;
    io_uring_cqe_seen(ring, cqe);
    return 0;
}

int seen_together(struct io_uring *ring)
{
    struct io_uring_cqe *one, *two;

    if (io_uring_wait_cqe(ring, &one) < 0)
        return -1;
    if (io_uring_peek_cqe(ring, &two) != 0) {
        io_uring_cqe_seen(ring, one);
        return -1;
    }
    io_uring_cq_advance(ring, 2);
    return 0;
}

int ended_with_the_ring(void)
{
    struct io_uring ring;
    struct io_uring_cqe *cqe;

    if (io_uring_queue_init(8, &ring, 0) < 0)
        return -1;
    if (io_uring_wait_cqe(&ring, &cqe) == 0)
        step(cqe->res);
    io_uring_queue_exit(&ring);
    return 0;
}

int exited_twice(struct io_uring *ring)
{
    io_uring_queue_exit(ring);
    io_uring_queue_exit(ring); /* want "double-cancel" */
    return 0;
}
