/* An object whose life has stages: what one stage lets go of is gone when a later one, that it has called back, frees. */
#include <event2/event.h>
#include <stdlib.h>

struct ap {
    struct event *rekey, *push, *beacon;
    struct event_base *base;
    int command;
};

typedef void (*answer_fn)(int error, void *data);

int send_command(int command, answer_fn answer, void *data);

static void on_time(evutil_socket_t fd, short what, void *arg)
{
    ((struct ap *)arg)->command = fd + what;
}

struct ap *ap_start(struct event_base *base)
{
    struct ap *ap = calloc(1, sizeof *ap);
    if (!ap) return NULL;
    ap->base = base;
    return ap;
}

void ap_joined(struct ap *ap, const struct timeval *tv)
{
    ap->rekey = event_new(ap->base, -1, 0, on_time, ap);
    event_add(ap->rekey, tv);
    ap->push = event_new(ap->base, -1, 0, on_time, ap);
    event_add(ap->push, tv);
    ap->beacon = event_new(ap->base, -1, 0, on_time, ap);
    event_add(ap->beacon, tv);
}

static void ap_reset(struct ap *ap)
{
    if (ap->rekey) event_free(ap->rekey);
    if (ap->push) event_free(ap->push);
    ap->rekey = ap->push = NULL;
}

static void stopped(int error, void *data)
{
    struct ap *ap = data;
    ap->command = error;
    free(ap);
}

void ap_quiet(struct ap *ap)
{
    if (ap->beacon) event_free(ap->beacon);
    ap->beacon = NULL;
}

void ap_shutdown(struct ap *ap)
{
    ap_reset(ap); /* want "owner-freed: 'ap_shutdown' ends here without regard to 'ap->beacon'" */
    ap->command = send_command(1, stopped, ap);
}

/* What starts a thing anew before it registers the end has not stopped it for good. */
struct job {
    struct event *tick, *check;
    int left;
};

static void job_done(int error, void *data)
{
    struct job *j = data;
    event_free(j->check);
    free(j); /* want "owner-freed: .*'j->tick'" */
}

void job_start(struct job *j, struct event_base *base, const struct timeval *tv)
{
    if (j->tick) event_free(j->tick);
    j->tick = event_new(base, -1, 0, on_time, j);
    event_add(j->tick, tv);
    j->check = event_new(base, -1, 0, on_time, j);
    event_add(j->check, tv);
    j->left = send_command(2, job_done, j);
}
