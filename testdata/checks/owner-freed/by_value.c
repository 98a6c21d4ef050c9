/* Handles in structs that lie in the object by value. */
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
    guint id;
    int count;
} Ticker;

typedef struct {
    Ticker ticker;
    char *name;
    GList *queue;
} Player;

static gboolean tick(gpointer data)
{
    Ticker *t = data;
    t->count++;
    return TRUE;
}

Player *player_new(const char *name)
{
    Player *p = g_new0(Player, 1);
    p->name = g_strdup(name);
    return p;
}

void player_play(Player *p)
{
    p->ticker.id = g_timeout_add(40, tick, &p->ticker);
}

static void ticker_stop(Ticker *t)
{
    if (t->id) g_source_remove(t->id);
    t->id = 0;
}

void player_stop(Player *p)
{
    ticker_stop(&p->ticker);
}

void player_free(Player *p)
{
    ticker_stop(&p->ticker);
    g_free(p->name);
    g_free(p);
}

void player_drop(Player *p)
{
    g_list_free_full(p->queue, g_free);
    g_free(p->name);
    g_free(p); /* want "owner-freed: .*'p->ticker.id'" */
}

/* ---- what a struct holds here says nothing of the same struct elsewhere ---- */

struct end {
    int fd;
    int flags;
};

struct pipe_pair {
    struct end in;
    struct end spare; /* nothing is ever opened there */
    char *name;
};

int pair_open(struct pipe_pair *p, const char *path)
{
    p->in.fd = open(path, O_RDONLY);
    return p->in.fd;
}

void pair_free(struct pipe_pair *p)
{
    if (p->in.fd >= 0) close(p->in.fd);
    free(p->name);
    free(p);
}

/* ---- a base class: who ends the object knows it as such, and has seen to what the base holds ---- */

struct base {
    int fd;
    void (*destroy)(struct base *b);
};

struct derived {
    struct base base;
    char *name;
};

static void base_finish(struct base *b)
{
    close(b->fd);
    b->destroy(b);
}

static void derived_destroy(struct base *b)
{
    struct derived *d = (struct derived *)b;
    free(d->name);
    free(d);
}

struct derived *derived_new(const char *path)
{
    struct derived *d = calloc(1, sizeof *d);
    if (!d) return NULL;
    d->base.destroy = derived_destroy;
    d->base.fd = open(path, O_RDONLY);
    return d;
}

void derived_end(struct derived *d)
{
    base_finish(&d->base);
}
