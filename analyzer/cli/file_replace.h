/* Output files: the whole new one or the old one, never half of it, and nothing beside it. */
#ifndef CANCELCHECK_CLI_FILE_REPLACE_H
#define CANCELCHECK_CLI_FILE_REPLACE_H

#include <stddef.h>
#include <sys/types.h>

/* Makes `path` a file of `text` with permissions `mode`. What was there is replaced, also a symbolic link; who reads it
 * meanwhile sees the old file or the new one. A process that is killed while it writes leaves nothing behind, where the
 * file system has files without a name (O_TMPFILE; elsewhere PATH.XXXXXX may stay). -1 with errno. */
int file_replace(const char *path, const char *text, size_t len, mode_t mode);

/* All of `text` to `fd`. -1 with errno. */
int file_write(int fd, const char *text, size_t len);

#endif
