/* Go's cases that are not reported, on GCancellable. */
#define _GNU_SOURCE
#include <gio/gio.h>

#include <pthread.h>
#include <stdlib.h>

static void announce(GCancellable *c)
{
    g_cancellable_cancel(c);
}

static void cancellable_cleanup(GCancellable **c)
{
    if (*c)
        g_object_unref(*c);
}

int step(int round);
void note_down(const char *what);
_Noreturn void die(const char *why);

int cleanup_attribute(int n)
{
    __attribute__((cleanup(cancellable_cleanup))) GCancellable *c = g_cancellable_new();

    if (step(n) < 0)
        return -1;
    g_cancellable_cancel(c);
    return 0;
}

int other_branch_never_ends(int busy)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (busy) {
        g_object_unref(c);
        return 0;
    }
    for (;;)
        step(0);
}

int other_branch_aborts(int busy)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (!busy) {
        note_down("idle");
        abort();
    }
    g_object_unref(c);
    return 0;
}

static void bail_out(int code)
{
    note_down("bail out");
    exit(code);
}

int other_branch_exits_through_a_helper(int busy)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (step(busy) < 0)
        bail_out(3);
    g_object_unref(c);
    return 0;
}

int other_cases_do_not_return(int kind)
{
    GCancellable *c;

    c = g_cancellable_new();
    switch (kind) {
    case 0:
        g_cancellable_cancel(c);
        g_object_unref(c);
        return 0;
    case 1:
        die("one");
    default:
        abort();
    }
}

int cases_fall_through_to_the_release(int kind)
{
    GCancellable *c;

    c = g_cancellable_new();
    switch (kind) {
    case 0:
        note_down("zero");
        __attribute__((fallthrough));
    case 1:
        g_cancellable_cancel(c);
        __attribute__((fallthrough));
    default:
        g_object_unref(c);
    }
    return 0;
}

GCancellable *returned(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    g_cancellable_cancel(c);
    return c;
}

struct pair {
    int ok;
    GCancellable *c;
};

struct pair returned_in_a_struct(void)
{
    struct pair p = {0};
    GCancellable *c;

    c = g_cancellable_new();
    p.ok = 1;
    p.c = c;
    return p;
}

int taken_out_of_the_struct(void)
{
    struct pair p = returned_in_a_struct();

    if (!p.ok)
        return -1;
    g_object_unref(p.c);
    return 0;
}

int stored_through_out(GCancellable **out)
{
    GCancellable *c;

    c = g_cancellable_new();
    *out = c;
    return 0;
}

int taken_from_out(int n)
{
    GCancellable *c;

    if (stored_through_out(&c) != 0)
        return -1;
    if (step(n) < 0) {
        g_object_unref(c);
        return -1;
    }
    g_object_unref(c);
    return 0;
}

static GCancellable *kept;

int keep_globally(void)
{
    GCancellable *c;

    c = g_cancellable_new();
    kept = c;
    return 0;
}

void let_go(void)
{
    g_object_unref(kept);
}

struct owner {
    char *name;
    GCancellable *c;
};

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);
    GCancellable *c;

    if (!o)
        return NULL;
    c = g_cancellable_new();
    o->c = c;
    return o;
}

void owner_free(struct owner *o)
{
    if (!o)
        return;
    g_object_unref(o->c);
    free(o->name);
    free(o);
}

static void *takes_over(void *arg)
{
    GCancellable *c = arg;

    g_cancellable_cancel(c);
    g_object_unref(c);
    return NULL;
}

int handed_to_a_thread(void)
{
    pthread_t id;
    GCancellable *c;

    c = g_cancellable_new();
    if (pthread_create(&id, NULL, takes_over, c) != 0) {
        g_object_unref(c);
        return -1;
    }
    pthread_detach(id);
    return 0;
}

int same_condition_twice(int flags)
{
    GCancellable *c = NULL;

    if (flags & 4) {
        c = g_cancellable_new();
    }
    step(flags);
    if (flags & 4)
        g_object_unref(c);
    return 0;
}

int guarded_by_a_flag(int n)
{
    int have = 0;
    GCancellable *c = NULL;

    if (n > 3) {
        c = g_cancellable_new();
        have = 1;
    }
    step(n);
    if (have)
        g_object_unref(c);
    return 0;
}

static void drop(GCancellable *c)
{
    note_down("drop");
    g_object_unref(c);
}

static void drop_it(GCancellable *c)
{
    drop(c);
}

int released_through_a_helper(int n)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) < 0) {
        drop(c);
        return -1;
    }
    announce(c);
    drop_it(c);
    return 0;
}

static void drop_and_clear(GCancellable **p)
{
    if (*p != NULL) {
        g_object_unref(*p);
        *p = NULL;
    }
}

int released_by_address(int n)
{
    GCancellable *c;

    c = g_cancellable_new();
    if (step(n) < 0) {
        drop_and_clear(&c);
        return -1;
    }
    g_cancellable_cancel(c);
    drop_and_clear(&c);
    return 0;
}

int goto_ladder(int n)
{
    int rc = -1;
    GCancellable *c = NULL;
    char *buf = NULL;

    buf = malloc(16);
    if (!buf)
        goto out;
    c = g_cancellable_new();
    if (step(n) < 0)
        goto out;
    g_cancellable_cancel(c);
    rc = 0;
out:
    if (c != NULL)
        g_object_unref(c);
    free(buf);
    return rc;
}
