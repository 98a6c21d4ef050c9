/* A callback gets its event source, and may drop it: whoever added that owes nothing then. */
#include <stdlib.h>
#include <systemd/sd-event.h>

struct task {
    void (*run)(void *data);
    void *data;
};

static int run_once(sd_event_source *s, void *data)
{
    struct task *t = data;
    t->run(t->data);
    sd_event_source_unref(s);
    free(t);
    return 0;
}

int schedule(sd_event *e, void (*run)(void *), void *data)
{
    struct task *t = malloc(sizeof *t);
    sd_event_source *source;
    if (!t) return -1;
    *t = (struct task){run, data};
    if (sd_event_add_defer(e, &source, run_once, t) >= 0) return 0;
    free(t);
    return -1;
}

static int run_again(sd_event_source *s, void *data)
{
    struct task *t = data;
    t->run(t->data);
    return sd_event_source_set_enabled(s, 1);
}

int schedule_often(sd_event *e, struct task *t)
{
    sd_event_source *source;
    return sd_event_add_defer(e, &source, run_again, t); /* want "never-released: 'source'" */
}

/* Who the callback is, is not known: the caller of this gets the source. */
int add(sd_event *e, sd_event_source **to, sd_event_handler_t callback, void *data)
{
    return sd_event_add_post(e, to, callback, data);
}

int watch(sd_event *e, sd_event_handler_t callback, struct task *t)
{
    sd_event_source *source;
    if (add(e, &source, callback, t) < 0) return -1; /* want "lost-cancel: 'source'" */
    if (!t->run) return -1;
    sd_event_source_unref(source);
    return 0;
}
