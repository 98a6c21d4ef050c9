/* An object is freed, and a variable has the handle yet; and modules whose objects end without them. */
#include <glib.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct client {
    int fd;
    int done;
};
extern int admit(struct client *c);

int accept_one(int listener)
{
    int fd = accept(listener, NULL, NULL);
    if (fd < 0) return -1;
    struct client *c = calloc(1, sizeof *c);
    if (!c) goto failed;
    c->fd = fd;
    if (c->done) {
        free(c);
        goto failed;
    }
    return admit(c);
failed:
    close(fd);
    return -1;
}

void client_end(struct client *c)
{
    close(c->fd);
    free(c);
}

int accept_none(int listener)
{
    int fd = accept(listener, NULL, NULL);
    if (fd < 0) return -1;
    struct client *c = calloc(1, sizeof *c);
    if (!c) return close(fd);
    c->fd = fd;
    if (c->done) {
        free(c); /* want "owner-freed: .*'c->fd'" */
        return -1;
    }
    return admit(c);
}

/* ---- a timer of the module's, and objects ---- */

struct rule {
    char *mask;
};
static guint rules_tag;
static GSList *rules;

static gboolean expire(gpointer data)
{
    (void)data;
    return rules != NULL;
}

void rules_init(void)
{
    rules_tag = g_timeout_add(1000, expire, NULL);
}

void rules_destroy(struct rule *r) /* one of them */
{
    rules = g_slist_remove(rules, r);
    g_free(r->mask);
    g_free(r);
}

void rules_deinit(void)
{
    g_source_remove(rules_tag);
}

static guint log_tag;

void log_init(void)
{
    log_tag = g_timeout_add(1000, expire, NULL);
}

void log_deinit(void)
{
    g_slist_free(rules);
} /* want "owner-freed: .*'log_tag'" */
