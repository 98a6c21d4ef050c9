/* The worker pool: fork, hand out items, collect length-prefixed answers with poll, replace what crashed or hung. */
#define _GNU_SOURCE /* memfd_create */
#include "driver/workers.h"

#include "driver/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TICK_MILLISECONDS 100
#define GRACE_SECONDS     2 /* from a closed socket to the process's end, before it is killed */
#define KILLED_SECONDS    5 /* from the kill on; only what is stuck in the kernel takes longer, and is left to it */
#define MAX_ANSWER        (UINT64_C(1) << 30)
#define LOG_TAIL          (16 << 10)
#define NO_ITEM           UINT32_MAX
#define GAVE_UP           119 /* exit status of a worker that could not begin */
#define SPARE_DESCRIPTORS 8   /* of this process, when it has more than one worker */

struct worker {
    pid_t pid; /* 0: the slot is empty */
    int fd;
    int log; /* its stderr: the last lines say why it died; -1 when there is none */
    uint32_t item;
    double deadline;
    uint8_t *in;
    size_t len, cap;
};

struct answer {
    bool ready;
    enum workers_end end;
    uint8_t *data;
    size_t len;
    char *why;
};

struct pool {
    const struct workers_job *job;
    struct worker *workers;
    struct answer *answers;
    struct pollfd *polls;
    uint32_t next, delivered, done, latest;
    bool works;        /* some worker has answered */
    char *cannot_work; /* why none can, NULL: it was not seen yet */
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- the worker's side ---- */

static bool write_all(int fd, const void *data, size_t len)
{
    const char *p = data;
    while (len) {
        ssize_t n = send(fd, p, len, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        p += n;
        len -= (size_t)n;
    }
    return true;
}

/* Descriptors of the parent (database, other workers' sockets) are none of a worker's business. */
static void close_from(unsigned first)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first, ~0u, 0u) == 0) return;
#endif
    for (unsigned fd = first; fd < 4096; fd++) close((int)fd);
}

/* A worker that cannot begin says why; where none can the run ends with that, else it is shown with the item. */
static _Noreturn void give_up(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    fflush(stderr);
    _exit(GAVE_UP);
}

static bool read_item(int fd, uint32_t *item)
{
    ssize_t n;
    do n = recv(fd, item, sizeof *item, MSG_WAITALL);
    while (n < 0 && errno == EINTR);
    if (n < 0) give_up("recv", strerror(errno));
    return n == sizeof *item;
}

static void enter(const struct sandbox *sandbox)
{
    static const struct sandbox limits_only;
    struct err e = {{0}};
    if (sandbox_enter(sandbox ? sandbox : &limits_only, &e) == 0) return;
    give_up("the sandbox cannot be entered (--sandbox=off does without)", e.msg);
}

static void put_at(int fd, int place)
{
    if (fd != place && (fd < 0 || dup2(fd, place) < 0)) give_up("a worker's descriptors", strerror(errno));
}

/* Its socket is 3, what it complains of goes to the log, its input and output lead nowhere; without /dev/null (a bare
 * chroot, wrong rights) to the log, too. Opens when all else is closed: there may be few descriptors. */
static void redirect(int fd, int log)
{
    if (log >= 0) put_at(log, STDERR_FILENO);
    put_at(fd, 3);
    close_from(4);
    int null = open("/dev/null", O_RDWR);
    if (null < 0 && log >= 0) null = dup(STDERR_FILENO);
    if (null < 0) give_up("a worker needs /dev/null", strerror(errno));
    put_at(null, STDIN_FILENO);
    put_at(null, STDOUT_FILENO);
    if (log < 0) put_at(null, STDERR_FILENO);
    if (null > STDERR_FILENO) close(null);
}

static _Noreturn void worker_main(const struct workers_job *job, int fd, int log, pid_t parent)
{
    stop_forget();
    signal(SIGXFSZ, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0); /* it died before the line above */
    redirect(fd, log);
    fd = 3;
    /* A module that a source asks libclang to build would go to the folder for temporary files, sandbox or not. */
    setenv("TMPDIR", "/dev/null", 1);
    enter(job->sandbox);
    void *state = job->start ? job->start(job->ctx) : NULL;
    uint32_t item;
    while (read_item(fd, &item)) {
        if (log >= 0 && ftruncate(STDERR_FILENO, 0) == 0) lseek(STDERR_FILENO, 0, SEEK_SET);
        struct bytes_writer out = {0};
        sandbox_allow_seconds(job->timeout_seconds);
        job->work(job->ctx, state, item, &out);
        uint64_t len = out.len;
        if (!write_all(fd, &len, sizeof len) || !write_all(fd, out.data, out.len)) give_up("send", strerror(errno));
        bytes_writer_release(&out);
    }
    _exit(0);
}

/* ---- the parent's side ---- */

static int no_worker(struct err *e, int error)
{
    const char *limit = error == EMFILE ? " (ulimit -n)" : error == EAGAIN ? " (ulimit -u)" : "";
    return err_set(e, "cannot start a worker: %s%s", strerror(error), limit);
}

/* Whether the process would have too few descriptors left with one more worker, whose first one this is. */
static bool is_near_limit(int fd)
{
    struct rlimit r;
    return getrlimit(RLIMIT_NOFILE, &r) == 0 && (rlim_t)fd + 2 + SPARE_DESCRIPTORS > r.rlim_cur;
}

/* The standard ones, which this process may have been started without, are no place for a worker's socket and log.
 * Whoever writes to them still hears that they are not open for that. */
static void fill_standard(void)
{
    int fd;
    do fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd < STDERR_FILENO);
    if (fd > STDERR_FILENO) close(fd);
}

static int spawn(struct pool *p, struct worker *w, bool first, struct err *e)
{
    int fds[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0) return no_worker(e, errno);
    if (!first && is_near_limit(fds[0])) {
        close(fds[0]);
        close(fds[1]);
        return no_worker(e, EMFILE);
    }
    int log = memfd_create("cancelcheck-worker", MFD_CLOEXEC);
    pid_t parent = getpid();
    fflush(NULL); /* nothing buffered may be written twice */
    pid_t pid = fork();
    if (pid == 0) worker_main(p->job, fds[1], log, parent);
    close(fds[1]);
    if (pid < 0) {
        no_worker(e, errno);
        close(fds[0]);
        if (log >= 0) close(log);
        return -1;
    }
    *w = (struct worker){.pid = pid, .fd = fds[0], .log = log, .item = NO_ITEM};
    return 0;
}

/* Whether the process ends in that time; asks again and again, after 0.1 to 20 milliseconds. */
static bool ends_within(pid_t pid, double seconds, int *status)
{
    struct timespec pause = {.tv_nsec = 100000};
    for (double until = now() + seconds;;) {
        pid_t ended = waitpid(pid, status, WNOHANG);
        if (ended == pid || (ended < 0 && errno != EINTR)) return true;
        if (now() > until) return false;
        nanosleep(&pause, NULL);
        if (pause.tv_nsec < 20000000) pause.tv_nsec *= 2;
    }
}

/* Empties the slot of a worker whose end is near: killed, or its socket closed, on either side. One that lives on all
 * the same (stopped, or holding out) is killed. Gives the wait status. */
static int reap(struct worker *w)
{
    int status = 0;
    if (w->fd >= 0) close(w->fd);
    if (!ends_within(w->pid, GRACE_SECONDS, &status)) {
        kill(w->pid, SIGKILL);
        ends_within(w->pid, KILLED_SECONDS, &status);
    }
    if (w->log >= 0) close(w->log);
    free(w->in);
    *w = (struct worker){.fd = -1, .log = -1, .item = NO_ITEM};
    return status;
}

/* The line of the worker's last words that tells most: a sanitizer's or an assertion's, else the last one. */
static void last_words(const struct worker *w, char *out, size_t size)
{
    static char tail[LOG_TAIL + 1];
    out[0] = 0;
    off_t end = w->log >= 0 ? lseek(w->log, 0, SEEK_END) : 0;
    if (end <= 0) return;
    off_t from = end > LOG_TAIL ? end - LOG_TAIL : 0;
    ssize_t n = pread(w->log, tail, LOG_TAIL, from);
    if (n <= 0) return;
    tail[n] = 0;
    for (char *line = tail, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        bool telling = strstr(line, "ERROR:") || strstr(line, "runtime error:") || strstr(line, "assertion failed");
        if (telling || line[0]) snprintf(out, size, "%.300s", line);
        if (telling) return;
    }
}

/* What libclang, the C++ library and we say then. */
static bool tells_memory(const char *words)
{
    static const char *const tellers[] = {"out of memory", "bad_alloc", "bad alloc", "Cannot allocate memory"};
    for (size_t i = 0; i < sizeof tellers / sizeof *tellers; i++)
        if (strstr(words, tellers[i])) return true;
    return false;
}

static void answer(struct pool *p, uint32_t item, struct answer a)
{
    a.ready = true;
    p->answers[item] = a;
    p->done++;
}

/* What keeps the first one from its work will keep all others. */
static void none_can_work(struct pool *p, const char *words)
{
    char why[512];
    if (p->works || p->cannot_work) return;
    snprintf(why, sizeof why, "no worker can begin: %s", words);
    p->cannot_work = xstrdup(why);
}

/* The worker is gone or as good as gone: its item is answered by how it ended. */
static void lose(struct pool *p, struct worker *w, enum workers_end end)
{
    char words[320], why[512];
    uint32_t item = w->item;
    if (end == WORKERS_TIMED_OUT) kill(w->pid, SIGKILL);
    last_words(w, words, sizeof words);
    int status = reap(w);
    if (WIFEXITED(status) && WEXITSTATUS(status) == GAVE_UP) none_can_work(p, words);
    if (item == NO_ITEM) return;
    if (end == WORKERS_TIMED_OUT)
        snprintf(why, sizeof why, "took longer than %u second%s", p->job->timeout_seconds,
                 p->job->timeout_seconds == 1 ? "" : "s");
    else if (tells_memory(words) && p->job->sandbox && p->job->sandbox->memory_mb)
        snprintf(why, sizeof why, "crashed: ran out of memory (--tu-memory=%u, in megabytes, allows more): %s",
                 p->job->sandbox->memory_mb * 2, words);
    else if (WIFSIGNALED(status))
        snprintf(why, sizeof why, "crashed (%s)%s%s", strsignal(WTERMSIG(status)), words[0] ? ": " : "", words);
    else
        snprintf(why, sizeof why, "ended early (status %d)%s%s", WEXITSTATUS(status), words[0] ? ": " : "", words);
    answer(p, item, (struct answer){.end = end, .why = xstrdup(why)});
}

static void hand_out(struct pool *p, struct worker *w)
{
    w->item = p->latest = p->next++;
    w->deadline = now() + p->job->timeout_seconds;
    if (write_all(w->fd, &w->item, sizeof w->item)) return;
    if (errno != EPIPE && errno != ECONNRESET) none_can_work(p, strerror(errno));
    lose(p, w, WORKERS_CRASHED);
}

/* Takes what has arrived; a whole answer frees the worker for its next item. */
static void receive(struct pool *p, struct worker *w)
{
    if (w->cap - w->len < (64 << 10)) w->in = xrealloc(w->in, w->cap = w->cap * 2 + (256 << 10));
    ssize_t n = recv(w->fd, w->in + w->len, w->cap - w->len, MSG_DONTWAIT);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (n <= 0) {
        lose(p, w, WORKERS_CRASHED);
        return;
    }
    w->len += (size_t)n;
    uint64_t need;
    if (w->len < sizeof need) return;
    memcpy(&need, w->in, sizeof need);
    if (need > MAX_ANSWER || w->item == NO_ITEM) {
        kill(w->pid, SIGKILL);
        lose(p, w, WORKERS_CRASHED);
        return;
    }
    if (w->len < sizeof need + need) return;
    struct answer a = {.end = WORKERS_DONE, .len = need, .data = xmalloc(need ? need : 1)};
    memcpy(a.data, w->in + sizeof need, need);
    p->works = true;
    answer(p, w->item, a);
    w->item = NO_ITEM;
    w->len = 0;
    if (w->cap > (8 << 20)) { /* one huge answer must not be kept per worker for the whole run */
        free(w->in);
        w->in = NULL;
        w->cap = 0;
    }
}

static int deliver_ready(struct pool *p, struct err *e)
{
    while (p->delivered < p->job->n && p->answers[p->delivered].ready) {
        struct answer *a = &p->answers[p->delivered];
        struct workers_result r = {.end = a->end, .data = a->data, .len = a->len, .why = a->why};
        int rc = p->job->deliver(p->job->ctx, p->delivered, &r, e);
        free(a->data);
        free(a->why);
        a->data = NULL;
        a->why = NULL;
        p->delivered++;
        if (rc < 0) return -1;
    }
    return 0;
}

static uint32_t alive(const struct pool *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->job->jobs; i++) n += p->workers[i].pid != 0;
    return n;
}

/* Every free slot gets a worker and every free worker an item, as long as there are items. */
static int keep_busy(struct pool *p, struct err *e)
{
    bool may_spawn = true;
    for (uint32_t i = 0; i < p->job->jobs; i++) {
        struct worker *w = &p->workers[i];
        if (!w->pid && may_spawn && p->next < p->job->n) {
            uint32_t others = alive(p);
            may_spawn = spawn(p, w, others == 0, e) == 0;
            if (!may_spawn && !others) return -1; /* else fewer processes than asked for will do */
        }
        if (w->pid && w->item == NO_ITEM && p->next < p->job->n) hand_out(p, w);
    }
    return 0;
}

static int wait_for_answers(struct pool *p, struct err *e)
{
    for (uint32_t i = 0; i < p->job->jobs; i++)
        p->polls[i] = (struct pollfd){.fd = p->workers[i].pid ? p->workers[i].fd : -1, .events = POLLIN};
    if (poll(p->polls, p->job->jobs, TICK_MILLISECONDS) < 0)
        return errno == EINTR ? 0 : err_set(e, "cannot wait for workers: poll: %s", strerror(errno));
    for (uint32_t i = 0; i < p->job->jobs; i++)
        if (p->workers[i].pid && (p->polls[i].revents & (POLLIN | POLLHUP | POLLERR))) receive(p, &p->workers[i]);
    return 0;
}

static void end_hung(struct pool *p)
{
    if (!p->job->timeout_seconds) return;
    double t = now();
    for (uint32_t i = 0; i < p->job->jobs; i++) {
        struct worker *w = &p->workers[i];
        if (w->pid && w->item != NO_ITEM && t > w->deadline) lose(p, w, WORKERS_TIMED_OUT);
    }
}

static int run(struct pool *p, struct err *e)
{
    if (keep_busy(p, e) < 0) return -1;
    if (p->job->meanwhile && p->job->meanwhile(p->job->ctx, e) < 0) return -1;
    while (p->delivered < p->job->n) {
        if (stop_signal()) return err_set(e, "interrupted");
        if (keep_busy(p, e) < 0 || wait_for_answers(p, e) < 0) return -1;
        end_hung(p);
        if (p->cannot_work) return err_set(e, "%s", p->cannot_work);
        /* Workers go on with new items while this process takes in the old ones. */
        if (keep_busy(p, e) < 0) return -1;
        if (p->job->progress) p->job->progress(p->job->ctx, p->done, p->latest);
        if (deliver_ready(p, e) < 0) return -1;
    }
    return 0;
}

/* Idle workers end when their socket closes, all at once; busy ones (a stopped run) are killed. */
static void end_all(struct pool *p)
{
    for (uint32_t i = 0; i < p->job->jobs; i++) {
        struct worker *w = &p->workers[i];
        if (!w->pid) continue;
        if (w->item != NO_ITEM) kill(w->pid, SIGKILL);
        close(w->fd);
        w->fd = -1;
    }
    for (uint32_t i = 0; i < p->job->jobs; i++)
        if (p->workers[i].pid) reap(&p->workers[i]);
}

int workers_run(const struct workers_job *job, int *signal_out, struct err *e)
{
    struct pool p = {.job = job};
    *signal_out = 0;
    if (job->n == 0) return 0;
    p.workers = xmalloc(sizeof *p.workers * job->jobs);
    p.polls = xmalloc(sizeof *p.polls * job->jobs);
    p.answers = xmalloc(sizeof *p.answers * job->n);
    memset(p.answers, 0, sizeof *p.answers * job->n);
    for (uint32_t i = 0; i < job->jobs; i++) p.workers[i] = (struct worker){.fd = -1, .log = -1, .item = NO_ITEM};
    fill_standard();
    stop_hold();
    int rc = run(&p, e);
    end_all(&p);
    *signal_out = stop_signal();
    stop_let_go();
    if (*signal_out && rc == 0) rc = err_set(e, "interrupted");
    for (uint32_t i = 0; i < job->n; i++) {
        free(p.answers[i].data);
        free(p.answers[i].why);
    }
    free(p.cannot_work);
    free(p.workers);
    free(p.polls);
    free(p.answers);
    return rc;
}
