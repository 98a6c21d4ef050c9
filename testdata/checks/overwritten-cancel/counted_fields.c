/* A field of a counted kind that is emptied without letting its reference go. */
#include <event2/bufferevent.h>
#include <event2/bufferevent_compat.h>
#include <stdlib.h>

struct job {
    struct bufferevent *out, *borrowed;
    struct job *next;
};

void job_start(struct job *j, int fd)
{
    j->out = bufferevent_new(fd, NULL, NULL, NULL, j);
}

void job_close(struct job *j)
{
    if (j->out) bufferevent_free(j->out);
    j->out = NULL;
}

void job_forget(struct job *j)
{
    if (j->out) {
        j->next = NULL;
        j->out = NULL; /* want "overwritten-cancel: .*'j->out'.*bufferevent" */
    }
}

/* Lent by somebody else as well: who ends it is not known. */
void job_lend(struct job *j, struct job *from, int fd)
{
    if (!from)
        j->borrowed = bufferevent_new(fd, NULL, NULL, NULL, j);
    else
        j->borrowed = from->out;
}

void job_drop(struct job *j)
{
    bufferevent_free(j->borrowed);
    j->borrowed = NULL;
}

void job_return(struct job *j)
{
    if (j->borrowed) {
        j->next = NULL;
        j->borrowed = NULL;
    }
}
