/* Stub of openssl/x509.h: what the cases use. */
#ifndef STUB_OPENSSL_X509_H
#define STUB_OPENSSL_X509_H

#include <openssl/evp.h>

X509 *X509_new(void);
X509 *X509_dup(const X509 *x);
X509 *d2i_X509(X509 **out, const unsigned char **in, long len);
X509 *d2i_X509_bio(BIO *bp, X509 **out);
int X509_up_ref(X509 *x);
void X509_free(X509 *x);
EVP_PKEY *X509_get_pubkey(X509 *x);
EVP_PKEY *d2i_PUBKEY(EVP_PKEY **out, const unsigned char **in, long len);

#endif
