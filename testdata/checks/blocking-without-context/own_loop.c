/* A loop of the program's own: it waits for descriptors, and calls back what was registered. */
#include <netdb.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

typedef void handler(void *data);

struct watch {
    int fd;
    handler *call;
    void *data;
};

static struct watch watches[16];
static int n_watches;

static void add_watch(int fd, handler *h, void *data)
{
    struct watch *w = &watches[n_watches++];
    w->fd = fd;
    w->call = h;
    w->data = data;
}

void on_input(int fd, handler *h, void *data)
{
    add_watch(fd, h, data);
}

static void dispatch(struct watch *w)
{
    w->call(w->data);
}

void serve(void)
{
    struct pollfd p[16];
    for (;;) {
        for (int i = 0; i < n_watches; i++) p[i] = (struct pollfd){.fd = watches[i].fd, .events = POLLIN};
        if (poll(p, n_watches, -1) < 0) return;
        for (int i = 0; i < n_watches; i++)
            if (p[i].revents) dispatch(&watches[i]);
    }
}

static int resolve(const char *name)
{
    struct addrinfo *found;
    if (getaddrinfo(name, "http", NULL, &found)) return -1;
    freeaddrinfo(found);
    return 0;
}

static void asked(void *data)
{
    resolve(data); /* want "blocking-without-context: resolve blocks in getaddrinfo, in 'asked', which 'serve' calls back: the loop can neither go on nor be ended meanwhile; use getaddrinfo_a with SIGEV_THREAD or a resolver whose descriptors the loop watches .likely." */
}

static void tired(void *data)
{
    (void)data;
    sleep(3); /* want "blocking-without-context: sleep blocks here, in 'tired', which 'serve' calls back" */
}

static void numeric(void *data)
{
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST}, *found;
    if (getaddrinfo(data, "80", &hints, &found) == 0) freeaddrinfo(found);
}

/* It is the child that waits. */
static void script(void *data)
{
    pid_t pid = fork();
    if (pid == 0) {
        sleep(5);
        resolve(data);
        _exit(system(data));
    }
}

static void ended(void *data)
{
    pid_t *pid = data;
    waitpid(*pid, NULL, 0); /* its SIGCHLD brought us here */
}

void setup(int fd, char *name)
{
    on_input(fd, asked, name);
    on_input(fd, tired, name);
    add_watch(fd, numeric, name);
    on_input(fd, script, name);
    on_input(fd, ended, name);
}

/* ---- functions of a table are nobody's callbacks ---- */

struct ops {
    int (*get)(void *self, char *to, int n);
};

static int get_name(void *self, char *to, int n)
{
    (void)to, (void)n;
    return resolve(self);
}

static const struct ops slow = {.get = get_name};

int copy(struct pollfd *p, void *self, const struct ops *o)
{
    char buf[64];
    while (poll(p, 1, 1000) > 0)
        if (o->get(self, buf, sizeof buf) <= 0) break;
    return 0;
}

int copy_slow(struct pollfd *p, void *self)
{
    return copy(p, self, &slow);
}
