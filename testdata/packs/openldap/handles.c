/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <ldap.h>

#include <stddef.h>

int step(int n);

int good_ld(int n)
{
    LDAP *p;
    if (ldap_initialize(&p, "ldap://h") != LDAP_SUCCESS)
        return -1;
    if (step(n) < 0) {
        ldap_unbind_ext_s(p, NULL, NULL);
        return -1;
    }
    ldap_unbind_ext_s(p, NULL, NULL);
    return 0;
}

int bad_ld(int n)
{
    LDAP *p;
    if (ldap_initialize(&p, "ldap://h") != LDAP_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ldap_unbind_ext_s(p, NULL, NULL);
    return 0;
}

int good_old_ld(int n)
{
    LDAP *p = ldap_init("h", 389);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        ldap_unbind(p);
        return -1;
    }
    ldap_unbind(p);
    return 0;
}

int bad_old_ld(int n)
{
    LDAP *p = ldap_init("h", 389); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    ldap_unbind(p);
    return 0;
}

int good_msgid(LDAP *ld, int n)
{
    int id;
    if (ldap_search_ext(ld, "", 0, "", NULL, 0, NULL, NULL, NULL, 0, &id) != LDAP_SUCCESS)
        return -1;
    if (step(n) < 0) {
        ldap_abandon_ext(ld, id, NULL, NULL);
        return -1;
    }
    ldap_abandon_ext(ld, id, NULL, NULL);
    return 0;
}

int bad_msgid(LDAP *ld, int n)
{
    int id;
    if (ldap_search_ext(ld, "", 0, "", NULL, 0, NULL, NULL, NULL, 0, &id) != LDAP_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ldap_abandon_ext(ld, id, NULL, NULL);
    return 0;
}

int good_result(LDAP *ld, int n)
{
    LDAPMessage *p;
    if (ldap_search_ext_s(ld, "", 0, "", NULL, 0, NULL, NULL, NULL, 0, &p) != LDAP_SUCCESS)
        return -1;
    if (step(n) < 0) {
        ldap_msgfree(p);
        return -1;
    }
    ldap_msgfree(p);
    return 0;
}

int bad_result(LDAP *ld, int n)
{
    LDAPMessage *p;
    if (ldap_search_ext_s(ld, "", 0, "", NULL, 0, NULL, NULL, NULL, 0, &p) != LDAP_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ldap_msgfree(p);
    return 0;
}

int good_collected(LDAP *ld, struct timeval *tv, int n)
{
    LDAPMessage *p;
    if (ldap_result(ld, 1, 0, tv, &p) <= 0)
        return -1;
    if (step(n) < 0) {
        ldap_msgfree(p);
        return -1;
    }
    ldap_msgfree(p);
    return 0;
}

int bad_collected(LDAP *ld, struct timeval *tv, int n)
{
    LDAPMessage *p;
    if (ldap_result(ld, 1, 0, tv, &p) <= 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ldap_msgfree(p);
    return 0;
}

int good_vals(LDAP *ld, LDAPMessage *e, int n)
{
    struct berval **p = ldap_get_values_len(ld, e, "cn");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        ldap_value_free_len(p);
        return -1;
    }
    ldap_value_free_len(p);
    return 0;
}

int bad_vals(LDAP *ld, LDAPMessage *e, int n)
{
    struct berval **p = ldap_get_values_len(ld, e, "cn"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    ldap_value_free_len(p);
    return 0;
}

int good_mem(LDAP *ld, LDAPMessage *e, int n)
{
    char *p = ldap_get_dn(ld, e);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        ldap_memfree(p);
        return -1;
    }
    ldap_memfree(p);
    return 0;
}

int bad_mem(LDAP *ld, LDAPMessage *e, int n)
{
    char *p = ldap_get_dn(ld, e); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    ldap_memfree(p);
    return 0;
}
