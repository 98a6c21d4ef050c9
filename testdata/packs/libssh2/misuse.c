/* Sessions whose handshake failed, channels that end with their session. */
#include <libssh2.h>

LIBSSH2_SESSION *left_when_handshake_failed(int fd)
{
    LIBSSH2_SESSION *s = libssh2_session_init(); /* want "lost-cancel" */

    if (s == NULL)
        return NULL;
    if (libssh2_session_handshake(s, fd) != 0)
        return NULL;
    return s;
}

int only_disconnected(int fd)
{
    LIBSSH2_SESSION *s = libssh2_session_init(); /* want "never-released" */

    if (s == NULL)
        return -1;
    libssh2_session_handshake(s, fd);
    return libssh2_session_disconnect(s, "bye");
}

int channel_ends_with_its_session(int fd)
{
    LIBSSH2_SESSION *s = libssh2_session_init();
    int rc = -1;

    if (s == NULL)
        return -1;
    if (libssh2_session_handshake(s, fd) == 0) {
        LIBSSH2_CHANNEL *c = libssh2_channel_open_session(s);

        rc = c != NULL ? 0 : -1;
    }
    libssh2_session_free(s);
    return rc;
}

int channel_left_open(LIBSSH2_SESSION *s, char *buf)
{
    LIBSSH2_CHANNEL *c = libssh2_channel_open_session(s); /* want "lost-cancel" */

    if (c == NULL)
        return -1;
    if (libssh2_channel_read_ex(c, 0, buf, 10) < 0)
        return -1;
    return libssh2_channel_free(c);
}
