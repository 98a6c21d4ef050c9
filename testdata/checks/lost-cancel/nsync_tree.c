/* nsync notes: a tree of cancellations with deadlines. */
#include <nsync.h>

#include <pthread.h>
#include <stdlib.h>

struct request {
    nsync_note cancel;
    int id;
};

int step(int n);

int with_deadline(nsync_note parent, int n)
{
    nsync_note note = nsync_note_new(parent, nsync_time_add(nsync_time_now(), nsync_time_ms(50)));
    int rc;

    if (note == NULL)
        return -1;
    rc = step(n);
    nsync_note_free(note);
    return rc;
}

int with_deadline_wrong(nsync_note parent, int n)
{
    nsync_note note = nsync_note_new(parent, nsync_time_no_deadline); /* want "lost-cancel" */

    if (note == NULL)
        return -1;
    if (nsync_note_is_notified(parent))
        return -1;
    step(n);
    nsync_note_free(note);
    return 0;
}

/* Notifying is no freeing. */
int notified_only(nsync_note parent)
{
    nsync_note note = nsync_note_new(parent, nsync_time_no_deadline); /* want "never-released" */

    if (!note)
        return -1;
    nsync_note_notify(note);
    return 0;
}

int parent_and_child(int n)
{
    nsync_note parent = nsync_note_new(NULL, nsync_time_no_deadline);
    nsync_note child;

    if (!parent)
        return -1;
    child = nsync_note_new(parent, nsync_time_no_deadline);
    if (!child) {
        nsync_note_free(parent);
        return -1;
    }
    step(n);
    nsync_note_free(child);
    nsync_note_free(parent);
    return 0;
}

int parent_and_child_wrong(int n)
{
    nsync_note parent = nsync_note_new(NULL, nsync_time_no_deadline); /* want "lost-cancel" */
    nsync_note child;

    if (!parent)
        return -1;
    child = nsync_note_new(parent, nsync_time_no_deadline);
    if (!child)
        return -1;
    step(n);
    nsync_note_free(child);
    nsync_note_free(parent);
    return 0;
}

struct request *request_new(nsync_note parent, int id)
{
    struct request *r = malloc(sizeof *r);

    if (!r)
        return NULL;
    r->id = id;
    r->cancel = nsync_note_new(parent, nsync_time_no_deadline);
    if (!r->cancel) {
        free(r);
        return NULL;
    }
    return r;
}

void request_free(struct request *r)
{
    nsync_note_free(r->cancel);
    free(r);
}

static void *serve(void *arg)
{
    struct request *r = arg;

    while (!nsync_note_is_notified(r->cancel))
        step(r->id);
    request_free(r);
    return NULL;
}

int serve_in_thread(nsync_note parent, int id)
{
    pthread_t t;
    struct request *r = request_new(parent, id);

    if (!r)
        return -1;
    if (pthread_create(&t, NULL, serve, r) != 0) {
        request_free(r);
        return -1;
    }
    return pthread_detach(t);
}

int counted(int n)
{
    nsync_counter left = nsync_counter_new((unsigned)n); /* want "lost-cancel" */

    if (!left)
        return -1;
    if (nsync_counter_wait(left, nsync_time_no_deadline) != 0)
        return -1;
    nsync_counter_free(left);
    return 0;
}
