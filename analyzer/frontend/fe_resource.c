/* libclang's version and resource directory. A database recorded with gcc never names the latter. */
#include "frontend/fe_resource.h"

#include "base/arena.h"
#include "base/path.h"
#include "frontend/frontend.h"

#include <clang-c/Index.h>
#include <ctype.h>
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char resource_dir[PATH_MAX];
static char version[256];

const char *frontend_version(void)
{
    if (!version[0]) {
        CXString s = clang_getClangVersion();
        const char *text = clang_getCString(s);
        snprintf(version, sizeof version, "%s", text ? text : "libclang");
        clang_disposeString(s);
    }
    return version;
}

const char *frontend_resource_dir(void)
{
    return resource_dir;
}

static bool take(struct arena *a, const char *dir)
{
    if (!path_exists(arena_sprintf(a, "%s/include/stddef.h", dir))) return false;
    snprintf(resource_dir, sizeof resource_dir, "%s", dir);
    return true;
}

/* "Debian clang version 19.1.7 (3)": "19.1.7" and "19". */
static void version_numbers(char *full, char *major, size_t size)
{
    const char *p = frontend_version();
    while (*p && !isdigit((unsigned char)*p)) p++;
    size_t n = strspn(p, "0123456789."), m = strspn(p, "0123456789");
    snprintf(full, size, "%.*s", (int)n, p);
    snprintf(major, size, "%.*s", (int)m, p);
}

void fe_resource_find(const char *wanted)
{
    struct arena a = {0};
    char full[64], major[64], *lib = NULL;
    Dl_info info;
    version_numbers(full, major, sizeof full);
    bool found = wanted && *wanted && take(&a, wanted);
    if (!found && dladdr((void *)(intptr_t)clang_createIndex, &info) && info.dli_fname)
        lib = realpath(info.dli_fname, NULL);
    char *dir = lib ? path_dirname(&a, lib) : NULL;
    const char *const names[] = {major, full};
    /* lib/, lib64/ and a multiarch folder beside lib/clang */
    static const char *const beside[] = {"clang", "../lib/clang", "../clang"};
    for (int i = 0; i < 2 && !found; i++) {
        for (int k = 0; k < 3 && dir && !found; k++)
            found = take(&a, path_normalize(&a, arena_sprintf(&a, "%s/%s/%s", dir, beside[k], names[i])));
        if (!found) found = take(&a, arena_sprintf(&a, "/usr/lib/llvm-%s/lib/clang/%s", major, names[i]));
        if (!found) found = take(&a, arena_sprintf(&a, "/usr/lib/clang/%s", names[i]));
    }
    free(lib);
    arena_release(&a);
}
