/* The shapes of leaks that public projects had and fixed, written anew: before (wrong) and after. */
#define _GNU_SOURCE
#include <gio/gio.h>
#include <libpq-fe.h>

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct list {
    PGconn *conn;
    const char *command;
    struct list *next;
};

/* A result is not cleared when the round is left with `continue`. */
int run_everywhere(struct list *all)
{
    int failures = 0;

    for (struct list *l = all; l; l = l->next) {
        PGresult *result = PQexec(l->conn, l->command); /* want "lost-cancel" */

        if (PQresultStatus(result) != PGRES_COMMAND_OK) {
            fprintf(stderr, "%s\n", PQresultErrorMessage(result));
            failures++;
            continue;
        }
        PQclear(result);
    }
    return failures;
}

int run_everywhere_fixed(struct list *all)
{
    int failures = 0;

    for (struct list *l = all; l; l = l->next) {
        PGresult *result = PQexec(l->conn, l->command);

        if (PQresultStatus(result) != PGRES_COMMAND_OK) {
            fprintf(stderr, "%s\n", PQresultErrorMessage(result));
            PQclear(result);
            failures++;
            continue;
        }
        PQclear(result);
    }
    return failures;
}

/* Only the last of two results is cleared by its own name. */
int prepare_and_run(PGconn *conn)
{
    PGresult *prepared = PQprepare(conn, "s", "SELECT 1", 0, NULL); /* want "never-released" */
    PGresult *result;

    if (PQresultStatus(prepared) != PGRES_COMMAND_OK)
        return -1;
    result = PQexecPrepared(conn, "s", 0, NULL, NULL, NULL, 0);
    PQclear(result);
    return 0;
}

/* A device thread that nobody waits for. */
struct device {
    int fd;
    int socket;
};

static void *device_kernel(void *arg)
{
    struct device *d = arg;

    ioctl(d->fd, 0);
    return NULL;
}

int device_start(struct device *d)
{
    pthread_t id;
    int rc = pthread_create(&id, NULL, device_kernel, d); /* want "never-released" */

    if (rc != 0) {
        fprintf(stderr, "no thread: %s\n", strerror(rc));
        return -1;
    }
    return 0;
}

int device_start_fixed(struct device *d)
{
    pthread_t id;
    int rc = pthread_create(&id, NULL, device_kernel, d);

    if (rc != 0) {
        fprintf(stderr, "no thread: %s\n", strerror(rc));
        return -1;
    }
    rc = pthread_detach(id);
    return rc ? -1 : 0;
}

/* A call made synchronous with a private loop in a heap struct. */
struct wait {
    GMainLoop *loop;
    gboolean ok;
};

static gboolean wake(gpointer data)
{
    struct wait *w = data;

    w->ok = TRUE;
    g_main_loop_quit(w->loop);
    return G_SOURCE_REMOVE;
}

/* The struct goes with the loop in it: a question for owner-freed, which is not there yet. */
gboolean fn_wait_for_it(void)
{
    struct wait *w = g_new0(struct wait, 1);
    gboolean ok;

    w->loop = g_main_loop_new(NULL, FALSE);
    g_idle_add(wake, w);
    g_main_loop_run(w->loop);
    ok = w->ok;
    g_free(w);
    return ok;
}

gboolean wait_for_it_fixed(void)
{
    struct wait *w = g_new0(struct wait, 1);
    gboolean ok;

    w->loop = g_main_loop_new(NULL, FALSE);
    g_idle_add(wake, w);
    g_main_loop_run(w->loop);
    ok = w->ok;
    g_main_loop_unref(w->loop);
    g_free(w);
    return ok;
}

/* The value of a statement expression whose last statement has a label. */
int step_down(void);
int step_up(void);
#define AS_NOBODY(call)                \
    ({                                 \
        __label__ out;                 \
        int ret_, up_;                 \
        ret_ = step_down();            \
        if (ret_) goto out;            \
        ret_ = (call);                 \
        up_ = step_up();               \
    out:                               \
        ret_ ? ret_ : up_;             \
    })

int opened_as_nobody(const char *path)
{
    int fd = AS_NOBODY(open(path, O_RDONLY));
    if (fd < 0) return -1;
    close(fd);
    return 0;
}

int opened_as_nobody_and_left(const char *path)
{
    int fd = AS_NOBODY(open(path, O_RDONLY)); /* want "(lost-cancel|never-released)" */
    if (fd < 0) return -1;
    return 0;
}

/* One call makes handles of two kinds: each keeps its own. */
struct shelf {
    FILE *f;
    DIR *d;
};

static void fill(struct shelf *s, const char *path, int how)
{
    switch (how) {
    case 0: s->f = fopen(path, "r"); break;
    case 1:
        s->d = opendir(path);
        s->f = fopen(path, "r");
        break;
    }
}

void shelf_clear(struct shelf *s)
{
    if (s->f) fclose(s->f);
    if (s->d) closedir(s->d);
}

void two_kinds(const char *path, int how)
{
    struct shelf s = {NULL, NULL};
    fill(&s, path, how); /* want "'s.d' .directory stream from fill" */
    if (s.f) fclose(s.f);
}
