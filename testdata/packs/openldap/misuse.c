/* Operations that nobody collects, sessions left behind. */
#include <ldap.h>

int step(int n);

int not_collected(LDAP *ld)
{
    int id;

    if (ldap_search_ext(ld, "", 0, "", NULL, 0, NULL, NULL, NULL, 0, &id) != LDAP_SUCCESS) /* want "never-released" */
        return -1;
    return step(1);
}

int collected(LDAP *ld, struct timeval *tv)
{
    LDAPMessage *res;
    int id;

    if (ldap_search_ext(ld, "", 0, "", NULL, 0, NULL, NULL, NULL, 0, &id) != LDAP_SUCCESS)
        return -1;
    if (ldap_result(ld, id, 1, tv, &res) <= 0)
        return -1;
    ldap_msgfree(res);
    return 0;
}

int ended_with_the_session(void)
{
    LDAP *ld;
    int id;

    if (ldap_initialize(&ld, "ldap://h") != LDAP_SUCCESS)
        return -1;
    if (ldap_search_ext(ld, "", 0, "", NULL, 0, NULL, NULL, NULL, 0, &id) == LDAP_SUCCESS)
        step(id);
    return ldap_unbind_ext_s(ld, NULL, NULL);
}

int session_left_when_binding_failed(LDAP **out)
{
    LDAP *ld;

    if (ldap_initialize(&ld, "ldap://h") != LDAP_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (ldap_sasl_bind_s(ld, "", NULL, NULL, NULL, NULL, NULL) != LDAP_SUCCESS)
        return -1;
    *out = ld;
    return 0;
}

int freed_by_parsing(LDAP *ld, struct timeval *tv)
{
    LDAPMessage *res;
    int code;

    if (ldap_result(ld, 1, 1, tv, &res) <= 0)
        return -1;
    ldap_parse_result(ld, res, &code, NULL, NULL, NULL, NULL, 1);
    return code;
}
