/* Path patterns as .gitignore has them, for configuration and suppressions. */
#include "base/path.h"
#include "base/str.h"

#include <string.h>

/* `glob` against the whole of `path` or a folder above it. */
static bool matches_folder(struct arena *a, const char *glob, const char *path)
{
    return str_glob(glob, path) || str_glob(arena_sprintf(a, "%s/*", glob), path);
}

bool path_matches(struct arena *a, const char *dir, const char *pattern, const char *file)
{
    if (pattern[0] == '/') return matches_folder(a, pattern, file);
    if (!path_is_under(dir, file)) return false;
    const char *path = path_relative(dir, file);
    size_t len = strlen(pattern);
    while (len && pattern[len - 1] == '/') len--;
    char *glob = arena_strndup(a, pattern, len);
    if (!len || strcmp(glob, ".") == 0) return len > 0;
    if (str_starts(glob, "./")) return matches_folder(a, glob + 2, path);
    if (str_starts(glob, "**/") && matches_folder(a, glob + 3, path)) return true;
    if (strchr(glob, '/')) return matches_folder(a, glob, path);
    /* One component: at any depth. */
    for (const char *p = path; *p;) {
        size_t n = strcspn(p, "/");
        if (str_glob(glob, arena_strndup(a, p, n))) return true;
        p += n;
        while (*p == '/') p++;
    }
    return false;
}
