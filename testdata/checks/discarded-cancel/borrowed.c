// options: --checks=-*,discarded-cancel
/* A source may be thrown away, unless its callback works on an object that somebody else frees. */
#include <glib.h>
#include <stdlib.h>

struct session {
    int ref;
    int state;
    char *name;
};

void notify(int state);

static void session_free(struct session *s)
{
    free(s->name);
    free(s);
}

static struct session *session_ref(struct session *s)
{
    s->ref++;
    return s;
}

static void session_unref(struct session *s)
{
    if (--s->ref == 0)
        session_free(s);
}

static gboolean look(gpointer data)
{
    struct session *s = data;

    notify(s->state);
    return FALSE;
}

static gboolean look_and_unref(gpointer data)
{
    struct session *s = data;

    notify(s->state);
    session_unref(s);
    return FALSE;
}

static gboolean quit(gpointer data)
{
    (void)data;
    notify(0);
    return FALSE;
}

void later(struct session *s)
{
    g_idle_add(look, s); /* want "discarded-cancel: .*'s' .struct session., which 'session_free' frees.*likely" */
}

/* ---- silent ---- */

void later_with_reference(struct session *s)
{
    g_idle_add(look_and_unref, session_ref(s));
}

void later_then_referenced(struct session *s)
{
    session_ref(s);
    g_timeout_add(10, look, s);
}

void later_data_unused(struct session *s)
{
    g_idle_add(quit, s);
}

static struct session *session_new(void)
{
    return calloc(1, sizeof(struct session));
}

void one_of_its_own(void)
{
    struct session *s = session_new();

    g_idle_add(look_and_unref, s);
}

/* Nothing in view frees it. */
struct forever {
    int state;
};

static gboolean look_forever(gpointer data)
{
    struct forever *f = data;

    notify(f->state);
    return TRUE;
}

void forever_start(struct forever *f)
{
    g_timeout_add(100, look_forever, f);
}

/* Freed only when everything goes, by the list that holds it. */
struct test {
    int state;
    struct test *next;
};

static struct test *tests;

static void test_free(void *data)
{
    struct test *t = data;

    free(t);
}

void for_each(struct test *list, void (*func)(void *));

void tests_run(void)
{
    for_each(tests, test_free);
}

static gboolean run_test(gpointer data)
{
    struct test *t = data;

    notify(t->state);
    return FALSE;
}

void test_next(struct test *t)
{
    g_idle_add(run_test, t);
}
