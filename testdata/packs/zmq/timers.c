// options: --checks=-*,owner-freed,lost-cancel,never-released,discarded-cancel
/* Timers by their number: cancelled before what their callback gets is gone, or gone with their set. */
#include <czmq.h>
#include <zmq.h>

#include <stdlib.h>

struct poller {
    void *set;
    int timer, n;
};

static void on_timer(int id, void *arg)
{
    struct poller *p = arg;

    (void)id;
    p->n++;
}

int good_cancelled_first(void *set)
{
    struct poller *p = calloc(1, sizeof *p);

    if (!p)
        return -1;
    p->timer = zmq_timers_add(set, 100, on_timer, p);
    if (p->timer < 0) {
        free(p);
        return -1;
    }
    zmq_timers_execute(set);
    zmq_timers_cancel(set, p->timer);
    free(p);
    return 0;
}

int bad_freed_while_pending(void *set)
{
    struct poller *p = calloc(1, sizeof *p);

    if (!p)
        return -1;
    p->timer = zmq_timers_add(set, 100, on_timer, p);
    if (p->timer < 0) {
        free(p);
        return -1;
    }
    zmq_timers_execute(set);
    free(p); /* want "owner-freed: .*'p->timer' .zmq timer" */
    return 0;
}

int good_set_of_its_own(void)
{
    struct poller *p = calloc(1, sizeof *p);

    if (!p)
        return -1;
    p->set = zmq_timers_new();
    if (!p->set) {
        free(p);
        return -1;
    }
    p->timer = zmq_timers_add(p->set, 100, on_timer, p);
    zmq_timers_execute(p->set);
    zmq_timers_destroy(&p->set);
    free(p);
    return 0;
}

/* ---- zloop ---- */

struct beat {
    int timer, n;
};

static int on_beat(zloop_t *loop, int id, void *arg)
{
    struct beat *b = arg;

    (void)loop;
    (void)id;
    return ++b->n > 3;
}

int good_beat(zloop_t *loop)
{
    struct beat *b = calloc(1, sizeof *b);

    if (!b)
        return -1;
    b->timer = zloop_timer(loop, 10, 0, on_beat, b);
    zloop_timer_end(loop, b->timer);
    free(b);
    return 0;
}

int bad_beat(zloop_t *loop)
{
    struct beat *b = calloc(1, sizeof *b);

    if (!b)
        return -1;
    b->timer = zloop_timer(loop, 10, 0, on_beat, b);
    free(b); /* want "owner-freed: .*'b->timer'" */
    return 0;
}
