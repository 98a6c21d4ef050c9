// A helper that goes through an array in an object lets all of its elements go, not only the first.
#include <fcntl.h>
#include <unistd.h>

struct files {
    int fd[4], log[4];
    unsigned n;
};

static void close_all(struct files *f)
{
    for (unsigned i = 0; i < f->n; i++) close(f->fd[i]);
}

static void close_first(struct files *f)
{
    close(f->fd[0]);
}

void twice(struct files *f)
{
    f->fd[0] = open("a", 0);
    f->fd[1] = open("b", 0);
    close_all(f);
    f->fd[0] = open("c", 0);
    f->fd[1] = open("d", 0);
}

void in_turns(struct files *f)
{
    for (unsigned i = 0; i < f->n; i++)
        f->fd[i] = open(i % 3 == 1 ? "one" : "other", 0);
    close_all(f);
    for (unsigned i = 0; i < f->n; i++) {
        switch (i % 3) {
        case 0: f->fd[i] = open("a", 0); break;
        case 1: f->fd[i] = open("b", 0); break;
        default: f->fd[i] = open("c", 0);
        }
    }
}

void others(struct files *f)
{
    f->log[1] = open("a", 0);
    close_all(f);
    f->log[1] = open("b", 0); /* want "overwritten-cancel: 'f->log.1.' is overwritten while still held" */
}

void files_end(struct files *f)
{
    for (unsigned i = 0; i < f->n; i++) close(f->log[i]);
}

void only_the_first(struct files *f)
{
    f->fd[1] = open("b", 0);
    close_first(f);
    f->fd[1] = open("d", 0); /* want "overwritten-cancel: 'f->fd.1.' is overwritten while still held" */
}
