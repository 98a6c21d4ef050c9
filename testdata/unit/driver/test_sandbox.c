/* What a worker cannot do once it is locked in, tried one by one; and what it still can. */
#include "driver/sandbox.h"
#include "driver/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/cancelcheck-sandbox-XXXXXX";
static char inside[128], inside_folder[128], outside[128], victim[128];

static pid_t parent;

/* ---- each is tried in a locked child and says whether it worked ---- */

static bool can_open(const char *path, int flags)
{
    int fd = open(path, flags, 0600);
    if (fd >= 0) close(fd);
    return fd >= 0;
}

static bool make_outside(void)
{
    return can_open(outside, O_WRONLY | O_CREAT);
}
static bool write_victim(void)
{
    return can_open(victim, O_WRONLY);
}
static bool update_victim(void)
{
    return can_open(victim, O_RDWR);
}
static bool truncate_victim(void)
{
    return truncate(victim, 0) == 0;
}
static bool open_truncating(void)
{
    return can_open(victim, O_RDONLY | O_TRUNC);
}
static bool unlink_victim(void)
{
    return unlink(victim) == 0;
}
static bool rename_victim(void)
{
    return rename(victim, outside) == 0;
}
static bool chmod_victim(void)
{
    return chmod(victim, 0777) == 0;
}
static bool link_outside(void)
{
    return link(victim, outside) == 0;
}
static bool symlink_outside(void)
{
    return symlink("/etc/passwd", outside) == 0;
}
static bool make_folder(void)
{
    return mkdir(outside, 0700) == 0;
}
static bool use_openat2(void)
{
    uint64_t how[3] = {O_WRONLY | O_CREAT, 0600, 0};
    return syscall(437, AT_FDCWD, outside, how, sizeof how) >= 0;
}
static bool up_and_out(void)
{
    char path[200];
    snprintf(path, sizeof path, "%s/in/../out", folder);
    return can_open(path, O_WRONLY | O_CREAT);
}

static bool run_program(void)
{
    execl("/bin/true", "true", (char *)NULL);
    return false; /* had it worked, the exit code would be 0 */
}
static bool run_by_descriptor(void)
{
    int fd = open("/bin/true", O_RDONLY);
    char name[] = "true", *argv[] = {name, NULL}, *env[] = {NULL};
    syscall(SYS_execveat, fd, "", argv, env, 0x1000 /* AT_EMPTY_PATH */);
    return false;
}
static bool start_process(void)
{
    pid_t pid = fork();
    if (pid == 0) _exit(0);
    if (pid > 0) waitpid(pid, NULL, 0);
    return pid > 0;
}
/* Whether there is one. */
static bool had(int fd)
{
    if (fd >= 0) close(fd);
    return fd >= 0;
}
static bool tcp_socket(void)
{
    return had(socket(AF_INET, SOCK_STREAM, 0));
}
static bool udp_socket(void)
{
    return had(socket(AF_INET, SOCK_DGRAM, 0));
}
static bool unix_socket(void)
{
    return had(socket(AF_UNIX, SOCK_STREAM, 0));
}
static bool kill_parent(void)
{
    return kill(parent, 0) == 0;
}
static bool watch_parent(void)
{
    return had((int)syscall(SYS_pidfd_open, parent, 0));
}
static bool ring(void)
{
    char parameters[256] = {0};
    return had((int)syscall(425 /* io_uring_setup */, 1, parameters));
}
static bool tell_terminal(void)
{
    return ioctl(0, TIOCSTI, "x") == 0 || errno != ENOTTY;
}

static bool read_victim(void)
{
    return can_open(victim, O_RDONLY);
}
static bool make_memory_file(void)
{
    return had(memfd_create("x", 0));
}
static void *set_flag(void *p)
{
    *(bool *)p = true;
    return NULL;
}
static bool start_thread(void)
{
    pthread_t t;
    bool ran = false;
    return pthread_create(&t, NULL, set_flag, &ran) == 0 && pthread_join(t, NULL) == 0 && ran;
}
static bool make_inside(void)
{
    char other[160];
    snprintf(other, sizeof other, "%s2", inside);
    return can_open(inside, O_RDWR | O_CREAT) && rename(inside, other) == 0 && unlink(other) == 0;
}

/* Whether `what` works in a child that is locked in. */
static bool works(const struct sandbox *s, bool (*what)(void))
{
    int status;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        struct err e = {{0}};
        if (sandbox_enter(s, &e) < 0) {
            fprintf(stderr, "%s\n", e.msg);
            _exit(2);
        }
        _exit(what() ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_true(WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 0;
}

struct attempt {
    const char *name;
    bool (*what)(void);
    unsigned held_by; /* each of these alone is enough */
};
#define TRY(what, held_by)                                                                                             \
    {                                                                                                                  \
#what, what, held_by                                                                                           \
    }

enum { BOTH = SANDBOX_ALL, LANDLOCK = SANDBOX_LANDLOCK, SECCOMP = SANDBOX_SECCOMP };
static const struct attempt never[] = {
    TRY(make_outside, BOTH),    TRY(write_victim, BOTH),    TRY(update_victim, BOTH),     TRY(truncate_victim, SECCOMP),
    TRY(unlink_victim, BOTH),   TRY(rename_victim, BOTH),   TRY(open_truncating, BOTH),   TRY(chmod_victim, SECCOMP),
    TRY(link_outside, BOTH),    TRY(symlink_outside, BOTH), TRY(make_folder, BOTH),       TRY(use_openat2, BOTH),
    TRY(up_and_out, BOTH),      TRY(run_program, BOTH),     TRY(run_by_descriptor, BOTH), TRY(start_process, SECCOMP),
    TRY(tcp_socket, SECCOMP),   TRY(udp_socket, SECCOMP),   TRY(unix_socket, SECCOMP),    TRY(kill_parent, SECCOMP),
    TRY(watch_parent, SECCOMP), TRY(ring, SECCOMP),         TRY(tell_terminal, SECCOMP),
};
static const struct attempt always[] = {TRY(read_victim, 0), TRY(make_memory_file, 0), TRY(start_thread, 0)};

static void try_all(const struct sandbox *s)
{
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if ((s->parts & never[i].held_by) && works(s, never[i].what))
            fail_msg("%s worked under %s", never[i].name, sandbox_name(s->parts));
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (!works(s, always[i].what)) fail_msg("%s failed under %s", always[i].name, sandbox_name(s->parts));
}

static void nothing_but_reading(void **state)
{
    (void)state;
    for (unsigned parts = 1; parts <= SANDBOX_ALL; parts++)
        if ((parts & sandbox_offered()) == parts) try_all(&(struct sandbox){.parts = parts});
}

static void one_folder_to_write_in(void **state)
{
    (void)state;
    char in[160];
    snprintf(in, sizeof in, "%s/in", folder);
    if (!(sandbox_offered() & SANDBOX_LANDLOCK)) skip();
    for (unsigned parts = LANDLOCK; parts <= SANDBOX_ALL; parts += 2) {
        struct sandbox s = {.parts = parts, .writable = in};
        if ((parts & sandbox_offered()) != parts) continue;
        assert_true(works(&s, make_inside));
        assert_false(works(&s, make_outside));
        assert_false(works(&s, up_and_out));
        assert_false(works(&s, write_victim));
        assert_false(works(&s, unlink_victim));
        assert_false(works(&s, rename_victim));
        assert_false(works(&s, run_program));
    }
}

/* ---- the process that reads the answers ---- */

static bool has_written_inside_only(void)
{
    const char *places[] = {"/nowhere/at/all", inside_folder, victim};
    struct err e = {{0}};
    if (sandbox_guard_writes(SANDBOX_LANDLOCK, places, 2, &e) < 0) return false;
    return make_inside() && read_victim() && start_process() && start_thread() && !make_outside() && !up_and_out() &&
           !write_victim() && !unlink_victim() && !rename_victim() && !make_folder() && !symlink_outside();
}
static bool has_written_one_file(void)
{
    const char *places[] = {victim};
    struct err e = {{0}};
    if (sandbox_guard_writes(SANDBOX_LANDLOCK, places, 1, &e) < 0) return false;
    return write_victim() && truncate_victim() && !make_inside() && !unlink_victim() && !make_outside();
}
static bool has_written_anywhere(void)
{
    struct err e = {{0}};
    return sandbox_guard_writes(SANDBOX_SECCOMP, NULL, 0, &e) == 0 && make_outside() && unlink(outside) == 0;
}

static void writes_below_some_places(void **state)
{
    (void)state;
    const struct sandbox none = {.parts = 0};
    snprintf(inside_folder, sizeof inside_folder, "%s/in", folder);
    assert_true(works(&none, has_written_anywhere));
    if (!(sandbox_offered() & SANDBOX_LANDLOCK)) skip();
    assert_true(works(&none, has_written_inside_only));
    assert_true(works(&none, has_written_one_file));
}

/* ---- limits, through the pool ---- */

enum { EAT_MEMORY, WRITE_FOREVER, SPIN, FINE, N_ITEMS };

static void misbehave(void *ctx, void *state, uint32_t i, struct bytes_writer *out)
{
    (void)ctx;
    (void)state;
    if (i == EAT_MEMORY) {
        char *p =
            mmap(NULL, (size_t)1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p == MAP_FAILED) fprintf(stderr, "out of memory\n");
        _exit(p == MAP_FAILED ? 7 : 0);
    }
    if (i == WRITE_FOREVER) {
        int fd = memfd_create("x", 0);
        for (;;)
            if (ftruncate(fd, (off_t)1 << 40) < 0) break;
        close(fd);
    }
    if (i == SPIN) {
        setrlimit(RLIMIT_CPU, &(struct rlimit){1, 2}); /* as if its seconds were used up */
        for (volatile unsigned k = 0;; k++) {
        }
    }
    bytes_put_u8(out, 1);
}

static enum workers_end ends[N_ITEMS];
static char whys[N_ITEMS][200];

static int note(void *ctx, uint32_t i, const struct workers_result *r, struct err *e)
{
    (void)ctx;
    (void)e;
    ends[i] = r->end;
    snprintf(whys[i], sizeof whys[i], "%s", r->why ? r->why : "");
    return 0;
}

static void limits_cost_the_item_only(void **state)
{
    (void)state;
    int sig;
    struct err e = {{0}};
    struct sandbox s = {.parts = sandbox_offered(), .memory_mb = 256};
    struct workers_job job = {
        .n = N_ITEMS, .jobs = 2, .timeout_seconds = 60, .sandbox = &s, .work = misbehave, .deliver = note};
    assert_int_equal(workers_run(&job, &sig, &e), 0);
#ifndef __SANITIZE_ADDRESS__
    assert_int_equal(ends[EAT_MEMORY], WORKERS_CRASHED);
    assert_non_null(strstr(whys[EAT_MEMORY], "out of memory"));
#endif
    assert_int_equal(ends[WRITE_FOREVER], WORKERS_CRASHED);
    assert_non_null(strstr(whys[WRITE_FOREVER], "File size limit exceeded"));
    assert_int_equal(ends[SPIN], WORKERS_CRASHED);
    assert_non_null(strstr(whys[SPIN], "CPU time limit exceeded"));
    assert_int_equal(ends[FINE], WORKERS_DONE);
}

/* A worker that cannot be locked in does nothing; as none can, that ends the run. */
static void no_work_outside(void **state)
{
    (void)state;
    int sig;
    struct err e = {{0}};
    struct sandbox s = {.parts = SANDBOX_LANDLOCK, .writable = "/nowhere/at/all"};
    struct workers_job job = {
        .n = 1, .jobs = 1, .timeout_seconds = 60, .sandbox = &s, .work = misbehave, .deliver = note};
    assert_int_equal(workers_run(&job, &sig, &e), -1);
    assert_non_null(strstr(e.msg, "no worker can begin: the sandbox cannot be entered"));
}

/* ---- the process that reads what workers say ---- */

static bool guarded(bool may_exec, bool (*what)(void))
{
    int status;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        struct err e = {{0}};
        if (sandbox_guard(SANDBOX_SECCOMP, may_exec, &e) < 0 || sandbox_guard(SANDBOX_SECCOMP, may_exec, &e) < 0)
            _exit(2);
        _exit(what() ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_true(WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 0;
}

static bool run_in_child(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(9);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool answer_over_a_pair(void)
{
    int fds[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0) return false;
    bool written = write(fds[0], "x", 1) == 1;
    close(fds[0]);
    close(fds[1]);
    return written;
}

static bool run_worker(void)
{
    int sig;
    struct err e = {{0}};
    struct sandbox s = {.parts = sandbox_offered()};
    struct workers_job job = {
        .n = N_ITEMS, .jobs = 1, .timeout_seconds = 60, .sandbox = &s, .work = misbehave, .deliver = note};
    return workers_run(&job, &sig, &e) == 0 && ends[FINE] == WORKERS_DONE;
}

static void parent_reads_and_writes_only(void **state)
{
    (void)state;
    if (!(sandbox_offered() & SANDBOX_SECCOMP)) skip();
#ifndef __SANITIZE_ADDRESS__
    assert_false(guarded(false, run_in_child));
#endif
    assert_true(guarded(true, run_in_child));
    for (int may_exec = 0; may_exec < 2; may_exec++) {
        assert_false(guarded(may_exec, tcp_socket));
        assert_false(guarded(may_exec, udp_socket));
        assert_false(guarded(may_exec, unix_socket));
        assert_true(guarded(may_exec, make_inside));
        assert_true(guarded(may_exec, write_victim));
        assert_true(guarded(may_exec, answer_over_a_pair));
        assert_true(guarded(may_exec, run_worker));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_but_reading),      cmocka_unit_test(one_folder_to_write_in),
        cmocka_unit_test(writes_below_some_places), cmocka_unit_test(limits_cost_the_item_only),
        cmocka_unit_test(no_work_outside),          cmocka_unit_test(parent_reads_and_writes_only),
    };
    parent = getpid();
    if (!mkdtemp(folder)) return 1;
    snprintf(inside, sizeof inside, "%s/in/file", folder);
    snprintf(outside, sizeof outside, "%s/out", folder);
    snprintf(victim, sizeof victim, "%s/victim", folder);
    char in[160];
    snprintf(in, sizeof in, "%s/in", folder);
    mkdir(in, 0700);
    FILE *f = fopen(victim, "w");
    if (f) fclose(f);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(victim);
    unlink(outside);
    rmdir(outside);
    rmdir(in);
    rmdir(folder);
    return failed;
}
