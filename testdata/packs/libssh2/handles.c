/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <libssh2.h>
#include <libssh2_sftp.h>

#include <stddef.h>

int step(int n);

int good_session(int n)
{
    LIBSSH2_SESSION *p = libssh2_session_init();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        libssh2_session_free(p);
        return -1;
    }
    libssh2_session_free(p);
    return 0;
}

int bad_session(int n)
{
    LIBSSH2_SESSION *p = libssh2_session_init(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    libssh2_session_free(p);
    return 0;
}

int good_channel(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_CHANNEL *p = libssh2_channel_open_session(s);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        libssh2_channel_free(p);
        return -1;
    }
    libssh2_channel_free(p);
    return 0;
}

int bad_channel(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_CHANNEL *p = libssh2_channel_open_session(s); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    libssh2_channel_free(p);
    return 0;
}

int good_sftp(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_SFTP *p = libssh2_sftp_init(s);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        libssh2_sftp_shutdown(p);
        return -1;
    }
    libssh2_sftp_shutdown(p);
    return 0;
}

int bad_sftp(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_SFTP *p = libssh2_sftp_init(s); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    libssh2_sftp_shutdown(p);
    return 0;
}

int good_sftp_handle(LIBSSH2_SFTP *s, int n)
{
    LIBSSH2_SFTP_HANDLE *p = libssh2_sftp_open_ex(s, "f", 1, 1, 0, 0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        libssh2_sftp_close_handle(p);
        return -1;
    }
    libssh2_sftp_close_handle(p);
    return 0;
}

int bad_sftp_handle(LIBSSH2_SFTP *s, int n)
{
    LIBSSH2_SFTP_HANDLE *p = libssh2_sftp_open_ex(s, "f", 1, 1, 0, 0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    libssh2_sftp_close_handle(p);
    return 0;
}

int good_agent(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_AGENT *p = libssh2_agent_init(s);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        libssh2_agent_free(p);
        return -1;
    }
    libssh2_agent_free(p);
    return 0;
}

int bad_agent(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_AGENT *p = libssh2_agent_init(s); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    libssh2_agent_free(p);
    return 0;
}

int good_knownhosts(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_KNOWNHOSTS *p = libssh2_knownhost_init(s);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        libssh2_knownhost_free(p);
        return -1;
    }
    libssh2_knownhost_free(p);
    return 0;
}

int bad_knownhosts(LIBSSH2_SESSION *s, int n)
{
    LIBSSH2_KNOWNHOSTS *p = libssh2_knownhost_init(s); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    libssh2_knownhost_free(p);
    return 0;
}
