/* A flag that is asked twice, with calls in between that may write such memory, and never write the flag. */
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

struct loop {
    int shared, busy, done;
    struct child *children[4];
};
struct child {
    int fd, busy;
    struct loop *of;
};

void tell(struct loop *l);

static void begin(struct loop *l, struct child *c, int fd)
{
    c->of = l;
    c->busy = l->busy;
    c->fd = dup(fd);
    l->busy++;
    tell(l);
}

void end(struct child *c)
{
    close(c->fd);
    c->fd = -1;
}

void listen_all(struct loop *l)
{
    int fd = -1;
    if (!l->shared) fd = socket(AF_INET, SOCK_STREAM, 0);
    for (int i = 0; i < 4; i++) begin(l, l->children[i], fd);
    if (!l->shared) close(fd);
}

static void finish(struct loop *l)
{
    l->done = 1;
    tell(l);
}

int flag_changes(struct loop *l)
{
    int fd = -1;
    if (!l->done) fd = open("/dev/null", O_RDONLY); /* want "lost-cancel" */
    finish(l);
    if (!l->done) close(fd);
    return 0;
}

/* ---- globals ---- */

static int forked, ready;

void set_up(int on)
{
    forked = on;
}

int start(struct loop *l)
{
    int fd = -1;
    if (forked) fd = open("/dev/null", O_RDONLY);
    ready = 1;
    tell(l);
    begin(l, l->children[0], 0);
    if (forked) close(fd);
    return 0;
}

/* ---- two of one call: the second is as valid as the first ---- */

int both(int n)
{
    int p[2] = {-1, -1};
    if (pipe(p) == -1) return -1;
    if (n > 3 && p[0] != -1) {
        close(p[0]);
        close(p[1]);
        return 1;
    }
    if (p[0] != -1) {
        close(p[0]);
        close(p[1]);
    }
    return 0;
}

/* ---- who starts a program comes back only when that failed ---- */

static int child(char **argv)
{
    if (execvp(argv[0], argv) == -1) return 0;
    return 1;
}

int spawn(char **argv)
{
    int p[2];
    if (pipe(p) == -1) return -1;
    pid_t pid = fork();
    if (pid == 0) {
        close(p[0]);
        if (!child(argv)) _exit(1);
    }
    close(p[1]);
    close(p[0]);
    return pid;
}

/* ---- a mode with more than two values ---- */

static enum { PLAIN, PROXY, PIPE } mode;

void set_mode(int m)
{
    mode = m;
}

static int attempts;

static void try_again(void)
{
    attempts++;
}

int by_mode(const char *path)
{
    int fd = -1;
    if (mode == PIPE) fd = open(path, O_RDONLY);
    try_again();
    if (mode != PIPE) return 0;
    close(fd);
    return 1;
}

int other_mode(const char *path)
{
    int fd = -1;
    if (mode == PIPE) fd = open(path, O_RDONLY); /* want "lost-cancel" */
    set_mode(attempts);
    if (mode != PIPE) return 0;
    close(fd);
    return 1;
}
