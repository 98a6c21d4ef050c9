/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <tevent.h>

#include <stddef.h>

int step(int n);

struct state {
    int n;
};

void on_fd(struct tevent_context *ev, struct tevent_fd *fde, uint16_t flags, void *data);
void on_time(struct tevent_context *ev, struct tevent_timer *te, struct timeval now, void *data);
void on_signal(struct tevent_context *ev, struct tevent_signal *se, int signum, int count, void *info, void *data);

int good_context(int n)
{
    TALLOC_CTX *p = talloc_new(NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_context(int n)
{
    TALLOC_CTX *p = talloc_new(NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_init_context(int n)
{
    TALLOC_CTX *p = talloc_init("%s", "frame");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_init_context(int n)
{
    TALLOC_CTX *p = talloc_init("%s", "frame"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_pool(int n)
{
    TALLOC_CTX *p = talloc_pool(NULL, 4096);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_pool(int n)
{
    TALLOC_CTX *p = talloc_pool(NULL, 4096); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_cleared(int n)
{
    TALLOC_CTX *p = talloc_new(NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        TALLOC_FREE(p);
        return -1;
    }
    TALLOC_FREE(p);
    return 0;
}

int bad_cleared(int n)
{
    TALLOC_CTX *p = talloc_new(NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    TALLOC_FREE(p);
    return 0;
}

int good_ev(int n)
{
    struct tevent_context *p = tevent_context_init(NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_ev(int n)
{
    struct tevent_context *p = tevent_context_init(NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_fd_event(struct tevent_context *ev, int fd, int n)
{
    struct tevent_fd *p = tevent_add_fd(ev, NULL, fd, 1, on_fd, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_fd_event(struct tevent_context *ev, int fd, int n)
{
    struct tevent_fd *p = tevent_add_fd(ev, NULL, fd, 1, on_fd, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_timer(struct tevent_context *ev, struct timeval at, int n)
{
    struct tevent_timer *p = tevent_add_timer(ev, NULL, at, on_time, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_timer(struct tevent_context *ev, struct timeval at, int n)
{
    struct tevent_timer *p = tevent_add_timer(ev, NULL, at, on_time, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_immediate(int n)
{
    struct tevent_immediate *p = tevent_create_immediate(NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_immediate(int n)
{
    struct tevent_immediate *p = tevent_create_immediate(NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_signal_event(struct tevent_context *ev, int n)
{
    struct tevent_signal *p = tevent_add_signal(ev, NULL, 15, 0, on_signal, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_signal_event(struct tevent_context *ev, int n)
{
    struct tevent_signal *p = tevent_add_signal(ev, NULL, 15, 0, on_signal, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_req(int n)
{
    struct state *state;
    struct tevent_req *p = tevent_req_create(NULL, &state, struct state);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_req(int n)
{
    struct state *state;
    struct tevent_req *p = tevent_req_create(NULL, &state, struct state); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_wakeup(struct tevent_context *ev, struct timeval at, int n)
{
    struct tevent_req *p = tevent_wakeup_send(NULL, ev, at);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_wakeup(struct tevent_context *ev, struct timeval at, int n)
{
    struct tevent_req *p = tevent_wakeup_send(NULL, ev, at); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_queue(int n)
{
    struct tevent_queue *p = tevent_queue_create(NULL, "q");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_queue(int n)
{
    struct tevent_queue *p = tevent_queue_create(NULL, "q"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}

int good_threaded(struct tevent_context *ev, int n)
{
    struct tevent_threaded_context *p = tevent_threaded_context_create(NULL, ev);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        talloc_free(p);
        return -1;
    }
    talloc_free(p);
    return 0;
}

int bad_threaded(struct tevent_context *ev, int n)
{
    struct tevent_threaded_context *p = tevent_threaded_context_create(NULL, ev); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    talloc_free(p);
    return 0;
}
