/* A list that is walked while it shrinks: each turn looks at another element, whatever became of the last one's handle. */
#include <glib.h>

struct request {
    guint timeout;
    int protocol;
    void *data;
};
struct node {
    struct request *data;
    struct node *next;
};

static struct node *requests;

int resolve(void *data);
gboolean on_timeout(gpointer data);

static void destroy(struct request *r)
{
    if (r->timeout > 0) g_source_remove(r->timeout);
    g_free(r);
}

void send_all(void)
{
    struct node *at;

    for (at = requests; at;) {
        struct request *r = at->data;
        if (r->protocol == 17) {
            at = at->next;
            continue;
        }
        if (resolve(r->data) > 0) {
            at = at->next;
            requests = NULL;
            destroy(r);
            continue;
        }
        if (r->timeout > 0) g_source_remove(r->timeout);
        r->timeout = g_timeout_add_seconds(30, on_timeout, r);
        at = at->next;
    }
}

/* This one stays where it is. */
void send_first(void)
{
    struct node *at = requests;
    struct request *r = at->data;

    r->timeout = g_timeout_add_seconds(30, on_timeout, r);
    while (resolve(r->data) > 0) g_source_remove(r->timeout); /* want "double-cancel: '.*timeout' is released twice" */
}
