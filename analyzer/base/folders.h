/* What is in folders, each read once: for whoever asks after so many paths that a system call for each would show. */
#ifndef CANCELCHECK_BASE_FOLDERS_H
#define CANCELCHECK_BASE_FOLDERS_H

#include <stdbool.h>

struct folders; /* what it was when it was looked at first, it stays */

enum folders_kind { FOLDERS_NOTHING, FOLDERS_FILE, FOLDERS_FOLDER }; /* FILE: whatever is no folder */

struct folders *folders_new(void);
void folders_free(struct folders *f);

/* What is at the absolute path, which is as path_join makes them; symbolic links are followed, one that leads nowhere
 * is nothing. Folders that may not be read are asked path by path. */
enum folders_kind folders_at(struct folders *f, const char *path);

#endif
