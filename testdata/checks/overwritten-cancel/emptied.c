/* A field is emptied and what it held is not let go of first, as everybody else does who empties it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <fcntl.h>

struct logger {
    FILE *f;
    int level;
};

int logger_open(struct logger *l, const char *path)
{
    l->f = fopen(path, "a");
    return l->f ? 0 : -1;
}

void logger_close(struct logger *l)
{
    if (l->f) fclose(l->f);
    l->f = NULL;
}

void logger_rotate(struct logger *l)
{
    fflush(l->f);
    if (l->f) {
        fclose(l->f);
        l->f = NULL;
    }
}

void logger_quiet(struct logger *l)
{
    l->f = NULL; /* want "overwritten-cancel: 'l->f' is overwritten while still held; it was made by fopen" */
    l->level = 0;
}

/* Sets one up. */
void logger_init(struct logger *l)
{
    l->f = NULL;
    l->level = 1;
}

/* ---- somebody else does so as well: it may be that they know ---- */

struct tap {
    FILE *f;
    int level;
};

int tap_open(struct tap *t, const char *path)
{
    t->f = fopen(path, "a");
    return t->f ? 0 : -1;
}

void tap_close(struct tap *t)
{
    if (t->f) fclose(t->f);
    t->f = NULL;
}

void tap_turn(struct tap *t)
{
    if (t->f) fclose(t->f);
    t->f = NULL;
}

void tap_leave(struct tap *t)
{
    t->f = NULL;
}

void tap_off(struct tap *t)
{
    t->f = NULL;
    t->level = 0;
}

/* ---- it was used as a handle just before ---- */

struct lister {
    DIR *dir;
    int n;
};

int lister_open(struct lister *l, const char *path)
{
    l->dir = opendir(path);
    return l->dir ? 0 : -1;
}

void lister_free(struct lister *l)
{
    if (l->dir) closedir(l->dir);
    free(l);
}

int lister_step(struct lister *l)
{
    while (readdir(l->dir)) {
        if (++l->n > 10) return 1;
    }
    l->dir = NULL; /* want "overwritten-cancel: 'l->dir' is overwritten while still held" */
    return 0;
}

/* ---- called for an object that was just made: it sets it up ---- */

struct port {
    int fd;
    int speed;
};

static void port_defaults(struct port *p)
{
    p->fd = -1;
    p->speed = 9600;
}

struct port *port_new(const char *path)
{
    struct port *p = malloc(sizeof *p);
    if (!p) return NULL;
    port_defaults(p);
    p->fd = open(path, O_RDWR);
    return p;
}

void port_close(struct port *p)
{
    if (p->fd >= 0) close(p->fd);
    p->fd = -1;
}

void port_reset(struct port *p)
{
    close(p->fd);
    p->fd = -1;
}
