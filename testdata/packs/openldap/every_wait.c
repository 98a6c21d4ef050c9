/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <ldap.h>
#include <stddef.h>

void wait_ldap_cancel_s(GCancellable *stop, LDAP *a0, int a1, LDAPControl **a2, LDAPControl **a3)
{
    if (!g_cancellable_is_cancelled(stop)) ldap_cancel_s(a0, a1, a2, a3); /* want "ldap_cancel_s blocks here.*likely" */
}

void wait_ldap_start_tls_s(GCancellable *stop, LDAP *a0, LDAPControl **a1, LDAPControl **a2)
{
    if (!g_cancellable_is_cancelled(stop)) ldap_start_tls_s(a0, a1, a2); /* want "ldap_start_tls_s blocks here.*likely" */
}
