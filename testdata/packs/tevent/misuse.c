/* What talloc owns, and what it does not. */
#include <tevent.h>

struct conn {
    struct tevent_timer *timer;
    struct tevent_req *req;
};

int step(int n);
void on_time(struct tevent_context *ev, struct tevent_timer *te, struct timeval now, void *data);
void on_done(struct tevent_req *req);

/* The connection is the owner: whoever frees it ends the timer. */
int owned_by_connection(struct tevent_context *ev, struct conn *c, struct timeval at)
{
    struct tevent_timer *te = tevent_add_timer(ev, c, at, on_time, c);

    if (te == NULL)
        return -1;
    return step(1);
}

void owned_and_thrown_away(struct tevent_context *ev, struct conn *c, struct timeval at)
{
    tevent_add_timer(ev, c, at, on_time, c);
}

/* No owner: it fires after its private data is gone, and nobody can stop it. */
void on_no_context(struct tevent_context *ev, struct conn *c, struct timeval at)
{
    tevent_add_timer(ev, NULL, at, on_time, c); /* want "discarded-cancel" */
}

int frame_left_on_error(struct tevent_context *ev, struct timeval at)
{
    TALLOC_CTX *frame = talloc_new(NULL); /* want "lost-cancel" */
    struct tevent_req *req = tevent_wakeup_send(frame, ev, at);

    if (req == NULL)
        return -1;
    tevent_req_poll(req, ev);
    talloc_free(frame);
    return 0;
}

int frame_freed_everywhere(struct tevent_context *ev, struct timeval at)
{
    TALLOC_CTX *frame = talloc_new(NULL);
    struct tevent_req *req = tevent_wakeup_send(frame, ev, at);
    int rc = -1;

    if (req != NULL && tevent_req_poll(req, ev))
        rc = 0;
    TALLOC_FREE(frame);
    return rc;
}

/* The receiving side frees the request after X_recv: once. */
void received_then_freed(struct tevent_req *subreq)
{
    tevent_req_received(subreq);
    TALLOC_FREE(subreq);
}

struct conn *made_for(TALLOC_CTX *owner)
{
    struct conn *c = talloc_new(NULL);

    if (c == NULL)
        return NULL;
    return talloc_steal(owner, c);
}

int given_to_nobody(void)
{
    TALLOC_CTX *c = talloc_new(NULL); /* want "never-released" */

    if (c == NULL)
        return -1;
    talloc_steal(NULL, c);
    return 0;
}

void moved(TALLOC_CTX *owner)
{
    TALLOC_CTX *c = talloc_new(NULL);

    c = talloc_move(owner, &c);
    step(c != NULL);
}

int overwritten_in_loop(struct tevent_context *ev, struct timeval at, int n)
{
    struct tevent_timer *te = NULL;

    for (int i = 0; i < n; i++)
        te = tevent_add_timer(ev, NULL, at, on_time, NULL); /* want "overwritten-cancel" */
    talloc_free(te);
    return 0;
}

int freed_twice(void)
{
    TALLOC_CTX *c = talloc_new(NULL);

    talloc_free(c);
    talloc_free(c); /* want "double-cancel" */
    return 0;
}
