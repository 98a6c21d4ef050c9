/* Fields and globals that the path has asked about, and then overwrites wherever the answer led. */
#include <glib.h>
#include <gio/gio.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>
#include <fcntl.h>

struct rec {
    FILE *f;
    int fd;
    bool busy;
};

void trace(const char *what);

int rec_start(struct rec *r, const char *path)
{
    if (r->f) trace("restart");
    r->f = fopen(path, "w"); /* want "overwritten-cancel: 'r->f'" */
    return r->f ? 0 : -1;
}

int rec_start_closing(struct rec *r, const char *path)
{
    if (r->f) fclose(r->f);
    r->f = fopen(path, "w");
    return r->f ? 0 : -1;
}

int rec_open(struct rec *r, const char *path)
{
    if (r->fd >= 0)
        trace("again");
    else
        trace("first");
    r->fd = open(path, O_RDONLY); /* want "overwritten-cancel: 'r->fd'" */
    return r->fd;
}

/* Something else was asked where it is there: how the two go together, the author knows. */
int rec_open_idle(struct rec *r, const char *path)
{
    if (r->fd >= 0 && r->busy) close(r->fd);
    r->fd = open(path, O_RDONLY);
    return r->fd;
}

int rec_open_once(struct rec *r, const char *path)
{
    if (r->fd >= 0) return r->fd;
    r->fd = open(path, O_RDONLY);
    return r->fd;
}

void rec_free(struct rec *r)
{
    if (r->f) fclose(r->f);
    if (r->fd >= 0) close(r->fd);
    g_free(r);
}

/* ---- each object of a list is another one ---- */

struct node {
    struct node *next;
    FILE *f;
};

void nodes_open(struct node *n, const char *path)
{
    for (; n; n = n->next) {
        if (n->f) continue;
        n->f = fopen(path, "r");
    }
}

void nodes_close(struct node *n)
{
    for (; n; n = n->next)
        if (n->f) fclose(n->f);
}

/* ---- ids and references ---- */

typedef struct {
    guint t;
    GCancellable *c;
} Dev;

static gboolean dev_cb(gpointer d)
{
    Dev *v = d;
    v->t = 0;
    return FALSE;
}

void dev_kick(Dev *d)
{
    if (d->t > 0) trace("armed");
    d->t = g_timeout_add(50, dev_cb, d); /* want "overwritten-cancel: 'd->t'" */
}

void dev_kick_again(Dev *d)
{
    if (d->t > 0) g_source_remove(d->t);
    d->t = g_timeout_add(50, dev_cb, d);
}

/* Its callback leaves the old number there: a number says nothing. */
typedef struct {
    guint t;
} Mute;

static gboolean mute_cb(gpointer d)
{
    (void)d;
    return FALSE;
}

void mute_kick(Mute *d)
{
    if (d->t > 0) trace("armed");
    d->t = g_timeout_add(50, mute_cb, d);
}

void mute_stop(Mute *d)
{
    if (d->t) g_source_remove(d->t);
}

void dev_restart(Dev *d)
{
    if (d->c) g_cancellable_cancel(d->c);
    d->c = g_cancellable_new(); /* want "overwritten-cancel: 'd->c'" */
}

void dev_free(Dev *d)
{
    if (d->t) g_source_remove(d->t);
    g_clear_object(&d->c);
    g_free(d);
}

/* ---- globals ---- */

static FILE *log_file;
static int state_fd = -2;

FILE *current(const char *path, bool again)
{
    static FILE *f;
    if (again && f) f = NULL; /* want "overwritten-cancel: 'f'" */
    if (!f) f = fopen(path, "r");
    return f;
}

FILE *current_closing(const char *path, bool again)
{
    static FILE *f;
    if (again && f) {
        fclose(f);
        f = NULL;
    }
    if (!f) f = fopen(path, "r");
    return f;
}

void log_start(const char *path)
{
    if (log_file) trace("twice");
    log_file = fopen(path, "a"); /* want "overwritten-cancel: 'log_file'" */
}

void log_end(void)
{
    if (log_file) fclose(log_file);
    log_file = NULL;
}

/* A number that says "not yet" is no descriptor. */
int state_open(const char *path)
{
    if (state_fd == -2) state_fd = -1;
    if (state_fd == -1) state_fd = open(path, O_RDONLY);
    return state_fd;
}

void state_close(void)
{
    if (state_fd >= 0) close(state_fd);
    state_fd = -1;
}
