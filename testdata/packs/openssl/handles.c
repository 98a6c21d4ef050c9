/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <openssl/async.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <stddef.h>

int step(int n);

int good_ssl(SSL_CTX *c, int n)
{
    SSL *p = SSL_new(c);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        SSL_free(p);
        return -1;
    }
    SSL_free(p);
    return 0;
}

int bad_ssl(SSL_CTX *c, int n)
{
    SSL *p = SSL_new(c); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    SSL_free(p);
    return 0;
}

int good_ssl_ctx(int n)
{
    SSL_CTX *p = SSL_CTX_new(TLS_client_method());

    if (!p)
        return -1;
    if (step(n) < 0) {
        SSL_CTX_free(p);
        return -1;
    }
    SSL_CTX_free(p);
    return 0;
}

int bad_ssl_ctx(int n)
{
    SSL_CTX *p = SSL_CTX_new(TLS_client_method()); /* want "lost-cancel" */

    if (!p)
        return -1;
    if (step(n) < 0)
        return -1;
    SSL_CTX_free(p);
    return 0;
}

int good_bio(int n)
{
    BIO *p = BIO_new(BIO_s_mem());

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        BIO_free(p);
        return -1;
    }
    BIO_free(p);
    return 0;
}

int bad_bio(int n)
{
    BIO *p = BIO_new(BIO_s_mem()); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    BIO_free(p);
    return 0;
}

int good_bio_file(int n)
{
    BIO *p = BIO_new_file("f", "r");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        BIO_free_all(p);
        return -1;
    }
    BIO_free_all(p);
    return 0;
}

int bad_bio_file(int n)
{
    BIO *p = BIO_new_file("f", "r"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    BIO_free_all(p);
    return 0;
}

int good_bio_buf(const char *s, int n)
{
    BIO *p = BIO_new_mem_buf(s, -1);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        BIO_vfree(p);
        return -1;
    }
    BIO_vfree(p);
    return 0;
}

int bad_bio_buf(const char *s, int n)
{
    BIO *p = BIO_new_mem_buf(s, -1); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    BIO_vfree(p);
    return 0;
}

int good_session(SSL *s, int n)
{
    SSL_SESSION *p = SSL_get1_session(s);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        SSL_SESSION_free(p);
        return -1;
    }
    SSL_SESSION_free(p);
    return 0;
}

int bad_session(SSL *s, int n)
{
    SSL_SESSION *p = SSL_get1_session(s); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    SSL_SESSION_free(p);
    return 0;
}

int good_peer(SSL *s, int n)
{
    X509 *p = SSL_get1_peer_certificate(s);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        X509_free(p);
        return -1;
    }
    X509_free(p);
    return 0;
}

int bad_peer(SSL *s, int n)
{
    X509 *p = SSL_get1_peer_certificate(s); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    X509_free(p);
    return 0;
}

int good_read_cert(BIO *b, int n)
{
    X509 *p = PEM_read_bio_X509(b, NULL, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        X509_free(p);
        return -1;
    }
    X509_free(p);
    return 0;
}

int bad_read_cert(BIO *b, int n)
{
    X509 *p = PEM_read_bio_X509(b, NULL, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    X509_free(p);
    return 0;
}

int good_pkey(int n)
{
    EVP_PKEY *p = EVP_PKEY_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        EVP_PKEY_free(p);
        return -1;
    }
    EVP_PKEY_free(p);
    return 0;
}

int bad_pkey(int n)
{
    EVP_PKEY *p = EVP_PKEY_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    EVP_PKEY_free(p);
    return 0;
}

int good_read_key(BIO *b, int n)
{
    EVP_PKEY *p = PEM_read_bio_PrivateKey(b, NULL, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        EVP_PKEY_free(p);
        return -1;
    }
    EVP_PKEY_free(p);
    return 0;
}

int bad_read_key(BIO *b, int n)
{
    EVP_PKEY *p = PEM_read_bio_PrivateKey(b, NULL, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    EVP_PKEY_free(p);
    return 0;
}

int good_made_key(EVP_PKEY_CTX *c, int n)
{
    EVP_PKEY *p = NULL;
    if (EVP_PKEY_keygen(c, &p) <= 0)
        return -1;
    if (step(n) < 0) {
        EVP_PKEY_free(p);
        return -1;
    }
    EVP_PKEY_free(p);
    return 0;
}

int bad_made_key(EVP_PKEY_CTX *c, int n)
{
    EVP_PKEY *p = NULL;
    if (EVP_PKEY_keygen(c, &p) <= 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    EVP_PKEY_free(p);
    return 0;
}

int good_pkey_ctx(int n)
{
    EVP_PKEY_CTX *p = EVP_PKEY_CTX_new_id(6, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        EVP_PKEY_CTX_free(p);
        return -1;
    }
    EVP_PKEY_CTX_free(p);
    return 0;
}

int bad_pkey_ctx(int n)
{
    EVP_PKEY_CTX *p = EVP_PKEY_CTX_new_id(6, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    EVP_PKEY_CTX_free(p);
    return 0;
}

int good_md_ctx(int n)
{
    EVP_MD_CTX *p = EVP_MD_CTX_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        EVP_MD_CTX_free(p);
        return -1;
    }
    EVP_MD_CTX_free(p);
    return 0;
}

int bad_md_ctx(int n)
{
    EVP_MD_CTX *p = EVP_MD_CTX_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    EVP_MD_CTX_free(p);
    return 0;
}

int good_cipher_ctx(int n)
{
    EVP_CIPHER_CTX *p = EVP_CIPHER_CTX_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        EVP_CIPHER_CTX_free(p);
        return -1;
    }
    EVP_CIPHER_CTX_free(p);
    return 0;
}

int bad_cipher_ctx(int n)
{
    EVP_CIPHER_CTX *p = EVP_CIPHER_CTX_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    EVP_CIPHER_CTX_free(p);
    return 0;
}

int good_wait_ctx(int n)
{
    ASYNC_WAIT_CTX *p = ASYNC_WAIT_CTX_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        ASYNC_WAIT_CTX_free(p);
        return -1;
    }
    ASYNC_WAIT_CTX_free(p);
    return 0;
}

int bad_wait_ctx(int n)
{
    ASYNC_WAIT_CTX *p = ASYNC_WAIT_CTX_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    ASYNC_WAIT_CTX_free(p);
    return 0;
}

int good_lock(int n)
{
    CRYPTO_RWLOCK *p = CRYPTO_THREAD_lock_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        CRYPTO_THREAD_lock_free(p);
        return -1;
    }
    CRYPTO_THREAD_lock_free(p);
    return 0;
}

int bad_lock(int n)
{
    CRYPTO_RWLOCK *p = CRYPTO_THREAD_lock_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    CRYPTO_THREAD_lock_free(p);
    return 0;
}

int good_addrinfo(int n)
{
    BIO_ADDRINFO *p;
    if (BIO_lookup("h", "s", BIO_LOOKUP_CLIENT, 0, 0, &p) == 0)
        return -1;
    if (step(n) < 0) {
        BIO_ADDRINFO_free(p);
        return -1;
    }
    BIO_ADDRINFO_free(p);
    return 0;
}

int bad_addrinfo(int n)
{
    BIO_ADDRINFO *p;
    if (BIO_lookup("h", "s", BIO_LOOKUP_CLIENT, 0, 0, &p) == 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    BIO_ADDRINFO_free(p);
    return 0;
}
