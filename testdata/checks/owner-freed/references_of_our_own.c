/* The timer's callback has a reference of its own, taken by the program's own function behind a macro. */
#include <glib.h>
#include <stdlib.h>

struct service {
    int refs;
    guint retry, check, probe;
};

struct service *service_ref_debug(struct service *s, const char *file, int line)
{
    s->refs++;
    return s;
}

void service_unref(struct service *s);

#define service_ref(s) service_ref_debug(s, __FILE__, __LINE__)

static gboolean on_check(gpointer data)
{
    struct service *s = data;
    s->check = 0;
    service_unref(s);
    return FALSE;
}

static gboolean on_retry(gpointer data)
{
    struct service *s = data;
    s->retry = 0;
    return FALSE;
}

void service_start(struct service *s)
{
    s->retry = g_timeout_add(100, on_retry, s);
    s->probe = g_timeout_add(300, on_retry, s);
    s->check = g_timeout_add(200, on_check, service_ref(s));
}

void service_stop(struct service *s)
{
    if (s->check && g_source_remove(s->check)) service_unref(s);
    s->check = 0;
    if (s->probe) g_source_remove(s->probe);
    s->probe = 0;
}

static void service_free(struct service *s)
{
    if (s->retry) g_source_remove(s->retry); /* want "owner-freed: .*'s->probe'" */
    free(s);
}

void service_unref(struct service *s)
{
    if (--s->refs == 0) service_free(s);
}
