/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <mariadb/mysql.h>
#include <stddef.h>

void wait_mysql_real_connect(GCancellable *stop, MYSQL *a0, const char *a1, const char *a2, const char *a3, const char *a4, unsigned int a5, const char *a6, unsigned long a7)
{
    if (!g_cancellable_is_cancelled(stop)) mysql_real_connect(a0, a1, a2, a3, a4, a5, a6, a7); /* want "mysql_real_connect blocks here.*likely" */
}

void wait_mysql_real_query(GCancellable *stop, MYSQL *a0, const char *a1, unsigned long a2)
{
    if (!g_cancellable_is_cancelled(stop)) mysql_real_query(a0, a1, a2); /* want "mysql_real_query blocks here.*likely" */
}

void wait_mysql_query(GCancellable *stop, MYSQL *a0, const char *a1)
{
    if (!g_cancellable_is_cancelled(stop)) mysql_query(a0, a1); /* want "mysql_query blocks here.*likely" */
}

void wait_mysql_ping(GCancellable *stop, MYSQL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) mysql_ping(a0); /* want "mysql_ping blocks here.*likely" */
}

void wait_mysql_store_result(GCancellable *stop, MYSQL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) mysql_store_result(a0); /* want "mysql_store_result blocks here.*likely" */
}

void wait_mysql_use_result(GCancellable *stop, MYSQL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) mysql_use_result(a0); /* want "mysql_use_result blocks here.*likely" */
}

void wait_mysql_next_result(GCancellable *stop, MYSQL *a0)
{
    if (!g_cancellable_is_cancelled(stop)) mysql_next_result(a0); /* want "mysql_next_result blocks here.*likely" */
}
