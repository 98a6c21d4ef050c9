/* How network servers and system tools really write it: long functions, helpers, several exits. All of it is right. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define NET_OK 0
#define NET_ERR -1
#define NET_NONBLOCK 1
#define NET_BEST_EFFORT 2

static void set_error(char *err, const char *format, ...)
{
    va_list ap;

    if (!err)
        return;
    va_start(ap, format);
    vsnprintf(err, 256, format, ap);
    va_end(ap);
}

static int set_blocking(char *err, int fd, int on)
{
    int flags = fcntl(fd, F_GETFL);

    if (flags == -1) {
        set_error(err, "fcntl(F_GETFL): %s", strerror(errno));
        return NET_ERR;
    }
    if (!!(flags & O_NONBLOCK) == !on)
        return NET_OK;
    if (fcntl(fd, F_SETFL, on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) == -1) {
        set_error(err, "fcntl(F_SETFL): %s", strerror(errno));
        return NET_ERR;
    }
    return NET_OK;
}

static int set_reuse(char *err, int fd)
{
    int yes = 1;

    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == -1) {
        set_error(err, "setsockopt SO_REUSEADDR: %s", strerror(errno));
        return NET_ERR;
    }
    return NET_OK;
}

int net_connect(char *err, const char *addr, int port, const char *source, int flags)
{
    int s = NET_ERR, rv;
    char service[6];
    struct addrinfo hints, *servinfo, *bservinfo, *p, *b;

    snprintf(service, sizeof service, "%d", port);
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    if ((rv = getaddrinfo(addr, service, &hints, &servinfo)) != 0) {
        set_error(err, "%s", gai_strerror(rv));
        return NET_ERR;
    }
    for (p = servinfo; p != NULL; p = p->ai_next) {
        if ((s = socket(p->ai_family, p->ai_socktype, p->ai_protocol)) == -1)
            continue;
        if (set_reuse(err, s) == NET_ERR)
            goto error;
        if (flags & NET_NONBLOCK && set_blocking(err, s, 0) != NET_OK)
            goto error;
        if (source) {
            int bound = 0;

            if ((rv = getaddrinfo(source, NULL, &hints, &bservinfo)) != 0) {
                set_error(err, "%s", gai_strerror(rv));
                goto error;
            }
            for (b = bservinfo; b != NULL; b = b->ai_next) {
                if (bind(s, b->ai_addr, b->ai_addrlen) != -1) {
                    bound = 1;
                    break;
                }
            }
            freeaddrinfo(bservinfo);
            if (!bound) {
                set_error(err, "bind: %s", strerror(errno));
                goto error;
            }
        }
        if (connect(s, p->ai_addr, p->ai_addrlen) == -1) {
            if (errno == EINPROGRESS && flags & NET_NONBLOCK)
                goto end;
            close(s);
            s = NET_ERR;
            continue;
        }
        goto end;
    }
    if (p == NULL)
        set_error(err, "creating socket: %s", strerror(errno));
error:
    if (s != NET_ERR) {
        close(s);
        s = NET_ERR;
    }
end:
    freeaddrinfo(servinfo);
    if (s == NET_ERR && source && (flags & NET_BEST_EFFORT))
        return net_connect(err, addr, port, NULL, flags);
    return s;
}

static int net_listen(char *err, int s, struct sockaddr *sa, socklen_t len, int backlog)
{
    if (bind(s, sa, len) == -1) {
        set_error(err, "bind: %s", strerror(errno));
        close(s);
        return NET_ERR;
    }
    if (listen(s, backlog) == -1) {
        set_error(err, "listen: %s", strerror(errno));
        close(s);
        return NET_ERR;
    }
    return NET_OK;
}

int unix_server(char *err, char *path, mode_t perm, int backlog)
{
    int s;
    struct sockaddr_un sa;

    if ((s = socket(AF_LOCAL, SOCK_STREAM, 0)) == -1)
        return NET_ERR;
    if (set_reuse(err, s) == NET_ERR) {
        close(s);
        return NET_ERR;
    }
    memset(&sa, 0, sizeof sa);
    sa.sun_family = AF_LOCAL;
    snprintf(sa.sun_path, sizeof sa.sun_path, "%s", path);
    if (net_listen(err, s, (struct sockaddr *)&sa, sizeof sa, backlog) == NET_ERR)
        return NET_ERR;
    if (perm)
        chmod(sa.sun_path, perm);
    return s;
}

static int net_accept(char *err, int s, struct sockaddr *sa, socklen_t *len)
{
    int fd;

    do {
        fd = accept(s, sa, len);
    } while (fd == -1 && errno == EINTR);
    if (fd == -1) {
        set_error(err, "accept: %s", strerror(errno));
        return NET_ERR;
    }
    if (set_blocking(err, fd, 0) == NET_ERR) {
        close(fd);
        return NET_ERR;
    }
    return fd;
}

int net_accept_tcp(char *err, int s, int *port)
{
    int fd;
    struct sockaddr_in sa;
    socklen_t len = sizeof sa;

    if ((fd = net_accept(err, s, (struct sockaddr *)&sa, &len)) == NET_ERR)
        return NET_ERR;
    if (port)
        *port = ntohs(sa.sin_port);
    return fd;
}

/* A pid file: locked, written, kept open on purpose through a static. */
static int pid_fd = -1;

int pidfile_take(const char *path)
{
    char text[32];
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    int len;

    if (fd < 0)
        return -1;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        int saved = errno;

        close(fd);
        errno = saved;
        return -1;
    }
    len = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (ftruncate(fd, 0) < 0 || write(fd, text, (size_t)len) != len) {
        close(fd);
        return -1;
    }
    pid_fd = fd;
    return 0;
}

/* A reader that gives the whole file. */
char *slurp(const char *path, size_t *len_out)
{
    struct stat st;
    char *text = NULL;
    size_t have = 0;
    int fd;

    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return NULL;
    if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))
        goto err;
    text = malloc((size_t)st.st_size + 1);
    if (text == NULL)
        goto err;
    while (have < (size_t)st.st_size) {
        ssize_t n = read(fd, text + have, (size_t)st.st_size - have);

        if (n == -1) {
            if (errno == EINTR)
                continue;
            goto err;
        }
        if (n == 0)
            break;
        have += (size_t)n;
    }
    close(fd);
    text[have] = '\0';
    if (len_out)
        *len_out = have;
    return text;

err:
    free(text);
    close(fd);
    return NULL;
}

/* Atomically replaced: temporary file, fsync, rename; the directory is synced as well. */
int replace_file(const char *dir, const char *path, const char *text)
{
    char tmp[256];
    int fd, dfd = -1, ok = 0;

    snprintf(tmp, sizeof tmp, "%s/.tmpXXXXXX", dir);
    if ((fd = mkstemp(tmp)) < 0)
        return -1;
    if (write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        goto out;
    if (fsync(fd) != 0)
        goto out;
    if (close(fd) != 0) {
        fd = -1;
        goto out;
    }
    fd = -1;
    if (rename(tmp, path) != 0)
        goto out;
    if ((dfd = open(dir, O_RDONLY | O_DIRECTORY)) >= 0)
        fsync(dfd);
    ok = 1;
out:
    if (dfd >= 0)
        close(dfd);
    if (fd >= 0)
        close(fd);
    if (!ok)
        unlink(tmp);
    return ok ? 0 : -1;
}

/* A counted object that closes its descriptor with the last reference. */
struct stream {
    int refs;
    int fd;
    pthread_mutex_t lock;
};

struct stream *stream_open(const char *path)
{
    struct stream *s = calloc(1, sizeof *s);

    if (!s)
        return NULL;
    s->fd = open(path, O_RDWR);
    if (s->fd < 0) {
        free(s);
        return NULL;
    }
    s->refs = 1;
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

struct stream *stream_ref(struct stream *s)
{
    __atomic_add_fetch(&s->refs, 1, __ATOMIC_SEQ_CST);
    return s;
}

void stream_unref(struct stream *s)
{
    if (__atomic_sub_fetch(&s->refs, 1, __ATOMIC_SEQ_CST) > 0)
        return;
    close(s->fd);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

int stream_copy(const char *path)
{
    struct stream *s = stream_open(path);
    struct stream *again;
    int rc;

    if (!s)
        return -1;
    again = stream_ref(s);
    rc = (int)write(again->fd, "x", 1);
    stream_unref(again);
    stream_unref(s);
    return rc;
}
