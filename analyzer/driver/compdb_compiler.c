/* Which word of a compile command is the compiler, behind launchers and wrappers, and what its name tells. */
#include "driver/compdb_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>
#include <sys/utsname.h>

/* Programs that run the compiler named after them; their own options and VAR=value words come in between. */
static const char *const launchers[] = {"ccache", "distcc",    "sccache",   "icecc",     "buildcache", "pump",
                                        "gomacc", "rewrapper", "env",       "nice",      "ionice",     "time",
                                        "sh",     "bash",      "dash",      "firebuild", "cachepot",   "colorgcc",
                                        "ksh",    "goma_ctl",  "fastbuild", "recc",      "linux32",    "setarch"};

static bool is_launcher(const char *name)
{
    for (size_t i = 0; i < sizeof launchers / sizeof *launchers; i++)
        if (strcmp(name, launchers[i]) == 0) return true;
    return str_ends(name, "libtool");
}

/* The name without ".exe" and without a version: "x86_64-linux-gnu-gcc-12.2" gives "x86_64-linux-gnu-gcc". */
static char *bare_name(struct arena *a, const char *path)
{
    char *name = arena_strdup(a, path_basename(path));
    if (str_ends(name, ".exe")) name[strlen(name) - 4] = 0;
    size_t n = strlen(name), end = n;
    while (end > 0 && (isdigit((unsigned char)name[end - 1]) || name[end - 1] == '.')) end--;
    if (end < n && end > 0 && name[end - 1] == '-') name[end - 1] = 0;
    return name;
}

/* Length of the part before a compiler's own name ("x86_64-linux-gnu-" of "...-gcc"), -1 when `bare` is no compiler. */
static int compiler_prefix(const char *bare)
{
    static const char *const names[] = {"clang++", "clang", "gcc", "g++", "c++", "cc",  "icx", "icpx",
                                        "icc",     "icpc",  "tcc", "c89", "c99", "c11", "cpp", "xlc"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!str_ends(bare, names[i])) continue;
        size_t len = strlen(bare) - strlen(names[i]);
        if (len == 0 || bare[len - 1] == '-' || bare[len - 1] == '_') return (int)len;
    }
    return -1;
}

/* Architectures whose triple clang is sure to know; any other prefix ("my-gcc") is no triple. */
static bool known_arch(const char *triple)
{
    static const char *const archs[] = {"x86_64-", "i386-",  "i486-", "i586-",       "i686-",   "aarch64",
                                        "arm-",    "armeb-", "armv",  "mips",        "powerpc", "riscv32",
                                        "riscv64", "s390x-", "sparc", "loongarch64", "wasm32-"};
    for (size_t i = 0; i < sizeof archs / sizeof *archs; i++)
        if (str_starts(triple, archs[i])) return strchr(triple, '-') != NULL;
    return false;
}

static const char *foreign_target(struct arena *a, const char *bare, int prefix)
{
    if (prefix < 2) return NULL;
    const char *triple = arena_strndup(a, bare, (size_t)prefix - 1);
    if (!known_arch(triple)) return NULL;
    struct utsname host;
    if (uname(&host) == 0 && str_starts(triple, host.machine) && strstr(triple, "linux-gnu") &&
        str_ends(triple, "linux-gnu"))
        return NULL;
    return triple;
}

struct compdb_compiler compdb_find_compiler(struct arena *a, const char *const *argv, uint32_t n)
{
    struct compdb_compiler c = {0};
    bool launched = false;
    for (uint32_t i = 0; i < n; i++) {
        char *bare = bare_name(a, argv[i]);
        int prefix = compiler_prefix(bare);
        bool option = argv[i][0] == '-' || strchr(argv[i], '=') != NULL;
        if (launched && option) continue;
        if (prefix < 0 && is_launcher(bare)) {
            launched = true;
            continue;
        }
        if (launched && prefix < 0 && i + 1 < n && isdigit((unsigned char)argv[i][0])) continue; /* `nice -n 5 cc` */
        c.next = option ? i : i + 1; /* an option first: there is no compiler word at all */
        c.cxx = !option && str_ends(bare, "++");
        c.target = option ? NULL : foreign_target(a, bare, prefix);
        return c;
    }
    c.next = n;
    return c;
}
