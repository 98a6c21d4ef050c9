// options: --checks=-*,owner-freed
/* Objects that the handler of their own work or timer frees: what has run is not pending. Who else frees them does not
 * know. */
#include <linux/hrtimer.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

#include <stddef.h>

#define container_of(ptr, type, member) ((type *)((char *)(ptr)-offsetof(type, member)))

struct event {
    int type;
    struct work_struct work;
};

static void handle_event(struct work_struct *work)
{
    struct event *e = container_of(work, struct event, work);

    kfree(e);
}

int good_event(int type)
{
    struct event *e = kzalloc(sizeof *e, GFP_KERNEL);

    if (!e)
        return -12;
    e->type = type;
    INIT_WORK(&e->work, handle_event);
    schedule_work(&e->work);
    return 0;
}

struct poll {
    struct delayed_work work;
    struct hrtimer tick;
};

static enum hrtimer_restart on_tick(struct hrtimer *t)
{
    struct poll *p = container_of(t, struct poll, tick);

    kfree(p); /* want "owner-freed: .*work.*delayed work" */
    return HRTIMER_NORESTART;
}

static void do_poll(struct work_struct *work)
{
    struct poll *p = container_of(work, struct poll, work.work);

    kfree(p); /* want "owner-freed: .*tick.*hrtimer" */
}

int bad_poll(void)
{
    struct poll *p = kzalloc(sizeof *p, GFP_KERNEL);

    if (!p)
        return -12;
    INIT_DELAYED_WORK(&p->work, do_poll);
    hrtimer_init(&p->tick, 1, HRTIMER_MODE_REL);
    p->tick.function = on_tick;
    schedule_delayed_work(&p->work, 10);
    hrtimer_start(&p->tick, 1000, HRTIMER_MODE_REL);
    return 0;
}

struct job {
    int n;
    struct work_struct work;
};

static void do_job(struct work_struct *work)
{
    container_of(work, struct job, work)->n++;
}

struct job *job_new(void)
{
    struct job *j = kzalloc(sizeof *j, GFP_KERNEL);

    if (!j)
        return NULL;
    INIT_WORK(&j->work, do_job);
    schedule_work(&j->work);
    return j;
}

void bad_job_free(struct job *j)
{
    kfree(j); /* want "owner-freed: .*'j->work' .work item" */
}
