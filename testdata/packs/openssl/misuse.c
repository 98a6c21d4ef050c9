/* What is owed after a failed handshake, and what others take over. */
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/stack.h>

#include <fcntl.h>
#include <unistd.h>

int step(int n);

SSL *left_when_handshake_failed(SSL_CTX *ctx, int fd)
{
    SSL *ssl = SSL_new(ctx); /* want "lost-cancel" */

    if (ssl == NULL)
        return NULL;
    SSL_set_fd(ssl, fd);
    if (SSL_connect(ssl) != 1)
        return NULL;
    return ssl;
}

SSL *freed_when_handshake_failed(SSL_CTX *ctx, int fd)
{
    SSL *ssl = SSL_new(ctx);

    if (ssl == NULL)
        return NULL;
    SSL_set_fd(ssl, fd);
    if (SSL_connect(ssl) != 1) {
        SSL_free(ssl);
        return NULL;
    }
    return ssl;
}

int only_shut_down(SSL_CTX *ctx)
{
    SSL *ssl = SSL_new(ctx); /* want "never-released" */

    if (ssl == NULL)
        return -1;
    SSL_accept(ssl);
    return SSL_shutdown(ssl);
}

int bios_are_taken_over(SSL *ssl)
{
    BIO *in = BIO_new(BIO_s_mem());
    BIO *out = BIO_new(BIO_s_mem());

    if (in == NULL || out == NULL) {
        BIO_free(in);
        BIO_free(out);
        return -1;
    }
    SSL_set_bio(ssl, in, out);
    return 0;
}

int bio_left_when_the_other_failed(SSL *ssl)
{
    BIO *in = BIO_new(BIO_s_mem());  /* want "lost-cancel" */
    BIO *out = BIO_new(BIO_s_mem()); /* want "lost-cancel" */

    if (in == NULL)
        return -1;
    if (out == NULL)
        return -1;
    SSL_set_bio(ssl, in, out);
    return 0;
}

int descriptor_closed_with_its_bio(const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    BIO *b = BIO_new_socket(fd, BIO_CLOSE);
    if (b == NULL) {
        close(fd);
        return -1;
    }
    step(1);
    BIO_free(b);
    return 0;
}

int descriptor_not_closed(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    BIO *b = BIO_new_socket(fd, BIO_NOCLOSE);
    if (b == NULL) {
        close(fd);
        return -1;
    }
    step(1);
    BIO_free(b);
    return 0;
}

int reference_taken(SSL_CTX *ctx)
{
    SSL_CTX_up_ref(ctx);
    step(1);
    SSL_CTX_free(ctx);
    return 0;
}

int certificate_kept_by_stack(OPENSSL_STACK *certs, BIO *b)
{
    X509 *x = PEM_read_bio_X509(b, NULL, NULL, NULL);

    if (x == NULL)
        return 0;
    if (OPENSSL_sk_push(certs, x) <= 0) {
        X509_free(x);
        return -1;
    }
    return 1;
}

EVP_PKEY *key_of_certificate(BIO *b)
{
    X509 *x = PEM_read_bio_X509(b, NULL, NULL, NULL); /* want "never-released" */

    return x ? X509_get_pubkey(x) : NULL;
}

/* The connection holds the certificate as well: dropping a reference of one's own does not end it. */
X509 *own_reference(SSL *ssl);
X509 *own_reference(SSL *ssl)
{
    return SSL_get1_peer_certificate(ssl);
}

void look_at_a_borrowed_one(SSL *ssl)
{
    X509 *x = SSL_get1_peer_certificate(ssl), *y = own_reference(ssl);

    X509_free(x);
    if (x)
        X509_get_pubkey(x); /* want "discarded-cancel" */
    X509_free(y);
    if (y)
        X509_get_pubkey(y); /* want "discarded-cancel" */
}

void look_at_a_freed_one(void)
{
    X509 *x = X509_new();

    if (!x)
        return;
    X509_free(x);
    EVP_PKEY_free(X509_get_pubkey(x)); /* want "use-after-cancel" */
}

void reference_of_a_borrowed_one_lost(SSL *ssl)
{
    X509 *x = SSL_get1_peer_certificate(ssl); /* want "lost-cancel" */

    if (step(1) < 0)
        return;
    X509_free(x);
}
