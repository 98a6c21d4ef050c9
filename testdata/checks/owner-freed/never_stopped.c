/* Embedded timers that nothing in the program ever stops: a bare free of their owner is enough. */
#include <event2/event.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <stdlib.h>

struct pane {
    struct event timer;
    char *title;
};

static void pane_fired(evutil_socket_t fd, short what, void *arg)
{
    struct pane *p = arg;

    p->title[0] = (char)(fd + what);
}

void pane_arm(struct pane *p, struct event_base *base)
{
    struct timeval tv = {1, 0};

    evtimer_assign(&p->timer, base, pane_fired, p);
    evtimer_add(&p->timer, &tv);
}

void pane_free(struct pane *p)
{
    free(p->title);
    free(p); /* want "owner-freed: .*'p->timer'.*likely" */
}

struct dev {
    struct delayed_work poll;
    struct work_struct reset;
};

static void dev_poll(struct work_struct *w)
{
    schedule_delayed_work((struct delayed_work *)w, 100);
}

static void dev_reset(struct work_struct *w)
{
    (void)w;
}

struct dev *dev_probe(void)
{
    struct dev *d = kzalloc(sizeof *d, GFP_KERNEL);

    if (!d)
        return NULL;
    INIT_DELAYED_WORK(&d->poll, dev_poll);
    INIT_WORK(&d->reset, dev_reset);
    schedule_delayed_work(&d->poll, 10);
    return d;
}

void dev_remove(struct dev *d)
{
    cancel_work_sync(&d->reset);
    kfree(d); /* want "owner-freed: .*'d->poll'.*likely" */
}
