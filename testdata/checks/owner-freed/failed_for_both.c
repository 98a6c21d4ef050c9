// Which ways failed says the result, bit by bit, and each way has bits of its own: what comes back goes with what was
// asked for, also where both leave by the same return.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { ERRORS_FAILED = 1, ACCESS_FAILED = 2, OLD_ERRORS_FAILED = 4, OLD_ACCESS_FAILED = 8 };
enum { ALL_ERRORS = ERRORS_FAILED | OLD_ERRORS_FAILED, ALL_ACCESS = ACCESS_FAILED | OLD_ACCESS_FAILED };
enum which { ERRORS = 6, ACCESS = 17 };

struct logs {
    int errors, old_errors, access, old_access;
    int index;
};

static int open_one(enum which which, int index)
{
    return open(which == ERRORS ? "errors" : index ? "access" : "old", O_WRONLY);
}

static int open_kind(enum which which, struct logs *l)
{
    int failed = 0;
    if (which == ACCESS) {
        l->access = open_one(which, l->index);
        if (l->access < 0) failed |= ACCESS_FAILED;
        l->old_access = open_one(which, 0);
        if (l->old_access < 0) failed |= OLD_ACCESS_FAILED;
    } else {
        l->errors = open_one(which, l->index);
        if (l->errors < 0) failed |= ERRORS_FAILED;
        l->old_errors = open_one(which, 0);
        if (l->old_errors < 0) failed |= OLD_ERRORS_FAILED;
    }
    return failed;
}

static void close_errors(struct logs *l)
{
    if (l->errors >= 0) close(l->errors);
    if (l->old_errors >= 0) close(l->old_errors);
}

static void close_access(struct logs *l)
{
    if (l->access >= 0) close(l->access);
    if (l->old_access >= 0) close(l->old_access);
}

static int open_all(struct logs *l)
{
    int failed = open_kind(ERRORS, l);
    if ((failed & ALL_ERRORS) == ALL_ERRORS) return -1;
    failed |= open_kind(ACCESS, l);
    if ((failed & ALL_ACCESS) == ALL_ACCESS) {
        close_errors(l);
        return -1;
    }
    return 0;
}

struct logs *logs_new(int index)
{
    struct logs *l = calloc(1, sizeof *l);
    if (!l) return NULL;
    l->index = index;
    if (open_all(l) < 0) {
        free(l);
        return NULL;
    }
    return l;
}

void logs_free(struct logs *l)
{
    close_errors(l);
    close_access(l);
    free(l);
}

/* Here the second way is forgotten when the first one failed. */
static int open_errors(struct logs *l)
{
    return open_kind(ERRORS, l) & ERRORS_FAILED ? -1 : 0;
}

struct logs *logs_new_half(int index)
{
    struct logs *l = calloc(1, sizeof *l);
    if (!l) return NULL;
    l->index = index;
    if (open_errors(l) < 0) {
        free(l); /* want "owner-freed: the object is freed here while 'l->old_errors'" */
        return NULL;
    }
    return l;
}

/* Two ways that make different things. */
struct sink {
    int socket;
    FILE *file;
};

static int sink_open(struct sink *s, const char *path)
{
    s->file = NULL;
    s->socket = -1;
    if (*path == '|') {
        s->socket = open(path + 1, O_WRONLY);
        return s->socket < 0 ? -1 : 1;
    }
    s->file = fopen(path, "w");
    return s->file ? 2 : -1;
}

void sink_forget(const char *path)
{
    struct sink *s = calloc(1, sizeof *s);
    if (!s) return;
    int way = sink_open(s, path);
    if (way == 1) close(s->socket);
    free(s); /* want "owner-freed: the object is freed here while 's->file' .FILE stream from sink_open" */
}

void sink_remember(const char *path)
{
    struct sink *s = calloc(1, sizeof *s);
    if (!s) return;
    int way = sink_open(s, path);
    if (way == 1) close(s->socket);
    if (way == 2) fclose(s->file);
    free(s);
}
