/* Go's cases that are not reported, on nsync notes. */
#define _GNU_SOURCE
#include <nsync.h>

#include <pthread.h>
#include <stdlib.h>

static void announce(nsync_note note)
{
    nsync_note_notify(note);
}

static void note_cleanup(nsync_note *note)
{
    if (*note)
        nsync_note_free(*note);
}

int step(int round);
void note_down(const char *what);
_Noreturn void die(const char *why);

int cleanup_attribute(int n)
{
    __attribute__((cleanup(note_cleanup))) nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);

    if (step(n) < 0)
        return -1;
    nsync_note_notify(note);
    return 0;
}

int other_branch_never_ends(int busy)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (busy) {
        nsync_note_free(note);
        return 0;
    }
    for (;;)
        step(0);
}

int other_branch_aborts(int busy)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (!busy) {
        note_down("idle");
        abort();
    }
    nsync_note_free(note);
    return 0;
}

static void bail_out(int code)
{
    note_down("bail out");
    exit(code);
}

int other_branch_exits_through_a_helper(int busy)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(busy) < 0)
        bail_out(3);
    nsync_note_free(note);
    return 0;
}

int other_cases_do_not_return(int kind)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    switch (kind) {
    case 0:
        nsync_note_notify(note);
        nsync_note_free(note);
        return 0;
    case 1:
        die("one");
    default:
        abort();
    }
}

int cases_fall_through_to_the_release(int kind)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    switch (kind) {
    case 0:
        note_down("zero");
        __attribute__((fallthrough));
    case 1:
        nsync_note_notify(note);
        __attribute__((fallthrough));
    default:
        nsync_note_free(note);
    }
    return 0;
}

nsync_note returned(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return NULL;
    nsync_note_notify(note);
    return note;
}

struct pair {
    int ok;
    nsync_note note;
};

struct pair returned_in_a_struct(void)
{
    struct pair p = {0};
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return p;
    p.ok = 1;
    p.note = note;
    return p;
}

int taken_out_of_the_struct(void)
{
    struct pair p = returned_in_a_struct();

    if (!p.ok)
        return -1;
    nsync_note_free(p.note);
    return 0;
}

int stored_through_out(nsync_note *out)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    *out = note;
    return 0;
}

int taken_from_out(int n)
{
    nsync_note note;

    if (stored_through_out(&note) != 0)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(note);
        return -1;
    }
    nsync_note_free(note);
    return 0;
}

static nsync_note kept;

int keep_globally(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    kept = note;
    return 0;
}

void let_go(void)
{
    nsync_note_free(kept);
}

struct owner {
    char *name;
    nsync_note note;
};

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);
    nsync_note note;

    if (!o)
        return NULL;
    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL) {
        free(o);
        return NULL;
    }
    o->note = note;
    return o;
}

void owner_free(struct owner *o)
{
    if (!o)
        return;
    nsync_note_free(o->note);
    free(o->name);
    free(o);
}

static void *takes_over(void *arg)
{
    nsync_note note = arg;

    nsync_note_notify(note);
    nsync_note_free(note);
    return NULL;
}

int handed_to_a_thread(void)
{
    pthread_t id;
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (pthread_create(&id, NULL, takes_over, note) != 0) {
        nsync_note_free(note);
        return -1;
    }
    pthread_detach(id);
    return 0;
}

int same_condition_twice(int flags)
{
    nsync_note note = NULL;

    if (flags & 4) {
        note = nsync_note_new(NULL, nsync_time_no_deadline);
        if (note == NULL)
            return -1;
    }
    step(flags);
    if (flags & 4)
        nsync_note_free(note);
    return 0;
}

int guarded_by_a_flag(int n)
{
    int have = 0;
    nsync_note note = NULL;

    if (n > 3) {
        note = nsync_note_new(NULL, nsync_time_no_deadline);
        if (note == NULL)
            return -1;
        have = 1;
    }
    step(n);
    if (have)
        nsync_note_free(note);
    return 0;
}

static void drop(nsync_note note)
{
    note_down("drop");
    nsync_note_free(note);
}

static void drop_it(nsync_note note)
{
    drop(note);
}

int released_through_a_helper(int n)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) < 0) {
        drop(note);
        return -1;
    }
    announce(note);
    drop_it(note);
    return 0;
}

static void drop_and_clear(nsync_note *p)
{
    if (*p != NULL) {
        nsync_note_free(*p);
        *p = NULL;
    }
}

int released_by_address(int n)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) < 0) {
        drop_and_clear(&note);
        return -1;
    }
    nsync_note_notify(note);
    drop_and_clear(&note);
    return 0;
}

int goto_ladder(int n)
{
    int rc = -1;
    nsync_note note = NULL;
    char *buf = NULL;

    buf = malloc(16);
    if (!buf)
        goto out;
    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        goto out;
    if (step(n) < 0)
        goto out;
    nsync_note_notify(note);
    rc = 0;
out:
    if (note != NULL)
        nsync_note_free(note);
    free(buf);
    return rc;
}
