/* The field of an object from outside is known to hold a descriptor and gets another value. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct pane {
    int fd;
    int other;
};

void note(int fd);

struct pane *pane_new(const char *path)
{
    struct pane *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    p->fd = open(path, O_RDONLY);
    return p;
}

void pane_free(struct pane *p)
{
    if (p->fd != -1) close(p->fd);
    free(p);
}

void forgets(struct pane *p)
{
    if (p->fd != -1) {
        note(p->other);
        p->fd = -1; /* want "overwritten-cancel: 'p->fd'" */
    }
}

void forgets_after_test(struct pane *p, int x)
{
    if (p->fd < 0) return;
    if (x) p->other = 0;
    p->fd = -1; /* want "overwritten-cancel: 'p->fd'" */
}

void may_be_empty(struct pane *p)
{
    p->fd = -1;
}

int takes_out(struct pane *p)
{
    int fd = p->fd;
    if (fd == -1) return -1;
    p->fd = -1;
    return fd;
}

void moves(struct pane *to, struct pane *from)
{
    if (from->fd == -1) return;
    to->fd = from->fd;
    from->fd = -1;
}

void moves_all(struct pane *to, struct pane *from)
{
    if (from->fd == -1) return;
    *to = *from;
    from->fd = -1;
}

void closes(struct pane *p)
{
    if (p->fd == -1) return;
    close(p->fd);
    p->fd = -1;
}

void closes_the_same(struct pane *p, int fd)
{
    if (fd < 0) return;
    if (p->fd == fd) p->fd = -1;
    close(fd);
}

void hands_on(struct pane *p)
{
    if (p->fd == -1) return;
    note(p->fd);
    p->fd = -1;
}

int marked_with_zero(struct pane *p)
{
    if (p->fd != 0) {
        p->fd = 0; /* want "overwritten-cancel: 'p->fd'" */
        return 1;
    }
    return 0;
}

struct job {
    FILE *log;
    int fd;
};

struct job *job_new(const char *path)
{
    struct job *j = calloc(1, sizeof *j);
    if (!j) return NULL;
    j->log = fopen(path, "w");
    j->fd = open(path, O_RDONLY);
    return j;
}

void job_init(struct job *j)
{
    j->log = NULL;
    j->fd = -1;
}

void job_stop(struct job *j)
{
    fclose(j->log);
    j->log = NULL;
    close(j->fd);
    j->fd = -1;
}

void job_stop_half(struct job *j)
{
    j->log = NULL; /* want "overwritten-cancel: 'j->log'" */
    close(j->fd);
    j->fd = -1;
}
