/* Stub of openssl/types.h: what the cases use. */
#ifndef STUB_OPENSSL_TYPES_H
#define STUB_OPENSSL_TYPES_H

#include <stddef.h>
#include <stdio.h>
#include <time.h>

typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_method_st SSL_METHOD;
typedef struct ssl_session_st SSL_SESSION;
typedef struct bio_st BIO;
typedef struct bio_method_st BIO_METHOD;
typedef struct bio_addr_st BIO_ADDR;
typedef struct bio_addrinfo_st BIO_ADDRINFO;
typedef struct x509_st X509;
typedef struct evp_pkey_st EVP_PKEY;
typedef struct evp_pkey_ctx_st EVP_PKEY_CTX;
typedef struct evp_md_ctx_st EVP_MD_CTX;
typedef struct evp_cipher_ctx_st EVP_CIPHER_CTX;
typedef struct async_wait_ctx_st ASYNC_WAIT_CTX;
typedef struct async_job_st ASYNC_JOB;
typedef struct crypto_rwlock_st CRYPTO_RWLOCK;
typedef struct ossl_lib_ctx_st OSSL_LIB_CTX;
typedef struct ossl_http_req_ctx_st OSSL_HTTP_REQ_CTX;
typedef struct engine_st ENGINE;
typedef struct openssl_stack_st OPENSSL_STACK;
typedef int pem_password_cb(char *buf, int size, int rwflag, void *userdata);
enum BIO_lookup_type { BIO_LOOKUP_CLIENT, BIO_LOOKUP_SERVER };

#define BIO_NOCLOSE 0
#define BIO_CLOSE 1

#endif
