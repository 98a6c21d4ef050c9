/* Lexical path work: nothing here touches the file system but path_read_file, path_resolves_under, path_cwd and those
 * that ask whether something exists. */
#ifndef CANCELCHECK_BASE_PATH_H
#define CANCELCHECK_BASE_PATH_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

/* `rel` taken from `dir` unless it is absolute; "." and ".." and doubled slashes are folded. Owned by `a`. */
char *path_join(struct arena *a, const char *dir, const char *rel);
/* Same, for one path. */
char *path_normalize(struct arena *a, const char *path);
/* `path` as seen from `base` (both absolute) when it lies under it, else `path` unchanged. */
const char *path_relative(const char *base, const char *path);
bool path_is_under(const char *dir, const char *path);
const char *path_basename(const char *path);
char *path_dirname(struct arena *a, const char *path);
/* The working directory, "/" when there is none any more; owned by `a`. */
const char *path_cwd(struct arena *a);
bool path_exists(const char *path);
bool path_is_dir(const char *path);
/* What is written to and never replaced: a device, a pipe, /dev/stdout and its like, whatever they lead to. */
bool path_is_special(const char *path);
/* True when `path`, or else the folder that it would be made in, lies under `dir` once symbolic links are followed. A
 * link that leads to nothing lies nowhere. */
bool path_resolves_under(const char *dir, const char *path);
/* Patterns on paths as .gitignore has them: without a slash they name a file or folder at any depth; with one they
 * start at `dir`; a folder stands for all in it. `*` matches slashes too. `file` is absolute. */
bool path_matches(struct arena *a, const char *dir, const char *pattern, const char *file);

/* Whole file, NUL-terminated, *len without the NUL; owned by `a`. -1 with `e` filled on failure or above `max` bytes.
 */
int path_read_file(struct arena *a, const char *path, size_t max, char **text, size_t *len, struct err *e);

#endif
