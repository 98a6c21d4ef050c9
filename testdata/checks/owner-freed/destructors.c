// options: --confidence=possible --checks=-*,owner-freed
/* Objects that are freed while a field still holds: the destructor forgets what another function releases. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <unistd.h>

void log_it(const char *what);

struct session {
    int timer;
    int log;
    char *name;
};

int session_start(struct session *s)
{
    s->timer = timerfd_create(CLOCK_MONOTONIC, 0);
    s->log = open("log", O_WRONLY);
    return s->timer < 0 ? -1 : 0;
}

void session_fired(struct session *s)
{
    close(s->timer);
    s->timer = -1;
}

static void close_log(struct session *s)
{
    if (s->log >= 0)
        close(s->log);
}

void session_free(struct session *s)
{
    close_log(s);
    free(s->name);
    free(s); /* want "owner-freed: .*'s->timer'" */
}

/* ---- silent: each of these settles its fields ---- */

struct quiet {
    int timer;
    int done;
};

int quiet_start(struct quiet *q)
{
    q->timer = timerfd_create(CLOCK_MONOTONIC, 0);
    return q->timer < 0 ? -1 : 0;
}

void quiet_free(struct quiet *q)
{
    if (q->timer >= 0)
        close(q->timer);
    free(q);
}

/* The free is in a helper whose every caller has stopped the timer. */
struct stopped {
    int timer;
};

int stopped_start(struct stopped *s)
{
    s->timer = timerfd_create(CLOCK_MONOTONIC, 0);
    return s->timer < 0 ? -1 : 0;
}

static void stopped_drop(struct stopped *s)
{
    free(s);
}

void stopped_end(struct stopped *s)
{
    close(s->timer);
    stopped_drop(s);
}

/* ---- constructors ---- */

struct pair {
    int a, b;
};

struct pair *pair_new(void)
{
    struct pair *p = malloc(sizeof *p);
    if (!p)
        return NULL;
    p->a = open("a", O_RDONLY);
    if (p->a < 0)
        goto fail;
    p->b = open("b", O_RDONLY);
    if (p->b < 0)
        goto fail_a;
    return p;
fail_a:
    close(p->a);
fail:
    free(p);
    return NULL;
}

struct pair *pair_new_forgets(void)
{
    struct pair *p = malloc(sizeof *p);
    if (!p)
        return NULL;
    p->a = open("a", O_RDONLY);
    p->b = open("b", O_RDONLY);
    if (p->b < 0) {
        free(p); /* want "owner-freed: .*'p->a'" */
        return NULL;
    }
    return p;
}

void pair_free(struct pair *p)
{
    close(p->a);
    close(p->b);
    free(p);
}
