/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <libssh2.h>
#include <libssh2_sftp.h>
#include <stddef.h>

void wait_libssh2_session_handshake(GCancellable *stop, LIBSSH2_SESSION *a0, libssh2_socket_t a1)
{
    if (!g_cancellable_is_cancelled(stop)) libssh2_session_handshake(a0, a1); /* want "libssh2_session_handshake blocks here.*likely" */
}

void wait_libssh2_userauth_password_ex(GCancellable *stop, LIBSSH2_SESSION *a0, const char *a1, unsigned int a2, const char *a3, unsigned int a4)
{
    if (!g_cancellable_is_cancelled(stop)) libssh2_userauth_password_ex(a0, a1, a2, a3, a4, NULL); /* want "libssh2_userauth_password_ex blocks here.*likely" */
}

void wait_libssh2_channel_open_ex(GCancellable *stop, LIBSSH2_SESSION *a0, const char *a1, unsigned int a2, unsigned int a3, unsigned int a4, const char *a5, unsigned int a6)
{
    if (!g_cancellable_is_cancelled(stop)) libssh2_channel_open_ex(a0, a1, a2, a3, a4, a5, a6); /* want "libssh2_channel_open_ex blocks here.*likely" */
}

void wait_libssh2_channel_read_ex(GCancellable *stop, LIBSSH2_CHANNEL *a0, int a1, char *a2, size_t a3)
{
    if (!g_cancellable_is_cancelled(stop)) libssh2_channel_read_ex(a0, a1, a2, a3); /* want "libssh2_channel_read_ex blocks here.*likely" */
}

void wait_libssh2_channel_write_ex(GCancellable *stop, LIBSSH2_CHANNEL *a0, int a1, const char *a2, size_t a3)
{
    if (!g_cancellable_is_cancelled(stop)) libssh2_channel_write_ex(a0, a1, a2, a3); /* want "libssh2_channel_write_ex blocks here.*likely" */
}

void wait_libssh2_channel_wait_closed(GCancellable *stop, LIBSSH2_CHANNEL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) libssh2_channel_wait_closed(a0); /* want "libssh2_channel_wait_closed blocks here.*likely" */
}
