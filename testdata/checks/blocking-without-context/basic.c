/* Calls that can keep code with a context waiting: directly, down a chain, and what ends or bounds the wait. */
#include <fcntl.h>
#include <gio/gio.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static sem_t ready;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turns;

void waits(GCancellable *cancellable)
{
    sem_wait(&ready); /* want "blocking-without-context: sem_wait blocks here, and 'cancellable' .GCancellable. cannot end it; use sem_timedwait or sem_trywait" */
    g_cancellable_is_cancelled(cancellable);
}

/* A chain: what has no context itself is told where the context stops being handed on. */
static void wait_for_change(void)
{
    pthread_mutex_lock(&lock);
    while (!turns) pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

static void prepare(void)
{
    turns = 0;
    wait_for_change();
}

void chained(GCancellable *cancellable)
{
    if (g_cancellable_is_cancelled(cancellable)) return;
    prepare(); /* want "prepare blocks in pthread_cond_wait, and 'cancellable'.*use pthread_cond_timedwait" */
}

/* The context is a field of what came in, or of the thread's data. */
struct job {
    GCancellable *cancellable;
    const char *host;
};

int resolve(struct job *j)
{
    struct addrinfo *found = NULL;
    int r = getaddrinfo(j->host, "http", NULL, &found); /* want "getaddrinfo blocks here, and 'j->cancellable'.*getaddrinfo_a" */
    if (r == 0) freeaddrinfo(found);
    return r;
}

void *thread(void *data)
{
    struct job *j = data;
    while (!g_cancellable_is_cancelled(j->cancellable)) sleep(5); /* want "sleep blocks here, and 'j->cancellable'" */
    return NULL;
}

void own_context(void)
{
    GCancellable *mine = g_cancellable_new();
    sem_wait(&ready); /* want "sem_wait blocks here, and 'mine'" */
    g_object_unref(mine);
}

/* Descriptors made here, that block. */
int talks(GCancellable *cancellable, const struct sockaddr *to, socklen_t len)
{
    char buf[64];
    int fd = socket(AF_INET, SOCK_STREAM, 0), r = -1;
    if (fd < 0) return -1;
    if (connect(fd, to, len) == 0) /* want "connect blocks here.*use O_NONBLOCK with poll or SO_SNDTIMEO" */
        r = (int)read(fd, buf, sizeof buf); /* want "read blocks here.*use poll or O_NONBLOCK" */
    close(fd);
    return g_cancellable_is_cancelled(cancellable) ? -1 : r;
}

/* ---- nothing to report ---- */

int fine_nonblocking(GCancellable *cancellable, const struct sockaddr *to, socklen_t len)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (fd < 0) return -1;
    int r = connect(fd, to, len);
    close(fd);
    return g_cancellable_is_cancelled(cancellable) ? -1 : r;
}

static int make_nonblocking(int fd)
{
    int flags = fcntl(fd, F_GETFL, 0);
    return flags < 0 ? -1 : fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

int fine_made_nonblocking(GCancellable *cancellable, const struct sockaddr *to, socklen_t len)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0), r = -1;
    if (fd < 0) return -1;
    if (make_nonblocking(fd) == 0) r = connect(fd, to, len);
    close(fd);
    return g_cancellable_is_cancelled(cancellable) ? -1 : r;
}

int fine_flag(GCancellable *cancellable, const char *what)
{
    int fds[2], r;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0) return -1;
    r = (int)send(fds[0], what, 1, MSG_DONTWAIT);
    close(fds[0]);
    close(fds[1]);
    return g_cancellable_is_cancelled(cancellable) ? -1 : r;
}

int fine_after_a_wait(GCancellable *cancellable)
{
    char buf[8];
    int fds[2], r = 0;
    if (pipe(fds) != 0) return -1;
    struct pollfd p = {.fd = fds[0], .events = POLLIN};
    if (poll(&p, 1, 100) > 0) r = (int)read(fds[0], buf, sizeof buf);
    close(fds[0]);
    close(fds[1]);
    return g_cancellable_is_cancelled(cancellable) ? -1 : r;
}

void fine_bounded(GCancellable *cancellable, const struct timespec *until)
{
    while (!g_cancellable_is_cancelled(cancellable) && sem_timedwait(&ready, until) != 0) usleep(1000);
}

/* Told to end just before: the wait for it is short. */
void fine_told(GCancellable *cancellable, pid_t child, pthread_t helper)
{
    if (g_cancellable_is_cancelled(cancellable)) return;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    pthread_cancel(helper);
    pthread_join(helper, NULL);
}

void waits_for_child(GCancellable *cancellable, pid_t child)
{
    if (g_cancellable_is_cancelled(cancellable)) return;
    waitpid(child, NULL, 0); /* want "waitpid blocks here.*use waitpid with WNOHANG" */
}

/* Cleaning up after the context was seen cancelled. */
void fine_cleanup(GCancellable *cancellable, pthread_t helper)
{
    if (g_cancellable_is_cancelled(cancellable)) pthread_join(helper, NULL);
}

void fine_after_our_own_cancel(GCancellable *cancellable, pthread_t helper)
{
    g_cancellable_cancel(cancellable);
    pthread_join(helper, NULL);
}

/* Something wakes the wait when the context is cancelled. */
static void wake(GCancellable *cancellable, gpointer data)
{
    (void)cancellable;
    (void)data;
    sem_post(&ready);
}

void fine_hooked(GCancellable *cancellable)
{
    gulong id = g_cancellable_connect(cancellable, G_CALLBACK(wake), NULL, NULL);
    sem_wait(&ready);
    g_cancellable_disconnect(cancellable, id);
}

/* Locks and regular files are no waits to speak of. */
void fine_lock_and_file(GCancellable *cancellable, const char *path)
{
    char buf[16];
    pthread_mutex_lock(&lock);
    int fd = open(path, O_RDONLY);
    if (fd >= 0) {
        if (read(fd, buf, sizeof buf) > 0) turns++;
        close(fd);
    }
    pthread_mutex_unlock(&lock);
    g_cancellable_is_cancelled(cancellable);
}

void fine_without_context(void)
{
    sem_wait(&ready);
}

/* NULL on this path: none at hand. */
void fine_null_here(GCancellable *cancellable)
{
    if (cancellable == NULL) sem_wait(&ready);
}

/* Promised by the function: what it may wait for is its own affair. */
__attribute__((nonblocking)) static void promised(void)
{
    sem_wait(&ready);
}

void fine_promised(GCancellable *cancellable)
{
    promised();
    g_cancellable_is_cancelled(cancellable);
}

static int nonblocking(int on);

void same_word(GCancellable *cancellable)
{
    nonblocking(1); /* want "nonblocking blocks in sem_wait" */
    g_cancellable_is_cancelled(cancellable);
}

static int nonblocking(int on)
{
    return on ? sem_wait(&ready) : 0;
}
