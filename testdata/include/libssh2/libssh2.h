/* Stub of libssh2.h: what the cases use. */
#ifndef STUB_LIBSSH2_H
#define STUB_LIBSSH2_H

#include <stddef.h>
#include <sys/types.h>

typedef struct _LIBSSH2_SESSION LIBSSH2_SESSION;
typedef struct _LIBSSH2_CHANNEL LIBSSH2_CHANNEL;
typedef struct _LIBSSH2_AGENT LIBSSH2_AGENT;
typedef struct _LIBSSH2_KNOWNHOSTS LIBSSH2_KNOWNHOSTS;
typedef int libssh2_socket_t;
typedef struct stat libssh2_struct_stat;

LIBSSH2_SESSION *libssh2_session_init_ex(void *my_alloc, void *my_free, void *my_realloc, void *abstract);
void libssh2_session_set_timeout(LIBSSH2_SESSION *session, long timeout);
void libssh2_session_set_blocking(LIBSSH2_SESSION *session, int blocking);
int libssh2_session_handshake(LIBSSH2_SESSION *session, libssh2_socket_t sock);
int libssh2_userauth_password_ex(LIBSSH2_SESSION *session, const char *username, unsigned int username_len, const char *password, unsigned int password_len, void *passwd_change_cb);
int libssh2_userauth_publickey_fromfile_ex(LIBSSH2_SESSION *session, const char *username, unsigned int username_len, const char *publickey, const char *privatekey, const char *passphrase);
int libssh2_session_disconnect_ex(LIBSSH2_SESSION *session, int reason, const char *description, const char *lang);
int libssh2_session_free(LIBSSH2_SESSION *session);
LIBSSH2_CHANNEL *libssh2_channel_open_ex(LIBSSH2_SESSION *session, const char *channel_type, unsigned int channel_type_len, unsigned int window_size, unsigned int packet_size, const char *message, unsigned int message_len);
LIBSSH2_CHANNEL *libssh2_channel_direct_tcpip_ex(LIBSSH2_SESSION *session, const char *host, int port, const char *shost, int sport);
LIBSSH2_CHANNEL *libssh2_scp_send_ex(LIBSSH2_SESSION *session, const char *path, int mode, size_t size, long mtime, long atime);
LIBSSH2_CHANNEL *libssh2_scp_recv2(LIBSSH2_SESSION *session, const char *path, libssh2_struct_stat *sb);
ssize_t libssh2_channel_read_ex(LIBSSH2_CHANNEL *channel, int stream_id, char *buf, size_t buflen);
ssize_t libssh2_channel_write_ex(LIBSSH2_CHANNEL *channel, int stream_id, const char *buf, size_t buflen);
int libssh2_channel_close(LIBSSH2_CHANNEL *channel);
int libssh2_channel_wait_closed(LIBSSH2_CHANNEL *channel);
int libssh2_channel_free(LIBSSH2_CHANNEL *channel);
LIBSSH2_AGENT *libssh2_agent_init(LIBSSH2_SESSION *session);
void libssh2_agent_free(LIBSSH2_AGENT *agent);
LIBSSH2_KNOWNHOSTS *libssh2_knownhost_init(LIBSSH2_SESSION *session);
void libssh2_knownhost_free(LIBSSH2_KNOWNHOSTS *hosts);
int libssh2_init(int flags);
void libssh2_exit(void);

#define libssh2_session_init() libssh2_session_init_ex(NULL, NULL, NULL, NULL)
#define libssh2_channel_open_session(session)                                                                          \
    libssh2_channel_open_ex((session), "session", sizeof("session") - 1, 262144, 32768, NULL, 0)
#define libssh2_session_disconnect(session, description) libssh2_session_disconnect_ex((session), 11, (description), "")

#endif
