/* Stub of openssl/pem.h: what the cases use. */
#ifndef STUB_OPENSSL_PEM_H
#define STUB_OPENSSL_PEM_H

#include <openssl/evp.h>

X509 *PEM_read_bio_X509(BIO *bp, X509 **out, pem_password_cb *cb, void *u);
X509 *PEM_read_X509(FILE *fp, X509 **out, pem_password_cb *cb, void *u);
EVP_PKEY *PEM_read_bio_PrivateKey(BIO *bp, EVP_PKEY **out, pem_password_cb *cb, void *u);
EVP_PKEY *PEM_read_bio_PUBKEY(BIO *bp, EVP_PKEY **out, pem_password_cb *cb, void *u);
EVP_PKEY *PEM_read_PrivateKey(FILE *fp, EVP_PKEY **out, pem_password_cb *cb, void *u);
EVP_PKEY *PEM_read_PUBKEY(FILE *fp, EVP_PKEY **out, pem_password_cb *cb, void *u);

#endif
