/* Stub of libssh2_sftp.h: what the cases use. */
#ifndef STUB_LIBSSH2_SFTP_H
#define STUB_LIBSSH2_SFTP_H

#include <libssh2.h>

typedef struct _LIBSSH2_SFTP LIBSSH2_SFTP;
typedef struct _LIBSSH2_SFTP_HANDLE LIBSSH2_SFTP_HANDLE;

LIBSSH2_SFTP *libssh2_sftp_init(LIBSSH2_SESSION *session);
int libssh2_sftp_shutdown(LIBSSH2_SFTP *sftp);
LIBSSH2_SFTP_HANDLE *libssh2_sftp_open_ex(LIBSSH2_SFTP *sftp, const char *filename, unsigned int filename_len, unsigned long flags, long mode, int open_type);
int libssh2_sftp_close_handle(LIBSSH2_SFTP_HANDLE *handle);

#endif
