/* The sandbox of the workers: landlock by its system calls, seccomp by libseccomp, resource limits. */
#define _GNU_SOURCE /* O_PATH, CLONE_THREAD */
#include "driver/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_WRITTEN (UINT64_C(512) << 20) /* a precompiled header is a tenth of it at most */
#define STACK       (UINT64_C(64) << 20)  /* parsers walk down as deep as sources nest */
#define CPU_MARGIN  10                    /* who counts the seconds of an item ends it first */

#ifdef __SANITIZE_ADDRESS__ /* its shadow memory is larger than any sensible limit */
enum { LIMITS_MEMORY = false, SYMBOLIZER_IS_RUN = true };
#else
enum { LIMITS_MEMORY = true, SYMBOLIZER_IS_RUN = false };
#endif

/* The kernel's interface, for build machines whose headers are older than the kernel they run. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule       445
#define SYS_landlock_restrict_self  446
#endif

enum { LL_ASK_VERSION = 1, LL_PATH_BENEATH = 1 };
enum {
    LL_EXECUTE = 1 << 0,
    LL_WRITE_FILE = 1 << 1,
    LL_READ = 1 << 2 | 1 << 3, /* files, folders */
    LL_ALL_VERSION_1 = (1 << 13) - 1,
    LL_REFER = 1 << 13,    /* from version 2: rename and link across folders */
    LL_TRUNCATE = 1 << 14, /* from version 3 */
    LL_DEVICES = 1 << 15,  /* from version 5: ioctl of devices */
};
enum { LL_TCP = 3 /* bind, connect; from version 4 */, LL_SCOPES = 3 /* abstract sockets, signals; from version 6 */ };

struct ll_ruleset {
    uint64_t fs, net, scoped;
};
struct ll_beneath {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

/* ---- landlock ---- */

static long landlock_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LL_ASK_VERSION);
}

static uint64_t landlock_rights(long version)
{
    uint64_t fs = LL_ALL_VERSION_1 & ~(uint64_t)LL_READ;
    if (version >= 2) fs |= LL_REFER;
    if (version >= 3) fs |= LL_TRUNCATE;
    if (version >= 5) fs |= LL_DEVICES;
    return fs;
}

static int landlock_make(long version, struct ll_ruleset rules, struct err *e)
{
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    return fd < 0 ? err_set(e, "landlock: %s", strerror(errno)) : fd;
}

static int landlock_allow(int rules, const char *path, int flags, uint64_t rights, struct err *e)
{
    int parent = open(path, O_PATH | O_CLOEXEC | flags);
    struct ll_beneath below = {.allowed = rights, .parent = parent};
    int rc = 0;
    if (parent < 0 || syscall(SYS_landlock_add_rule, rules, LL_PATH_BENEATH, &below, 0) < 0)
        rc = err_set(e, "landlock: %s: %s", path, strerror(errno));
    if (parent >= 0) close(parent);
    return rc;
}

static int landlock_lock(int rules, int rc, struct err *e)
{
    if (rc == 0 && syscall(SYS_landlock_restrict_self, rules, 0) < 0) rc = err_set(e, "landlock: %s", strerror(errno));
    close(rules);
    return rc;
}

static int landlock_enter(const char *writable, struct err *e)
{
    long version = landlock_version();
    struct ll_ruleset rules = {.fs = landlock_rights(version)};
    if (version >= 4) rules.net = LL_TCP;
    if (version >= 6) rules.scoped = LL_SCOPES;
    int fd = landlock_make(version, rules, e), rc = 0;
    if (fd < 0) return -1;
    if (writable)
        rc = landlock_allow(fd, writable, O_DIRECTORY | O_NOFOLLOW, rules.fs & ~(uint64_t)(LL_EXECUTE | LL_DEVICES), e);
    return landlock_lock(fd, rc, e);
}

int sandbox_guard_writes(unsigned parts, const char *const *places, uint32_t n, struct err *e)
{
    static bool guarded;
    if (!(parts & SANDBOX_LANDLOCK) || guarded) return 0;
    long version = landlock_version();
    struct ll_ruleset rules = {.fs = landlock_rights(version) & ~(uint64_t)(LL_EXECUTE | LL_DEVICES)};
    int fd = landlock_make(version, rules, e), rc = 0;
    if (fd < 0) return -1;
    for (uint32_t i = 0; i < n; i++) {
        struct stat st;
        /* What is not there cannot be written below either; a pipe needs no permission and takes none. */
        if (stat(places[i], &st) < 0 || S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode)) continue;
        uint64_t rights = S_ISDIR(st.st_mode) ? rules.fs : rules.fs & (LL_WRITE_FILE | LL_TRUNCATE);
        if (rc == 0) rc = landlock_allow(fd, places[i], 0, rights, e);
    }
    if (rc == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) rc = err_set(e, "no_new_privs: %s", strerror(errno));
    rc = landlock_lock(fd, rc, e);
    guarded = rc == 0;
    return rc;
}

/* ---- seccomp ---- */

enum rule { RULE_NEVER, RULE_EXEC, RULE_DENY, RULE_WRITE, RULE_ABSENT };

static const struct {
    const char *name;
    enum rule rule;
} calls[] = {
#define NEVER(name)  {#name, RULE_NEVER},
#define EXEC(name)   {#name, RULE_EXEC},
#define DENY(name)   {#name, RULE_DENY},
#define WRITE(name)  {#name, RULE_WRITE},
#define ABSENT(name) {#name, RULE_ABSENT},
#include "driver/sandbox_calls.def"
};

/* Calls that this architecture, or this libseccomp, does not know are none that can be made by name: clone3's number is
 * the same everywhere. */
static int deny(scmp_filter_ctx f, uint32_t action, const char *name, unsigned n, const struct scmp_arg_cmp *args)
{
    int nr = seccomp_syscall_resolve_name(name);
    return nr < 0 ? 0 : seccomp_rule_add_array(f, action, nr, n, args);
}

static int deny_when(scmp_filter_ctx f, uint32_t action, const char *name, struct scmp_arg_cmp arg)
{
    return deny(f, action, name, 1, &arg);
}

/* Opening for writing, in whichever argument the flags are. */
static int deny_writing(scmp_filter_ctx f, const char *name, unsigned flags)
{
    static const unsigned bits[][2] = {
        {O_ACCMODE, O_WRONLY}, {O_ACCMODE, O_RDWR}, {O_CREAT, O_CREAT}, {O_TRUNC, O_TRUNC}};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < sizeof bits / sizeof *bits; i++)
        rc = deny_when(f, SCMP_ACT_ERRNO(EACCES), name, SCMP_CMP64(flags, SCMP_CMP_MASKED_EQ, bits[i][0], bits[i][1]));
    return rc;
}

static int fill(scmp_filter_ctx f, bool may_write)
{
    static const uint32_t actions[] = {[RULE_NEVER] = SCMP_ACT_ERRNO(EPERM),
                                       [RULE_EXEC] = SCMP_ACT_ERRNO(EPERM),
                                       [RULE_DENY] = SCMP_ACT_ERRNO(EPERM),
                                       [RULE_WRITE] = SCMP_ACT_ERRNO(EACCES),
                                       [RULE_ABSENT] = SCMP_ACT_ERRNO(ENOSYS)};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < sizeof calls / sizeof *calls; i++)
        if (calls[i].rule != RULE_WRITE || !may_write) rc = deny(f, actions[calls[i].rule], calls[i].name, 0, NULL);
    if (rc == 0 && !may_write) rc = deny_writing(f, "open", 1);
    if (rc == 0 && !may_write) rc = deny_writing(f, "openat", 2);
    /* Threads are made, processes are not; signals go to oneself (abort); a terminal is told nothing. */
    if (rc == 0) rc = deny_when(f, SCMP_ACT_ERRNO(EPERM), "clone", SCMP_CMP64(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    if (rc == 0) rc = deny_when(f, SCMP_ACT_ERRNO(EPERM), "tgkill", SCMP_CMP64(0, SCMP_CMP_NE, (scmp_datum_t)getpid()));
    return rc ? rc : deny(f, SCMP_ACT_ERRNO(ENOTTY), "ioctl", 0, NULL);
}

static int load(scmp_filter_ctx f, int rc, struct err *e)
{
    if (!f) rc = -ENOMEM;
    if (rc == 0) rc = seccomp_load(f);
    if (f) seccomp_release(f);
    return rc ? err_set(e, "seccomp: %s", strerror(-rc)) : 0;
}

static int seccomp_enter(bool may_write, struct err *e)
{
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_ALLOW);
    return load(f, f ? fill(f, may_write) : 0, e);
}

int sandbox_guard(unsigned parts, bool may_exec, struct err *e)
{
    static bool guarded; /* filters add up, and stay */
    if (!(parts & SANDBOX_SECCOMP) || guarded) return 0;
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_ALLOW);
    int rc = 0;
    for (size_t i = 0; f && rc == 0 && i < sizeof calls / sizeof *calls; i++)
        if (calls[i].rule == RULE_NEVER || (calls[i].rule == RULE_EXEC && !may_exec && !SYMBOLIZER_IS_RUN))
            rc = deny(f, SCMP_ACT_ERRNO(EPERM), calls[i].name, 0, NULL);
    if ((rc = load(f, rc, e)) == 0) guarded = true;
    return rc;
}

/* ---- limits ---- */

static uint64_t address_space(void)
{
    char line[256] = "";
    FILE *f = fopen("/proc/self/statm", "re");
    if (!f) return 0;
    uint64_t pages = fgets(line, sizeof line, f) ? strtoull(line, NULL, 10) : 0;
    fclose(f);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void limit(int what, uint64_t soft, bool for_good)
{
    struct rlimit r;
    if (getrlimit((__rlimit_resource_t)what, &r) < 0) return;
    r.rlim_cur = soft < r.rlim_max ? soft : r.rlim_max;
    if (for_good) r.rlim_max = r.rlim_cur;
    setrlimit((__rlimit_resource_t)what, &r);
}

void sandbox_allow_seconds(uint32_t seconds)
{
    struct rusage u;
    if (!seconds || getrusage(RUSAGE_SELF, &u) < 0) return;
    limit(RLIMIT_CPU, (uint64_t)u.ru_utime.tv_sec + (uint64_t)u.ru_stime.tv_sec + seconds + CPU_MARGIN, false);
}

static void set_limits(const struct sandbox *s)
{
    limit(RLIMIT_CORE, 0, true);
    limit(RLIMIT_FSIZE, MAX_WRITTEN, true);
    limit(RLIMIT_STACK, STACK, false);
    if (LIMITS_MEMORY && s->memory_mb) limit(RLIMIT_AS, address_space() + ((uint64_t)s->memory_mb << 20), true);
}

/* ---- together ---- */

unsigned sandbox_offered(void)
{
    unsigned parts = 0;
    /* Both need no_new_privs; where a filter around this process denies even the question there is nothing to be had.
     */
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) < 0) return 0;
    if (landlock_version() > 0) parts |= SANDBOX_LANDLOCK;
    /* Asks without loading anything: a kernel that has filters finds fault with the address only. */
    if (prctl(PR_SET_SECCOMP, 2 /* SECCOMP_MODE_FILTER */, NULL, 0, 0) < 0 && errno == EFAULT) parts |= SANDBOX_SECCOMP;
    return parts;
}

const char *sandbox_name(unsigned parts)
{
    static const char *const names[] = {"none", "landlock", "seccomp", "landlock and seccomp"};
    return names[parts & SANDBOX_ALL];
}

int sandbox_enter(const struct sandbox *s, struct err *e)
{
    set_limits(s);
    if (!s->parts) return 0;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return err_set(e, "no_new_privs: %s", strerror(errno));
    if ((s->parts & SANDBOX_LANDLOCK) && landlock_enter(s->writable, e) < 0) return -1;
    return s->parts & SANDBOX_SECCOMP ? seccomp_enter(s->writable != NULL, e) : 0;
}
