/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <openssl/ssl.h>
#include <openssl/bio.h>
#include <openssl/async.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/stack.h>
#include <openssl/x509.h>
#include <stddef.h>
#include <unistd.h>

void wait_SSL_connect(GCancellable *stop, SSL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_connect(a0); /* want "SSL_connect blocks here.*likely" */
}

void wait_SSL_accept(GCancellable *stop, SSL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_accept(a0); /* want "SSL_accept blocks here.*likely" */
}

void wait_SSL_do_handshake(GCancellable *stop, SSL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_do_handshake(a0); /* want "SSL_do_handshake blocks here.*likely" */
}

void wait_SSL_read(GCancellable *stop, SSL *a0, void *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_read(a0, a1, a2); /* want "SSL_read blocks here.*likely" */
}

void wait_SSL_peek(GCancellable *stop, SSL *a0, void *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_peek(a0, a1, a2); /* want "SSL_peek blocks here.*likely" */
}

void wait_SSL_write(GCancellable *stop, SSL *a0, const void *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_write(a0, a1, a2); /* want "SSL_write blocks here.*likely" */
}

void wait_SSL_read_ex(GCancellable *stop, SSL *a0, void *a1, size_t a2, size_t *a3)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_read_ex(a0, a1, a2, a3); /* want "SSL_read_ex blocks here.*likely" */
}

void wait_SSL_write_ex(GCancellable *stop, SSL *a0, const void *a1, size_t a2, size_t *a3)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_write_ex(a0, a1, a2, a3); /* want "SSL_write_ex blocks here.*likely" */
}

void wait_SSL_peek_ex(GCancellable *stop, SSL *a0, void *a1, size_t a2, size_t *a3)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_peek_ex(a0, a1, a2, a3); /* want "SSL_peek_ex blocks here.*likely" */
}

void wait_SSL_shutdown(GCancellable *stop, SSL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) SSL_shutdown(a0); /* want "SSL_shutdown blocks here.*likely" */
}

void wait_BIO_read(GCancellable *stop, BIO *a0, void *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) BIO_read(a0, a1, a2); /* want "BIO_read blocks here.*possible" */
}

void wait_BIO_write(GCancellable *stop, BIO *a0, const void *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) BIO_write(a0, a1, a2); /* want "BIO_write blocks here.*possible" */
}

void wait_BIO_connect(GCancellable *stop, int a0, const BIO_ADDR *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) BIO_connect(a0, a1, a2); /* want "BIO_connect blocks here.*likely" */
}

void wait_BIO_accept_ex(GCancellable *stop, int a0, BIO_ADDR *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) BIO_accept_ex(a0, a1, a2); /* want "BIO_accept_ex blocks here.*likely" */
}

void wait_BIO_lookup(GCancellable *stop, const char *a0, const char *a1, enum BIO_lookup_type a2, int a3, int a4, BIO_ADDRINFO **a5)
{
    if (!g_cancellable_is_cancelled(stop)) BIO_lookup(a0, a1, a2, a3, a4, a5); /* want "BIO_lookup blocks here.*likely" */
}

void wait_BIO_lookup_ex(GCancellable *stop, const char *a0, const char *a1, int a2, int a3, int a4, int a5, BIO_ADDRINFO **a6)
{
    if (!g_cancellable_is_cancelled(stop)) BIO_lookup_ex(a0, a1, a2, a3, a4, a5, a6); /* want "BIO_lookup_ex blocks here.*likely" */
}

void wait_ASYNC_pause_job(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) ASYNC_pause_job(); /* want "ASYNC_pause_job blocks here.*likely" */
}
