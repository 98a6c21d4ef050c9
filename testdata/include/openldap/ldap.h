/* Stub of ldap.h: what the cases use. */
#ifndef STUB_LDAP_H
#define STUB_LDAP_H

#include <stddef.h>
#include <sys/time.h>

typedef struct ldap LDAP;
typedef struct ldapmsg LDAPMessage;
typedef struct ldapcontrol LDAPControl;
struct berval {
    size_t bv_len;
    char *bv_val;
};

#define LDAP_SUCCESS 0

int ldap_initialize(LDAP **ldp, const char *url);
LDAP *ldap_init(const char *host, int port);
int ldap_set_option(LDAP *ld, int option, const void *invalue);
int ldap_unbind_ext(LDAP *ld, LDAPControl **serverctrls, LDAPControl **clientctrls);
int ldap_unbind_ext_s(LDAP *ld, LDAPControl **serverctrls, LDAPControl **clientctrls);
int ldap_unbind(LDAP *ld);
int ldap_unbind_s(LDAP *ld);
int ldap_destroy(LDAP *ld);
int ldap_search_ext(LDAP *ld, const char *base, int scope, const char *filter, char **attrs, int attrsonly, LDAPControl **serverctrls, LDAPControl **clientctrls, struct timeval *timeout, int sizelimit, int *msgidp);
int ldap_sasl_bind(LDAP *ld, const char *dn, const char *mechanism, struct berval *cred, LDAPControl **serverctrls, LDAPControl **clientctrls, int *msgidp);
int ldap_result(LDAP *ld, int msgid, int all, struct timeval *timeout, LDAPMessage **result);
int ldap_abandon_ext(LDAP *ld, int msgid, LDAPControl **serverctrls, LDAPControl **clientctrls);
int ldap_cancel(LDAP *ld, int cancelid, LDAPControl **sctrls, LDAPControl **cctrls, int *msgidp);
int ldap_cancel_s(LDAP *ld, int cancelid, LDAPControl **sctrl, LDAPControl **cctrl);
int ldap_search_ext_s(LDAP *ld, const char *base, int scope, const char *filter, char **attrs, int attrsonly, LDAPControl **serverctrls, LDAPControl **clientctrls, struct timeval *timeout, int sizelimit, LDAPMessage **res);
int ldap_sasl_bind_s(LDAP *ld, const char *dn, const char *mechanism, struct berval *cred, LDAPControl **serverctrls, LDAPControl **clientctrls, struct berval **servercredp);
int ldap_start_tls_s(LDAP *ld, LDAPControl **serverctrls, LDAPControl **clientctrls);
int ldap_msgfree(LDAPMessage *lm);
int ldap_parse_result(LDAP *ld, LDAPMessage *res, int *errcodep, char **matcheddnp, char **diagmsgp, char ***referralsp, LDAPControl ***serverctrls, int freeit);
struct berval **ldap_get_values_len(LDAP *ld, LDAPMessage *entry, const char *target);
void ldap_value_free_len(struct berval **vals);
char *ldap_get_dn(LDAP *ld, LDAPMessage *entry);
void ldap_memfree(void *p);

#endif
