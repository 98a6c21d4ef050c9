/* Calls through function pointers: a table of operations, a field filled once, a parameter, a global set once. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int step(int n);

/* ---- a table with one implementation ---- */

struct conn;
struct conn_ops {
    int (*start)(struct conn *c, int *fd);
    void (*stop)(int fd);
    int (*peek)(int fd);
};
struct conn {
    const struct conn_ops *ops;
};

static int file_start(struct conn *c, int *fd)
{
    (void)c;
    *fd = open("conn", O_RDONLY);
    return *fd < 0 ? -1 : 0;
}

static void file_stop(int fd)
{
    close(fd);
}

static int file_peek(int fd)
{
    char c;
    return (int)read(fd, &c, 1);
}

static const struct conn_ops file_ops = {.start = file_start, .stop = file_stop, .peek = file_peek};

void conn_init(struct conn *c)
{
    c->ops = &file_ops;
}

int table_bad(struct conn *c, int n)
{
    int fd;
    if (c->ops->start(c, &fd) != 0) /* want "lost-cancel: 'fd'" */
        return -1;
    if (step(n) < 0)
        return -2;
    c->ops->stop(fd);
    return 0;
}

int table_good(struct conn *c, int n)
{
    int fd;
    if (c->ops->start(c, &fd) != 0)
        return -1;
    int r = step(n);
    c->ops->stop(fd);
    return r;
}

/* ---- several implementations: none of them takes the descriptor, so it is still ours ---- */

struct codec {
    int (*decode)(int fd, int n);
};

static int decode_raw(int fd, int n)
{
    char c;
    return read(fd, &c, 1) == n;
}

static int decode_gzip(int fd, int n)
{
    return lseek(fd, n, SEEK_SET) < 0;
}

static const struct codec codecs[] = {{decode_raw}, {decode_gzip}};

int several_bad(const struct codec *c, int n)
{
    int fd = open("data", O_RDONLY); /* want "lost-cancel: 'fd'" */
    if (fd < 0)
        return -1;
    if (c->decode(fd, n) != 0)
        return -2;
    close(fd);
    return 0;
}

const struct codec *codec_find(int i)
{
    return &codecs[i & 1];
}

/* ---- one of them does take it ---- */

struct sink {
    void (*put)(int fd);
};

static void put_close(int fd)
{
    close(fd);
}

static void put_nothing(int fd)
{
    (void)fd;
}

static const struct sink sinks[] = {{put_close}, {put_nothing}};

void sink_put(int i)
{
    int fd = open("data", O_RDONLY);
    sinks[i & 1].put(fd);
}

/* ---- a parameter, and a pointer that is set once ---- */

static void with_file(int (*use)(int), int n)
{
    int fd = open("data", O_RDONLY); /* want "lost-cancel: 'fd'" */
    if (fd < 0)
        return;
    if (use(fd) < n)
        return;
    close(fd);
}

void parameter_bad(int n)
{
    with_file(file_peek, n);
}

static void (*closer)(int) = put_close;

void set_once(void)
{
    int fd = open("data", O_RDONLY);
    closer(fd);
}

/* ---- where anybody may have put a function, nothing is said ---- */

struct hooks {
    void (*on_fd)(int fd);
};

void hooks_set(struct hooks *h, void (*f)(int))
{
    h->on_fd = f;
}

void hooks_default(struct hooks *h)
{
    h->on_fd = put_nothing;
}

void hooks_run(struct hooks *h)
{
    int fd = open("data", O_RDONLY);
    h->on_fd(fd);
}
