/* Go's cases that are not reported, on contexts of a Go-style library. */
#define _GNU_SOURCE
#include <context.h>

#include <pthread.h>
#include <stdlib.h>

static GoContext *parent;
static struct timespec deadline;

static void announce(GoContext *ctx)
{
    go_context_is_canceled(ctx);
}

static void ctx_cleanup(GoContext **ctx)
{
    if (*ctx)
        go_context_unref(*ctx);
}

int step(int round);
void note_down(const char *what);
_Noreturn void die(const char *why);

int cleanup_attribute(int n)
{
    __attribute__((cleanup(ctx_cleanup))) GoContext *ctx = go_with_deadline(parent, deadline);

    if (step(n) < 0)
        return -1;
    go_context_is_canceled(ctx);
    return 0;
}

int other_branch_never_ends(int busy)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (busy) {
        go_context_unref(ctx);
        return 0;
    }
    for (;;)
        step(0);
}

int other_branch_aborts(int busy)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (!busy) {
        note_down("idle");
        abort();
    }
    go_context_unref(ctx);
    return 0;
}

static void bail_out(int code)
{
    note_down("bail out");
    exit(code);
}

int other_branch_exits_through_a_helper(int busy)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(busy) < 0)
        bail_out(3);
    go_context_unref(ctx);
    return 0;
}

int other_cases_do_not_return(int kind)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    switch (kind) {
    case 0:
        go_context_is_canceled(ctx);
        go_context_unref(ctx);
        return 0;
    case 1:
        die("one");
    default:
        abort();
    }
}

int cases_fall_through_to_the_release(int kind)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    switch (kind) {
    case 0:
        note_down("zero");
        __attribute__((fallthrough));
    case 1:
        go_context_is_canceled(ctx);
        __attribute__((fallthrough));
    default:
        go_context_unref(ctx);
    }
    return 0;
}

GoContext *returned(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    go_context_is_canceled(ctx);
    return ctx;
}

struct pair {
    int ok;
    GoContext *ctx;
};

struct pair returned_in_a_struct(void)
{
    struct pair p = {0};
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    p.ok = 1;
    p.ctx = ctx;
    return p;
}

int taken_out_of_the_struct(void)
{
    struct pair p = returned_in_a_struct();

    if (!p.ok)
        return -1;
    go_context_unref(p.ctx);
    return 0;
}

int stored_through_out(GoContext **out)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    *out = ctx;
    return 0;
}

int taken_from_out(int n)
{
    GoContext *ctx;

    if (stored_through_out(&ctx) != 0)
        return -1;
    if (step(n) < 0) {
        go_context_unref(ctx);
        return -1;
    }
    go_context_unref(ctx);
    return 0;
}

static GoContext *kept;

int keep_globally(void)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    kept = ctx;
    return 0;
}

void let_go(void)
{
    go_context_unref(kept);
}

struct owner {
    char *name;
    GoContext *ctx;
};

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);
    GoContext *ctx;

    if (!o)
        return NULL;
    ctx = go_with_deadline(parent, deadline);
    o->ctx = ctx;
    return o;
}

void owner_free(struct owner *o)
{
    if (!o)
        return;
    go_context_unref(o->ctx);
    free(o->name);
    free(o);
}

static void *takes_over(void *arg)
{
    GoContext *ctx = arg;

    go_context_is_canceled(ctx);
    go_context_unref(ctx);
    return NULL;
}

int handed_to_a_thread(void)
{
    pthread_t id;
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (pthread_create(&id, NULL, takes_over, ctx) != 0) {
        go_context_unref(ctx);
        return -1;
    }
    pthread_detach(id);
    return 0;
}

int same_condition_twice(int flags)
{
    GoContext *ctx = NULL;

    if (flags & 4) {
        ctx = go_with_deadline(parent, deadline);
    }
    step(flags);
    if (flags & 4)
        go_context_unref(ctx);
    return 0;
}

int guarded_by_a_flag(int n)
{
    int have = 0;
    GoContext *ctx = NULL;

    if (n > 3) {
        ctx = go_with_deadline(parent, deadline);
        have = 1;
    }
    step(n);
    if (have)
        go_context_unref(ctx);
    return 0;
}

static void drop(GoContext *ctx)
{
    note_down("drop");
    go_context_unref(ctx);
}

static void drop_it(GoContext *ctx)
{
    drop(ctx);
}

int released_through_a_helper(int n)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0) {
        drop(ctx);
        return -1;
    }
    announce(ctx);
    drop_it(ctx);
    return 0;
}

static void drop_and_clear(GoContext **p)
{
    if (*p != NULL) {
        go_context_unref(*p);
        *p = NULL;
    }
}

int released_by_address(int n)
{
    GoContext *ctx;

    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0) {
        drop_and_clear(&ctx);
        return -1;
    }
    go_context_is_canceled(ctx);
    drop_and_clear(&ctx);
    return 0;
}

int goto_ladder(int n)
{
    int rc = -1;
    GoContext *ctx = NULL;
    char *buf = NULL;

    buf = malloc(16);
    if (!buf)
        goto out;
    ctx = go_with_deadline(parent, deadline);
    if (step(n) < 0)
        goto out;
    go_context_is_canceled(ctx);
    rc = 0;
out:
    if (ctx != NULL)
        go_context_unref(ctx);
    free(buf);
    return rc;
}
