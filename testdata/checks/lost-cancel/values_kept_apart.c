/* What is known of a value where paths have met: a set of small numbers stays a set, and who looked behind a pointer has
 * seen that it is one. */
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum proxy { PROXY_NONE, PROXY_SOCKS4, PROXY_SOCKS5, PROXY_HTTP, PROXY_EXEC };
extern enum proxy proxy;

extern int admit(void);

static int look_up(struct addrinfo **out)
{
    return getaddrinfo("proxy", "80", NULL, out);
}

/* Those two arms meet, none of the others comes with them. */
int connect_by_proxy(int tries)
{
    struct addrinfo *ai = NULL;
    int fd = -1;
    int err;
again:
    if (proxy == PROXY_NONE) {
        fd = socket(AF_INET, SOCK_STREAM, 0);
    } else if (proxy == PROXY_EXEC) {
        fd = admit();
    } else {
        if (look_up(&ai)) return -1;
        fd = socket(ai->ai_family, SOCK_STREAM, 0);
    }
    if (proxy == PROXY_NONE) {
        err = connect(fd, NULL, 0);
    } else if (proxy == PROXY_EXEC) {
        err = 0;
    } else {
        err = connect(fd, ai->ai_addr, ai->ai_addrlen);
        freeaddrinfo(ai);
    }
    if (!err) return fd;
    close(fd);
    if (tries--) goto again;
    return -1;
}

int connect_by_some(void)
{
    struct addrinfo *ai = NULL;
    if (proxy != PROXY_NONE && proxy != PROXY_EXEC) {
        if (look_up(&ai)) return -1; /* want "lost-cancel: 'ai'" */
    }
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (proxy == PROXY_SOCKS5) freeaddrinfo(ai);
    return fd;
}

struct process {
    pid_t pid;
    int in;
};

/* Only a parent, and only where there is a child, has the pipe. */
static void start(struct process *p)
{
    int fds[2];
    if (pipe(fds) == -1) return;
    p->pid = fork();
    if (p->pid == -1) {
        close(fds[0]);
        close(fds[1]);
        return;
    }
    if (p->pid == 0) _exit(0);
    close(fds[1]);
    p->in = fds[0];
}

struct process *process_new(void)
{
    struct process *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    p->pid = -1;
    start(p);
    if (p->pid == -1) {
        free(p);
        return NULL;
    }
    return p;
}

void process_free(struct process *p)
{
    close(p->in);
    free(p);
}

int reach_any(void)
{
    struct addrinfo *res, *all;
    int fd;
    if (getaddrinfo("host", "80", NULL, &res) != 0) return -1;
    all = res;
    do {
        fd = socket(res->ai_family, res->ai_socktype, res->ai_protocol);
        if (fd < 0) continue;
        if (connect(fd, res->ai_addr, res->ai_addrlen) == 0) break; /* `res` is none of them no more */
        close(fd);
    } while ((res = res->ai_next) != NULL);
    freeaddrinfo(all);
    if (!res) return -1;
    return fd;
}

struct job {
    const char *name;
    int done;
};

static size_t weight(const struct job *j)
{
    return j->done ? 0 : strlen(j->name);
}

int run(struct job *j)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0) return -1;
    size_t n = weight(j);
    if (j) close(fd); /* there is a job: it was weighed */
    return (int)n;
}

int run_some(struct job *j)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0); /* want "lost-cancel: 'fd'" */
    if (fd < 0) return -1;
    const int *address = &j->done; /* looks at nothing */
    if (j) close(fd);
    return address != NULL;
}
