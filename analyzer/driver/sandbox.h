/*
 * What a worker may do once it reads sources of strangers: compute, read files, answer. No program is started, no
 * network used, nothing written but below one folder. Landlock (Linux 5.13) and a seccomp filter hold it, resource
 * limits bound it. Entered in the forked child, before libclang sees anything.
 */
#ifndef CANCELCHECK_DRIVER_SANDBOX_H
#define CANCELCHECK_DRIVER_SANDBOX_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum { SANDBOX_LANDLOCK = 1, SANDBOX_SECCOMP = 2, SANDBOX_ALL = 3 };

struct sandbox {
    unsigned parts;       /* SANDBOX_*: those to use; all of them must be in sandbox_offered() */
    const char *writable; /* the folder that may be written below, absolute; NULL: none */
    uint32_t memory_mb;   /* address space on top of what the process has, 0: no limit. No limit under sanitizers */
};

/* What this kernel and machine have, found by asking the kernel; changes nothing. */
unsigned sandbox_offered(void);

/* "landlock and seccomp", "seccomp", "none". Static storage. */
const char *sandbox_name(unsigned parts);

/* Limits and locks the calling process and what it starts, for good. -1 with `e` when a part cannot be had: the caller
 * must not go on. */
int sandbox_enter(const struct sandbox *s, struct err *e);

/* Of the process that reads the workers' answers, the packs and the configuration: it uses no network, no tracing, no
 * keys, no mounts, and starts no program (unless `may_exec`: git), for good, and what it starts neither. Forking, files
 * and signals go on. Does nothing without SANDBOX_SECCOMP in `parts`, or the second time. */
int sandbox_guard(unsigned parts, bool may_exec, struct err *e);

/* Of the same process: from now on it writes, makes, moves and removes files only below the folders among `places`, and
 * writes the files among them; the rest of the file system can be read. For good, and for what it starts. Places that
 * do not exist are passed over. Does nothing without SANDBOX_LANDLOCK in `parts`, or the second time. */
int sandbox_guard_writes(unsigned parts, const char *const *places, uint32_t n, struct err *e);

/* Before each item: the CPU time it may take, 0: no limit. */
void sandbox_allow_seconds(uint32_t seconds);

#endif
