/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <stddef.h>

void wait_PQconnectdb(GCancellable *stop, const char *a0)
{
    if (!g_cancellable_is_cancelled(stop)) PQconnectdb(a0); /* want "PQconnectdb blocks here.*likely" */
}

void wait_PQconnectdbParams(GCancellable *stop, const char *const *a0, const char *const *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) PQconnectdbParams(a0, a1, a2); /* want "PQconnectdbParams blocks here.*likely" */
}

void wait_PQsetdbLogin(GCancellable *stop, const char *a0, const char *a1, const char *a2, const char *a3, const char *a4, const char *a5, const char *a6)
{
    if (!g_cancellable_is_cancelled(stop)) PQsetdbLogin(a0, a1, a2, a3, a4, a5, a6); /* want "PQsetdbLogin blocks here.*likely" */
}

void wait_PQreset(GCancellable *stop, PGconn *a0)
{
    if (!g_cancellable_is_cancelled(stop)) PQreset(a0); /* want "PQreset blocks here.*likely" */
}

void wait_PQcancel(GCancellable *stop, PGcancel *a0, char *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) PQcancel(a0, a1, a2); /* want "PQcancel blocks here.*likely" */
}

void wait_PQcancelBlocking(GCancellable *stop, PGcancelConn *a0)
{
    if (!g_cancellable_is_cancelled(stop)) PQcancelBlocking(a0); /* want "PQcancelBlocking blocks here.*likely" */
}

void wait_PQexec(GCancellable *stop, PGconn *a0, const char *a1)
{
    if (!g_cancellable_is_cancelled(stop)) PQexec(a0, a1); /* want "PQexec blocks here.*likely" */
}

void wait_PQexecParams(GCancellable *stop, PGconn *a0, const char *a1, int a2, const Oid *a3, const char *const *a4, const int *a5, const int *a6, int a7)
{
    if (!g_cancellable_is_cancelled(stop)) PQexecParams(a0, a1, a2, a3, a4, a5, a6, a7); /* want "PQexecParams blocks here.*likely" */
}

void wait_PQprepare(GCancellable *stop, PGconn *a0, const char *a1, const char *a2, int a3, const Oid *a4)
{
    if (!g_cancellable_is_cancelled(stop)) PQprepare(a0, a1, a2, a3, a4); /* want "PQprepare blocks here.*likely" */
}

void wait_PQexecPrepared(GCancellable *stop, PGconn *a0, const char *a1, int a2, const char *const *a3, const int *a4, const int *a5, int a6)
{
    if (!g_cancellable_is_cancelled(stop)) PQexecPrepared(a0, a1, a2, a3, a4, a5, a6); /* want "PQexecPrepared blocks here.*likely" */
}

void wait_PQgetResult(GCancellable *stop, PGconn *a0)
{
    if (!g_cancellable_is_cancelled(stop)) PQgetResult(a0); /* want "PQgetResult blocks here.*likely" */
}

void wait_lo_read(GCancellable *stop, PGconn *a0, int a1, char *a2, size_t a3)
{
    if (!g_cancellable_is_cancelled(stop)) lo_read(a0, a1, a2, a3); /* want "lo_read blocks here.*likely" */
}
