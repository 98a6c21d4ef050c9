/* The worker pool: fork, hand out items, collect length-prefixed answers with poll, replace what crashed or hung. */
#define _GNU_SOURCE /* memfd_create */
#include "driver/workers.h"

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
};

static volatile sig_atomic_t caught_signal;

static void on_signal(int sig)
{
    caught_signal = sig;
}

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

static bool read_item(int fd, uint32_t *item)
{
    ssize_t n;
    do n = recv(fd, item, sizeof *item, MSG_WAITALL);
    while (n < 0 && errno == EINTR);
    return n == sizeof *item;
}

/* Descriptors of the parent (database, other workers' sockets) are none of a worker's business. */
static void close_others(int keep)
{
    if (keep != 3) {
        dup2(keep, 3);
        keep = 3;
    }
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)keep + 1, ~0u, 0u) == 0) return;
#endif
    for (int fd = keep + 1; fd < 4096; fd++) close(fd);
}

/* A worker that cannot begin says why; the parent shows it with the item. */
static _Noreturn void give_up(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    fflush(stderr);
    _exit(1);
}

static void enter(const struct sandbox *sandbox)
{
    static const struct sandbox limits_only;
    struct err e = {{0}};
    if (sandbox_enter(sandbox ? sandbox : &limits_only, &e) == 0) return;
    give_up("the sandbox cannot be entered (--sandbox=off does without)", e.msg);
}

/* Its input and output lead nowhere, what it complains of goes to the log; without /dev/null (a bare chroot, wrong
 * rights) everything does. */
static void redirect(int log)
{
    int null = open("/dev/null", O_RDWR);
    if (null < 0) null = dup(log);
    if (null < 0) give_up("a worker needs /dev/null", strerror(errno));
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    dup2(log >= 0 ? log : null, STDERR_FILENO);
    if (null > STDERR_FILENO) close(null);
}

static _Noreturn void worker_main(const struct workers_job *job, int fd, int log, pid_t parent)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0); /* it died before the line above */
    redirect(log);
    close_others(fd);
    fd = 3;
    enter(job->sandbox);
    void *state = job->start ? job->start(job->ctx) : NULL;
    uint32_t item;
    while (read_item(fd, &item)) {
        if (log >= 0 && ftruncate(STDERR_FILENO, 0) == 0) lseek(STDERR_FILENO, 0, SEEK_SET);
        struct bytes_writer out = {0};
        sandbox_allow_seconds(job->timeout_seconds);
        job->work(job->ctx, state, item, &out);
        uint64_t len = out.len;
        if (!write_all(fd, &len, sizeof len) || !write_all(fd, out.data, out.len)) _exit(1);
        bytes_writer_release(&out);
    }
    _exit(0);
}

/* ---- the parent's side ---- */

static int spawn(struct pool *p, struct worker *w, struct err *e)
{
    int fds[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0)
        return err_set(e, "cannot start a worker: %s", strerror(errno));
    int log = memfd_create("cancelcheck-worker", MFD_CLOEXEC);
    pid_t parent = getpid();
    fflush(NULL); /* nothing buffered may be written twice */
    pid_t pid = fork();
    if (pid == 0) worker_main(p->job, fds[1], log, parent);
    close(fds[1]);
    if (pid < 0) {
        err_set(e, "cannot start a worker: %s", strerror(errno));
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

/* The worker is gone or as good as gone: its item is answered by how it ended. */
static void lose(struct pool *p, struct worker *w, enum workers_end end)
{
    char words[320], why[512];
    uint32_t item = w->item;
    if (end == WORKERS_TIMED_OUT) kill(w->pid, SIGKILL);
    last_words(w, words, sizeof words);
    int status = reap(w);
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
    if (!write_all(w->fd, &w->item, sizeof w->item)) lose(p, w, WORKERS_CRASHED);
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

/* Every free slot gets a worker and every free worker an item, as long as there are items. */
static int keep_busy(struct pool *p, struct err *e)
{
    uint32_t alive = 0;
    for (uint32_t i = 0; i < p->job->jobs; i++) {
        struct worker *w = &p->workers[i];
        if (!w->pid && p->next < p->job->n && spawn(p, w, e) < 0) {
            for (uint32_t k = 0; k < p->job->jobs; k++) alive += p->workers[k].pid != 0;
            if (!alive) return -1;
            return 0; /* fewer processes than asked for will do */
        }
        if (w->pid && w->item == NO_ITEM && p->next < p->job->n) hand_out(p, w);
    }
    return 0;
}

static void wait_for_answers(struct pool *p)
{
    double soonest = now() + TICK_MILLISECONDS * 1e-3;
    for (uint32_t i = 0; i < p->job->jobs; i++)
        p->polls[i] = (struct pollfd){.fd = p->workers[i].pid ? p->workers[i].fd : -1, .events = POLLIN};
    double left = (soonest - now()) * 1e3;
    if (poll(p->polls, p->job->jobs, left > 1 ? (int)left : 1) < 0) return;
    for (uint32_t i = 0; i < p->job->jobs; i++)
        if (p->workers[i].pid && (p->polls[i].revents & (POLLIN | POLLHUP | POLLERR))) receive(p, &p->workers[i]);
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
        if (caught_signal) return err_set(e, "interrupted");
        if (keep_busy(p, e) < 0) return -1;
        wait_for_answers(p);
        end_hung(p);
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
    struct sigaction act = {.sa_handler = on_signal}, old_int, old_term;
    struct pool p = {.job = job};
    *signal_out = 0;
    if (job->n == 0) return 0;
    p.workers = xmalloc(sizeof *p.workers * job->jobs);
    p.polls = xmalloc(sizeof *p.polls * job->jobs);
    p.answers = xmalloc(sizeof *p.answers * job->n);
    memset(p.answers, 0, sizeof *p.answers * job->n);
    for (uint32_t i = 0; i < job->jobs; i++) p.workers[i] = (struct worker){.fd = -1, .log = -1, .item = NO_ITEM};
    caught_signal = 0;
    sigemptyset(&act.sa_mask);
    sigaction(SIGINT, &act, &old_int);
    sigaction(SIGTERM, &act, &old_term);
    int rc = run(&p, e);
    end_all(&p);
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    *signal_out = caught_signal;
    if (caught_signal && rc == 0) rc = err_set(e, "interrupted");
    for (uint32_t i = 0; i < job->n; i++) {
        free(p.answers[i].data);
        free(p.answers[i].why);
    }
    free(p.workers);
    free(p.polls);
    free(p.answers);
    return rc;
}
